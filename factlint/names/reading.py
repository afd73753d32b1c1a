"""Readings: what the text of a run says by itself, wherever it stands.

The runs of an archive are few beside how often each is met, so each is read once: cut into tokens and pieces, its
forms looked up, and what no form explains tried against the knowledge. Only where a sentence begins with the run, or
is set in capitals, may the same run be read in another way; what else a document says is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES
from factlint.names.fold import core, fold
from factlint.names.pieces import (
    ORDINARY,
    Piece,
    Place,
    begins_sentence,
    begins_sentence_at,
    is_shouted_at,
    split_run,
)
from factlint.names.runs import CAP, LOW, Token, find_spans, parts_of, tokens_of
from factlint.names.tokens import words as words_of

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known

MOST = 40_000  # runs of late that are remembered; they take some 60 MB


class Part(NamedTuple):
    """A stretch of a run that is a mention: its offsets in the run, and tokens with offsets in the part.

    chosen: the one form that it is, where no document could tell otherwise. known: all forms; none: nobody's name.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    known: tuple[Known, ...]
    chosen: Known | None


class Reading(NamedTuple):
    """What a run holds.

    establishes: the entries that it names in full. accuses: a form of it is a wrong one. open: some of its pieces may
    be somebody's name spelled wrong, which the document decides. near: where none is, the folded parts of what holds
    several words and a leftover: a right form in the same document that is near one of them opens it too.
    """

    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    establishes: tuple[str, ...]
    accuses: bool
    open: bool
    near: tuple[tuple[str, ...], ...] = ()


class _Varying(NamedTuple):
    """The readings of a run that is not read alike everywhere, by (begins a sentence, is shouted)."""

    may_shout: bool
    readings: dict[tuple[bool, bool], Reading]


_Memo = dict[str, Reading | _Varying]


def read_runs(document: Document, knowledge: Knowledge) -> Iterator[tuple[int, Reading]]:
    """Where each run of a document begins and how it is read, in order, those left out that hold no name.

    Opaque stretches and blocks in another language hold none.
    """
    text, foreign = document.text, document.foreign
    memo, older = _memo(knowledge)
    for start, end in find_spans(text):
        run = text[start:end]
        if foreign and document.block_index(start) in foreign:
            continue
        if document.opaque and document.is_opaque(start, end):
            yield from _read_between(start, run, document, knowledge)
            continue
        found = memo.get(run)
        if found is None and (found := older.get(run)):
            memo[run] = found
        if found is None or isinstance(found, _Varying):
            found = _read_here(found, start, run, document, knowledge, memo)
        if found.pieces:
            yield start, found


def _memo(knowledge: Knowledge) -> tuple[_Memo, _Memo]:
    """The readings of late, and those before them: what is met again survives, the rest is forgotten in the end."""
    memo: _Memo = knowledge.memo.setdefault("readings", {})  # type: ignore[assignment]
    if len(memo) > MOST:
        knowledge.forget()
        knowledge.memo["older readings"] = memo
        memo = knowledge.memo["readings"] = {}
    return memo, knowledge.memo.get("older readings", {})  # type: ignore[return-value]


def _read_here(
    found: _Varying | None,
    start: int,
    run: str,
    document: Document,
    knowledge: Knowledge,
    memo: _Memo,
) -> Reading:
    """The reading of a run that is read for the first time, or not alike everywhere."""
    reading = None
    if found is None:
        from factlint.sentences import split_sentences

        tokens, place = tokens_of(run), Place(document, start, run)
        reading = read_tokens(tokens, place, knowledge)
        if not place.asked:
            memo[run] = reading
            return reading
        if len(split_sentences(run, 0, len(run))) > 1:
            return reading  # of its second sentence the document may tell more
        may_shout = any(len(core(token.text)) > 1 and core(token.text).isupper() for token in tokens)
        found = _Varying(may_shout, {})
        memo[run] = found
    key = begins_sentence_at(document, start), found.may_shout and is_shouted_at(document, start)
    if key not in found.readings:
        found.readings[key] = reading or read_tokens(tokens_of(run), Place(document, start, run), knowledge)
    return found.readings[key]


