"""Ages in running English prose: "45 years old", "a 45-year-old man", "aged 45", "Smith, 45, said", "in her 40s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.numbers import find_numbers
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

OLDEST = 300  # what is no age of a person is one all the same, so that a rule can say so


class Age(NamedTuple):
    """An age in `unit` ("year", "month", "week", "day"). low and high are bounds in years, comparison apart.

    Someone of 45 has lived at least 45 and less than 46 years. kind says how it is written: "old", "aged", "turned",
    "decade" ("in her 40s") or "apposition" ("Smith, 45,"), the last of which is no age in every reading.
    `start` is where the words begin that make a comparison.
    """

    span: Span
    value: float
    unit: str
    low: float
    high: float
    kind: str
    comparison: str = ""
    upper: float | None = None
    start: int = 0
    number_span: Span = Span(0, 0)


def find_ages(document: Document) -> tuple[Age, ...]:
    """All ages of the English prose of a document, in order. Found once per document."""
    return document.once("ages", lambda: tuple(_find_all(document)))


_PER_YEAR = {"year": 1.0, "month": 12.0, "week": 52.18, "day": 365.2425}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What follows an age; what stands before one; a name before an age between commas; "in her 40s"."""
    return (
        re.compile(r"[\s-](year|month|week|day)s?(?:[\s-]olds?\b|\sof\sage\b)|\s?(?:y\.?o\.?|yrs?\sold)(?=[\s,.;)])"),
        re.compile(
            r"(?:\b(aged|age)(?:\s(?:of|just|only|about|around|approximately|nearly|over|under|between))*"
            r"|\b(turn(?:s|ed|ing)?)(?:\s(?:just|only))?)\s\Z",
            re.IGNORECASE,
        ),
        re.compile(r"(?:[A-Z][\w’'-]+|[JS]r\.)(?:,\s|\s\()\Z"),
        re.compile(
            r"\b(?:in\s)?(?:his|her|their|my|your|our|its)\s(?P<part>(?:early|mid|late)[\s-])?(?P<decade>[1-9]0)s\b"
        ),
    )


def _find_all(document: Document) -> Iterator[Age]:
    text = document.text
    found = []
    old, aged, name, decade = _patterns()
    for number in find_numbers(document):
        if number.value > OLDEST * 12 or number.value != int(number.value):
            continue
        start, end = number.span
        behind = old.match(text, end)
        top = number.upper if number.upper is not None else number.value
        if behind:
            unit, kind, span = behind[1] or "year", "old", Span(start, behind.end())
        elif text[start - 1 : start].isspace() and (before := aged.search(text[max(start - 30, 0) : start])):
            kind, unit = ("turned" if before[2] else "aged"), "year"
            span = Span(max(start - 30, 0) + before.start(), end)
            if kind == "turned" and not re.match(
                r"[\s,.;]*(?!percent|per|million|votes|points|out)", text[end : end + 9]
            ):
                continue
            if not 0 < number.value <= OLDEST or re.match(
                r"\s?(?:%|percent|per\scent|million|billion)", text[end : end + 9]
            ):
                continue
        elif (
            not number.in_words and 1 <= number.value <= 115 and text[end : end + 1] in (",", ")", ".")
            and number.upper is None and "." not in text[start:end] and not number.comparison
            and name.search(text[max(start - 30, 0) : start])
            and (text[end] != "." or text[end + 1 : end + 2] in ("", "\n", "\r"))
            and not re.match(r"[,.]\d", text[end : end + 2])
        ):  # fmt: skip
            kind, unit, span = "apposition", "year", Span(start, end)
        else:
            continue
        per = _PER_YEAR[unit]
        found.append(
            Age(
                span, number.value, unit, number.value / per, (top + 1) / per, kind, number.comparison, number.upper,
                min(number.start, span.start), number.span,
            )
        )  # fmt: skip
    if "0s" in text:
        found.extend(_decades(text, decade))
    yield from sorted(
        age for age in found if not document.is_opaque(*age.span) and not document.is_foreign(age.span.start)
    )


def _decades(text: str, pattern: re.Pattern[str]) -> Iterator[Age]:
    for match in pattern.finditer(text):
        low = int(match["decade"])
        part = (match["part"] or "").strip(" -")
        first, last = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}.get(part, (0, 10))
        yield Age(Span(*match.span()), low, "year", low + first, low + last, "decade", "", None, match.start(),
                  Span(*match.span("decade")))  # fmt: skip
