"""Settings: the configuration file of a folder, and the defaults.

The nearest `factlint.toml`, `.factlint.toml` or `pyproject.toml` with a [tool.factlint] table, upwards from the working
folder, is used alone; there is no cascade. `extend` names another file whose keys hold where this one has none.
[[per-path]] tables change some of the keys for some files.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from factlint import FactlintError
from factlint.rule import SEVERITIES

NAMES = ("factlint.toml", ".factlint.toml", "pyproject.toml")
BASELINE = ".factlint-baseline.json"
HOUSES = ("ap", "reuters", "bbc", "guardian", "nyt", "economist")


class SettingsError(FactlintError):
    """A configuration that cannot be used; the message is one sentence with file and remedy."""


class PathSettings(NamedTuple):
    """What holds for some files only. pattern: in the notation of .gitignore, from `folder`."""

    folder: str
    pattern: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignore_words: tuple[str, ...] = ()
    ignore_entries: tuple[str, ...] = ()
    style: str = ""
    date: str = ""

    def matches(self, path: str) -> bool:
        """Whether a file is meant."""
        name = os.path.relpath(os.path.abspath(path), os.path.abspath(self.folder)).replace(os.sep, "/")
        return not name.startswith("../") and bool(_spec(self.pattern).match_file(name))


class Settings(NamedTuple):
    """What a run obeys. Paths are absolute or relative to the working folder.

    date: the publication date of texts that give none; it is only ever set for a path.
    """

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
    baseline: str = ""
    per_path: tuple[PathSettings, ...] = ()
    date: str = ""
    file: str = ""

    def at(self, path: str) -> Settings:
        """The settings for one file: later tables are stronger, and what they ignore adds up."""
        result = self
        for item in self.per_path:
            if item.matches(path):
                result = result._replace(
                    select=item.select or result.select,
                    ignore=(*result.ignore, *item.ignore),
                    ignore_words=(*result.ignore_words, *item.ignore_words),
                    ignore_entries=(*result.ignore_entries, *item.ignore_entries),
                    style=item.style or result.style,
                    date=item.date or result.date,
                )
        return result


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


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


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text")
    return value


def _day(value: Any) -> str:
    from datetime import date

    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f'"{value}" is not a day; write it as YYYY-MM-DD') from None


def _choice(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return str(value)

    return check


_PATH_KEYS: dict[str, Callable[[Any], Any]] = {
    "pattern": _texts, "select": _texts, "ignore": _texts, "ignore-words": _texts, "ignore-entries": _texts,
    "style": _choice(*HOUSES), "date": _day,
}  # fmt: skip
_KEYS: dict[str, Callable[[Any], Any]] = {
    "knowledge": _texts, "rules": _texts, "builtin": _bool, "select": _texts, "ignore": _texts, "ignore-words": _texts,
    "ignore-entries": _texts, "exclude": _texts, "style": _choice(*HOUSES), "fail-level": _choice(*SEVERITIES),
    "baseline": _text,
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
    """The settings of a file, or of the nearest one above `start`, with the nearest baseline where they name none.

    Raises SettingsError.
    """
    if path is not None and not os.path.isfile(path):
        raise SettingsError(f"{path}: no such configuration file; check --config")
    found = path or find_settings(start)
    settings = _load(found, ()) if found else Settings()
    return settings if settings.baseline else settings._replace(baseline=_find_baseline(start))


def _find_baseline(start: str) -> str:
    """The nearest baseline at or above a folder, inside its repository; empty where there is none."""
    here = start
    while True:
        path = os.path.normpath(os.path.join(here, BASELINE))
        if os.path.isfile(path):
            return path
        folder = os.path.abspath(here)
        if os.path.exists(os.path.join(folder, ".git")) or os.path.dirname(folder) == folder:
            return ""
        here = os.path.join(here, "..")


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
    if "per-path" in table:
        values["per_path"] = _per_path(path, table.pop("per-path"))
    values |= _checked(path, table, _KEYS, ("extend", "per-path"))
    for key in _PATHS:
        if key in values:
            values[key] = tuple(os.path.join(folder, item) for item in values[key])
    if "baseline" in values:
        values["baseline"] = os.path.join(folder, values["baseline"])
    return base._replace(**values)


def _checked(
    where: str, table: dict[str, Any], keys: dict[str, Callable[[Any], Any]], more: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of a table, typed, by the names of the fields that take them."""
    values = {}
    for key, value in table.items():
        if key not in keys:
            from factlint.knowledge.schema import nearest

            raise SettingsError(f"{where}: unknown key {key!r}{nearest(key, [*keys, *more])}")
        try:
            values[key.replace("-", "_")] = keys[key](value)
        except ValueError as error:
            raise SettingsError(f"{where}: {key}: {error}") from None
    return values


def _per_path(path: str, tables: Any) -> tuple[PathSettings, ...]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(f"{path}: per-path: must be tables; write [[per-path]] above the keys")
    found = []
    for number, table in enumerate(tables, 1):
        where = f"{path}: per-path {number}"
        values = _checked(where, table, _PATH_KEYS)
        if not values.get("pattern"):
            raise SettingsError(f"{where}: pattern is missing; say which files are meant, as in .gitignore")
        found.append(PathSettings(os.path.dirname(path), **values))
    return tuple(found)


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
