"""Suppression: what a text itself says shall not be reported.

An instruction is a comment of the format, or in plain text a line of its own:

    factlint: ignore[names/misspelled] reason     the line it stands on; alone on its line, the next one
    factlint: ignore-next-line[names]             the next line
    factlint: ignore-start[...] … ignore-end      the lines between
    factlint: ignore-file[...]                    the whole file

Rules are ids or families, separated by commas; without brackets all rules are meant. `[sic]` right after the words of a
finding silences it as well. Instructions, and rules in them, that silence nothing are reported themselves, with the
removal as a fix; of a rule that was not run nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from factlint.document import Document
from factlint.positions import Lines
from factlint.rule import DISPLAY, HINT, SAFE, WARNING, Edit, Finding, Fix
from factlint.view import Span

UNUSED, BAD = "factlint/unused-suppression", "factlint/bad-suppression"
_KINDS = ("ignore", "ignore-next-line", "ignore-start", "ignore-end", "ignore-file")


class Instruction(NamedTuple):
    """An instruction of the text: where it stands and the lines (from 1, inclusive) that it holds for.

    listed: where its rules stand, without the brackets; empty where it has none. whole: the comments to remove with it.
    """

    span: Span
    kind: str
    rules: tuple[str, ...]
    first: int
    last: int
    listed: Span
    whole: tuple[Span, ...]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"factlint:\s*([a-z-]+)[ \t]*(?:\[([^\]\n]*)\])?")


def apply(
    document: Document, findings: Sequence[Finding], idle: Collection[str] = (), known: Collection[str] = ()
) -> tuple[list[Finding], list[Finding]]:
    """The findings (source offsets) that are not suppressed, and findings about the instructions themselves.

    idle: the rules that were not run. known: all rules; where it is empty, every name is taken for a rule.
    """
    text = document.source.text
    kept = [finding for finding in findings if not _sic(text, finding.span.end)] if "[sic]" in text else list(findings)
    if "factlint:" not in text:
        return kept, []
    lines = Lines(text)
    instructions, about = _instructions(document, lines)
    used: set[tuple[Instruction, str]] = set()
    left = []
    for finding in kept:
        line = lines.place(finding.span.start).line
        hits = [
            (item, rule)
            for item in instructions
            if item.first <= line <= item.last
            for rule in item.rules or ("",)
            if _names(rule, finding.rule)
        ]
        used.update(hits)
        if not hits:
            left.append(finding)
    for item in instructions:
        unused = [
            rule
            for rule in item.rules or ("",)
            if (item, rule) not in used and not any(_names(rule, other) for other in idle)
        ]
        strange = [rule for rule in unused if rule and known and not any(_names(rule, other) for other in known)]
        needless = [rule for rule in unused if rule not in strange]
        if needless:
            about.append(_unused(document, item, needless))
        about += [_unused(document, item, [rule], known) for rule in strange]
    return left, about


def _unused(document: Document, item: Instruction, unused: Sequence[str], known: Collection[str] = ()) -> Finding:
    """A finding on an instruction of which some rules, or all, silence nothing. known: all rules, where one is none."""
    what = ", ".join(unused) if unused[0] else "any rule"
    message = f"this suppresses nothing: {what} finds no fault there"
    if known:
        from factlint.knowledge.schema import nearest

        families = {other.split("/")[0] for other in known}
        message = f'"{what}" is no rule and no family{nearest(what, sorted({*known, *families}))}'
    applicability = DISPLAY if known else SAFE  # it may be a slip of the pen, or a rule that stands elsewhere
    rest = [rule for rule in item.rules if rule not in unused]
    if rest:
        names = ", ".join(unused)
        fixes: tuple[Fix, ...] = (Fix(f"Remove {names} from it", (Edit(item.listed, ", ".join(rest)),), applicability),)
    else:
        edits = tuple(Edit(_around(document.source.text, span), "") for span in item.whole)
        fixes = (Fix("Remove it", edits, applicability),) if edits else ()
    return _about(document, item.span, UNUSED, HINT, message, fixes)


def _around(text: str, span: Span) -> Span:
    """A comment with the space around it that goes when it goes; the prose stays parted as it was."""
    if _alone(text, *span):
        lines = Lines(text)
        first, last = lines.place(span.start).line - 1, lines.place(span.end).line
        starts = [*lines.starts, len(text)]
        start, end = starts[first], starts[last]
        if text.startswith("<!--", span.start):  # in plain text the line is no part of the prose
            before = first == 0 or not text[starts[first - 1] : start].strip()
            after = end == len(text) or not text[end : starts[last + 1]].strip()
            if not before and not after:  # the comment parted two paragraphs: leave an empty line
                return Span(span.start, len(text[:end].rstrip("\r\n")))
            if before and after and end < len(text):
                end = starts[last + 1]
        return Span(start, end)
    start = len(text[: span.start].rstrip(" \t"))
    if start < span.start and text[start - 1 : start] in ("", "\n", "\r"):  # only an indent before it
        return Span(span.start, span.end + len(text[span.end :]) - len(text[span.end :].lstrip(" \t")))
    return Span(start, span.end)


def _sic(text: str, end: int) -> bool:
    """Whether [sic] stands right after a place, with no more than a closing mark or a space between."""
    return text[end : end + 12].lstrip(" \u00a0\"”’',").startswith("[sic]")


def _names(selector: str, id: str) -> bool:
    """Whether a rule, a family or, where it is empty, everything includes the rule with an id."""
    return not selector or id == selector or id.split("/")[0] == selector


def instructions(document: Document) -> list[Instruction]:
    """What a text says shall not be reported, without the instructions that cannot be understood."""
    return _instructions(document, Lines(document.source.text))[0]


def _instructions(document: Document, lines: Lines) -> tuple[list[Instruction], list[Finding]]:
    text = document.source.text
    found: list[Instruction] = []
    about: list[Finding] = []
    open_blocks: list[tuple[Span, tuple[str, ...], int, Span, tuple[Span, ...]]] = []
    for comment in document.comments:
        matches = list(_pattern().finditer(text, comment.start, comment.end))
        for match in matches:
            span = Span(comment.start, comment.end)
            # A comment with two instructions cannot go with one of them.
            whole = (span,) if len(matches) == 1 else ()
            listed = Span(*match.span(2)) if match.group(2) else Span(match.end(), match.end())
            kind = match.group(1)
            rules = tuple(item.strip() for item in (match.group(2) or "").split(",") if item.strip())
            line = lines.place(match.start()).line
            last_line = lines.place(comment.end).line
            if kind not in _KINDS:
                message = f'"{kind}" is no instruction; factlint knows {", ".join(_KINDS)}'
                about.append(_about(document, span, BAD, WARNING, message))
            elif kind == "ignore-start":
                open_blocks.append((span, rules, line, listed, whole))
            elif kind == "ignore-end":
                if open_blocks:
                    start, wanted, first, names, begin = open_blocks.pop()
                    both = (*begin, *whole) if begin and whole else ()
                    found.append(Instruction(start, kind, wanted, first, line, names, both))
                else:
                    about.append(_about(document, span, BAD, WARNING, "ignore-end has no ignore-start before it"))
            elif kind == "ignore-file":
                found.append(Instruction(span, kind, rules, 1, len(lines.starts), listed, whole))
            elif kind == "ignore-next-line" or _alone(text, comment.start, comment.end):
                after = _next_line(text, lines.starts, last_line)
                found.append(Instruction(span, kind, rules, line, after, listed, whole))
            else:
                found.append(Instruction(span, kind, rules, line, last_line, listed, whole))
    for span, *_ in open_blocks:
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


def _about(
    document: Document, span: Span, rule: str, severity: str, message: str, fixes: tuple[Fix, ...] | None = None
) -> Finding:
    text = document.source.text[span.start : span.end]
    if fixes is None:
        fixes = (Fix("Remove it", (Edit(span, ""),), DISPLAY),)
    return Finding(
        span, message, severity, 1.0, fixes, rule=rule, path=document.source.path, text=text, date=document.date
    )
