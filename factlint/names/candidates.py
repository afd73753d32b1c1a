"""Candidate search: the forms that a name not found as it stands may be a respelling of.

Only parts that are no ordinary words are looked up by likeness; the rest must be found as they stand. Look-ups are
remembered by token for the life of the process, so that an archive costs little more than its distinct names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import EDIT, NORM, Alignment, Costs, Pair, align, are_alike, read_costs
from factlint.names.align import MOST as EDITS
from factlint.names.runs import PARTICLES
from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge, Known
    from factlint.knowledge.store import Layer

COMMON = 4  # class of a word from which it is no misspelling
MANY = 400  # a part that stands in more forms than this finds nothing by itself
MOST = 60  # forms that are aligned
_LETTERS = [int(edits) for edits in EDITS]  # each letter that the other word has not is an edit at least


class Candidate(NamedTuple):
    """A form that the text's name may be a respelling of."""

    known: Known
    alignment: Alignment
    derived: str = ""  # the systems that give the text's spelling exactly


def find_candidates(parts: tuple[str, ...], knowledge: Knowledge) -> list[Candidate]:
    """All forms that align with these folded parts, each entry once per alignment, best first."""
    memo_key = ("candidates", parts)
    found = knowledge.memo.get(memo_key)
    if found is None:
        found = knowledge.memo[memo_key] = _search(parts, knowledge)
    return found  # type: ignore[return-value]


def edit_costs(knowledge: Knowledge) -> Costs:
    """The table of letter edits, read once."""
    found = knowledge.memo.get("costs")
    if found is None:
        table = bytes(knowledge.background.costs) if knowledge.background is not None else b""
        found = knowledge.memo["costs"] = read_costs(table)
    return found  # type: ignore[return-value]


def _search(parts: tuple[str, ...], knowledge: Knowledge) -> list[Candidate]:
    costs = edit_costs(knowledge)
    best: dict[tuple[str, str], Candidate] = {}
    for candidate in (*_derived(parts, knowledge), *_alike(parts, knowledge, costs)):
        key = (candidate.known.entry.id, candidate.known.text)
        if key not in best or _rank(candidate) < _rank(best[key]):
            best[key] = candidate
    return sorted(best.values(), key=lambda item: (_rank(item), item.known.entry.id, item.known.text))


def _rank(candidate: Candidate) -> tuple[float, int]:
    return candidate.alignment.cost + len(candidate.alignment.missing), candidate.known.short


def _derived(parts: tuple[str, ...], knowledge: Knowledge) -> Iterable[Candidate]:
    """Entries whose native name, romanised by some system, is exactly this."""
    key = " ".join(parts)
    for known in knowledge.forms(key):
        if known.type == "derived":
            form = tuple(key_of(known.entry.name).split(" "))
            pairs = tuple(
                Pair(one, other, NORM if one != other else "equal", 0.1 if one != other else 0.0)
                for one, other in zip(parts, form, strict=False)
            )
            if len(form) == len(parts):
                yield Candidate(known._replace(text=known.entry.name, type="name"), Alignment(pairs), known.note)


def _alike(parts: tuple[str, ...], knowledge: Knowledge, costs: Costs) -> Iterable[Candidate]:
    for layer in knowledge.layers:
        hits: dict[int, int] = {}
        for part in parts:
            if part in PARTICLES or len(part) < 2:
                continue
            forms: set[int] = set()
            for token in _tokens_like(part, layer, knowledge, costs):
                numbers = layer.token_forms(token)
                if len(numbers) <= MANY:
                    forms.update(numbers)
            for number in forms:
                hits[number] = hits.get(number, 0) + 1
        weighty = sum(1 for part in parts if part not in PARTICLES)
        needed = max(1, (weighty + 1) // 2)
        chosen = sorted((number for number, count in hits.items() if count >= needed), key=lambda n: (-hits[n], n))
        for number in chosen[:MOST]:
            ref = layer.form(number)
            form = tuple(key_of(ref.text).split(" "))
            alignment = align(parts, form, costs)
            if alignment is not None and knowledge.is_live(layer, ref):
                yield Candidate(knowledge.known(layer, ref), alignment)


def _tokens_like(part: str, layer: Layer, knowledge: Knowledge, costs: Costs) -> list[int]:
    """Numbers of the tokens of a layer that a part of the text may stand for."""
    memo_key = ("tokens", part, id(layer))
    found = knowledge.memo.get(memo_key)
    if found is None:
        exact = layer.token(part)
        numbers = [] if exact is None else [exact]
        if part.isalpha() and len(part) >= 3 and knowledge.lexicon(part).word < COMMON:
            for token in layer.respellings(part, _LETTERS):
                if token != exact and are_alike(part, layer.string(layer.token_text[token]), costs):
                    numbers.append(token)
        found = knowledge.memo[memo_key] = numbers
    return found  # type: ignore[return-value]


def only_norm(alignment: Alignment) -> bool:
    """Whether every part is equal or the same name in another romanisation."""
    return all(pair.kind != EDIT for pair in alignment.pairs)
