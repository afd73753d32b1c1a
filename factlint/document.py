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
    date: publication date as YYYY-MM-DD, or empty where unknown.
    """

    source: Source
    view: View
    blocks: tuple[Block, ...]
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

    @property
    def zones(self) -> tuple[str, ...]:
        """One zone name per block."""
        from factlint.zones import find_zones

        return self.once("zones", lambda: find_zones(self.text, self.blocks))

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

    @property
    def foreign(self) -> frozenset[int]:
        """Indices of the blocks in another language than English."""
        from factlint.language import foreign_blocks

        return self.once("foreign", lambda: foreign_blocks(self))

    def is_foreign(self, offset: int) -> bool:
        """Whether the block at a view offset is in another language than English."""
        return bool(self.foreign) and self.block_index(offset) in self.foreign

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a view offset; only the block around it is cut into sentences."""
        if not self.blocks:
            return Span(0, len(self.text))
        spans = self._sentences_of(self.block_index(offset))
        return spans[max(bisect_right(spans, (offset, len(self.text))) - 1, 0)]

    def sentences(self) -> list[Span]:
        """The sentences of the view, in order; none crosses a block."""
        return [span for index in range(len(self.blocks)) for span in self._sentences_of(index)]

    def _sentences_of(self, index: int) -> list[Span]:
        from factlint.sentences import split_sentences

        block = self.blocks[index]
        return self.once(("sentences", index), lambda: split_sentences(self.text, block.start, block.end))

    def quotations(self) -> tuple[Span, ...]:
        """The stretches between quotation marks, and block quotations."""
        from factlint.sentences import find_quotations

        return self.once("quotations", lambda: tuple(find_quotations(self)))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch of the view stands in a quotation."""
        return _touches(self.quotations(), start, end)


def _touches(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether [start, end) meets one of the ordered, disjoint spans."""
    if not spans:
        return False
    index = max(bisect_right(spans, (start, start)) - 1, 0)
    while index < len(spans) and spans[index].start < end:
        if spans[index].end > start:
            return True
        index += 1
    return False
