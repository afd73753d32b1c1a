"""Tables beside curated files: how rows become entries and facts, and how they meet curated ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from factlint.knowledge.located import KnowledgeError, Located
from factlint.knowledge.reading import read_folder

PEOPLE = (
    "table: {file: p.csv, kind: person, source: 'list ({id})', licence: CC0, checked: 2022-07, spellings: open, prominence: 2, several: [forms],\n"
    "  row: {id: 'person/{id}', name: '{name}', forms: ['{forms}'], born: {date: '{born}'}, ids: {wikidata: '{qid}'}}}\n"
)
HELD = (
    "table: {file: h.csv, kind: person, adds: held, to: 'person/{person}', source: 'rows ({person})', licence: CC0, checked: 2022-08,\n"
    "  row: {office: 'office/{office}', from: '{from}', to: '{to}', checked: '{checked}'}}\n"
)
OFFICES = "office:\n- {id: office/m, name: M, titles: [m]}\n- {id: office/k, name: K, titles: [k]}\n"


def folder(path: Path, **files: str) -> Path:
    """A knowledge folder; the names are p_csv for p.csv."""
    for name, text in {"offices_yaml": OFFICES, **files}.items():
        (path / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> dict[str, Located]:
    return {item.entry.id: item for item in read_folder(path)}


def test_empty_cells_leave_out_what_depends_on_them(tmp_path: Path) -> None:
    found = read(
        folder(
            tmp_path,
            p_yaml=PEOPLE,
            p_csv="id,name,forms,born,qid\nq1,Ann Lee,Anne Lee|A. Lee,1970-02,Q1\nq2,Bob Roe,,,\n",
        )
    )
    ann, bob = found["person/q1"].entry, found["person/q2"].entry
    assert ann.data["forms"] == [{"form": "Anne Lee"}, {"form": "A. Lee"}]
    assert (ann.complete, ann.prominence, ann.source, ann.checked) == (False, 2, "list (q1)", "2022-07")
    assert set(bob.data) == {"id", "name", "spellings", "prominence", "source", "checked"}


def test_a_curated_entry_overrides_and_extends_its_row(tmp_path: Path) -> None:
    curated = (
        "person:\n- id: person/ann-lee\n  name: Ann Lee\n  prominence: 4\n  held: [{office: office/m, from: 2019-03, to: 2020, source: page, checked: 2025}]\n"
        "  source: page\n  checked: 2025\n  ids: {wikidata: Q1}\n"
    )
    table = "id,name,forms,born,qid\nq1,Ann Leigh,Anne Lee,1970-02-03,Q1\n"
    held = "person,office,from,to,checked\nq1,m,2019-03-04,2020-06-01,\nq1,m,2021-01-01,,2022-09\nq1,k,2019-01-01,,\n"
    found = read(folder(tmp_path, c_yaml=curated, p_yaml=PEOPLE, p_csv=table, h_yaml=HELD, h_csv=held))
    assert "person/q1" not in found
    ann = found["person/ann-lee"].entry
    assert (ann.name, ann.complete, ann.prominence) == ("Ann Lee", True, 4)
    assert "forms" not in ann.data  # the row's spellings are open; the curated ones are all that is right
    assert ann.data["born"] == {"date": "1970-02-03", "source": "list (q1)", "checked": "2022-07"}
    assert [(claim["office"], claim.get("from"), claim.get("checked")) for claim in ann.data["held"]] == [
        ("office/m", "2019-03", "2025"),  # ours; the row's of the same time is left out
        ("office/m", "2021-01-01", "2022-09"),
        ("office/k", "2019-01-01", "2022-08"),
    ]


def test_curated_parties_stand_for_the_whole_career(tmp_path: Path) -> None:
    parties = "organisation:\n- {id: organisation/d, name: D}\n- {id: organisation/i, name: I}\n"
    curated = (
        "person:\n- id: person/ann-lee\n  name: Ann Lee\n  ids: {wikidata: Q1}\n"
        "  parties: [{party: organisation/d, from: 2013, to: 2022-12-09}, {party: organisation/i, from: 2022-12-09}]\n"
    )
    member = (
        "table: {file: m.csv, kind: person, adds: parties, to: 'person/{person}', source: rows, licence: CC0, checked: 2026,\n"
        "  row: {party: 'organisation/{party}', from: '{from}', to: '{to}'}}\n"
    )
    held = "person,office,from,to,checked\nq1,m,2019-01-03,2025-01-02,\n"
    found = read(
        folder(
            tmp_path, c_yaml=curated + parties, p_yaml=PEOPLE, p_csv="id,name,forms,born,qid\nq1,Ann Lee,,,Q1\n", h_yaml=HELD, h_csv=held,
            m_yaml=member, m_csv="person,party,from,to\nq1,i,2019-01-03,2025-01-02\n",
        )
    )  # fmt: skip
    ann = found["person/ann-lee"].entry.data
    assert [claim["party"] for claim in ann["parties"]] == [
        "organisation/d",
        "organisation/i",
    ]  # back-filled rows are left out
    assert len(ann["held"]) == 1


def test_a_name_alone_merges_no_people(tmp_path: Path) -> None:
    curated = "person:\n- {id: person/greg-smith, name: Greg Smith}\n"
    table = "id,name,forms,born,qid\nq1,Greg Smith,,1970,Q1\nq2,Greg Smith,,1980,Q2\n"
    assert len(read(folder(tmp_path, c_yaml=curated, p_yaml=PEOPLE, p_csv=table))) == 3 + 2


def test_a_row_without_identifier_joins_the_only_thing_of_its_name(tmp_path: Path) -> None:
    head = "table: {file: s.csv, kind: system, source: list, licence: MIT, checked: 2022, spellings: open, row: {id: 'system/{id}', name: '{name}'}}\n"
    curated = "system:\n- {id: system/falcon-9, name: Falcon 9}\n"
    found = read(folder(tmp_path, c_yaml=curated, s_yaml=head, s_csv="id,name\nlist-falcon-9,Falcon 9\nlist-x,X-1\n"))
    assert sorted(id for id in found if id.startswith("system")) == ["system/falcon-9", "system/list-x"]
    assert found["system/falcon-9"].entry.complete


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"p_yaml": PEOPLE, "p_csv": "id,name,forms,born\nq1,Ann,,\n"}, "p.csv:1: the column qid is missing"),
        ({"p_yaml": PEOPLE, "p_csv": "id,name,forms,born,qid\nq1,Ann,,2020-13,\n"}, 'p.csv:2: born.date: "2020-13" is not a date'),
        ({"p_yaml": PEOPLE, "p_csv": "id,name,forms,born,qid\nq1,Ann\n"}, "p.csv:2: has 2 cells where the first row has 5"),
        ({"p_yaml": PEOPLE}, "p.csv: cannot be read: No such file or directory"),
        ({"p_yaml": PEOPLE.replace("several", "sevral"), "p_csv": "id\n"}, 'is not a known key; did you mean "several"?'),
        ({"h_yaml": HELD, "h_csv": "person,office,from,to,checked\nq9,m,2020,,\n"}, '"person/q9" is no known entry'),
        ({"c_yaml": "person:\n- {name: A B, ids: {wikidata: Q1}}\n- {name: C D, ids: {wikidata: Q1}}\n"}, "has an identifier of person/a-b"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_with_file_and_line(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_folder(folder(tmp_path, **files))
    assert any(message in problem for problem in caught.value.problems), caught.value.problems


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [("CC0 (Wikidata)", True), ("CC BY 4.0", True), ("MIT", True), ("CC BY-SA 4.0", False), ("CC BY-NC", False), ("ODbL", False), ("MITx", False)],
)  # fmt: skip
def test_only_open_licences_are_shipped_and_a_users_table_may_have_any(
    tmp_path: Path, licence: str, allowed: bool
) -> None:
    folder(tmp_path, p_yaml=PEOPLE.replace("CC0", licence), p_csv="id,name,forms,born,qid\nq1,Ann Lee,,,\n")
    (tmp_path / "offices.yaml").unlink()
    assert len(read_folder(tmp_path)) == 1
    if allowed:
        assert len(read_folder(tmp_path, ids_required=True)) == 1
    else:
        with pytest.raises(KnowledgeError, match="is not one of CC0"):
            read_folder(tmp_path, ids_required=True)
