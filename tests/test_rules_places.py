"""The rules on places: what is compared, and where they are silent."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.fixes import apply
from factlint.knowledge import Knowledge
from factlint.rule import Finding, Rule
from tests.conftest import read

DATE = "2023-05-02"


def found(text: str, rules: list[Rule], knowledge: Knowledge, date: str = DATE) -> list[Finding]:
    return check(read(text, date=date), rules, knowledge, select=["places"])


@pytest.mark.parametrize(
    ("text", "date", "message"),
    [
        (
            "A fire broke out in Odesa, Russia.",
            "",
            "Odesa is in Ukraine, not in Russia (GeoNames 698740, as of 2026-05-17)",
        ),
        (
            "The Polish city of Lviv is calm.",
            DATE,
            "Lviv is in Ukraine, not in Poland (GeoNames 702550, as of 2026-05-17)",
        ),
        (
            "The capital of Australia, Sydney, is warm.",
            DATE,
            "the capital of Australia is Canberra, not Sydney (GeoNames 2172517, as of 2026-05-17)",
        ),
        (
            "A school in Cardiff, Scotland, is shut.",
            DATE,
            "Cardiff is in Wales, not in Scotland (GeoNames 2653822, as of 2026-05-17)",
        ),
    ],
)
def test_the_message_says_where_the_place_is(
    text: str, date: str, message: str, rules: list[Rule], shipped: Knowledge
) -> None:
    assert [finding.message for finding in found(text, rules, shipped, date)] == [message]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("He lives in Paris, Texas, and she in Cairo, Illinois.", DATE),
        ("He lives in Rocky Mount, Virginia.", DATE),
        ("He lives in Simferopol, Russia, and she in Sevastopol, Ukraine.", DATE),
        ("He lives in Belfast, Ireland, and she in Nicosia, Turkey.", DATE),
        ("The Polish city of Lviv is calm.", "1930-05-01"),
        ("In 1930 the Polish city of Lviv was calm.", DATE),
        ("He was born in Lviv, Poland, and never came back.", DATE),
        ("He lives in Sarajevo, Yugoslavia.", DATE),
        ("He lives in Juba, Sudan.", "2009-05-01"),
        ("He lives in Nuuk, Denmark, and she in Saint-Denis, France.", DATE),
        ("He lives in Tripoli, Lebanon, and she in Alexandria, Greece.", DATE),
        ("The South African capital, Cape Town, is windy, and the Indian capital, Delhi, is hot.", DATE),
        ("The Kazakh capital, Almaty, is green.", "1996-05-02"),
        ("The Australian capital, Sydney, is warm.", "2039-05-02"),
        ("Sofia, Greece, is 12.", DATE),
        ("He lives in Punjab province, Pakistan, and she in Punjab state, India.", DATE),
        ("A mine in La Libertad Department, Peru, is shut.", DATE),
        ("A mine in Eastern Province, Zambia, is shut.", DATE),
    ],
)
def test_silent(text: str, date: str, rules: list[Rule], shipped: Knowledge) -> None:
    assert found(text, rules, shipped, date) == []


def test_a_division_in_another_country(rules: list[Rule], shipped: Knowledge) -> None:
    (finding,) = found("A market in Borno State, Cameroon, is shut.", rules, shipped)
    assert finding.message.startswith("Borno State is in Nigeria, not in Cameroon")


def test_a_small_namesake_is_a_hint(rules: list[Rule], shipped: Knowledge) -> None:
    (finding,) = found("Rebels hold positions in Kampala, Congo, and Bukavu, Uganda, near Kisangani.", rules, shipped)[
        :1
    ]
    assert finding.severity == "hint"


def test_a_dateline_keeps_its_capitals(rules: list[Rule], shipped: Knowledge) -> None:
    text = "ODESA, RUSSIA — A fire broke out."
    (finding,) = found(text, rules, shipped)
    assert apply(text, finding.fixes[:1]) == "ODESA, UKRAINE — A fire broke out."


@pytest.mark.parametrize(
    ("text", "date", "severity"),
    [
        ("Croatia's minimum wage is 700 kuna.", "2023-05-02", "warning"),
        ("Croatia's minimum wage is 700 kuna.", "2018-05-02", ""),
        ("Croatia's minimum wage is 700 euros.", "2018-05-02", "hint"),
        ("Croatia's minimum wage is 700 euros.", "2023-05-02", ""),
        ("Syria's minimum wage is 92,970 lira.", "2023-05-02", ""),
        ("Zimbabwe's minimum wage is 300 rand.", "2025-05-02", ""),
        ("Hungary's minimum wage is 266,800 euros (about $700).", "2024-05-02", ""),
    ],
)
def test_the_currency_of_the_time(text: str, date: str, severity: str, rules: list[Rule], shipped: Knowledge) -> None:
    assert [finding.severity for finding in found(text, rules, shipped, date)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Swaziland's king spoke.", "warning"),
        ("The government of Swaziland denies it.", "warning"),
        ("Schools in Bombay are shut.", "hint"),
        ("Ceylon tea is dear, and Bombay duck is a fish.", ""),
        ("Mobutu ruled Zaire with an iron fist.", ""),
        ("Shops in Ceylon ran out of milk on Wednesday.", "hint"),
        ("An attack on the Dnipropetrovsk and Sumy regions killed two.", ""),
        ("Schools in Bombay, now Mumbai, are shut.", ""),
    ],
)
def test_former_names(text: str, severity: str, rules: list[Rule], shipped: Knowledge) -> None:
    assert [finding.severity for finding in found(text, rules, shipped)] == ([severity] if severity else [])
