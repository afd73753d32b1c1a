"""Hover: the finding under the pointer with its evidence, and what the knowledge says of the name there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from factlint.cli.find import entry_page
from factlint.knowledge.entry import Entry
from factlint.mentions import Mention
from factlint.positions import Unit
from factlint.rule import Finding
from factlint.server.checking import Checked
from factlint.server.texts import range_of
from factlint.view import Span

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")
_ADDRESS = re.compile(r"https?://[^\s,\]]+")


def hover(checked: Checked, offset: int, unit: Unit, *, markdown: bool) -> types.Hover | None:
    """What there is to say of an offset: findings first, then the entry of the name there; None where nothing is."""
    findings = [finding for finding in checked.findings if finding.span.start <= offset < max(finding.span)]
    mention, span = _mention_at(checked, offset)
    parts = [part for finding in findings for part in _finding(finding, markdown=markdown)]
    entries = [mention.entry] if mention is not None and mention.entry is not None else []
    for finding in findings:
        entry = checked.project.job.knowledge.get(finding.entry) if finding.entry else None
        if entry is not None and entry.id not in [held.id for held in entries]:
            entries.append(entry)
    parts += [line for entry in entries for line in _entry(entry, markdown=markdown)]
    if not parts:
        return None
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(
        types.MarkupContent(kind, "\n".join(parts).strip() + "\n"),
        range_of(checked.text.lines, findings[0].span if findings else span, unit),
    )


def _mention_at(checked: Checked, offset: int) -> tuple[Mention | None, Span]:
    view = checked.document.view
    for mention in checked.project.job.knowledge.mentions(checked.document):
        span = view.to_source(*mention.span)
        if span.start <= offset < span.end:
            return mention, span
    return None, Span(offset, offset)


def _finding(finding: Finding, *, markdown: bool) -> Iterator[str]:
    plain = _escaped if markdown else str
    yield f"**{plain(finding.message)}** ({finding.rule})" if markdown else f"{finding.message} ({finding.rule})"
    yield ""
    for reason in finding.reasons:
        yield f"- {plain(reason)}"
    for item in finding.evidence:
        checked = f", checked {item.checked}" if item.checked else ""
        where = f" ({item.source}{checked})" if item.source else ""
        yield f"- {plain(f'{item.fact} {item.value}{where}')}"
    yield ""


def _entry(entry: Entry, *, markdown: bool) -> Iterator[str]:
    plain = _escaped if markdown else str
    yield f"**{plain(entry.name)}** ({entry.id})" if markdown else f"{entry.name} ({entry.id})"
    yield ""
    yield from (f"- {plain(line.strip())}" for line in entry_page(entry, "")[1:] if line.strip())
    yield ""


def _escaped(text: str) -> str:
    """Text that Markdown shows as it stands; addresses become links."""
    parts = []
    at = 0
    for match in _ADDRESS.finditer(text):
        parts += [_SIGNS.sub(r"\\\1", text[at : match.start()]), f"<{match.group().rstrip(').;')}>"]
        at = match.start() + len(match.group().rstrip(").;"))
    return "".join([*parts, _SIGNS.sub(r"\\\1", text[at:])])
