"""Decision: is this a known entry misspelled, or another name spelled right?

Evidence for and against is added up in one scale, roughly natural logarithms of odds; every term has a reason that a
finding can show. Without strong evidence nothing is said. See docs/matching.md for the terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EDIT, EQUAL, NO_COSTS, NORM, Alignment, Pair, differences, distance
from factlint.names.candidates import COMMON, Candidate, find_candidates, only_norm
from factlint.names.context import OFFICE, SETTING, Context, context_of
from factlint.names.fold import core, fold
from factlint.names.runs import LOW, PARTICLES, Token
from factlint.names.titles import TITLES
from factlint.names.tokens import key_of
from factlint.rule import ERROR, HINT, SAFE, UNSAFE, WARNING
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

PROMINENCE = (0.0, 0.5, 1.5, 3.0, 4.5, 6.0)
RARITY = (3.0, 3.0, 2.5, 2.0, 1.5, 1.0, 0.5, 0.5, 0.5, 0.5)  # of an equal part, by its class in the lexicon
ATTESTED = (0.0, 1.0, 2.0, 3.0, 4.5, 6.0, 6.0, 6.0, 6.0, 6.0)  # against: the differing part is a name, by class
WORD = (0.0, 1.0, 1.5, 2.5, 4.0, 5.0, 6.0, 6.0, 6.0, 6.0)  # against: it is an ordinary word
BASE, BASE_SINGLE = -2.0, -2.5
ELSEWHERE = 6.0
LOST_WORD = 2.0
USUAL, SHORT, LONG = 7, 0.9, 0.35  # a single word of fewer letters is more likely another word, of more less
SURE, LIKELY, POSSIBLE = 3.0, 1.0, 0.0
MARGIN = 1.0
ANY_PLACE = 1.0  # against a single word as a place: there are more places, ships and firms than any list has
BORROWED = 3.0  # an ordinary word as a name needs its setting: the missile Flamingo and the club Flamengo


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


def judge_name(
    tokens: Sequence[Token], span: Span, mentions: Sequence[Mention], document: Document, knowledge: Knowledge
) -> Judgement | None:
    """The judgement on a name that is no right form; None where nothing can be said."""
    parts = tuple(token.folded if index < len(tokens) - 1 else _last(token) for index, token in enumerate(tokens))
    weighty = [part for part in parts if part not in PARTICLES]
    if not weighty or (len(weighty) == 1 and not _worth_a_look(tokens, weighty[0], knowledge)):
        return None
    judged = [
        judgement
        for candidate in find_candidates(parts, knowledge)
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
    return best


def may_be_judged(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether `judge_name` may say anything of a name in some document."""
    parts = tuple(token.folded if index < len(tokens) - 1 else _last(token) for index, token in enumerate(tokens))
    weighty = [part for part in parts if part not in PARTICLES]
    if not weighty or (len(weighty) == 1 and not _worth_a_look(tokens, weighty[0], knowledge)):
        return False
    if find_candidates(parts, knowledge):
        return True
    return (
        len(tokens) > 1
        and bool(knowledge.lexicon(tokens[0].folded).given)
        and any(
            known.short and known.entry.kind == "person" and known.entry.complete
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
        form=_replacement(entry, entry.name, mentions, text, knowledge.style),
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
    if len(part) < 5 or not part.isalpha() or lexicon.word >= 2 or max(lexicon.given, lexicon.surname) >= 4:
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
    norm_only = only_norm(alignment) and not alignment.missing
    terms = [
        BASE_SINGLE if single else BASE,
        PROMINENCE[entry.prominence],
        sum(RARITY[max(knowledge.lexicon(pair.text)[:3])] for pair in alignment.pairs if pair.kind == EQUAL),
        max(0, sum(1 for pair in alignment.pairs if pair.kind == EQUAL and pair.text not in PARTICLES) - 1) * 1.0,
        -alignment.cost,
        -LOST_WORD * len(alignment.missing),
        -sum(_against(pair.text, pair.kind, entry, knowledge) for pair in alignment.differing),
        _length_term(alignment.pairs[0].text) if single else 0.0,
        -ANY_PLACE if single and entry.kind == "place" else 0.0,
        -BORROWED if single and not context and knowledge.lexicon(alignment.pairs[0].form).word else 0.0,
        context.weight if context else 0.0,
        ELSEWHERE if elsewhere else 0.0,
    ]
    score = sum(terms)
    if not entry.complete and not elsewhere:
        return None  # open spellings: likeness alone never accuses
    severity = _severity(score, norm_only, elsewhere is not None, entry)
    if severity is None:
        return None
    form = _replacement(entry, candidate.known.text, mentions, text, knowledge.style)
    return Judgement(
        entry=entry,
        form=form,
        alignment=alignment,
        score=score,
        severity=severity,
        confidence=_confidence(score, severity),
        applicability=SAFE if severity == ERROR and norm_only and entry.complete else UNSAFE,
        reasons=tuple(_reasons(candidate, form, context, elsewhere, document)),
        context=context,
        elsewhere=elsewhere,
        other_given=_other_given(entry, alignment, knowledge),
    )


def _length_term(word: str) -> float:
    over = len(word) - USUAL
    return over * (LONG if over > 0 else SHORT)


def _severity(score: float, norm_only: bool, elsewhere: bool, entry: Entry) -> str | None:
    if elsewhere and entry.complete and (norm_only or score >= SURE):
        return ERROR
    if score >= LIKELY and entry.complete:
        return WARNING
    return HINT if score >= POSSIBLE else None


def _confidence(score: float, severity: str) -> float:
    """The score as a share of right findings, in steps that a first measurement supports."""
    if severity == ERROR:
        return 0.98
    return 0.95 if score >= 5 else 0.9 if score >= 3 else 0.8 if score >= LIKELY else 0.5


def _against(part: str, kind: str, entry: Entry, knowledge: Knowledge) -> float:
    """How much speaks for a differing part being a name or word of its own."""
    lexicon = knowledge.lexicon(part)
    weight = max(ATTESTED[max(lexicon.given, lexicon.surname)], WORD[lexicon.word])
    if lexicon.place and entry.kind == "place":
        return 6.0  # another place: Pittsburg is no slip for Pittsburgh
    if lexicon.place:
        weight = max(weight, 3.0)
    if knowledge.head(part) == 1 and any(known.type in RIGHT_TYPES for known in knowledge.forms(part)):
        return 6.0  # a known name of something else
    return weight / 3 if kind == NORM else weight  # the same name in another habit of spelling: weak evidence against


def _other_given(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> bool:
    """Whether only the given name is wrong, and is a given name of its own rather than a slip or a romanisation."""
    if entry.kind != "person" or len(alignment.pairs) < 2 or alignment.pairs[-1].kind != EQUAL:
        return False
    return all(
        knowledge.lexicon(pair.text).given >= 4 and not (pair.kind == NORM and "native" in entry.data)
        for pair in alignment.differing
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


def _replacement(entry: Entry, nearest: str, mentions: Sequence[Mention], text: str, style: str) -> str:
    """The house's form, else the accepted one that the text itself uses, else the nearest; in capitals as the text."""
    size = len(nearest.split())
    styled = str(entry.data.get("style", {}).get(style, ""))
    if len(styled.split()) == size:
        return styled.upper() if text.isupper() else styled
    used = [
        mention.form.text
        for mention in mentions
        if mention.entry is not None
        and mention.entry.id == entry.id
        and mention.status == "right"
        and mention.form
        and mention.form.type not in ("native", "acronym", "demonym", "translation", "former")
        and len(mention.form.text.split()) == size
    ]
    if used and nearest not in used:
        # "TB2" in the text is no way to write a misspelled "Bayraktar".
        key = key_of(text)
        limit = distance(key, key_of(nearest), NO_COSTS, 20.0) + 2.0
        used = [form for form in used if distance(key, key_of(form), NO_COSTS, limit) <= limit]
    chosen = nearest if nearest in used or not used else max(sorted(set(used)), key=used.count)
    return chosen.upper() if text.isupper() and not chosen.isupper() else chosen


def _reasons(
    candidate: Candidate, form: str, context: Context | None, elsewhere: Span | None, document: Document
) -> Iterator[str]:
    alignment, native = candidate.alignment, candidate.known.entry.data.get("native")
    written = [pair.text for pair in alignment.pairs]
    wanted = (
        key_of(form).split(" ") if len(key_of(form).split(" ")) == len(written) else [p.form for p in alignment.pairs]
    )
    changes = [change for one, other in zip(written, wanted, strict=True) for change in differences(one, other)]
    if candidate.derived:
        yield f"the same name in another romanisation ({candidate.derived}): {', '.join(changes)}"
    elif changes and only_norm(alignment) and native:
        yield f"the same name in another romanisation: {', '.join(changes)}"
    elif changes and only_norm(alignment):
        yield f"the two sound alike; the spelling differs in {', '.join(changes)}"
    elif changes:
        yield f"the spelling differs in {', '.join(changes)}"
    if alignment.missing:
        yield f"left out: {', '.join(alignment.missing)}"
    if elsewhere:
        yield f"the text itself has {document.text[elsewhere.start : elsewhere.end]}"
    if context:
        yield context.reason


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
