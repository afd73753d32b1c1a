"""Shares of small counts: "3 of the 7 patients (43%)", "43% of the 7 patients", "of 7 patients, 3 (43%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.numbers import Number, find_numbers
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

MOST = 1000  # a count up to which every person is counted and none rounded


class Share(NamedTuple):
    """A percentage of a whole that is counted, with the counted part where the text names it.

    percent is as written, with so many decimal places; step is the unit of its last digit.
    """

    span: Span
    percent_span: Span
    percent: float
    places: int
    whole: int
    part: int | None = None

    @property
    def step(self) -> float:
        """The unit of the percentage's last digit."""
        return float(10.0**-self.places)


def find_shares(document: Document) -> tuple[Share, ...]:
    """All shares of counts up to MOST in a document, in order. Found once per document."""
    return document.once("shares", lambda: tuple(_find_all(document)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    percent = r"(?P<percent>(?P<number>\d{1,3}(?:\.\d+)?)\s?(?:%|percent|per\scent))"
    # Whom one counts; of hours, hectares and dollars a share need not be a whole number.
    counted = (
        r"(?:patients|participants|respondents|people|persons|men|women|children|students|teachers|pupils|members|voters|countries"
        r"|states|companies|firms|schools|hospitals|samples|cases|deaths|subjects|volunteers|players|teams|workers|employees"
        r"|households|cities|counties|districts|clinics|judges|senators|lawmakers|nurses|doctors|prisoners|families|villages)"
    )
    one = r"(?:the\s|its\s|their\s|our\s|all\s)?"
    return (
        re.compile(rf"\s(?:out\s)?of\s{one}\Z"),
        re.compile(rf"(?:\s[a-z-]+){{0,3}}\s\((?:or\s)?{percent}\)"),
        re.compile(r"(?:\s[a-z-]+){0,2},\s\Z"),
        re.compile(rf"\s\((?:or\s)?{percent}\)"),
        re.compile(rf"(?<![\w.,–-]){percent}\sof\s(?:the\s|our\s|its\s|all\s)\Z"),
        re.compile(rf"(?:\s[a-z-]+)?(?:\s{counted}\b|\swho\b)(?!\sor\sso)(?!['’])"),
        re.compile(r"\b(?:[Aa]mong|[Oo]f)\s(?:the\s|our\s|its\s|all\s)?\Z"),
        re.compile(rf"(?:\s[a-z-]+)?\s{counted},\s{percent}(?!\w)(?!\s(?:of|more|less|higher|lower|fewer|to|or)\b)"),
    )


def _find_all(document: Document) -> Iterator[Share]:
    text = document.text
    if "%" not in text and " per" not in text:
        return
    numbers = [number for number in find_numbers(document) if _is_count(number)]
    behind = dict(pairwise(numbers))
    end = 0
    for number in numbers:
        share = _with_part(text, number, behind.get(number)) or _without_part(text, number)
        if share and share.span.start >= end and not document.is_opaque(*share.span):
            end = share.span.end
            yield share


def _is_count(number: Number) -> bool:
    return (
        number.upper is None
        and number.comparison == ""
        and 0 < number.value <= MOST
        and number.value == int(number.value)
        and number.step in (1.0, 10.0, 12.0, 100.0)
    )


def _with_part(text: str, number: Number, other: Number | None) -> Share | None:
    """ "3 of the 7 patients (43%)" or "of the 7 patients, 3 (43%)"."""
    of, behind, comma, bracket, _, _, among, _ = _patterns()
    if other is None or other.span.start - number.span.end > 40:
        return None
    between = text[number.span.end : other.span.start]
    match = None
    if of.fullmatch(between):
        part, whole = number, other
        match = behind.match(text, other.span.end)
    elif comma.fullmatch(between) and among.search(text[max(number.span.start - 12, 0) : number.span.start]):
        part, whole = other, number
        match = bracket.match(text, other.span.end)
    if match is None or part.value > whole.value:
        return None
    return _made(match, number.span.start, whole, int(part.value))


def _without_part(text: str, number: Number) -> Share | None:
    """ "43% of the 7 patients" or "Among the 7 patients, 43%"."""
    _, _, _, _, before, noun, among, behind = _patterns()
    low = max(number.span.start - 30, 0)
    if number.value > 100:
        return None
    match = before.search(text[low : number.span.start])
    if match and noun.match(text, number.span.end):
        start = low + match.start("percent")
        if _is_vague(text, start):
            return None
        percent_span = Span(start, low + match.end("percent"))
        places = len(match["number"].partition(".")[2])
        return Share(Span(start, number.span.end), percent_span, float(match["number"]), places, int(number.value))
    if among.search(text[low : number.span.start]):
        match = behind.match(text, number.span.end)
        if match and not _is_vague(text, match.start("percent")):
            return _made(match, number.span.start, number, None)
    return None


def _is_vague(text: str, start: int) -> bool:
    """Whether the percentage that begins here is said not to be exact, or is one end of a range."""
    before = text[max(start - 20, 0) : start]
    vague = r"(?:about|around|nearly|almost|roughly|some|over|than|least|to|up|or|approximately|[-–])\s?\Z"
    return re.search(vague, before, re.IGNORECASE) is not None


def _made(match: re.Match[str], start: int, whole: Number, part: int | None) -> Share:
    percent_span = Span(*match.span("percent"))
    places = len(match["number"].partition(".")[2])
    return Share(Span(start, percent_span.end), percent_span, float(match["number"]), places, int(whole.value), part)
