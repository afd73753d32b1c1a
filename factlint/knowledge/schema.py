"""What a knowledge file may hold: every key of every kind with the check of its value.

A check takes a value as read from YAML (text, list or mapping; every scalar is text) and returns it in normal form, or
raises Bad with what is wrong, where the path to the part is built up on the way out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Any

from factlint.knowledge.entry import FORM_AS, HOUSES, KINDS
from factlint.knowledge.writing import slug

Check = Callable[[Any], Any]
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ID = re.compile(r"([a-z]+)/[a-z0-9][a-z0-9-]*$")
_VALUE = re.compile(r"(?:Mach )?-?[\d.,]+(?:\s*[–-]\s*[\d.,]+)?(?:\s*[\w%°/²³]+)*$")


class Bad(Exception):
    """A value that does not fit; `path` leads from the entry to it."""

    def __init__(self, message: str, *path: str | int) -> None:
        super().__init__(message)
        self.message = message
        self.path = path


def _at(path: str | int, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except Bad as bad:
        raise Bad(bad.message, path, *bad.path) from None


def text(value: Any) -> str:
    """One piece of text, not empty."""
    if not isinstance(value, str):
        raise Bad(f"must be text, not a {'list' if isinstance(value, list) else 'mapping'}")
    if not value.strip():
        raise Bad("is empty; give a value or leave the key out")
    return value.strip()


def texts(value: Any) -> list[str]:
    """A list of texts; a single text stands for a list of one."""
    if isinstance(value, str):
        return [text(value)]
    if not isinstance(value, list):
        raise Bad("must be a list of texts")
    return [_at(index, text, item) for index, item in enumerate(value)]


def date(value: Any) -> str:
    """A year, month or day: YYYY, YYYY-MM or YYYY-MM-DD."""
    given = text(value)
    match = _DATE.match(given)
    if match:
        year, month, day = (int(part) if part else 1 for part in match.groups())
        if 1 <= month <= 12 and 1 <= day <= (monthrange(year, month)[1] if year else 31):
            return given
    raise Bad(f'"{given}" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)')


def one_of(*choices: str) -> Check:
    """One of a few words."""

    def check(value: Any) -> str:
        if text(value) not in choices:
            raise Bad(f'"{value}" is not one of {", ".join(choices)}')
        return str(value)

    return check


def number(low: int, high: int) -> Check:
    """A whole number between two bounds, kept as text."""

    def check(value: Any) -> str:
        if not text(value).isdigit() or not low <= int(value) <= high:
            raise Bad(f'"{value}" is not a whole number from {low} to {high}')
        return str(value)

    return check


def decimal(value: Any) -> str:
    """A positive number such as 1609.344 or 1e-6, kept as text."""
    if not re.fullmatch(r"\d+(?:\.\d+)?(?:e[+-]?\d+)?", text(value)) or not float(value):
        raise Bad(f'"{value}" is not a positive number')
    return str(value)


def reference(*kinds: str) -> Check:
    """The id of an entry of one of these kinds."""

    def check(value: Any) -> str:
        match = _ID.match(text(value))
        if not match:
            raise Bad(f'"{value}" is not an id; ids look like {kinds[0]}/lower-case-words')
        if match.group(1) not in kinds:
            raise Bad(f'"{value}" must be the id of a {" or ".join(kinds)}')
        return str(value)

    return check


def record(required: tuple[str, ...], **keys: Check) -> Check:
    """A mapping with these keys only."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Bad(f"must be a mapping with {', '.join(keys)}")
        result = {}
        for key, item in value.items():
            if key not in keys:
                raise Bad(f"is not a known key{nearest(key, keys)}", key)
            result[key] = _at(key, keys[key], item)
        for key in required:
            if key not in result:
                raise Bad(f'needs the key "{key}"')
        if "from" in result and "to" in result and later(result["from"], result["to"]):
            raise Bad(f'"{result["from"]}" is after "{result["to"]}"', "from")
        return result

    return check


