"""Entries from the files of others: tables, Wikidata entities, SKOS vocabularies.

An importer yields mappings in the format of a knowledge file, unchecked. What it cannot place is left out: a claim
without a date, an office that the file does not name.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factlint.knowledge.writing import slug

Raw = dict[str, Any]
SEVERAL = ("forms", "short", "wrong", "unlike", "variants", "demonyms", "titles")
DATED = ("born", "died")
# Wikidata's classes that tell the kind; anything else needs to be told.
_KINDS = {
    "Q5": "person", "Q6256": "place", "Q3624078": "place", "Q515": "place", "Q1549591": "place", "Q486972": "place",
    "Q43229": "organisation", "Q4830453": "organisation", "Q7278": "organisation", "Q327333": "organisation",
    "Q3918": "organisation", "Q294163": "office", "Q4164871": "office", "Q198": "event", "Q40231": "event",
}  # fmt: skip
_LATIN = frozenset(
    ("de", "fr", "es", "it", "pl", "pt", "nl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "hr", "en")
)


class ImportingError(Exception):
    """A file that cannot be imported; one sentence with file, line and remedy."""


def from_table(path: Path, columns: Mapping[str, str]) -> Iterator[Raw]:
    """Entries from CSV or TSV with a header. columns: key of the entry → column; several values are parted by "|"."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t" if path.suffix.lower() in (".tsv", ".tab") else ",")
            for column in columns.values():
                if column not in (reader.fieldnames or ()):
                    raise ImportingError(
                        f'{path}:1: there is no column "{column}"; the columns are {", ".join(reader.fieldnames or ())}'
                    )
            for row in reader:
                made: Raw = {}
                for key, column in columns.items():
                    cell = (row[column] or "").strip()
                    if not cell:
                        continue
                    if key in SEVERAL:
                        made[key] = [part.strip() for part in cell.split("|") if part.strip()]
                    elif key in DATED:
                        made[key] = {"date": cell}
                    elif "." in key:  # native.uk, style.ap, ids.wikidata
                        outer, _, inner = key.partition(".")
                        made.setdefault(outer, {})[inner] = cell
                    else:
                        made[key] = cell
                if made.get("name"):
                    made["_line"] = reader.line_num
                    yield made
    except (UnicodeDecodeError, csv.Error) as error:
        raise ImportingError(f"{path}: is no table in UTF-8 ({error}); save it as such") from None


def from_wikidata(path: Path) -> Iterator[tuple[str, Raw]]:
    """Kind ("" where the class does not tell) and entry of each entity of a JSON file, of one entity a line or in all.

    Positions and parties become dated claims where start (P580) is given and the file has the entity of the office or
    party too.
    """
    entities = list(_entities(path))
    names = {entity["id"]: _label(entity) for entity in entities}
    kinds = {entity["id"]: next((_KINDS[c] for c in _items(entity, "P31") if c in _KINDS), "") for entity in entities}
    holding = {office for entity in entities for office in _items(entity, "P39")}
    party = {item for entity in entities for item in _items(entity, "P102")}
    for id in names:
        kinds[id] = kinds[id] or ("office" if id in holding else "organisation" if id in party else "")
    for entity in entities:
        id, name = entity["id"], names[entity["id"]]
        if not name:
            continue
        labels = {language: item["value"] for language, item in entity.get("labels", {}).items()}
        raw: Raw = {
            "name": name,
            "forms": [item["value"] for item in entity.get("aliases", {}).get("en", ()) if item["value"] != name],
            "native": {
                code: text for code, text in sorted(labels.items()) if code not in _LATIN and not text.isascii()
            },
            "source": f"wikidata:{id}",
            "checked": str(entity.get("modified", ""))[:10],
            "ids": {"wikidata": id},
        }
        kind = kinds[id]
        if kind == "person":
            raw |= {
                key: {"date": date}
                for key, code in (("born", "P569"), ("died", "P570"))
                if (date := _date(entity, code))
            }
            raw["held"] = list(_claims(entity, "P39", "office", "office", names))
            raw["parties"] = list(_claims(entity, "P102", "party", "organisation", names))
        elif kind == "office":
            raw["titles"] = [name]
        yield kind, {key: value for key, value in raw.items() if value}


def wikidata_slug(id: str) -> str:
    """The part of an id that an imported entity gets, so that claims can refer to it."""
    return id.lower()


