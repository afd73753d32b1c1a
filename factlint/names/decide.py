"""Decision: is this a known entry misspelled, or another name spelled right?

What can never be is ruled out (`guards.py`); for the rest the evidence is added up (`evidence.py`), and without strong
evidence nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import Entry
from factlint.names.align import EDIT, EQUAL, NO_COSTS, NORM, Alignment, Pair, distance
from factlint.names.candidates import (
    Candidate,
    edit_costs,
    find_candidates,
    near_candidates,
    only_norm,
)
from factlint.names.context import OFFICE, SETTING, Context, context_of, is_abroad
from factlint.names.evidence import EVEN, LIKELY, POSSIBLE, SURE, Setting, probability, weigh
from factlint.names.fold import core
from factlint.names.guards import is_nickname, is_unlike, may_be_relative, ruled_out, worth_a_look
from factlint.names.runs import PARTICLES, Token, parts_of
from factlint.names.standing import elsewhere_in, standing_in
from factlint.names.tokens import key_of
from factlint.names.wording import reasons_for, replacement_for
from factlint.rule import ERROR, HINT, SAFE, UNSAFE, WARNING
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

NAME = 3  # class of a word from which it is a name or word of its own, and the entry's right form near it no proof
MARGIN = 1.0  # by how much the best of two entries must be ahead


class Judgement(NamedTuple):
    """Why a name is taken to be an entry spelled wrong, and how surely."""

    entry: Entry
    form: str  # the right form to write
    alignment: Alignment
    score: float
    severity: str
    confidence: float
    applicability: str
    reasons: tuple[str, ...]
    context: Context | None
    elsewhere: Span | None  # the right form in the same text
    other_given: bool = False  # the family name is right, the given name is another person's

    @property
    def by_office(self) -> bool:
        """Whether the sentence gives the name an office of the entry."""
        return self.context is not None and self.context.weight >= OFFICE

    def covers(self, tokens: Sequence[Token]) -> bool:
        """Whether every token has its part in the alignment and no part is missing."""
        return len(self.alignment.pairs) == len(tokens) and not self.alignment.missing


def judge_name(
    tokens: Sequence[Token], span: Span, mentions: Sequence[Mention], document: Document, knowledge: Knowledge
) -> Judgement | None:
    """The judgement on a name that is no right form; None where nothing can be said."""
    parts = parts_of(tokens)
    weighty = [part for part in parts if part not in PARTICLES]
    if not weighty or (len(weighty) == 1 and not worth_a_look(tokens, weighty[0], knowledge)):
        return None
    candidates = [*find_candidates(parts, knowledge), *_own_possessive(tokens, knowledge)]
    beside = {candidate.known.entry.id for candidate in candidates}
    near = near_candidates(parts, standing_in(mentions, document), edit_costs(knowledge))
    judged = [
        judgement
        for candidate in (*candidates, *(item for item in near if item.known.entry.id not in beside))
        if (judgement := _judge(candidate, tokens, span, mentions, document, knowledge))
    ]
    if not judged:
        return _judge_surname(tokens, span, mentions, document, knowledge)
    plain = document.text[span.start : span.end].isascii()
    judged.sort(
        key=lambda item: (
            -item.score, item.alignment.cost, item.form.isascii() != plain, item.form != item.entry.name,
            item.entry.id, item.form,
        )
    )  # fmt: skip
    best = judged[0]
    rivals = [item for item in judged[1:] if item.entry.id != best.entry.id and item.score > best.score - MARGIN]
    if any(rival.form != best.form for rival in rivals):
        return None  # two entries are as likely: ambiguity is silence
    return _by_name(best, judged)


def _own_possessive(tokens: Sequence[Token], knowledge: Knowledge) -> list[Candidate]:
    """The forms with a possessive of their own that a name with one may be: St. Jogn's, for St. John's."""
    parts = tuple(token.folded for token in tokens)
    if parts == parts_of(tokens):
        return []
    return [item for item in find_candidates(parts, knowledge) if core(item.known.text) != item.known.text]


def _without_ending(form: str, after: str) -> str:
    """A form without the possessive or the full stop that follows in the text anyway: McDonald's, Jr."""
    if form.endswith("."):
        return form.removesuffix(".") if after.startswith(".") else form
    return core(form) if after[:1] and after[0] in "'’" else form


def _by_name(best: Judgement, judged: Sequence[Judgement]) -> Judgement:
    """The judgement by the entry's own name where another form is no nearer, in plain edits, than the name is."""
    own = (item for item in judged if item.entry.id == best.entry.id and item.form == best.entry.name)
    for other in own:
        plain = other.form.isascii() == best.form.isascii()
        if plain and other.severity == best.severity and _edits(other.alignment) <= _edits(best.alignment):
            return other
    return best


def _edits(alignment: Alignment) -> float:
    return sum(distance(pair.text, pair.form, NO_COSTS, len(pair.form)) for pair in alignment.pairs)


