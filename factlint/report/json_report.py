"""The whole run as one JSON document, version factlint/1."""

from __future__ import annotations

import json

from factlint.report import Options, Run
from factlint.report.layout import Write, total
from factlint.report.records import coverage_record, records


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    document = {
        "schema": "factlint/1",
        "version": run.version,
        "knowledge": run.knowledge,
        "files": len(run.files),
        "coverage": coverage_record(total(file.coverage for file in run.files)),
        "errors": list(run.errors),
        "findings": [record for file in run.files for record in records(file)],
    }
    write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
