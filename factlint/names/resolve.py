"""Resolution: which known entries a spelling may lead to, how surely, and why.

Generous where `candidates` is strict: it serves a search and a suggestion, never an accusation.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import Costs, read_costs
from factlint.names.korean import Korean, agree, families, korean_name
from factlint.names.likeness import liken
from factlint.names.matching import Weigh
from factlint.names.parts import INITIAL, NUMBER, PARTICLE, Part, parts_of
from factlint.names.similarity import LEAST_SEEN, similarity
from factlint.names.tokens import joined, key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry
    from factlint.knowledge.store import Layer

CLOSE = 0.4  # words farther apart are not looked up
TOKENS = 40  # words that one word may stand for
MANY = 3000  # a word that stands in more forms than this finds nothing by itself
MOST = 80  # forms that are scored
_WRONG = ("unlike", "wrong", "native", "title")


class Resolved(NamedTuple):
    """An entry that a spelling may lead to. form: the form of it that is nearest. score: 0 … 1."""

    entry: Entry
    form: str
    score: float
    reasons: tuple[str, ...]


def resolve(name: str, knowledge: Knowledge, limit: int = 5) -> list[Resolved]:
    """The entries that a spelling of a name may lead to, best first, at most `limit`."""
    parts = parts_of(name)
    if not parts or limit < 1:
        return []
    costs, weights = resolve_costs(knowledge), rarity(knowledge)
    best: dict[str, tuple[tuple[float, int, str], Resolved]] = {}
    for layer in knowledge.layers:
        for number in _forms(name, parts, layer, knowledge, weights):
            ref = layer.form(number)
            if ref.type in _WRONG or not knowledge.is_live(layer, ref):
                continue
            found = similarity(name, ref.text, costs, weights)
            entry = layer.entry(ref.entry)
            rank = (-found.score, -entry.prominence, ref.text)
            if entry.id not in best or rank < best[entry.id][0]:
                best[entry.id] = rank, Resolved(entry, ref.text, found.score, found.reasons)
    ordered = sorted(best.items(), key=lambda item: (item[1][0], item[0]))
    return [resolved for _, (_, resolved) in ordered[:limit]]


def resolve_costs(knowledge: Knowledge) -> Costs:
    """The table of letter edits as resolution uses it, read once."""
    found = knowledge.memo.get("resolve costs")
    if found is None:
        table = bytes(knowledge.background.costs) if knowledge.background is not None else b""
        found = knowledge.memo["resolve costs"] = read_costs(table, LEAST_SEEN)
    return found  # type: ignore[return-value]


def rarity(knowledge: Knowledge) -> Weigh:
    """How much it says that a folded word agrees, by how often names have it: 0.3 for the commonest, 1.2 for a word
    that no other name has."""
    memo: dict[str, float] = knowledge.memo.setdefault("rarity", {})  # type: ignore[assignment]

    def weigh(word: str) -> float:
        found = memo.get(word)
        if found is None:
            count = 0
            for layer in knowledge.layers:
                token = layer.token(word)
                count += layer.token_at[token + 1] - layer.token_at[token] if token is not None else 0
            classes = knowledge.lexicon(word)
            level = max(log10(1 + count), (max(classes.given, classes.surname) - 3) * 0.7)
            found = memo[word] = min(max(1.25 - 0.25 * level, 0.3), 1.2)
        return found

    return weigh


def _forms(name: str, parts: tuple[Part, ...], layer: Layer, knowledge: Knowledge, weights: Weigh) -> Iterable[int]:
    """Numbers of the forms of a layer that are worth scoring."""
    hits: dict[int, float] = {}
    looked = []
    for at, part in enumerate(parts):
        if part.kind in (INITIAL, NUMBER) and len(parts) > 1:
            continue
        if part.kind in (PARTICLE,) and len(parts) > 1:
            continue
        looked.append((weights(part.text), part.text))
        if at:
            looked.append((0.9, parts[at - 1].text + part.text))
    for weight, text in sorted(looked, reverse=True):
        gained: dict[int, float] = {}
        for token, far in _tokens(text, layer, knowledge):
            start, end = layer.token_at[token], layer.token_at[token + 1]
            if end - start > MANY and hits:
                for number in hits:
                    gained.setdefault(number, 0.0)
                continue
            value = weight * (CLOSE + 0.05 - far)
            for number in layer.postings[start:end]:
                if gained.get(number, 0.0) < value:
                    gained[number] = value
        for number, value in gained.items():
            hits[number] = hits.get(number, 0.0) + value
    chosen = sorted(hits, key=lambda number: (-hits[number], number))[:MOST]
    run = joined(key_of(name))
    wanted = {form.text for form in layer.joined_forms(run)} | {form.text for form in layer.forms(key_of(name))}
    if wanted:
        chosen.extend(n for n in _joined_numbers(run, layer) if n not in hits or n not in chosen)
    return chosen


def _joined_numbers(run: str, layer: Layer) -> list[int]:
    from zlib import crc32

    from factlint.knowledge.store import _equal

    return [layer.joined_form[at] for at in _equal(layer.joined_hash, crc32(run.encode()))]


def _tokens(word: str, layer: Layer, knowledge: Knowledge) -> list[tuple[int, float]]:
    """Words of a layer that a word may stand for, with how far they are, nearest first."""
    key = ("resolve", word, id(layer))
    found = knowledge.memo.get(key)
    if found is None:
        costs = resolve_costs(knowledge)
        numbers: set[int] = set()
        for reading in _readings(word):
            if len(reading) >= 3 and reading.isalpha():
                numbers |= layer.similar(reading)
        exact = layer.token(word)
        if exact is not None:
            numbers.add(exact)
        near = []
        for number in numbers:
            like = liken(word, layer.string(layer.token_text[number]), costs)
            if like.far <= CLOSE:
                near.append((like.far, number))
        found = knowledge.memo[key] = [(number, far) for far, number in sorted(near)[:TOKENS]]
    return found  # type: ignore[return-value]


def _readings(word: str) -> set[str]:
    """A word as it may be meant: letters that lost a diacritic, and another first letter."""
    found = {word, word.replace("c", "ch").replace("chh", "ch").replace("chk", "ck")}
    found.add(word.replace("j", "zh"))
    found.add(word.replace("x", "kh"))
    if word[:1] in "aeou":
        found |= {"y" + reading for reading in found}
    return found
