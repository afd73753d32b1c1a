"""For the tests of a project with prose: assert that there is nothing to report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factlint import FactlintError
from factlint.rule import HINT, SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Unpack

    from factlint.api import Options
    from factlint.report import FileReport


def assert_no_findings(document: str | os.PathLike[str], *, level: str = HINT, **options: Unpack[Options]) -> None:
    """Raise AssertionError with the full report where a file or a text has findings.

    document: a path, or a text; a single word with the ending of a format that is read ("guide.md") is a path too.
    level: findings of this severity and above count; by default all. options: those of `factlint.check`.

    Raises FactlintError where the file cannot be read or an option is wrong.
    """
    __tracebackhide__ = True  # pytest shows the caller's line
    from factlint.api import read_file, report
    from factlint.source import Source

    if level not in SEVERITIES:
        raise FactlintError(f'level: "{level}" is no severity; choose one of {", ".join(SEVERITIES)}')
    if isinstance(document, str) and not _is_path(document):
        source = Source("<text>", document)
    else:
        source = read_file(document, options.get("format", ""))
    result = report(source, **options)
    if at_or_above(level, result.findings):
        raise AssertionError("\n" + rendered(result))


def at_or_above(level: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings of this severity and more severe ones."""
    levels = SEVERITIES[: SEVERITIES.index(level) + 1]
    return [finding for finding in findings if finding.severity in levels]


def rendered(result: FileReport) -> str:
    """The full report on one file."""
    from factlint.report import Options as Rendering
    from factlint.report import Run
    from factlint.report.full_report import render

    lines: list[str] = []
    render(Run((result,)), lines.append, Rendering())
    return "".join(lines)


def _is_path(text: str) -> bool:
    """Whether a text can only be meant as a path: taken for prose it would pass whatever the file holds."""
    from factlint.readers import format_of

    return bool(os.path.splitext(text)[1]) and not any(map(str.isspace, text)) and format_of(text) is not None
