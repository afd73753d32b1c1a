"""An amount and its conversion into another currency do not belong together.

"850 million kroner ($985 million)" has slipped by a power of ten, "€54 million ($36 million)" was converted the wrong
way. Readers compare the two figures before anything else in the sentence.

The rule reads an amount whose conversion follows in brackets or after "or", and converts it at the mean rate of the
month of publication and of the two months before, or of all months of the year that the sentence names. It allows for
4 % of movement within a month, 2.5 % of rounding of the amount and for the rounding of the conversion, and speaks only
where nothing of that meets. What is off by less than an eighth is a hint, as somebody may have used the rate of
another day.

Rates are the euro reference rates of the European Central Bank since 1999. Without a publication date or a year nothing
is compared, nor where the words may mean a currency without a rate ("pesos" of no country), nor "at the time" or "in
today's money". Either figure may be wrong, so two repairs are offered and none is applied without asking.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factlint.authoring import Document, Edit, Evidence, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.time import When, time_of
from factlint.extract.money import Money, find_money
from factlint.knowledge.money import SOURCE, month_before, rates_between

BAND = 0.04  # how far the rate of a day may lie from the mean of its month
ROUNDED = 0.025  # how far the amount itself may be rounded
FAR = 1.125  # beyond the band by this factor no other day explains it
MONTHS = 2  # before the month of publication


class Conversion(NamedTuple):
    """An amount and what it is said to be in another currency."""

    amount: Money
    other: Money
    when: When
    published: str  # the month of publication, where it is known


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Convert again, and report what no rate of the time explains."""
    for conversion in _conversions(document):
        yield from _compare(document, conversion)


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many conversions were computed again."""
    return sum(1 for conversion in _conversions(document) if _bands(conversion))


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Conversions of which nobody can say when they were made."""
    if not document.date and any(not conversion.when for conversion in _conversions(document)):
        yield "no publication date"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Between an amount and its conversion, in brackets or not; what must follow it; other money than the time's."""
    of = "hour|day|week|month|year|person|head|kilo|kilogram|litre|liter|barrel|tonne|ton|night|share"
    rate = rf"(?:\s(?:a|an|per)\s(?:{of}))?"
    words = (
        r"or|about|around|approximately|approx\.|roughly|some|nearly|almost|just\s(?:over|under)|equivalent\sto|worth"
    )
    past = r"today['’]s|inflation|adjusted|real\sterms|constant\sprices|purchasing\spower"
    return (
        re.compile(rf"{rate}\s?[(\[]\s?(?:(?:{words})\s)*\Z"),
        re.compile(rf"{rate}(?:,\s|\s[-–—]\s)(?:(?:or|about)\s)?\Z"),
        re.compile(r"\s?(?:[)\];]|,\s?(?=[^\s\w]|[A-Z]{1,3}\$))"),
        re.compile(rf"{past}|black\smarket|pegged|unofficial", re.IGNORECASE),
    )


def _conversions(document: Document) -> tuple[Conversion, ...]:
    return document.once("figures/currency", lambda: tuple(_find_conversions(document)))


def _find_conversions(document: Document) -> Iterator[Conversion]:
    text = document.text
    bracket, comma, closed, other_money = _patterns()
    for amount, other in pairwise(find_money(document)):
        gap = text[amount.span.end : min(other.start, other.span.start)]
        if len(gap) > 40 or set(amount.codes) & set(other.codes) or amount.upper or other.upper:
            continue
        behind = text[other.span.end : other.span.end + 4]
        said = text[amount.span.end : other.span.start]
        apposed = comma.match(gap) and re.search(r"\b(?:or|about)\s", said) and re.match(r"\s?(?:[,.;–—-]|$)", behind)
        if not (bracket.match(gap) and closed.match(behind)) and not apposed:
            continue
        sentence = document.sentence_at(amount.span.start)
        if other_money.search(text, sentence.start, sentence.end):
            continue
        yield Conversion(amount, other, time_of(document, amount.span), document.date[:7])


class Band(NamedTuple):
    """The rates between two currencies in a stretch of months: the lowest and highest with BAND, and the last mean."""

    one: str
    other: str
    low: float
    high: float
    month: str
    mean: float


def _bands(conversion: Conversion) -> list[Band]:
    """One band for each reading of currencies and time, the likeliest time first; empty where one has no rate."""
    if not conversion.when:
        return []
    first, last = conversion.when.first[:7], conversion.when.last[:7]
    windows = [(first, last)]
    if conversion.when.said == "text" or first == last:
        windows = [(month_before(first, MONTHS), last)]
    elif conversion.published:  # the year may be that of something else in the sentence
        windows.append((month_before(conversion.published, MONTHS), conversion.published))
    found = []
    for first, last in windows:
        for one in conversion.amount.codes:
            for other in conversion.other.codes:
                rates = rates_between(one, other, first, last)
                if not rates:
                    return []
                values = [value for _, value in rates]
                found.append(Band(one, other, min(values) * (1 - BAND), max(values) * (1 + BAND), *rates[0]))
    return found


