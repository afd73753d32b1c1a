"""The parts of a known person's name stand in the wrong order.

"Owens Burgess" for Burgess Owens is a row of a table or a foreign habit that was copied into running text; every part
is right, so no spell checker sees it. The rule turns a name round and looks the result up. It speaks only where the
two parts together, the office or country in the sentence, or the right order elsewhere in the text say that this
person is meant: "James Thomas" may always be another man than Thomas James. Lists of surnames first, index entries
with a comma, bylines and capitals (BURGESS Owens) are left alone.

Both orders are right for Hungarian, Japanese, Korean and Vietnamese people; both in one text are a hint. A Chinese name
that English writes with the family name first ("Xi Jinping") is turned back only where the entry is curated.

The fix is only suggested: a namesake may be meant.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.knowledge import Known
from factlint.knowledge.dating import is_known
from factlint.names.context import context_of
from factlint.names.runs import CAP, TAIL, Token
from factlint.names.titles import CALENDAR, OPENERS, TITLES
from factlint.names.tokens import key_of

FAMILY_FIRST = frozenset(
    f"place/{name}"
    for name in "hungary japan south-korea north-korea china taiwan hong-kong macau vietnam cambodia mongolia singapore"
    " malaysia bhutan myanmar indonesia".split()
)
LANGUAGES = frozenset(("hu", "ja", "ko", "zh", "vi", "km"))
SURE, POSSIBLE = 6, 4  # points of evidence for a warning and for a hint
ELSEWHERE, OFFICE, UNDATED = 6, 9, 5
LEAST = 1  # points by which the known order must be the likelier one
SHORT_TITLES = {"rep": "representative", "sen": "senator", "gov": "governor"}
LISTED = 3  # so many people the wrong way round are a list with its own order


class Swap(NamedTuple):
    """A name in the text, the form that it is once it is turned round, and the evidence for that."""

    span: Span
    known: Known
    points: float
    reasons: tuple[str, ...]
    elsewhere: Span | None


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report swapped names by position; then people whose names stand in both orders."""
    mentions = knowledge.mentions(document)
    swaps = []
    for row in _names(document.text, mentions):
        if any(_may_begin(turn, knowledge) for turn in (row[1:] + row[:1], row[-1:] + row[:-1])):
            swap = _turned(Span(row[0].start, row[-1].end), mentions, document, knowledge)
            swaps += [swap] if swap else []
    if len({swap.known.entry.id for swap in swaps}) < LISTED:
        yield from (_finding(swap, document) for swap in swaps if swap.points >= POSSIBLE)
    yield from _both_orders(mentions)


def _may_begin(row: list[Token], knowledge: Knowledge) -> bool:
    return knowledge.head(row[0].folded) >= len(row)


def _names(text: str, mentions: tuple[Mention, ...]) -> Iterator[list[Token]]:
    """Two to four capitalised words in a row, known names of several words left out."""
    row: list[Token] = []
    for mention in mentions:
        strong = mention.status == "wrong" or (mention.form is not None and " " in mention.form.text)
        if strong or (
            not row
            and len(mention.tokens) == 1
            and mention.status == "right"
            and mention.form is not None
            and mention.form.entry.kind != "person"
        ):
            if len(row) > 1:
                yield from _name(row)
            row = []
            continue
        at = mention.span.start
        for start, end, word, folded, kind in mention.tokens:
            token = Token(at + start, at + end, word, folded, kind)
            if kind == CAP and row and _joined(text, row[-1].end, token.start):
                row.append(token)
            elif kind != TAIL:
                if len(row) > 1:
                    yield from _name(row)
                row = [token] if kind == CAP else []
    yield from _name(row)


def _joined(text: str, start: int, end: int) -> bool:
    """Whether a space or a hyphen is between two tokens, or a small part of the first: "Jong-un Kim"."""
    return text[start:end] in (" ", "-") or (end - start < 12 and _TAIL.fullmatch(text, start, end) is not None)


_TAIL = re.compile(r"-[a-z]{1,7}[ -]")


