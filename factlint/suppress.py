"""Suppression: what a text itself says shall not be reported.

An instruction is a comment of the format, or in plain text a line of its own:

    factlint: ignore[names/misspelled] reason     the line it stands on; alone on its line, the next one
    factlint: ignore-next-line[names]             the next line
    factlint: ignore-start[...] … ignore-end      the lines between
    factlint: ignore-file[...]                    the whole file

Rules are ids or families, separated by commas; without brackets all rules are meant. `[sic]` right after the words of a
finding silences it as well. Instructions that silence nothing are reported themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from factlint.document import Document
from factlint.positions import Lines
from factlint.rule import HINT, WARNING, Edit, Finding, Fix
from factlint.view import Span

UNUSED, BAD = "factlint/unused-suppression", "factlint/bad-suppression"
_KINDS = ("ignore", "ignore-next-line", "ignore-start", "ignore-end", "ignore-file")


class Instruction(NamedTuple):
    """An instruction of the text: where it stands and the lines (from 1, inclusive) that it holds for."""

    span: Span
    kind: str
    rules: tuple[str, ...]
    first: int
    last: int


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"factlint:\s*([a-z-]+)[ \t]*(?:\[([^\]\n]*)\])?")


def apply(document: Document, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings (source offsets) that are not suppressed, and findings about the instructions themselves."""
    text = document.source.text
    kept = [finding for finding in findings if not _sic(text, finding.span.end)] if "[sic]" in text else list(findings)
    if "factlint:" not in text:
        return kept, []
    lines = Lines(text)
    instructions, about = _instructions(document, lines)
    used: set[Instruction] = set()
    left = []
    for finding in kept:
        line = lines.place(finding.span.start).line
        hits = [item for item in instructions if item.first <= line <= item.last and _names(item.rules, finding.rule)]
        used.update(hits)
        if not hits:
            left.append(finding)
    for item in instructions:
        if item not in used:
            what = ", ".join(item.rules) if item.rules else "any rule"
            about.append(
                _about(document, item.span, UNUSED, HINT, f"this suppresses nothing: {what} finds no fault there")
            )
    return left, about


def _sic(text: str, end: int) -> bool:
    """Whether [sic] stands right after a place, with no more than a closing mark or a space between."""
    return text[end : end + 12].lstrip(" \u00a0\"”’',").startswith("[sic]")


def _names(rules: tuple[str, ...], id: str) -> bool:
    return not rules or id in rules or id.split("/")[0] in rules


def _instructions(document: Document, lines: Lines) -> tuple[list[Instruction], list[Finding]]:
    text = document.source.text
    found: list[Instruction] = []
    about: list[Finding] = []
    open_blocks: list[tuple[Span, tuple[str, ...], int]] = []
    for comment in document.comments:
        for match in _pattern().finditer(text, comment.start, comment.end):
            span = Span(comment.start, comment.end)
            kind = match.group(1)
            rules = tuple(item.strip() for item in (match.group(2) or "").split(",") if item.strip())
            line = lines.place(match.start()).line
            last_line = lines.place(comment.end).line
            if kind not in _KINDS:
                message = f'"{kind}" is no instruction; factlint knows {", ".join(_KINDS)}'
                about.append(_about(document, span, BAD, WARNING, message))
            elif kind == "ignore-start":
                open_blocks.append((span, rules, line))
            elif kind == "ignore-end":
                if open_blocks:
                    start, wanted, first = open_blocks.pop()
                    found.append(Instruction(start, kind, wanted, first, line))
                else:
                    about.append(_about(document, span, BAD, WARNING, "ignore-end has no ignore-start before it"))
            elif kind == "ignore-file":
                found.append(Instruction(span, kind, rules, 1, len(lines.starts)))
            elif kind == "ignore-next-line" or _alone(text, comment.start, comment.end):
                after = _next_line(text, lines.starts, last_line)
                found.append(Instruction(span, kind, rules, line, after))
            else:
                found.append(Instruction(span, kind, rules, line, last_line))
    for span, _, _ in open_blocks:
        about.append(
            _about(document, span, BAD, WARNING, "ignore-start has no ignore-end after it; nothing is suppressed")
        )
    return found, about


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a comment has its line (or lines) to itself."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    return not before.strip() and not text[end : len(text) if stop < 0 else stop].strip()


def _next_line(text: str, starts: list[int], line: int) -> int:
    """The next line with text on it."""
    for number in range(line, len(starts)):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        if text[starts[number] : end].strip():
            return number + 1
    return line


def _about(document: Document, span: Span, rule: str, severity: str, message: str) -> Finding:
    text = document.source.text[span.start : span.end]
    fix = Fix("Remove it", (Edit(span, ""),), "display")
    return Finding(
        span, message, severity, 1.0, (fix,), rule=rule, path=document.source.path, text=text, date=document.date
    )
