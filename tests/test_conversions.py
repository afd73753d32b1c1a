"""Conversions, changes and partitions: what is taken for one, and what the written numbers can stand for."""

from __future__ import annotations

import pytest

from factlint.claims.changes import falls, find_changes, possible
from factlint.claims.conversions import converted, find_conversions
from factlint.claims.partitions import find_partitions
from factlint.document import Document
from factlint.extract.quantities import find_quantities
from factlint.extract.rounding import bounds
from factlint.readers import read_document
from factlint.source import Source


def document(text: str) -> Document:
    return read_document(Source("a.txt", text), format="plain")


@pytest.mark.parametrize(
    ("value", "step", "about", "interval"),
    [
        (297, 1, False, (296.5, 297.5)),
        (140, 10, False, (135, 145)),
        (10, 10, False, (9.5, 12.5)),
        (100, 100, False, (95, 125)),
        (300, 100, False, (250, 350)),
        (55, 1, False, (52.5, 57.5)),
        (55, 1, True, (50, 60)),
        (7.1, 0.1, False, (7.05, 7.15)),
        (297, 1, True, (282.15, 311.85)),
    ],
)
def test_bounds(value: float, step: float, about: bool, interval: tuple[float, float]) -> None:
    assert bounds(value, step, about=about) == pytest.approx(interval)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It is 140 miles (225 km) long.", [("mi", "km")]),
        ("It is 230 feet tall (70 meters) and old.", [("ft", "m")]),
        ("It is nine miles, or 14 kilometers, away.", [("mi", "km")]),
        ("It is 310 miles, about 500 kilometers, up.", [("mi", "km")]),
        ("It was 52 feet/16 meters long.", [("ft", "m")]),
        ("He is 5 feet, 11 inches (180 cm) tall.", [("in", "cm")]),
        ("The baby weighed 7lb 4oz (3.3kg).", [("oz", "kg")]),
        ("Winds of 100 knots (185 km/h; 115 mph) blew.", [("knots", "km/h"), ("knots", "mph")]),
        ("A foot (30 centimeters) of snow fell.", [("ft", "cm")]),
        ("It was 28C (82F) at noon.", [("°C", "°F")]),
        ("It holds 60 km (37 miles) per hour.", [("km", "mi")]),
        ("It is 20 km from Lviv and 80 miles from Poland.", []),
        ("It is 12 miles (30 km from the sea).", []),
        ("The run is 10 km (400 m) long.", []),
        ("They walk 20 miles a day (32 km).", []),
        ("It yields 15 tons of TNT (63 GJ).", []),
        ("It is 5 miles or 10 kilometers long.", []),
    ],
)
def test_which_pairs_are_conversions(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(pair.first.unit, pair.second.unit) for pair in find_conversions(document(text))] == pairs


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("16 kilometers (10 miles)", True),
        ("140 miles (308 km)", False),
        ("minus 40 C (minus 40 F)", True),
        ("minus 28C (-48F)", False),
        ("1,000 gallons (4,546 litres)", True),
        ("1,000 gallons (7,400 litres)", False),
        ("65,000 tons (59,000 tonnes)", True),
        ("5 to 8 inches (13 to 20 centimeters)", True),
        ("5 to 8 inches (23 to 30 centimeters)", False),
    ],
)
def test_intervals_meet(text: str, agrees: bool) -> None:
    (pair,) = find_conversions(document(f"It was {text} there."))
    assert pair.agrees() is agrees


def test_a_difference_of_temperature_has_no_zero_point() -> None:
    (warmer,) = find_conversions(document("It was 5 degrees Celsius (9 degrees Fahrenheit) warmer."))
    assert warmer.difference is True
    assert warmer.agrees()
    (quantity,) = find_quantities(document("It is 20 degrees Celsius."))
    assert converted(quantity, "°F") == pytest.approx(68)
    assert converted(quantity, "°F", difference=True) == pytest.approx(36)


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("It is minus 5 degrees Celsius.", 268.15, "°C", "temperature"),
        ("It rose by 2 degrees Celsius.", 2, "°C", "temperature difference"),
        ("It was 98.6 degrees F then.", 310.15, "°F", "temperature"),
        ("It was 20 degrees below zero.", -20, "degrees", "degrees"),
        ("It holds 5 million gallons.", 5e6 * 0.003785411784, "gal", "volume"),
        ("It makes 300 MW of power.", 3e8, "MW", "power"),
        ("A quarter of a mile away.", 402.336, "mi", "length"),
        ("He weighs 11 stone 4 pounds, he said.", 71.6676, "lb", "mass"),
    ],
)
def test_other_dimensions(text: str, value: float, unit: str, dimension: str) -> None:
    (quantity,) = find_quantities(document(text))
    assert (quantity.unit, quantity.dimension) == (unit, dimension)
    assert quantity.value == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize(
    "text", ["The 13F filing is due.", "A 777F freighter landed.", "It lies 59 degrees north.", "SCP-173C"]
)
def test_what_is_no_temperature(text: str) -> None:
    assert not [item for item in find_quantities(document(text)) if item.dimension.startswith("temperature")]


@pytest.mark.parametrize(
    ("text", "before", "after", "direction", "points"),
    [
        ("Profit rose 25% from $4m to $5m.", 4e6, 5e6, 1, False),
        ("Sales fell 12 percent to 44 from 50.", 50, 44, -1, False),
        ("It dropped from 1,800 to 1,530, a fall of 15 per cent.", 1800, 1530, -1, False),
        ("It rose by 2 percentage points, from 4% to 6%.", 4, 6, 1, True),
        ("It shrank by a quarter, from 80 to 60.", 80, 60, -1, False),
    ],
)
def test_changes(text: str, before: float, after: float, direction: int, points: bool) -> None:
    (change,) = find_changes(document(text))
    assert (change.before.value, change.after.value) == (before, after)
    assert (change.direction, change.points) == (direction, points)
    low, high = possible(change, points=points)
    assert low < (after - before if points else (after / before - 1) * 100) < high


@pytest.mark.parametrize(
    "text",
    [
        "Profit rose 25% from 2019 to 2021.",
        "Profit rose 25%, and staff went from 200 to 300.",
        "Sales nearly doubled from 410 to 790.",
        "It rose 5% from at least 40 to 60.",
    ],
)
def test_what_is_no_change(text: str) -> None:
    assert find_changes(document(text)) == ()


def test_falls() -> None:
    assert falls("Sales fell ", " last year")
    assert falls("It cut its emissions by ", " in ten years")
    assert falls("A ", " drop in sales")
    assert not falls("Inflation fell to ", " from 300")
    assert not falls("It lost ", " of nothing")
    assert not falls("Prices fell, and sales rose by ", "")


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("It has 11 members: six Democrats and five Republicans.", 11, [6, 5]),
        ("It is made up of 15 members: nine men, four women and two others.", None, []),
        ("The 12 seats (5 elected, 4 appointed and 3 open) count.", 12, [5, 4, 3]),
        ("At least nine people — five men and two women — came.", None, []),
        ("There are 12 rooms: 3 upstairs, 4 downstairs and the rest outside.", None, []),
        ("It took 30 people: 12 years and 18 months.", None, []),
    ],
)
def test_partitions(text: str, whole: float | None, parts: list[float]) -> None:
    found = find_partitions(document(text))
    assert [item.whole.value for item in found] == ([] if whole is None else [whole])
    assert [part.value for item in found for part in item.parts] == parts
