"""One JSON document a line: each finding, then a summary without findings."""

from __future__ import annotations

import json

from factlint.report import Options, Run
from factlint.report.layout import Write
from factlint.report.records import records, summary_record


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for file in run.files:
        for record in records(file):
            write(json.dumps(record, ensure_ascii=False) + "\n")
    write(json.dumps(summary_record(run, options), ensure_ascii=False) + "\n")
