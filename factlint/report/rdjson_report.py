"""The format of reviewdog (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf), as one document.

Columns count UTF-8 bytes, with those of a byte order mark: reviewdog counts in the line as it stands in the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from factlint.positions import UTF8
from factlint.report import FileReport, Options, Run
from factlint.report.layout import Place, Write, explained, places, shared_path
from factlint.rule import DISPLAY, Fix
from factlint.rulepage import HOME, addresses
from factlint.view import Span

LEVELS = {"error": "ERROR", "warning": "WARNING", "hint": "INFO"}
SOURCE = {"name": "factlint", "url": HOME}


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    found = list(diagnostics(run))
    write(json.dumps({"source": SOURCE, "diagnostics": found}, ensure_ascii=False, indent=1) + "\n")


def diagnostics(run: Run) -> Iterator[dict[str, Any]]:
    """One mapping for each finding of a run."""
    pages = addresses(run.rules)
    for file in run.files:
        yield from _diagnostics(file, pages)


def _diagnostics(file: FileReport, pages: dict[str, str]) -> Iterator[dict[str, Any]]:
    text = file.source.text
    plain = places(text, UTF8)
    mark = len(file.source.bom) if file.source.encoding == "utf-8" else 0

    def where(span: Span) -> Place:
        line, column, end_line, end_column = plain(span)
        return Place(line, column + mark * (line == 1), end_line, end_column + mark * (end_line == 1))

    for finding in file.findings:
        fixes = [fix for fix in finding.fixes if fix.edits and fix.applicability != DISPLAY]
        code = {"value": finding.rule}
        if finding.rule in pages:
            code["url"] = pages[finding.rule]
        record: dict[str, Any] = {
            "message": "\n".join([finding.message, *explained(finding)]),
            "location": {"path": shared_path(file.source.path), "range": _range(where(finding.span))},
            "severity": LEVELS[finding.severity],
            "code": code,
        }
        if fixes:
            record["suggestions"] = [_suggestion(fix, text, where) for fix in fixes]
        yield record


def _suggestion(fix: Fix, text: str, where: Callable[[Span], Place]) -> dict[str, Any]:
    """A fix as one replacement, which is all that a suggestion can be: several edits with the text between them."""
    edits = sorted(fix.edits)
    parts: list[str] = []
    at = start = edits[0].span.start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return {"range": _range(where(Span(start, at))), "text": "".join(parts)}


def _range(place: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
