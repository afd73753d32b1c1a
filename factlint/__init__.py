"""factlint finds wrong names and facts in prose, with the evidence, before it is published.

This is the interface for programs, described in docs/api.md:

    >>> import factlint
    >>> [finding.rule for finding in factlint.check("Kyiv asked for ATAKMS missiles.")]
    ['names/misspelled']

What a rule needs is in `factlint.authoring`. Names are imported on first use, so that `import factlint` costs next to
nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it; to import typing would take most of the time
__version__ = "0.1.0"
__all__ = [
    "Edit", "Evidence", "FactlintError", "Finding", "Findings", "Fix", "Related", "Span", "__version__",
    "assert_no_findings", "check", "check_file", "fix",
]  # fmt: skip


class FactlintError(Exception):
    """What cannot be done with this input, knowledge, rule or setting; the message is one sentence with the remedy.

    Every error that factlint raises on purpose is one.
    """


if TYPE_CHECKING:
    from typing import Any

    from factlint.api import Findings as Findings
    from factlint.api import check as check
    from factlint.api import check_file as check_file
    from factlint.api import fix as fix
    from factlint.authoring import *  # noqa: F403 - rules written for `factlint` itself go on working
    from factlint.rule import Edit as Edit
    from factlint.rule import Evidence as Evidence
    from factlint.rule import Finding as Finding
    from factlint.rule import Fix as Fix
    from factlint.rule import Related as Related
    from factlint.testing import assert_no_findings as assert_no_findings
    from factlint.view import Span as Span

_HOMES = {
    "factlint.api": ("Findings", "check", "check_file", "fix"),
    "factlint.rule": ("Edit", "Evidence", "Finding", "Fix", "Related"),
    "factlint.testing": ("assert_no_findings",),
    "factlint.view": ("Span",),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(home), name)
            return value
    if not name.startswith("_"):
        authoring = import_module("factlint.authoring")
        if name in authoring.__all__:
            return getattr(authoring, name)
    raise AttributeError(f"module 'factlint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
