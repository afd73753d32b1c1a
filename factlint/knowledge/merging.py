"""Merging: rows of tables with the curated entries that describe the same thing, by identifier.

A name alone is enough only where the row has no identifier at all and one curated entry of its kind bears that name;
and never for people and places, which have namesakes.

A curated entry overrides its row. Its spellings are complete unless it says otherwise, so the row's spellings add
nothing to it; the row's dated facts do, where the curated entry doesn't speak of the same office at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factlint.knowledge.entry import Entry, make_entry
from factlint.knowledge.located import KnowledgeError, Located
from factlint.knowledge.schema import LISTS
from factlint.knowledge.tables import Fact

REFERENCES = ("in", "of", "for", "office", "party", "place", "unit", "region")
_SPELLINGS = ("forms", "short", "native", "wrong", "expansion", "demonyms", "variants", "titles")
_SINGLE = ("born", "died")
_NAMESAKES = ("person", "place")


def identifiers(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Kind, scheme and value of every identifier of an entry."""
    for scheme, value in entry.data.get("ids", {}).items():
        yield entry.kind, scheme, value


def merge(located: Sequence[Located], facts: Iterable[Fact]) -> list[Located]:
    """Curated entries and rows as one list in the given order. Raises KnowledgeError where two entries claim one id."""
    problems: list[str] = []
    final: dict[str, Located] = {}
    bearer: dict[tuple[str, str, str], str] = {}
    moved: dict[str, str] = {}
    named: dict[tuple[str, str], list[str]] = {}
    for item in located:
        if not item.is_row:
            named.setdefault((item.entry.kind, item.entry.name), []).append(item.entry.id)
    for item in sorted(located, key=lambda one: one.is_row):  # curated entries first; the sort is stable
        entry = item.entry
        if entry.kind in _NAMESAKES and entry.id not in final and "ids" not in entry.data:
            final[entry.id] = item
            continue
        found = {bearer[key] for key in identifiers(entry) if key in bearer}
        if item.is_row and not entry.data.get("ids") and entry.kind not in _NAMESAKES:
            found |= set(named.get((entry.kind, entry.name), ()))
        if entry.id in final:
            found.add(entry.id)
        if len(found) > 1:
            problems.append(
                f"{item.where('ids')}: {entry.id} has identifiers of {' and '.join(sorted(found))}; "
                "correct an identifier, or make them one entry"
            )
            continue
        if not found:
            final[entry.id] = item
        else:
            (id,) = found
            if not item.is_row:
                problems.append(_second(item, final[id]))
                continue
            moved[entry.id] = id
            final[id] = _joined(final[id], item)
        for key in identifiers(entry):
            bearer[key] = moved.get(entry.id, entry.id)
    if problems:
        raise KnowledgeError(problems)
    _add_facts(final, facts, moved, problems)
    if problems:
        raise KnowledgeError(problems)
    for item in final.values():
        data = item.entry.data
        if moved:
            _redirect(data, moved)
        if data.get("in") == item.entry.id:
            del data["in"]  # a city that is a country
    return list(final.values())


def _second(item: Located, other: Located) -> str:
    entry = item.entry
    if other.entry.id == entry.id:
        return (
            f'{item.where("id")}: "{entry.id}" stands a second time (first: {other.where("id")}); '
            "merge the two or give one another id"
        )
    return (
        f"{item.where('ids')}: {entry.id} has an identifier of {other.entry.id} ({other.where('ids')}); "
        "merge the two or correct the identifier"
    )


def _joined(first: Located, row: Located) -> Located:
    """An entry with what a row adds to it."""
    mine, theirs = first.entry, dict(row.entry.data)
    for key in _SINGLE:
        if key in theirs:
            theirs[key] = {"source": row.entry.source, "checked": row.entry.checked, **theirs[key]}
    if not first.is_row:
        theirs.pop("spellings", None)
        theirs.pop("prominence", None)
        if mine.complete:
            for key in _SPELLINGS:
                theirs.pop(key, None)
    data = {**theirs, **mine.data}
    if mine.kind == "place" and "in" in theirs and data["in"] != theirs["in"]:
        data.setdefault("region", theirs["in"])  # a curated city says its country, its row the division
    data["ids"] = {**theirs.get("ids", {}), **mine.data.get("ids", {})}
    if first.is_row or not mine.complete:
        data["forms"] = _all_forms(mine, theirs)
    for key in LISTS.get(mine.kind, ()):
        if key in theirs and key in mine.data:
            data[key] = [*mine.data[key], *(item for item in theirs[key] if _is_new(item, key, mine.data))]
    return first._replace(entry=make_entry(mine.kind, data))


def _all_forms(mine: Entry, theirs: dict[str, Any]) -> list[dict[str, Any]]:
    """The forms of two rows of one thing; the name of the second is one of them."""
    given = [*mine.data.get("forms", ()), {"form": theirs["name"]}, *theirs.get("forms", ())]
    kept = {item["form"]: item for item in reversed(given) if item["form"] != mine.name}
    return [kept[form] for form in dict.fromkeys(item["form"] for item in given) if form in kept]


def _add_facts(final: dict[str, Located], facts: Iterable[Fact], moved: dict[str, str], problems: list[str]) -> None:
    """Hang the rows of tables of facts on their entries."""
    curated: dict[tuple[str, str], dict[str, Any]] = {}
    for fact in facts:
        id = moved.get(fact.entry, fact.entry)
        item = final.get(id)
        if item is None:
            problems.append(f'{fact.file}:{fact.line}: "{fact.entry}" is no known entry; import its table again')
            continue
        entry = item.entry
        own = curated.setdefault(
            (id, fact.adds), {} if item.is_row else {fact.adds: list(entry.data.get(fact.adds, ()))}
        )
        _redirect(fact.item, moved)
        if _is_new(fact.item, fact.adds, own):
            given = {
                key: value
                for key, value in fact.item.items()
                if key not in ("source", "checked") or value != entry.data.get(key)
            }
            entry.data.setdefault(fact.adds, []).append(given)


def _is_new(item: dict[str, Any], key: str, own: dict[str, Any]) -> bool:
    """Whether the curated facts leave room for a row's: another office, or another time. Parties are all or nothing."""
    if key == "parties":
        return not own.get(key)
    what = next(name for name in REFERENCES[3:] if name in item)
    return not any(item[what] == other[what] and _overlap(item, other) for other in own.get(key, ()))


def _overlap(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two stretches of time may share a day; an open end is open."""

    def before(a: dict[str, str], b: dict[str, str]) -> bool:
        end, start = a.get("to", ""), b.get("from", "")
        size = min(len(end), len(start))
        return bool(size) and end[:size] < start[:size]

    return not before(one, other) and not before(other, one)


def _redirect(data: dict[str, Any], moved: dict[str, str]) -> None:
    """Let references to a row lead to the entry that it was merged into."""
    for key, value in data.items():
        if key in REFERENCES and value in moved:
            data[key] = moved[value]
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    _redirect(item, moved)
