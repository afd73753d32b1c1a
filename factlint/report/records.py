"""Findings as plain mappings, as the JSON contract (docs/findings.schema.json) has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factlint.report import Coverage, FileReport, Options, Run
from factlint.report.layout import Place, fingerprints, places, total
from factlint.report.living import living_record
from factlint.view import Span


def records(file: FileReport) -> Iterator[dict[str, Any]]:
    """One mapping for each finding of a file, in order."""
    where = places(file.source.text)
    for finding, fingerprint in zip(file.findings, fingerprints(file.findings, file.source.text), strict=True):
        yield {
            "rule": finding.rule,
            "severity": finding.severity,
            "confidence": finding.confidence,
            "message": finding.message,
            "path": file.source.path,
            "date": finding.date or None,
            "text": finding.text,
            "zone": finding.zone or None,
            "entry": finding.entry or None,
            "span": _span(finding.span),
            "location": _location(where(finding.span)),
            "reasons": list(finding.reasons),
            "evidence": [item._asdict() for item in finding.evidence],
            "fixes": [
                {
                    "title": fix.title,
                    "applicability": fix.applicability,
                    "edits": [{"span": _span(edit.span), "text": edit.text} for edit in fix.edits],
                }
                for fix in finding.fixes
            ],
            "related": [
                {
                    "path": file.source.path,
                    "span": _span(item.span),
                    "location": _location(where(item.span)),
                    "message": item.message,
                }
                for item in finding.related
            ],
            "fingerprint": fingerprint,
        }


def summary_record(run: Run, options: Options | None = None) -> dict[str, Any]:
    """What there is to say of a run besides its findings."""
    counted = {}
    if options is not None and options.statistics:
        from factlint.report.statistics import statistics

        counted["statistics"] = statistics(run)
    return {
        "schema": "factlint/1",
        "version": run.version,
        "knowledge": run.knowledge,
        "files": len(run.files),
        "coverage": coverage_record(total(file.coverage for file in run.files)),
        "errors": list(run.errors),
        **living_record(run),
        **counted,
    }


def coverage_record(coverage: Coverage) -> dict[str, Any]:
    """What was looked at, as a mapping."""
    return {
        "mentions_known": coverage.mentions_known,
        "mentions_unknown": coverage.mentions_unknown,
        "dates": coverage.dates,
        "quantities": coverage.quantities,
        "foreign_paragraphs": coverage.foreign_paragraphs,
        "not_checked": list(coverage.not_checked),
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _location(place: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": place.line, "column": place.column},
        "end": {"line": place.end_line, "column": place.end_column},
    }
