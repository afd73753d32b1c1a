"""The interface for programs: text in, findings out. `factlint` itself has all of it.

Rules and knowledge are loaded on the first call and kept, until a file of the caller's own folders changes. What is
remembered of look-ups is shared, so checks run one at a time: any number of threads may call.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any, TypedDict

from factlint import FactlintError
from factlint.readers import FORMATS, format_of
from factlint.report import FileReport
from factlint.rule import Finding
from factlint.run import Job, baseline_of, check_day, check_selectors, make_job
from factlint.settings import HOUSES, Settings, load_settings
from factlint.source import Source, SourceError, decode

if TYPE_CHECKING:
    from datetime import date as Day
    from typing import Unpack

Name = str | os.PathLike[str]
Names = Name | Iterable[Name]
KEPT = 8  # sets of rules and knowledge that stay in memory
_LOCK = RLock()


class Options(TypedDict, total=False):
    """What `check` takes besides the text and its path."""

    format: str
    date: str | Day
    style: str
    select: str | Iterable[str]
    ignore: str | Iterable[str]
    knowledge: Names
    rules: Names
    builtin: bool
    config: Name


class Findings(list[Finding]):
    """A list of findings that shows itself well: one a line, and as a table in a notebook."""

    def __repr__(self) -> str:
        return "[" + ",\n ".join(f"<{finding}>" for finding in self) + "]"

    def _repr_html_(self) -> str:
        from html import escape

        def row(cells: Iterable[str], tag: str) -> str:
            return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

        if not self:
            return "<p>no findings</p>"
        head = row(("severity", "rule", "text", "message", "fix"), "th")
        return f"<table>{head}{''.join(row(_cells(finding), 'td') for finding in self)}</table>"


def check(
    text: str,
    *,
    format: str = "",
    date: str | Day = "",
    style: str = "",
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    knowledge: Names = (),
    rules: Names = (),
    builtin: bool = True,
    config: Name = "",
    path: Name = "",
) -> Findings:
    """Check a text. The spans of the findings are offsets in it, in code points, the end exclusive.

    format: "plain" or "markdown"; the ending of `path` decides where none is given, else it is plain.
    date: the day of publication, YYYY-MM-DD or a date; some rules need one.
    style: a house whose forms are written in fixes: "ap", "reuters", "bbc" …
    select, ignore: rules or families, such as "names/misspelled" or "dates".
    knowledge, rules: folders of your own to add. builtin: False leaves the shipped knowledge out.
    config: a configuration file, or a folder from which the nearest one is looked for; without it none is read. Its
        baseline holds too, and what is given here comes on top, as on the command line.
    path: the name that findings and errors bear; nothing is read from it.

    Raises FactlintError where an option, a configuration, a rule or knowledge cannot be used.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}; decode it, or use check_file")
    source = Source(os.fspath(path) or "<text>", text)
    with _LOCK:
        job = _job(source.path, format, date, style, select, ignore, knowledge, rules, builtin, config)
        return Findings(job.findings(job.read(source)))


def check_file(path: Name, **options: Unpack[Options]) -> Findings:
    """Check a file. The options are those of `check`; spans are offsets in the decoded text, without a byte order mark.

    Raises FactlintError, also where the file cannot be read or is of a format that no reader knows.
    """
    return Findings(report(read_file(path, options.get("format", "")), **options).findings)


def fix(text: str, *, path: Name = "", unsafe: bool = False, **options: Unpack[Options]) -> str:
    """The text with the safe fixes applied, with `unsafe` the suggested ones too. The options are those of `check`."""
    source = Source(os.fspath(path) or "<text>", text)
    with _LOCK:
        return job_of(source.path, **options).fix(source, unsafe=unsafe)[0]


def read_file(path: Name, format: str = "") -> Source:
    """A file's text. Raises SourceError."""
    name = os.fspath(path)
    if not format and format_of(name) is None:
        raise SourceError(f'{name}: this format is not read; say format="plain" or format="markdown" if it is one')
    try:
        with open(name, "rb") as file:
            return decode(file.read(), name)
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror}; check the path and its permissions") from None


