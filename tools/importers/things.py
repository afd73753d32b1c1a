"""Organisations, weapon systems, products and events."""

from __future__ import annotations

import re
from pathlib import Path

from tools.importers.tabular import Row, bars, rows, script_of, slug

_ROR = re.compile(r"\s*\((?:[A-Z][\w .'-]+)\)$")
_CALIBRE = re.compile(r"^\d+(?:\.\d+)?\s?mm\s+")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORYX_NOISE = re.compile(
    r"^(?:Civilian|Unknown|Early|Various|Unidentified|Other|Improvised|DIY|Armou?red|Naval|Mobile)\b"
)


def organisations(folder: Path) -> list[Row]:
    """Organisations of the Research Organization Registry, one row for each."""
    found: dict[str, Row] = {}
    for row in rows(folder / "organisations.csv"):
        if not row["source"].startswith("ror-community"):
            continue
        name = _ROR.sub("", row["name"]).strip()
        code = row["external_id"].rpartition("/")[2]
        if not name or not code or script_of(name) != "latin" or not any(letter.isupper() for letter in name):
            continue
        found[code] = {
            "id": f"ror-{code}",
            "ror": code,
            "qid": row["wikidata"],
            "name": name,
            "forms": bars(_latin(_ROR.sub("", alias) for alias in row["aliases"].split("|")), but=name),
            "acronyms": bars(item for item in row["acronyms"].split("|") if 2 < len(item) < 12 and item.isalnum()),
            "country": row["country_iso2"].lower(),
            "class": row["type"].removeprefix("ror:").split("|")[0],
        }
    by_qid: dict[str, str] = {}
    for code, row in sorted(found.items()):  # some registry entries share one Wikidata item: none of them has it then
        if row["qid"]:
            by_qid[row["qid"]] = "" if row["qid"] in by_qid else code
    for row in found.values():
        if row["qid"] and not by_qid[row["qid"]]:
            row["qid"] = ""
    return list(found.values())


def named_organisations(folder: Path) -> list[Row]:
    """Companies, teams, media, agencies, armed groups and international bodies of lists that only give the name."""
    registered = {slug(row["name"]) for row in organisations(folder)}
    found: dict[str, Row] = {}
    for row in rows(folder / "organisations.csv"):
        if row["source"].startswith(("ror-community", "every-politician")) or "designated" in row["type"]:
            continue
        name = row["name"].strip()
        id = slug(name)
        if len(id) < 4 or id in registered or script_of(name) != "latin" or (name.isupper() and len(name) > 8):
            continue
        kind = row["type"].split(":")[0].split("(")[0].strip()
        own = found.setdefault(
            id,
            {
                "id": f"list-{id}",
                "name": name,
                "acronyms": bars(row["acronyms"].split("|")),
                "class": kind,
                "list": row["source"].split(" via ")[0],
                "licence": _licence(row["licence"]),
                "seen": row["as_of"][:10],
            },
        )
        own["acronyms"] = own["acronyms"] or bars(row["acronyms"].split("|"))
    for row in rows(folder / "systems.csv"):
        if "companies.txt" in row["source"] or "cars.json" in row["source"]:
            id = slug(row["name"])
            if len(id) >= 4 and id not in registered and not row["name"].islower():
                found.setdefault(
                    id,
                    {
                        "id": f"list-{id}",
                        "name": row["name"],
                        "acronyms": "",
                        "class": "company",
                        "list": row["source"],
                        "licence": row["licence"],
                        "seen": row["as_of"][:10],
                    },
                )
    return list(found.values())


def parties(folder: Path) -> list[Row]:
    """Political parties of the Factbook and of Wikidata, by country and name."""
    labels = "Wikidata party labels, every-politician 2022"
    found: dict[str, Row] = {}
    for row in rows(folder / "political_parties.csv"):
        name, country = row["name"].strip(), row["country_iso2"].lower()
        if len(name) < 6 or not name[0].isupper() or script_of(name) != "latin" or not country or "(" in name:
            continue
        found.setdefault(
            f"{country}-{slug(name)}",
            {
                "id": f"party-{country}-{slug(name)}",
                "name": name,
                "country": country,
                "qid": row["wikidata"],
                "acronyms": bars(
                    item for item in row["acronyms"].split("|") if 1 < len(item) < 10 and item[:1].isupper()
                ),
                "forms": bars(
                    _latin(item for item in row["aliases"].split("|") if "(" not in item and item[:1].isupper()),
                    but=name,
                ),
                "list": "CIA World Factbook 2026-01 (parties)" if "Factbook" in row["source"] else labels,
            },
        )
    seen: set[str] = set()
    for row in found.values():
        if row["qid"] in seen:
            row["qid"] = ""
        seen.add(row["qid"])
    return list(found.values())


