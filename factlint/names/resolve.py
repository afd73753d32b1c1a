"""Resolution: which known entries a spelling may lead to, how surely, and why.

Generous where `candidates` is strict: it serves a search and a suggestion, never an accusation. Every word of the
name is looked up by likeness; the forms that share most, weighed by rarity, are scored in full.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, pairwise
from math import log10
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import Costs, read_costs
from factlint.names.givenforms import forms_of_given_name
from factlint.names.keys import norm
from factlint.names.korean import Korean, agree, families, korean_name
from factlint.names.likeness import liken, plain_distance
from factlint.names.matching import Weigh
from factlint.names.parts import INITIAL, NUMBER, PARTICLE, Part, parts_of
from factlint.names.similarity import LEAST_SEEN, ODDS_AMONG_MANY, compared
from factlint.names.tokens import joined, key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge
    from factlint.knowledge.entry import Entry
    from factlint.knowledge.store import Layer

CLOSE = 0.4  # words farther apart are not looked up
RUN_TOGETHER = 0.1  # the same for two parts read as one
TOKENS = 40  # words of the base that one word may stand for
MANY = 2500  # forms that one word may bring in; of more, those that another word brought in count
MOST = 32  # forms that are scored
EACH = 6  # forms that each word brings in, however little else they share
WITH_INITIALS = 600  # forms whose first letters are looked at
_UNFIT = ("unlike", "wrong", "native", "title")


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
    best: dict[str, tuple[tuple[float, int, str], Entry]] = {}
    for layer in knowledge.layers:
        for number in _forms(name, parts, layer, knowledge, weights):
            ref = layer.form(number)
            if ref.type in _UNFIT or not knowledge.is_live(layer, ref):
                continue
            score = compared(name, ref.text, costs, weights, ODDS_AMONG_MANY, explain=False)[0].score
            entry = layer.entry(ref.entry)
            rank = (-score, -entry.prominence, ref.text)
            if entry.id not in best or rank < best[entry.id][0]:
                best[entry.id] = rank, entry
    ordered = sorted(best.items(), key=lambda item: (item[1][0], item[0]))
    chosen = [(entry, form) for _, ((_, _, form), entry) in ordered[:limit]]
    return [Resolved(entry, form, *compared(name, form, costs, weights, ODDS_AMONG_MANY)[0]) for entry, form in chosen]


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


def _forms(name: str, parts: tuple[Part, ...], layer: Layer, knowledge: Knowledge, weights: Weigh) -> list[int]:
    """Numbers of the forms of a layer that are worth scoring, best first."""
    hits: dict[int, float] = {}
    alone: list[list[int]] = []  # what each word would bring in by itself
    words = [part.text for part in parts if part.kind not in (INITIAL, NUMBER, PARTICLE)] or [parts[0].text]
    wanted = [(weights(word), word, CLOSE) for word in dict.fromkeys(words)]
    if not name.isascii():  # in its own script it may stand in the base as it is
        wanted += [(1.0, word, 0.0) for word in key_of(name).split() if word not in words]
    texts = [part.text for part in parts]
    wanted += [(1.0, one + other, RUN_TOGETHER) for one, other in pairwise(texts)]
    for weight, word, close in sorted(wanted, key=lambda item: (-item[0], item[1])):
        gained = _gained(_tokens(word, close, layer, knowledge), weight, layer, hits)
        for number, value in gained.items():
            hits[number] = hits.get(number, 0.0) + value
        alone.append(list(islice(gained, EACH)))
    for number in _split(words, layer):
        hits[number] = hits.get(number, 0.0) + 0.8
    order = sorted(hits, key=lambda number: (-hits[number], number))
    initials = [part.text for part in parts if part.kind == INITIAL]
    if initials:
        bonus = {number: _initialled(layer.form(number).text, initials) for number in order[:WITH_INITIALS]}
        order = sorted(bonus, key=lambda number: (-hits[number] - bonus[number], number))
    found = [
        *layer_joined(layer, joined(key_of(name))),
        *_korean(name, layer, knowledge),
        *order[:MOST],
        *chain(*alone),
    ]
    return list(dict.fromkeys(found))


def _gained(
    tokens: Iterable[tuple[int, float]], weight: float, layer: Layer, hits: dict[int, float]
) -> dict[int, float]:
    """What the forms with one of these tokens gain, nearest first."""
    gained: dict[int, float] = {}
    for token, far in tokens:
        value = weight * (CLOSE + 0.07 - far)
        numbers = layer.postings[layer.token_at[token] : layer.token_at[token + 1]]
        if len(gained) + len(numbers) > MANY and hits:
            for number in numbers:
                if number in hits:
                    gained.setdefault(number, value)
        else:
            for number in numbers:
                gained.setdefault(number, value)
    return gained


def _split(words: list[str], layer: Layer) -> set[int]:
    """Forms with two words that one word of the name may be run together from."""
    found: set[int] = set()
    for word in words:
        for cut in range(2, len(word) - 1):
            one, other = layer.token(word[:cut]), layer.token(word[cut:])
            if one is not None and other is not None:
                found |= set(layer.token_forms(one)) & set(layer.token_forms(other))
    return found


def _initialled(text: str, initials: list[str]) -> float:
    """How many of the initials begin a word of a form, in the weight of an initial."""
    letters = [part.text[0] for part in parts_of(text)]
    count = 0
    for initial in initials:
        if initial in letters:
            letters.remove(initial)
            count += 1
    return 0.1 * count


def layer_joined(layer: Layer, run: str) -> list[int]:
    """Numbers of the forms that are this text once their parts are run together."""
    from zlib import crc32

    from factlint.knowledge.store import _equal

    return [layer.joined_form[at] for at in _equal(layer.joined_hash, crc32(run.encode()))]


def _korean(name: str, layer: Layer, knowledge: Knowledge) -> list[int]:
    """Forms with the syllables of a Korean name, in whatever romanisation."""
    korean = korean_name(name)
    if korean is None:
        return []
    found = [(agree(korean, other), number) for number, other in _koreans(families(korean), layer, knowledge)]
    return [number for score, number in sorted(found, key=lambda item: (-item[0], item[1]))[:15] if score > 0.1]


def _koreans(spellings: list[str], layer: Layer, knowledge: Knowledge) -> list[tuple[int, Korean]]:
    """The Korean names of a layer with one of these family names, read once."""
    key = ("koreans", tuple(spellings), id(layer))
    found = knowledge.memo.get(key)
    if found is None:
        tokens = [token for token in map(layer.token, spellings) if token is not None]
        numbers = sorted({number for token in tokens for number in layer.token_forms(token)})
        names = ((number, korean_name(layer.form(number).text)) for number in numbers)
        found = knowledge.memo[key] = [(number, korean) for number, korean in names if korean is not None]
    return found  # type: ignore[return-value]


def _tokens(word: str, close: float, layer: Layer, knowledge: Knowledge) -> list[tuple[int, float]]:
    """Words of a layer that a word may stand for, with how far they are, nearest first."""
    key = ("resolve", word, close, id(layer))
    found = knowledge.memo.get(key)
    if found is None:
        costs = resolve_costs(knowledge)
        numbers = {number for form in forms_of_given_name(word) if (number := layer.token(form)) is not None}
        for reading in _readings(word) if close == CLOSE else (word,):
            if len(reading) >= 3 and reading.isalpha():
                numbers |= layer.similar(reading)
        near = []
        run = norm(word) if close < CLOSE else ""
        for number in numbers:
            other = layer.string(layer.token_text[number])
            if run and plain_distance(run, norm(other)) > 2:  # too far to be the same parts run together
                continue
            far = liken(word, other, costs).far
            if far <= close:
                near.append((far, number))
        found = knowledge.memo[key] = [(number, far) for far, number in sorted(near)[:TOKENS]]
    return found  # type: ignore[return-value]


def _readings(word: str) -> set[str]:
    """A word as it may be meant: letters that lost a diacritic, and another first letter."""
    found = {word, word.replace("c", "ch").replace("chh", "ch").replace("chk", "ck"), word.replace("j", "zh")}
    found.add(word.replace("x", "kh"))
    if word[:1] in "aeou":
        found |= {"y" + reading for reading in found}
    return found
