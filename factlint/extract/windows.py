"""Where a costly pattern is worth its time: around words that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterable

from factlint.view import Span


def windows(low: str, signs: Iterable[str], before: int, after: int) -> list[Span]:
    """The stretches of a text (in lower case) around all places of some signs, merged and in order.

    A pattern that is searched in them finds the same as in the whole text if it never reaches farther from a sign.
    """
    places = []
    for sign in signs:
        at = low.find(sign)
        while at >= 0:
            places.append(at)
            at = low.find(sign, at + len(sign))
    found: list[Span] = []
    for at in sorted(places):
        start, end = max(at - before, 0), min(at + after, len(low))
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