def weapons(folder: Path) -> list[Row]:
    """Weapon systems of the Oryx lists, launch vehicles and airliners."""
    found: dict[str, Row] = {}
    words = _ordinary()
    for row in rows(folder / "systems.csv"):
        if row["kind"] == "military equipment":
            name = _oryx(row["name"])
        elif row["kind"] in ("launch vehicle", "commercial aircraft"):
            name = row["name"] if re.search(r"\d", row["name"]) or " " in row["name"] else ""
        else:
            continue
        id = slug(name)
        if len(id) < 2 or len(name) > 50 or name.lower() in words:
            continue
        own = found.setdefault(
            id,
            {
                "id": f"list-{id}",
                "name": name,
                "forms": "",
                "class": row["category"].split("/")[0].lower() or row["kind"],
                "list": "Oryx lists" if row["kind"] == "military equipment" else row["source"],
                "row": row["name"],
                "seen": row["as_of"][:10],
            },
        )
        aliases = (_oryx(alias) for alias in row["aliases"].split("|"))
        own["forms"] = bars(
            [
                *own["forms"].split("|"),
                *(
                    alias
                    for alias in aliases
                    if len(alias) > 3 and alias.lower() not in words and re.search(r"\d|[a-z]{4}", alias)
                ),
            ],
            but=name,
        )
    return list(found.values())


def _ordinary() -> set[str]:
    """Ordinary English words, in lower case."""
    table = Path(__file__).parents[2] / "knowledge" / "lexicon" / "words.csv"
    return {line.split(",")[0] for line in table.read_text(encoding="utf-8").splitlines()}


def _oryx(name: str) -> str:
    """The name of a system out of a line of the lists: "155mm 2S22 'Bohdana' attack gun" → "2S22 Bohdana"."""
    plain = _CALIBRE.sub("", name.replace("'", "").replace("’", "").replace('"', "").split("(")[0].strip(" :,"))
    words: list[str] = []
    for word in plain.split():
        if word.islower() and not any(letter.isdigit() for letter in word):
            break
        words.append(word)
    name = " ".join(words).strip(" :,-")
    if not name or _ORYX_NOISE.match(name) or script_of(name) not in ("latin", "digit") or not name.isascii():
        return ""
    return (
        name
        if re.search(r"\d", name) or (len(words) == 1 and len(name) > 4 and len(plain.split()) > 1) or len(words) > 1
        else ""
    )


def products(folder: Path) -> list[Row]:
    """Brands, programming languages, software and websites, written with their exact capitals."""
    found: dict[str, Row] = {}
    for row in rows(folder / "systems.csv"):
        if not any(
            name in row["source"]
            for name in ("simple-icons", "linguist", "programming_languages", "software-tools", "social_networking")
        ):
            continue
        name = row["name"].strip()
        if (
            len(name) < 3
            or (name.islower() and " " not in name and len(name) < 4)
            or not name[0].isalnum()
            or not re.search(r"[A-Za-z]{2}", name)
        ):
            continue
        found.setdefault(
            _product_id(name),
            {
                "id": "",
                "name": name,
                "class": row["category"] or row["kind"].split("/")[0],
                "list": row["source"].split(" ")[0],
                "licence": row["licence"],
                "seen": row["as_of"][:10],
            },
        )
    for id, row in found.items():
        row["id"] = f"list-{id}"
    return [row for id, row in found.items() if id]


def _product_id(name: str) -> str:
    """The slug of a product; C, C++ and C# need one each."""
    spoken = slug(name.replace("+", " plus ").replace("#", " sharp "))
    return f"{slug(name)}-{spoken}" if re.search(r"[+#]", name) else slug(name)


def events(folder: Path) -> list[Row]:
    """Elections, independence days, presidencies, Olympic Games; and national holidays that recur on a day."""
    found: dict[str, Row] = {}
    for row in rows(folder / "events.csv"):
        source = "CIA World Factbook 2026-01" if "Factbook" in row["source"] else row["source"].split(" ")[0]
        if row["type"] == "national holiday":
            match = re.match(r"([A-Z][\w'’ ]+?), (\d{1,2}) (\w+)(?: \(\d{4}\))?(?:;|$)", row["name"])
            if not match or match.group(3) not in MONTHS:
                continue
            day = f"{MONTHS.index(match.group(3)) + 1:02}-{int(match.group(2)):02}"
            name = f"{match.group(1)} ({row['country']})"
            own = {"from": "", "to": "", "calendar": "fixed", "day": day}
        elif row["start"]:
            name = (
                row["name"]
                if re.search(r"\d{4}|Presidency|Independence", row["name"])
                else f"{row['name']} {row['start'][:4]}"
            )
            own = {"from": row["start"], "to": row["end"], "calendar": "", "day": ""}
        else:
            continue
        kind = row["type"].split(" (")[0]
        year = row["start"][:4] if row["start"][:4] not in name else ""
        chamber = row["type"].partition("(")[2] if "chamber" in row["type"] else ""
        id = slug(f"{name} {year} {chamber}")
        found.setdefault(id, {"id": f"list-{id}", "name": name, "class": kind, **own, "list": source})
    return list(found.values())


def _licence(text: str) -> str:
    return next((name for name in ("CC0", "PDDL", "MIT", "public domain") if text.startswith(name)), text)


def _latin(names: object) -> list[str]:
    """Names in Latin letters that stand alone: of several words, or long."""
    return [
        name.strip()
        for name in names  # type: ignore[attr-defined]
        if name.strip()
        and script_of(name) == "latin"
        and name.strip()[0].isupper()
        and (" " in name.strip() or len(name.strip()) > 5)
    ]
