"""Sentences and quotations of a document, as spans of its view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+[\"“‘«(\[]*[A-ZÀ-ÞА-ЯΑ-Ω0-9])")
# Words whose full stop ends no sentence when a capital follows.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr gen lt col maj capt sgt cpl adm cmdr sen rep gov pres sec rev hon fr mt ft no nos vol
    vs v inc ltd co corp bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun
    cf al ca approx est fig figs art pp ed eds dept univ brig atty supt messrs mme mlle""".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")
_OPENING = re.compile('["‘“«„]')
_PAIRS = {"“": "”", "«": "»", "„": "“”"}


def split_sentences(text: str, start: int, stop: int) -> list[Span]:
    """The spans of the sentences between two offsets, in order; at least one."""
    spans = []
    for match in _END.finditer(text, start, stop):
        if text[match.start()] == "." and _abbreviated(text, start, match):
            continue
        spans.append(Span(start, match.end()))
        start = match.end()
        while start < stop and text[start].isspace():
            start += 1
    if start < stop or not spans:
        spans.append(Span(start, stop))
    return spans


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    if match.end() - match.start() > 1:
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - 20), match.start())
    if word is None:
        return False
    last = word.group().split(".")[-1]
    return (len(last) == 1 and last.isupper()) or last.lower() in _ABBREVIATIONS


def find_quotations(document: Document) -> Iterator[Span]:
    """Stretches between quotation marks, and block quotations, in order and disjoint.

    A quotation that is not closed within its block reaches to the end of the block: newspapers open every paragraph
    of a long quotation and close the last one only.
    """
    text = document.text
    for block in document.blocks:
        if block.kind == "quote":
            yield Span(block.start, block.end)
            continue
        stop = block.start
        for opening in _OPENING.finditer(text, block.start, block.end):
            index, mark = opening.start(), opening.group()
            if index < stop:
                continue
            if mark == '"':
                end = text.find('"', index + 1, block.end)
            elif mark in _PAIRS:
                ends = [text.find(close, index + 1, block.end) for close in _PAIRS[mark]]
                end = min((found for found in ends if found >= 0), default=-1)
            else:
                if index > block.start and text[index - 1].isalnum():
                    continue
                end = _single_close(text, index + 1, block.end)
                if end < 0:
                    continue
            stop = block.end if end < 0 else end + 1
            yield Span(index, stop)


def _single_close(text: str, start: int, end: int) -> int:
    """The closing single mark: a ’ that no letter follows (an apostrophe stands inside a word)."""
    at = text.find("’", start, end)
    while at >= 0 and at + 1 < end and text[at + 1].isalnum():
        at = text.find("’", at + 1, end)
    return at
