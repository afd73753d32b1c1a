"""Shares in running English prose: percentages, percentage points and fractions ("two-thirds of", "one in five")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import comparison_of
from factlint.extract.numbers import Number, find_numbers, interval
from factlint.extract.windows import lower
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

PERCENT, POINTS, FRACTION = "percent", "points", "fraction"


class Percent(NamedTuple):
    """A share in per cent: of "a quarter of" value is 25. kind is percent, points or fraction; basis points are points.

    low and high bound what the words may stand for, comparison apart; upper is the second number of a range.
    number_span is that of the number alone; signed: a plus or minus sign, or "minus", stands before it.
    """

    span: Span
    number_span: Span
    value: float
    low: float
    high: float
    kind: str = PERCENT
    comparison: str = ""
    upper: float | None = None
    start: int = 0
    signed: str = ""


def find_percents(document: Document) -> tuple[Percent, ...]:
    """All shares of the English prose of a document, in order. Found once per document."""
    return document.once("percents", lambda: tuple(_find_all(document)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The sign or word behind a number; a sign before; what follows a fraction; "half" without a number; "in five"."""
    return (
        re.compile(
            r"[\s\u00a0\u202f]?%(?P<sign>(?:[\s-]?age)?[\s-]points?\b)?(?!\w)|[\s-](?:percent|per[\s-]cent|pct)(?P<age>age)?s?\b(?P<points>[\s-]points?\b)?"
            r"|pc\b|[\s-]percentage(?P<of>[\s-]points?\b)|\s(?P<basis>basis\spoints?)\b"
        ),
        re.compile(r"(?P<word>\b(?:minus|negative)\s)\Z|(?:^|[\s(])(?P<sign>[-−+–])\s?\Z", re.IGNORECASE),
        re.compile(r"\sof\b(?!\san?\s(?:mile|inch|acre|cup|century|second|percent))"),
        re.compile(r"[^a-z](?:one[\s-])?half\sof\b(?!\san?\b)"),
        re.compile(r"\s(?:in|out\sof)(?:\severy)?\s\Z"),
        re.compile(
            r"(?:\b(?:first|second|last|latter|former|other|top|bottom|upper|lower|front|back|final)|[a-z]ern)\s\Z"
        ),
    )


def _find_all(document: Document) -> Iterator[Percent]:
    text = document.text
    numbers = find_numbers(document)
    found = [item for number in numbers if (item := _percent(text, number) or _fraction(text, number))]
    found += [item for one, other in pairwise(numbers) if (item := _one_in(text, one, other)) is not None]
    if "half" in text or "Half" in text:
        small = " " + lower(text)
        found += [item for match in _patterns()[3].finditer(small) if (item := _half(text, match)) is not None]
    end = 0
    for item in sorted(found):
        if item.span.start >= end and not document.is_opaque(*item.span) and not document.is_foreign(item.span.start):
            end = item.span.end
            yield item


def _percent(text: str, number: Number) -> Percent | None:
    """ "25%", "25 per cent", "two percentage points", "50 basis points", "5%-10%" (which begins with a mere 5%)."""
    behind = _patterns()[0].match(text, number.span.end)
    if behind is None:
        return None
    points = bool(behind["sign"] or behind["points"] or behind["of"] or behind["basis"])
    if behind["age"] and not points:
        return None
    factor = 0.01 if behind["basis"] else 1.0
    start, sign = number.span.start, ""
    before = _patterns()[1].search(text[max(start - 10, 0) : start])
    if before and (before["word"] or before["sign"]):
        sign = "+" if before["sign"] == "+" else "-"
        start = max(start - 10, 0) + before.start("word" if before["word"] else "sign")
    return Percent(
        span=Span(start, behind.end()),
        number_span=number.span,
        value=number.value * factor * (-1 if sign == "-" else 1),
        low=(-number.high if sign == "-" else number.low) * factor,
        high=(-number.low if sign == "-" else number.high) * factor,
        kind=POINTS if points else PERCENT,
        comparison=number.comparison,
        upper=None if number.upper is None else number.upper * factor,
        start=min(number.start, start),
        signed=sign,
    )


def _fraction(text: str, number: Number) -> Percent | None:
    """ "Two-thirds of", "a quarter of", "¾ of"."""
    if number.value >= 1 or number.upper is not None or not _patterns()[2].match(text, number.span.end):
        return None
    if not number.in_words and text[number.span.start] == "0":
        return None
    return Percent(
        number.span, number.span, number.value * 100, number.low * 100, number.high * 100, FRACTION, number.comparison,
        None, number.start,
    )  # fmt: skip


def _one_in(text: str, one: Number, other: Number) -> Percent | None:
    """ "One in five", "two out of three", "nine out of every 10"."""
    if not (0 < one.value < other.value <= 1000) or other.span.start - one.span.end > 14 or one.upper or other.upper:
        return None
    if one.in_words != other.in_words and other.value != 10:
        return None  # "one in 2019"
    if not _patterns()[4].fullmatch(text[one.span.end : other.span.start]):
        return None
    share = one.value / other.value * 100
    low, high = one.low / other.value * 100, one.high / other.value * 100
    return Percent(
        Span(one.span.start, other.span.end), one.span, share, low, high, FRACTION, one.comparison, None, one.start
    )


def _half(text: str, match: re.Match[str]) -> Percent | None:
    """ "Half of", not "the second half of"."""
    if _patterns()[5].search(text[max(match.start() - 10, 0) : match.start()]):
        return None
    end = text.lower().index("half", match.start()) + 4
    span = Span(match.start(), end)
    start, comparison, approximate = comparison_of(text, span)
    low, high = interval(50.0, 2.0, approximate=approximate)
    return Percent(span, span, 50.0, low, high, FRACTION, comparison or ("about" if approximate else ""), None, start)
