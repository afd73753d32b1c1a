"""The importers of open data, on a small folder with the columns and the defects of the real one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from factlint.knowledge.located import Located
from factlint.knowledge.reading import read_folder
from tools.importers import people, things, us_uk
from tools.importers.tabular import clean_name, script_of, slug, valid, write

PERSONS = 'wikidata,name,gender,born,died,enwiki\nQ1,Ann Lee,,1970-02-03,,\nQ2,Bob Roe,,1940,2020-12-13,\nQ3,"Cee, Baroness Cee",,,,\nQ4,王小明,,,,\n'
HOLDERS = (
    "country,iso2,scope,position,position_wikidata,person,wikidata,start,end,start_precision,end_precision,gender,born,died,enwiki,"
    "in_office_at_snapshot,as_of,source_repo,source_file\n"
    "Utopia,UT,,Minister of Defence,Q9,Ann Lee,Q1,2019-03-01,,day,,,1970-02-03,,,,2022-08-03,r,f\n"
    "Utopia,UT,,Minister of Defence,Q9,Ann Lee,Q1,2001-06-01,2003-01-01,month,year,,1970-02-03,,,,2022-08-03,r,f\n"
    "Utopia,UT,,Minister of Defence,Q9,Ann Lee,Q1,2010-01-01,2009-01-01,day,day,,1970-02-03,,,,2022-08-03,r,f\n"  # ends before it begins
    "Utopia,UT,,Minister of Defence,Q9,Ann Lee,Q1,1980-01-01,2002-01-01,day,day,,1970-02-03,,,,2022-08-03,r,f\n"  # at ten years
    "Utopia,UT,,Minister of Defence,Q9,Bob Roe,Q2,2021-01-01,,day,,,1940,2020-12-13,,,2022-08-03,r,f\n"  # dead
    "Utopia,UT,,Minister of Defence,Q9,Bob Roe,Q2,1999-01-01,,day,,,1940,,,,2022-08-03,r,f\n"  # open since before 2005
)
LEGISLATORS = (
    "bioguide,wikidata,official_full,first,middle,last,suffix,nickname,chamber,state,district,party,start,end,how,birthday,gender,enwiki,"
    "serving_at_snapshot,date_quality,source\n"
    "A1,Q5,Dee Doe,Dee,,Doe,,,House,NY,3,Democrat,2019-01-03,2021-01-03,,1970-01-01,,,,exact,s\n"
    "A1,Q5,Dee Doe,Dee,,Doe,,,House,NY,3,Democrat,2021-01-05,2027-01-03,,1970-01-01,,,yes,exact,s\n"
    "A2,,Eff Foe,Eff,,Foe,,,Senate,PR,,Independent,2001-01-03,2005-01-03,,1960-01-01,,,,Congress granularity,s\n"
)
EXECUTIVE = (
    "full,first,middle,last,suffix,nickname,office,party,start,end,how,birthday,gender,bioguide,wikidata,icpsr_prez\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {
        "persons.csv": PERSONS,
        "officeholders.csv": HOLDERS,
        "subnational_officeholders.csv": HOLDERS.splitlines()[0] + "\n",
        "person_aliases.csv": "wikidata,lang,name,source\nQ1,en,Anne Lee,x\nQ1,uk,Енн Лі,x\nQ1,de,Anna Lee,x\n",
        "us_legislators.csv": LEGISLATORS,
        "us_executive.csv": EXECUTIVE,
        "leaders_factbook_2015_2026.csv": "name,office,role,country,iso2,start,end_latest_possible,first_seen,last_seen,in_office_as_of,wikidata,wikidata_match,party_or_note,name_as_printed,source,licence\n"
        "Bob Roe,Prime Minister,head of government,Utopia,UT,2018-10-27,,,2021-07-01,,Q2,,,,,\n"
        "Bob Roe,Prime Minister,head of government,Utopia,UT,2023-11-06,,,2023-12-14,,Q2,,,,,\n"
        "Gen. Gus Goe,President,chief of state,Utopia,UT,2020-01-01,,,2026-01-22,,,,,,,\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    import gzip

    with gzip.open(tmp_path / "legislators_world.csv.gz", "wt", encoding="utf-8") as file:
        file.write("iso2,position,person,wikidata,start,end,source_repo\nUT,member,Bob Roe,Q2,,,r\n")
    return tmp_path


def test_politicians_have_english_spellings_and_one_native_name(data: Path) -> None:
    by_id = {row["id"]: row for row in people.politicians(data)}
    assert sorted(by_id) == ["q1", "q2", "q3"]  # a name in another script alone is no English name
    assert by_id["q1"] | {} == {
        "id": "q1", "qid": "Q1", "name": "Ann Lee", "forms": "Anne Lee", "born": "1970-02-03", "died": "", "country": "ut",
        "language": "uk", "native": "Енн Лі", "prominence": "2",
    }  # fmt: skip
    assert by_id["q3"]["name"] == "Cee"


def test_claims_that_cannot_be_right_are_left_out(data: Path) -> None:
    found = [(row["person"], row["from"], row["to"], row["checked"]) for row in people.tenures(data)]
    assert found == [("q1", "2019-03-01", "", "2022-08-03"), ("q1", "2001-06", "2003", "2022-08-03")]


def test_factbook_leaders_are_known_until_last_listed_and_not_beyond_death(data: Path) -> None:
    persons, offices, claims = people.factbook_leaders(data)
    assert [(row["id"], row["name"]) for row in persons] == [("ut-gus-goe", "Gus Goe")]
    assert {row["name"] for row in offices} == {"Prime Minister (Utopia)", "President (Utopia)"}
    assert [(row["person"], row["from"], row["checked"]) for row in claims] == [
        ("q2", "2018-10-27", "2020-12-13"),
        ("ut-gus-goe", "2020-01-01", "2026-01-22"),
    ]


def test_terms_in_congress_that_follow_on_one_another_are_one(data: Path) -> None:
    members, seats, parties = us_uk.congress(data)
    assert [row["id"] for row in members] == ["q5", "bioguide-a2"]
    assert [(row["person"], row["office"], row["state"], row["from"], row["to"]) for row in seats] == [
        ("q5", "us-representative", "us-ny", "2019-01-03", "2027-01-03"),
        ("bioguide-a2", "us-senator", "pr", "2001", "2005"),
    ]
    assert [(row["person"], row["party"]) for row in parties] == [
        ("q5", "us-democratic-party"),
        ("bioguide-a2", "us-independent"),
    ]


def test_offices_are_named_as_in_running_text() -> None:
    titles = people.titles_of("Minister of Defence", "Utopia")
    assert "defence minister" in titles
    assert "defense minister" in titles
    assert "minister of defence of Utopia" in titles


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Ann Lee", "Ann Lee"), ("Ann Lee (politician)", "Ann Lee"), ("LEE ANN", ""), ("Q123", ""), ("Лі", ""),
        ("Lee, Ann", ""), ("Ann Lee, 2nd Baron Lee", "Ann Lee"), ("  Ann  Lee ", "Ann Lee"),
    ],
)  # fmt: skip
def test_clean_name(given: str, name: str) -> None:
    assert clean_name(given) == name


def test_small_helpers() -> None:
    assert [valid(day) for day in ("2020-02-30", "2020-02-29", "2010s", "2020-13", "2020")] == [
        "",
        "2020-02-29",
        "",
        "",
        "2020",
    ]
    assert script_of("Київ") == "cyrillic"
    assert slug("Łódź, Poland") == "odz-poland"
    assert things._oryx("155mm 2S22 'Bohdana' self-propelled gun") == "2S22 Bohdana"


def test_a_table_and_its_head_are_read_back(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    assert write(folder / "p.csv", people.politicians(data), ("id",)) == 3
    (folder / "p.yaml").write_text(
        "table:\n  file: p.csv\n  kind: person\n  source: 'wikidata:{qid}'\n  licence: CC0\n  checked: 2022-07\n  spellings: open\n"
        "  several: [forms]\n  row: {id: 'person/{id}', name: '{name}', forms: ['{forms}'], born: {date: '{born}'}, ids: {wikidata: '{qid}'}}\n"
    )
    first = next(item for item in read_folder(folder) if isinstance(item, Located))
    assert first.entry.data["source"] == "wikidata:Q1"
    assert first.entry.data["forms"] == [{"form": "Anne Lee"}]
    assert first.where("name") == "knowledge/p.csv:2"
    with (folder / "p.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
