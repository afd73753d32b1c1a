"""The rule names/acronym, on the shipped knowledge and on bodies that nobody knows."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.names.expansions import compare, could_stand_for, find_expansions, is_near, name_words, spelled_alike
from factlint.rule import Finding, Rule
from tests.conftest import read


def found(text: str, rules: list[Rule], knowledge: Knowledge, select: str = "names/acronym") -> list[Finding]:
    return check(read(text), rules, knowledge, select=[select])


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The World Health Organization (WTO) spoke.", "WTO", "WHO"),
        ("The World Food Programme (WPF) spoke.", "WPF", "WFP"),
        ("Judges of the International Criminal Court (ICJ) met.", "ICJ", "ICC"),
        ("The UN's International Monetary Foundation (IMF) spoke.", "International Monetary Foundation", None),
        ("NASA (National Aeronautics and Space Agency) spoke.", "National Aeronautics and Space Agency", None),
        ("The Association of Southeast Nations (ASEAN) met.", "Association of Southeast Nations", None),
    ],
)
def test_a_half_that_does_not_belong_is_reported(
    text: str, wrong: str, right: str | None, rules: list[Rule], shipped: Knowledge
) -> None:
    (finding,) = found(text, rules, shipped)
    assert (finding.text, finding.severity) == (wrong, "warning")
    assert all(fix.applicability == "unsafe" for fix in finding.fixes)
    assert finding.evidence
    if right:
        assert finding.fixes[0].title == f"Write {right}"


@pytest.mark.parametrize(
    "text",
    [
        "The World Tourism Organization (WTO) and the World Trade Organisation (WTO) met.",
        "The U.N. Educational, Scientific and Cultural Organization (UNESCO) and the UN Children's Fund (UNICEF) met.",
        "The Organization of Petroleum Exporting Countries (OPEP) and the International Monetary Fund (FMI) met.",
        "The Centers for Disease Control (CDC), the North Atlantic Treaty (NATO) and the North Atlantic Alliance (NATO).",
        "The General Confederation of Labour (CGT), the UN Refugee Agency (UNHCR) and world football (FIFA).",
        "The Department of Energy (NNSA), the United Nations (WHO) and the World Health Organization (Geneva).",
        "The Chinese Center for Disease Control and Prevention (CCDC) and the West African Health Organisation (WAHO).",
        "The Federal Security Service (FSS) is the Federal Security Service (FSB).",
        "L'Agence est à Vienne : la « World Health Organization (WTO) » parle et ne dit rien de plus aujourd'hui.",
    ],
)
def test_innocent_pairs_are_silent(text: str, rules: list[Rule], shipped: Knowledge) -> None:
    assert [item.message for item in found(text, rules, shipped)] == []


def test_two_expansions_are_reported_where_the_initials_fit_one(
    rules: list[Rule], fixture_knowledge: Knowledge
) -> None:
    one, other = "The Baltic Union of Small Ports (BUSP) met.", "Later the Baltic Union of Ports (BUSP) voted."
    for text in (f"{one} {other}", f"{other} {one}"):
        (finding,) = found(text, rules, fixture_knowledge)
        assert finding.text == "Baltic Union of Ports"
        assert finding.fixes[0].title == "Write Baltic Union of Small Ports"
    for innocent in (
        f"{one} Later the Director of the Baltic Union of Small Ports (BUSP) voted.",
        "The Union of Small Ports (USP) and the Union of Large Ports (ULP) met.",
        "The Baltic Union of Small Ports (BUSP) and the British Union of Small Ports (BUSP) met.",
        "The Baltic Union of Small Ports (BUSP) and the Baltic Union of Steel Plants (BUSP) met.",
    ):
        assert found(innocent, rules, fixture_knowledge) == []


def test_a_misspelled_half_is_reported_once(rules: list[Rule], shipped: Knowledge) -> None:
    for text in ("ATAKMS (Army Tactical Missile System) flew.", "The High Mobility Rocket System (HIMARS) fired."):
        assert len(found(text, rules, shipped, "names")) == 1


def test_expansions() -> None:
    text = "On Monday the Global Fund for Nature (GFN), GFN (Global Fund), a fund (which failed) and x (Y) met."
    document = read(text)
    (one, other) = find_expansions(document)
    assert [word.text for word in one.words][-4:] == ["Global", "Fund", "for", "Nature"]
    assert [word.text for word in other.words] == ["Global", "Fund"]
    assert [document.text[item.acronym.start : item.acronym.end] for item in (one, other)] == ["GFN", "GFN"]


def test_comparison() -> None:
    def change(one: str, other: str) -> tuple[str, str] | None:
        result = compare(name_words(one), name_words(other))
        return result and (result.wanted, result.written)

    assert change("the Organisation for Peace and Co-operation", "Organization for Peace and Cooperation") == ("", "")
    assert change("UN Office of Peace", "United Nations Office of Peace") == ("", "")
    assert change("Office of Peace", "Office of World Peace") == ("World", "")
    assert change("Office of Trade", "Office of Peace") == ("Peace", "Trade")
    assert change("Office of World Peace", "Office of Peace") is None
    assert change("Centers for Disease Control", "Centers for Disease Control and Prevention") is None


def test_acronyms() -> None:
    for near in (("IEAE", "IAEA"), ("WTO", "WHO"), ("OCSE", "OSCE"), ("HIMAR", "HIMARS")):
        assert is_near(*near)
    for far in (("FMI", "IMF"), ("AIEA", "IAEA"), ("OTAN", "NATO"), ("EC", "EU"), ("WHO", "WHO"), ("CIA", "CPS")):
        assert not is_near(*far)
    assert could_stand_for("CDCP", name_words("Centers for Disease Control and Prevention"))
    assert not could_stand_for("IEAE", name_words("International Atomic Energy Agency"))
    assert spelled_alike("Agencies", "Agencie")
    assert not spelled_alike("Strike", "System")
