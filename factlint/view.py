"""The view: the prose of a source as a person reads it, and the way back.

A reader assembles the view from pieces of the source; the piece table maps every stretch of the view to its exact
stretch of the source, so no position is ever found by searching for the text again. All offsets are code points.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text from `start` to `end`, exclusive."""

    start: int
    end: int


class Piece(NamedTuple):
    """`length` code points of the view from `view`, standing for `source_length` code points of the source.

    Where the lengths differ (a decoded entity or escape) the piece is atomic: it is mapped only as a whole.
    """

    view: int
    source: int
    length: int
    source_length: int


class View(NamedTuple):
    """The readable text and its piece table, ordered by view offset. Text between pieces has no source."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def to_source(self, start: int, end: int) -> Span:
        """The smallest stretch of the source that covers a stretch of the view."""
        if start == end:
            point = self._map(start, first=start == 0)
            return Span(point, point)
        return Span(self._map(start, first=True), self._map(end, first=False))

    def split(self, start: int, end: int) -> list[tuple[Span, Span]]:
        """The (view, source) stretches of the pieces that a stretch of the view touches, atomic pieces whole."""
        found = []
        index = max(bisect_right(self.starts, start) - 1, 0)
        for piece in self.pieces[index:]:
            if piece.view >= end:
                break
            stop = piece.view + piece.length
            if stop <= start:
                continue
            if piece.length != piece.source_length:
                view = Span(piece.view, stop)
                source = Span(piece.source, piece.source + piece.source_length)
            else:
                view = Span(max(start, piece.view), min(end, stop))
                shift = piece.source - piece.view
                source = Span(view.start + shift, view.end + shift)
            found.append((view, source))
        return found

    def _map(self, offset: int, *, first: bool) -> int:
        """Map one edge: `first` an opening edge (belongs to what follows), else a closing one."""
        if not self.pieces:
            return 0
        index = bisect_right(self.starts, offset if first else offset - 1) - 1
        if index < 0:
            return self.pieces[0].source
        piece = self.pieces[index]
        inside = offset - piece.view
        if inside >= piece.length:  # at the end of the piece, or in the separator after it
            if first and index + 1 < len(self.pieces):
                return self.pieces[index + 1].source
            return piece.source + piece.source_length
        if piece.length != piece.source_length and inside:
            return piece.source if first else piece.source + piece.source_length
        return piece.source + inside


def plain_view(text: str) -> View:
    """The view of plain text: the text itself, one piece."""
    pieces = (Piece(0, 0, len(text), len(text)),) if text else ()
    return View(text, pieces, tuple(piece.view for piece in pieces))


class ViewBuilder:
    """Assembles a view from left to right; `length` is the view offset reached so far."""

    __slots__ = ("_pieces", "_texts", "length", "source")

    def __init__(self, source: str) -> None:
        """Begin an empty view of a source text."""
        self.source = source
        self.length = 0
        self._texts: list[str] = []
        self._pieces: list[Piece] = []

    def keep(self, start: int, end: int) -> None:
        """Append a stretch of the source as it stands."""
        if start < end:
            self._append(self.source[start:end], start, end)

    def decoded(self, text: str, start: int, end: int) -> None:
        """Append `text` that stands for the source from start to end (an entity, an escape)."""
        if text:
            self._append(text, start, end)

    def separator(self, text: str) -> None:
        """Append text that has no source, such as a blank line between blocks."""
        self._texts.append(text)
        self.length += len(text)

    def build(self) -> View:
        """The finished view."""
        pieces = tuple(self._pieces)
        return View("".join(self._texts), pieces, tuple(piece.view for piece in pieces))

    def _append(self, text: str, start: int, end: int) -> None:
        last = self._pieces[-1] if self._pieces else None
        same = len(text) == end - start
        if (
            same
            and last is not None
            and last.length == last.source_length
            and last.view + last.length == self.length
            and last.source + last.source_length == start
        ):
            grown = last.length + len(text)
            self._pieces[-1] = Piece(last.view, last.source, grown, grown)
        else:
            self._pieces.append(Piece(self.length, start, len(text), end - start))
        self._texts.append(text)
        self.length += len(text)
