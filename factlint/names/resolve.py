"""Resolution: the known entries that a name may stand for, best first.

A thin reading of the candidate search: the score falls with the cost of the alignment and with parts left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EQUAL
from factlint.names.candidates import find_candidates
from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge


class Resolved(NamedTuple):
    """An entry that a name may stand for. score: 0 … 1, 1 where the name is written as known."""

    entry: Entry
    form: str
    score: float
    reasons: tuple[str, ...]


def resolve(name: str, knowledge: Knowledge, limit: int = 5) -> list[Resolved]:
    """The entries that `name` may stand for, best first, each once; at most `limit`."""
    key = key_of(name)
    found: dict[str, Resolved] = {}
    for known in knowledge.forms(key):
        if known.type in RIGHT_TYPES:
            found.setdefault(known.entry.id, Resolved(known.entry, known.text, 1.0, ("written as known",)))
    for candidate in find_candidates(tuple(key.split(" ")), knowledge) if key else ():
        alignment = candidate.alignment
        score = max(0.0, 1 - (alignment.cost + 2 * len(alignment.missing)) / max(4, len(key)))
        reasons = tuple(f"{pair.text} for {pair.form}" for pair in alignment.pairs if pair.kind != EQUAL)
        item = Resolved(candidate.known.entry, candidate.known.text, score, reasons)
        if item.entry.id not in found or found[item.entry.id].score < score:
            found[item.entry.id] = item
    return sorted(found.values(), key=lambda item: (-item.score, item.entry.id))[:limit]
