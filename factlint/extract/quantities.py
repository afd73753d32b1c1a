"""Quantities in running English prose, found strictly: a number with a unit of length, area, mass or speed, or a crew.

A written number stands for an interval: 297 km is anything from 296.5 to 297.5 km, and 300 km, whose zeros may be
rounded, anything from 250 to 350 km. Two figures contradict each other only where their intervals do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import comparison_of
from factlint.extract.numbers import SCALES, SMALL, number_of, rounding
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

# symbol, dimension, base units in one of it, names; "_" stands for a space. Base units: m, m², kg, m/s.
_UNITS = (
    ("km/h", "speed", 1 / 3.6, "km/h kph kmh km/hr kmph kilometers_per_hour kilometres_per_hour kilometers_an_hour "
     "kilometres_an_hour kilometer-per-hour kilometre-per-hour kilometer-an-hour "
     "kilometre-an-hour kilometer_per_hour kilometre_per_hour"),
    ("mph", "speed", 0.44704, "mph MPH miles_per_hour miles_an_hour mile-per-hour mile-an-hour mile_per_hour"),
    ("m/s", "speed", 1.0, "m/s meters_per_second metres_per_second meters_a_second metres_a_second"),
    ("knots", "speed", 1852 / 3600, "knots knot kts kn"),
    ("km²", "area", 1e6, "square_kilometers square_kilometres square_kilometer square_kilometre square-kilometer "
     "square-kilometre sq_km sq._km km² km2"),
    ("sq mi", "area", 1609.344**2, "square_miles square_mile square-mile sq_mi sq._mi mi²"),
    ("m²", "area", 1.0, "square_meters square_metres square_meter square_metre square-meter square-metre sq_m m²"),
    ("sq ft", "area", 0.3048**2, "square_feet square_foot square-foot sq_ft sq._ft"),
    ("ha", "area", 1e4, "hectares hectare ha"),
    ("acres", "area", 4046.8564224, "acres acre"),
    ("nmi", "length", 1852.0, "nautical_miles nautical_mile nautical-mile nmi"),
    ("km", "length", 1000.0, "kilometers kilometres kilometer kilometre km kms Km KM"),
    ("mi", "length", 1609.344, "miles mile mi"),
    ("cm", "length", 0.01, "centimeters centimetres centimeter centimetre cm"),
    ("mm", "length", 0.001, "millimeters millimetres millimeter millimetre mm"),
    ("m", "length", 1.0, "meters metres meter metre m"),
    ("ft", "length", 0.3048, "feet foot ft"),
    ("yd", "length", 0.9144, "yards yard yd yds"),
    ("in", "length", 0.0254, "inches inch"),
    ("t", "mass", 1000.0, "metric_tons metric_ton metric_tonnes metric-ton tonnes tonne t"),
    ("short tons", "mass", 907.18474, "short_tons short_ton"),
    ("long tons", "mass", 1016.0469088, "long_tons long_ton"),
    ("tons", "mass", 1000.0, "tons ton"),  # metric, short or long
    ("kg", "mass", 1.0, "kilograms kilogrammes kilogram kilogramme kilos kilo kg kgs Kg KG"),
    ("g", "mass", 0.001, "grams grammes gram gramme"),
    ("lb", "mass", 0.45359237, "pounds pound lbs lb"),
    ("oz", "mass", 0.028349523125, "ounces ounce oz"),
)  # fmt: skip
UNITS = {symbol: (dimension, factor) for symbol, dimension, factor, _ in _UNITS}
_SYMBOL_OF = {name.replace("_", " "): symbol for symbol, _, _, names in _UNITS for name in names.split()}
SPEED_OF_SOUND = (295.0, 343.0)  # metres a second, high up and at sea level


class Quantity(NamedTuple):
    """A number with a unit. number is as written, in `unit`; value, upper, low and high are in base units.

    upper is the second number of a range ("70 to 80 km"), else None. low and high bound what the words may stand for,
    comparison apart, which is "", "about", "at least" or "at most"; the words that make it begin at `start`.
    dimension is length (m), area (m²), mass (kg), speed (m/s) or crew (persons).
    """

    span: Span
    number_span: Span
    number: float
    value: float
    low: float
    high: float
    dimension: str
    unit: str
    comparison: str = ""
    upper: float | None = None
    start: int = 0


def find_quantities(document: Document) -> tuple[Quantity, ...]:
    """All quantities of the English prose of a document, in order. Found once per document."""
    return document.once("quantities", lambda: tuple(_find_all(document)))


def parse_quantity(text: str) -> Quantity | None:
    """The quantity at the head of a text, as knowledge files write it: "300 km", "70–80 km", "~2 t"; "4" is a crew."""
    found = next(_find(text), None)
    if found is None and (bare := re.match(r"\s*\d+(?:\s?[–-]\s?\d+)?\s*$", text)):
        found = next(_crew(f"crew of {bare.group().strip()}"), None)
    return found


_NUMBER = r"\d(?:\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d*(?:\.\d+)?)"  # begins with a digit, which makes it fast
_SCALE = r"(?:\s(?P<scale>hundred|thousand|million|billion))?"
_TO = r"(?:\s?[-‐‑–—]\s?|-to-|\s(?:to|or|and)\s)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Digits before a word; a word that may begin a unit in full; the words of a unit; inches behind feet.

    Units and number words are looked up, not spelled out here: that would take longer to compile than a text to check.
    """
    return (
        re.compile(rf"(?P<number>{_NUMBER})(?:{_TO}(?P<upper>{_NUMBER}))?{_SCALE}[\s\u00a0\u202f]?[-‐‑]?(?=[A-Za-z])"),
        re.compile(
            r"[\s-](?=[a-z])(?=kilo|mile|met|feet|foot|inch|ton|pound|knot|yard|square|nautical|acre|hectare|centi|milli|gram|ounce"
            r"|short|long|mph|km)"
        ),
        re.compile(r"([A-Za-z.]+(?:/[a-z]+\b|[²2](?!\w))?)(?:[\s-]([A-Za-z]+[²2]?)\b(?:[\s-]([a-z]+)\b)?)?"),
        re.compile(
            r"(?:,?\s(?:and\s)?|-)(?P<inches>\d{1,2})(?:(?:[\s-]?inch(?:es)?|\s?in)\b|(?<=-\d)(?!\w)|(?<=-\d\d)(?!\w))"
        ),
    )


