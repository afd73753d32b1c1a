"""The whole run as one JSON document, version factlint/1."""

from __future__ import annotations

import json

from factlint.report import Options, Run
from factlint.report.layout import Write
from factlint.report.records import records, summary_record


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    findings = [record for file in run.files for record in records(file)]
    write(json.dumps({**summary_record(run, options), "findings": findings}, ensure_ascii=False, indent=1) + "\n")
