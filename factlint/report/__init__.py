"""Reports: what a run found, in one of several formats. One module each, `<format>_report`, with
`render(run, write, options)`."""

from __future__ import annotations

from typing import NamedTuple

from factlint.rule import ERROR, Finding, Rule
from factlint.source import Source

FOR_PEOPLE = ("full", "concise")  # in the encoding of the terminal; all others are UTF-8
FORMATS = (
    *FOR_PEOPLE,
    *("html", "json", "jsonl"),
    *("github", "gitlab", "sarif", "junit", "checkstyle", "rdjson", "rdjsonl"),
)


class Coverage(NamedTuple):
    """What was looked at, so that silence can be told from approval."""

    mentions_known: int = 0
    mentions_unknown: int = 0
    dates: int = 0
    quantities: int = 0
    foreign_paragraphs: int = 0
    not_checked: tuple[str, ...] = ()


class FileReport(NamedTuple):
    """One checked file. The spans in `findings` are offsets in `source.text`."""

    source: Source
    findings: tuple[Finding, ...]
    coverage: Coverage
    fixed: int = 0  # fixes applied by this run


class Run(NamedTuple):
    """All that a report may say.

    errors: one sentence each; skipped: files in folders of a format that is not read; rules: those that were loaded;
    fail_level: the severity from which a finding fails the run.
    """

    files: tuple[FileReport, ...]
    errors: tuple[str, ...] = ()
    skipped: int = 0
    version: str = ""
    knowledge: str = ""
    rules: tuple[Rule, ...] = ()
    fail_level: str = ERROR


class Options(NamedTuple):
    """How to render. color: use colours; width: columns of the terminal; statistics: a table of counts per rule."""

    color: bool = False
    width: int = 80
    statistics: bool = False
    unsafe_fixes: bool = False
