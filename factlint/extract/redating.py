"""A date rewritten in the manner of the text: only the parts that change."""

from __future__ import annotations

from factlint.extract.dates import MONTHS, DateMention, month_name
from factlint.extract.numerals import ordinal_ending
from factlint.rule import Edit
from factlint.view import Span


def date_edits(text: str, date: DateMention, year: int, month: int, day: int) -> tuple[Edit, ...]:
    """The edits that make a written date another one; its year is changed only where the text writes one."""
    if date.day_span is None or date.month_span is None:
        return ()
    start, end = date.day_span
    written = f"{day:02}" if text[start] == "0" else str(day)
    if text[end : end + 2] in ("st", "nd", "rd", "th"):
        end += 2
        written += ordinal_ending(day)
    edits = [Edit(Span(start, end), written)]
    if month != date.month:
        old = text[date.month_span.start : date.month_span.end]
        edits.append(Edit(date.month_span, f"{month:02}" if old.isdigit() else month_name(month, old)))
    if date.year_span and year != date.year:
        edits.append(Edit(date.year_span, str(year)))
    return tuple(sorted(edits))


def shown_date(date: DateMention, year: int, month: int, day: int) -> str:
    """A date in full, in the order of the text."""
    return f"{day} {MONTHS[month - 1]} {year}" if date.day_first else f"{MONTHS[month - 1]} {day}, {year}"