def _entities(path: Path) -> Iterator[Raw]:
    """The entities of a Special:EntityData file, of a list, or of a dump with one on a line."""
    text = path.read_text(encoding="utf-8")
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        for number, line in enumerate(text.splitlines(), 1):
            line = line.strip().rstrip(",")
            if line in ("", "[", "]"):
                continue
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise ImportingError(f"{path}:{number}: is no JSON ({error.msg}); export the entity again") from None
        return
    if isinstance(whole, dict) and "entities" in whole:
        yield from whole["entities"].values()
    elif isinstance(whole, list):
        yield from whole
    else:
        yield whole


def _label(entity: Raw) -> str:
    labels = entity.get("labels", {})
    return str(labels.get("en", labels.get("mul", {})).get("value", ""))


def _statements(entity: Raw, code: str) -> Iterator[Raw]:
    """The statements of a property that stand: of preferred or normal rank, with a value."""
    for statement in entity.get("claims", {}).get(code, ()):
        if statement.get("rank") != "deprecated" and statement["mainsnak"].get("snaktype") == "value":
            yield statement


def _items(entity: Raw, code: str) -> list[str]:
    return [str(s["mainsnak"]["datavalue"]["value"]["id"]) for s in _statements(entity, code)]


def _date(entity: Raw, code: str) -> str:
    """The one date of a property; nothing where there are several."""
    found = {_time(s["mainsnak"]) for s in _statements(entity, code)}
    return found.pop() if len(found) == 1 else ""


def _time(snak: Raw) -> str:
    """A Wikidata time as a partial date: precision 9 is a year, 10 a month, 11 a day; Gregorian only."""
    if snak.get("snaktype") != "value":
        return ""
    value = snak["datavalue"]["value"]
    length = {9: 4, 10: 7, 11: 10}.get(value["precision"], 0)
    gregorian = value.get("calendarmodel", "").endswith("Q1985727")
    return str(value["time"])[1 : 1 + length] if value["time"].startswith("+") and (gregorian or length == 4) else ""


def _claims(entity: Raw, code: str, key: str, kind: str, names: Mapping[str, str]) -> Iterator[Raw]:
    for statement in _statements(entity, code):
        id = statement["mainsnak"]["datavalue"]["value"]["id"]
        qualifiers = statement.get("qualifiers", {})
        start, end = ("".join(dict.fromkeys(_time(snak) for snak in qualifiers.get(p, ()))) for p in ("P580", "P582"))
        if names.get(id) and 4 <= len(start) <= 10 and len(end) <= 10:
            yield {key: f"{kind}/{wikidata_slug(id)}", "from": start} | ({"to": end} if end else {})


def from_skos(path: Path) -> Iterator[Raw]:
    """Entries from a SKOS vocabulary in any serialisation of RDF: hidden labels are what is never right.

    Raises ImportingError, also where rdflib is not installed.
    """
    try:
        from rdflib import Graph
        from rdflib.namespace import RDF, SKOS
    except ImportError:
        raise ImportingError("to import SKOS install rdflib: pip install 'factlint[skos]'") from None
    graph = Graph()
    try:
        graph.parse(path)
    except Exception as error:  # rdflib's parsers raise a dozen kinds
        raise ImportingError(
            f"{path}: cannot be read as RDF ({str(error).splitlines()[0]}); check its format"
        ) from None

    def labels(concept: Any, predicate: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for label in graph.objects(concept, predicate):
            found.setdefault((getattr(label, "language", None) or "en").split("-")[0], []).append(str(label))
        return {language: sorted(texts) for language, texts in sorted(found.items())}

    for concept in sorted(graph.subjects(RDF.type, SKOS.Concept), key=str):
        right = labels(concept, SKOS.prefLabel)
        if "en" not in right:
            continue
        raw: Raw = {
            "name": right["en"][0],
            "forms": labels(concept, SKOS.altLabel).get("en", []),
            "wrong": labels(concept, SKOS.hiddenLabel).get("en", []),
            "native": {code: texts for code, texts in right.items() if code not in _LATIN and not texts[0].isascii()},
            "source": str(concept),
        }
        yield {key: value for key, value in raw.items() if value}


def with_ids(raws: Iterator[Raw], kind: str) -> Iterator[Raw]:
    """Each entry with an id that no other has, in a fixed order."""
    seen: dict[str, int] = {}
    for raw in raws:
        if "id" not in raw:
            own = f"{kind}/{slug(raw['name'])}"
            seen[own] = seen.get(own, 0) + 1
            raw = {"id": own if seen[own] == 1 else f"{own}-{seen[own]}", **raw}
        yield raw
