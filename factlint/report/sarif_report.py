"""SARIF 2.1.0, which code scanning (GitHub, Azure DevOps) and the SARIF viewers of editors read.

Columns count UTF-16 code units and the report says so: readers that pass over `columnKind` count like that. A fix that
is only to be shown is left out, as a viewer would offer to apply it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from factlint.positions import UTF16
from factlint.report import FileReport, Options, Run
from factlint.report.layout import Place, Write, explained, fingerprints, places, shared_path, total
from factlint.report.records import coverage_record
from factlint.rule import DISPLAY, Finding, Fix, Rule
from factlint.rulepage import HOME, addresses, page, summary
from factlint.view import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "factlint/v1"
LEVELS = {"error": "error", "warning": "warning", "hint": "note"}
ROOT = "%SRCROOT%"
LONGEST = 1000  # characters of a description; GitHub takes 1024

Mapping = dict[str, Any]


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    ids = sorted({rule.id for rule in run.rules} | {item.rule for file in run.files for item in file.findings})
    by_id = {rule.id: rule for rule in run.rules}
    pages = addresses(run.rules)
    result = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factlint",
                        "version": run.version,
                        "semanticVersion": run.version,
                        "informationUri": HOME,
                        "rules": [_descriptor(id, by_id.get(id), pages.get(id)) for id in ids],
                    }
                },
                "invocations": [
                    {
                        "executionSuccessful": not run.errors,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": error}} for error in run.errors
                        ],
                    }
                ],
                "originalUriBaseIds": {
                    ROOT: {"description": {"text": "The root of the repository, or the folder factlint ran in."}}
                },
                "artifacts": [
                    {"location": _artifact(file.source.path, number), "roles": ["analysisTarget"]}
                    for number, file in enumerate(run.files)
                ],
                "results": [
                    item for number, file in enumerate(run.files) for item in _results(file, number, ids)
                ],
                "columnKind": "utf16CodeUnits",
                "language": "en",
                "properties": {
                    "knowledge": run.knowledge,
                    "coverage": coverage_record(total(file.coverage for file in run.files)),
                },
            }
        ],
    }  # fmt: skip
    write(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def _descriptor(id: str, rule: Rule | None, uri: str | None) -> Mapping:
    """A rule with its manual page. What has no rule is about the text's own instructions to factlint."""
    family, _, name = id.partition("/")
    words = name.replace("-", " ")
    short = summary(rule) if rule else f"An instruction to factlint in the text: {words}."
    text = page(rule) if rule else short
    descriptor: Mapping = {
        "id": id,
        "name": "".join(word.capitalize() for word in f"{family} {words}".split()),
        "shortDescription": {"text": short},
        "fullDescription": {"text": _cut(" ".join(rule.doc.split())) if rule else short},
        "help": {"text": text, "markdown": text},
        "properties": {"tags": [family]},
    }
    return descriptor | ({"helpUri": uri} if uri else {})


def _results(file: FileReport, number: int, ids: Sequence[str]) -> list[Mapping]:
    where = places(file.source.text, UTF16)
    prints = fingerprints(file.findings, file.source.text)
    found = []
    for finding, fingerprint in zip(file.findings, prints, strict=True):
        result = {
            "ruleId": finding.rule,
            "ruleIndex": ids.index(finding.rule),
            "level": LEVELS[finding.severity],
            "message": {"text": "\n".join([_sentence(finding.message), *explained(finding)])},
            "locations": [{"physicalLocation": _physical(file, number, finding.span, where)}],
            "partialFingerprints": {FINGERPRINT: fingerprint},
            "rank": round(finding.confidence * 100, 1),
            "properties": _properties(finding),
        }
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": index,
                    "message": {"text": item.message},
                    "physicalLocation": _physical(file, number, item.span, where),
                }
                for index, item in enumerate(finding.related, 1)
            ]
        fixes = [fix for fix in finding.fixes if fix.edits and fix.applicability != DISPLAY]
        if fixes:
            result["fixes"] = [_fix(fix, file, number, where) for fix in fixes]
        found.append(result)
    return found


def _properties(finding: Finding) -> Mapping:
    properties: Mapping = {"confidence": finding.confidence, "evidence": [item._asdict() for item in finding.evidence]}
    return properties | {key: value for key in ("entry", "zone", "date") if (value := getattr(finding, key))}


def _fix(fix: Fix, file: FileReport, number: int, where: Callable[[Span], Place]) -> Mapping:
    replacements = []
    for edit in sorted(fix.edits):
        replacement: Mapping = {"deletedRegion": _region(where(edit.span))}
        if edit.text:
            replacement["insertedContent"] = {"text": edit.text}
        replacements.append(replacement)
    return {
        "description": {"text": _sentence(fix.title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(file.source.path, number), "replacements": replacements}
        ],
        "properties": {"applicability": fix.applicability},
    }  # fmt: skip


def _physical(file: FileReport, number: int, span: Span, where: Callable[[Span], Place]) -> Mapping:
    region = _region(where(span)) | {"snippet": {"text": file.source.text[span.start : span.end]}}
    return {"artifactLocation": _artifact(file.source.path, number), "region": region}


def _region(place: Place) -> Mapping:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact(path: str, number: int) -> Mapping:
    """Where a file is: from the root where it lies below it, else by its full path."""
    shared = shared_path(path)
    if os.path.isabs(shared) or shared.startswith("../"):
        full = os.path.abspath(path).replace(os.sep, "/")
        return {"uri": "file://" + quote(full if full.startswith("/") else f"/{full}"), "index": number}
    return {"uri": quote(shared), "uriBaseId": ROOT, "index": number}


def _cut(text: str) -> str:
    """The sentences that fit into what GitHub takes as a description; the whole text is the help of the rule."""
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(". ")[0] + "."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
