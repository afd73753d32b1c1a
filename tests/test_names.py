"""Names: slips of known ones are reported with the right form, innocent neighbours are not. All against the shipped base."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.names.align import NO_COSTS, differences, distance, make_costs
from factlint.names.fold import core, fold
from factlint.names.keys import deletions, norm, pack
from factlint.names.romanise import romanisations
from factlint.names.runs import find_runs
from factlint.rule import Rule
from tests.conftest import read

SLIPS = [
    ("It was Petro Porosshenko who spoke.", "Petro Poroshenko"),
    ("Later Luke Pollrd answered.", "Luke Pollard"),
    ("Mansour bin Zayed Al Nahjan bought the club.", "Mansour bin Zayed Al Nahyan"),
    ("Ukrainian President Volodimir Zelenski spoke on Monday.", "Volodymyr Zelensky"),
    ("Russian President Vladmir Putin signed the decree.", "Vladimir Putin"),
    ("The army chief, Oleksadr Syrskyi, visited the front.", "Oleksandr Syrskyi"),
    ("Valery Zaluzhnij spoke before Valerii Zaluzhnyi left.", "Valerii Zaluzhnyi"),
    ("Germany's Olaf Sholz hesitated.", "Olaf Scholz"),
    ("French President Emmanuel Marcon called Kyiv.", "Emmanuel Macron"),
    ("Prime Minister Giorgia Melloni arrived.", "Giorgia Meloni"),
    ("Belarusian leader Aleksander Lukashenko hosted talks.", "Alexander Lukashenko"),
    ("Jens Stoltenburg led the alliance.", "Jens Stoltenberg"),
    ("Foreign Minister Sergej Lawrow answered.", "Sergei Lavrov"),
    ("Ramsan Kadyrow sent troops, Ramzan Kadyrov said.", "Ramzan Kadyrov"),
    ("Yevgeny Prigozin marched on Moscow.", "Yevgeny Prigozhin"),
    ("The Dutch leader Mark Ruttte resigned.", "Mark Rutte"),
    ("Recep Tayyip Erdogen mediated.", "Recep Tayyip Erdogan"),
    ("Benjamin Netanyahoo objected.", "Benjamin Netanyahu"),
    ("Inspectors of the International Atomic Agency arrived.", "International Atomic Energy Agency"),
    (
        "The Organisation for the Prohibition of Weapons reported.",
        "Organisation for the Prohibition of Chemical Weapons",
    ),
    ("A study by John Hopkins University found it.", "Johns Hopkins University"),
    ("The Center for Disease Control advised it.", "Centers for Disease Control"),
    ("Doctor Without Borders opened a clinic.", "Doctors Without Borders"),
    ("They asked John Hopkins University and the Centers for Disease Control.", "Johns Hopkins University"),
    ("The Internatonal Criminal Court issued a warrant.", "International Criminal Court"),
    ("The army fired HIMRAS rockets.", "HIMARS"),
    ("They shot down an S400 missile with another missile.", "S-400"),
    ("Two F16 fighter jets took off.", "F-16"),
    ("A T 90M tank was seen.", "T-90M"),
    ("A Mig29 jet crashed near the front.", "MiG-29"),
    ("The Bayrakter TB2 drone hit a ship.", "Bayraktar TB2"),
    ("Shelling hit Zaporizhzia on Sunday.", "Zaporizhzhia"),
    ("The mayor of Mykolaiiv spoke.", "Mykolaiv"),
    ("Lloyd Austen, the U.S. defense secretary, spoke.", "Lloyd Austin"),
]
INNOCENT = [
    "Crown Prince Mohammad bin Salman of Saudi Arabia spoke.",
    "Emmanuel Macron came with Emmanuelle Macron.",
    "They landed at Ninoy Aquino International Airport in the Philippines.",
    "Wikimedia runs Wikipedia.",
    "Volodymyr Zelenskiy, Volodymyr Zelenskyy and Volodymyr Zelensky are one man.",
    "The Zelenskys and the Macrons dined with the Bidens.",
    "Olena Zelenska spoke after Volodymyr Zelensky.",
    "Sergey Lavrov and Sergei Lavrov are both right.",
    "Daniil Medvedev won the match in Paris.",
    "Boris Johnston teaches mathematics in Leeds.",
    "Erica Garner spoke of Eric Garner.",
    "Mark Ruffalo acted in the film.",
    "John Finner runs a bakery in Leeds.",
    "An S-300 is no S-400, and an S-200 is older.",
    "The Su-34, the Su-35 and the Su-27 flew with a MiG-31.",
    "The T-72, the T-80 and the T-90 are tanks; the T-84 is another tank.",
    "Leopards and Javelins arrived, and F-16s will follow.",
    "The F-35s, Su-34s, B-52s, Mi-8s, Leopard 2s and Geran-2s were counted.",
    "Flamengo beat Palmeiras, and the Typhon launcher was sent.",
    "The Kyivan prince and the Odesan poet met a Lvivite.",
    "Iranians, Iraqis, Ukrainians and Belarusians took part.",
    "The Chinese Center for Disease Control and Prevention answered.",
    "The World Trade Center is not the World Trade Organization.",
    "The European Council is not the Council of Europe.",
    "The Security Council met, and so did the General Assembly.",
    "The Guardian's report and the Guardians of the Galaxy differ.",
    "He drove a Mercedes S400 to the M1 motorway.",
    "Kim Jong Un and Kim Jong-un are one man.",
    "Erdoğan, Erdogan and Mr. Erdogan's aides agreed.",
    "Georgia beat Jordan in Chad, said Austin Turner.",
    "The Iran deal and the Iraq war are history.",
    "Niger and Nigeria are neighbours, as are Slovakia and Slovenia no longer.",
    "Colombian coffee is sold at Columbia University.",
    "The Patriots of New England won, and the Patriot system fired.",
    "Lavra monks prayed, and Lavrentiy left.",
    "Paris Hilton met Chelsea Clinton and Hunter Biden.",
    "Robert Habeck's brother Hinrich came with Ben Wallis.",
]


def names_findings(text: str, knowledge: Knowledge, rules: list[Rule], date: str = "") -> list[tuple[str, str, str]]:
    found = check(read(text, date=date), rules, knowledge, select=["names"])
    return [(item.text, item.severity, item.fixes[0].edits[0].text if item.fixes else "") for item in found]


@pytest.mark.parametrize(("text", "right"), SLIPS)
def test_slips_are_reported_with_the_right_form(text: str, right: str, shipped: Knowledge, rules: list[Rule]) -> None:
    found = names_findings(text, shipped, rules)
    assert [fix for _, _, fix in found] == [right], found
    assert found[0][1] in ("error", "warning")


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_neighbours_are_silent(text: str, shipped: Knowledge, rules: list[Rule]) -> None:
    found = [item for item in names_findings(text, shipped, rules) if item[1] != "hint"]
    assert found == []


def test_the_same_name_in_another_romanisation_is_safe_where_the_right_form_stands_in_the_text(
    shipped: Knowledge, rules: list[Rule]
) -> None:
    text = "Mykhailo Podolyak spoke. Mihailo Podoljak spoke again, and Podolyak left."
    found = check(read(text), rules, shipped)
    assert [(item.text, item.severity, item.fixes[0].applicability) for item in found] == [
        ("Mihailo Podoljak", "error", "safe")
    ]
    assert text[found[0].related[0].span.start : found[0].related[0].span.end] == "Mykhailo Podolyak"


def test_in_a_quotation_nothing_is_fixed_silently(shipped: Knowledge, rules: list[Rule]) -> None:
    for text in ("“We need ATAKMS now,” he said.", '"We need ATAKMS now," he said.'):
        (found,) = check(read(text), rules, shipped)
        assert (found.severity, found.fixes[0].applicability) == ("error", "unsafe")


def test_another_language_is_left_alone(shipped: Knowledge, rules: list[Rule]) -> None:
    text = "Wolodymyr Selenskyj ist der Präsident der Ukraine, und er hat das nicht gesagt. Das war auch nicht nötig."
    assert names_findings(text, shipped, rules) == []


def test_a_foreign_sentence_in_an_english_paragraph_is_left_alone(shipped: Knowledge, rules: list[Rule]) -> None:
    english = "The mayor wrote to them on Thursday, and they thanked her for what she had said. "
    french = "Avec les Parisiens et au nom de tous, Wolodymyr Selenskyj est dans nos pensées."
    assert names_findings(english + french, shipped, rules) == []
    assert names_findings(english + "It was Wolodymyr Selenskyj who spoke.", shipped, rules)


def test_an_office_is_evidence_only_while_it_may_be_held(shipped: Knowledge, rules: list[Rule]) -> None:
    text = "White House deputy national security adviser John Finner agreed."
    assert [item[0] for item in names_findings(text, shipped, rules, date="2023-01-29")] == ["John Finner"]
    assert names_findings(text, shipped, rules, date="2015-01-29") == []
    # Nobody has looked since he left: in 2026 the office may be another's.
    assert names_findings(text, shipped, rules, date="2026-03-01") == []
    former = "The former White House deputy national security adviser John Finner agreed."
    assert [item[0] for item in names_findings(former, shipped, rules, date="2026-03-01")] == ["John Finner"]
    assert names_findings(former, shipped, rules, date="2023-01-29") == []


def test_an_open_end_proves_nothing_after_the_day_of_the_snapshot(tmp_path: Path, rules: list[Rule]) -> None:
    (tmp_path / "k.yaml").write_text(
        "place: [{id: place/utopia, name: Utopia}]\n"
        "office: [{id: office/utopia-defence-minister, name: Minister, titles: [Utopian defence minister], of: place/utopia}]\n"
        "person:\n- name: Garrick Ashbury\n  short: [Ashbury]\n"
        "  held: [{office: office/utopia-defence-minister, from: 2021-03-01, source: x, checked: 2022-08}]\n"
    )
    knowledge = load_knowledge([tmp_path])
    text = "The Utopian defence minister, Robert Ashbury, resigned."
    assert [item[1:] for item in names_findings(text, knowledge, rules, date="2022-07-15")] == [
        ("warning", "Garrick Ashbury")
    ]
    assert names_findings(text, knowledge, rules, date="2026-07-15") == []
    assert names_findings(text, knowledge, rules, date="2022-08-02") == []  # a month counts as its first day
    assert names_findings(text, knowledge, rules, date="2021-02-15") == []


def test_fold_core_norm() -> None:
    assert fold("Zelens'kyĭ") == "zelenskyi"
    assert fold("Erdoğan") == fold("Erdogan") == "erdogan"
    assert fold("İstanbul") == "istanbul"
    assert core("Zelensky’s") == "Zelensky"
    assert core("Siemens'") == "Siemens"
    assert norm("mykhailo") == norm("mihailo") == "mihailo"
    assert norm("john") == norm("jon")
    assert norm("podolyak") == norm("podoljak")
    assert "abc" in deletions("abcd")
    assert pack("abc") != pack("abd")


def test_distance_counts_slips() -> None:
    assert distance("abc", "abc", NO_COSTS, 9) == 0
    assert distance("abcd", "abdc", NO_COSTS, 9) == pytest.approx(0.7)
    assert distance("abbc", "abc", NO_COSTS, 9) == pytest.approx(0.35)
    assert distance("kalm", "film", make_costs({("k", "f"): 0.5}), 9) == pytest.approx(1.5)


def test_differences_keep_sounds_together() -> None:
    assert differences("mihailo", "mykhailo") == ["y→i", "kh→h"]
    assert differences("himras", "himars") == ["ar→ra"]
    assert differences("bayrakatar", "bayraktar") == ["k→ka"]
    assert differences("loukachenko", "lukashenko") == ["u→ou", "sh→ch"]
    assert differences("finner", "finer") == ["n→nn"]


def test_romanisations() -> None:
    found = romanisations("Володимир Зеленський", "uk")
    assert "Wolodymyr Selenskyj" in found
    assert "German" in found["Wolodymyr Selenskyj"]
    assert "Volodymyr Zelenskyy" in found
    assert romanisations("Xi", "en") == {}


def test_runs_hold_names_together() -> None:
    def runs(text: str) -> list[list[str]]:
        return [[token.text for token in run] for run in find_runs(text)]

    assert runs("Rostov-on-Don and Kim Jong-un.") == [["Rostov", "on", "Don", "and", "Kim", "Jong", "un"]]
    assert runs("met F-16C pilots; J. D. Vance") == [["F", "16C"], ["J", "D", "Vance"]]
    assert runs("no name here, 42 times") == []
    assert runs("the U.S.Army left") == [["U.S."], ["Army"]]
    assert runs("Côte d'Ivoire") == [["Côte", "d'Ivoire"]]


def test_a_doubled_letter_is_no_romanisation(shipped: Knowledge, rules: list[Rule]) -> None:
    (found,) = check(read("It was Petro Porosshenko who spoke."), rules, shipped, select=["names"])
    assert not any("romanisation" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("President Vladimir Poutine spoke.", "the same name in another romanisation (French): u→ou, n→ne"),
        ("It was Sergei Lawrow who spoke.", "the same name in another romanisation (German): v→w"),
        ("Ukraine's Mihailo Podoljak spoke.", "the same name in another romanisation (South Slavic): y→i, kh→h, y→j"),
    ],
)
def test_a_reason_says_which_system_gives_the_spelling(
    shipped: Knowledge, rules: list[Rule], text: str, reason: str
) -> None:
    (found,) = check(read(text), rules, shipped, select=["names"])
    assert found.reasons[0] == reason


def test_the_evidence_names_the_entry_and_the_form_that_is_meant(shipped: Knowledge, rules: list[Rule]) -> None:
    (found,) = check(read("It was Recep Tayip Erdogan who spoke."), rules, shipped, select=["names"])
    assert found.evidence[0].value == "Recep Tayyip Erdoğan"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        # An acronym of some list is nobody's name among other words: AIES, AMED.
        ("The army of Argentina did not mention Buenos Aies.", "Buenos Aires"),
        ("On Friday prime minister Abiy Amed of Ethiopia will travel north.", "Abiy Ahmed"),
        # National may be a title, and here it is not.
        ("News of National Reconnaisssance Office reached Congress.", "National Reconnaissance Office"),
        # An ordinary word needs its setting, and the right form elsewhere is one.
        ("The first Patiot will be delivered in spring. The maker of the Patriot missile agreed.", "Patriot"),
        # Ships are named with their class.
        ("The navy lost a Kirof-class cruiser, the last of the Kirov-class cruisers.", "Kirov"),
    ],
)
def test_what_a_slip_is_recognised_by(shipped: Knowledge, rules: list[Rule], text: str, form: str) -> None:
    found = check(read(text), rules, shipped, select=["names"])
    assert any(form in fix.title for finding in found for fix in finding.fixes), found


def test_a_nickname_inside_a_name_is_left_alone(shipped: Knowledge, rules: list[Rule]) -> None:
    assert names_findings('Justice Secretary Jesus Crispin "Boying" Remulla spoke.', shipped, rules) == []
