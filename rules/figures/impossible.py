"""A figure that nothing can have: a fall by more than 100 %, a share above 100 %, a temperature below absolute zero.

"Sales fell 300 percent": what has fallen by 100 % is gone. Usually the figure is that of a rise, a factor ("to a
third") or a slipped digit. "172 percent of respondents", −300 °C, latitude 95 and a man of 174 years cannot be either.

How it decides. A fall is a verb or noun of falling that governs the percentage ("fell 300%", "a 300% drop", "dropped by
300 percent"); "fell to 120 percent", percentage points, and anything over or under a target are left alone. Profit,
income, margin and balance can fall below nothing, so that such a fall is only a hint. A share must be one of people
("of voters"). A temperature is one with its scale, below −273.15 °C or −459.67 °F. Degrees
of latitude end at 90 and of longitude at 180. An age above 123 years is impossible for a person: the words must say
that it is one (a man, a woman, a grandmother, he, she), because houses, firms, trees and tortoises grow older.

Nothing is changed: which figure was meant cannot be known.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import (
    Document,
    Finding,
    Fix,
    Knowledge,
    Percent,
    Right,
    Rule,
    Span,
    Wrong,
    find_ages,
    find_percents,
)
from factlint.claims.changes import falls
from factlint.extract.numbers import find_numbers
from factlint.extract.quantities import find_quantities

OLDEST = 123  # the oldest person whose age is proven reached 122
ABSOLUTE_ZERO = {"°C": "−273.15 °C", "°F": "−459.67 °F", "K": "0 K"}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words that make a percentage a fall or a share, an age one of a person, an angle a latitude."""
    person = (
        r"man|woman|boy|girl|mother|father|grandmother|grandfather|great-grandmother|widow|widower|resident|patient|pensioner"
        r"|actor|actress|nun|monk|victim|suspect|farmer|teacher|veteran|survivor|citizen|person|male|female"
    )
    count = (
        r"(?:the\s)?(?:[a-z]+\s){0,2}?(?:respondents|voters|people|those|adults|children|residents|women|men|participants"
        r"|citizens|households|patients|students|pupils|workers|employees|members|Americans|Britons|companies|firms|homes"
        r"|population|electorate)\b"
    )
    return {
        "negative": re.compile(
            r"\b(?:profits?|incomes?|earnings|margins?|balance|surplus|return|result|growth|EBITDA?|cash\sflow|savings|spread"
            r"|yield)\b"
        ),
        "share": re.compile(rf"\sof\s{count}"),
        "turnout": re.compile(
            r"\b[Tt]urnout\s(?:was|is|stood\sat|reached|of|hit|at)\s(?:(?:about|nearly|over|more\sthan)\s)*\Z"
        ),
        "latitude": re.compile(r"\b(?P<kind>latitude|longitude)s?\s(?:(?:of|at|was|is)\s)*\Z", re.IGNORECASE),
        "compass": re.compile(r"\s(?:(?P<lat>north|south)|(?P<lon>east|west))\b(?!\sof)", re.IGNORECASE),
        "person": re.compile(rf"(?:-|\s)?\s?(?:[a-z]+\s)?(?:{person})\b(?!-)"),
        "who": re.compile(
            rf"(?:\b(?:he|she|who|him|her|his)\s(?:was|is|turned|died|lived|has|had|be|became|reached)\b[^.;]{{0,30}}"
            rf"|\b(?:{person}),?\s)\Z",
            re.IGNORECASE,
        ),
        "born": re.compile(
            r"\b(?:building|house|company|firm|tree|tortoise|turtle|church|bridge|castle|law|ship|club|newspaper|born|birth"
            r"|anniversary|would)\b"
        ),
    }  # fmt: skip


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report what cannot be."""
    for percent in find_percents(document):
        if percent.value > 100 and percent.kind == "percent" and not percent.signed and percent.low > 100:
            yield from _percentage(document, percent)
    yield from _temperatures(document)
    yield from _angles(document)
    yield from _ages(document)


def _percentage(document: Document, percent: Percent) -> Iterator[Finding]:
    """A fall by more than all of it, or a share of more than all."""
    text, patterns = document.text, _patterns()
    sentence = document.sentence_at(percent.span.start)
    before, after = text[sentence.start : percent.start], text[percent.span.end : sentence.end]
    said = text[percent.span.start : percent.span.end]
    if falls(before, after):
        loose = patterns["negative"].search(before) or patterns["negative"].search(after[:40])
        yield _finding(percent.span, f"nothing can fall by {said}: after 100 % nothing is left", hint=bool(loose))
    elif patterns["share"].match(after) or patterns["turnout"].search(before):
        yield _finding(percent.span, f"{said} is more than all of them")


def _temperatures(document: Document) -> Iterator[Finding]:
    for quantity in find_quantities(document):
        if quantity.dimension == "temperature" and quantity.high < 0:
            said = document.text[quantity.span.start : quantity.span.end]
            yield _finding(quantity.span, f"{said} is below absolute zero, {ABSOLUTE_ZERO[quantity.unit]}")


def _angles(document: Document) -> Iterator[Finding]:
    """ "Latitude 95", "95.5 degrees north"."""
    text, patterns = document.text, _patterns()
    if "itude" not in text and "degrees " not in text:
        return
    for number in find_numbers(document):
        if not 90 < number.value < 1000 or number.upper is not None or number.in_words:
            continue
        start, end = number.span
        named = patterns["latitude"].search(text[max(start - 24, 0) : start])
        degrees = re.match(r"\s?(?:degrees|°)", text[end : end + 8])
        compass = patterns["compass"].match(text, end + degrees.end()) if degrees else None
        kind = (named["kind"].lower() if named else "") or (
            ("latitude" if compass["lat"] else "longitude") if compass else ""
        )
        if kind and number.value > (most := 90 if kind == "latitude" else 180):
            yield _finding(number.span, f"a {kind} of {text[start:end]} degrees does not exist: it ends at {most}")


def _ages(document: Document) -> Iterator[Finding]:
    text, patterns = document.text, _patterns()
    for age in find_ages(document):
        if age.low < OLDEST or age.unit != "year" or age.kind in ("decade", "apposition") or age.upper is not None:
            continue
        sentence = document.sentence_at(age.span.start)
        before, after = text[sentence.start : age.span.start], text[age.span.end : age.span.end + 40]
        person = patterns["person"].match(after) if age.kind == "old" else None
        if (person or patterns["who"].search(before)) and not patterns["born"].search(
            text[sentence.start : sentence.end]
        ):
            said = text[age.number_span.start : age.number_span.end]
            yield _finding(age.span, f"nobody has lived {said} years: the oldest person on record reached 122")


def _finding(span: Span, message: str, *, hint: bool = False) -> Finding:
    fix = Fix("Check the figure", (), "display")
    return Finding(span, message, severity="hint" if hint else "error", confidence=0.6 if hint else 0.95, fixes=(fix,))


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many percentages, temperatures and ages there are."""
    temperatures = sum(quantity.dimension == "temperature" for quantity in find_quantities(document))
    return len(find_percents(document)) + temperatures + len(find_ages(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("Sales of diesel cars fell ⟦300%⟧ last year."),
        Wrong("It cut its emissions by ⟦150 percent⟧ within a decade."),
        Wrong("A ⟦200 percent⟧ drop in visitors has hit the hotels."),
        Wrong("Some ⟦172 percent⟧ of respondents had no trust in the courts."),
        Wrong("The sample was cooled to ⟦-300 °C⟧."),
        Wrong("The buoy was found at ⟦95.5⟧ degrees north."),
        Wrong("The ⟦140-year-old⟧ woman was the oldest resident of the town."),
        Wrong("He died at the ⟦age of 198⟧, his family said."),
    ),
    right=(
        Right("Sales of electric cars rose 300% last year."),
        Right("Inflation fell to 120 percent from 300 percent."),
        Right("Inflation fell by 110 percentage points."),
        Right("The tariff was cut from 145 percent to 30 percent."),
        Right("A 200 percent increase was followed by a decline."),
        Right("Prices dropped 15 percent and sales rose by 160 percent."),
        Right("Debt stands at 130 percent of gross domestic product."),
        Right("The oven was set to 300 °C, and the temperature fell 300 degrees."),
        Right("It lies 120 degrees east of Greenwich."),
        Right("The 140-year-old building and the 150-year-old man-made lake are protected."),
    ),
)
