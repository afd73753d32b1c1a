"""One JSON document a line: each finding, then a summary without findings."""

from __future__ import annotations

import json

from factlint.report import Options, Run
from factlint.report.layout import Write, total
from factlint.report.records import coverage_record, records


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for file in run.files:
        for record in records(file):
            write(json.dumps(record, ensure_ascii=False) + "\n")
    summary = {
        "schema": "factlint/1",
        "version": run.version,
        "knowledge": run.knowledge,
        "files": len(run.files),
        "coverage": coverage_record(total(file.coverage for file in run.files)),
        "errors": list(run.errors),
    }
    write(json.dumps(summary, ensure_ascii=False) + "\n")
