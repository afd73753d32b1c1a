"""Durations in running English prose: "two and a half hours", "a decade", "a two-year term", "1 hour 20 minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import comparison_of
from factlint.extract.numbers import Number, find_numbers, interval
from factlint.extract.windows import lower
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

# Days in one; a month and a year have their mean length in the Gregorian calendar.
DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "fortnight": 14.0,
    "month": 30.436875, "year": 365.2425, "decade": 3652.425, "century": 36524.25,
}  # fmt: skip


class Duration(NamedTuple):
    """A length of time: `number` of `unit` ("year") as written; days, low and high in days.

    low and high bound what the words may stand for, comparison apart; upper is the second number of a range, in `unit`.
    Of several parts ("1 hour 20 minutes") number and unit are those of the first, and days is their sum.
    direction: "ago", "later", "earlier", "before" or "after", where such a word follows. hyphenated: "a two-year term".
    """

    span: Span
    number: float
    unit: str
    days: float
    low: float
    high: float
    comparison: str = ""
    upper: float | None = None
    start: int = 0
    direction: str = ""
    hyphenated: bool = False


def find_durations(document: Document) -> tuple[Duration, ...]:
    """All durations of the English prose of a document, in order. Found once per document."""
    return document.once("durations", lambda: tuple(_find_all(document)))


_NAMES = {name: name for name in DAYS} | {f"{name}s": name for name in DAYS} | {
    "centuries": "century", "hr": "hour", "hrs": "hour", "min": "minute", "mins": "minute", "sec": "second",
    "secs": "second", "h": "hour", "yr": "year", "yrs": "year",
}  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The unit behind a number; a duration without a number; what joins two parts; the word behind."""
    units = "years?|yrs?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|decades?|fortnights?"
    units += "|century|centuries"
    return (
        re.compile(
            rf"[\s\u00a0-]?(?:(?:full|whole|more|straight|consecutive|solid)\s)?({units})\b(?![’'.]?\w|[\s-]olds?\b|\sof\sage\b)"
        ),
        re.compile(
            r"[^a-z](?:(?P<half>half)(?:[\s-]an?)?|(?P<pair>(?:a\s)?couple\sof)|(?:an?|another)(?:\s(?P<more>further|full|whole|half))?)"
            rf"[\s-](?P<unit>year|month|week|day|hour|minute|decade|century|fortnight|(?<=\sof\s)(?:{units}))\b(?![’'-]\w)"
            r"(?P<and>\sand\s(?:an?\s)?(?:half|quarter)\b)?"
        ),
        re.compile(r"(?:,?\sand|,)?\s\Z"),
        re.compile(r"\s(ago|later|earlier|before|after|from\snow)\b"),
    )


def _find_all(document: Document) -> Iterator[Duration]:
    text = document.text
    found = [item for number in find_numbers(document) if (item := _counted(text, number))]
    found += [item for item in _uncounted(text) if not document.is_opaque(*item.span)]
    last: Duration | None = None
    for item in sorted(found, key=lambda item: (item.span.start, -item.span.end)):
        if last and item.span.start < last.span.end:
            continue
        if last and _continues(text, last, item):
            last = last._replace(
                span=Span(last.span.start, item.span.end),
                days=last.days + item.days,
                low=last.low + item.low,
                high=last.high + item.high,
                direction=item.direction,
            )
            continue
        if last:
            yield last
        last = None if document.is_foreign(item.span.start) else item
    if last:
        yield last


def _continues(text: str, first: Duration, second: Duration) -> bool:
    """Whether two durations are parts of one: "two years and three months"."""
    between = text[first.span.end : second.start]
    return (
        DAYS[first.unit] > DAYS[second.unit]
        and not first.direction
        and first.upper is None
        and len(between) < 6
        and _patterns()[2].fullmatch(between) is not None
        and not second.hyphenated
    )


def _counted(text: str, number: Number) -> Duration | None:
    """The duration that a number begins."""
    end = number.span.end
    unit = _patterns()[0].match(text, end)
    if unit is None or (unit[1] == "h" and number.in_words) or (number.start and text[number.span.start - 1] in "$£€"):
        return None
    name = _NAMES[unit[1]]
    days = DAYS[name]
    direction = _patterns()[3].match(text, unit.end())
    return Duration(
        Span(number.span.start, unit.end()),
        number.value,
        name,
        number.value * days,
        number.low * days,
        number.high * days,
        number.comparison,
        number.upper,
        number.start,
        direction[1] if direction else "",
        text[end] == "-",
    )


def _uncounted(text: str) -> Iterator[Duration]:
    """ "A year", "half an hour", "a couple of weeks", "an hour and a half"."""
    small = " " + lower(text)
    for match in _patterns()[1].finditer(small):
        start, end = match.start(), match.end() - 1
        count = 0.5 if match["half"] or match["more"] == "half" else 2.0 if match["pair"] else 1.0
        if match["and"]:
            count += 0.25 if match["and"].endswith("quarter") else 0.5
        span, name = Span(start, end), _NAMES[match["unit"]]
        begin, comparison, approximate = comparison_of(text, span)
        low, high = interval(count, 1.0 if match["pair"] else 0.5, approximate=approximate or bool(match["pair"]))
        direction = _patterns()[3].match(text, end)
        comparison = comparison or ("about" if approximate or match["pair"] else "")
        if not (match["half"] or match["pair"]) and _is_rate(text, start) and not direction and not comparison:
            continue
        days = DAYS[name]
        said = direction[1] if direction else ""
        yield Duration(span, count, name, count * days, low * days, high * days, comparison, None, begin, said)


def _is_rate(text: str, start: int) -> bool:
    """Whether "a day" may be a rate ("20 miles a day", "twice a year") or a mere day ("a day to remember")."""
    before = text[max(start - 24, 0) : start].rstrip().lower()
    return not before.endswith(
        ("for", "in", "within", "after", "than", "took", "lasted", "least", "take", "takes", "lasts")
    )
