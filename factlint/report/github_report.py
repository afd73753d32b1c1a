"""Workflow commands that GitHub Actions shows as annotations on the changed lines.

GitHub shows ten annotations of each level for a step, so the most severe and most certain come first, and a last line
says what was left out. Columns are only given for spans on one line: GitHub refuses them otherwise.
"""

from __future__ import annotations

from factlint.report import Options, Run
from factlint.report.layout import Write, count, places
from factlint.rule import SEVERITIES

LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}
SHOWN = 10


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for severity in SEVERITIES:
        found = [(file, finding) for file in run.files for finding in file.findings if finding.severity == severity]
        found.sort(key=lambda item: -item[1].confidence)
        for file, finding in found[:SHOWN]:
            place = places(file.source.text)(finding.span)
            properties = {"file": file.source.path, "line": place.line, "endLine": place.end_line}
            if place.line == place.end_line:
                properties |= {"col": place.column, "endColumn": place.end_column}
            properties["title"] = f"factlint {finding.rule}"
            listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
            suggestions = "".join(f"; {fix.title}" for fix in finding.fixes if len(fix.title) < 120)
            write(f"::{LEVELS[severity]} {listed}::{_data(finding.message + suggestions)}\n")
        if len(found) > SHOWN:
            left = count(len(found) - SHOWN, f"more {severity}", f"more {severity}s")
            write(f"factlint: {left} not shown as annotations; see the log of factlint check\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
