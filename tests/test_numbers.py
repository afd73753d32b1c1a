"""Numbers in prose: what is one, its value and the interval that it stands for."""

from __future__ import annotations

import pytest

from factlint.extract.numbers import Number, find_numbers
from factlint.readers import read_document
from factlint.source import Source


def found(text: str) -> list[tuple[str, Number]]:
    document = read_document(Source("a.txt", text), format="plain")
    return [(text[slice(*number.span)], number) for number in find_numbers(document)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("There were 1,297 people.", "1,297", 1297),
        ("It cost 2.5 million euros.", "2.5 million", 2.5e6),
        ("The three hundred and twenty-five thousand voters.", "three hundred and twenty-five thousand", 325e3),
        ("A hundred men came.", "A hundred", 100),
        ("About half a million people.", "half a million", 5e5),
        ("It took two and a half million years.", "two and a half million", 2.5e6),
        ("Two-thirds of them agreed.", "Two-thirds", 2 / 3),
        ("Over a quarter said no.", "a quarter", 0.25),
        ("It takes 2½ hours.", "2½", 2.5),
        ("Bake for 2 1/2 hours.", "2 1/2", 2.5),
        ("They bought a dozen tanks.", "a dozen", 12),
        ("One million two hundred thousand people fled.", "One million two hundred thousand", 1.2e6),
    ],
)
def test_a_number_is_read(text: str, written: str, value: float) -> None:
    ((words, number),) = found(text)
    assert words == written
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "F-16 jets",
        "version v2.3",
        "192.168.1.2",
        "at 10:30",
        "on 2019-03-04",
        "a 3-2 win",
        "the 2019-20 season",
        "the 45th",
        "4x4",
    ],
)
def test_codes_scores_and_ordinals_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("70 to 80 tanks", 70, 80),
        ("between five and ten tanks", 5, 10),
        ("5-10 million people", 5e6, 10e6),
        ("3 or 4 days", 3, 4),
    ],
)
def test_a_range_is_one_number(text: str, value: float, upper: float) -> None:
    ((_, number),) = found(text)
    assert (number.value, number.upper) == (value, upper)


def test_a_change_is_two_numbers() -> None:
    assert [number.value for _, number in found("It rose from 5 to 10.")] == [5, 10]


def test_the_interval_follows_the_last_significant_digit_and_the_words() -> None:
    ((_, exact),) = found("It has 297 parts.")
    assert (exact.low, exact.high) == (296.5, 297.5)
    ((_, about),) = found("It has about 300 parts.")
    assert (about.low, about.high, about.comparison) == (200, 400, "about")
    ((_, least),) = found("It has at least 40 parts.")
    assert (least.low, least.high, least.comparison) == (35, 45, "at least")
