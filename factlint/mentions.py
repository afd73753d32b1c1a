"""Mentions: the names in a document, each with what it is taken for, and why.

Found once per document and shared by all rules. Exact forms come first; what is left over is judged by likeness
(`names/decide.py`). A mention is one of:

    right      a right form of an entry (`short`: one that is right only once the entry is established)
    wrong      a spelling listed as never right
    respelled  judged to be an entry spelled wrong; `judgement` says why and how surely
    unknown    a name that nobody knows, or somebody else's
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.knowledge.entry import Entry
from factlint.names.align import EQUAL
from factlint.names.pieces import Piece, Place
from factlint.names.reading import (
    DESIGNATED,
    NAMED,
    Part,
    Reading,
    groups_of,
    part_of,
    read_runs,
    reading_of,
    unknown_of,
    window_tokens,
    windows,
    with_neighbours,
)
from factlint.names.runs import CAP, Token
from factlint.names.tokens import words
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known
    from factlint.names.decide import Judgement

RIGHT, WRONG, RESPELLED, UNKNOWN = "right", "wrong", "respelled", "unknown"


class Mention(NamedTuple):
    """A stretch of the view taken to be a name. `form` is the form it was found by, for right and wrong ones.

    The offsets of the tokens count from the beginning of the mention.
    """

    span: Span
    text: str
    status: str
    entry: Entry | None = None
    form: Known | None = None
    tokens: tuple[Token, ...] = ()
    judgement: Judgement | None = None
    weak: bool = False  # a short form of an entry that the text does not establish
    namesakes: bool = False  # others bear the name too; the curated entry is the likeliest


def find_mentions(document: Document, knowledge: Knowledge) -> tuple[Mention, ...]:
    """All mentions of a document in order. Opaque stretches and blocks in another language are left out."""
    runs = [
        (start, _accused(reading, start, document, knowledge) if reading.accuses else reading)
        for start, reading in read_runs(document, knowledge)
    ]
    distinct = {id(reading): reading for _, reading in runs}.values()
    established = {entry for reading in distinct for entry in reading.establishes}
    found: list[Mention] = []
    judged: list[tuple[int, int, Reading]] = []
    for start, reading in runs:
        if reading.open or reading.near:
            judged.append((len(found), start, reading))
        for part in reading.parts:
            first, last, text, tokens, forms, form = part
            span = Span(start + first, start + last)
            if form is not None:
                found.append(Mention(span, text, RIGHT, form.entry, form, tokens))
            elif forms:
                found.append(_known_mention(part, start, established))
            else:
                found.append(Mention(span, text, UNKNOWN, None, None, tokens))
    if not judged:
        return tuple(found)
    from factlint.names.candidates import edit_costs, near_candidates
    from factlint.names.standing import standing_in

    known = [mention for mention in found if mention.form is not None]
    standing, costs = standing_in(known, document), edit_costs(knowledge)
    for first, start, reading in reversed(judged):
        if not reading.open and not any(any(near_candidates(parts, standing, costs)) for parts in reading.near):
            continue
        last = first + len(reading.parts)
        found[first:last] = _with_judged(found[first:last], start, reading, known, document, knowledge)
    return tuple(found)


def _with_judged(
    mentions: list[Mention],
    start: int,
    reading: Reading,
    known: list[Mention],
    document: Document,
    knowledge: Knowledge,
) -> list[Mention]:
    """The mentions of a run whose leftovers the document judges; what is judged displaces what it covers."""
    kept = {mention.span: mention for mention, part in zip(mentions, reading.parts, strict=True) if part.known}
    for index, piece in enumerate(reading.pieces):
        if not piece.known:
            for mention in _judged(start, reading, index, known, document, knowledge):
                span = mention.span
                for other in [other for other in kept if other.start < span.end and span.start < other.end]:
                    del kept[other]
                kept[span] = mention
    return [kept[span] for span in sorted(kept)]


def _judged(
    offset: int, reading: Reading, index: int, known: list[Mention], document: Document, knowledge: Knowledge
) -> list[Mention]:
    """The mentions that a leftover holds: judged as a whole, in parts, then together with its known neighbours."""
    from factlint.names.decide import judge_name
    from factlint.names.designators import judge_designator

    pieces, tokens = reading.pieces, reading.pieces[index].tokens
    run = document.text[offset : offset + pieces[-1].tokens[-1].end]
    found = []
    covered: list[Span] = []
    for wider in with_neighbours(pieces, index, run, DESIGNATED):
        mention = _mention(part_of(wider, run, ()), offset, UNKNOWN)
        judgement = judge_designator(wider, mention.span, known, document, knowledge) or judge_name(
            wider, mention.span, known, document, knowledge
        )
        if judgement and judgement.entry.kind in DESIGNATED:
            return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    for window in windows(pieces, index):
        wider = window_tokens(window, run)
        mention = _mention(part_of(wider, run, ()), offset, UNKNOWN)
        judgement = judge_name(wider, mention.span, known, document, knowledge)
        if judgement and judgement.entry.kind == "person" and _names_something(window[-1], pieces, run):
            continue
        if (
            judgement
            and judgement.covers(wider)
            and all(_may_belong(piece, judgement.entry) for piece in window)
            and not any(_is_right(piece, wider, judgement) for piece in window)
        ):
            return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    groups = groups_of(tokens, Place(document, offset, run), knowledge)
    for group in groups:
        mention = _mention(part_of(group, run, ()), offset, UNKNOWN)
        if any(span.start < mention.span.end and mention.span.start < span.end for span in covered):
            continue
        judgement = judge_name(group, mention.span, known, document, knowledge)
        if not judgement and len(group) <= 4:
            judgement = judge_designator(group, mention.span, known, document, knowledge)
        if judgement and judgement.entry.kind == "organisation" and _is_extended(group, pieces, index, run):
            judgement = None
        if judgement and judgement.entry.kind == "person" and group[-1] == tokens[-1] and not judgement.by_office:
            judgement = None if _names_something(pieces[index], pieces, run) else judgement
        if judgement:
            covered.append(mention.span)
            found.append(mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement))
    if found:
        return found
    for wider in with_neighbours(pieces, index, run, NAMED):
        if len(wider) >= 2:
            mention = _mention(part_of(wider, run, ()), offset, UNKNOWN)
            judgement = judge_name(wider, mention.span, known, document, knowledge)
            if judgement and judgement.entry.kind != "person":
                return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    return [_mention(part_of(group, run, ()), offset, UNKNOWN) for group in unknown_of(groups, knowledge)]


def _names_something(last: Piece, pieces: Sequence[Piece], run: str) -> bool:
    """Whether a capitalised word follows right after a name, as of what bears it: Ninoy Aquino Airport."""
    at = pieces.index(last) + 1
    return at < len(pieces) and run[last.tokens[-1].end : pieces[at].tokens[0].start] == " "


def _is_right(piece: Piece, wider: Sequence[Token], judgement: Judgement) -> bool:
    """Whether what differs is a full right form of the same entry: "Mohammad bin Salman" behind "Crown Prince"."""
    if not any(form.entry.id == judgement.entry.id and not form.short for form in piece.known):
        return False
    starts = {token.start for token in piece.tokens}
    pairs = zip(wider, judgement.alignment.pairs, strict=True)
    return any(pair.kind != EQUAL for token, pair in pairs if token.start in starts)


def _may_belong(piece: Piece, entry: Entry) -> bool:
    """Whether a piece may be a part of an entry's name: one word, or a shorter form of it."""
    parts = [token for token in piece.tokens if token.kind == CAP]
    return not piece.known or len(parts) == 1 or any(form.short or form.entry.id == entry.id for form in piece.known)


