"""Places: countries and territories, first-level divisions, cities over 15,000 inhabitants, seas; and currencies."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tools.importers.tabular import Row, bars, clean_name, rows, script_of, slug

# The language in which a country's cities are written in another script than Latin.
NATIVE = {
    "ru": "ru",
    "ua": "uk",
    "by": "ru",
    "bg": "bg",
    "cn": "zh",
    "tw": "zht",
    "hk": "zht",
    "jp": "ja",
    "kr": "ko",
    "kp": "ko",
    "gr": "el",
    "il": "he",
    "ir": "fa",
    "in": "hi",
    "bd": "bn",
    "pk": "ur",
} | dict.fromkeys(
    ("eg", "sa", "iq", "sy", "lb", "jo", "ye", "ae", "qa", "kw", "bh", "om", "ly", "tn", "dz", "ma", "sd", "ps"), "ar"
)
_CLASSES = {"PPLC": "capital", "PPLX": "district"}


def territories(folder: Path) -> list[Row]:
    """Countries and territories by their ISO code, which other tables refer to."""
    table = []
    for row in rows(folder / "countries.csv"):
        names = [re.sub(r"^the ", "", row[key]) for key in ("name_unterm_formal", "name_official")]
        names = [name for name in names if name and name[0].isupper()]
        table.append(
            {
                "id": row["iso2"].lower(),
                "iso": row["iso2"],
                "qid": row["wikidata"],
                "name": row["name_short"],
                "forms": bars((clean_name(name) for name in names), but=row["name_short"]),
                "class": "country" if row["independent"] == "Yes" else "territory",
            }
        )
    return table


def currencies(folder: Path) -> tuple[list[Row], list[Row]]:
    """The currencies in use, and which country uses which."""
    used: dict[str, list[str]] = defaultdict(list)
    for row in rows(folder / "countries.csv"):
        for code in re.split(r"[,;|/ ]+", row["currency_code"]):
            if code:
                used[code].append(row["iso2"].lower())
    units = [
        {
            "id": row["code"].lower(),
            "code": row["code"],
            "name": row["name_one"] or row["name_en"],
            "forms": bars((row["name_other"], row["name_en"]), but=row["name_one"]),
            "symbol": row["symbol"] if row["symbol"] != row["code"] else "",
        }
        for row in rows(folder / "currencies_en.csv")
        if row["code"] in used
    ]
    known = {row["code"] for row in units}
    return units, [
        {"place": place, "unit": code.lower()} for code, places in used.items() if code in known for place in places
    ]


def divisions(folder: Path) -> list[Row]:
    """First-level divisions by their GeoNames code: states, provinces, oblasts."""
    return [
        {
            "id": row["geonames_code"].lower().replace(".", "-"),
            "code": row["geonames_code"],
            "iso": row["iso_3166_2"],
            "qid": row["wikidata"],
            "name": row["name"],
            "country": row["country_iso2"].lower(),
        }
        for row in rows(folder / "places_admin1.csv")
        if row["name"] and re.fullmatch(r"[A-Z]{2}\.[A-Za-z0-9]+", row["geonames_code"])
    ]


def cities(folder: Path) -> list[Row]:
    """Cities and towns by their GeoNames id, all namesakes with their country and region."""
    wikidata, native = _natural_earth(folder)
    codes = {}
    for row in rows(folder / "places_admin1.csv"):
        codes[row["country_iso2"], row["name"]] = row["geonames_code"]
    table = []
    for file in ("places.csv", "places_15k_100k.csv"):
        for row in rows(folder / file):
            if file != "places.csv" and row["feature_code"] in ("PPLX", "PPLH", "PPLQ", "PPLW"):
                continue
            name = re.sub(r"\s*\(.*?\)", "", row["name"]).strip()
            if (
                not name
                or script_of(name) != "latin"
                or not name[0].isupper()
                or any(letter.isdigit() for letter in name)
            ):
                continue
            country = row["country_iso2"].lower()
            code = row.get("admin1_code") or codes.get((row["country_iso2"], row["admin1"]), "")
            people = int(row["population"] or 0)
            language = NATIVE.get(country, "")
            qid = wikidata.get(row["geonameid"], "")
            own = native.get((qid, language), "") if language and qid else ""
            table.append(
                {
                    "id": row["geonameid"],
                    "qid": qid,
                    "name": name,
                    "forms": row["ascii_name"] if row["ascii_name"] != name and "(" not in row["ascii_name"] else "",
                    "class": _CLASSES.get(row["feature_code"], "city" if people >= 50_000 else "town"),
                    "within": code.lower().replace(".", "-") if code in codes.values() else country,
                    "language": "zh" if language == "zht" and own else language if own else "",
                    "native": own,
                    "prominence": "4"
                    if people >= 5_000_000
                    else "3"
                    if people >= 1_000_000
                    else "2"
                    if people >= 100_000
                    else "1",
                }
            )
    return table


def _natural_earth(folder: Path) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """GeoNames id → Wikidata id, each at most once, and the names of cities in other scripts."""
    wikidata: dict[str, str] = {}
    bearers: dict[str, int] = defaultdict(int)
    for row in rows(folder / "places_natural_earth.csv"):
        number = row["geonameid"].removesuffix(".0")
        if row["wikidata"] and number.isdigit() and int(number) > 0:
            wikidata[number] = row["wikidata"]
            bearers[row["wikidata"]] += 1
    native = {
        (row["wikidata"], row["lang"]): row["name"]
        for row in rows(folder / "place_aliases_natural_earth.csv.gz")
        if script_of(row["name"]) != "latin"
    }
    return {number: qid for number, qid in wikidata.items() if bearers[qid] == 1}, native


def seas(folder: Path) -> list[Row]:
    """Oceans, seas, gulfs and straits."""
    found = {}
    for row in rows(folder / "places_marine.csv"):
        name = row["name_en"] or row["name"]
        if name and not name.isupper() and row["wikidata"]:
            found[row["wikidata"]] = {"id": slug(name), "qid": row["wikidata"], "name": name, "class": "sea"}
    return list({row["id"]: row for row in found.values()}.values())
