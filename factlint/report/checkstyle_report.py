"""Checkstyle's XML, which Jenkins, reviewdog, SonarQube and many others read."""

from __future__ import annotations

from factlint.report import Options, Run
from factlint.report.layout import Write, places, shared_path
from factlint.report.markup import tag

LEVELS = {"error": "error", "warning": "warning", "hint": "info"}


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report. Files without findings are named too: that they were looked at is part of the format.

    A dotted `source` is what Jenkins makes category and type of.
    """
    write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')
    for file in run.files:
        write(f"<{tag('file', name=shared_path(file.source.path))}>\n")
        where = places(file.source.text)
        for finding in file.findings:
            place = where(finding.span)
            error = tag(
                "error",
                line=place.line,
                column=place.column,
                severity=LEVELS[finding.severity],
                message=" ".join(finding.message.split()),
                source=f"factlint.{finding.rule.removeprefix('factlint/').replace('/', '.')}",
            )
            write(f"  <{error}/>\n")
        write("</file>\n")
    write("</checkstyle>\n")
