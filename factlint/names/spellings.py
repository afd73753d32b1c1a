"""Spellings: the names of a text whose spelling nobody lists, each with all its mentions.

What the knowledge base knows in pieces is put together again: "Keita" and "Nakajima", a premier and a stranger, are one
name where they stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.fold import core, fold
from factlint.names.runs import CAP, Token
from factlint.names.titles import TITLES
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

SHORTEST = 5  # letters of a name of one word
LONGEST = 4  # words of a name
ORDINARY = 2  # class of a word from which it is no name by itself
COMMON = 5  # class of a word that every text may hold
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{5,}\b")
_BEFORE = re.compile(r"(\w+)\.? \Z")


class Spelling(NamedTuple):
    """One way in which a name is written in the text, with all its mentions."""

    parts: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str  # as written at its first mention
    known: bool = False  # the name of an entry
    title: str = ""  # the title before its first mention


class _Stretch(NamedTuple):
    """One mention, or several that stand side by side."""

    span: Span
    tokens: tuple[Token, ...]
    known: bool


def find_spellings(document: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> list[Spelling]:
    """Unknown and open names by their folded parts: of several words, or one long word that is no ordinary one."""
    groups: dict[tuple[str, ...], list[_Stretch]] = {}
    text = document.text
    memo: dict[str, tuple[str, ...]] = knowledge.memo.setdefault("spellings", {})  # type: ignore[assignment]
    for stretch in _stretches(mentions, text):
        written = text[stretch.span.start : stretch.span.end]
        parts = memo.get(written)
        if parts is None:
            parts = memo[written] = _parts(stretch.tokens, knowledge)
        if parts:
            groups.setdefault(parts, []).append(stretch)
    return [
        Spelling(
            parts,
            tuple(stretch.span for stretch in group),
            text[group[0].span.start : group[0].span.end],
            group[0].known,
            _title_before(text, group[0].span.start) if len(parts) == 1 else "",
        )
        for parts, group in groups.items()
    ]


def find_words(document: Document, firsts: frozenset[str], knowledge: Knowledge) -> list[Spelling]:
    """The long ordinary words that the text writes with a capital, as names of nobody: Airport.

    firsts: the small letters that a word may begin with.
    """
    groups: dict[str, list[Span]] = {}
    for found in _CAPITALISED.finditer(document.text):
        if found[0][0].lower() in firsts:
            groups.setdefault(fold(found[0]), []).append(Span(*found.span()))
    return [
        Spelling((word,), tuple(spans), document.text[spans[0].start : spans[0].end])
        for word, spans in groups.items()
        if knowledge.lexicon(word).word >= COMMON
    ]


def _stretches(mentions: Sequence[Mention], text: str) -> Iterator[_Stretch]:
    """The mentions that are compared; those that stand side by side and may be one name as one."""
    open_ones = [mention for mention in mentions if mention.status in ("unknown", "right")]
    if not open_ones:
        return
    group = [open_ones[0]]
    for before, after in pairwise(open_ones):
        beside = text[before.span.end : after.span.start] in (" ", "-") and core(before.text) == before.text
        if not (beside and _may_join(before) and _may_join(after)):
            yield _joined(group)
            group = []
        group.append(after)
    yield _joined(group)


def _joined(group: Sequence[Mention]) -> _Stretch:
    tokens = group[0].tokens
    if len(group) > 1:
        tokens = tuple(token for mention in group for token in mention.tokens)
    known = len(group) == 1 and group[0].status == "right"
    return _Stretch(Span(group[0].span.start, group[-1].span.end), tokens, known)


def _may_join(mention: Mention) -> bool:
    return mention.status == "unknown" or (_is_open(mention) and len(mention.tokens) == 1)


def _is_open(mention: Mention) -> bool:
    """Whether a mention is of an open entry, or of one of several: recognised, but nobody lists its spellings.

    So is a short form of an entry that the text does not establish.
    """
    return mention.status == "right" and (mention.entry is None or not mention.entry.complete or mention.weak)


def _parts(tokens: Sequence[Token], knowledge: Knowledge) -> tuple[str, ...]:
    """The folded parts of a name, or nothing where it is not compared."""
    parts = tuple(fold(core(token.text)) for token in tokens)
    if not all(part.isalpha() for part in parts) or any(token.kind == CAP and token.text.isupper() for token in tokens):
        return ()
    if len(parts) > LONGEST or (
        len(parts) == 1 and (len(parts[0]) < SHORTEST or knowledge.lexicon(parts[0]).word >= ORDINARY)
    ):
        return ()
    return parts


def _title_before(text: str, start: int) -> str:
    """The title that stands right before a name, folded."""
    found = _BEFORE.search(text, max(start - 20, 0), start)
    return title if found and found[1][0].isupper() and (title := fold(found[1])) in TITLES else ""