def _name(row: list[Token]) -> Iterator[list[Token]]:
    while row and row[0].folded in TITLES:
        row = row[1:]
    if 2 <= len(row) <= 4 and all(token.text.isalpha() and not token.text.isupper() for token in row):
        yield row


def _turned(span: Span, mentions: tuple[Mention, ...], document: Document, knowledge: Knowledge) -> Swap | None:
    """The one person whose name this is once its first part stands last, or its last part first."""
    words = document.text[span.start : span.end].split()
    turned = {key_of(" ".join(words[1:] + words[:1])), key_of(" ".join(words[-1:] + words[:-1]))}
    if len(words) < 2 or key_of(" ".join(words)) in turned:
        return None
    found: dict[str, Known] = {}
    for known in (known for key in sorted(turned) for known in knowledge.forms(key) if _is_person(known)):
        found.setdefault(known.entry.id, known)
    the_one = _the_one(list(found.values()))
    if the_one is None or not _stands_alone(span, document, knowledge):
        return None
    known, entry, usual_key = the_one, the_one.entry, key_of(the_one.text)
    if any(_is_person(other) for other in knowledge.forms(key_of(" ".join(words)))):
        return None  # a right name, of this person or another
    elsewhere = next(
        (item.span for item in mentions if item.entry and item.entry.id == entry.id and key_of(item.text) == usual_key),
        None,
    )
    reasons = ["the text itself has it the other way round"] if elsewhere else []
    if _family_first(entry):
        first = key_of(known.text).split(" ")[0]
        chinese = "zh" in entry.data.get("native", {}) or entry.data.get("in") in ("place/china", "place/taiwan")
        usual = (
            chinese and entry.complete and any(key_of(item["form"]) == first for item in entry.data.get("short", ()))
        )
        if not usual and not elsewhere:
            return None
        points = SURE + 1.0 if usual else float(POSSIBLE)
        reasons.append("the family name comes first in Chinese" if usual else "both orders are in use")
        return Swap(span, known, points, tuple(reasons), elsewhere)
    likelier = _likelier(words, known, knowledge)
    if likelier < LEAST and not elsewhere:
        return None
    context = context_of(entry, span, document, knowledge)
    settings = [(context.weight, context.reason)] if context else []
    settings += _title_before(span, entry, document, knowledge)
    points = likelier + (entry.prominence - 3 if entry.complete else -2) + (ELSEWHERE if elsewhere else 0)
    points += max((weight for weight, _ in settings), default=0.0)
    return Swap(span, known, points, (*reasons, *(reason for _, reason in settings)), elsewhere)


def _the_one(found: list[Known]) -> Known | None:
    """The only person of a name, or the only curated one."""
    if len(found) > 1:
        found = [known for known in found if known.entry.complete]
    return found[0] if len(found) == 1 else None


def _title_before(span: Span, entry: Entry, document: Document, knowledge: Knowledge) -> Iterator[tuple[float, str]]:
    """A short title right before a name ("Rep.") that the person has, on the day of the text if that is known."""
    before = re.search(r"(\w+)\.? \Z", document.text[max(span.start - 20, 0) : span.start])
    title = before and SHORT_TITLES.get(before[1].lower(), before[1].lower())
    sentence = document.sentence_at(span.start)
    said = document.text[sentence.start : sentence.end]
    for claim in entry.data.get("held", ()) if title else ():
        office = knowledge.get(claim["office"])
        if (
            office
            and title in office.data.get("titles", ())
            and (not document.date or is_known(claim, entry, document.date))
        ):
            home = knowledge.get(claim.get("for", ""))
            if home and home.name in said:
                yield float(OFFICE), f"the sentence names the office and {home.name}"
            else:
                yield float(OFFICE if document.date else UNDATED), f"the sentence names the office: {title}"
            return


def _likelier(words: list[str], known: Known, knowledge: Knowledge) -> int:
    """How much likelier the parts are as given name and surname in the known order than in the written one."""
    first, last = (knowledge.lexicon(key_of(word)) for word in (words[0], words[-1]))
    one, other = (
        knowledge.lexicon(key) for key in (key_of(known.text).split(" ")[0], key_of(known.text).split(" ")[-1])
    )
    return one.given + other.surname - first.given - last.surname


