"""Quantities in prose: what is found, and the interval that a written number stands for."""

from __future__ import annotations

import pytest

from factlint.extract.numbers import number_of, rounding
from factlint.extract.quantities import Quantity, find_quantities, parse_quantity
from factlint.readers import read_document
from factlint.source import Source


def found(text: str) -> list[tuple[str, Quantity]]:
    document = read_document(Source("t.txt", text))
    return [(text[item.span.start : item.span.end], item) for item in find_quantities(document)]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "dimension"),
    [
        ("a range of 1,297 kilometers", "1,297 kilometers", 1_297_000, "km", "length"),
        ("the 300-km missile", "300-km", 300_000, "km", "length"),
        ("the 186-mile-range missile", "186-mile", 299_337.984, "mi", "length"),
        ("it flew 7.62 mm past", "7.62 mm", 0.00762, "mm", "length"),
        ("a 155mm shell", "155mm", 0.155, "mm", "length"),
        ("three hundred kilometres away", "three hundred kilometres", 300_000, "km", "length"),
        ("twenty-five miles away", "twenty-five miles", 40_233.6, "mi", "length"),
        ("it weighs 62 tonnes now", "62 tonnes", 62_000, "t", "mass"),
        ("it weighs 500 pounds now", "500 pounds", 226.796185, "lb", "mass"),
        ("at 900 km/h it flew", "900 km/h", 250, "km/h", "speed"),
        ("at 70 miles per hour", "70 miles per hour", 31.2928, "mph", "speed"),
        ("at 30 knots", "30 knots", 15.4333333, "knots", "speed"),
        ("at Mach 5 it flew", "Mach 5", 1715, "Mach", "speed"),
        ("with a crew of four.", "four", 4, "crew", "crew"),
        ("a three-man crew.", "three", 3, "crew", "crew"),
        ("1.5 million hectares burnt", "1.5 million hectares", 1.5e10, "ha", "area"),
        ("10 square miles burnt", "10 square miles", 25_899_881.1, "sq mi", "area"),
        ("it is 5 feet 11 inches tall", "5 feet 11 inches", 1.8034, "in", "length"),
        ("a 5-foot-11 guard", "5-foot-11", 1.8034, "in", "length"),
    ],
)
def test_finds(text: str, written: str, value: float, unit: str, dimension: str) -> None:
    [(shown, quantity)] = found(text)
    assert (shown, quantity.unit, quantity.dimension) == (written, unit, dimension)
    assert quantity.value == pytest.approx(value)
    assert quantity.low <= quantity.value <= quantity.high or unit == "Mach"


@pytest.mark.parametrize(
    "text",
    [
        "The F-16 km marker.",
        "It cost $300 m to build.",
        "They want 10m people.",
        "It yields 15 kilotons, or 15 tons of TNT.",
        "They walk 20 miles a day on 5 litres per km.",
        "It lost 200 million pounds.",
        "Its mass is 2×1030 kg.",
        "A mile is a mile.",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "comparison", "words"),
    [
        ("It is 300 km.", "", ""),
        ("It is about 300 km.", "about", "about "),
        ("It is up to 300 km.", "at most", "up to "),
        ("It is up to about 300 km.", "at most", "up to about "),
        ("It is more than 300 km.", "at least", "more than "),
        ("It is no more than 300 km.", "at most", "no more than "),
        ("It is 300 km or more.", "at least", ""),
        ("It is nearly 300 km.", "about", "nearly "),
    ],
)
def test_words_of_comparison(text: str, comparison: str, words: str) -> None:
    [(_, quantity)] = found(text)
    assert quantity.comparison == comparison
    assert text[quantity.start : quantity.span.start] == words


@pytest.mark.parametrize(
    "text", ["70 to 80 km", "70–80 km", "70-80 km", "between 70 and 80 km", "seventy to eighty kilometres"]
)
def test_ranges(text: str) -> None:
    [(_, quantity)] = found(f"It is {text} away.")
    assert (quantity.value, quantity.upper) == (70_000, 80_000)
    assert (quantity.low, quantity.high) == (65_000, 85_000)


def test_of_two_numbers_the_second_has_the_unit() -> None:
    assert [text for text, _ in found("In 2020 and 80 km away.")] == ["80 km"]


@pytest.mark.parametrize(
    ("number", "interval"),
    [
        ("297", (296.5, 297.5)),
        ("1,297", (1296.5, 1297.5)),
        ("300", (250, 350)),
        ("7.62", (7.615, 7.625)),
        ("10", (5, 15)),
    ],
)
def test_rounding(number: str, interval: tuple[float, float]) -> None:
    assert rounding(number) == pytest.approx(interval)


def test_approximate_words_widen_the_interval() -> None:
    assert rounding("297", approximate=True) == pytest.approx((282.15, 311.85))
    assert rounding("300", approximate=True) == pytest.approx((200, 400))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,297", 1297),
        ("2.5", 2.5),
        ("four", 4),
        ("twenty-five", 25),
        ("three hundred thousand", 3e5),
        ("a thousand", 1000),
    ],
)
def test_number_of(text: str, value: float) -> None:
    assert number_of(text) == value


def test_tons_may_be_short_or_long() -> None:
    [(_, quantity)] = found("It weighs 65 tons.")
    assert quantity.low < 65 * 907.2 < 65 * 1016 < quantity.high


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [("300 km", 300_000, None), ("70–80 km", 70_000, 80_000), ("4", 4, None), ("~2 t", 2000, None)],
)
def test_values_of_knowledge_files(text: str, value: float, upper: float | None) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (quantity.value, quantity.upper) == (value, upper)


def test_what_is_no_quantity() -> None:
    assert parse_quantity("far") is None
