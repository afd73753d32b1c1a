"""The compiled file: its look-ups give what a plain dict gives, and the same input the same bytes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factlint.knowledge.build import _json, _key, build
from factlint.knowledge.entry import Entry, make_entry
from factlint.knowledge.layout import directory, search_keys, shape_of, shift_of
from factlint.knowledge.reading import read_folder
from factlint.knowledge.store import Layer
from factlint.names.align import LONG, MOST, NO_COSTS, compare, distance, few_edits
from factlint.names.keys import norm, skeleton
from factlint.names.tokens import joined, key_of
from factlint.names.within import within

WORD = st.text("abcdehkou", min_size=1, max_size=9)
NAME = st.lists(WORD, min_size=1, max_size=3).map(lambda words: " ".join(words).title())
NAMES = st.lists(NAME, max_size=40, unique_by=str.lower)
COMMON = settings(max_examples=150, deadline=None)


def people(names: list[str]) -> list[Entry]:
    return [make_entry("person", {"id": f"person/{n}", "name": name}) for n, name in enumerate(names)]


@COMMON
@given(NAMES, st.lists(NAME.map(str.lower), max_size=20))
def test_look_ups_give_what_a_dict_gives(names: list[str], others: list[str]) -> None:
    layer = Layer(build(people(names)))
    keys = [name.lower() for name in names]
    for key in keys + others:
        assert sorted(form.text.lower() for form in layer.forms(key)) == [each for each in keys if each == key]
        first = key.split(" ")[0]
        assert layer.head(first) == max((len(k.split(" ")) for k in keys if k.split(" ")[0] == first), default=0)
        run = joined(key)
        wanted = sorted(each for each in keys if " " in each and joined(each) == run)
        assert sorted(form.text.lower() for form in layer.joined_forms(run)) == wanted
    tokens = {token for key in keys for token in key.split(" ")}
    for token in {token for key in keys + others for token in key.split(" ")}:
        number = layer.token(token)
        assert (number is not None) == (token in tokens)
        if number is not None:
            found = {layer.form(form).text.lower() for form in layer.token_forms(number)}
            assert found == {key for key in keys if token in key.split(" ")}
        alike = {layer.string(layer.token_text[each]) for each in layer.similar(token)}
        assert alike == {each for each in tokens if len(each) >= 3 and search_keys(each) & search_keys(token)}


@COMMON
@given(NAMES, WORD)
def test_respellings_lose_no_token_that_is_alike(names: list[str], token: str) -> None:
    layer = Layer(build(people(names)))
    alike = {n for n in layer.similar(token) if compare(token, layer.string(layer.token_text[n]), NO_COSTS)}
    found = layer.respellings(token, [int(edits) for edits in MOST], LONG)
    assert alike <= {number for number, _ in found}
    for number, same_bones in found:
        form = layer.string(layer.token_text[number])
        assert same_bones == (skeleton(norm(token)) == skeleton(norm(form)))
        if len(token) > 2 and compare(token, form, NO_COSTS):
            assert token == form or few_edits(token, form, NO_COSTS, same_bones=same_bones)


@COMMON
@given(WORD, WORD)
def test_few_edits_are_found_without_a_table(one: str, other: str) -> None:
    for limit in (0.75, 1.05, 2.05):
        assert within(one, other, limit) == (distance(one, other, NO_COSTS, limit + 1) <= limit + 1e-9)


@COMMON
@given(st.lists(st.integers(0, 2**32 - 1), max_size=200).map(sorted))
def test_a_directory_says_where_the_first_bits_lie(hashes: list[int]) -> None:
    places, shift = directory(hashes), shift_of(len(hashes))
    for at, hashed in enumerate(hashes):
        assert places[hashed >> shift] <= at < places[(hashed >> shift) + 1]
    assert (places[0], places[-1]) == (0, len(hashes))


@COMMON
@given(st.one_of(NAME, st.text(max_size=12)))
def test_the_quick_key_is_the_key(text: str) -> None:
    assert _key(text) == key_of(text)


def test_the_quick_json_is_json() -> None:
    import json

    data = {"name": 'Ann "Ó" \\ \x01 \u2028', "forms": [{"form": "x", "as": "variant"}], "ids": {"b": "1", "a": "2"}}
    assert _json(data) == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def test_a_shape_holds_letters_length_and_the_letters_of_the_norm() -> None:
    assert shape_of("abba") == 0b11 | 4 << 26 | 0b11 << 32
    assert shape_of("x" * 99) >> 26 & 63 == 63


def test_the_same_names_give_the_same_bytes(tmp_path: Path) -> None:
    names = [f"{first} {last}" for first in ("Ann", "Zoë", "Jean-Luc") for last in ("Lee", "O'Hara", "Ngugi-Smith")]
    random.Random(1).shuffle(names)
    (tmp_path / "a.yaml").write_text("person:\n" + "".join(f"- {name}\n" for name in names), encoding="utf-8")
    code = (
        "import sys, hashlib; from pathlib import Path; from factlint.knowledge.build import build;"
        "from factlint.knowledge.reading import read_folder;"
        "print(hashlib.sha256(build(i.entry for i in read_folder(Path(sys.argv[1])))).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(made) == 1
    entries = [item.entry for item in read_folder(tmp_path)]
    assert build(entries) == build(reversed(entries))


def test_a_table_of_names_needs_no_ids_but_a_shipped_one_does(tmp_path: Path) -> None:
    import pytest

    from factlint.knowledge.located import KnowledgeError

    head = "table: {file: n.csv, kind: person, source: 'list', licence: CC0, checked: 2026-01, row: {name: '{name}'}}\n"
    (tmp_path / "n.yaml").write_text(head)
    (tmp_path / "n.csv").write_text("name\nAnn Lee\nAnn-Lee\nBob Roe\n")
    found = {item.entry.id: item.entry for item in read_folder(tmp_path)}
    assert set(found) == {"person/ann-lee", "person/bob-roe"}
    assert found["person/bob-roe"].data == {
        "id": "person/bob-roe",
        "name": "Bob Roe",
        "source": "list",
        "checked": "2026-01",
    }
    with pytest.raises(KnowledgeError, match=r'n\.csv:2: needs an id, such as "person/ann-lee"'):
        read_folder(tmp_path, ids_required=True)
    (tmp_path / "n.csv").write_text('name\nAnn Lee\n""\n ,x\n')
    with pytest.raises(KnowledgeError) as caught:
        read_folder(tmp_path)
    assert [problem.partition("n.csv:")[2] for problem in caught.value.problems] == [
        '3: needs the key "name"',
        "4: has 2 cells where the first row has 1",
    ]
