"""Checking a text that has changed in one place: rules that look at one block at a time see the changed blocks only.

A rule is `local` where a finding depends on nothing but its block, the names and marks in it, the date and the
knowledge. Of such rules the findings of every block are kept with all that they depend on; a block that is met again
just as it was is not looked at again. All other rules see the whole document each time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from factlint.document import Document
from factlint.knowledge import Knowledge
from factlint.mentions import Mention
from factlint.rule import Edit, Finding, Fix, Related, Rule
from factlint.source import Source
from factlint.view import Span, plain_view

MOST = 20  # unknown blocks from which the whole document is looked at instead

Found = dict[str, tuple[Finding, ...]]  # by rule, offsets in the block
Key = tuple[Any, ...]
Held = dict[Key, Found]


class Blocks:
    """The findings of the blocks of one text, as the last checks had them."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.held: Held = {}
        self.generation = ""

    def of(self, generation: str) -> None:
        """Forget what was found with other settings or knowledge."""
        if generation != self.generation:
            self.held = {}
            self.generation = generation

    def plan(
        self, document: Document, rules: Sequence[Rule], knowledge: Knowledge, stop: Callable[[], None]
    ) -> dict[str, list[Finding]] | None:
        """The findings of the local rules by rule, in offsets of the view; None where too little is known."""
        if not self.held:
            return None
        keys = keys_of(document, knowledge)
        unknown = [index for index, key in enumerate(keys) if key not in self.held]
        if len(unknown) > MOST:
            return None
        for index in unknown:
            stop()
            part = block_document(document, index, knowledge)
            self.held[keys[index]] = {
                rule.id: found for rule in rules if rule.local and (found := tuple(rule.check(part, knowledge)))
            }
        planned: dict[str, list[Finding]] = {}
        for block, key in zip(document.blocks, keys, strict=True):
            for id, findings in self.held[key].items():
                planned.setdefault(id, []).extend(shifted(finding, block.start) for finding in findings)
        self.held = {key: self.held[key] for key in keys}
        return planned

    def learn(self, document: Document, found: dict[str, list[Finding]], knowledge: Knowledge) -> None:
        """Keep what the local rules found in a whole document."""
        keys = keys_of(document, knowledge)
        held: Held = {key: {} for key in keys}
        for id, findings in found.items():
            for finding in findings:
                index = document.block_index(finding.span.start)
                by_rule = held[keys[index]]
                back = shifted(finding, -document.blocks[index].start)
                if back not in by_rule.get(id, ()):  # a paragraph that stands twice
                    by_rule[id] = (*by_rule.get(id, ()), back)
        self.held = held


def keys_of(document: Document, knowledge: Knowledge) -> list[Key]:
    """All that the findings of each block depend on."""
    text, zones, foreign = document.text, document.zones, document.foreign
    found = knowledge.mentions(document)
    mentions = _parted(document, [mention.span for mention in found])
    quoted = _parted(document, document.quotations())
    opaque = _parted(document, document.opaque)
    keys: list[Key] = []
    for index, block in enumerate(document.blocks):
        start = block.start
        names = tuple(
            (item.span.start - start, item.span.end - start, item.status, item.entry and item.entry.id, item.weak,
             item.namesakes, item.judgement and (item.judgement.form, item.judgement.severity))
            for item in found[mentions[index][0] : mentions[index][1]]
        )  # fmt: skip
        keys.append(
            (
                text[start : block.end], block.kind, block.level, zones[index], index in foreign, document.date, names,
                tuple((max(span.start - start, 0), span.end - start)
                      for span in document.quotations()[quoted[index][0] : quoted[index][1]]),
                tuple((span.start - start, span.end - start)
                      for span in document.opaque[opaque[index][0] : opaque[index][1]]),
            )
        )  # fmt: skip
    return keys


def block_document(document: Document, index: int, knowledge: Knowledge) -> Document:
    """A block as a document of its own, with the names, zone and language that the whole document gives it."""
    block = document.blocks[index]
    text = document.text[block.start : block.end]

    def inside(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(
            Span(max(span.start - block.start, 0), min(span.end, block.end) - block.start)
            for span in spans
            if span.start < block.end and block.start < span.end
        )

    mentions = tuple(
        _moved(mention, -block.start)
        for mention in knowledge.mentions(document)
        if block.start <= mention.span.start and mention.span.end <= block.end
    )
    return Document(
        source=Source(document.source.path, text),
        view=plain_view(text),
        blocks=(block._replace(start=0, end=len(text)),),
        opaque=inside(document.opaque),
        date=document.date,
        meta=document.meta,
        memo={
            "zones": (document.zones[index],),
            "foreign": frozenset({0} if index in document.foreign else ()),
            "quotations": inside(document.quotations()),
            ("mentions", id(knowledge)): mentions,
        },
    )


def shifted(finding: Finding, by: int) -> Finding:
    """A finding as a rule yields it, `by` code points further on."""
    if not by:
        return finding
    return finding._replace(
        span=_shift(finding.span, by),
        fixes=tuple(
            Fix(fix.title, tuple(Edit(_shift(edit.span, by), edit.text) for edit in fix.edits), fix.applicability)
            for fix in finding.fixes
        ),
        related=tuple(Related(_shift(item.span, by), item.message) for item in finding.related),
    )


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(mention: Mention, by: int) -> Mention:
    judgement = mention.judgement
    if judgement is not None and judgement.elsewhere is not None:
        judgement = judgement._replace(elsewhere=_shift(judgement.elsewhere, by))
    return mention._replace(span=_shift(mention.span, by), judgement=judgement)


def _parted(document: Document, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each block, which of these ordered spans touch it: first and behind the last."""
    ends = [span.end for span in spans]
    starts = [span.start for span in spans]
    return [(bisect_left(ends, block.start + 1), bisect_left(starts, block.end)) for block in document.blocks]
