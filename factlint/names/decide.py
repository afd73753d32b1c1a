"""Decision: is this a known entry misspelled, or another name spelled right?

What can never be is ruled out here; for the rest the evidence is added up (`evidence.py`), and without strong evidence
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EDIT, EQUAL, NO_COSTS, NORM, Alignment, Pair, distance
from factlint.names.candidates import (
    COMMON,
    Candidate,
    edit_costs,
    find_candidates,
    near_candidates,
    only_norm,
)
from factlint.names.context import OFFICE, SETTING, Context, context_of
from factlint.names.evidence import LIKELY, POSSIBLE, SURE, probability, weigh
from factlint.names.fold import core, fold
from factlint.names.runs import LOW, PARTICLES, Token, parts_of
from factlint.names.titles import TITLES
from factlint.names.tokens import key_of
from factlint.names.wording import reasons_for, replacement_for
from factlint.rule import ERROR, HINT, SAFE, UNSAFE, WARNING
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known
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
    if not weighty or (len(weighty) == 1 and not _worth_a_look(tokens, weighty[0], knowledge)):
        return None
    candidates = find_candidates(parts, knowledge)
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


def standing_in(mentions: Sequence[Mention], document: Document) -> dict[str, list[Known]]:
    """The full right forms of complete entries that stand in the text, by each of several parts."""

    def collect() -> dict[str, list[Known]]:
        forms = {
            (mention.form.entry.id, mention.form.text): mention.form
            for mention in mentions
            if mention.status == "right" and mention.form and not mention.form.short and mention.form.entry.complete
        }
        found: dict[str, list[Known]] = {}
        for form in forms.values():
            parts = key_of(form.text).split(" ")
            for part in dict.fromkeys(parts):
                if len(parts) > 1 and part not in PARTICLES:
                    found.setdefault(part, []).append(form)
        return found

    return document.once(("standing", id(mentions)), collect)


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
    if not weighty or (len(weighty) == 1 and not _worth_a_look(tokens, weighty[0], knowledge)):
        return False
    if find_candidates(parts, knowledge):
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
        for known in knowledge.forms(_last(tokens[-1]))
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
    if any(_is_unlike(text, item) for item in entry.data.get("unlike", ())):
        return None
    last = tuple(key_of(entry.name).split(" "))
    pairs = tuple(Pair(a, b, EDIT, 1.0) for a, b in zip((tokens[0].folded,), last[:1], strict=True))
    elsewhere = elsewhere_in(entry, mentions, span)
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


def _last(token: Token) -> str:
    return fold(core(token.text))


def _worth_a_look(tokens: Sequence[Token], part: str, knowledge: Knowledge) -> bool:
    """A single word is only judged where it is long and no word or common name."""
    lexicon = knowledge.lexicon(part)
    if len(part) < 4 or not part.isalpha() or lexicon.word >= 2 or max(lexicon.given, lexicon.surname) >= 4:
        return False
    for ending in ("s", "es", "n", "an", "ian", "ese", "i", "ic", "ish"):  # plurals and demonyms of known words
        if part.endswith(ending) and len(part) - len(ending) >= 3:
            stem = part[: -len(ending)]
            if knowledge.forms(stem) or knowledge.forms(stem + "a") or knowledge.lexicon(stem).word >= 3:
                return False
    return True


def _judge(
    candidate: Candidate,
    tokens: Sequence[Token],
    span: Span,
    mentions: Sequence[Mention],
    document: Document,
    knowledge: Knowledge,
) -> Judgement | None:
    entry, alignment = candidate.known.entry, candidate.alignment
    if candidate.known.type not in RIGHT_TYPES or candidate.known.type in ("native", "designator"):
        return None
    text = document.text[span.start : span.end]
    if entry.kind == "office" or document.text[span.end : span.end + 1] == "[":
        return None  # "Pittsburg[h]": an editor was here before
    if candidate.known.type == "demonym" and any(
        distance(p.text, p.form, NO_COSTS, 2.0) > 1.05 for p in alignment.pairs
    ):
        return None  # peoples' names are alike: Alabamians, Albanians
    if not alignment.differing and not _lost_word(alignment, entry):
        return None
    if any(_two_words(pair, knowledge) for pair in alignment.differing):
        return None
    if alignment.missing and entry.kind != "person" and not _lost_word(alignment, entry):
        return None
    if any(_is_unlike(text, item) for item in entry.data.get("unlike", ())) or _is_inflected(alignment):
        return None
    single = len(alignment.pairs) == 1
    if single and text.isupper() and not _acronym_slip(alignment, candidate.known.text):
        return None
    elsewhere = elsewhere_in(entry, mentions, span)
    context = context_of(entry, span, document, knowledge)
    if candidate.known.short and not elsewhere and (context is None or context.weight <= SETTING):
        return None  # a short form is right once the entry is established, and so is a slip of it one of that entry
    if elsewhere and (_relative(entry, alignment, knowledge) or (alignment.missing and alignment.differing)):
        elsewhere = None  # Emmanuelle Macron beside Emmanuel: that one stands in the text says nothing of the other
    norm_only = only_norm(alignment) and not alignment.missing
    score = weigh(entry, alignment, context, elsewhere is not None, knowledge)
    if not entry.complete and not elsewhere:
        return None  # open spellings: likeness alone never accuses
    sure = norm_only or not any(max(knowledge.lexicon(pair.text)[:3]) >= NAME for pair in alignment.differing)
    severity = _severity(score, norm_only, elsewhere is not None and sure, entry)
    if severity is None:
        return None
    form = replacement_for(entry, candidate.known.text, mentions, text, knowledge.style)
    return Judgement(
        entry=entry,
        form=form,
        alignment=alignment,
        score=score,
        severity=severity,
        confidence=_confidence(score, severity),
        applicability=SAFE if severity == ERROR and norm_only and entry.complete else UNSAFE,
        reasons=tuple(reasons_for(candidate, text, form, context, elsewhere, document)),
        context=context,
        elsewhere=elsewhere,
        other_given=_other_given(entry, alignment, knowledge),
    )


def _severity(score: float, norm_only: bool, elsewhere: bool, entry: Entry) -> str | None:
    if elsewhere and entry.complete and (norm_only or score >= SURE):
        return ERROR
    if score >= LIKELY and entry.complete:
        return WARNING
    return HINT if score >= POSSIBLE else None


def _confidence(score: float, severity: str) -> float:
    """The share of right findings that the score stands for, in steps of a twentieth."""
    if severity == ERROR:
        return 0.98
    return min(max(round(probability(score) * 20) / 20, 0.5), 0.95)


def _other_given(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> bool:
    """Whether only the given name is wrong, and is a given name of its own rather than a slip or a romanisation."""
    if entry.kind != "person" or len(alignment.pairs) < 2 or alignment.pairs[-1].kind != EQUAL:
        return False
    return all(
        knowledge.lexicon(pair.text).given >= 4 and not (pair.kind == NORM and "native" in entry.data)
        for pair in alignment.differing
    )


def _relative(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> bool:
    """Whether the name may be another member of the family: another given name, which is no spelling of the same."""
    return (
        entry.kind == "person"
        and len(alignment.pairs) > 1
        and alignment.pairs[-1].kind == EQUAL
        and all(pair.kind == EDIT and knowledge.lexicon(pair.text).given >= 5 for pair in alignment.differing)
    )


def _two_words(pair: Pair, knowledge: Knowledge) -> bool:
    """Whether both spellings are ordinary words, and not one the plural of the other: Commission, Commissioner."""
    if not (knowledge.lexicon(pair.text).word >= COMMON <= knowledge.lexicon(pair.form).word):
        return False
    return pair.text + "s" != pair.form and pair.form + "s" != pair.text


def _lost_word(alignment: Alignment, entry: Entry) -> bool:
    """Whether one word of meaning was lost inside the name of an organisation, all others being right."""
    if entry.kind == "person" or alignment.differing:
        return False
    lost = [word for word in alignment.missing if word not in PARTICLES]
    kept = [pair for pair in alignment.pairs if pair.text not in PARTICLES]
    return len(lost) == 1 and len(kept) >= 3


def _is_unlike(text: str, other: str) -> bool:
    return key_of(text) == key_of(other)


def _is_inflected(alignment: Alignment) -> bool:
    """Plurals and feminine endings: "Zelenskys", "Goodwins", "Zelenska"."""
    last = alignment.pairs[-1]
    if last.kind == EQUAL:
        return False
    return (
        last.text in (last.form + "s", last.form + "es", last.form + "n", last.form + "an", last.form + "ian")
        or last.form in (last.text + "s", last.text + "es")
        or (last.form[-1:] in "iy" and last.text[-1:] == "a" and last.text[:-1] in (last.form[:-1], last.form[:-2]))
        or last.text == last.form + "a"
        or last.form == last.text + "a"
    )


def _acronym_slip(alignment: Alignment, form: str) -> bool:
    """Two acronyms are one misspelled only where they are long and one letter or two neighbours differ."""
    pair = alignment.pairs[0]
    return (
        form.isupper() and pair.cost <= 1.0 and (len(pair.form) >= 6 or (len(pair.form) == 5 and len(pair.text) == 5))
    )


def elsewhere_in(entry: Entry, mentions: Sequence[Mention], here: Span) -> Span | None:
    """Where the same text, elsewhere than here, writes the entry right in a form that stands alone."""
    for mention in mentions:
        if mention.form is None or mention.entry is None or mention.entry.id != entry.id or mention.status != "right":
            continue
        apart = mention.span.end <= here.start or here.end <= mention.span.start
        if apart and not mention.form.short and mention.form.type not in ("acronym", "demonym", "native"):
            return mention.span
    return None


_PARTING = frozenset(("and", "in", "to", "with", "for", "on", "at", "by", "from", "against"))


def chunks(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """The stretches of a leftover that may be a name: all of it, without titles, and what stands between "and", "in"
    …"""
    trimmed = _without_titles(tokens)
    if trimmed and trimmed != tokens:
        yield tokens
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


def _without_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    while tokens and (tokens[0].folded in TITLES or tokens[0].kind == LOW) and len(tokens) > 1:
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == LOW:
        tokens = tokens[:-1]
    return tokens
