"""One line a finding: path:line:column: severity rule message."""

from __future__ import annotations

from factlint.report import Options, Run
from factlint.report.layout import Write, places


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for file in run.files:
        where = places(file.source.text)
        for finding in file.findings:
            place = where(finding.span)
            message = " ".join(finding.message.split())
            write(f"{file.source.path}:{place.line}:{place.column}: {finding.severity} {finding.rule} {message}\n")
    if options.statistics:
        from factlint.report.statistics import render_statistics

        render_statistics(run, write)
