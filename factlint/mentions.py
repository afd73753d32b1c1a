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
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.fold import core, fold
from factlint.names.pieces import ORDINARY, Piece, begins_sentence, split_run
from factlint.names.runs import CAP, LOW, Token, find_runs
from factlint.names.tokens import words
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known
    from factlint.names.decide import Judgement

MOST_PARTS = 10  # words of the longest name that is judged
RIGHT, WRONG, RESPELLED, UNKNOWN = "right", "wrong", "respelled", "unknown"


class Mention(NamedTuple):
    """A stretch of the view taken to be a name. `form` is the form it was found by, for right and wrong ones."""

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
    runs: list[list[Piece]] = []
    for block in document.blocks:
        found = list(find_runs(document.text, block.start, block.end))
        if found and not document.is_foreign(block.start):
            runs.extend(split_run(part, document, knowledge) for run in found for part in _prose_of(run, document))
    runs = [[piece._replace(known=_accusing(piece.known, document)) for piece in pieces] for pieces in runs]
    established = {
        known.entry.id
        for pieces in runs
        for piece in pieces
        for known in piece.known
        if not known.short and known.type in RIGHT_TYPES
    }
    known = [_known_mention(piece, document, established) for pieces in runs for piece in pieces if piece.known]
    mentions = {mention.span: mention for mention in known}
    for pieces in runs:
        for index, piece in enumerate(pieces):
            if not piece.known:
                for mention in _judged(pieces, index, known, document, knowledge):
                    for span in [
                        span for span in mentions if span.start < mention.span.end and mention.span.start < span.end
                    ]:
                        del mentions[span]
                    mentions[mention.span] = mention
    return tuple(mentions[span] for span in sorted(mentions))


def _prose_of(run: list[Token], document: Document) -> list[list[Token]]:
    """A run without its opaque tokens, cut where they stood."""
    if not document.is_opaque(run[0].start, run[-1].end):
        return [run]
    parts: list[list[Token]] = [[]]
    for token in run:
        if document.is_opaque(token.start, token.end):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token.kind == CAP for token in part)]


def _judged(
    pieces: list[Piece], index: int, known: list[Mention], document: Document, knowledge: Knowledge
) -> list[Mention]:
    """The mentions that a leftover holds: judged as a whole, in parts, then together with its known neighbours."""
    from factlint.names.decide import chunks, judge_name
    from factlint.names.designators import judge_designator

    tokens = pieces[index].tokens
    found = []
    covered: list[Span] = []
    for wider in _with_neighbours(pieces, index, document, ("system", "product")):
        mention = _mention(wider, document, UNKNOWN, None)
        judgement = judge_designator(wider, mention.span, known, document, knowledge) or judge_name(
            wider, mention.span, known, document, knowledge
        )
        if judgement and judgement.entry.kind in ("system", "product"):
            return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    for window in _windows(pieces, index):
        wider = _with_small_words(tuple(token for piece in window for token in piece.tokens), document)
        mention = _mention(wider, document, UNKNOWN, None)
        judgement = judge_name(wider, mention.span, known, document, knowledge)
        if judgement and judgement.entry.kind == "person" and _names_something(window[-1], pieces, document):
            continue
        if judgement and judgement.covers(wider) and all(_may_belong(piece, judgement.entry) for piece in window):
            return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    groups = list(chunks(tokens))
    if len(tokens) > 1 and not _may_be_given(tokens[0], knowledge) and begins_sentence(tokens[0], document, knowledge):
        groups.extend(chunks(tokens[1:]))
    for group in groups:
        mention = _mention(group, document, UNKNOWN, None)
        if any(span.start < mention.span.end and mention.span.start < span.end for span in covered):
            continue
        judgement = judge_name(group, mention.span, known, document, knowledge)
        if not judgement and len(group) <= 4:
            judgement = judge_designator(group, mention.span, known, document, knowledge)
        if judgement and judgement.entry.kind == "organisation" and _is_extended(group, pieces, index, document):
            judgement = None
        if judgement and judgement.entry.kind == "person" and group[-1] == tokens[-1] and not judgement.by_office:
            judgement = None if _names_something(pieces[index], pieces, document) else judgement
        if judgement:
            covered.append(mention.span)
            found.append(mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement))
    if found:
        return found
    for wider in _with_neighbours(pieces, index, document, ("place", "organisation", "event", "term")):
        if len(wider) >= 2:
            mention = _mention(wider, document, UNKNOWN, None)
            judgement = judge_name(wider, mention.span, known, document, knowledge)
            if judgement and judgement.entry.kind != "person":
                return [mention._replace(status=RESPELLED, entry=judgement.entry, judgement=judgement)]
    return [
        _mention(group, document, UNKNOWN, None)
        for group in groups[-1:]
        if len(group) > 1 or knowledge.lexicon(group[0].folded).word < ORDINARY
    ]


