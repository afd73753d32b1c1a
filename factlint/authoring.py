"""What a rule needs: what it is given, what it yields, its examples, and what finds values in prose.

A rule is written as README.md shows. The names are imported on first use: a check pays for what its rules use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factlint.document import Document as Document
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

# Written out, as type checkers do not compute it.
__all__ = [
    "Age", "DateMention", "Decade", "Document", "Duration", "Edit", "Entry", "Evidence", "Finding", "Fix", "Knowledge",
    "Mention", "Number", "Ordinal", "Percent", "Quantity", "Related", "Right", "Rule", "Span", "Wrong", "find_ages",
    "find_dates", "find_decades", "find_durations", "find_numbers", "find_ordinals", "find_percents", "find_quantities",
    "judged_finding", "load_knowledge", "read_document", "replacement",
]  # fmt: skip

_HOMES = {
    "factlint.document": ("Document",),
    "factlint.extract.ages": ("Age", "find_ages"),
    "factlint.extract.dates": ("DateMention", "find_dates"),
    "factlint.extract.decades": ("Decade", "find_decades"),
    "factlint.extract.durations": ("Duration", "find_durations"),
    "factlint.extract.numbers": ("Number", "find_numbers"),
    "factlint.extract.ordinals": ("Ordinal", "find_ordinals"),
    "factlint.extract.percents": ("Percent", "find_percents"),
    "factlint.extract.quantities": ("Quantity", "find_quantities"),
    "factlint.judged": ("judged_finding",),
    "factlint.knowledge": ("Knowledge",),
    "factlint.knowledge.entry": ("Entry",),
    "factlint.knowledge.loading": ("load_knowledge",),
    "factlint.mentions": ("Mention",),
    "factlint.readers": ("read_document",),
    "factlint.rule": ("Edit", "Evidence", "Finding", "Fix", "Related", "Right", "Rule", "Wrong", "replacement"),
    "factlint.view": ("Span",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            value = globals()[name] = getattr(import_module(home), name)
            return value
    raise AttributeError(f"module 'factlint.authoring' has no attribute {name!r}")
