"""One line a finding: path:line:column: severity rule message."""

from __future__ import annotations

from factlint.report import Options, Run
from factlint.report.layout import Write, places, visible


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for file in run.files:
        where = places(file.source.text)
        path = visible(file.source.path)
        for finding in file.findings:
            place = where(finding.span)
            message = visible(" ".join(finding.message.split()))
            write(f"{path}:{place.line}:{place.column}: {finding.severity} {finding.rule} {message}\n")
    if options.statistics:
        from factlint.report.statistics import render_statistics

        render_statistics(run, write)
