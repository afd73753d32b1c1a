"""Places as the gazetteer has them: who bears a name, in what each lies, and where that is disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry

COUNTRIES = ("country", "territory")
SETTLEMENTS = ("city", "town", "capital", "district")
_NO_NAME = ("demonym", "wrong", "unlike", "derived", "title")
_DEEPEST = 6  # no place has more regions above it


def places_named(text: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """All places that bear a name in any right form, in order."""
    found = {
        form.entry.id: form.entry
        for form in knowledge.forms(key_of(text))
        if form.entry.kind == "place" and form.type not in _NO_NAME
    }
    return tuple(found.values())


def places_of_people(text: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """All places whose people, or what comes from them, a word names: "Polish"."""
    found = {
        form.entry.id: form.entry
        for form in knowledge.forms(key_of(text))
        if form.entry.kind == "place" and form.type == "demonym"
    }
    return tuple(found.values())


def around(place: Entry, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Division, country and whatever else a place is known to lie in, nearest first."""
    found: dict[str, Entry] = {}
    open_ids = [place.data.get("region", ""), place.data.get("in", "")]
    while open_ids and len(found) < _DEEPEST:
        id = open_ids.pop(0)
        above = knowledge.get(id) if id and id not in found and id != place.id else None
        if above is not None:
            found[id] = above
            open_ids += [above.data.get("region", ""), above.data.get("in", "")]
    return tuple(found.values())


def country_of(place: Entry, knowledge: Knowledge) -> Entry | None:
    """The country or territory that a place is or lies in, or None where that is not known."""
    known = (place, *around(place, knowledge))
    return next((entry for entry in known if entry.data.get("class") in COUNTRIES), None)


def is_disputed(place: Entry, knowledge: Knowledge) -> bool:
    """Whether more than one side claims a place or what it lies in."""
    return any(entry.data.get("disputed") == "true" for entry in (place, *around(place, knowledge)))


def with_article(entry: Entry) -> str:
    """The name of a place with its article: "the United Kingdom"."""
    words = ("United ", "Netherlands", "Philippines", "Democratic ", "Czech Republic", "Dominican Republic", "Central ")
    return f"the {entry.name}" if entry.name.startswith(words) else entry.name


def is_division(place: Entry) -> bool:
    """Whether a place is a first-level division, of which the gazetteer holds all."""
    return "." in place.data.get("ids", {}).get("geonames", "")


def was_part(country: Entry, state: Entry, date: str) -> bool:
    """Whether a country was a part of a state at a date; where that is not known, at any time in this century."""
    parts = [item for item in country.data.get("part_of", ()) if item["place"] == state.id]
    return any((date or "2000") <= item.get("to", "9999") for item in parts)


def capitals_at(country: Entry, date: str, lasts: int) -> list[dict[str, str]]:
    """The capitals of a country at a date, where the last known is taken to stay one for some years.

    Without a date all that ever were: who writes of one of them may write of its time.
    """
    items: list[dict[str, str]] = country.data.get("capital", [])
    if not date:
        return items
    found = [
        item
        for item in items
        if item.get("from", "")[: len(date)] <= date and date[: len(item.get("to", "9999"))] <= item.get("to", "9999")
    ]
    checked = max((item.get("checked", country.checked) for item in found), default="")
    return found if not checked or int(date[:4]) <= int(checked[:4]) + lasts else []