# A rate is another thing: miles a day, tons per hectare. So is an explosive yield.
_RATE = re.compile(r"[\w²³°]|\s?/\s?\w|\s(?:per|an|a|each|every)\s(?!few|lot|bit)\w|-per-|\s(?:of\s)?TNT")


def _unit(text: str, start: int) -> tuple[str, int] | None:
    """The symbol of the unit that begins at an offset, and where its name ends."""
    words = _patterns()[2].match(text, start)
    if words is None:
        return None
    for group in (3, 2, 1):
        end = words.end(group)
        for stop in (end, end - 1) if group == 1 else (end,):  # without the full stop of the sentence
            symbol = _SYMBOL_OF.get(re.sub(r"\s", " ", text[start:stop])) if end > 0 else None
            if symbol:
                return None if _RATE.match(text, stop) else (symbol, stop)
    return None


def _find_all(document: Document) -> Iterator[Quantity]:
    end = 0
    for quantity in sorted(_find(document.text)):
        if quantity.span.start < end or document.is_opaque(*quantity.span) or document.is_foreign(quantity.span.start):
            continue
        end = quantity.span.end
        yield quantity


def _find(text: str) -> Iterator[Quantity]:
    with_digits, in_full, _, _ = _patterns()
    for match in with_digits.finditer(text):
        unit = None if _continues(text, match.start()) else _unit(text, match.end())
        if unit:
            yield from _with_digits(text, match, *unit)
    for match in in_full.finditer(text):
        before = text[match.start() - 1 : match.start()]
        unit = _unit(text, match.end()) if before.isalpha() else None
        if unit:
            yield from _in_words(text, match.start(), *unit)
    if "crew" in text:
        yield from _crew(text)
    if "Mach " in text:
        yield from _mach(text)


def _continues(text: str, start: int) -> bool:
    """Whether a number is the rest of something: "F-16", "$300", "1/2", "v2.300"."""
    before = text[max(start - 2, 0) : start]
    return re.search(r"[\w.,/$£€¥#:+×^-]\Z|[$£€¥]\s\Z|\d[‐‑–—]\Z", before) is not None


def _with_digits(text: str, match: re.Match[str], unit: str, end: int) -> Iterator[Quantity]:
    number, upper, start = match["number"], match["upper"], match.start()
    if upper:
        joint = text[match.end("number") : match.start("upper")]
        if (" and " in joint and not text[max(start - 8, 0) : start].lower().endswith("between ")) or (
            number_of(number) >= number_of(upper)
        ):  # two numbers, of which the second has the unit
            number, upper, start = upper, None, match.start("upper")
    name = text[match.end() : end]
    if name in ("m", "t", "ha", "kn", "mi") and not text[match.end() - 1].isspace():
        return  # "$5m", "10m people": millions, more often than metres
    inches = _patterns()[3].match(text, end) if unit == "ft" and not upper else None
    if inches and int(inches["inches"]) < 12:
        total = number_of(number) * 12 + int(inches["inches"])
        yield _make(text, Span(start, inches.end()), Span(start, start + len(number)), f"{total:g}.0", "in")
        return
    scale = SCALES.get(match["scale"] or "", 1.0)
    if scale > 1e5 and unit == "lb":
        return  # money
    yield _make(text, Span(start, end), Span(start, start + len(number)), number, unit, upper, scale)


