"""Findings as an editor shows them, with links to the pages of the rules."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lsprotocol import types

from factlint.files import replace_file
from factlint.knowledge.loading import cache_folder
from factlint.positions import Unit
from factlint.rule import Finding, Rule
from factlint.rulepage import page
from factlint.server.checking import Checked
from factlint.server.texts import range_of, uri_of

SOURCE = "factlint"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    # A hint of an editor is drawn as three dots or not at all; factlint's is meant to be read.
    "hint": types.DiagnosticSeverity.Information,
}


def diagnostics(checked: Checked, unit: Unit, pages: dict[str, str]) -> list[types.Diagnostic]:
    """The findings of a checked text. pages: the address of the page of a rule, by its id."""
    return [_diagnostic(finding, checked, unit, pages) for finding in checked.findings]


def _diagnostic(finding: Finding, checked: Checked, unit: Unit, pages: dict[str, str]) -> types.Diagnostic:
    text = checked.text
    address = pages.get(finding.rule)
    return types.Diagnostic(
        range=range_of(text.lines, finding.span, unit),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(address) if address else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(text.uri, range_of(text.lines, item.span, unit)), item.message
            )
            for item in finding.related
        ]
        or None,
    )


def write_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """Write the pages of the rules into the cache, where every editor can open them offline; their addresses by id.

    Where the disk allows no page, findings come without a link.
    """
    folder = os.path.join(cache_folder(), "rules")
    addresses = {}
    try:
        os.makedirs(folder, exist_ok=True)
        for rule in rules:
            path = os.path.join(folder, rule.id.replace("/", "-") + ".md")
            data = page(rule).encode()
            if not (os.path.isfile(path) and _same(path, data)):
                replace_file(path, data)
            addresses[rule.id] = uri_of(path)
    except OSError:
        return addresses
    return addresses


def _same(path: str, data: bytes) -> bool:
    with open(path, "rb") as file:
        return file.read() == data
