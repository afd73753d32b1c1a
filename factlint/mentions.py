"""Mentions: the names in a document, each with what it is taken for, and why.

Found once per document and shared by all rules. Exact forms come first; what is left over is judged by likeness
(`names/decide.py`). A mention is one of:

    right      a right form of an entry (`short`: one that is right only once the entry is established)
    wrong      a spelling listed as never right
    respelled  judged to be an entry spelled wrong; `judgement` says why and how surely
    unknown    a name that nobody knows, or somebody else's
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.fold import core, fold
from factlint.names.runs import CAP, LOW, TAIL, Token, find_runs
from factlint.names.titles import CALENDAR, OPENERS, TITLES
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known
    from factlint.names.decide import Judgement

RIGHT, WRONG, RESPELLED, UNKNOWN = "right", "wrong", "respelled", "unknown"
ORDINARY = 4  # class of a word from which it is common enough to begin a sentence or to be no name


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


class _Piece(NamedTuple):
    """A stretch of a run: found as a form, or left over."""

    tokens: tuple[Token, ...]
    known: tuple[Known, ...]


def find_mentions(document: Document, knowledge: Knowledge) -> tuple[Mention, ...]:
    """All mentions of a document in order. Opaque stretches and blocks in another language are left out."""
    runs: list[list[_Piece]] = []
    for block in document.blocks:
        found = list(find_runs(document.text, block.start, block.end))
        if found and not document.is_foreign(block.start):
            runs.extend(_split_run(part, document, knowledge) for run in found for part in _prose_of(run, document))
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
    pieces: list[_Piece], index: int, known: list[Mention], document: Document, knowledge: Knowledge
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
    pieces: list[_Piece], index: int, document: Document, kinds: tuple[str, ...]
) -> list[tuple[Token, ...]]:
    """A leftover together with its known neighbours of some kinds: with both, with the left, with the right one."""

    def fits(at: int) -> bool:
        return 0 <= at < len(pieces) and any(known.entry.kind in kinds for known in pieces[at].known)

    found = []
    for first, last in ((index - 1, index + 1), (index - 1, index), (index, index + 1)):
        if all(fits(at) for at in range(first, last + 1) if at != index):
            tokens = tuple(token for piece in pieces[first : last + 1] for token in piece.tokens)
            wider = _with_small_words(tokens, document)
            if len(wider) <= 10:
                found.append(wider)
    return found


def _is_extended(group: tuple[Token, ...], pieces: list[_Piece], index: int, document: Document) -> bool:
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


def _known_mention(piece: _Piece, document: Document, established: set[str]) -> Mention:
    """A mention for a stretch that equals one or more forms."""
    choices = piece.known
    wrong = [known for known in choices if known.type == "wrong"]
    right = [known for known in choices if known.type != "wrong"]
    if wrong and not right:
        return _mention(piece.tokens, document, WRONG, wrong[0])
    settled = [known for known in right if known.entry.id in established] or right
    entries = {known.entry.id for known in settled}
    if len(entries) > 1:  # namesakes: ambiguity is silence
        return _mention(piece.tokens, document, RIGHT, None)
    chosen = min(settled, key=lambda known: known.short)
    if chosen.type == "unlike":
        return _mention(piece.tokens, document, UNKNOWN, None)
    mention = _mention(piece.tokens, document, RIGHT, chosen)
    return mention._replace(weak=chosen.short and chosen.entry.id not in established)


def _mention(tokens: tuple[Token, ...], document: Document, status: str, known: Known | None) -> Mention:
    span = Span(tokens[0].start, end_of_name(tokens[-1]))
    entry = known.entry if known else None
    return Mention(span, document.text[span.start : span.end], status, entry, known, tokens)


def end_of_name(token: Token) -> int:
    """Where a name ends that ends in this token: before the possessive."""
    return token.start + len(core(token.text))


def _split_run(run: list[Token], document: Document, knowledge: Knowledge) -> list[_Piece]:
    """Cut a run into known forms, longest first from the left, and what is left between them."""
    pieces: list[_Piece] = []
    left: list[Token] = []
    index = 0
    while index < len(run):
        size, known = _longest(run, index, document, knowledge)
        if size:
            pieces.extend(_leftover(left, document, knowledge))
            left = []
            pieces.append(_Piece(tuple(run[index : index + size]), known))
            index += size
        else:
            left.append(run[index])
            index += 1
    pieces.extend(_leftover(left, document, knowledge))
    return _rejoin(pieces, document, knowledge)


def _longest(run: list[Token], index: int, document: Document, knowledge: Knowledge) -> tuple[int, tuple[Known, ...]]:
    """The longest form that begins at a token: how many tokens it takes, and the entries that bear it."""
    first = run[index]
    most = knowledge.head(first.folded) or knowledge.head(fold(core(first.text))) or knowledge.head(_singular(first))
    for size in range(min(most, len(run) - index), 0, -1):
        tokens = run[index : index + size]
        if tokens[-1].kind == LOW or all(token.kind == TAIL for token in tokens):
            continue
        head = "".join(token.folded + " " for token in tokens[:-1])
        last = tokens[-1]
        for ending in dict.fromkeys((last.folded, fold(core(last.text)), _singular(last))):
            if not ending:
                continue
            plural = ending not in (last.folded, fold(core(last.text)))
            known = tuple(
                form
                for form in knowledge.forms(head + ending)
                if form.type not in ("title", "derived")
                and _fits(form, tokens, document, run, index, knowledge, plural)
            )
            if known:
                return size, known
    return 0, ()


def _singular(token: Token) -> str:
    """The folded token without a plural s, where it may be one: "ATACMSs", "F-16s", "Javelins"."""
    folded = fold(core(token.text))
    return folded[:-1] if len(folded) > 3 and folded[-1] == "s" and folded[-2] not in "s" else ""


def _fits(
    form: Known,
    tokens: list[Token],
    document: Document,
    run: list[Token],
    index: int,
    knowledge: Knowledge,
    plural: bool,
) -> bool:
    """Whether the capitals of the text are those of the form, and a wrong form stands as a whole name."""
    from factlint.names.tokens import words

    if plural and form.type in ("wrong", "acronym") and len(tokens[-1].folded) < 6:
        return False
    parts = words(form.text)
    if len(parts) != len(tokens):
        return False
    if len(parts) > 1 and form.entry.kind in ("system", "product") and not _same_joints(form.text, tokens, document):
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
        elif part[0].isupper() and not text[0].isupper():
            return False
        elif text.isupper() and len(text) > 1 and not part.isupper() and not _shouted(document, token):
            return False  # an acronym that happens to be spelled like a name
    return form.type != "wrong" or _is_whole(form, tokens, run, index, document, knowledge)


def _same_joints(form: str, tokens: list[Token], document: Document) -> bool:
    """Whether a designator has its dashes and spaces where the form has them: "S 400" is not "S-400"."""
    if not any(letter.isdigit() for letter in form):
        return True
    text = document.text[tokens[0].start : tokens[-1].end]
    return _joints(text) == _joints(form)


def _joints(text: str) -> str:
    plain = "".join("-" if letter in "‐‑–" else " " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in " ".join(plain.split()) if letter in "- ")


def _shouted(document: Document, token: Token) -> bool:
    """Whether a token stands in a block or sentence set in capitals."""
    sentence = document.sentence_at(token.start)
    text = document.text[sentence.start : sentence.end]
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters)


def _is_whole(
    form: Known, tokens: list[Token], run: list[Token], index: int, document: Document, knowledge: Knowledge
) -> bool:
    """Whether a wrong form is a whole maximal name: no capitalised neighbour that may belong to it."""
    before, after = run[:index], run[index + len(tokens) :]
    if any(token.kind == CAP for token in after):
        return False
    neighbours = [token for token in before if token.kind == CAP]
    if not neighbours:
        return True
    last = neighbours[-1]
    if last.folded in TITLES or (len(neighbours) == 1 and begins_sentence(last, document, knowledge)):
        return True
    # "Ukrainian ATAKMS": a known neighbour is a name of its own, unless the wrong form has several words.
    return len(tokens) == 1 and bool(knowledge.forms(last.folded) or knowledge.forms(fold(core(last.text))))


def _may_be_given(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a common given name too, and not among the commonest words: Mark, Grace, Benjamin."""
    lexicon = knowledge.lexicon(token.folded)
    return lexicon.given >= ORDINARY and lexicon.word < 7