def _is_extended(group: tuple[Token, ...], pieces: Sequence[Piece], index: int, run: str) -> bool:
    """Whether a known name right before an organisation makes it another: "Chinese Center for Disease Control"."""
    if index == 0 or len(group) < 2 or group[0] != pieces[index].tokens[0]:
        return False
    before = pieces[index - 1]
    return bool(before.known) and run[before.tokens[-1].end : group[0].start] == " "


def _accused(reading: Reading, start: int, document: Document, knowledge: Knowledge) -> Reading:
    """The reading of a run that holds a wrong form, without the wrong forms that accuse nobody here."""
    pieces = tuple(piece._replace(known=_accusing(piece.known, document)) for piece in reading.pieces)
    if pieces == reading.pieces:
        return reading
    run = document.text[start : start + pieces[-1].tokens[-1].end]
    return reading_of(pieces, Place(document, start, run), knowledge)


def _accusing(known: tuple[Known, ...], document: Document) -> tuple[Known, ...]:
    """Forms without the wrong ones that accuse nobody here, and without the right ones that a wrong one's setting
    rules out."""
    wrong = [(form, _wrong_item(form)) for form in known if form.type == "wrong"]
    if not wrong:
        return known
    accusing = [(form, item) for form, item in wrong if stands_accused(item, document)]
    in_setting = any("context" in item for _, item in accusing)
    right = (form for form in known if form.type != "wrong" and (form.entry.complete or not in_setting))
    return (*right, *(form for form, _ in accusing))