def _read_between(start: int, run: str, document: Document, knowledge: Knowledge) -> Iterator[tuple[int, Reading]]:
    """The readings of what stands of a run between opaque stretches."""
    parts: list[list[Token]] = [[]]
    for token in tokens_of(run):
        if document.is_opaque(start + token.start, start + token.end):
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        if any(token.kind == CAP for token in part):
            first, last = part[0].start, part[-1].end
            place = Place(document, start + first, run[first:last])
            yield start + first, read_tokens(_moved(tuple(part), -first), place, knowledge)


def read_tokens(tokens: tuple[Token, ...], place: Place, knowledge: Knowledge) -> Reading:
    """The reading of a run that stands at a place. Offsets of tokens count from its beginning."""
    return reading_of(tuple(split_run(tokens, place, knowledge)), place, knowledge)


def reading_of(pieces: tuple[Piece, ...], place: Place, knowledge: Knowledge) -> Reading:
    """The reading of a run that was cut into pieces."""
    parts: list[Part] = []
    establishes: list[str] = []
    tried: list[tuple[str, ...]] = []
    accuses = is_open = False
    for index, piece in enumerate(pieces):
        if piece.known:
            parts.append(part_of(piece.tokens, place.text, piece.known))
            establishes += (form.entry.id for form in piece.known if not form.short and form.type in RIGHT_TYPES)
            accuses = accuses or any(form.type == "wrong" for form in piece.known)
        else:
            groups = groups_of(piece.tokens, place, knowledge)
            wider = [window_tokens(window, place.text) for window in windows(pieces, index)] if len(pieces) > 1 else []
            is_open = is_open or _is_open(piece.tokens, groups, wider, knowledge)
            if not is_open:
                tried.extend(parts_of(tokens) for tokens in (*groups, *wider) if len(tokens) > 1)
            parts.extend(part_of(group, place.text, ()) for group in unknown_of(groups, knowledge))
    near = () if is_open else tuple(dict.fromkeys(tried))
    return Reading(pieces, tuple(parts), tuple(dict.fromkeys(establishes)), accuses, is_open, near)


def part_of(tokens: tuple[Token, ...], run: str, known: tuple[Known, ...]) -> Part:
    """The part of a run that some of its tokens are."""
    start, end = tokens[0].start, end_of_name(tokens[-1])
    if not known:
        return Part(start, end, run[start:end], _moved(tokens, -start), known, None)
    only = known[0] if len({form.entry.id for form in known}) == 1 else None
    sure = only is not None and not any(form.short or form.type in ("wrong", "unlike") for form in known)
    return Part(start, end, run[start:end], _moved(tokens, -start), known, only if sure else None)


def _moved(tokens: tuple[Token, ...], by: int) -> tuple[Token, ...]:
    if not by:
        return tokens
    return tuple([Token(start + by, end + by, text, folded, kind) for start, end, text, folded, kind in tokens])


def end_of_name(token: Token) -> int:
    """Where a name ends that ends in this token: before the possessive."""
    return token.start + len(core(token.text))


def groups_of(tokens: tuple[Token, ...], place: Place, knowledge: Knowledge) -> list[tuple[Token, ...]]:
    """The stretches of a leftover that are judged, in order; the last one is what it is where nobody knows it."""
    from factlint.names.chunks import chunks

    if len(tokens) == 1 and tokens[0].kind != LOW:
        return [tokens]
    groups = list(chunks(tokens))
    if len(tokens) > 1 and not _may_be_given(tokens[0], knowledge) and begins_sentence(tokens[0], place, knowledge):
        groups.extend(chunks(tokens[1:]))
    return groups


def unknown_of(groups: list[tuple[Token, ...]], knowledge: Knowledge) -> list[tuple[Token, ...]]:
    """The name that a leftover is where nobody knows it; none for an ordinary word."""
    return [group for group in groups[-1:] if len(group) > 1 or knowledge.lexicon(group[0].folded).word < ORDINARY]


