"""Amounts of money and monthly rates."""

from __future__ import annotations

import pytest

from factlint.extract.money import find_money
from factlint.knowledge.money import month_before, rate, rates_between
from factlint.readers import read_document
from factlint.source import Source


@pytest.mark.parametrize(
    ("text", "written", "value", "codes"),
    [
        ("It cost $7.1m.", "$7.1m", 7.1e6, ("USD",)),
        ("It cost €500 million.", "€500 million", 5e8, ("EUR",)),
        ("It cost HK$7.8 billion.", "HK$7.8 billion", 7.8e9, ("HKD",)),
        ("It cost USD 5 million.", "USD 5 million", 5e6, ("USD",)),
        ("It cost 1.43 million Swiss francs.", "1.43 million Swiss francs", 1.43e6, ("CHF",)),
        ("In Mexico it cost 12 billion pesos.", "12 billion pesos", 12e9, ("MXN",)),
        ("It cost ₹208 crore.", "₹208 crore", 2.08e9, ("INR",)),
        ("It cost ten million euros.", "ten million euros", 1e7, ("EUR",)),
        ("It cost £169.50.", "£169.50", 169.5, ("GBP",)),
        ("It cost ¥31,900.", "¥31,900", 31900, ("JPY", "CNY")),
    ],
)
def test_an_amount_is_read(text: str, written: str, value: float, codes: tuple[str, ...]) -> None:
    (money,) = find_money(read_document(Source("a.txt", text), format="plain"))
    assert (text[slice(*money.span)], money.codes) == (written, codes)
    assert money.value == pytest.approx(value)


def test_the_words_of_comparison_stand_before_the_symbol() -> None:
    (money,) = find_money(read_document(Source("a.txt", "It cost about $10 billion."), format="plain"))
    assert (money.comparison, money.start) == ("about", 8)


@pytest.mark.parametrize("text", ["All five won.", "She weighs 60 pounds.", "A 5 m wall.", "He has 3 real friends."])
def test_what_is_no_money(text: str) -> None:
    assert find_money(read_document(Source("a.txt", text), format="plain")) == ()


def test_rates_are_means_of_months() -> None:
    assert rate("EUR", "USD", "1999-01") == pytest.approx(1.16078)
    assert rate("USD", "EUR", "1999-01") == pytest.approx(1 / 1.16078)
    assert rate("EUR", "USD", "1998-12") is None
    assert rate("EUR", "UAH", "2023-01") is None
    assert [month for month, _ in rates_between("EUR", "USD", "2022-12", "2023-01")] == ["2023-01", "2022-12"]
    assert rates_between("EUR", "USD", "1998-12", "1999-01") == []
    assert month_before("2023-01", 2) == "2022-11"
