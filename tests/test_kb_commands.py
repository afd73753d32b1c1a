"""`factlint kb` as a person runs it: check, add, import, export, diff, suggest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command

CLEAN = """# Ours.
office:
  - {id: office/utopia-minister, name: Minister, titles: [minister], seats: 1, source: s, checked: 2026-01}

person:
  # the first
  - id: person/ann-lee
    name: Ann Lee
    wrong: [Ann Leee]
    born: {date: 1970-02-03}
    held:
      - {office: office/utopia-minister, from: 2019, to: 2020-05-01}
  - Bob Roe  # by name alone
"""
FAULTS = [
    ("name: Ann Lee", "nmae: Ann Lee", 'is not a known key; did you mean "name"?'),
    ("  - Bob Roe", "  - Ann Leee", '"Ann Leee" is listed as wrong, but is a right form of person/ann-leee'),
    ("from: 2019", "from: 2019-13", 'held[0].from: "2019-13" is not a date'),
    ("to: 2020-05-01", "to: 2018", 'held[0].from: "2019" is after "2018"'),
    ("office/utopia-minister, from", "office/utopia-king, from", '"office/utopia-king" is no known entry'),
    ("wrong: [Ann Leee]", "wrong: [Table]", '"Table" is listed as wrong, but is an ordinary word'),
    ("date: 1970-02-03", "date: 2021", "held from 2019, before the birth in 2021"),
    ("born: {date: 1970-02-03}", "born: {date: 1970}\n    died: {date: 1960}", "died 1960, before the birth in 1970"),
    ("  - Bob Roe", "  - {id: person/ann-lee, name: Bob Roe}", '"person/ann-lee" stands a second time'),
    ("  - Bob Roe", "  - {name: Bob Roe, ids: {wikidata: Q1}}\n  - {name: Rob Roe, ids: {wikidata: Q1}}", "has an identifier of person/bob-roe"),
    ("  - Bob Roe", "  - {name: Bob Roe, held: [{office: office/utopia-minister, from: 2020-01, to: 2021}]}", "has one seat"),
    ("  - Bob Roe", "  - {name: Bob Roe, wrong: [Ann Leee]}", "is listed as wrong for person/ann-lee too"),
    ("person:\n", "people:\n", 'unknown kind "people"; known keys are person'),
    ("    name: Ann Lee", "   name: Ann Lee", "this is not valid YAML"),
]  # fmt: skip


def test_a_clean_file_has_no_faults(tmp_path: Path, factlint: Command) -> None:
    (tmp_path / "k.yaml").write_text(CLEAN)
    done = factlint("kb", "check", "k.yaml")
    assert (done.returncode, done.stdout) == (0, "3 entries checked: 0 errors, 0 warnings\n")


@pytest.mark.parametrize(("old", "new", "message"), FAULTS)
def test_kb_check_finds_each_planted_fault_with_its_line(
    tmp_path: Path, factlint: Command, old: str, new: str, message: str
) -> None:
    assert old in CLEAN
    planted = CLEAN.replace(old, new, 1)
    (tmp_path / "k.yaml").write_text(planted)
    done = factlint("kb", "check", "k.yaml")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert message in said
    assert "k.yaml:" in said.splitlines()[0]
    assert not factlint("kb", "check", "k.yaml").stderr.startswith("Traceback")


def test_strict_asks_for_what_the_shipped_base_has(tmp_path: Path, factlint: Command) -> None:
    (tmp_path / "k.yaml").write_text("person: [Zoe Zed, {name: Ann Lee, source: s, checked: 2026}]\n")
    assert factlint("kb", "check", "k.yaml").returncode == 0
    done = factlint("kb", "check", "--strict", "k.yaml")
    assert done.returncode == 1
    assert "k.yaml:1: error: person/zoe-zed needs `source`" in done.stdout
    assert "person/ann-lee stands after person/zoe-zed; sort the file by id" in done.stdout


def test_the_shipped_base_is_counted(factlint: Command) -> None:
    done = factlint("kb", "stats", "--format", "json")
    kinds = json.loads(done.stdout)["kinds"]
    assert kinds["person"]["entries"] >= 60_000
    assert kinds["place"]["entries"] >= 25_000
    assert kinds["organisation"]["entries"] >= 5_000
    assert kinds["system"]["entries"] + kinds["product"]["entries"] >= 3_500
    assert kinds["event"]["entries"] >= 500
    assert sum(row["curated"] for row in kinds.values()) >= 4_000
    assert json.loads(done.stdout)["total"]["sourced_percent"] == 100.0


def test_add_puts_an_entry_in_its_place_and_keeps_the_rest(tmp_path: Path, factlint: Command) -> None:
    file = tmp_path / "k.yaml"
    file.write_text(CLEAN)
    done = factlint(
        "kb", "add", "k.yaml", "Ana Poe", "--kind", "person", "--form", "Anna Poe", "--native", "uk=Анна По"
    )
    assert done.returncode == 0, done.stderr
    text = file.read_text()
    assert (
        text.replace(
            "  - id: person/ana-poe\n    name: Ana Poe\n    forms: [Anna Poe]\n    native: {uk: [Анна По]}\n", ""
        )
        == CLEAN
    )
    assert text.index("ana-poe") < text.index("# the first")
    again = factlint("kb", "add", "k.yaml", "Ana Poe", "--kind", "person")
    assert again.returncode == 2
    assert "stands there already" in again.stderr
    assert file.read_text() == text
    assert factlint("kb", "check", "k.yaml").returncode == 0


@pytest.mark.parametrize(
    "before",
    ["", "person: [Zoe Zed]  # one\n", "person:\n- Aa\n- Zz\n\nplace:\n- Here\n", "# only a comment\n", "person: []\n"],
)
def test_add_reads_files_of_every_style(tmp_path: Path, factlint: Command, before: str) -> None:
    file = tmp_path / "k.yaml"
    file.write_text(before)
    assert factlint("kb", "add", "k.yaml", "Mia Moe", "--kind", "person", "--short", "Moe").returncode == 0
    assert factlint("kb", "add", "k.yaml", "Rome: 2", "--kind", "term", "--checked", "2026-01-02").returncode == 0
    done = factlint("kb", "export", "k.yaml", "--format", "csv", "--kind", "person")
    assert "person/mia-moe,person,Mia Moe,,Moe,," in done.stdout
    assert factlint("kb", "check", "k.yaml").returncode == 0
    for line in before.splitlines():
        assert line.partition("[")[0].strip() in file.read_text()


def test_add_refuses_what_does_not_fit(tmp_path: Path, factlint: Command) -> None:
    done = factlint("kb", "add", "k.yaml", "Mia Moe", "--kind", "person", "--checked", "soon")
    assert done.returncode == 2
    assert 'checked: "soon" is not a date' in done.stderr
    assert not (tmp_path / "k.yaml").exists()


def test_import_of_a_table(tmp_path: Path, factlint: Command) -> None:
    (tmp_path / "p.tsv").write_text(
        "Label\tAliases\tQID\tBorn\nPaul Bix\tPol Bix|P. Bix\tQ9\t1970-05\nPaul Bix\t\t\t\n\t\t\t\n"
    )
    columns = "name=Label,forms=Aliases,ids.wikidata=QID,born=Born"
    done = factlint(
        "kb",
        "import",
        "p.tsv",
        "--kind",
        "person",
        "--columns",
        columns,
        "--source",
        "a list",
        "--checked",
        "2026-01",
        "--output",
        "k.yaml",
    )
    assert done.returncode == 0, done.stderr
    exported = factlint("kb", "export", "k.yaml", "--format", "csv").stdout.splitlines()
    assert exported[1:] == [
        "person/paul-bix,person,Paul Bix,Pol Bix|P. Bix,,,open,3,a list,2026-01,Q9",
        "person/paul-bix-2,person,Paul Bix,,,,open,3,a list,2026-01,",
    ]
    missing = factlint("kb", "import", "p.tsv", "--kind", "person", "--columns", "name=Labl")
    assert missing.returncode == 2
    assert 'there is no column "Labl"; the columns are Label, Aliases, QID, Born' in missing.stderr
    (tmp_path / "bad.csv").write_text("name,born\nAnn Lee,1970-02-30\n")
    bad = factlint("kb", "import", "bad.csv", "--kind", "person")
    assert (bad.returncode, bad.stdout) == (2, "")
    assert 'bad.csv:2: born.date: "1970-02-30" is not a date' in bad.stderr


def item(id: str) -> dict[str, object]:
    return {"snaktype": "value", "datavalue": {"value": {"id": id}}}


def time(text: str, precision: int) -> dict[str, object]:
    calendar = "http://www.wikidata.org/entity/Q1985727"
    return {
        "snaktype": "value",
        "datavalue": {"value": {"time": text, "precision": precision, "calendarmodel": calendar}},
    }


@pytest.mark.parametrize("lines", [False, True])
def test_import_of_wikidata_with_dated_qualifiers(tmp_path: Path, factlint: Command, lines: bool) -> None:
    claim = {
        "rank": "normal",
        "mainsnak": item("Q2"),
        "qualifiers": {"P580": [time("+2020-03-01T00:00:00Z", 11)], "P582": [time("+2022-00-00T00:00:00Z", 9)]},
    }
    undated = {"rank": "normal", "mainsnak": item("Q2")}
    denied = {**claim, "rank": "deprecated"}
    elsewhere = {**claim, "mainsnak": item("Q77")}
    person = {
        "id": "Q1", "modified": "2026-01-02T00:00:00Z", "labels": {"en": {"value": "Ann Lee"}, "uk": {"value": "Енн Лі"}, "de": {"value": "Ann Lee"}},
        "aliases": {"en": [{"value": "Anne Lee"}]},
        "claims": {"P31": [{"rank": "normal", "mainsnak": item("Q5")}], "P569": [{"rank": "normal", "mainsnak": time("+1970-05-00T00:00:00Z", 10)}], "P39": [claim, undated, denied, elsewhere]},
    }  # fmt: skip
    office = {"id": "Q2", "modified": "2026-01-02T00:00:00Z", "labels": {"en": {"value": "Minister of Tests"}}}
    whole = json.dumps({"entities": {"Q1": person, "Q2": office}})
    text = "[\n" + ",\n".join(json.dumps(entity) for entity in (person, office)) + "\n]\n" if lines else whole
    (tmp_path / "w.json").write_text(text)
    done = factlint("kb", "import", "w.json", "--output", "k.yaml")
    assert done.returncode == 0, done.stderr
    assert factlint("kb", "check", "k.yaml").returncode == 0
    ann, minister = (
        json.loads(line) for line in sorted(factlint("kb", "export", "k.yaml").stdout.splitlines(), reverse=True)
    )
    assert ann["held"] == [{"office": "office/q2", "from": "2020-03-01", "to": "2022"}]
    assert ann["born"] == {"date": "1970-05"}
    assert ann["native"] == {"uk": ["Енн Лі"]}
    assert (ann["source"], ann["checked"], ann["spellings"]) == ("wikidata:Q1", "2026-01-02", "open")
    assert minister["id"] == "office/q2"


def test_import_of_skos(tmp_path: Path, factlint: Command) -> None:
    (tmp_path / "v.ttl").write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<http://e/1> a skos:Concept ; skos:prefLabel "Ankh-Morpork"@en, "Анк-Морпорк"@uk ; skos:altLabel "Morpork"@en ; skos:hiddenLabel "Ank-Morpork"@en .\n'
        '<http://e/2> a skos:Concept ; skos:prefLabel "Nur deutsch"@de .\n'
    )
    done = factlint("kb", "import", "v.ttl", "--kind", "place", "--complete")
    assert done.stdout == (
        "# Imported from v.ttl.\n\nplace:\n  - id: place/ankh-morpork\n    name: Ankh-Morpork\n    forms: [Morpork]\n"
        '    native: {uk: [Анк-Морпорк]}\n    wrong: [Ank-Morpork]\n    source: "http://e/1"\n'
    )
    (tmp_path / "bad.ttl").write_text("not turtle")
    bad = factlint("kb", "import", "bad.ttl", "--kind", "place")
    assert bad.returncode == 2
    assert "bad.ttl: cannot be read as RDF" in bad.stderr


def test_diff_names_what_changed(tmp_path: Path, factlint: Command) -> None:
    (tmp_path / "old.yaml").write_text("person: [Ann Lee, Bob Roe]\n")
    (tmp_path / "new.yaml").write_text("person: [{name: Ann Lee, prominence: 4}, Cy Coe]\n")
    done = factlint("kb", "diff", "old.yaml", "new.yaml")
    assert done.returncode == 1
    assert done.stdout == (
        "~ person/ann-lee  Ann Lee\n    prominence: nothing → 4\n- person/bob-roe  Bob Roe\n+ person/cy-coe  Cy Coe\n"
        "1 added, 1 removed, 1 changed\n"
    )
    assert factlint("kb", "diff", "old.yaml", "old.yaml").returncode == 0


def test_suggest_proposes_frequent_names_with_their_rare_spellings(tmp_path: Path, factlint: Command) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(6):
        (texts / f"{number}.txt").write_text("Minister Jorgina Quixley spoke in Leeds. Angela Merkel met Ron Once.")
    (texts / "7.txt").write_text("Jorgina Quixly left, and Solo Singleton came.")
    done = factlint("kb", "suggest", "texts", "--least", "4", "--output", "k.yaml")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "k.yaml").read_text()
    assert "  # 6 times in 6 texts: Minister Jorgina Quixley spoke in Leeds.\n" in text
    assert "near-spelling, once (first in" in text
    assert "Jorgina Quixly\n" in text
    assert "Merkel" not in text.replace("Angela Merkel met Ron Once", "")
    assert "Singleton" not in text
    assert factlint("kb", "check", "k.yaml").returncode == 0
    assert factlint("kb", "suggest", "texts", "--least", "9").returncode == 1
