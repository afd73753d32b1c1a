"""Conversions: where a text gives one measure in two units, "140 miles (225 km)", and whether the two can be the same.

Which pairs are taken for conversions: a quantity and another of its dimension in another unit that stands right behind
it in brackets ("140 miles (225 km)", "230 feet tall (70 meters)"), after a slash, after ", or" and closed by a comma or
full stop, or after a comma and an approximate word ("310 miles, about 500 kilometers,"). Two lengths of one system
("10 km (400 m)") are more often two measures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import floor, log10
from typing import TYPE_CHECKING, NamedTuple

from factlint.extract.quantities import Quantity, find_quantities
from factlint.extract.rounding import ZEROS, ZEROS_BESIDE_EXACT, bounds, last_step
from factlint.extract.units import OFFSETS, UNITS, unit_at
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_METRIC = frozenset(("km", "m", "cm", "mm", "km²", "m²", "cm²", "ha", "m³", "km³", "l", "ml", "t", "kg", "g", "mg"))


class Conversion(NamedTuple):
    """One measure in two units. difference: both are differences of temperature; None where they may be."""

    span: Span
    first: Quantity
    second: Quantity
    difference: bool | None = False

    def agrees(self) -> bool:
        """Whether the two can be the same measure: the intervals that they stand for meet."""
        readings = (False, True) if self.difference is None else (self.difference,)
        return any(self._meet(difference) for difference in readings)

    def _meet(self, difference: bool) -> bool:
        one, other = spread(self.first, difference, self.second), spread(self.second, difference, self.first)
        if len(one) != len(other):  # a range and a single number
            one, other = ((one[0][0], one[-1][1]),), ((other[0][0], other[-1][1]),)
        return all(a[0] <= b[1] * _slack(b[1]) and b[0] <= a[1] * _slack(a[1]) for a, b in zip(one, other, strict=True))


def _slack(value: float) -> float:
    """Intervals that only touch meet, whatever the last binary digit says."""
    return 1 + 1e-9 if value >= 0 else 1 - 1e-9


def spread(quantity: Quantity, difference: bool, beside: Quantity) -> tuple[tuple[float, float], ...]:
    """The intervals, in base units, that the one or two numbers of a quantity stand for; see rounding.py.

    Zeros are rounded less where the other figure is exact: nobody makes 228 km "200 km (142 miles)". Bounds ("more than
    1,000 miles") keep the full width. An ambiguous unit (ton, gallon) is each of its meanings. Temperatures have the
    rounding of temperatures.py.
    """
    unit = UNITS[quantity.unit]
    measured = not quantity.dimension.startswith("temperature")
    offset = 0.0 if difference else OFFSETS.get(quantity.unit, 0.0)
    shift = 0.0 if quantity.dimension == "temperature difference" else OFFSETS.get(quantity.unit, 0.0)
    upper = [] if quantity.upper is None else [(quantity.upper - shift) / unit.factor]
    is_bound = quantity.comparison in ("at least", "at most")
    zeros = ZEROS_BESIDE_EXACT if _significant(beside) >= 3 and not is_bound else ZEROS
    result = []
    for number in (quantity.number, *upper):
        step = quantity.step
        if measured:
            if upper and step >= 1:
                step = max(step, last_step(number))  # the second number of a range has zeros of its own
            low, high = bounds(number, step, about=quantity.about, zeros=zeros)
            low = max(low, 0.0)
        else:
            half = step if quantity.about else step / 2
            low, high = number - half, number + half
        result.append((low * unit.least + offset, high * unit.most + offset))
    return tuple(result)


def converted(quantity: Quantity, unit: str, difference: bool = False) -> float:
    """A quantity in another unit of its dimension."""
    offset = 0.0 if difference else OFFSETS.get(quantity.unit, 0.0)
    base = quantity.number * UNITS[quantity.unit].factor + offset
    return (base - (0.0 if difference else OFFSETS.get(unit, 0.0))) / UNITS[unit].factor


def written(text: str, quantity: Quantity) -> str:
    """The quantity as written, with a space for the hyphen of "18-acre"."""
    start, end = quantity.span
    rest = text[quantity.number_span.end : end].replace("-", " ")
    return f"{text[start : quantity.number_span.end]}{rest}"


def rounded(value: float, source: Quantity, like: Quantity) -> float:
    """A value with as many significant digits as what it stands against; two at least, three where the source has."""
    if not value:
        return 0.0
    digits = max(_significant(like), min(_significant(source), 3), 2)
    if like.dimension.startswith("temperature"):
        return round(value, 0 if like.step >= 1 else 1)
    return round(value, min(digits, 6) - 1 - floor(log10(abs(value))))


def _significant(quantity: Quantity) -> int:
    """How many significant digits the number of a quantity has."""
    return floor(log10(max(abs(quantity.number) / quantity.step, 1)) + 1e-9) + 1


def digits(value: float) -> str:
    """A number as prose writes it."""
    if abs(value) >= 1e6:
        for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(value) >= scale:
                return f"{value / scale:g} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def shown(quantity: Quantity, other: Quantity, difference: bool) -> str:
    """A quantity in the unit of the other: "225 km"; both ends of a range, both meanings of an ambiguous unit."""
    values = [converted(quantity, other.unit, difference)]
    if quantity.upper is not None and other.upper is not None:
        shift = OFFSETS.get(quantity.unit, 0.0) if quantity.dimension == "temperature" else 0.0
        top = quantity._replace(number=(quantity.upper - shift) / UNITS[quantity.unit].factor)
        values.append(converted(top, other.unit, difference))
    elif is_ambiguous(quantity, other):
        source, target = UNITS[quantity.unit], UNITS[other.unit]
        values = [quantity.number * source.least / target.most, quantity.number * source.most / target.least]
    return f"{' to '.join(digits(rounded(value, quantity, other)) for value in values)} {UNITS[other.unit].display}"


def is_ambiguous(*quantities: Quantity) -> bool:
    """Whether a unit has several meanings: ton, gallon, ounce."""
    return any(UNITS[quantity.unit].least < UNITS[quantity.unit].most for quantity in quantities)


def find_conversions(document: Document) -> tuple[Conversion, ...]:
    """All conversions of a document, in order. Found once per document."""
    return document.once("conversions", lambda: tuple(_find(document.text, find_quantities(document))))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What stands between two units of one measure, by how the second must be closed; how it is closed."""
    shape = r"(?:\s(?:long|tall|high|wide|deep|thick|across|away|off|in\slength|in\sheight|in\sdiameter|square))?"
    return (
        re.compile(rf"{shape}\s?[(\[](?:or\s|i\.e\.,?\s|that\sis,?\s|equal\sto\s|equivalent\sto\s)?"),
        re.compile(r"\s?/\s?"),
        re.compile(r",?\s(?:or|that\sis|i\.e\.,?)\s|\s[–—]\s(?:or\s)?"),
        re.compile(r",\s"),
        re.compile(rf"{shape}\s?(?:[)\]]|[,;/]\s?\S|\sor\s)"),
        re.compile(r"\s?[,.;:!?)\]–—]|\s[–—]|\Z"),
        re.compile(r"\s?[;,/]\s(?:or\s)?|\sor\s|/"),
        re.compile(
            r"\b(?:(?P<half>half\san?|a\shalf(?:\sof\sa)?)|(?P<quarter>a\squarter\sof\sa)|an?)[\s-]"
            r"(?P<unit>[A-Za-z ]{3,16})\Z",
            re.IGNORECASE,
        ),
    )


def _find(text: str, quantities: tuple[Quantity, ...]) -> Iterator[Conversion]:
    last: Quantity | None = None  # what a third unit in the same brackets is compared with
    previous: Quantity | None = None
    for item in quantities:
        first = None
        if previous is not None and item.start - previous.span.end <= 40:
            if _follows(text, previous, item):
                first = previous
            elif (
                last is not None
                and last is not previous
                and _patterns()[6].fullmatch(text[previous.span.end : item.start])
            ):
                first = last
        if first is None and text[item.start - 1 : item.start] == "(":
            first = _with_article(text, item)
        if first is not None and _comparable(first, item):
            last = first
            end = item.span.end + (text[item.span.end : item.span.end + 1] in (")", "]"))
            yield Conversion(Span(first.span.start, end), first, item, _difference(first, item))
        else:
            last = None
        previous = item


def _follows(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second stands where a conversion of the first stands."""
    between = text[first.span.end : second.start]
    bracket, slash, or_, comma, closed, ended, _, _ = _patterns()
    if bracket.fullmatch(between):
        return closed.match(text, second.span.end) is not None
    if slash.fullmatch(between):
        return True
    if or_.fullmatch(between) and (between[0] == "," or "—" in between or "–" in between):
        return ended.match(text, second.span.end) is not None
    return bool(comma.fullmatch(between)) and second.about and ended.match(text, second.span.end) is not None


def _with_article(text: str, second: Quantity) -> Quantity | None:
    """ "A foot (30 centimeters)", "half a mile (800 meters)": a measure without a number."""
    low = max(second.start - 30, 0)
    found = _patterns()[7].search(text[low : second.start - 1].rstrip())
    unit = unit_at(text, low + found.start("unit")) if found else None
    if found is None or unit is None or text[unit[1] : second.start].strip() != "(":
        return None
    number = 0.5 if found["half"] else 0.25 if found["quarter"] else 1.0
    start = low + found.start()
    factor, step = unit[0].factor, 1.0 if number == 1 else 0.2
    return Quantity(
        span=Span(start, unit[1]),
        number_span=Span(start, low + found.start("unit")),
        number=number,
        value=number * factor,
        low=(number - step / 2) * factor,
        high=(number + step / 2) * factor,
        dimension=unit[0].dimension,
        unit=unit[0].symbol,
        start=start,
        step=step,
        about=text[max(start - 6, 0) : start].lower().endswith(("about ", "early ", "most ")),
    )


def _comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities may be one measure in two units."""
    if first.unit == second.unit or first.unit not in UNITS or second.unit not in UNITS:
        return False
    one, other = first.dimension.partition(" ")[0], second.dimension.partition(" ")[0]
    if one != other:
        return False
    if one == "length" and (first.unit in _METRIC) == (second.unit in _METRIC):
        return "nmi" in (first.unit, second.unit)
    return not (first.unit in _METRIC and second.unit in _METRIC and one != "area")


def _difference(first: Quantity, second: Quantity) -> bool | None:
    """Whether two temperatures are differences: where the words say so; above absolute readings it is left open."""
    if not first.dimension.startswith("temperature"):
        return False
    if "difference" in first.dimension or "difference" in second.dimension:
        return True
    return None
