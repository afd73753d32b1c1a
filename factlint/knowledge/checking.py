"""Faults in knowledge that no single entry shows: clashing forms, dangling references, overlapping holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Any, NamedTuple

from factlint.knowledge.entry import KINDS, RIGHT_TYPES, Entry, forms_of
from factlint.knowledge.located import Located
from factlint.knowledge.merging import REFERENCES
from factlint.knowledge.schema import LISTS, later


class Problem(NamedTuple):
    """A fault: file and line, severity (error or warning), and a sentence with the remedy."""

    where: str
    severity: str
    message: str


def check_entries(entries: Sequence[Located], known: AbstractSet[str], *, sourced: bool) -> list[Problem]:
    """All faults, by file and line.

    known: ids that references may lead to. sourced: whether every entry and fact needs a source and a date, as in the
    shipped base; a user's own list is its own source.
    """
    found = [*_clashes(entries), *_references(entries, known), *_seats(entries)]
    if sourced:
        found.extend(_unsourced(entries))
    return sorted(set(found), key=lambda problem: (problem.where.rpartition(":")[0], _line(problem), problem.message))


def count_entries(entries: Sequence[Located]) -> dict[str, Any]:
    """How much is known: entries, forms, facts and complete entries by kind; share of sourced entries; age."""
    kinds: dict[str, dict[str, int]] = {}
    for kind in KINDS:
        of_kind = [located.entry for located in entries if located.entry.kind == kind]
        kinds[kind] = {
            "entries": len(of_kind),
            "forms": sum(1 for entry in of_kind for form in forms_of(entry) if form.type in RIGHT_TYPES),
            "facts": sum(1 for entry in of_kind for _ in _facts(entry)),
            "complete": sum(entry.complete for entry in of_kind),
        }
    total: dict[str, Any] = {
        key: sum(row[key] for row in kinds.values()) for key in ("entries", "forms", "facts", "complete")
    }
    with_source = sum(bool(located.entry.source) for located in entries)
    dates = sorted(located.entry.checked for located in entries if located.entry.checked)
    total["sourced_percent"] = round(100 * with_source / len(entries), 1) if entries else 0.0
    total["oldest"], total["newest"] = (dates[0], dates[-1]) if dates else ("", "")
    return {"kinds": kinds, "total": total}


def _clashes(entries: Sequence[Located]) -> Iterator[Problem]:
    """A form that is right here and wrong there, or stands twice in one entry."""
    right: dict[str, Located] = {}
    for located in entries:
        for form in forms_of(located.entry):
            if form.type in RIGHT_TYPES:
                right.setdefault(form.text, located)
    for located in entries:
        for index, item in enumerate(located.entry.data.get("wrong", ())):
            other = right.get(item["form"])
            # In its setting a wrong form goes before what an open list has.
            if other is not None and (other.entry.complete or "context" not in item):
                yield Problem(
                    located.where("wrong", index),
                    "error",
                    f'"{item["form"]}" is listed as wrong, but is a right form of '
                    f"{other.entry.id} ({other.where('id')}); "
                    "remove one of the two",
                )


def _references(entries: Sequence[Located], known: AbstractSet[str]) -> Iterator[Problem]:
    """Ids that lead nowhere."""
    for located in entries:
        data = located.entry.data
        for key in ("in", "of"):
            ids = data.get(key, ())
            for id in (ids,) if isinstance(ids, str) else ids:
                if id not in known:
                    yield _dangling(located, (key,), id)
        for list_key in LISTS.get(located.entry.kind, ()):
            for index, item in enumerate(data.get(list_key, ())):
                for key in REFERENCES:
                    if key in item and item[key] not in known:
                        yield _dangling(located, (list_key, index, key), item[key])


def _dangling(located: Located, path: tuple[str | int, ...], id: str) -> Problem:
    return Problem(located.where(*path), "error", f'"{id}" is no known entry; add it or correct the id')


def _seats(entries: Sequence[Located]) -> Iterator[Problem]:
    """Two holders of an office with one seat at the same time."""
    single = {located.entry.id for located in entries if located.entry.data.get("seats") == "1"}
    holders: dict[str, list[tuple[str, str, Located, int]]] = defaultdict(list)
    for located in entries:
        for index, claim in enumerate(located.entry.data.get("held", ())):
            if claim["office"] in single and "from" in claim and claim.get("acting") != "true":
                end = claim.get("to") or claim.get("checked") or located.entry.checked
                holders[claim["office"]].append((claim["from"], end, located, index))
    for office, rows in holders.items():
        rows.sort(key=lambda row: (row[0], row[1], row[2].entry.id))
        for (_, end, first, _), (start, _, second, index) in pairwise(rows):
            if first.entry.id != second.entry.id and end and later(end, start):
                yield Problem(
                    second.where("held", index, "from"),
                    "error",
                    f"{office} has one seat, but {first.entry.id} is said to hold it until {end}; "
                    "correct a date or `seats`",
                )


def _facts(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], dict[str, str]]]:
    """The dated claims and figures of an entry with their paths."""
    data = entry.data
    for key in ("held", "capital"):
        for index, claim in enumerate(data.get(key, ())):
            yield (key, index), claim
    for key in ("born", "died"):
        if key in data:
            yield (key,), data[key]
    for quantity, rows in data.get("figures", {}).items():
        for index, row in enumerate(rows):
            yield ("figures", quantity, index), row


def _unsourced(entries: Sequence[Located]) -> Iterator[Problem]:
    """Entries and facts that name no source or no date."""
    for located in entries:
        entry = located.entry
        for key in ("source", "checked"):
            if key not in entry.data:
                yield Problem(
                    located.where(), "error", f"{entry.id} needs `{key}`; say where it comes from, or leave it out"
                )
        for path, fact in _facts(entry):
            for key in ("source", "checked"):
                if key not in fact and key not in entry.data:
                    yield Problem(located.where(*path), "error", f"this claim needs `{key}`; say where it comes from")


def _line(problem: Problem) -> int:
    line = problem.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0
