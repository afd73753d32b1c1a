"""Similarity of two names: what is one person in another spelling, and what is another person."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.names.fold import fold
from factlint.names.givenforms import forms_of_given_name, one_given_name
from factlint.names.korean import agree, korean_name
from factlint.names.likeness import plain_distance
from factlint.names.parts import parts_of
from factlint.names.similarity import ODDS, similarity

NAMES = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            ["Ivan", "John", "J.", "al-", "Sokolova", "Sokolov", "bin", "Petrovich", "Ltd", "44", "II", "Kim", "Min-ho"]
        ),
        max_size=5,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grigory Sokolov", "Hryhorii Sokolov"),
        ("Grigory Sokolov", "SOKOLOV, Grigory"),
        ("Grigory Sokolov", "Grigoriy Petrovich Sokolov"),
        ("Abdul Rahman Nouri", "Abdulrahman Nuri"),
        ("Xiao Ping Deng", "Xiaoping Deng"),
        ("Margaret Thornbury", "Peggy Thornbury"),
        ("Leopold A. Brandvold", "Leopold Andreas Brandvold"),
        ("Youssef al-Khoury", "Yusuf el-Khouri"),
        ("Bang Seong-min", "Bang Sung-min"),
        ("Bang Seong-min", "Bangseongmin"),
        ("Григорий Соколов", "Grigory Sokolov"),
        ("Αλέξης Βρανάς", "Alexis Vranas"),
        ("방성민", "Bang Sung-min"),
        ("Ruslan Hadzhibekov", "Ruslan Hadjibekov"),
        ("Leonid Brodetsky", "Leonid Brodecki"),
        ("Moreno Soewarno", "Moreno Suwarno"),
        ("Yu. Tsymbal", "Yuliia Tsymbal"),
        ("Dr. Ingrid Solheim", "Ingrid Solheim"),
        ("Nordwind Logistik GmbH", "Nordwind Logistik Gesellschaft mit beschränkter Haftung"),
    ],
)
def test_one_person_in_another_spelling(one: str, other: str) -> None:
    assert similarity(one, other).score > 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Grigory Sokolov", "Grigory Savelyev"),
        ("Oleksii Kovalenko", "Oleksii Kyrylenko"),
        ("Margaret Thornbury", "Martin Thornbury"),
        ("Leopold A. Brandvold", "Leopold Karl Brandvold"),
        ("Bang Seong-min", "Bang Yong-min"),
        ("Brigade 44", "Brigade 45"),
        ("Louis XIV", "Louis XV"),
        ("Nordwind Logistik GmbH", "Nordlicht Immobilien GmbH"),
        ("Nordwind Logistik GmbH", "Nordwind Logistik AG"),
        ("Youssef al-Khoury", "Youssef al-Masri"),
        ("Omar bin Salim al-Khoury", "Salim bin Omar al-Khoury"),
        ("Grigory Petrovich Sokolov", "Grigory Ivanovich Sokolov"),
        ("Anna Sokolov", "Anna Sokolova"),
        ("Emmanuel Brandvold", "Emmanuelle Brandvold"),
    ],
)
def test_another_person(one: str, other: str) -> None:
    assert similarity(one, other).score < 0.5


def test_what_is_left_out_is_cheaper_than_what_contradicts() -> None:
    left_out = similarity("Leopold Brandvold", "Leopold Andreas Brandvold").score
    contradicted = similarity("Leopold Karl Brandvold", "Leopold Andreas Brandvold").score
    assert left_out > contradicted


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Grigory Sokolov", "Hryhorii Sokolov", "Grigory and Hryhorii are forms of one given name"),
        ("Grigory Sokolov", "Sokolov Grigory", "parts in another order"),
        ("Ivan Petrovich Sokolov", "Ivan Sokolov", "patronymic Petrovich left out"),
        ("L. Brandvold", "Leopold Brandvold", "L is the initial of Leopold"),
        ("Anna Khrystenko", "Anna Hristenko", "Khrystenko and Hristenko: another romanisation, kh→h, y→i"),
        ("Sheikh Omar Nouri", "Omar Nouri", "title Sheikh left out"),
        ("Omar Nouri", "Omar Haddad", "Haddad is not Nouri"),
        ("Nordwind GmbH", "Nordwind AG", "Ag is not Gmbh"),
        ("Deng Xiao Ping", "Deng Xiaoping", "Xiao Ping and Xiaoping: joined or split"),
        ("NWLG", "Nordwind Welt Logistik Gruppe", "NWLG are the initials"),
    ],
)
def test_reasons(one: str, other: str, reason: str) -> None:
    found = [*similarity(one, other).reasons, *similarity(other, one).reasons]
    assert reason in found or reason.replace("kh→h, y→i", "h→kh, i→y") in found


def test_a_reason_runs_from_the_second_name_to_the_first() -> None:
    assert any("kh→h" in reason for reason in similarity("Anna Hristenko", "Anna Khristenko").reasons)
    assert any("h→kh" in reason for reason in similarity("Anna Khristenko", "Anna Hristenko").reasons)


@settings(max_examples=300, deadline=None)
@given(NAMES, NAMES)
def test_between_nothing_and_one_and_the_same_in_both_orders(one: str, other: str) -> None:
    forth, back = similarity(one, other), similarity(other, one)
    assert 0.0 <= forth.score <= 1.0
    assert forth.score == back.score
    assert len(forth.reasons) == len(back.reasons)


@settings(max_examples=200, deadline=None)
@given(NAMES.filter(lambda name: bool(name.strip())))
def test_names_that_fold_alike_are_one(name: str) -> None:
    assert similarity(name, name).score == 1.0
    plain = " ".join(fold(word) for word in name.split())
    if plain.strip() and name.isascii():
        assert similarity(name.upper(), name.lower()).score == 1.0


@settings(max_examples=200, deadline=None)
@given(st.text("abcde", max_size=9), st.text("abcde", max_size=9))
def test_plain_distance_is_levenshteins(one: str, other: str) -> None:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        new = [i]
        for j, b in enumerate(other, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (a != b)))
        row = new
    assert plain_distance(one, other) == row[-1]


def test_rare_words_that_agree_say_more_than_common_ones() -> None:
    rare = similarity("Omar Brandvold", "Sardar Omar Brandvold")
    common = similarity("Muhammad Khan", "Sardar Muhammad Khan")
    assert rare.score > common.score
    weighed = {"omar": 0.3, "brandvold": 0.3}
    assert similarity("Omar Brandvold", "Sardar Omar Brandvold", weights=lambda word: weighed.get(word, 1.0)) < rare


def test_scripts_whose_vowels_are_marks_are_cut_at_spaces() -> None:
    assert [part.text for part in parts_of("कमला देवी")] == ["कमला", "देवी"]
    assert similarity("कमला देवी", "विमला देवी").score < 1


def test_kinds_of_parts() -> None:
    kinds = [part.kind for part in parts_of("Dr. Ivan P. Petrovich van Sokolov II")]
    assert kinds == ["title", "word", "initial", "patronymic", "particle", "word", "number"]
    assert [part.text for part in parts_of("Sokolov, Ivan (poet)")] == ["ivan", "sokolov"]
    assert [part.kind for part in parts_of("Gleb Sas")] == ["word", "word"]
    assert [part.kind for part in parts_of("Nordwind SAS")] == ["word", "legal form"]


def test_given_names() -> None:
    assert one_given_name("jon", "jonathan")
    assert one_given_name("mykhailo", "michael")
    assert not one_given_name("martin", "margaret")
    assert "mikhail" in forms_of_given_name("michael")
    assert forms_of_given_name("qqq") == ["qqq"]


def test_korean_names_agree_by_syllables() -> None:
    one, other, third = korean_name("Bang Seong-min"), korean_name("Bangseongmin"), korean_name("Bang Yong-min")
    assert one is not None
    assert other is not None
    assert third is not None
    assert agree(one, other) == 1.0
    assert agree(one, third) < 0.5


def test_evidence_for_and_against_has_its_sign() -> None:
    assert ODDS["agreed"] > 0
    for name in ("far", "against", "one missing", "number", "order", "lesser", "opposed"):
        assert ODDS[name] < 0
