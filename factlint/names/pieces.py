"""Pieces: a run of capitalised words cut into the forms that it holds and what is left between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.fold import core, fold
from factlint.names.runs import CAP, LOW, TAIL, Token
from factlint.names.titles import CALENDAR, OPENERS, TITLES
from factlint.names.tokens import words

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known

ORDINARY = 4  # class of a word from which it is common enough to begin a sentence or to be no name


class Place:
    """Where a run stands: its text, and what is around it, which is asked only where it matters.

    asked: whether it mattered; else the run is read alike wherever it stands.
    """

    def __init__(self, document: Document, offset: int, text: str) -> None:
        """offset: where `text`, the run, begins in the document. All other offsets count from there."""
        self.text = text
        self.asked = False
        self._document = document
        self._offset = offset

    def begins_sentence(self, at: int) -> bool:
        """Whether a sentence, or a part of one that has a capital like it, begins at an offset."""
        self.asked = self.asked or at == 0  # of all other words the run itself tells it
        return begins_sentence_at(self._document, self._offset + at)

    def is_shouted(self, at: int) -> bool:
        """Whether an offset stands in a sentence set in capitals."""
        self.asked = True
        return is_shouted_at(self._document, self._offset + at)


def begins_sentence_at(document: Document, offset: int) -> bool:
    """Whether what begins at an offset of a document is the first word of a sentence or of what stands like one."""
    if document.text[offset - 1 : offset] == " " and document.text[offset - 2 : offset - 1].isalnum():
        return False  # most words; no block ends in between
    before = document.text[max(offset - 3, 0) : offset].rstrip(" \n\t\"“‘'(«")
    if not before or before[-1] in ".!?:;…\n—–":
        return True
    return document.text[document.sentence_at(offset).start : offset].strip(" \"“‘'(«[") == ""


def is_shouted_at(document: Document, offset: int) -> bool:
    """Whether the sentence at an offset of a document is set in capitals."""
    said = document.text[slice(*document.sentence_at(offset))]
    capitals = sum(map(str.isupper, said))
    return capitals > 0 and capitals * 2 > sum(map(str.isalpha, said))


class Piece(NamedTuple):
    """A stretch of a run: found as a form, or left over."""

    tokens: tuple[Token, ...]
    known: tuple[Known, ...]


def split_run(run: Sequence[Token], place: Place, knowledge: Knowledge) -> list[Piece]:
    """Cut a run into known forms, longest first from the left, and what is left between them."""
    pieces: list[Piece] = []
    left: list[Token] = []
    index = 0
    reaches: dict[str, int] = knowledge.memo.setdefault("reaches", {})  # type: ignore[assignment]
    while index < len(run):
        text = run[index].text
        most = reaches.get(text)
        if most is None:
            most = reaches[text] = _reach(text, knowledge)
        size, known = _longest(most, run, index, place, knowledge) if most else (0, ())
        if size:
            pieces.extend(_leftover(left, place, knowledge))
            left = []
            pieces.append(Piece(tuple(run[index : index + size]), known))
            index += size
        else:
            left.append(run[index])
            index += 1
    pieces.extend(_leftover(left, place, knowledge))
    return _rejoin(pieces, place, knowledge) if len(pieces) > 1 else pieces


def _reach(text: str, knowledge: Knowledge) -> int:
    """The most tokens that a form beginning with this token may have."""
    return next((most for folded, _ in _endings(text) if (most := knowledge.head(folded))), 0)


def _longest(
    most: int, run: Sequence[Token], index: int, place: Place, knowledge: Knowledge
) -> tuple[int, tuple[Known, ...]]:
    """The longest form that begins at a token: how many tokens it takes, at most so many, and the entries that bear
    it."""
    for size in range(min(most, len(run) - index), 1, -1):
        last = run[index + size - 1]
        if last.kind == LOW or (last.kind == TAIL and all(token.kind == TAIL for token in run[index : index + size])):
            continue
        head = "".join([token.folded + " " for token in run[index : index + size - 1]])
        for ending, plural in _endings(last.text):
            forms = knowledge.forms(head + ending)
            if forms and (known := _fitting(forms, run, index, size, place, knowledge, plural)):
                return size, known
    return _single(run, index, place, knowledge)


def _single(run: Sequence[Token], index: int, place: Place, knowledge: Knowledge) -> tuple[int, tuple[Known, ...]]:
    """The form that one token is, as `_longest` tells it."""
    token = run[index]
    if token.kind != CAP:
        return 0, ()
    memo: dict[str, tuple[Known, ...]] = knowledge.memo.setdefault("single", {})  # type: ignore[assignment]
    known = memo.get(token.text)
    if known is None:
        asked, place.asked = place.asked, False
        known, alike = (), True
        for ending, plural in _endings(token.text):
            forms = knowledge.forms(ending)
            alike = alike and not any(form.type == "wrong" for form in forms)  # what is near it may tell
            known = _fitting(forms, run, index, 1, place, knowledge, plural)
            # One word of an open list (the town of John, the brand Signal) is a name only where it stands alone.
            if any(form.entry.complete for form in known):
                break
            known = ()
        if alike and not place.asked:
            memo[token.text] = known
        place.asked = place.asked or asked
    return (1, known) if known else (0, ())


@lru_cache(maxsize=65536)
def _endings(text: str) -> tuple[tuple[str, bool], ...]:
    """A token folded, without its possessive and without a plural s; and whether that took off the s."""
    folded, plain = fold(text), fold(core(text))
    found = {folded: False, plain: False}
    found.setdefault(_singular(plain), True)
    return tuple((ending, plural) for ending, plural in found.items() if ending)


def _fitting(
    forms: tuple[Known, ...],
    run: Sequence[Token],
    index: int,
    size: int,
    place: Place,
    knowledge: Knowledge,
    plural: bool,
) -> tuple[Known, ...]:
    """Those of the forms with a key that may stand here as they are written: so many tokens of the run from one on."""
    tokens = run[index : index + size]
    return tuple(
        [
            form
            for form in forms
            if form.type not in ("title", "derived") and _fits(form, tokens, place, run, index, knowledge, plural)
        ]
    )


def _singular(folded: str) -> str:
    """A folded word without a plural s, where it may be one: "ATACMSs", "F-16s", "Javelins"."""
    return folded[:-1] if len(folded) > 3 and folded[-1] == "s" and folded[-2] != "s" else ""


def _fits(
    form: Known,
    tokens: Sequence[Token],
    place: Place,
    run: Sequence[Token],
    index: int,
    knowledge: Knowledge,
    plural: bool,
) -> bool:
    """Whether the capitals of the text are those of the form, and a wrong form stands as a whole name."""
    if plural and form.type in ("wrong", "acronym") and len(tokens[-1].folded) < 6:
        return False
    parts = words(form.text)
    if len(parts) != len(tokens):
        return False
    if form.text == place.text[tokens[0].start : tokens[-1].end]:
        return form.type != "wrong" or _is_whole(form, tokens, run, index, place, knowledge)
    if len(parts) > 1 and "&" in place.text[tokens[0].start : tokens[-1].end] and "&" not in form.text:
        return False  # two names: "Obama & Biden"
    if form.type == "wrong" and core(tokens[-1].text) not in (tokens[-1].text, parts[-1]) and parts[-1].isalpha():
        return False  # "Customs Enforcement's" is no "Customs Enforcements"
    if len(parts) > 1 and form.entry.kind in ("system", "product") and not _same_joints(form.text, tokens, place):
        return False
    for part, token in zip(parts, tokens, strict=True):
        if part == token.text or not part[:1].isalpha():
            continue
        text = core(token.text)
        if sum(letter.isupper() for letter in part) > 1 and not any(letter.isdigit() for letter in part):
            # An acronym or camel case: "Who" is no WHO, but "Nato" is NATO.
            plain = text.rstrip("s") if part.isupper() else text
            if plain.isupper() or text == part:
                continue
            if knowledge.lexicon(token.folded).word or len(part) < 4:
                return False
            if form.type == "acronym" and not form.entry.complete:
                return False  # LIUS of an open list is no "Lius"
        elif part[0].isupper() and not text[0].isupper():
            return False
        elif text.isupper() and len(text) > 1 and not part.isupper() and not place.is_shouted(token.start):
            return False  # an acronym that happens to be spelled like a name
    return form.type != "wrong" or _is_whole(form, tokens, run, index, place, knowledge)


def _same_joints(form: str, tokens: Sequence[Token], place: Place) -> bool:
    """Whether a designator has its dashes and spaces where the form has them: "S 400" is not "S-400"."""
    if not any(letter.isdigit() for letter in form):
        return True
    text = place.text[tokens[0].start : tokens[-1].end]
    return _joints(text) == _joints(form)


def _joints(text: str) -> str:
    plain = "".join("-" if letter in "‐‑–" else " " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in " ".join(plain.split()) if letter in "- ")


def _is_whole(
    form: Known, tokens: Sequence[Token], run: Sequence[Token], index: int, place: Place, knowledge: Knowledge
) -> bool:
    """Whether a wrong form is a whole maximal name: no capitalised neighbour that may belong to it."""
    before, after = _up_to_parting(run[:index], True), _up_to_parting(run[index + len(tokens) :], False)
    if any(token.kind == CAP for token in after):
        return False
    neighbours = [token for token in before if token.kind == CAP]
    if not neighbours:
        return True
    last = neighbours[-1]
    if last.folded in TITLES or (len(neighbours) == 1 and begins_sentence(last, place, knowledge)):
        return True
    # "Ukrainian ATAKMS": a known neighbour is a name of its own, unless the wrong form has several words.
    return len(tokens) == 1 and bool(knowledge.forms(last.folded) or knowledge.forms(fold(core(last.text))))


def _up_to_parting(tokens: Sequence[Token], backwards: bool) -> Sequence[Token]:
    """The neighbours of a name up to small words that no name goes on after: "and the", "to", "from", "with", "by"."""
    for at in reversed(range(len(tokens))) if backwards else range(len(tokens)):
        small = [token.folded for token in tokens[at : at + 2] if token.kind == LOW]
        if (small[:1] and small[0] in ("to", "from", "with", "by")) or small == ["and", "the"]:
            return tokens[at + len(small) :] if backwards else tokens[:at]
    return tokens


def begins_sentence(token: Token, place: Place, knowledge: Knowledge) -> bool:
    """Whether an ordinary word has its capital only because it begins a sentence."""
    return knowledge.lexicon(token.folded).word >= ORDINARY and place.begins_sentence(token.start)


def _leftover(tokens: Sequence[Token], place: Place, knowledge: Knowledge) -> list[Piece]:
    """What is left between forms, without the words around names that are no part of them."""
    while tokens and (
        tokens[0].kind == LOW
        or tokens[0].folded in CALENDAR
        or (tokens[0].text.isdigit())
        or (len(tokens) > 1 and tokens[0].folded in OPENERS)
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].kind == LOW or tokens[-1].folded in CALENDAR or _is_suffix(tokens[-1], knowledge)):
        tokens = tokens[:-1]
    if len(tokens) == 1:
        forms = knowledge.forms(fold(core(tokens[0].text)))
        return [Piece(tuple(tokens), _fitting(forms, tokens, 0, 1, place, knowledge, False))]
    return [Piece(tuple(tokens), ())] if tokens else []


def _is_suffix(token: Token, knowledge: Knowledge) -> bool:
    """Whether a small part behind a hyphen is a word of its own ("-based", "-led") and no part of a name ("-soon").

    Ships are named by their class.
    """
    lexicon = knowledge.lexicon(token.folded)
    suffix = token.kind == TAIL and len(token.text) > 2 and token.folded != "class"
    return suffix and lexicon.word >= ORDINARY and lexicon.given < 2


def _is_given(piece: Piece, knowledge: Knowledge) -> bool:
    """Whether a piece is one given name, which happens to be a name of something else too: the Anthony of Carmelo
    Anthony, the town of Roy."""
    return len(piece.tokens) == 1 and knowledge.lexicon(piece.tokens[0].folded).given >= ORDINARY


def _rejoin(pieces: list[Piece], place: Place, knowledge: Knowledge) -> list[Piece]:
    """Put a surname back to the given name before it: in "Anthony Blinken" the form "Blinken" is only a part.

    The parts stay together where a bare space is between them and the left one may be a given name.
    """
    result: list[Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if (
            before is not None
            and (not before.known or _is_given(before, knowledge))
            and piece.known
            and all(form.entry.kind == "person" for form in piece.known)
            and len(piece.tokens) == 1
            and place.text[before.tokens[-1].end : piece.tokens[0].start] in (" ", "-", "\u00a0", ". ")
            and before.tokens[-1].folded not in TITLES
            and not before.tokens[-1].text.endswith(("'s", "’s", "'", "’"))
            and (not begins_sentence(before.tokens[-1], place, knowledge) or len(before.tokens) > 1)
        ):
            result[-1] = Piece((*before.tokens, *piece.tokens), ())
        else:
            result.append(piece)
    return result
