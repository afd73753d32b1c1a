"""Which files a run reads: named files, globs and folders, without what .gitignore and `exclude` leave out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from factlint.readers import format_of


class Collected(NamedTuple):
    """paths: files to read, in order, each once. skipped: files in folders that no reader knows. errors: sentences."""

    paths: tuple[str, ...]
    skipped: int = 0
    errors: tuple[str, ...] = ()


def collect(arguments: Sequence[str], exclude: Sequence[str] = (), *, force: bool = False) -> Collected:
    """The files that the arguments name. A named file must exist and be of a known format; in a folder others are
    skipped. `exclude` holds for folders; with `force` for named files too, as a hook names every file that it is given.
    """
    paths: dict[str, None] = {}
    errors: list[str] = []
    skipped = 0
    excluded = _spec(exclude) if exclude else None
    for argument in arguments:
        if force and excluded is not None and argument != "-" and _left_out(argument, excluded):
            continue
        if argument == "-" or os.path.isfile(argument):
            if argument != "-" and format_of(argument) is None:
                errors.append(
                    f"{argument}: this format is not read; give a .txt or .md file, or text on standard input"
                )
            else:
                paths[argument] = None
        elif os.path.isdir(argument):
            for path in _walk(argument, excluded):
                if format_of(path) is None or not os.path.splitext(path)[1]:
                    skipped += 1
                else:
                    paths[path] = None
        elif any(mark in argument for mark in "*?["):
            from glob import glob

            found = sorted(path for path in glob(argument, recursive=True) if os.path.isfile(path) and format_of(path))
            if not found:
                errors.append(
                    f"{argument}: no text file matches this pattern; check it, or quote it for factlint to expand"
                )
            paths.update(dict.fromkeys(found))
        else:
            errors.append(f"{argument}: no such file or folder; check the path")
    return Collected(tuple(paths), skipped, tuple(errors))


def _left_out(path: str, excluded: Any) -> bool:
    """Whether `exclude` leaves a named path out; a pattern that names a folder holds for all that is in it."""
    return bool(excluded.match_file(os.path.relpath(path).replace(os.sep, "/") + ("/" if os.path.isdir(path) else "")))


def _walk(folder: str, excluded: Any) -> Iterator[str]:
    """The files below a folder in a fixed order, without hidden ones and what .gitignore files leave out."""
    yield from _walk_below(folder, _rules_above(folder), excluded)


def _walk_below(folder: str, specs: list[tuple[str, Any]], excluded: Any) -> Iterator[str]:
    own = os.path.join(folder, ".gitignore")
    if os.path.isfile(own):
        specs = [*specs, (os.path.abspath(folder), _spec_file(own))]
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or _ignored(entry, specs, excluded):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_below(entry.path, specs, excluded)
        elif entry.is_file():
            yield os.path.normpath(entry.path)


def _ignored(entry: os.DirEntry[str], specs: list[tuple[str, Any]], excluded: Any) -> bool:
    ending = "/" if entry.is_dir(follow_symlinks=False) else ""
    full = os.path.abspath(entry.path)
    if excluded is not None and excluded.match_file(os.path.relpath(full).replace(os.sep, "/") + ending):
        return True
    verdict = False
    for base, spec in specs:  # the .gitignore nearest to the file has the last word
        result = spec.check_file(os.path.relpath(full, base).replace(os.sep, "/") + ending).include
        if result is not None:
            verdict = result
    return verdict


def _rules_above(folder: str) -> list[tuple[str, Any]]:
    """The .gitignore files of the repository above a folder, outermost first."""
    found: list[tuple[str, Any]] = []
    current = os.path.abspath(folder)
    if os.path.isdir(os.path.join(current, ".git")):
        return []
    while True:
        parent = os.path.dirname(current)
        if parent == current:
            return []  # no repository: nobody's rules
        own = os.path.join(parent, ".gitignore")
        if os.path.isfile(own):
            found.insert(0, (parent, _spec_file(own)))
        if os.path.exists(os.path.join(parent, ".git")):
            return found
        current = parent


def _spec_file(path: str) -> Any:
    with open(path, encoding="utf-8", errors="replace") as file:
        return _spec(file.read().splitlines())


def _spec(lines: Sequence[str]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
