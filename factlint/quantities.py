"""Quantities in running English prose: a number and a unit of length, mass, speed, temperature or count.

A written number stands for an interval: 297 km may be anything from 296.5 to 297.5, "about 300 km" anything near it. Two
values contradict each other only where their intervals do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

# Unit as written → (dimension, factor to the base unit). Longer spellings first where one begins another.
UNITS: dict[str, tuple[str, float]] = {}
_TABLE = {
    ("length", 1000.0): "kilometers kilometres kilometer kilometre km kms",
    ("length", 1609.344): "miles mile mi",
    ("length", 1852.0): "nautical_miles nautical_mile nmi",
    ("length", 1.0): "meters metres meter metre m",
    ("length", 0.01): "centimeters centimetres centimeter centimetre cm",
    ("length", 0.001): "millimeters millimetres millimeter millimetre mm",
    ("length", 0.3048): "feet foot ft",
    ("length", 0.9144): "yards yard yd",
    ("length", 0.0254): "inches inch in.",
    ("mass", 1000.0): "tonnes tonne metric_tons metric_ton",
    ("mass?", 1000.0): "tons ton t",  # metric, short or long: ambiguous by up to 10 %
    ("mass", 1.0): "kilograms kilogrammes kilogram kilogramme kilos kilo kg",
    ("mass", 0.45359237): "pounds pound lbs lb",
    ("speed", 1 / 3.6): "kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour km/h kph kmh",
    ("speed", 0.44704): "miles_per_hour miles_an_hour mph",
    ("speed", 0.514444): "knots knot kn",
    ("speed", 1.0): "meters_per_second metres_per_second m/s",
}
for (_dimension, _factor), _names in _TABLE.items():
    for _name in _names.split():
        UNITS[_name.replace("_", " ")] = (_dimension, _factor)
MACH = 340.3  # metres a second at sea level, ISO 2533
_APPROXIMATE = ("about", "around", "approximately", "roughly", "some", "nearly", "almost", "circa", "an estimated", "close to", "~")
_AT_LEAST = ("more than", "over", "at least", "exceeding", "upwards of", "in excess of", "beyond", "greater than")
_AT_MOST = ("up to", "less than", "under", "at most", "as far as", "as much as", "no more than", "as many as", "below")


class Quantity(NamedTuple):
    """A number with a unit. value, low and high are in base units (metres, kilograms, metres a second).

    low and high bound what the written number may stand for. comparison: "", "about", "at least" or "at most".
    """

    span: Span
    number_span: Span
    value: float
    low: float
    high: float
    dimension: str
    unit: str
    comparison: str


def find_quantities(document: Document) -> tuple[Quantity, ...]:
    """All quantities of a document, in order. Found once per document."""
    return document.once("quantities", lambda: tuple(_find(document.text)))


def parse_quantity(text: str) -> Quantity | None:
    """The quantity that a text consists of, as in a knowledge file: "300 km"; of a range "70–80 km" low and high."""
    found = list(_find(text))
    return found[0] if found else None


@cache
def _pattern() -> re.Pattern[str]:
    units = "|".join(re.escape(unit).replace(r"\ ", r"\s") for unit in sorted(UNITS, key=len, reverse=True))
    number = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?<![\w.,/$£€-])(?P<number>{number})(?:\s?(?:[-–—]|to|or)\s?(?P<upper>{number}))?"
        rf"(?P<gap>[\s\u00a0\u202f]?-?)(?P<unit>{units})(?![\w²³])(?!\s?(?:per|an?)\s(?:hour|second))"
        rf"|\bMach\s(?P<mach>\d+(?:\.\d+)?)(?!\d)"
    )


def _find(text: str) -> Iterator[Quantity]:
    if not any("0" <= letter <= "9" for letter in text):
        return
    for match in _pattern().finditer(text):
        if match.group("mach"):
            value = float(match.group("mach"))
            low, high = rounding(match.group("mach"))
            span = Span(*match.span("mach"))
            yield Quantity(
                Span(*match.span()), span, value * MACH, low * MACH * 0.85, high * MACH, "speed", "Mach", ""
            )  # the speed of sound falls with height
            continue
        unit = " ".join(match.group("unit").split())
        dimension, factor = UNITS[unit]
        if unit in ("m", "t", "in.", "mi", "kn", "ft") and not match.group("gap") and len(match.group("number")) < 2:
            continue
        comparison = _comparison(text, match.start())
        low, high = rounding(match.group("number"), approximate=comparison == "about")
        value = number_of(match.group("number"))
        if match.group("upper"):
            high = rounding(match.group("upper"), approximate=comparison == "about")[1]
            value = number_of(match.group("upper"))
        if dimension == "mass?":
            dimension, low, high = "mass", low * 0.907, high * 1.016
        yield Quantity(
            Span(*match.span()),
            Span(*match.span("number")),
            value * factor,
            low * factor,
            high * factor,
            dimension,
            unit,
            comparison,
        )


def number_of(text: str) -> float:
    """The value of digits with thousands separators."""
    return float(text.replace(",", ""))


def rounding(text: str, *, approximate: bool = False) -> tuple[float, float]:
    """The interval that a written number stands for: half a unit of its last significant digit on both sides.

    Trailing zeros may be significant or not, so up to two of them count as rounding; approximate words double it.
    """
    plain = text.replace(",", "")
    value = float(plain)
    if "." in plain:
        step = 10.0 ** -len(plain.partition(".")[2])
    else:
        zeros = min(len(plain) - len(plain.rstrip("0")), 2) if value else 0
        step = 10.0**zeros if zeros < len(plain) else 10.0 ** (zeros - 1)
    half = step / 2 * (2 if approximate else 1)
    if approximate:
        half = max(half, value * 0.05)
    return value - half, value + half


def _comparison(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start].lower().rstrip()
    for words, meaning in ((_APPROXIMATE, "about"), (_AT_LEAST, "at least"), (_AT_MOST, "at most")):
        if before.endswith(words):
            return meaning
    return ""
