"""Faults in knowledge that no single entry shows: clashing forms, dangling references, overlapping holders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from factlint.knowledge.counting import facts_of
from factlint.knowledge.entry import RIGHT_TYPES, forms_of
from factlint.knowledge.located import Located
from factlint.knowledge.merging import REFERENCES
from factlint.knowledge.schema import LISTS, later
from factlint.names.fold import fold


class Problem(NamedTuple):
    """A fault: file and line, severity (error or warning), and a sentence with the remedy."""

    where: str
    severity: str
    message: str


def check_entries(
    entries: Sequence[Located], known: Callable[[str], bool], is_word: Callable[[str], bool], *, shipped: bool
) -> list[Problem]:
    """All faults, by file and line.

    known: whether a reference may lead to an id. is_word: whether a folded word is an ordinary one. shipped: whether
    every entry and fact needs a source and a date and every file an order; a user's own list is its own source.
    """
    found = [
        *_clashes(entries), *_wrong_forms(entries, is_word), *_references(entries, known), *_dates(entries),
        *_seats(entries),
    ]  # fmt: skip
    if shipped:
        found += [*_unsourced(entries), *_disorder(entries)]
    return sorted(set(found), key=lambda problem: (problem.where.rpartition(":")[0], _line(problem), problem.message))


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


def _wrong_forms(entries: Sequence[Located], is_word: Callable[[str], bool]) -> Iterator[Problem]:
    """Wrong forms that are ordinary words, or belong to two entries."""
    owner: dict[str, Located] = {}
    for located in entries:
        for index, item in enumerate(located.entry.data.get("wrong", ())):
            form = item["form"]
            if form.isalpha() and is_word(fold(form)):
                yield Problem(
                    located.where("wrong", index),
                    "error",
                    f'"{form}" is listed as wrong, but is an ordinary word; leave it out',
                )
            other = owner.setdefault(form, located)
            if other.entry.id != located.entry.id and "context" not in item:
                yield Problem(
                    located.where("wrong", index),
                    "error",
                    f'"{form}" is listed as wrong for {other.entry.id} too ({other.where("id")}); '
                    "leave it where it is meant, or give each a `context`",
                )


def _dates(entries: Sequence[Located]) -> Iterator[Problem]:
    """Lives and claims in an order that cannot be."""
    for located in entries:
        data = located.entry.data
        born, died = (data.get(key, {}).get("date", "") for key in ("born", "died"))
        if born and died and later(born, died):
            yield Problem(located.where("died"), "error", f"died {died}, before the birth in {born}; correct a date")
        for key in ("held", "parties"):
            for index, claim in enumerate(data.get(key, ())):
                start = claim.get("from", "")
                for wrong, what in (
                    (born and start and later(born, start), f"before the birth in {born}"),
                    (died and start and later(start, died), f"after the death in {died}"),
                ):
                    if wrong:
                        yield Problem(
                            located.where(key, index), "error", f"{key} from {start}, {what}; correct a date or the id"
                        )


def _disorder(entries: Sequence[Located]) -> Iterator[Problem]:
    """Entries of a curated file that do not stand in the order of their ids."""
    last: dict[tuple[str, str], str] = {}
    for located in entries:
        place = located.file, located.entry.kind
        if not located.is_row and located.entry.id < last.get(place, ""):
            yield Problem(
                located.where("id"), "error", f"{located.entry.id} stands after {last[place]}; sort the file by id"
            )
        last[place] = located.entry.id


def _references(entries: Sequence[Located], known: Callable[[str], bool]) -> Iterator[Problem]:
    """Ids that lead nowhere."""
    for located in entries:
        data = located.entry.data
        for key in ("in", "of", "confusable"):
            ids = data.get(key, ())
            for id in (ids,) if isinstance(ids, str) else ids:
                if not known(id):
                    yield _dangling(located, (key,), id)
        for list_key in LISTS.get(located.entry.kind, ()):
            for index, item in enumerate(data.get(list_key, ())):
                for key in REFERENCES:
                    if key in item and not known(item[key]):
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


def _unsourced(entries: Sequence[Located]) -> Iterator[Problem]:
    """Entries and facts that name no source or no date."""
    for located in entries:
        entry = located.entry
        for key in ("source", "checked"):
            if key not in entry.data:
                yield Problem(
                    located.where(), "error", f"{entry.id} needs `{key}`; say where it comes from, or leave it out"
                )
        for path, fact in facts_of(entry):
            for key in ("source", "checked"):
                if key not in fact and key not in entry.data:
                    yield Problem(located.where(*path), "error", f"this claim needs `{key}`; say where it comes from")


def _line(problem: Problem) -> int:
    line = problem.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0
