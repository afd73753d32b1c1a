"""Workflow commands that GitHub Actions shows as annotations on the changed lines.

GitHub shows ten annotations of each level for a step, so faults of the run come first, then the most severe and most
certain findings; the rest is named in the log, where no limit holds. Columns are only given for spans on one line:
GitHub refuses them otherwise.
"""

from __future__ import annotations

from factlint.report import FileReport, Options, Run
from factlint.report.layout import Place, Write, count, places, shared_path, visible
from factlint.rule import ERROR, SEVERITIES, Finding

LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}
SHOWN = 10


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for error in run.errors[:SHOWN]:
        write(f"::error title=factlint::{_data(error)}\n")
    left: list[tuple[str, Place, Finding]] = []
    for severity in SEVERITIES:
        found = [item for file in run.files for item in _placed(file) if item[2].severity == severity]
        found.sort(key=lambda item: -item[2].confidence)
        room = max(SHOWN - len(run.errors), 0) if severity == ERROR else SHOWN
        for path, place, finding in found[:room]:
            write(_command(path, place, finding))
        left += found[room:]
    if left:
        parts = [
            count(number, severity)
            for severity in SEVERITIES
            if (number := sum(item[2].severity == severity for item in left))
        ]
        write(f"factlint: {', '.join(parts)} more, for which GitHub shows no annotations:\n")
        for path, place, finding in left:
            message = visible(" ".join(finding.message.split()))
            # A dash before it: a line that begins with "::", as a file's name may, would be a command.
            write(f"- {visible(path)}:{place.line}:{place.column}: {finding.severity} {finding.rule} {message}\n")


def _placed(file: FileReport) -> list[tuple[str, Place, Finding]]:
    where = places(file.source.text)
    path = shared_path(file.source.path)
    return [(path, where(finding.span), finding) for finding in file.findings]


def _command(path: str, place: Place, finding: Finding) -> str:
    properties = {"file": path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"factlint {finding.rule}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    suggestions = "".join(f"; {fix.title}" for fix in finding.fixes if len(fix.title) < 120)
    return f"::{LEVELS[finding.severity]} {listed}::{_data(finding.message + suggestions)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
