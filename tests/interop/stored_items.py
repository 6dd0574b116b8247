#!/usr/bin/env python3
"""Opens what a council's tables hold, without Family Hub: with boto3 and AWS's own Encryption SDK for Python.

    stored_items.py open                prints the kind and the JSON of every submission and family item
    stored_items.py reseal KIND OLD NEW seals the one item of that kind anew, with NEW for OLD in its JSON

AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_KMS and credentials are as boto3 reads them; FAMILY_HUB_TABLE_PREFIX is
what the names of the council's tables begin with. `open` also fails if an item opens in another context, or if KMS
unwraps its key in another record's.
"""

import json
import os
import sys

import boto3
from botocore.exceptions import ClientError

from encryption_sdk import opened, other_contexts, sealed

REGION = "eu-west-2"
DYNAMODB = boto3.resource("dynamodb", region_name=REGION)
KMS = boto3.client("kms", region_name=REGION)


def table(name):
    return DYNAMODB.Table(f"{os.environ['FAMILY_HUB_TABLE_PREFIX']}-{name}")


def key_context(item, row):
    """What KMS binds a record's key to."""
    return {"council": item["council"], "key": item["key"], "purpose": row["purpose"]}


def unwrapped(row, context):
    """A record's key. Once its row in `keys` is deleted, nothing opens any more."""
    return KMS.decrypt(CiphertextBlob=row["wrapped"].value, EncryptionContext=context)["Plaintext"]


def stored(name):
    """Each item of a table, with its row in `keys`, as a vector: see encryption_sdk.py."""
    for item in table(name).scan(ConsistentRead=True)["Items"]:
        if "body" not in item:
            continue  # What leads from a reference to its referral seals nothing.
        row = table("keys").get_item(Key={"pk": f"key#{item['key']}"}, ConsistentRead=True)["Item"]
        vector = {
            "name": f"{item['kind']} {item['pk']}",
            "key": unwrapped(row, key_context(item, row)).hex(),
            "key_name": item["key"],
            "context": {
                "table": name,
                "partition": item["pk"],
                "sort": item.get("sk", "-"),
                "kind": item["kind"],
                "council": item["council"],
                "body-version": str(item["body_version"]),
            },
            "message": item["body"].value.hex(),
        }
        yield item, row, vector


def open_all():
    items = [*stored("submissions"), *stored("families")]
    refused = 0
    for item, row, vector in items:
        text = opened(vector)
        print(item["kind"], json.dumps(json.loads(text), ensure_ascii=False))
        for _, context in other_contexts(vector["context"]):
            try:
                opened(vector, context=context)
            except Exception:  # Whatever the SDK raises: what counts is that no text comes out.
                refused += 1
            else:
                sys.exit(f"{vector['name']}: opened in {context}")
        for other, other_row, _ in items:
            if other["key"] == item["key"]:
                continue
            try:
                unwrapped(row, key_context(other, other_row))
            except ClientError as error:
                assert error.response["Error"]["Code"] == "InvalidCiphertextException", error
                refused += 1
            else:
                sys.exit(f"{vector['name']}: its key was unwrapped as {other['key']}")
    print(f"{len(items)} stored items opened; {refused} other contexts refused")


def reseal(kind, old, new):
    [(item, _, vector)] = [found for found in stored("families") if found[0]["kind"] == kind]
    text = opened(vector)
    assert old in text, f"{vector['name']}: no {old}"
    message = sealed({**vector, "text": text.replace(old, new)})["message"]
    table("families").put_item(Item={**item, "body": bytes.fromhex(message)})


def main():
    if sys.argv[1:] == ["open"]:
        open_all()
    elif len(sys.argv) == 5 and sys.argv[1] == "reseal":
        reseal(*sys.argv[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
