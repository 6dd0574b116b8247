"""Prints a SAM template as the CloudFormation that AWS would make of it, in JSON.

What AWS does on its side when a template with `Transform: AWS::Serverless-2016-10-31` is deployed,
`aws-sam-translator` does here, as its own bin/sam-translate.py does: without an account or a network.

    python translate.py infra/template.yaml
"""

import json
import os
import sys
from pathlib import Path

# The translator asks boto3 for the region, and for nothing else.
os.environ["AWS_DEFAULT_REGION"] = "eu-west-2"
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

from samtranslator.model.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402


class NoManagedPolicies:
    """AWS's managed policies by name: none, so that a template which names one stays as it is."""

    def load(self) -> dict[str, str]:
        return {}


def packaged(template: dict) -> dict:
    """With the functions' code where `sam package` would have put it: local paths are not translated."""
    for resource in template["Resources"].values():
        code = resource.get("Properties", {}).get("CodeUri")
        if isinstance(code, str) and not code.startswith("s3://"):
            resource["Properties"]["CodeUri"] = f"s3://packages/{Path(code).name}"
    return template


def main() -> None:
    template = packaged(yaml_parse(Path(sys.argv[1]).read_text(encoding="utf-8")))
    try:
        translated = transform(template, {}, NoManagedPolicies())
    except InvalidDocumentException as invalid:
        sys.exit("\n".join([invalid.message, *(cause.message for cause in invalid.causes)]))
    json.dump(translated, sys.stdout)


if __name__ == "__main__":
    main()
