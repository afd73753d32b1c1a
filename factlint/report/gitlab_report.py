"""GitLab's code quality report: a list of issues in the format of Code Climate.

GitLab shows the description and the place, and nothing else, so the rule stands in the description. Of two issues with
one fingerprint it drops the second, so the path and, for findings that are alike, their number are part of it.
"""

from __future__ import annotations

import json
from hashlib import blake2b

from factlint.report import Options, Run
from factlint.report.layout import Write, explained, fingerprints, places, shared_path

SEVERITY = {"error": "major", "warning": "minor", "hint": "info"}
CATEGORY = {"error": "Bug Risk", "warning": "Bug Risk", "hint": "Style"}


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    issues = []
    for file in run.files:
        path = shared_path(file.source.path)
        where = places(file.source.text)
        prints = fingerprints(file.findings, file.source.text)
        for finding, fingerprint in zip(file.findings, prints, strict=True):
            place = where(finding.span)
            details = explained(finding)
            unique = blake2b(f"{path}\0{fingerprint}".encode(), digest_size=16).hexdigest()
            issue = {
                "type": "issue",
                "check_name": finding.rule,
                "description": f"{' '.join(finding.message.split())} ({finding.rule})",
                "categories": [CATEGORY[finding.severity]],
                "severity": SEVERITY[finding.severity],
                "fingerprint": unique,
                "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
            }
            if details:
                issue["content"] = {"body": "\n".join(f"- {line}" for line in details)}
            issues.append(issue)
    write(json.dumps(issues, ensure_ascii=False, indent=1) + "\n")
