"""The document: a source read by format, with what every rule needs to know about its prose.

All spans are offsets in `text`, the view. What is costly and shared by several rules is computed once, on demand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from factlint.source import Source
from factlint.view import Span, View

Value = TypeVar("Value")

HEADLINE, BYLINE, CAPTION, BODY, FURNITURE = "headline", "byline", "caption", "body", "furniture"


class Block(NamedTuple):
    """A paragraph or what stands like one. kind: paragraph, heading, item, cell, quote, caption."""

    start: int
    end: int
    kind: str = "paragraph"
    level: int = 0  # of a heading, from 1


class Comment(NamedTuple):
    """A comment of the format, in source offsets; where factlint's own instructions stand."""

    start: int
    end: int
    text: str


class Document(NamedTuple):
    """Prose ready to be checked.

    opaque: stretches of the view that are not prose (inline code, URLs, handles): nothing is reported there.
    zones: one zone name per block. date: publication date as YYYY-MM-DD, or empty where unknown.
    """

    source: Source
    view: View
    blocks: tuple[Block, ...]
    zones: tuple[str, ...]
    opaque: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
    date: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    memo: dict[Any, Any] = {}  # noqa: RUF012 - given anew by read_document; see `once`

    @property
    def text(self) -> str:
        """The view: what a reader sees."""
        return self.view.text

    def once(self, key: Any, compute: Callable[[], Value]) -> Value:
        """`compute()`, remembered for this document under `key`."""
        memo = self.memo
        if key not in memo:
            memo[key] = compute()
        value: Value = memo[key]
        return value

    def block_index(self, offset: int) -> int:
        """Index of the block that holds a view offset (the last one that begins before it)."""
        starts = self.once("block starts", lambda: [block.start for block in self.blocks])
        return max(bisect_right(starts, offset) - 1, 0)

    def zone_at(self, offset: int) -> str:
        """The zone of a view offset."""
        return self.zones[self.block_index(offset)] if self.zones else BODY

    def is_opaque(self, start: int, end: int) -> bool:
        """Whether a stretch of the view touches code, an address or the like."""
        return _touches(self.opaque, start, end)

    def is_foreign(self, offset: int) -> bool:
        """Whether the block at a view offset is in another language than English."""
        from factlint.language import foreign_blocks

        return self.block_index(offset) in self.once("foreign", lambda: foreign_blocks(self))

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a view offset."""
        spans = self.sentences()
        starts = self.once("sentence starts", lambda: [span.start for span in spans])
        return spans[max(bisect_right(starts, offset) - 1, 0)] if spans else Span(0, len(self.text))

    def sentences(self) -> list[Span]:
        """The sentences of the view, in order; none crosses a block."""
        from factlint.sentences import split_sentences

        return self.once("sentences", lambda: split_sentences(self))

    def quotations(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, and block quotations."""
        from factlint.sentences import find_quotations

        return self.once("quotations", lambda: tuple(find_quotations(self)))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch of the view stands in a quotation."""
        return _touches(self.quotations(), start, end)


def _touches(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether [start, end) meets one of the ordered, disjoint spans."""
    index = bisect_right(spans, (start, start)) - 1
    for span in spans[max(index, 0) :]:
        if span.start >= end:
            return False
        if span.end > start:
            return True
    return False
