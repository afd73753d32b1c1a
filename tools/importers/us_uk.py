"""The United States and the United Kingdom: their own open data on members of Congress, executives and ministers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tools.importers.tabular import Row, after, bars, clean_name, rows, slug, valid

STATES_AS_OF = "2026-08-05"
CHAMBER = {"Senate": "us-senator", "House": "us-representative"}
PARTIES = {
    "Democrat": "us-democratic-party",
    "Republican": "us-republican-party",
    "Libertarian": "us-libertarian-party",
    "Independent": "us-independent",
}
SINCE = "1989"
# Whose party the data cannot tell: Sablan's rows contradict one another, Emerson's start as an independent has no date.
PARTY_UNSURE = frozenset(("S001177", "E000172"))


def _births(folder: Path) -> dict[tuple[str, str], str]:
    """Wikidata id by name and day of birth, where only one person has both."""
    found: dict[tuple[str, str], str] = {}
    for row in rows(folder / "persons.csv"):
        if len(row["born"]) == 10:
            key = clean_name(row["name"]), row["born"]
            found[key] = "" if key in found else row["wikidata"]
    return found


def _member(row: Row, person: str, qid: str, names: list[str]) -> Row:
    """The row of a person of the American data; the first name is how he or she is usually called."""
    return {
        "id": person,
        "bioguide": row["bioguide"],
        "qid": qid,
        "name": names[0],
        "forms": bars(names[1:], but=names[0]),
        "born": valid(row["birthday"]),
    }


def _identified(names: list[str], born: str, births: dict[tuple[str, str], str]) -> str:
    return next((births[name, born] for name in names if births.get((name, born))), "")


def congress(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Members of Congress since 1989, the seats that they held, and their parties.

    Exact dates stand as they are. A row that is only good to a Congress, or whose end is a scheduled one that the
    member did not reach, gives the year of its end and no more: nothing is known within it.
    """
    people: dict[str, Row] = {}
    spans: dict[tuple[str, str, str, str], list[tuple[str, str]]] = {}
    parties: dict[tuple[str, str], list[tuple[str, str]]] = {}
    births = _births(folder)
    presidents = {row["bioguide"]: row["qid"] for row in executives(folder)[0]}
    for row in rows(folder / "us_legislators.csv"):
        if row["end"] < SINCE:
            continue
        last = f"{row['last']} {row['suffix']}".strip()
        names = [
            row["official_full"],
            f"{row['first']} {row['last']}",
            f"{row['nickname']} {row['last']}" if row["nickname"] else "",
            f"{row['first']} {row['middle']} {row['last']}" if row["middle"] else "",
            f"{row['first']} {last}",
        ]
        names = [name for name in map(clean_name, names) if " " in name]
        if not names:
            continue
        qid = row["wikidata"] or presidents.get(row["bioguide"]) or _identified(names, row["birthday"], births)
        person = qid.lower() or f"bioguide-{row['bioguide'].lower()}"
        people[person] = _member(row, person, qid, names)
        exact = row["date_quality"].startswith(("exact", "end from openstates", "dates from Wikidata"))
        start = row["start"] if exact else row["start"][:4]
        end = row["end"] if exact else row["end"][:4]
        seat = (person, CHAMBER[row["chamber"]], _state(row["state"]), row["district"])
        spans.setdefault(seat, []).append((start, end))
        if row["party"] in PARTIES and row["bioguide"] not in PARTY_UNSURE:
            parties.setdefault((person, PARTIES[row["party"]]), []).append((start, end))
    held = [
        {"person": person, "office": office, "state": state, "district": district, "from": start, "to": end}
        for (person, office, state, district), found in spans.items()
        for start, end in _together(found)
    ]
    member = [
        {"person": person, "party": party, "from": start, "to": end}
        for (person, party), found in parties.items()
        for start, end in _together(found)
    ]
    return list(people.values()), held, member


def _state(code: str) -> str:
    """The id of a state, or of a territory, which has an ISO code of its own."""
    return code.lower() if code in ("PR", "GU", "VI", "AS", "MP") else f"us-{code.lower()}"


