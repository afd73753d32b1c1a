"""What reports share: positions of spans, grouping of like findings, counts, the coverage line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from factlint.positions import UTF32, Lines, Unit
from factlint.report import Coverage, Run
from factlint.rule import SAFE, SEVERITIES, UNSAFE, Finding
from factlint.view import Span

Write = Callable[[str], object]


class Place(NamedTuple):
    """Line and column of both ends of a span, from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def places(text: str, unit: Unit = UTF32) -> Callable[[Span], Place]:
    """A function from spans of `text` to their places, with columns in `unit`."""
    lines = Lines(text)
    return lambda span: Place(*lines.place(span.start, unit), *lines.place(span.end, unit))


def grouped(findings: Sequence[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """The same fault once, with its other places: findings alike in rule, entry, text and message."""
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.entry, finding.text, finding.message), []).append(finding)
    return [(group[0], group[1:]) for group in groups.values()]


def count(number: int, noun: str, plural: str = "") -> str:
    """ "1 name", "2 names"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def total(coverages: Iterable[Coverage]) -> Coverage:
    """The sum of what was looked at in several files."""
    known = unknown = dates = quantities = foreign = 0
    gaps: dict[str, None] = {}
    for item in coverages:
        known += item.mentions_known
        unknown += item.mentions_unknown
        dates += item.dates
        quantities += item.quantities
        foreign += item.foreign_paragraphs
        gaps.update(dict.fromkeys(item.not_checked))
    return Coverage(known, unknown, dates, quantities, foreign, tuple(gaps))


def coverage_line(coverage: Coverage) -> str:
    """What was checked, in one sentence."""
    line = (
        f"checked {count(coverage.mentions_known, 'known name')}, {count(coverage.dates, 'date')}, "
        f"{count(coverage.quantities, 'quantity', 'quantities')}; {count(coverage.mentions_unknown, 'name')} unknown"
    )
    if coverage.not_checked:
        line += f"; not checked: {', '.join(coverage.not_checked)}"
    if coverage.foreign_paragraphs:
        line += f"; {count(coverage.foreign_paragraphs, 'paragraph')} in another language left alone"
    return line


def summary_line(run: Run) -> str:
    """How many findings there are and what can be fixed."""
    findings = [finding for file in run.files for finding in (*file.findings, *file.hidden)]
    where = f"in {count(len(run.files), 'file')}"
    if not findings:
        line = f"no findings {where}; what is not known was not checked"
    else:
        parts = [
            count(number, severity)
            for severity in SEVERITIES
            if (number := sum(1 for finding in findings if finding.severity == severity))
        ]
        line = f"{', '.join(parts)} {where}"
    safe = sum(1 for finding in findings if any(fix.applicability == SAFE for fix in finding.fixes))
    unsafe = sum(1 for finding in findings if [fix.applicability for fix in finding.fixes].count(UNSAFE) == 1)
    if safe:
        line += f"; {safe} fixable with --fix"
    if unsafe:
        line += f"; {unsafe}{' more' if safe else ''} with --fix --unsafe-fixes"
    fixed = sum(file.fixed for file in run.files)
    if fixed:
        line += f"; {count(fixed, 'fix', 'fixes')} applied"
    silenced = sum(file.silenced for file in run.files)
    if silenced:
        line += f"; {silenced} silenced by the baseline"
    elsewhere = sum(file.elsewhere for file in run.files)
    if elsewhere:
        line += f"; {elsewhere} on unchanged lines left out"
    if run.skipped:
        line += f"; {count(run.skipped, 'file')} of other formats skipped"
    return line


def fingerprints(findings: Sequence[Finding], text: str) -> list[str]:
    """A name for each finding that survives edits elsewhere: rule, words, entry and the line they stand in."""
    from hashlib import blake2b

    seen: dict[str, int] = {}
    names = []
    for finding in findings:
        start = text.rfind("\n", 0, finding.span.start) + 1
        stop = text.find("\n", finding.span.end)
        around = text[start : len(text) if stop < 0 else stop]
        near = " ".join(around[max(0, finding.span.start - start - 60) : finding.span.end - start + 60].split())
        base = "\0".join((finding.rule, finding.text, finding.entry, near))
        number = seen[base] = seen.get(base, 0) + 1
        names.append(blake2b(f"{base}\0{number}".encode(), digest_size=10).hexdigest())
    return names


def wrapped(text: str, width: int, first: str = "", other: str = "") -> list[str]:
    """Lines of at most `width` columns, broken at spaces only; a longer word stands alone. Indents: first line, others.

    The standard textwrap costs more to import than a report of one page to print.
    """
    lines: list[str] = []
    line, empty = first, True
    for word in text.split():
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = other, True
        line += word if empty else " " + word
        empty = False
    return [*lines, line] if not empty else lines
