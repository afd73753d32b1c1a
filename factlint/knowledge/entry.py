"""Entries and their forms: the words of the knowledge base as values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

KINDS = ("person", "place", "organisation", "system", "product", "office", "event", "unit", "term")
HOUSES = ("ap", "reuters", "bbc", "guardian", "nyt", "economist")

# What a form is to its entry. The order is the code in the compiled file: append only.
FORM_TYPES = (
    "name", "variant", "translation", "former", "acronym", "nickname", "full", "style", "native", "demonym",
    "designator", "title", "wrong", "unlike", "derived",
)  # fmt: skip
RIGHT_TYPES = frozenset(FORM_TYPES) - {"wrong", "unlike", "derived", "title"}
FORM_AS = ("variant", "translation", "former", "acronym", "nickname", "full")


class Entry(NamedTuple):
    """One thing that is known. `data` holds the keys of the knowledge file; every scalar in it is text."""

    id: str
    kind: str
    name: str
    prominence: int
    complete: bool
    data: dict[str, Any]

    @property
    def source(self) -> str:
        """Where what has no source of its own comes from."""
        return str(self.data.get("source", ""))

    @property
    def checked(self) -> str:
        """When that was last looked at."""
        return str(self.data.get("checked", ""))


class Form(NamedTuple):
    """One way to write an entry. short: right only once the entry is established. note: how it was derived."""

    text: str
    type: str
    short: bool = False
    note: str = ""


def make_entry(kind: str, data: dict[str, Any]) -> Entry:
    """An entry from the validated mapping of a knowledge file."""
    return Entry(
        id=data["id"],
        kind=kind,
        name=data["name"],
        prominence=int(data.get("prominence", 3)),
        complete=data.get("spellings", "complete") == "complete",
        data=data,
    )


def forms_of(entry: Entry) -> Iterator[Form]:
    """All forms of an entry that its file gives, right and wrong."""
    data = entry.data
    yield Form(entry.name, "name")
    for short, key in ((False, "forms"), (True, "short")):
        for item in data.get(key, ()):
            yield Form(item["form"], item.get("as", "variant"), short)
    for text in data.get("style", {}).values():
        yield Form(text, "style")
    if "expansion" in data:
        yield Form(data["expansion"], "full")
    for names in data.get("native", {}).values():
        for text in names:
            yield Form(text, "native")
    for text in data.get("demonyms", ()):
        yield Form(text, "demonym")
    for text in data.get("variants", ()):
        yield Form(text, "designator", short=True)
    for text in data.get("titles", ()):
        yield Form(text, "title")
    for item in data.get("wrong", ()):
        yield Form(item["form"], "wrong")
    for text in data.get("unlike", ()):
        yield Form(text, "unlike")