def may_be_judged(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether `judge_name` may say anything of a name in some document."""
    parts = parts_of(tokens)
    weighty = [part for part in parts if part not in PARTICLES]
    if not weighty or (len(weighty) == 1 and not worth_a_look(tokens, weighty[0], knowledge)):
        return False
    if find_candidates(parts, knowledge) or _own_possessive(tokens, knowledge):
        return True
    return (
        len(tokens) > 1
        and bool(knowledge.lexicon(tokens[0].folded).given)
        and any(
            known.short and known.entry.kind == "person" and known.entry.complete and "held" in known.entry.data
            for known in knowledge.forms(parts[-1])
        )
    )


def _judge_surname(
    tokens: Sequence[Token], span: Span, mentions: Sequence[Mention], document: Document, knowledge: Knowledge
) -> Judgement | None:
    """Another given name before a known surname, where the office named with it belongs to one person of that
    surname."""
    if len(tokens) < 2 or not knowledge.lexicon(tokens[0].folded).given:
        return None
    people = {
        known.entry.id: known
        for known in knowledge.forms(parts_of(tokens)[-1])
        if known.short and known.entry.kind == "person" and known.entry.complete
    }
    text = document.text[span.start : span.end]
    holders = [
        (known, context)
        for known in people.values()
        if (context := context_of(known.entry, span, document, knowledge)) and context.weight >= OFFICE
    ]
    if len(holders) != 1:
        return None
    known, context = holders[0]
    entry = known.entry
    if key_of(entry.name).split(" ")[0] in {token.folded for token in tokens}:
        return None  # the same given name, with a middle one
    if is_unlike(text, entry):
        return None
    last = tuple(key_of(entry.name).split(" "))
    pairs = tuple(Pair(a, b, EDIT, 1.0) for a, b in zip((tokens[0].folded,), last[:1], strict=True))
    elsewhere = elsewhere_in(entry, mentions, span, document)
    return Judgement(
        entry=entry,
        form=replacement_for(entry, entry.name, mentions, text, knowledge.style),
        alignment=Alignment((*pairs, Pair(last[-1], last[-1], EQUAL, 0.0))),
        score=LIKELY,
        severity=WARNING,
        confidence=0.8,
        applicability=UNSAFE,
        reasons=(context.reason,),
        context=context,
        elsewhere=elsewhere,
        other_given=True,
    )


def _judge(
    candidate: Candidate,
    tokens: Sequence[Token],
    span: Span,
    mentions: Sequence[Mention],
    document: Document,
    knowledge: Knowledge,
) -> Judgement | None:
    entry, alignment = candidate.known.entry, candidate.alignment
    text = document.text[span.start : span.end]
    behind = document.text[span.end : span.end + 2]
    if ruled_out(candidate, text, knowledge) or behind[:1] == "[":
        return None  # "Pittsburg[h]": an editor was here before
    if text[-1:].isdigit() and behind[:1] == "." and behind[1:].isdigit():
        return None  # the number of a version: TLS 1.3
    if len(tokens) == 1 and is_nickname(span, document):
        return None
    elsewhere = elsewhere_in(entry, mentions, span, document)
    context = context_of(entry, span, document, knowledge)
    if candidate.known.short and not elsewhere and (context is None or context.weight <= SETTING):
        return None  # a short form is right once the entry is established, and so is a slip of it one of that entry
    if elsewhere and may_be_relative(entry, alignment, knowledge):
        elsewhere = None  # Emmanuelle Macron beside Emmanuel: that one stands in the text says nothing of the other
    norm_only = only_norm(alignment) and not alignment.missing
    setting = Setting(context, elsewhere is not None, is_abroad(entry, span, mentions, document))
    score = weigh(entry, alignment, setting, knowledge)
    if not entry.complete and not elsewhere:
        return None  # open spellings: likeness alone never accuses
    sure = norm_only or not any(max(knowledge.lexicon(pair.text)[:3]) >= NAME for pair in alignment.differing)
    severity = _severity(score, norm_only, sure, setting, entry)
    if severity == WARNING and text.isupper() and len(alignment.pairs) > 1 and not context and not elsewhere:
        severity = HINT  # a list in capitals has other habits: "LEE JAEJUNG" for Lee Jae-jung
    if severity is None:
        return None
    form = replacement_for(entry, candidate.known.text, mentions, text, knowledge.style)
    form = _without_ending(form, document.text[span.end : span.end + 2])
    return Judgement(
        entry=entry,
        form=form,
        alignment=alignment,
        score=score,
        severity=severity,
        confidence=_confidence(score),
        applicability=SAFE if severity == ERROR and norm_only and entry.complete else UNSAFE,
        reasons=tuple(reasons_for(candidate, text, form, context, elsewhere, document)),
        context=context,
        elsewhere=elsewhere,
        other_given=_other_given(entry, alignment, knowledge),
    )


def _severity(score: float, norm_only: bool, sure: bool, setting: Setting, entry: Entry) -> str | None:
    if entry.complete and setting.elsewhere and sure and score >= (LIKELY if norm_only else SURE):
        return ERROR
    if entry.complete and score >= (EVEN if setting.elsewhere else LIKELY):
        return WARNING
    return HINT if score >= POSSIBLE else None


def _confidence(score: float) -> float:
    """The share of right findings that the score stands for, in steps of a twentieth up to the last."""
    return min(max(round(probability(score) * 20) / 20, 0.5), 0.98)


def _other_given(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> bool:
    """Whether only the given name is wrong, and is a given name of its own rather than a slip or a romanisation."""
    if entry.kind != "person" or len(alignment.pairs) < 2 or alignment.pairs[-1].kind != EQUAL:
        return False
    return all(
        knowledge.lexicon(pair.text).given >= 4 and not (pair.kind == NORM and "native" in entry.data)
        for pair in alignment.differing
    )