def report(source: Source, **options: Unpack[Options]) -> FileReport:
    """Findings and coverage of a source, for the reports."""
    with _LOCK:
        return job_of(source.path, **options).report(source)


def job_of(path: str, **options: Unpack[Options]) -> Job:
    """The job that the options of `check` describe, for a text with this path. Raises FactlintError."""
    return _job(path, **options)


def _job(
    path: str,
    format: str = "",
    date: str | Day = "",
    style: str = "",
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    knowledge: Names = (),
    rules: Names = (),
    builtin: bool = True,
    config: Name = "",
) -> Job:
    if format and format not in FORMATS.values():
        raise FactlintError(f'format: "{format}" is not read; choose one of {", ".join(sorted({*FORMATS.values()}))}')
    if style and style not in HOUSES:
        raise FactlintError(f'style: "{style}" is no house; choose one of {", ".join(HOUSES)}')
    day = date if isinstance(date, str) else date.isoformat()[:10]
    if day:
        check_day(day, "date")
    for what, paths in (("knowledge", _names(knowledge)), ("rules", _names(rules)), ("config", _names(config or ()))):
        for name in paths:
            if not os.path.exists(name):
                raise FactlintError(f"{what}: {name}: no such file or folder; check the path")
    selected = _names(select)
    base = _configured(os.fspath(config))
    settings = base.over_paths(select=bool(select), style=bool(style))._replace(
        knowledge=(*base.knowledge, *_names(knowledge)),
        rules=(*base.rules, *_names(rules)),
        builtin=base.builtin and builtin,
        select=selected or base.select,
        ignore=(*base.ignore, *_names(ignore)),
        style=style or base.style,
        # What is given here is stronger than what the configuration sets for a path.
        per_path=tuple(
            item._replace(select=() if selected else item.select, style="" if style else item.style)
            for item in base.per_path
        ),
    )
    # Only what is loaded by makes the key: other selections share the rules and the knowledge.
    loaded = Settings(
        knowledge=settings.knowledge,
        rules=settings.rules,
        builtin=settings.builtin,
        style=settings.style,
        baseline=settings.baseline,
    )
    state = tuple(_state(folder) for folder in (*settings.knowledge, *settings.rules, settings.baseline))
    job = _loaded(loaded, state)
    check_selectors(settings, job.rules)
    return job._replace(
        settings=settings, date=day, baseline=baseline_of(settings), format=format or format_of(path) or "plain"
    )


@lru_cache(maxsize=KEPT)
def _loaded(settings: Settings, state: Any) -> Job:
    """Rules and knowledge. state: of the caller's folders, so that a change loads them anew."""
    return make_job(settings, say=_say)


def _configured(config: str) -> Settings:
    if not config:
        return Settings()
    if os.path.isdir(config):
        return load_settings(start=config)
    return load_settings(config, start=os.path.dirname(config) or ".")


def _names(given: Names) -> tuple[str, ...]:
    """One name or several as a tuple."""
    if isinstance(given, (str, os.PathLike)):
        return (os.fspath(given),)
    return tuple(os.fspath(item) for item in given)


def _state(path: str) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of a file, or of all files below a folder."""
    found = []
    for folder, folders, names in os.walk(path) if os.path.isdir(path) else [("", [], [path])]:
        folders[:] = sorted(name for name in folders if name != "__pycache__")  # loading a rule writes there
        for name in sorted(names):
            file = os.path.join(folder, name)
            try:
                status = os.stat(file)
            except OSError:
                continue  # loading says so
            found.append((file, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _cells(finding: Finding) -> tuple[str, ...]:
    titles = "; ".join(fix.title for fix in finding.fixes)
    return finding.severity, finding.rule, finding.text, finding.message, titles


def _say(message: str) -> None:
    from logging import getLogger

    getLogger("factlint").warning(message)
