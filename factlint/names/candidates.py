"""Candidate search: the forms that a name not found as it stands may be a respelling of.

Only parts that are no ordinary words are looked up by likeness; the rest must be found as they stand. Look-ups are
remembered by token for the life of the process, so that an archive costs little more than its distinct names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.align import EDIT, LONG, NORM, Alignment, Costs, Pair, align, compare_all, few_edits, read_costs
from factlint.names.align import MOST as EDITS
from factlint.names.runs import PARTICLES
from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge, Known
    from factlint.knowledge.store import Layer

COMMON = 4  # class of a word from which it is no misspelling
MANY = 400  # a part that stands in more forms than this finds nothing by itself
MOST = 60  # forms that are aligned
FEW = 12  # forms with all other parts, where one part is like none that is known
# Each letter that the other word has not is an edit at least.
_LETTERS = [int(edits) for edits in EDITS]


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


def near_candidates(parts: tuple[str, ...], right: Mapping[str, Sequence[Known]], costs: Costs) -> Iterable[Candidate]:
    """Right forms of the same text that align with these parts, though more may differ than from any known form.

    right: by each of their parts the forms of several words. One part must agree.
    """
    found = [form for part in parts if part in right for form in right[part]]
    for form in {(form.entry.id, form.text): form for form in found}.values():
        wanted = tuple(key_of(form.text).split(" "))
        if len(wanted) == len(parts) and (pairs := compare_all(parts, wanted, costs, near=True)):
            yield Candidate(form, Alignment(pairs))


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
    # Most names are told by their first part.
    for known in knowledge.forms(" ".join(parts)) if knowledge.head(parts[0]) >= len(parts) else ():
        if known.type == "derived":
            form = tuple(key_of(known.entry.name).split(" "))
            pairs = tuple(
                Pair(one, other, NORM if one != other else "equal", 0.1 if one != other else 0.0)
                for one, other in zip(parts, form, strict=False)
            )
            if len(form) == len(parts):
                yield Candidate(known._replace(text=known.entry.name, type="name"), Alignment(pairs), known.note)


def _alike(parts: tuple[str, ...], knowledge: Knowledge, costs: Costs) -> Iterable[Candidate]:
    """Forms in which every part of the text finds its match; the parts that few forms hold are looked up first."""
    weighty = [part for part in parts if part not in PARTICLES and len(part) > 1]
    for layer in knowledge.layers:
        numbers = _numbers_alike(weighty, layer, knowledge, costs)
        for number, form in zip(numbers, _forms_parts(numbers, layer, knowledge), strict=True):
            alignment = align(parts, form, costs) if len(parts) <= len(form) else None
            if alignment is not None and knowledge.is_live(layer, ref := layer.form(number)):
                yield Candidate(knowledge.known(layer, ref), alignment)


def _numbers_alike(weighty: list[str], layer: Layer, knowledge: Knowledge, costs: Costs) -> list[int]:
    """Numbers of the forms of a layer that may be these parts respelled."""
    found: list[frozenset[int] | None] = []
    words: list[bool] = []
    lost = 0
    for part in weighty:
        forms = _forms_like(part, layer, knowledge, costs)
        found.append(forms)
        words.append(_is_word(part, knowledge))
        if forms is not None and not forms and not words[-1]:
            lost += 1
            if lost > 1 or len(part) < 3 or not part.isalpha():
                return []  # what is not all letters is like nothing but itself
    numbers = _in_all(found)
    if not numbers and any(words):
        # An ordinary word is not looked up by likeness: it may be a slip itself ("John Finner").
        return _in_all([forms for forms, is_word in zip(found, words, strict=True) if not is_word])
    return numbers


def may_agree(parts: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a name of these folded parts, and perhaps more, may have a candidate; a look at the parts alone."""
    return any(_may_agree(parts, layer, knowledge, edit_costs(knowledge)) for layer in knowledge.layers)


def _may_agree(parts: Sequence[str], layer: Layer, knowledge: Knowledge, costs: Costs) -> bool:
    lost = 0
    chosen: frozenset[int] | None = None
    for part in parts:
        if part in PARTICLES or len(part) < 2 or _is_word(part, knowledge):
            continue
        forms = _forms_like(part, layer, knowledge, costs)
        if forms is None:
            continue
        if not forms:
            lost += 1
            if lost > 1 or len(part) < 3 or not part.isalpha():
                return False
        else:
            chosen = forms if chosen is None else chosen & forms
            if not chosen:
                return False
    return True


def _forms_parts(numbers: list[int], layer: Layer, knowledge: Knowledge) -> Iterable[tuple[str, ...]]:
    """The folded parts of each of some forms of a layer."""
    memo: dict[int, tuple[str, ...]] = knowledge.memo.setdefault(("parts", id(layer)), {})  # type: ignore[assignment]
    for number in numbers:
        if number not in memo:
            memo[number] = tuple(key_of(layer.string(layer.form_text[number])).split(" "))
        yield memo[number]


def _is_word(part: str, knowledge: Knowledge) -> bool:
    return knowledge.lexicon(part).word >= COMMON


def _in_all(found: list[frozenset[int] | None]) -> list[int]:
    """Numbers of the forms that hold all parts, or all but one where they are few. None: a part that too many hold."""
    lost = sum(1 for forms in found if forms is not None and not forms)
    if lost > 1 or lost == len(found):
        return []
    chosen: frozenset[int] | None = None
    for forms in sorted((forms for forms in found if forms), key=len):
        chosen = forms if chosen is None else chosen & forms
        if not chosen:
            return []
    if chosen is None or (lost and len(chosen) > FEW):
        return []
    return sorted(chosen)[:MOST]


def _forms_like(part: str, layer: Layer, knowledge: Knowledge, costs: Costs) -> frozenset[int] | None:
    """Numbers of the forms that hold a token that a part may stand for; None where they are too many to say much."""
    memo: dict[str, frozenset[int] | None] = knowledge.memo.setdefault(("like", id(layer)), {})  # type: ignore[assignment]
    if part not in memo:
        tokens = _tokens_like(part, layer, knowledge, costs)
        many = sum(layer.token_at[token + 1] - layer.token_at[token] for token in tokens) > MANY
        memo[part] = None if many else frozenset(chain.from_iterable(map(layer.token_forms, tokens)))
    return memo[part]


def _tokens_like(part: str, layer: Layer, knowledge: Knowledge, costs: Costs) -> list[int]:
    """Numbers of the tokens of a layer that a part of the text may stand for; of a part that very many forms hold,
    itself alone."""
    exact = layer.token(part)
    numbers = [] if exact is None else [exact]
    common = exact is not None and layer.token_at[exact + 1] - layer.token_at[exact] > MANY
    if not common and part.isalpha() and len(part) >= 3 and knowledge.lexicon(part).word < COMMON:
        for token, same_bones in layer.respellings(part, _LETTERS, LONG):
            form = layer.string(layer.token_text[token])
            if token != exact and few_edits(part, form, costs, same_bones=same_bones):
                numbers.append(token)
    return numbers


def only_norm(alignment: Alignment) -> bool:
    """Whether every part is equal or the same name in another romanisation."""
    return all(pair.kind != EDIT for pair in alignment.pairs)
