"""Reports: what a run found, in one of several formats. One module each, `<format>_report`, with
`render(run, write, options)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factlint.rule import Finding
from factlint.source import Source

if TYPE_CHECKING:
    from factlint.baseline import Key

FORMATS = ("full", "concise", "json", "jsonl", "github")


class Coverage(NamedTuple):
    """What was looked at, so that silence can be told from approval."""

    mentions_known: int = 0
    mentions_unknown: int = 0
    dates: int = 0
    quantities: int = 0
    foreign_paragraphs: int = 0
    not_checked: tuple[str, ...] = ()


class FileReport(NamedTuple):
    """One checked file. The spans in `findings` are offsets in `source.text`.

    silenced: findings that the baseline holds; stale: entries of it that match nothing, with their counts; elsewhere:
    findings on unchanged lines, left out; hidden: findings that count but are not shown (--max-findings).
    """

    source: Source
    findings: tuple[Finding, ...]
    coverage: Coverage
    fixed: int = 0  # fixes applied by this run
    silenced: int = 0
    stale: tuple[tuple[Key, int], ...] = ()
    elsewhere: int = 0
    hidden: tuple[Finding, ...] = ()


class Run(NamedTuple):
    """All that a report may say. errors: one sentence each; skipped: files in folders of a format that is not read.

    baseline: the file of the baseline, where there is one; gone: its entries of files that are no longer there.
    """

    files: tuple[FileReport, ...]
    errors: tuple[str, ...] = ()
    skipped: int = 0
    version: str = ""
    knowledge: str = ""
    baseline: str = ""
    gone: tuple[tuple[Key, int], ...] = ()


class Options(NamedTuple):
    """How to render. color: use colours; width: columns of the terminal; statistics: a table of counts per rule."""

    color: bool = False
    width: int = 80
    statistics: bool = False
    unsafe_fixes: bool = False