def _may_be_given(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a common given name too, and not among the commonest words: Mark, Grace, Benjamin."""
    lexicon = knowledge.lexicon(token.folded)
    return lexicon.given >= ORDINARY and lexicon.word < 7


def _is_open(
    tokens: tuple[Token, ...],
    groups: list[tuple[Token, ...]],
    wider: list[tuple[Token, ...]],
    knowledge: Knowledge,
) -> bool:
    """Whether any document could make a leftover, or what it is with its neighbours, somebody's name spelled wrong.

    groups, wider: the stretches that are judged, in the leftover and around it. What it is with its known neighbours
    alone is one of these.
    """
    from factlint.names.candidates import may_agree
    from factlint.names.decide import may_be_judged
    from factlint.names.designators import may_be_designator

    if any(may_be_judged(group, knowledge) or may_be_designator(group, knowledge) for group in groups):
        return True
    if any(may_be_designator(window, knowledge) for window in wider):
        return True
    if wider and core(tokens[-1].text) == tokens[-1].text and not may_agree(parts_of(tokens), knowledge):
        return False  # then nothing longer does
    return any(may_be_judged(window, knowledge) for window in wider)


DESIGNATED = ("system", "product")
NAMED = ("place", "organisation", "event", "term")
MOST_PARTS = 10  # words of the longest name that is judged


def with_neighbours(pieces: tuple[Piece, ...], index: int, run: str, kinds: tuple[str, ...]) -> list[tuple[Token, ...]]:
    """A leftover together with its known neighbours of some kinds: with both, with the left, with the right one."""

    def fits(at: int) -> bool:
        return 0 <= at < len(pieces) and any(known.entry.kind in kinds for known in pieces[at].known)

    found = []
    for first, last in ((index - 1, index + 1), (index - 1, index), (index, index + 1)):
        if all(fits(at) for at in range(first, last + 1) if at != index):
            found += [window_tokens(window, run) for window in _trimmed(pieces[first : last + 1], first == index)]
    return [wider for wider in found if len(wider) <= MOST_PARTS]


def windows(pieces: tuple[Piece, ...], index: int) -> list[tuple[Piece, ...]]:
    """A leftover with up to two pieces of its run on each side, the longest first."""
    spans = [
        (first, last)
        for first in range(max(index - 2, 0), index + 1)
        for last in range(index, min(index + 2, len(pieces) - 1) + 1)
        if first < last
    ]
    found: list[tuple[Piece, ...]] = []
    for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
        found += _trimmed(pieces[first : last + 1], first == index)
    return [window for window in found if sum(len(piece.tokens) for piece in window) <= MOST_PARTS]


def _trimmed(window: tuple[Piece, ...], begins: bool) -> list[tuple[Piece, ...]]:
    """Pieces together; where a leftover begins them, also without what stands in it before its last small words:
    "Officials in" Papuea New Guinea."""
    tokens = window[0].tokens
    last = max((at for at, token in enumerate(tokens) if token.kind == LOW), default=len(tokens))
    return [window, (Piece(tokens[last + 1 :], ()), *window[1:])] if begins and last < len(tokens) - 1 else [window]


def window_tokens(window: tuple[Piece, ...], run: str) -> tuple[Token, ...]:
    """The tokens of neighbouring pieces with the small words between them."""
    return _with_small_words(tuple(token for piece in window for token in piece.tokens), run)


def _with_small_words(tokens: tuple[Token, ...], run: str) -> tuple[Token, ...]:
    """Tokens with the small words between them that were cut off when the run was split."""
    result: list[Token] = []
    for token in tokens:
        if result:
            at = result[-1].end
            for word in words_of(run[at : token.start]):
                start = run.index(word, at, token.start)
                result.append(Token(start, start + len(word), word, fold(word), LOW))
                at = start + len(word)
        result.append(token)
    return tuple(result)