def _together(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Terms that follow on one another as one stretch: a Congress begins up to a week after the last one ended."""
    merged: list[tuple[str, str]] = []
    for start, end in sorted(spans):
        if merged and (not after(start, merged[-1][1]) or _days_between(merged[-1][1], start) <= 10):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _days_between(one: str, other: str) -> int:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 1000  # a year or month alone


def executives(folder: Path) -> tuple[list[Row], list[Row]]:
    """Presidents and vice presidents of the United States, and their terms."""
    people: dict[str, Row] = {}
    terms: dict[tuple[str, str], list[tuple[str, str]]] = {}
    births = _births(folder)
    for row in rows(folder / "us_executive.csv"):
        names = [
            clean_name(name)
            for name in (
                row["full"],
                f"{row['first']} {row['middle']} {row['last']}",
                f"{row['nickname']} {row['last']}",
            )
        ]
        names = [name for name in names if " " in name]
        qid = row["wikidata"] or _identified(names, row["birthday"], births)
        person = qid.lower() or (f"bioguide-{row['bioguide'].lower()}" if row["bioguide"] else slug(row["full"]))
        people[person] = _member(row, person, qid, names)
        office = "united-states-president" if row["office"] == "President" else "united-states-vice-president"
        terms.setdefault((person, office), []).append((row["start"], row["end"]))
    held = [
        {"person": person, "office": office, "from": start, "to": end}
        for (person, office), found in terms.items()
        for start, end in _together(found)
    ]
    return list(people.values()), held


def congress_leaders(folder: Path, members: list[Row]) -> tuple[list[Row], list[Row]]:
    """Leaders of the chambers of Congress: the offices and who of the members held them."""
    by_bioguide = {row["bioguide"]: row["id"] for row in members}
    offices: dict[str, Row] = {}
    terms: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows(folder / "us_congress_leadership.csv"):
        title = row["title"]
        office = f"us-{slug(title)}"
        offices[office] = {"id": office, "name": f"{title} (United States)", "titles": title[0].lower() + title[1:]}
        offices[office]["titles"] = bars((title, title.lower()))
        person = by_bioguide.get(row["bioguide"], "")
        terms.setdefault((person, office), []).append((row["start"], row["end"]))
    held = [
        {"person": person, "office": office, "from": start, "to": end}
        for (person, office), found in terms.items()
        for start, end in _together(found)
        if start and person
    ]
    return list(offices.values()), held


def states(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Governors, other executives and mayors of the American states: people, offices, terms."""
    people: dict[str, Row] = {}
    offices: dict[str, Row] = {}
    held = []
    holders = {
        (row["position"], clean_name(row["person"])): row["wikidata"].lower()
        for row in rows(folder / "subnational_officeholders.csv")
        if row["wikidata"]
    }
    for row in rows(folder / "subnational_officeholders.csv"):
        name = clean_name(row["person"])
        if row["source_repo"] != "openstates/people" or " " not in name or (row["end"] and row["end"] < row["as_of"]):
            continue
        state = _state(row["iso2"][3:])
        # The same name in the same office is the same person.
        person = holders.get((row["position"], name)) or f"openstates-{state[-2:]}-{slug(name)}"
        office = f"{state}-{slug(row['position'])}"
        record = row["source_file"].split("/")[-1].removesuffix(".yml")
        if person.startswith("openstates-"):
            people[person] = {"id": person, "name": name, "record": record, "seen": row["as_of"]}
        offices[office] = {
            "id": office,
            "name": row["position"],
            "titles": bars((row["position"], row["position"].lower())),
            "state": state,
        }
        if row["start"]:
            held.append(
                {"person": person, "office": office, "from": row["start"], "to": row["end"], "checked": row["as_of"]}
            )
    return list(people.values()), list(offices.values()), held


def uk_ministers(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Ministers of the United Kingdom since 1979: people, posts, appointments."""
    people: dict[str, Row] = {}
    posts: dict[str, Row] = {}
    held = []
    for row in rows(folder / "uk_ministers.csv"):
        name, shown = clean_name(row["person"]), clean_name(row["display_name"])
        if " " not in name or (row["end"] and row["start"] > row["end"]):
            continue
        person = row["wikidata"].lower() or f"ifg-{slug(name)}"
        own = people.setdefault(
            person, {"id": person, "qid": row["wikidata"], "name": name, "forms": shown if shown != name else ""}
        )
        if shown not in (name, ""):
            own["forms"] = shown
        post = f"uk-{slug(row['post'])}" + (
            f"-{slug(row['organisation_short'])}" if row["rank"] not in ("PM", "SoS") else ""
        )
        posts[post] = {"id": post, "name": _post(row), "titles": bars(_titles(row["post"]))}
        held.append(
            {
                "person": person,
                "office": post,
                "from": row["start"],
                "to": row["end"],
                "acting": "true" if row["acting"].lower() in ("true", "1", "yes", "t") else "",
            }
        )
    return list(people.values()), list(posts.values()), held


def _post(row: Row) -> str:
    return (
        f"{row['post']} (United Kingdom, {row['organisation_short']})"
        if row["organisation_short"]
        else f"{row['post']} (United Kingdom)"
    )


def _titles(post: str) -> list[str]:
    plain = post[0].lower() + post[1:]
    names = [post, plain]
    match = re.fullmatch(r"Secretary of State for (.+)", post)
    if match:
        subject = match.group(1)
        short = {
            "Foreign, Commonwealth and Development Affairs": "Foreign",
            "Foreign and Commonwealth Affairs": "Foreign",
            "the Home Department": "Home",
        }.get(subject, subject)
        names += [f"{short} Secretary", f"{short.lower()} secretary"]
    return names
