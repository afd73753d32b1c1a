"""The format of reviewdog, one diagnostic a line."""

from __future__ import annotations

import json

from factlint.report import Options, Run
from factlint.report.layout import Write
from factlint.report.rdjson_report import SOURCE, diagnostics


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    for record in diagnostics(run):
        write(json.dumps({**record, "source": SOURCE}, ensure_ascii=False) + "\n")