def _compare(document: Document, conversion: Conversion) -> Iterator[Finding]:
    amount, other, *_ = conversion
    bands = _bands(conversion)
    if not bands:
        return
    share = 0.05 if amount.comparison else ROUNDED
    least, most = amount.value * (1 - share), amount.value * (1 + share)
    half = max(other.high - other.value, other.value * 0.05 if other.comparison else 0.0)
    around = other.value - half, other.value + half
    offs = [_off(least * band.low, most * band.high, *around) for band in bands]
    if min(offs) <= 1:
        return  # it fits, be it by one of several currencies that the words may mean
    off, (one, two, low, high, month, mean) = offs[0], bands[0]
    text = document.text
    written, said = text[slice(*amount.span)], text[slice(*other.span)]
    right = _written(amount.value * mean, other)
    shown = _shown(text, other, right)
    why = ""
    if _off(least / high, most / low, *around) <= 1:
        why = "; it was converted the wrong way"
    elif power := next((k for k in (10, 100, 1000) if 0.87 < _off_by(other.value, amount.value * mean, k) < 1.15), 0):
        why = f"; it is off by a factor of {power}"
    back = _shown(text, amount, _written(other.value / mean, amount))
    at = f"at the rate of {_month(month)} (1 {one} was {mean:.4g} {two})"
    known = f"1 {one} = {mean:.4g} {two} in {_month(month)}"
    yield Finding(
        other.span,
        f"{written} is about {shown} {at}, not {said}{why}",
        severity="warning" if off >= FAR or why else "hint",
        confidence=0.9 if off >= FAR else 0.6,
        fixes=(
            Fix(f"Write {shown}", (Edit(other.number_span, right),)),
            Fix(f"Write {back}", (Edit(amount.number_span, _written(other.value / mean, amount)),)),
        ),
        reasons=(f"{written} may be anything from {_plain(least * low)} to {_plain(most * high)} {two}",),
        evidence=(Evidence(f"unit/{two.lower()}", "rate", known, SOURCE, month),),
    )


def _off_by(value: float, right: float, power: int) -> float:
    """How many times a value is what it should be, once it is divided or multiplied by a power of ten."""
    return value / right / power if value > right else value * power / right


def _off(least: float, most: float, low: float, high: float) -> float:
    """By which factor two intervals miss each other; 1 where they meet."""
    return max(low / most, least / max(high, 1e-12), 1.0)


def _written(value: float, like: Money) -> str:
    """A value in the scale of an amount, to three digits."""
    number = float(f"{value / like.scale:.3g}")
    return f"{number:,.0f}" if number >= 100 else f"{number:g}"


def _shown(text: str, like: Money, number: str) -> str:
    return text[like.span.start : like.number_span.start] + number + text[like.number_span.end : like.span.end]


def _plain(value: float) -> str:
    """An amount for a reader: "4.59 million", "1,230"."""
    for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{value / scale:.3g} {name}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _month(month: str) -> str:
    from factlint.extract.dates import MONTHS as NAMES

    return f"{NAMES[int(month[5:7]) - 1]} {month[:4]}"


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The aid is worth €54 million (⟦$36 million⟧).", "$57.8 million", date="2023-03-14"),
        Wrong("Norway pays 850 million Norwegian kroner (⟦$985 million⟧).", "$98.5 million", date="2019-06-05"),
        Wrong("It cost £64 million, or ⟦$565 million⟧, in 2017.", "$85.8 million", date="2018-03-01"),
    ),
    right=(
        Right("The aid is worth €500 million ($535 million).", date="2023-03-14"),
        Right("The aid is worth €500 million ($467 million)."),
        Right("In 2001 it was worth €500 million ($448 million).", date="2023-03-14"),
        Right("The firm sold €500 million of bonds ($427 million of them to Americans).", date="2023-03-14"),
        Right("Tickets are $25 (£15 for members).", date="2023-03-14"),
        Right("A$50 million (US$33 million) and 100 million pesos ($500,000) are two things.", date="2023-03-14"),
        Right("Two years ago it was worth £10 million ($13.9 million).", date="2023-03-14"),
        Right("Adjusted for inflation, £2,000 ($150,000) was a fortune.", date="2023-03-14"),
    ),
    examined=examined,
    skipped=skipped,
)
