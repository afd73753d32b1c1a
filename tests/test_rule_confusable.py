"""The rule names/confusable."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.rule import Finding, Rule
from tests.conftest import read

DATE = "2024-05-01"


def found(text: str, rules: list[Rule], knowledge: Knowledge, date: str = DATE) -> list[Finding]:
    return check(read(text, date=date), rules, knowledge, select=["names/confusable"])


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Ljubljana is the capital of Slovakia.", "Slovakia", "Slovenia"),
        ("They left the capital of Slovakia, Ljubljana.", "Slovakia", "Slovenia"),
        ("The Slovak capital Ljubljana was quiet.", "Slovak", "Slovenian"),
        ("Ljubljana, the Slovak capital, was quiet.", "Slovak", "Slovenian"),
        ("Slovakia's prime minister, Robert Golob, left.", "Slovakia", "Slovenia"),
        ("Former Slovak prime minister Robert Golob left.", "Slovak", "Slovenian"),
        ("Robert Golob, the prime minister of Slovakia, left.", "Slovakia", "Slovenia"),
        ("Robert Golob, Slovakia's prime minister, left.", "Slovakia", "Slovenia"),
        ("The prime minister of Slovakia, Robert Golob, left.", "Slovakia", "Slovenia"),
        ("Prime Minister Robert Golob of Slovakia left.", "Slovakia", "Slovenia"),
        ("The dinar, Iran's currency, fell.", "Iran", "Iraq"),
        ("The rial, the currency of Iraq, fell.", "Iraq", "Iran"),
    ],
)
def test_an_anchor_of_the_other_is_reported(
    text: str, wrong: str, right: str, rules: list[Rule], fixture_knowledge: Knowledge
) -> None:
    (finding,) = found(text, rules, fixture_knowledge)
    assert (finding.text, finding.severity, finding.fixes[0].title) == (wrong, "warning", f"Write {right}")
    assert finding.fixes[0].applicability == "unsafe"
    assert finding.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Ljubljana is not the capital of Slovakia, and nobody confuses Slovakia's capital, Ljubljana, with it.",
        "They flew to Ljubljana, Slovakia and Iran.",
        "The prime minister of Slovakia, Robert Golob and Viktor Orban left.",
        "Robert Golob, Slovak Prime Minister Robert Fico and others left.",
        "Robert Golob, Slovakia's neighbour, left; Robert Golob's Slovakia is another matter.",
        "Slovakia's ambassador Robert Golob left.",
        "Slovak and Slovenian Prime Minister Robert Golob left.",
        "Slovakia-Slovenia talks: Robert Golob, prime minister of Slovakia's neighbour, left.",
        "The cultural capital of Slovakia, Ljubljana, was quiet.",
        "Iran's currency, the rial, fell; the dinar is another.",
        "Slovakia. Ljubljana, the capital, was quiet.",
    ],
)
def test_innocent_sentences_are_silent(text: str, rules: list[Rule], fixture_knowledge: Knowledge) -> None:
    assert [item.message for item in found(text, rules, fixture_knowledge)] == []


def test_a_leader_counts_from_the_first_day_in_office(rules: list[Rule], fixture_knowledge: Knowledge) -> None:
    text = "Slovak Prime Minister Robert Golob left."
    assert len(found(text, rules, fixture_knowledge, "")) == 1
    assert found(text, rules, fixture_knowledge, "2020-01-01") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Council of Europe President Charles Michel spoke.", "European Council"),
        ("WHO Director-General Ngozi Okonjo-Iweala spoke.", "WTO"),
        ("International Energy Agency Director General Rafael Grossi spoke.", "International Atomic Energy Agency"),
        ("Austrian Prime Minister Anthony Albanese spoke.", "Australian"),
        ("Nigerien President Bola Tinubu spoke.", "Nigerian"),
        ("North Korean President Yoon Suk Yeol spoke.", "South Korean"),
        ("Kinshasa is the capital of the Republic of the Congo.", "Democratic Republic of the Congo"),
    ],
)
def test_shipped_pairs(text: str, right: str, rules: list[Rule], shipped: Knowledge) -> None:
    (finding,) = found(text, rules, shipped)
    assert finding.fixes[0].title == f"Write {right}"


def test_pairs_stand_on_both_sides(shipped: Knowledge) -> None:
    layer = shipped.layers[0]
    entries = [layer.entry(number) for number in range(layer.entry_count())]
    for entry in entries:
        for id in entry.data.get("confusable", ()):
            other = shipped.get(id)
            assert other is not None
            assert entry.id in other.data.get("confusable", ()), f"{id} does not list {entry.id}"


def test_a_holder_of_both_and_a_namesake_are_silent(tmp_path: object, rules: list[Rule]) -> None:
    (tmp_path / "a.yaml").write_text(  # type: ignore[operator]
        "place:\n"
        "  - {name: Northia, confusable: [place/southia], demonyms: [Northian]}\n"
        "  - {name: Southia, confusable: [place/northia], demonyms: [Southian]}\n"
        "office:\n"
        "  - {name: President of Northia, of: place/northia, titles: [president]}\n"
        "  - {name: President of Southia, of: place/southia, titles: [president]}\n"
        "person:\n"
        "  - {name: Ann Aldous, held: [{office: office/president-of-southia}]}\n"
        "  - name: Ben Borrow\n"
        "    held: [{office: office/president-of-southia}, {office: office/president-of-northia}]\n"
        "  - {name: Cid Coster, id: person/cid-one, held: [{office: office/president-of-southia}]}\n"
        "  - {name: Cid Coster, id: person/cid-two, spellings: open, held: [{office: office/president-of-northia}]}\n"
    )
    knowledge = load_knowledge([tmp_path], builtin=False)  # type: ignore[list-item]
    assert len(found("Northian President Ann Aldous left.", rules, knowledge)) == 1
    assert found("Northian President Ben Borrow left.", rules, knowledge) == []
    assert found("Northian President Cid Coster left.", rules, knowledge) == []
