"""factlint finds wrong names and facts in prose, with the evidence, before it is published.

This is the public API. A rule imports from here and from nowhere else; a program uses `check_text`:

    >>> import factlint
    >>> [finding.rule for finding in factlint.check_text("Kyiv asked for ATAKMS missiles.")]
    ['names/misspelled']

Names are imported on first use, so that `import factlint` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from factlint.api import check_text as check_text
    from factlint.document import Document as Document
    from factlint.engine import check as check
    from factlint.extract.ages import Age as Age
    from factlint.extract.ages import find_ages as find_ages
    from factlint.extract.dates import DateMention as DateMention
    from factlint.extract.dates import find_dates as find_dates
    from factlint.extract.decades import Decade as Decade
    from factlint.extract.decades import find_decades as find_decades
    from factlint.extract.durations import Duration as Duration
    from factlint.extract.durations import find_durations as find_durations
    from factlint.extract.numbers import Number as Number
    from factlint.extract.numbers import find_numbers as find_numbers
    from factlint.extract.ordinals import Ordinal as Ordinal
    from factlint.extract.ordinals import find_ordinals as find_ordinals
    from factlint.extract.percents import Percent as Percent
    from factlint.extract.percents import find_percents as find_percents
    from factlint.extract.quantities import Quantity as Quantity
    from factlint.extract.quantities import find_quantities as find_quantities
    from factlint.judged import judged_finding as judged_finding
    from factlint.knowledge import Knowledge as Knowledge
    from factlint.knowledge.entry import Entry as Entry
    from factlint.knowledge.loading import load_knowledge as load_knowledge
    from factlint.mentions import Mention as Mention
    from factlint.readers import read_document as read_document
    from factlint.rule import Edit as Edit
    from factlint.rule import Evidence as Evidence
    from factlint.rule import Finding as Finding
    from factlint.rule import Fix as Fix
    from factlint.rule import Related as Related
    from factlint.rule import Right as Right
    from factlint.rule import Rule as Rule
    from factlint.rule import Wrong as Wrong
    from factlint.rule import replacement as replacement
    from factlint.view import Span as Span

_HOMES = {
    "factlint.api": ("check_text",),
    "factlint.extract.ages": ("Age", "find_ages"),
    "factlint.extract.dates": ("DateMention", "find_dates"),
    "factlint.extract.decades": ("Decade", "find_decades"),
    "factlint.extract.durations": ("Duration", "find_durations"),
    "factlint.extract.ordinals": ("Ordinal", "find_ordinals"),
    "factlint.extract.percents": ("Percent", "find_percents"),
    "factlint.document": ("Document",),
    "factlint.engine": ("check",),
    "factlint.judged": ("judged_finding",),
    "factlint.knowledge": ("Knowledge",),
    "factlint.knowledge.entry": ("Entry",),
    "factlint.knowledge.loading": ("load_knowledge",),
    "factlint.mentions": ("Mention",),
    "factlint.extract.numbers": ("Number", "find_numbers"),
    "factlint.extract.quantities": ("Quantity", "find_quantities"),
    "factlint.readers": ("read_document",),
    "factlint.rule": ("Edit", "Evidence", "Finding", "Fix", "Related", "Right", "Rule", "Wrong", "replacement"),
    "factlint.view": ("Span",),
}
__all__ = [*sorted(name for names in _HOMES.values() for name in names), "__version__"]


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module 'factlint' has no attribute {name!r}")
