"""Settings: the configuration file of a folder, and the defaults.

The nearest `factlint.toml`, `.factlint.toml` or `pyproject.toml` with a [tool.factlint] table, upwards from the working
folder, is used alone; there is no cascade. `extend` names another file whose keys hold where this one has none.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, NamedTuple

from factlint import FactlintError
from factlint.rule import SEVERITIES

NAMES = ("factlint.toml", ".factlint.toml", "pyproject.toml")
HOUSES = ("ap", "reuters", "bbc", "guardian", "nyt", "economist")


class SettingsError(FactlintError):
    """A configuration that cannot be used; the message is one sentence with file and remedy."""


class Settings(NamedTuple):
    """What a run obeys. Paths are absolute or relative to the working folder."""

    knowledge: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    builtin: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignore_words: tuple[str, ...] = ()
    ignore_entries: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    style: str = ""
    fail_level: str = "error"
    file: str = ""


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of texts")
    return tuple(value)


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _choice(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(value)

    return check


_KEYS: dict[str, Callable[[Any], Any]] = {
    "knowledge": _texts, "rules": _texts, "builtin": _bool, "select": _texts, "ignore": _texts, "ignore-words": _texts,
    "ignore-entries": _texts, "exclude": _texts, "style": _choice(*HOUSES), "fail-level": _choice(*SEVERITIES),
}  # fmt: skip
_PATHS = ("knowledge", "rules")


def find_settings(start: str) -> str | None:
    """The nearest configuration file at or above a folder."""
    folder = os.path.abspath(start)
    while True:
        for name in NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or "factlint" in _table(path)[1]):
                return path
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def load_settings(path: str | None = None, *, start: str = ".") -> Settings:
    """The settings of a file, or of the nearest one above `start`. Raises SettingsError."""
    if path is not None and not os.path.isfile(path):
        raise SettingsError(f"{path}: no such configuration file; check --config")
    found = path or find_settings(start)
    return _load(found, ()) if found else Settings()


def _load(path: str, seen: tuple[str, ...]) -> Settings:
    if path in seen:
        raise SettingsError(f"{path}: `extend` leads back to this file; remove one of the two")
    table = _own(path)
    base = Settings()
    folder = os.path.dirname(path)
    if "extend" in table:
        other = table.pop("extend")
        if not isinstance(other, str) or not os.path.isfile(os.path.join(folder, other)):
            raise SettingsError(f"{path}: extend: {other!r} is no file; give the path of a configuration file")
        base = _load(os.path.join(folder, other), (*seen, path))
    values: dict[str, Any] = {"file": path}
    for key, value in table.items():
        if key not in _KEYS:
            from factlint.knowledge.schema import nearest

            raise SettingsError(f"{path}: unknown key {key!r}{nearest(key, [*_KEYS, 'extend'])}")
        try:
            checked = _KEYS[key](value)
        except ValueError as error:
            raise SettingsError(f"{path}: {key}: {error}") from None
        if key in _PATHS:
            checked = tuple(os.path.join(folder, item) for item in checked)
        values[key.replace("-", "_")] = checked
    return base._replace(**values)


def _own(path: str) -> dict[str, Any]:
    table, tool = _table(path)
    return dict(tool["factlint"] if os.path.basename(path) == "pyproject.toml" else table)


def _table(path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}; check its permissions") from None
    if os.path.basename(path) == "pyproject.toml" and b"tool.factlint" not in data:
        return {}, {}
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: this is not valid TOML: {error}; mend that line") from None
    return table, table.get("tool", {})


def keys() -> tuple[str, ...]:
    """The names of all settings."""
    return Settings._fields
