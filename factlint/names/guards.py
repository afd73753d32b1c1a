"""Guards: what rules out that a name is an entry misspelled, whatever else speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factlint.knowledge.entry import RIGHT_TYPES, Entry
from factlint.names.align import EDIT, EQUAL, NO_COSTS, Alignment, Pair, distance
from factlint.names.candidates import COMMON, Candidate
from factlint.names.runs import PARTICLES, Token
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge


def ruled_out(candidate: Candidate, text: str, knowledge: Knowledge) -> bool:
    """Whether the name `text` can never be this form misspelled, by the two spellings alone."""
    known, alignment = candidate.known, candidate.alignment
    entry = known.entry
    if known.type not in RIGHT_TYPES or known.type in ("native", "designator") or entry.kind == "office":
        return True
    if known.type == "demonym" and any(distance(p.text, p.form, NO_COSTS, 2.0) > 1.05 for p in alignment.pairs):
        return True  # peoples' names are alike: Alabamians, Albanians
    if not _lost_word(alignment, entry) and (not alignment.differing or (alignment.missing and entry.kind != "person")):
        return True
    if entry.kind != "person" and any(_two_words(pair, knowledge) for pair in alignment.differing):
        return True
    if _is_inflected(alignment):
        return True
    if is_unlike(text, entry):
        return True
    return len(alignment.pairs) == 1 and text.isupper() and not _acronym_slip(alignment, known.text)


def worth_a_look(tokens: Sequence[Token], part: str, knowledge: Knowledge) -> bool:
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


_NICKNAME = re.compile(r"[A-Z][\w.’'-]+\s[\"“(‘']\Z"), re.compile(r"[\"”)’']\s[A-Z]")


def is_nickname(span: Span, document: Document) -> bool:
    """Whether a word stands in quotation marks or brackets inside a name: Dwayne “Rocky” Johnson."""
    before, after = _NICKNAME
    text = document.text
    return bool(before.search(text, max(span.start - 30, 0), span.start) and after.match(text, span.end, span.end + 4))


def is_unlike(text: str, entry: Entry) -> bool:
    """Whether the entry lists a name as another's."""
    return any(key_of(text) == key_of(other) for other in entry.data.get("unlike", ()))


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
    """Two acronyms are one misspelled only where they are long and one letter or two neighbours differ, or a letter
    is doubled."""
    pair = alignment.pairs[0]
    if not form.isupper() or pair.cost > 1.0:
        return False
    long = len(pair.form) >= 6 or (len(pair.form) == 5 and len(pair.text) == 5)
    return long or (len(pair.form) >= 4 and _has_doubled(pair.text, pair.form))


def _has_doubled(text: str, form: str) -> bool:
    """Whether a text is a form with one letter written twice: THAAAD, KPPMG."""
    return any(form[:at] + form[at - 1 :] == text for at in range(1, len(form) + 1))


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


def may_be_relative(entry: Entry, alignment: Alignment, knowledge: Knowledge) -> bool:
    """Whether the name may be another member of the family: another given name, which is no spelling of the same."""
    return (
        entry.kind == "person"
        and len(alignment.pairs) > 1
        and alignment.pairs[-1].kind == EQUAL
        and all(pair.kind == EDIT and knowledge.lexicon(pair.text).given >= 5 for pair in alignment.differing)
    )