def _with_neighbours(
    pieces: list[Piece], index: int, document: Document, kinds: tuple[str, ...]
) -> list[tuple[Token, ...]]:
    """A leftover together with its known neighbours of some kinds: with both, with the left, with the right one."""

    def fits(at: int) -> bool:
        return 0 <= at < len(pieces) and any(known.entry.kind in kinds for known in pieces[at].known)

    found = []
    for first, last in ((index - 1, index + 1), (index - 1, index), (index, index + 1)):
        if all(fits(at) for at in range(first, last + 1) if at != index):
            tokens = tuple(token for piece in pieces[first : last + 1] for token in piece.tokens)
            wider = _with_small_words(tokens, document)
            if len(wider) <= MOST_PARTS:
                found.append(wider)
    return found


def _windows(pieces: list[Piece], index: int) -> list[list[Piece]]:
    """A leftover with up to two pieces of its run on each side, the longest first."""
    spans = [
        (first, last)
        for first in range(max(index - 2, 0), index + 1)
        for last in range(index, min(index + 2, len(pieces) - 1) + 1)
        if first < last
    ]
    windows = [pieces[first : last + 1] for first, last in sorted(spans, key=lambda span: span[0] - span[1])]
    return [window for window in windows if sum(len(piece.tokens) for piece in window) <= MOST_PARTS]


def _names_something(last: Piece, pieces: list[Piece], document: Document) -> bool:
    """Whether a capitalised word follows right after a name, as of what bears it: Ninoy Aquino Airport."""
    at = pieces.index(last) + 1
    return at < len(pieces) and document.text[last.tokens[-1].end : pieces[at].tokens[0].start] == " "


def _may_belong(piece: Piece, entry: Entry) -> bool:
    """Whether a piece may be a part of an entry's name: one word, or a shorter form of it."""
    parts = [token for token in piece.tokens if token.kind == CAP]
    return not piece.known or len(parts) == 1 or any(form.short or form.entry.id == entry.id for form in piece.known)


def _is_extended(group: tuple[Token, ...], pieces: list[Piece], index: int, document: Document) -> bool:
    """Whether a known name right before an organisation makes it another: "Chinese Center for Disease Control"."""
    if index == 0 or len(group) < 2 or group[0] != pieces[index].tokens[0]:
        return False
    before = pieces[index - 1]
    return bool(before.known) and document.text[before.tokens[-1].end : group[0].start] == " "


def _with_small_words(tokens: tuple[Token, ...], document: Document) -> tuple[Token, ...]:
    """Tokens with the small words between them that were cut off when the run was split."""
    result: list[Token] = []
    for token in tokens:
        if result:
            gap = document.text[result[-1].end : token.start]
            at = result[-1].end
            for word in gap.replace("-", " ").split():
                start = document.text.index(word, at, token.start)
                result.append(Token(start, start + len(word), word, fold(word), LOW))
                at = start + len(word)
        result.append(token)
    return tuple(result)


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


def _as_written(piece: Piece) -> tuple[Known, ...]:
    """The forms of a piece; where one is wrong, only those written as it is, if any: "Barclay's Bank"."""
    if not any(known.type == "wrong" for known in piece.known):
        return piece.known
    written = [token.text.replace("’", "'") for token in piece.tokens]
    same = tuple(known for known in piece.known if [word.replace("’", "'") for word in words(known.text)] == written)
    return same or piece.known


def _known_mention(piece: Piece, document: Document, established: set[str]) -> Mention:
    """A mention for a stretch that equals one or more forms."""
    choices = _as_written(piece)
    wrong = [known for known in choices if known.type == "wrong"]
    right = [known for known in choices if known.type != "wrong"]
    if wrong and not right:
        return _mention(piece.tokens, document, WRONG, wrong[0])
    settled = [known for known in right if known.entry.id in established] or right
    namesakes = len({known.entry.id for known in settled}) > 1
    if namesakes:  # the only curated one is meant, if any is; else ambiguity is silence
        settled = [known for known in settled if known.entry.complete]
        if len({known.entry.id for known in settled}) != 1:
            return _mention(piece.tokens, document, RIGHT, None)
    chosen = min(settled, key=lambda known: known.short)
    if chosen.type == "unlike":
        return _mention(piece.tokens, document, UNKNOWN, None)
    mention = _mention(piece.tokens, document, RIGHT, chosen)
    return mention._replace(weak=chosen.short and chosen.entry.id not in established, namesakes=namesakes)


def _mention(tokens: tuple[Token, ...], document: Document, status: str, known: Known | None) -> Mention:
    span = Span(tokens[0].start, end_of_name(tokens[-1]))
    entry = known.entry if known else None
    return Mention(span, document.text[span.start : span.end], status, entry, known, tokens)


def end_of_name(token: Token) -> int:
    """Where a name ends that ends in this token: before the possessive."""
    return token.start + len(core(token.text))


def _may_be_given(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a common given name too, and not among the commonest words: Mark, Grace, Benjamin."""
    lexicon = knowledge.lexicon(token.folded)
    return lexicon.given >= ORDINARY and lexicon.word < 7