def _is_person(known: Known) -> bool:
    return known.entry.kind == "person" and known.type in ("name", "variant", "full", "nickname", "style", "unlike")


def _family_first(entry: Entry) -> bool:
    return entry.data.get("in") in FAMILY_FIRST or not LANGUAGES.isdisjoint(entry.data.get("native", {}))


def _stands_alone(span: Span, document: Document, knowledge: Knowledge) -> bool:
    """Whether a name is whole, and stands in a sentence and not in a list, a table or a byline."""
    text = document.text
    block = document.blocks[document.block_index(span.start)]
    if document.zone_at(span.start) in ("byline", "furniture") or (
        block.kind in ("cell", "item") and not text[block.start : span.start].strip()
    ):
        return False
    if re.match(r"(?:['’]s?)?[ -][A-Z]|,? (?:Jr|Sr)\b", text[span.end : span.end + 6]):
        return False
    before = re.search(r"([\w.'’-]+)[ -]\Z", text[max(span.start - 25, 0) : span.start])
    if before is None or not before[1][0].isupper() or key_of(before[1]) in TITLES | CALENDAR | OPENERS:
        return True
    at_start = document.sentence_at(span.start).start + len(before[0]) >= span.start
    word = key_of(before[1])
    return (at_start and knowledge.lexicon(word).word > 3) or any(
        known.entry.kind in ("place", "organisation") for known in knowledge.forms(word)
    )


def _finding(swap: Swap, document: Document) -> Finding:
    entry, written = swap.known.entry, document.text[swap.span.start : swap.span.end]
    right = document.text[swap.elsewhere.start : swap.elsewhere.end] if swap.elsewhere else swap.known.text
    sure = swap.points >= SURE
    return Finding(
        swap.span,
        f"the parts of {written} {'are' if sure else 'may be'} in the wrong order: {right} is known",
        severity="warning" if sure else "hint",
        confidence=0.9 if sure else 0.5,
        fixes=(replacement(swap.span, right),),
        entry=entry.id,
        reasons=swap.reasons,
        evidence=(Evidence(entry.id, "name", swap.known.text, entry.source, entry.checked),),
        related=(Related(swap.elsewhere, "in the usual order here"),) if swap.elsewhere else (),
    )


def _both_orders(mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    """A person of whom both orders are right, and who stands in both: the rarer one, where it is first."""
    seen: dict[tuple[str, str], dict[str, list[Mention]]] = {}
    for mention in mentions:
        if mention.entry and mention.entry.kind == "person" and mention.form and mention.status == "right":
            key = key_of(mention.text)
            parts = " ".join(sorted(key.split(" ")))
            if " " in key and _family_first(mention.entry):
                seen.setdefault((mention.entry.id, parts), {}).setdefault(key, []).append(mention)
    for (id, _), orders in seen.items():
        if len(orders) == 2:
            usual, other = sorted(orders.values(), key=lambda found: (-len(found), found[0].span))
            mention, entry = other[0], other[0].entry
            assert entry is not None
            yield Finding(
                mention.span,
                f"{mention.text} and {usual[0].text} are one person, in two orders",
                severity="hint",
                confidence=0.8,
                fixes=(replacement(mention.span, usual[0].text),),
                entry=id,
                evidence=(Evidence(id, "name", entry.name, entry.source, entry.checked),),
                related=(Related(usual[0].span, "in the other order here"),),
            )


rule = Rule(
    check=check,
    wrong=(
        Wrong("Rep. ⟦Owens Burgess⟧ of Utah voted no.", "Burgess Owens"),
        Wrong("The Ukrainian president, ⟦Zelensky Volodymyr⟧, spoke.", "Volodymyr Zelensky"),
        Wrong("The envoys met ⟦Jinping Xi⟧ in Beijing.", "Xi Jinping"),
    ),
    right=(
        Right("Rep. Burgess Owens voted no."),
        Right("Owens, Burgess: see Utah."),
        Right("Abe Shinzo met Orban Viktor."),
        Right("The OWENS Burgess of the list voted no."),
        Right("Blinken Antony Smith, a baker, spoke."),
    ),
)
