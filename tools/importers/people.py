"""People in politics: Wikidata's office-holders of the world, and the offices that they held."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

from tools.importers.tabular import Row, after, bars, clean_name, cut, rows, script_of, slug, valid

SINCE = "2001"
NO_COUNTRY = frozenset(("eu", "un", "xk", "su", "yu", "cs", "dd", "an"))
_HEADS = re.compile(
    r"^(?:president|prime minister|king|queen|chancellor|emperor|emir|sultan|premier|taoiseach)\b", re.I
)
_MINISTERS = re.compile(r"minister|secretary|governor|speaker|commissioner|chief justice|attorney general", re.I)
LANGUAGES = {"uk", "ru", "be", "bg", "mk", "sr", "zh", "ja", "ko", "ar", "fa", "el", "ka", "hy", "he", "ky"}


def politicians(folder: Path) -> list[Row]:
    """One row for each person with a Wikidata id: name, English spellings, native name, birth, death, country."""
    people: dict[str, Row] = {}
    country: dict[str, Counter[str]] = defaultdict(Counter)
    rank: dict[str, int] = {}
    for row in rows(folder / "persons.csv"):
        people[row["wikidata"]] = {"name": clean_name(row["name"]), "born": row["born"], "died": row["died"]}
    for row in rows(folder / "officeholders.csv"):
        known = people.setdefault(row["wikidata"], {"name": "", "born": row["born"], "died": row["died"]})
        known["name"] = known["name"] or clean_name(row["person"])
        if len(row["iso2"]) == 2:
            country[row["wikidata"]][row["iso2"].lower()] += 1
        level = 3 if _HEADS.match(row["position"]) else 2 if _MINISTERS.search(row["position"]) else 1
        rank[row["wikidata"]] = max(rank.get(row["wikidata"], 1), level)
    for row in rows(folder / "legislators_world.csv.gz"):
        known = people.setdefault(row["wikidata"], {"name": "", "born": "", "died": ""})
        known["name"] = known["name"] or clean_name(row["person"])
        if len(row["iso2"]) == 2:
            country[row["wikidata"]][row["iso2"].lower()] += 1
    spellings: dict[str, list[str]] = defaultdict(list)
    native: dict[str, Row] = defaultdict(dict)
    for row in rows(folder / "person_aliases.csv"):
        if row["lang"] in ("en", "und-Latn"):
            spellings[row["wikidata"]].append(clean_name(row["name"]))
        elif row["lang"] in LANGUAGES and script_of(row["name"]) != "latin" and "," not in row["name"]:
            native[row["wikidata"]].setdefault(row["lang"], row["name"])
    table = []
    for qid, known in people.items():
        names = [known["name"], *spellings[qid]]
        names = [name for name in names if name and (" " in name or name == names[0])]
        if not names or not re.fullmatch(r"Q\d+", qid):
            continue
        language = min(native[qid], default="")
        born, died = valid(known["born"]), valid(known["died"])
        table.append(
            {
                "id": qid.lower(),
                "qid": qid,
                "name": names[0],
                "forms": bars(names[1:], but=names[0]),
                "born": "" if born and died and after(born, died) else born,
                "died": "" if born and died and after(born, died) else died,
                "country": country[qid].most_common(1)[0][0] if country[qid] else "",
                "language": language,
                "native": native[qid].get(language, ""),
                "prominence": str(rank.get(qid, 1)),
            }
        )
    return table


def offices(folder: Path) -> list[Row]:
    """One row for each office that somebody has held since 2001: what it is called, and of which country."""
    found: dict[str, Row] = {}
    for row in held(folder, "officeholders.csv", "subnational_officeholders.csv"):
        place = row["country"] if row["country"] != "(international)" else ""
        label = row["position"]
        label = label[0].upper() + label[1:]
        name = label if not place or place.lower() in label.lower() else f"{label} ({place})"
        found.setdefault(
            row["office"],
            {
                "id": row["office"],
                "qid": row["office"].upper(),
                "name": name,
                "titles": bars(titles_of(label, place)),
                "country": row["iso2"][:2].lower() if row["iso2"] else "",
            },
        )
    return list(found.values())


_PROPER = frozenset(("United", "European", "Federal", "High"))


def titles_of(label: str, place: str) -> list[str]:
    """How an office is named in running text, the longest first: "minister of defence of Albania"."""
    first = label.split(" ")[0]
    plain = label if first.isupper() or first in _PROPER else label[0].lower() + label[1:]
    if re.match(r"minister (?:of|for) ", plain):
        plain = plain.lower()  # "Minister of Defence" is a label; a text says "the minister of defence"
    names = [plain]
    match = re.fullmatch(r"minister (?:of|for) ([a-z ]+)", plain, re.I)
    if match and match.group(1).lower() != "state":
        subject = {"foreign affairs": "foreign", "the interior": "interior", "national defence": "defence"}.get(
            match.group(1).lower(), match.group(1)
        )
        names.append(f"{subject} minister")
    for name in list(names):
        if "defence" in name:
            names.append(name.replace("defence", "defense"))
    with_place = [f"{name} of {place}" for name in names if place and place.lower() not in name.lower()]
    return [*with_place, *names]


def held(folder: Path, *files: str) -> list[Row]:
    """Offices held since 2001, without the rows that cannot be right.

    Left out: no office or no start; an end before the start, a start after the death or before the age of 18; an open
    end of somebody who is dead or has been there since before 2005; a last day before 2001.
    """
    found = []
    for file in files:
        for row in rows(folder / file):
            start, end = valid(cut(row["start"], row["start_precision"])), cut(row["end"], row["end_precision"])
            if end and not valid(end):
                continue
            born, died = valid(row["born"]), valid(row["died"])
            if not re.fullmatch(r"Q\d+", row["position_wikidata"]) or not start or not row["wikidata"]:
                continue
            if end and (after(start, end) or after(SINCE, end)):
                continue
            if (died and after(start, died)) or (born and int(start[:4]) - int(born[:4]) < 18):
                continue
            if not end and (died or start < "2005"):
                continue
            if end and died and after(end, died):
                end = died
            found.append(
                {
                    "person": row["wikidata"].lower(),
                    "office": row["position_wikidata"].lower(),
                    "from": start,
                    "to": end,
                    "checked": row["as_of"],
                    "position": row["position"],
                    "country": row["country"],
                    "iso2": row["iso2"],
                }
            )
    return found


def tenures(folder: Path) -> list[Row]:
    """The claims of `held` as rows of a table, for people that the table of politicians has."""
    known = {row["id"] for row in politicians(folder)}
    columns = ("person", "office", "from", "to", "checked")
    return [
        {name: row[name] for name in columns}
        for row in held(folder, "officeholders.csv", "subnational_officeholders.csv")
        if row["person"] in known
    ]


def factbook_leaders(folder: Path) -> tuple[list[Row], list[Row], list[Row]]:
    """Leaders and ambassadors of the Factbook: people without a Wikidata id, their offices, and all tenures.

    Somebody is known to hold an office until last listed; `end_latest_possible` is only the start of the next.
    """
    people: dict[str, Row] = {}
    posts: dict[str, Row] = {}
    claims: list[Row] = []
    died = {row["wikidata"]: valid(row["died"]) for row in rows(folder / "persons.csv")}
    for row in rows(folder / "leaders_factbook_2015_2026.csv"):
        name = clean_name(_FORE.sub("", row["name"]))
        office = re.sub(r"\s*\(.*?\)", "", row["office"]).strip()
        iso = row["iso2"].lower()
        if " " not in name or not office or "Charg" in row["office"] or not row["start"] or not iso:
            continue
        if row["role"] in ("chief of state", "head of government") and re.search(
            r"vice|deputy|assistant|acting", office, re.I
        ):
            continue
        if re.search(r"[^\w\s.,'’&-]", office) or len(office) > 70 or after(row["start"], row["last_seen"]):
            continue
        person = row["wikidata"].lower() or f"{iso}-{slug(name)}"
        post = f"factbook-{iso}-{slug(office)}"
        whole = (
            office
            if row["country"].lower() in office.lower() or "mbassador" in office
            else f"{office} ({row['country']})"
        )
        if not row["wikidata"]:
            nation = "us" if row["role"] == "US ambassador" else iso
            people[person] = {"id": person, "name": name, "country": _place(nation), "seen": row["last_seen"]}
        posts[post] = {
            "id": post,
            "name": whole,
            "titles": bars(titles_of(office, "" if "mbassador" in office else row["country"])),
            "country": _place("us" if row["role"] == "US ambassador" else iso),
        }
        death = died.get(row["wikidata"], "")
        if not (death and after(row["start"], death)):  # the Factbook went on listing some who were dead
            seen = death if death and after(row["last_seen"], death) else row["last_seen"]
            claims.append({"person": person, "office": post, "from": row["start"], "checked": seen})
    return list(people.values()), list(posts.values()), claims


def _place(iso: str) -> str:
    """The id of a country, or nothing for a code that stands for a union or for what is no more."""
    return "" if iso in NO_COUNTRY else iso


_FORE = re.compile(
    r"^(?:(?:Prince|Princess|King|Queen|Emir|Sultan|Amir|Sheikh|Shaykh|Sir|Dame|Dr\.?|Gen\.?|General|Lt\.?|Col\.?|Colonel"
    r"|Marshal|Field|Admiral|Adm\.?|Captain|Capt\.?|Maj\.?|Major|Lieutenant|Mullah|Taliban|Leader|President|Prime|Minister"
    r"|Acting|Grand|Duke|Pope|Air|Vice|Rear|Brig\.?|Brigadier|Ambassador|Governor|Chief|Justice|H\.E\.|Archbishop)[\s-])+"
)
