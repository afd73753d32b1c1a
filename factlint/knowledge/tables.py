"""Tables: tens of thousands of entries as CSV, with a small YAML head that says how a row becomes an entry.

    table:
      file: politicians.csv
      kind: person
      source: "wikidata:{qid} (persons, 2022)"
      licence: CC0
      checked: 2022-07
      spellings: open
      several: [forms]
      row:
        id: person/{qid}
        name: "{name}"
        forms: ["{forms}"]
        ids: {wikidata: "{qid}"}

`row` looks like an entry in which `{column}` stands for the cell. What has only empty cells is left out. A column named
under `several` holds several values with a bar between them, and the list item that uses it stands once for each. With
`adds: held` the rows are facts of entries: `row` is one item of that list, and `to` says of which entry.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factlint.knowledge.entry import KINDS, make_entry
from factlint.knowledge.located import KnowledgeError, Located, label
from factlint.knowledge.schema import LISTS, Bad, check_entry, check_part, date, nearest, text, texts

_HOLE = re.compile(r"\{(\w+)\}")
_KEYS = ("file", "kind", "source", "licence", "checked", "spellings", "prominence", "several", "row", "adds", "to")
LICENCES = ("CC0", "public domain", "PDDL", "CC BY", "MIT", "Unicode")
_MAY_BE_SHIPPED = re.compile(rf"(?:{'|'.join(LICENCES)})(?!\w)(?![ -](?:SA|NC|ND)\b)")
Cells = dict[str, str]
Maker = Callable[[Cells], Any]


class Head(NamedTuple):
    """The head of a table, checked. `to` and `adds` are empty where the rows are entries."""

    file: str
    kind: str
    source: str
    licence: str
    checked: str
    common: dict[str, str]
    several: frozenset[str]
    row: Any
    adds: str
    to: str


class Fact(NamedTuple):
    """One row of a table of facts: an item for the list `adds` of an entry."""

    entry: str
    adds: str
    item: dict[str, Any]
    file: str
    line: int


def read_head(raw: Any, *, shipped: bool = False) -> Head:
    """The head from the plain value of the key `table`. Raises Bad.

    shipped: whether its licence must allow to ship it.
    """
    if not isinstance(raw, dict):
        raise Bad("must be a mapping with file, kind, source, licence, checked and row")
    for key in raw:
        if key not in _KEYS:
            raise Bad(f"is not a known key{nearest(key, _KEYS)}", key)
    for key in ("file", "kind", "source", "licence", "checked", "row"):
        if key not in raw:
            raise Bad(f'needs the key "{key}"')
    if raw["kind"] not in KINDS:
        raise Bad(f'"{raw["kind"]}" is not one of {", ".join(KINDS)}', "kind")
    if shipped and not _MAY_BE_SHIPPED.match(text(raw["licence"])):
        raise Bad(f'"{raw["licence"]}" is not one of {", ".join(LICENCES)}; nothing else may be shipped', "licence")
    adds, to = raw.get("adds", ""), raw.get("to", "")
    if bool(adds) != bool(to):
        raise Bad("a table of facts needs both `adds` and `to`")
    if adds and adds not in LISTS.get(raw["kind"], ()):
        raise Bad(f'"{adds}" is no list of a {raw["kind"]}{nearest(adds, LISTS.get(raw["kind"], ()))}', "adds")
    common = {key: text(raw[key]) for key in ("spellings", "prominence") if key in raw}
    return Head(
        text(raw["file"]), raw["kind"], text(raw["source"]), text(raw["licence"]), date(raw["checked"]), common,
        frozenset(texts(raw.get("several", []))), raw["row"], adds, to,
    )  # fmt: skip


def read_table(head: Head, folder: Path, shown: str, *, ids_required: bool = False) -> Iterator[Located | Fact]:
    """The rows of a table as entries or facts. folder: where the head lies. shown: its name in messages.

    Raises KnowledgeError with all rows that do not fit.
    """
    path = folder / head.file
    file = str(Path(shown).parent / head.file)
    problems: list[str] = []
    make, used = _maker(head.row, head.several)
    fixed, make_rest = _fixed(head)
    source, more = _maker(head.source, frozenset())
    to, last = _maker(head.to, frozenset()) if head.to else (None, set())
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            names = next(reader, [])
            missing = sorted((used | more | last) - set(names))
            if missing:
                raise KnowledgeError([f"{file}:1: the column {missing[0]} is missing; the head of the table uses it"])
            line = 1
            for cells in reader:
                line = reader.line_num
                if len(cells) != len(names):
                    problems.append(f"{file}:{line}: has {len(cells)} cells where the first row has {len(names)}")
                    continue
                row = dict(zip(names, cells, strict=True))
                try:
                    if make_rest:
                        raw = make_rest(row) or {}
                        if "source" not in fixed:
                            raw["source"] = source(row)
                        data = fixed | check_entry(head.kind, raw, ids_required=ids_required)
                        yield Located(make_entry(head.kind, data), file, {(): line})
                        continue
                    made = make(row) or {}
                    cited = {"source": source(row), "checked": made.get("checked") or head.checked}
                    if to is None:
                        data = check_entry(head.kind, {**head.common, **made, **cited}, ids_required=ids_required)
                        yield Located(make_entry(head.kind, data), file, {(): line})
                    else:
                        yield Fact(to(row), head.adds, check_part(head.kind, head.adds, made | cited), file, line)
                except Bad as bad:
                    problems.append(f"{file}:{line}: {label(bad.path)}{bad.message}")
    except OSError as error:
        raise KnowledgeError([f"{file}: cannot be read: {error.strerror}; its head is {shown}"]) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError([f"{file}:{line + 1}: is no CSV in UTF-8 ({error}); save it as such"]) from None
    if problems:
        raise KnowledgeError(problems)


def _fixed(head: Head) -> tuple[dict[str, str], Maker | None]:
    """What is the same in every row, checked once, and a maker of the rest; no maker where all is to be checked row by
    row: because parts of a row are checked against each other, or because it is wrong, which each row says."""
    row = head.row
    if head.adds or not isinstance(row, dict) or {"from", "to", "checked"} & row.keys():
        return {}, None
    if not _HOLE.search(str(row.get("name", ""))):
        return {}, None
    given: dict[str, Any] = {**head.common, **row, "source": head.source, "checked": head.checked}
    plain = {
        key: value
        for key, value in given.items()
        if isinstance(value, str) and key not in ("id", "name") and not _HOLE.search(key + value)
    }
    try:
        checked = check_entry(head.kind, {"name": "x", **plain})
    except Bad:
        return {}, None
    fixed = {key: value for key, value in checked.items() if key in plain and isinstance(value, str)}
    rest = {key: value for key, value in {**head.common, **row}.items() if key not in fixed and key != "source"}
    return fixed, _maker(rest, head.several)[0]


def _maker(template: Any, several: frozenset[str]) -> tuple[Maker, set[str]]:
    """A function from cells to the value that a template stands for, None where its cells are empty; and its
    columns."""
    if isinstance(template, dict):
        return _mapping_maker(template, several)
    if isinstance(template, list):
        return _list_maker(template, several)
    holes = _HOLE.findall(template)
    if not holes:
        return (lambda cells: template), set()
    if template == "{" + holes[0] + "}":
        (only,) = holes
        return (lambda cells: cells[only] or None), {only}

    def fill(cells: Cells) -> str | None:
        if any(not cells[name] for name in holes):
            return None
        return _HOLE.sub(lambda match: cells[match.group(1)], template)

    return fill, set(holes)


def _mapping_maker(template: dict[str, Any], several: frozenset[str]) -> tuple[Maker, set[str]]:
    """A mapping is left out as a whole where everything in it that depends on cells is left out."""
    parts = [(_maker(key, several), _maker(value, several)) for key, value in template.items()]
    columns = {name for (_, one), (_, other) in parts for name in one | other}

    def fill(cells: Cells) -> dict[str, Any] | None:
        made = {}
        alive = not columns
        for (make_key, of_key), (make, of) in parts:
            key, value = make_key(cells), make(cells)
            if key is not None and value is not None:
                made[key] = value
                alive = alive or bool(of or of_key)
        return made if alive else None

    return fill, columns


def _list_maker(template: list[Any], several: frozenset[str]) -> tuple[Maker, set[str]]:
    makers = [_maker(item, several) for item in template]
    columns = {name for _, used in makers for name in used}

    def fill(cells: Cells) -> list[Any] | None:
        made: list[Any] = []
        for make, used in makers:
            split = used & several
            if not split:
                rows = [cells]
            else:
                (column,) = split
                rows = [{**cells, column: value} for value in cells[column].split("|") if value]
            made.extend(value for row in rows if (value := make(row)) is not None)
        return made or None

    return fill, columns
