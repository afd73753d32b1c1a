"""Bases: what is known in a measurement, and the rows of a set."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from accuracy.metrics import half_of
from factlint import Knowledge
from factlint.knowledge.build import build
from factlint.knowledge.entry import Entry, make_entry
from factlint.knowledge.store import Layer
from factlint.knowledge.writing import slug

Item = TypeVar("Item")


class Options(NamedTuple):
    """What the command line asked for."""

    data: Path
    people: Path | None = None
    prose: Path | None = None
    seed: int = 1
    half: str = "all"
    limit: int | None = None  # cases of a set: None the set's own number, 0 all
    show: int = 0
    save: Path | None = None
    against: Path | None = None


class Row(NamedTuple):
    """A line of a set: the right name, another spelling, and what the set says of the pair."""

    canonical: str
    variant: str
    kind: str
    source: str = ""


def rows_of(options: Options, name: str) -> list[Row]:
    """The rows of DATA/names/NAME.tsv in the chosen half."""
    path = options.data / "names" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Row(row["canonical"], row["variant"], row["kind"], row.get("source", ""))
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    return [row for row in rows if in_half(row.canonical, options.half)]


def in_half(name: str, half: str) -> bool:
    """Whether a name belongs to the half: even, odd or all."""
    return half == "all" or half_of(name) == (half == "odd")


def sample(items: Sequence[Item], options: Options, usual: int, salt: str) -> list[Item]:
    """As many items as asked for, drawn with the seed, in their order. usual: how many without --limit, 0 all."""
    size = usual if options.limit is None else options.limit
    if not size or size >= len(items):
        return list(items)
    rng = random.Random(f"{options.seed} {salt}")
    return [items[at] for at in sorted(rng.sample(range(len(items)), size))]


def entries_of(knowledge: Knowledge) -> list[Entry]:
    """All entries of the first layer, by id."""
    layer = knowledge.layers[0]
    return [layer.entry(number) for number in range(layer.entry_count())]


def users_list(names: Iterable[str], kind: str = "person") -> Layer:
    """A user's list of names and nothing else, compiled as such a list is: complete, prominence 4."""
    entries = []
    ids: set[str] = set()
    for name in dict.fromkeys(names):
        id = f"{kind}/{slug(name)}"
        if id in ids:
            id += f"-{len(ids)}"
        ids.add(id)
        entries.append(make_entry(kind, {"id": id, "name": name, "prominence": "4"}))
    return Layer(build(entries))


def names_and_ids(path: Path) -> list[tuple[str, str]]:
    """(name, Wikidata id) of a CSV file with the columns `name` and `wikidata`, the first name of each id."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            found.setdefault(row.get("wikidata") or f"row {number}", row["name"])
    return [(name, id) for id, name in found.items()]


def wikidata_ids(source: str) -> list[str]:
    """The Wikidata ids that the source column names."""
    return re.findall(r"\bQ\d+\b", source)
