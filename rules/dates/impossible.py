"""The calendar or the clock has no such date or time.

31 June, 29 February 2023 and 25:10 cannot be true. Which part is wrong only the writer knows, so the nearest days are
suggested and none is applied.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint import DateMention, Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong, find_dates
from factlint.dates import MONTHS, days_in, month_name


@cache
def _time() -> re.Pattern[str]:
    """A clock time whose hour or minute does not exist, in a setting that is a time and no score, ratio or verse."""
    return re.compile(r"\b(?:at|by|until|till|from|around|before|after|since)\s(\d{1,2}):(\d{2})(?![\d:])(?!\s?(?:of|minutes|win|in the))")


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report days that the month does not have and times that the clock does not have."""
    for date in find_dates(document):
        last = days_in(date.year, date.month)
        if document.is_foreign(date.span.start) or 1 <= date.day <= last:
            continue
        month = MONTHS[date.month - 1]
        year = f" {date.year}" if date.year and date.month == 2 else ""
        has = f"{month}{year} has {last} days"
        yield Finding(
            date.span,
            f"there is no {month} {date.day}: {has}" if date.day else f"there is no day 0 in {month}",
            severity="error",
            confidence=0.97,
            fixes=tuple(_repairs(document, date, last)),
            reasons=("computed in the Gregorian calendar",),
        )
    if ":" in document.text:
        for match in _time().finditer(document.text):
            hour, minute = int(match.group(1)), int(match.group(2))
            if (hour > 24 or minute > 59 or (hour == 24 and minute)) and not document.is_foreign(match.start()):
                span = Span(match.start(1), match.end(2))
                yield Finding(
                    span,
                    f"there is no time {match.group(1)}:{match.group(2)}: hours end at 24, minutes at 59",
                    severity="error",
                    confidence=0.9,
                )


def _repairs(document: Document, date: DateMention, last: int) -> Iterator[Fix]:
    """The last day of the month and the first of the next."""
    if date.day != last + 1 or date.day_span is None or date.month_span is None:
        return
    yield Fix(f"Write {MONTHS[date.month - 1]} {last}", (Edit(date.day_span, str(last)),))
    written = document.text[date.month_span.start : date.month_span.end]
    if not written.isdigit() and date.month < 12:
        after = month_name(date.month + 1, written)
        edits = (Edit(date.month_span, after), Edit(date.day_span, "1"))
        yield Fix(f"Write {MONTHS[date.month]} 1", tuple(sorted(edits)))


rule = Rule(
    check=check,
    wrong=(
        Wrong("The treaty was signed on ⟦31 June 1994⟧.", "30 June 1994"),
        Wrong("It happened on ⟦February 29, 2023⟧.", "February 28, 2023"),
        Wrong("The train left at ⟦25:10⟧."),
    ),
    right=(
        Right("It happened on February 29, 2024, and on 29 February."),
        Right("The treaty was signed on 30 June 1994."),
        Right("The doors open at 24:00, and Matthew 25:40 is read."),
        Right("The court voted in June 31 times."),
    ),
)
