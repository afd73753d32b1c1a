"""Claims of where a place lies and of what it is the capital."""

from __future__ import annotations

import pytest

from factlint.claims.places import around, capitals_at, country_of, is_disputed, places_named, was_part
from factlint.claims.regions import CAPITAL, IN, find_regions
from factlint.knowledge import Knowledge
from factlint.knowledge.entry import Entry
from tests.conftest import read


def claims(text: str, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    document = read(text, date="2023-05-02")
    return [
        (claim.kind, text[claim.place.start : claim.place.end], text[claim.region.start : claim.region.end])
        for claim in find_regions(document, knowledge)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "place", "region"),
    [
        ("A fire broke out in Odesa, Ukraine, at noon.", IN, "Odesa", "Ukraine"),
        ("A fire broke out in Odesa, Ukraine.", IN, "Odesa", "Ukraine"),
        ("LVIV, Ukraine (AP) — A fire broke out.", IN, "LVIV", "Ukraine"),
        ("A fire broke out in the southern Ukrainian port city of Odesa.", IN, "Odesa", "Ukrainian"),
        ("They live in Lviv, in western Ukraine, with friends.", IN, "Lviv", "Ukraine"),
        ("They live in Lviv in western Ukraine.", IN, "Lviv", "Ukraine"),
        ("They live in the city of Lviv in Ukraine.", IN, "Lviv", "Ukraine"),
        ("Odesa, a port city in southern Ukraine, is warm.", IN, "Odesa", "Ukraine"),
        ("Odesa, a Ukrainian port city, is warm.", IN, "Odesa", "Ukrainian"),
        ("Odesa is a city in Ukraine.", IN, "Odesa", "Ukraine"),
        ("He flew to Odesa (Ukraine).", IN, "Odesa", "Ukraine"),
        ("Kharkiv, Ukraine's second-largest city, is calm.", IN, "Kharkiv", "Ukraine"),
        ("Ukraine's second-largest city, Kharkiv, is calm.", IN, "Kharkiv", "Ukraine"),
        ("Bratislava, the capital of Slovakia, is small.", CAPITAL, "Bratislava", "Slovakia"),
        ("Bratislava is the capital of Slovakia and lies on a river.", CAPITAL, "Bratislava", "Slovakia"),
        ("The capital of Slovakia, Bratislava, is small.", CAPITAL, "Bratislava", "Slovakia"),
        ("They met in Bratislava, Slovakia's capital.", CAPITAL, "Bratislava", "Slovakia"),
        ("They met in Slovakia’s capital, Bratislava.", CAPITAL, "Bratislava", "Slovakia"),
        ("They met in the Slovak capital Bratislava.", CAPITAL, "Bratislava", "Slovak"),
        ("They met in Bratislava, the Slovak capital.", CAPITAL, "Bratislava", "Slovak"),
    ],
)
def test_a_claim_is_found(text: str, kind: str, place: str, region: str, shipped: Knowledge) -> None:
    assert claims(text, shipped) == [(kind, place, region)]


@pytest.mark.parametrize(
    "text",
    [
        "In Kyiv, Russia has destroyed a school.",
        "In Kyiv, Russia, which denies it, was blamed.",
        "She has worked in Kyiv, Poland and Russia.",
        "She has worked in Kyiv, Poland, Russia.",
        "She has worked in Lviv, Kyiv, Poland.",
        "Trade between Kyiv, Poland, and the European Union grew.",
        "Relations between Kyiv, Russia, are bad.",
        "The Hotel Odesa, Russia, is shut.",
        "The Bank of Odesa, Russia, is shut.",
        "In Kyiv, Russia's envoy was booed.",
        "A Russian missile hit the city of Kharkiv.",
        "The Polish sister city of Lviv is Lublin.",
        "Separatists backed by Moscow in eastern Ukraine said so.",
        "Refugees from Kyiv in southern Poland said so.",
        "Pressed by Berlin, Poland, which had refused, agreed.",
        "The once Polish city of Lviv is old.",
        "The Polish-speaking city of Lviv is no more.",
        "Krakow, the former capital of Poland, is old.",
        "Krakow, the capital of Poland until 1596, is old.",
        "Krakow, the cultural capital of Poland, is old.",
        "In the Ukrainian capital, Moscow's missiles fell.",
        "In the Ukrainian capital, Moscow was blamed.",
        "Many think that Krakow is the capital of Poland.",
        "The newspaper wrongly put Lviv, Poland, on its map.",
    ],
)
def test_what_can_be_read_otherwise_is_no_claim(text: str, shipped: Knowledge) -> None:
    assert claims(text, shipped) == []


def test_places_in_their_own_regions_are_no_list(shipped: Knowledge) -> None:
    text = "They met in Lviv, Ukraine, and Gdansk, Poland; in Madrid, Spain; and in Lisbon, Portugal."
    assert [(place, region) for _, place, region in claims(text, shipped)] == [
        ("Lviv", "Ukraine"),
        ("Gdansk", "Poland"),
        ("Madrid", "Spain"),
        ("Lisbon", "Portugal"),
    ]


def entry(id: str, knowledge: Knowledge) -> Entry:
    found = knowledge.get(id)
    assert found is not None
    return found


def test_a_curated_city_keeps_the_division_of_its_row(shipped: Knowledge) -> None:
    kharkiv = entry("place/kharkiv", shipped)
    assert [one.id for one in around(kharkiv, shipped)] == ["place/ua-07", "place/ukraine"]
    assert country_of(kharkiv, shipped) == entry("place/ukraine", shipped)


@pytest.mark.parametrize(
    "name", ["Crimea", "Donetsk", "Srinagar", "Taipei", "Hebron", "Jerusalem", "Laayoune", "Prizren"]
)
def test_disputed(name: str, shipped: Knowledge) -> None:
    found = places_named(name, shipped)
    assert found
    assert any(is_disputed(place, shipped) for place in found)


def test_borders_and_capitals_by_date(shipped: Knowledge) -> None:
    south_sudan, sudan = entry("place/south-sudan", shipped), entry("place/sudan", shipped)
    assert was_part(south_sudan, sudan, "2009-05-01")
    assert not was_part(south_sudan, sudan, "2023-05-01")
    kazakhstan = entry("place/kazakhstan", shipped)
    assert {item["place"] for item in capitals_at(kazakhstan, "2023-05-01", 3)} == {"place/astana"}
    assert "place/almaty" in {item["place"] for item in capitals_at(kazakhstan, "1996-05-01", 3)}
    assert capitals_at(kazakhstan, "2040-01-01", 3) == []
