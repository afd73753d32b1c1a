"""Chunks: the stretches of a leftover that may be a name."""

from __future__ import annotations

from collections.abc import Iterator

from factlint.names.fold import core
from factlint.names.runs import LOW, TAIL, Token
from factlint.names.titles import TITLES

_PARTING = frozenset(("and", "in", "to", "with", "for", "on", "at", "by", "from", "against"))


def chunks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The stretches of a leftover that may be a name: all of it, without titles, and what stands between "and", "in"
    …; the class of a ship is part of its name or not."""
    if len(tokens) > 1 and tokens[-1].kind == TAIL and tokens[-1].folded == "class":
        yield tokens
        tokens = tokens[:-1]
    trimmed = _without_titles(tokens)
    if trimmed and trimmed != tokens:
        yield tokens
        named = _without_small_words(tokens)  # the National of National Reconnaissance Office is a title elsewhere
        if len(trimmed) < len(named) < len(tokens):
            yield named
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == LOW and token.folded in _PARTING:
            parts.append([])
            continue
        if (
            parts[-1]
            and token.text.isupper() != parts[-1][-1].text.isupper()
            and len(token.text) > 2 < len(parts[-1][-1].text)
        ):
            parts.append([])
        parts[-1].append(token)
        if core(token.text) != token.text:
            parts.append([])
    if len(parts) > 1:
        if trimmed:
            yield trimmed
        yield from (piece for part in parts if part and (piece := _without_titles(tuple(part))))
    elif trimmed:
        yield trimmed


def _without_small_words(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    while tokens and tokens[0].kind == LOW:
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == LOW:
        tokens = tokens[:-1]
    return tokens


def _without_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    while tokens and (tokens[0].folded in TITLES or tokens[0].kind == LOW) and len(tokens) > 1:
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == LOW:
        tokens = tokens[:-1]
    return tokens