def _wrong_item(form: Known) -> dict[str, Any]:
    """What the knowledge file says of a wrong form."""
    found: dict[str, Any] = next(item for item in form.entry.data["wrong"] if item["form"] == form.text)
    return found


def stands_accused(item: dict[str, Any], document: Document) -> bool:
    """Whether a wrong form is wrong in this text: in its setting, after the day until which it was right, and where
    nothing that looks like it is meant."""
    if "until" in item and not document.date > item["until"]:
        return False
    text = document.text
    if any(other in text for other in item.get("unlike", ())):
        return False
    return "context" not in item or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in item["context"])


def _as_written(part: Part) -> tuple[Known, ...]:
    """The forms of a part; where one is wrong, only those written as it is, if any: "Barclay's Bank"."""
    if not any(known.type == "wrong" for known in part.known):
        return part.known
    written = [token.text.replace("’", "'") for token in part.tokens]
    same = tuple(known for known in part.known if [word.replace("’", "'") for word in words(known.text)] == written)
    return same or part.known


def _known_mention(part: Part, start: int, established: set[str]) -> Mention:
    """A mention for a stretch that equals one or more forms."""
    right = part.known
    if any([known.type == "wrong" for known in right]):
        choices = _as_written(part)
        right = tuple(known for known in choices if known.type != "wrong")
        if not right:
            return _mention(part, start, WRONG, choices[0])
    settled = [known for known in right if known.entry.id in established] or right
    namesakes = len(settled) > 1 and len({known.entry.id for known in settled}) > 1
    if namesakes:  # the only curated one is meant, if any is; else ambiguity is silence
        settled = [known for known in settled if known.entry.complete]
        if len({known.entry.id for known in settled}) != 1:
            return _mention(part, start, RIGHT)
    chosen = min(settled, key=lambda known: known.short) if len(settled) > 1 else settled[0]
    if chosen.type == "unlike":
        return _mention(part, start, UNKNOWN)
    span = Span(start + part.start, start + part.end)
    weak = chosen.short and chosen.entry.id not in established
    return Mention(span, part.text, RIGHT, chosen.entry, chosen, part.tokens, None, weak, namesakes)


def _mention(part: Part, start: int, status: str, known: Known | None = None) -> Mention:
    span = Span(start + part.start, start + part.end)
    return Mention(span, part.text, status, known.entry if known else None, known, part.tokens)
