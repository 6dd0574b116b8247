"""Reads checkov's report and prints its figures. Fails if a check failed, or more than three are skipped.

Every check that is skipped has its reason beside it in the template; here both are printed.
"""

import json
import sys
from collections import defaultdict

MOST_SKIPPED = 3


def main() -> None:
    report = json.load(sys.stdin)
    summary, results = report["summary"], report["results"]

    skipped = defaultdict(list)
    for check in results["skipped_checks"]:
        skipped[check["check_id"]].append(check)
    print(
        f"checkov {summary['checkov_version']}: {summary['passed']} passed, {summary['failed']} failed, "
        f"{len(skipped)} checks skipped (at {summary['skipped']} resources)"
    )
    for check_id, checks in sorted(skipped.items()):
        print(f"  {check_id} {checks[0]['check_name']}")
        for check in checks:
            print(f"    {check['resource']}: {check['check_result']['suppress_comment']}")
    for check in results["failed_checks"]:
        place = f"{check['file_path']}:{check['file_line_range'][0]}"
        print(f"  FAILED {check['check_id']} {check['check_name']}: {check['resource']} ({place})")

    unread = summary["parsing_errors"]
    nothing_said = any(not check["check_result"]["suppress_comment"] for check in results["skipped_checks"])
    if summary["failed"] or unread or nothing_said or len(skipped) > MOST_SKIPPED or not summary["passed"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
