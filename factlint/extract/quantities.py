"""Quantities in running English prose, found strictly: a number with a unit, a temperature, or a crew.

A written number stands for an interval: 297 km is anything from 296.5 to 297.5 km, and 300 km, whose zeros may be
rounded, anything from 250 to 350 km. Two figures contradict each other only where their intervals do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.comparisons import comparison_of
from factlint.extract.numbers import SMALL, Number, find_numbers, interval, number_of, numbers_in, rounding
from factlint.extract.temperatures import temperature_at
from factlint.extract.units import OFFSETS, UNITS, Unit, unit_at
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

SPEED_OF_SOUND = (295.0, 343.0)  # metres a second, high up and at sea level


class Quantity(NamedTuple):
    """A number with a unit. number is as written, in `unit`; value, upper, low and high are in base units.

    upper is the second number of a range ("70 to 80 km"), else None. low and high bound what the words may stand for,
    comparison apart, which is "", "about", "at least" or "at most"; the words that make it begin at `start`.
    step is the unit of the last significant digit, in `unit`; about says whether approximate words stand before.
    dimension is length, area, volume, mass, speed, energy, power, pressure, flow (see units.py), temperature,
    temperature difference, degrees (of an angle or of an unnamed scale) or crew (persons). Of compounds ("5 feet 11
    inches") the unit is the smaller one.
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
    step: float = 1.0
    about: bool = False


def find_quantities(document: Document) -> tuple[Quantity, ...]:
    """All quantities of the English prose of a document, in order. Found once per document."""
    return document.once("quantities", lambda: tuple(_find_all(document)))


def parse_quantity(text: str) -> Quantity | None:
    """The quantity at the head of a text, as knowledge files write it: "300 km", "70–80 km", "~2 t"; "4" is a crew."""
    found = next(iter(_find(text, tuple(numbers_in(text)))), None)
    if found is None and (bare := re.match(r"\s*\d+(?:\s?[–-]\s?\d+)?\s*$", text)):
        found = next(_crew(f"crew of {bare.group().strip()}"), None)
    return found


def _find_all(document: Document) -> Iterator[Quantity]:
    end = 0
    for quantity in _find(document.text, find_numbers(document)):
        if quantity.span.start < end or document.is_opaque(*quantity.span) or document.is_foreign(quantity.span.start):
            continue
        end = quantity.span.end
        yield quantity


def _find(text: str, numbers: tuple[Number, ...]) -> list[Quantity]:
    found: list[Quantity] = []
    for number in numbers:
        item = _measured(text, number)
        if item is None:
            continue
        if found and (joined := _joined(text, found[-1], item)):
            found[-1] = joined
        else:
            found.append(item)
    if "crew" in text:
        found.extend(_crew(text))
    if "Mach " in text:
        found.extend(_mach(text))
    return sorted(found)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What parts a number from its unit; inches behind feet without a unit; what joins two parts of a compound."""
    return (
        re.compile(r"\sof\san?\s|[\s\u00a0\u202f]?[-‐‑]?(?=[A-Za-z])"),
        re.compile(
            r"-(?P<inches>\d{1,2})(?![\w.,]\d|\w|-)|,?\s?(?:and\s)?(?P<short>\d{1,2})\s?ins?\b\.?(?=[\s,.;)]|\Z)"
        ),
        re.compile(r"(?:,?\s(?:and\s)?|-)?"),
        re.compile(r"['’′]\s?(?P<inches>\d{1,2})(?:[\"”″]|''|’’)"),
    )


def _measured(text: str, number: Number) -> Quantity | None:
    """The quantity that a number begins."""
    start, end = number.span
    if start and (text[start - 1] in "$£€¥" or text[max(start - 2, 0) : start] in ("$ ", "£ ", "€ ", "¥ ")):
        return None
    after = text[end : end + 3]
    if not after or after[0] in ",.;:)!?\n":
        return None
    temperature = temperature_at(text, number.span)
    if temperature:
        return _temperature(number, *temperature)
    primed = _patterns()[3].match(text, end)
    if primed and int(primed["inches"]) < 12 and number.value < 9:
        return _with_inches(_made(text, number, UNITS["ft"], end), int(primed["inches"]), primed.end())
    gap = _patterns()[0].match(text, end)
    if gap is None or (gap.group().endswith(" ") and len(gap.group()) > 2 and number.value >= 1):
        return None
    found = unit_at(text, gap.end())
    if found is None:
        return None
    unit, stop = found
    name = text[gap.end() : stop]
    if (
        name in ("m", "t", "ha", "kn", "mi", "L", "st")
        and gap.end() == end
        and not _is_measure(text, number, name, stop)
    ):
        return None  # "$5m", "10m people": millions, more often than metres
    if unit.symbol == "lb" and re.search(r"[mb]illion\Z|bn\Z", text[start:end]):
        return None  # money
    if name in ("st", "stone", "stones") and not re.match(r"\s?(?:\d|\(|in\s|he|over|-)", text[stop : stop + 4]):
        return None
    inches = _patterns()[1].match(text, stop) if unit.symbol == "ft" and number.upper is None else None
    if inches and int(inches["inches"] or inches["short"]) < 12:
        return _with_inches(_made(text, number, unit, stop), int(inches["inches"] or inches["short"]), inches.end())
    return _made(text, number, unit, stop)


def _is_measure(text: str, number: Number, name: str, stop: int) -> bool:
    """Whether "70m" means metres: "1.8m tall", "70m (230ft)", "230ft (70m)"."""
    start = number.span.start
    if re.match(r"\s(?:tall|wide|long|high|deep|away|above|below|across|thick)\b", text[stop : stop + 8]):
        return True
    if name == "st":
        return re.match(r"\s?\d{1,2}\s?lbs?\b", text[stop : stop + 7]) is not None
    other = r"(?:ft|feet|foot|in|inch(?:es)?|yards?|yd|miles?|acres?|lbs?|pounds?|(?:long\s)?tons?|gallons?|knots)"
    if re.match(rf"\s?\((?:about\s)?[\d.,½¼¾]+[\s-]?{other}\b", text[stop : stop + 32]):
        return True
    return (
        text[stop : stop + 1] == ")"
        and re.search(rf"{other}\s?\((?:about\s|around\s|roughly\s)?\Z", text[max(start - 30, 0) : start]) is not None
    )


def _with_inches(feet: Quantity, inches: int, end: int) -> Quantity:
    """A height in feet and inches."""
    factor = UNITS["in"].factor
    total = feet.number * 12 + inches
    return feet._replace(
        span=Span(feet.span.start, end),
        number=total,
        value=total * factor,
        low=(total - 0.5) * factor,
        high=(total + 0.5) * factor,
        unit="in",
        step=1.0,
    )


# The smaller units that may follow a unit in one measure, and how many of them make one of it.
_PARTS = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("stone", "lb"): 14,
    ("m", "cm"): 100,
    ("mi", "yd"): 1760,
    ("yd", "in"): 36,
}


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """ "5 feet, 11 inches", "7lb 4oz", "11 stone 4 pounds" as one quantity."""
    many = _PARTS.get((first.unit, second.unit))
    if many is None or second.number >= many or first.upper is not None or second.upper is not None:
        return None
    between = text[first.span.end : second.start]
    if len(between) > 6 or not _patterns()[2].fullmatch(between) or second.comparison:
        return None
    factor = UNITS[second.unit].factor
    number = first.number * many + second.number
    value, half = number * factor, max(second.step, 0.0) * factor / 2
    if first.about:
        half = max(2 * half, value * 0.05)
    return first._replace(
        span=Span(first.span.start, second.span.end),
        number=number,
        value=value,
        low=value - half,
        high=value + half,
        unit=second.unit,
        step=second.step if second.number else 1.0,
    )


def _made(text: str, number: Number, unit: Unit, stop: int) -> Quantity:
    start, comparison, approximate = number.start, number.comparison, number.about
    if re.match(r"\sor\s(?:so|more|less)\b", text[stop : stop + 8]):
        start, comparison, approximate = comparison_of(text, Span(number.span.start, stop))
        comparison = comparison or ("about" if approximate else "")
    low, high = (
        (number.low, number.high)
        if approximate == number.about
        else interval(number.value, number.step, approximate=True)
    )
    return Quantity(
        span=Span(number.span.start, stop),
        number_span=number.span,
        number=number.value,
        value=number.value * unit.factor,
        low=low * unit.least,
        high=high * unit.most,
        dimension=unit.dimension,
        unit=unit.symbol,
        comparison=comparison,
        upper=None if number.upper is None else number.upper * unit.factor,
        start=start,
        step=number.step,
        about=approximate,
    )


def _temperature(number: Number, unit: str, span: Span, below: bool, difference: bool) -> Quantity:
    """A temperature in kelvins; a difference has no zero of its own, and mere degrees are left as they are."""
    sign = -1 if below else 1
    value = sign * number.value
    # Few round temperatures: of 40 degrees the zero is meant.
    step = min(number.step, 5.0 if value % 10 == 0 else 2.0 if value % 5 == 0 else 1.0)
    half = step if number.about else step / 2
    top = number.value if number.upper is None else number.upper
    low, high = sorted((value - sign * half, sign * (top + half)))
    factor = UNITS[unit].factor if unit in UNITS else 1.0
    offset = 0.0 if difference else OFFSETS.get(unit, 0.0)
    dimension = "degrees" if unit == "degrees" else "temperature difference" if difference else "temperature"
    return Quantity(
        span=span,
        number_span=number.span,
        number=value,
        value=value * factor + offset,
        low=low * factor + offset,
        high=high * factor + offset,
        dimension=dimension,
        unit=unit,
        comparison=number.comparison,
        upper=None if number.upper is None else sign * number.upper * factor + offset,
        start=min(number.start, span.start),
        step=step,
        about=number.about,
    )


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
            yield _counted(text, Span(start, end), Span(*match.span("number")), number, "crew", upper)
    before = r"(?<![\w$£€.,-])(?P<number>\d{1,2}|[a-z]+)-(?:person|man|woman|member|strong)\screw\b"
    for match in re.finditer(before, text):
        if _is_number(match["number"]):
            yield _counted(text, Span(*match.span("number")), Span(*match.span("number")), match["number"], "crew")


def _is_number(word: str) -> bool:
    return word.isdigit() or word.lower() in SMALL


def _mach(text: str) -> Iterator[Quantity]:
    for match in re.finditer(r"\bMach\s(?P<number>\d{1,2}(?:\.\d+)?)(?!\w|[.,]\d)", text):
        yield _counted(text, Span(*match.span()), Span(*match.span("number")), match["number"], "Mach")


def _counted(text: str, span: Span, number_span: Span, number: str, unit: str, upper: str | None = None) -> Quantity:
    """A crew or a Mach number, with its interval."""
    start, comparison, approximate = comparison_of(text, span)
    low, high = rounding(number, approximate=approximate)
    if upper:
        high = rounding(upper, approximate=approximate)[1]
    least, factor = SPEED_OF_SOUND if unit == "Mach" else (1.0, 1.0)
    if unit == "crew" and not approximate:  # persons are counted, not rounded
        low, high = number_of(number), number_of(upper or number)
    return Quantity(
        span=span,
        number_span=number_span,
        number=number_of(number),
        value=number_of(number) * factor,
        low=low * least,
        high=high * factor,
        dimension="speed" if unit == "Mach" else "crew",
        unit=unit,
        comparison=comparison or ("about" if approximate else ""),
        upper=number_of(upper) * factor if upper else None,
        start=start,
        about=approximate,
    )
