"""Where a costly pattern is worth its time: around words that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterable

from factlint.view import Span


def lower(text: str) -> str:
    """A text in lower case with its offsets: İ, which alone would become two characters, is left out."""
    return (text if text.isascii() else text.replace("İ", "I")).lower()


def positions(low: str, signs: Iterable[str]) -> list[int]:
    """Where any of some signs begins in a text (in lower case), in order. Looked for one by one, which is fast."""
    places = []
    for sign in signs:
        at = low.find(sign)
        while at >= 0:
            places.append(at)
            at = low.find(sign, at + len(sign))
    return sorted(places)


def windows(low: str, signs: Iterable[str], before: int, after: int) -> list[Span]:
    """The stretches of a text (in lower case) around all places of some signs, merged and in order.

    A pattern that is searched in them finds the same as in the whole text if it never reaches farther from a sign.
    """
    return merged(positions(low, signs), before, after, len(low))


def merged(places: Iterable[int], before: int, after: int, length: int) -> list[Span]:
    """The stretches around ordered places of a text of some length; those that meet are one."""
    found: list[Span] = []
    for at in places:
        start, end = max(at - before, 0), min(at + after, length)
        if found and start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found