def many(check: Check) -> Check:
    """A list of values that each pass a check."""

    def check_all(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise Bad("must be a list")
        return [_at(index, check, item) for index, item in enumerate(value)]

    return check_all


def mapping(check: Check, keys: tuple[str, ...] = ()) -> Check:
    """A mapping from names (any, or one of `keys`) to values that each pass a check."""

    def check_all(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Bad("must be a mapping")
        for key in value:
            if keys and key not in keys:
                raise Bad(f"is not a known key{nearest(key, keys)}", key)
        return {key: _at(key, check, item) for key, item in value.items()}

    return check_all


def form_items(*extra: str) -> Check:
    """Forms: texts, or mappings with the key `form`."""
    allowed: dict[str, Check] = {
        "form": text, "as": one_of(*FORM_AS), "until": date, "from": date, "context": texts, "unlike": texts,
        "source": text,
    }  # fmt: skip
    keys = {key: allowed[key] for key in ("form", *extra)}

    def check(value: Any) -> dict[str, Any]:
        if isinstance(value, str):
            return {"form": text(value)}
        checked: dict[str, Any] = record(("form",), **keys)(value)
        return checked

    return lambda value: many(check)([value] if isinstance(value, str) else value)


def quantity(value: Any) -> str:
    """A figure with its unit: "300 km", "70–80 km", "4"."""
    given = text(value)
    if not _VALUE.match(given):
        raise Bad(f'"{given}" is not a figure with a unit, such as "300 km"')
    return given


def later(one: str, other: str) -> bool:
    """Whether a partial date lies wholly after another."""
    length = min(len(one), len(other))
    return one[:length] > other[:length]


def nearest(key: str, keys: Any) -> str:
    """A suggestion for an unknown key, ready to append to a message."""
    from difflib import get_close_matches

    close = get_close_matches(key, list(keys), 1, 0.6)
    return f'; did you mean "{close[0]}"?' if close else f"; known keys are {', '.join(keys)}"


_CITED: dict[str, Check] = {"source": text, "checked": date, "note": text}
_DATED = record(("date",), date=date, **_CITED)
_COMMON: dict[str, Check] = {
    "id": text,
    "name": text,
    "forms": form_items("as", "from", "until", "source"),
    "short": form_items("as", "from", "until", "source"),
    "native": mapping(texts),
    "style": mapping(text, HOUSES),
    "cited": mapping(text, HOUSES),
    "casing": one_of("fixed", "capitals"),
    "spellings": one_of("complete", "open"),
    "wrong": form_items("until", "context", "unlike", "source"),
    "unlike": texts,
    "confusable": many(reference(*KINDS)),
    "prominence": number(1, 5),
    "ids": mapping(text),
    **_CITED,
}
FIGURES = ("range", "weight", "speed", "calibre", "length", "height", "width", "wingspan", "crew", "warhead", "ceiling")
_FIGURE = record(
    ("value",),
    variant=text,
    kind=one_of("maximum", "minimum", "exact", "typical"),
    value=quantity,
    tolerance=text,
    **_CITED,
)


_COUNT = record(("value",), value=number(1, 100_000), to=date, **{"from": date}, **_CITED)
COUNTS = ("members", "states")


def _recurs(value: Any) -> dict[str, Any]:
    """How a day recurs; see recurring.py."""
    from factlint.knowledge.recurring import fault_of

    checked: dict[str, Any] = record(("calendar", "day"), calendar=text, day=text, since=date)(value)
    fault = fault_of(checked["calendar"], checked["day"])
    if fault:
        raise Bad(fault)
    return checked


_OWN: dict[str, dict[str, Check]] = {
    "person": {
        "held": many(
            record(
                ("office",),
                office=reference("office"), acting=one_of("true", "false"), to=date, district=text,
                ordinal=number(1, 999),
                **{"from": date, "for": reference("place")}, **_CITED,
            )
        ),
        "parties": many(
            record(("party",), party=reference("organisation"), to=date, **{"from": date}, **_CITED)
        ),
        "born": _DATED,
        "died": _DATED,
        "in": reference("place"),
        "expansion": text,
    },
    "place": {
        "class": text,
        "in": reference("place"),
        "region": reference("place"),
        "disputed": one_of("true", "false"),
        "currency": many(record(("unit",), unit=reference("unit"), to=date, **{"from": date}, **_CITED)),
        "capital": many(record(("place",), place=reference("place"), to=date, **{"from": date}, **_CITED)),
        "part_of": many(record(("place",), place=reference("place"), to=date, **{"from": date}, **_CITED)),
        "demonyms": texts,
        "expansion": text,
        "counts": mapping(many(_COUNT), COUNTS),
    },
    "organisation": {
        "class": text, "in": reference("place"), "expansion": text, "counts": mapping(many(_COUNT), COUNTS),
    },
    "system": {
        "class": text, "in": reference("place"), "expansion": text, "variants": texts,
        "figures": mapping(many(_FIGURE), FIGURES),
    },
    "product": {"class": text, "in": reference("place"), "expansion": text, "variants": texts},
    "office": {"titles": texts, "of": reference("place", "organisation"), "seats": number(1, 1000)},
    "event": {
        "class": text, "from": date, "to": date, "in": reference("place"),
        "recurs": _recurs,
    },
    "unit": {
        "class": text, "symbol": text, "of": many(reference("place")),
        "factor": decimal, "least": decimal, "most": decimal, "zero": decimal, "base": text,
    },
    "term": {"class": text, "expansion": text},
}  # fmt: skip
SCHEMA: dict[str, Check] = {kind: record(("name",), **_COMMON, **_OWN[kind]) for kind in KINDS}
SCHEMA_KEYS: dict[str, tuple[str, ...]] = {kind: (*_COMMON, *_OWN[kind]) for kind in KINDS}
# The lists of dated facts that a table may add to.
LISTS = {"person": ("held", "parties"), "place": ("capital", "currency", "part_of")}


def check_entry(kind: str, raw: dict[str, Any], *, ids_required: bool = False) -> dict[str, Any]:
    """An entry in normal form, with an id made from its name where it has none. Raises Bad."""
    data: dict[str, Any] = SCHEMA[kind](raw)
    if "id" not in data:
        if ids_required:
            raise Bad(f'needs an id, such as "{kind}/{slug(data["name"])}"')
        data["id"] = f"{kind}/{slug(data['name'])}"
    if not data["id"].startswith(kind + "/"):
        raise Bad(f'"{data["id"]}" must begin with "{kind}/"', "id")
    return data


def check_part(kind: str, key: str, item: Any) -> Any:
    """One item of a list of facts in normal form. Raises Bad."""
    try:
        return _OWN[kind][key]([item])[0]
    except Bad as bad:
        raise Bad(bad.message, *bad.path[1:]) from None