def _in_words(text: str, before: int, unit: str, end: int) -> Iterator[Quantity]:
    """ "three hundred kilometers", "a two-mile run", "five to seven miles": the number stands before an offset."""
    start = _words_before(text, before)
    if start is None or text[max(start - 5, 0) : start].lower() == "half ":
        return
    number, number_end, upper = text[start:before], before, None
    joint = re.search(r"(?:-to-|\s(?:to|or))[\s-]?\Z", text[max(start - 5, 0) : start])
    if joint:
        middle = max(start - 5, 0) + joint.start()
        lower = _words_before(text, middle)
        if lower is not None and number_of(text[lower:middle]) < number_of(number):
            upper, number, number_end, start = number, text[lower:middle], middle, lower
    yield _make(text, Span(start, end), Span(start, number_end), number, unit, upper)


def _words_before(text: str, end: int) -> int | None:
    """Where the number words begin that end at an offset, or None: "three hundred", "twenty-five", "a thousand"."""
    low = max(end - 40, 0)
    start, later = None, ""
    for match in reversed(list(re.finditer(r"[A-Za-z]+", text[low:end]))):
        word = match.group().lower()
        gap = text[low + match.end() : end if start is None else start]
        if gap and (start is None or gap not in (" ", "-", "\n")):
            break
        scaled = later in SCALES
        tens = SMALL.get(word, 0) >= 20 and SMALL.get(later, 10) < 10
        if not (
            word in SCALES or (word in SMALL and (not later or scaled or tens)) or (word in ("a", "an") and scaled)
        ):
            break
        start, later = low + match.start(), word
    return None if later in SCALES else start


def _crew(text: str) -> Iterator[Quantity]:
    """ "a crew of four", "crew of up to 5 to 7", "a three-person crew"."""
    for match in re.finditer(
        r"\bcrew\sof\s(?:(?:up\sto|about|at\sleast|more\sthan|around|just|only)\s)?"
        r"(?P<number>\d{1,2}(?![\d,.]\d)|[a-z]+)(?:(?:\s?[-–—]\s?|\s(?:to|or)\s)(?P<upper>\d{1,2}|[a-z]+))?\b",
        text,
    ):
        number, upper = match["number"], match["upper"]
        if _is_number(number):
            upper = upper if upper and _is_number(upper) else None
            start, end = match.start("number"), match.end("upper" if upper else "number")
            yield _make(text, Span(start, end), Span(*match.span("number")), number, "crew", upper)
    before = r"(?<![\w$£€.,-])(?P<number>\d{1,2}|[a-z]+)-(?:person|man|woman|member|strong)\screw\b"
    for match in re.finditer(before, text):
        if _is_number(match["number"]):
            yield _make(text, Span(*match.span("number")), Span(*match.span("number")), match["number"], "crew")


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in SMALL


def _mach(text: str) -> Iterator[Quantity]:
    for match in re.finditer(r"\bMach\s(?P<number>\d{1,2}(?:\.\d+)?)(?!\w|[.,]\d)", text):
        yield _make(text, Span(*match.span()), Span(*match.span("number")), match["number"], "Mach")


def _make(
    text: str, span: Span, number_span: Span, number: str, unit: str, upper: str | None = None, scale: float = 1.0
) -> Quantity:
    """The quantity with its interval in base units, and the words of comparison around it."""
    start, comparison, approximate = comparison_of(text, span)
    low, high = rounding(number, approximate=approximate)
    if upper:
        high = rounding(upper, approximate=approximate)[1]
    dimension, factor = UNITS.get(unit, ("speed", SPEED_OF_SOUND[1]) if unit == "Mach" else ("crew", 1.0))
    least, most = factor, factor
    if unit == "tons":
        least, most = UNITS["short tons"][1], UNITS["long tons"][1]
    elif unit == "Mach":
        least = SPEED_OF_SOUND[0]
    elif unit == "crew" and not approximate:  # persons are counted, not rounded
        low, high = number_of(number), number_of(upper or number)
    return Quantity(
        span=span,
        number_span=number_span,
        number=number_of(number) * scale,
        value=number_of(number) * scale * factor,
        low=low * scale * least,
        high=high * scale * most,
        dimension=dimension,
        unit=unit,
        comparison=comparison or ("about" if approximate else ""),
        upper=number_of(upper) * scale * factor if upper else None,
        start=start,
    )