def begins_sentence(token: Token, document: Document, knowledge: Knowledge) -> bool:
    """Whether an ordinary word has its capital only because it begins a sentence."""
    if knowledge.lexicon(token.folded).word < ORDINARY:
        return False
    before = document.text[max(token.start - 3, 0) : token.start].rstrip(" \n\t\"“‘'(«")
    at_start = document.sentence_at(token.start).start
    return not before or before[-1] in ".!?:;…\n—–" or document.text[at_start : token.start].strip(" \"“‘'(«[") == ""


def _leftover(tokens: list[Token], document: Document, knowledge: Knowledge) -> list[_Piece]:
    """What is left between forms, without the words around names that are no part of them."""
    while tokens and (
        tokens[0].kind == LOW
        or tokens[0].folded in CALENDAR
        or (tokens[0].text.isdigit())
        or (len(tokens) > 1 and tokens[0].folded in OPENERS)
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].kind != CAP or tokens[-1].folded in CALENDAR):
        tokens = tokens[:-1]
    return [_Piece(tuple(tokens), ())] if tokens else []


def _rejoin(pieces: list[_Piece], document: Document, knowledge: Knowledge) -> list[_Piece]:
    """Put a surname back to the given name before it: in "Anthony Blinken" the form "Blinken" is only a part.

    The parts stay together where a bare space is between them and the left one may be a given name.
    """
    result: list[_Piece] = []
    for piece in pieces:
        before = result[-1] if result else None
        if (
            before is not None
            and not before.known
            and piece.known
            and all(form.entry.kind == "person" for form in piece.known)
            and len(piece.tokens) == 1
            and document.text[before.tokens[-1].end : piece.tokens[0].start] in (" ", "-", "\u00a0", ". ")
            and before.tokens[-1].folded not in TITLES
            and not before.tokens[-1].text.endswith(("'s", "’s", "'", "’"))
            and (not begins_sentence(before.tokens[-1], document, knowledge) or len(before.tokens) > 1)
        ):
            result[-1] = _Piece((*before.tokens, *piece.tokens), ())
        else:
            result.append(piece)
    return result
