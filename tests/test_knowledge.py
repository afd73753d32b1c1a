"""The knowledge format, the compiled file and the shipped data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factlint.knowledge import Knowledge
from factlint.knowledge.build import build
from factlint.knowledge.checking import check_entries
from factlint.knowledge.loading import bundled, cache_folder, load_knowledge, ordinary_words, shipped_layer
from factlint.knowledge.located import KnowledgeError, Located
from factlint.knowledge.reading import read_folder, read_text
from factlint.knowledge.store import DamagedError, Layer, open_layer

FOLDER = Path(bundled("knowledge") or "")
SHIPPED = read_folder(FOLDER, ids_required=True)
WORDS = ordinary_words(FOLDER)


def problems(text: str) -> list[str]:
    with pytest.raises(KnowledgeError) as caught:
        read_text(text, "k.yaml")
    return caught.value.problems


def entries(text: str) -> list[Located]:
    return [item for item in read_text(text, "k.yaml") if isinstance(item, Located)]


def test_every_scalar_is_text() -> None:
    (located,) = entries("person:\n- name: No\n  forms: [no, 1, 2022-02]\n  spellings: open\n")
    assert located.entry.name == "No"
    assert [item["form"] for item in located.entry.data["forms"]] == ["no", "1", "2022-02"]
    assert not located.entry.complete


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("person:\n- name: A\n  held:\n  - office: office/x\n    from: 2020-13\n", 'k.yaml:5: held[0].from: "2020-13" is not a date'),
        ("person:\n- name: A\n  held:\n  - {office: office/x, from: 2021, to: 2020}\n", 'k.yaml:4: held[0].from: "2021" is after "2020"'),
        ("person:\n- forms: [x]\n", 'k.yaml:2: needs the key "name"'),
        ("persons: [A]\n", 'k.yaml:1: unknown kind "persons"; did you mean "person"?'),
        ("person: A\n", 'k.yaml:1: "person" needs a list of entries'),
        ("person:\n- name: A\n  name: B\n", 'k.yaml:3: name: the key "name" stands twice'),
        ("person:\n- name: A\n  prominence: 9\n", 'prominence: "9" is not a whole number from 1 to 5'),
        ("person:\n- name: A\n  in: france\n", 'in: "france" is not an id'),
        ("system:\n- name: A\n  figures: {range: [{value: far}]}\n", 'figures.range[0].value: "far" is not a figure'),
        ("person:\n- name: ''\n", "name: is empty"),
        ("person:\n- {id: place/a, name: A}\n", '"place/a" must begin with "person/"'),
    ],
)  # fmt: skip
def test_errors_name_file_line_and_key(text: str, problem: str) -> None:
    assert any(problem in item for item in problems(text)), problems(text)


def test_all_problems_are_reported_at_once() -> None:
    assert len(problems("person:\n- {name: A, x: 1}\n- {name: B, y: 2}\nplase: []\n")) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("person:\n- {name: A B, wrong: [C D]}\n- {name: C D}\n", '"C D" is listed as wrong, but is a right form'),
        ("person:\n- name: A B\n  held: [{office: office/none}]\n", '"office/none" is no known entry'),
        (
            "office:\n- {id: office/o, name: O, seats: 1}\nperson:\n- name: A B\n  held: [{office: office/o, from: 2020, to: 2022}]\n"
            "- name: C D\n  held: [{office: office/o, from: 2021, to: 2023}]\n",
            "office/o has one seat",
        ),
        ("person:\n- name: A B\n", "needs `source`"),
        ("person:\n- {name: A B, wrong: [Word]}\n", '"Word" is listed as wrong, but is an ordinary word'),
        ("person:\n- {name: A B, wrong: [A Bb]}\n- {name: A Bib, wrong: [A Bb]}\n", "listed as wrong for person/a-b too"),
        ("person:\n- {name: A B, born: {date: 1990}, died: {date: 1980}}\n", "died 1980, before the birth in 1990"),
        (
            "office:\n- {id: office/o, name: O}\nperson:\n- name: A B\n  died: {date: 2001-02-03}\n  held: [{office: office/o, from: 2020}]\n",
            "held from 2020, after the death in 2001-02-03",
        ),
        (
            "office:\n- {id: office/o, name: O}\nperson:\n- name: A B\n  born: {date: 1999}\n  held: [{office: office/o, from: 1920}]\n",
            "held from 1920, before the birth in 1999",
        ),
        ("person: [B B, A A]\n", "person/a-a stands after person/b-b; sort the file by id"),
    ],
)  # fmt: skip
def test_kb_check_finds_planted_faults(text: str, message: str) -> None:
    located = entries(text)
    found = check_entries(
        located, {item.entry.id for item in located}.__contains__, {"word"}.__contains__, shipped=True
    )
    assert any(message in problem.message for problem in found), found


def test_compiled_file_is_deterministic_and_verifies() -> None:
    one = build([item.entry for item in SHIPPED[:200]], {"word": 5}, b"a,b,count\n")
    other = build([item.entry for item in reversed(SHIPPED[:200])], {"word": 5}, b"a,b,count\n")
    assert one == other
    layer = Layer(one)
    assert layer.verify()
    assert layer.lexicon("word") == 5
    assert layer.lexicon("other") == 0
    assert layer.entry_count() == 200


def test_a_damaged_file_is_noticed() -> None:
    data = build([item.entry for item in SHIPPED[:20]])
    for bad in (b"", b"nonsense", data[:100], data[:-8], b"XXXX" + data[4:]):
        with pytest.raises(DamagedError):
            Layer(bad)
    changed = bytearray(data)
    changed[-20] ^= 1
    assert not Layer(bytes(changed)).verify()


def test_a_damaged_cache_is_built_again_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTLINT_CACHE_DIR", str(tmp_path))
    (tmp_path / "k").mkdir()
    (tmp_path / "k" / "k.yaml").write_text("person: [Jane Ngugi-Smith]\n")
    said: list[str] = []
    load_knowledge([tmp_path / "k"], builtin=False, say=said.append)
    assert said == []
    (cached,) = Path(cache_folder()).glob("user-*.fkb")
    cached.write_bytes(b"damaged")
    knowledge = load_knowledge([tmp_path / "k"], builtin=False, say=said.append)
    assert "is damaged" in said[0]
    assert knowledge.get("person/jane-ngugi-smith") is not None


def test_processes_that_build_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    (tmp_path / "k.yaml").write_text("person:\n" + "".join(f"- Jane Ngugi-Smith {chr(65 + n)}\n" for n in range(26)))
    code = f"from factlint.knowledge.loading import load_knowledge; k = load_knowledge([{str(tmp_path)!r}], builtin=False); print(k.digest)"
    environment = os.environ | {"FACTLINT_CACHE_DIR": str(tmp_path / "cache")}
    shared = Path(cache_folder())  # the shipped layer is compiled once for all tests
    shipped_layer()
    (tmp_path / "cache").mkdir()
    for file in shared.glob("shipped-*.fkb"):
        (tmp_path / "cache" / file.name).symlink_to(file)
    running = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    said = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0, 0]
    assert len(said) == 1
    (built,) = (tmp_path / "cache").glob("user-*")
    assert open_layer(str(built)).verify()


def test_look_ups(shipped: Knowledge) -> None:
    entry = shipped.get("system/atacms")
    assert entry is not None
    assert entry.name == "ATACMS"
    assert shipped.get("system/none") is None
    assert {known.entry.id for known in shipped.forms("volodymyr zelenskyy")} == {"person/volodymyr-zelensky"}
    assert {known.entry.id for known in shipped.joined_forms("s400")} == {"system/s-400"}
    assert shipped.head("international") > 3
    assert shipped.lexicon("the").word == 9
    assert shipped.lexicon("mary").given >= 6
    assert not any(shipped.lexicon("qzxwvq"))
    assert shipped_layer().verify()


def test_a_users_layer_masks_and_extends(tmp_path: Path) -> None:
    (tmp_path / "k.yaml").write_text("system:\n- {id: system/atacms, name: ATACMS, forms: [Attack Em]}\n")
    knowledge = load_knowledge([tmp_path])
    assert [known.entry.data["wrong"] for known in knowledge.forms("atacms")] == [[{"form": "ATAKMS"}]]
    assert len(knowledge.forms("attack em")) == 1


def test_shipped_base_is_large_sourced_and_free_of_faults() -> None:
    assert len(SHIPPED) >= 900
    assert (
        check_entries(SHIPPED, {item.entry.id for item in SHIPPED}.__contains__, WORDS.__contains__, shipped=True) == []
    )
    for located in SHIPPED:
        data = located.entry.data
        assert data["source"], located.entry.id
        assert "prominence" in data, located.entry.id


def test_no_string_of_the_first_article_but_one_is_listed_as_wrong() -> None:
    listed = {item["form"] for located in SHIPPED for item in located.entry.data.get("wrong", ())}
    assert "ATAKMS" in listed
    assert not listed & {"Mihailo Podoljak", "Podoljak", "John Finner", "Finner"}
