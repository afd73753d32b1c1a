"""Capitals: where a name whose capitals are fixed stands in others.

The runs of `runs.py` see capitalised words only, and a form is found there in fitting capitals only. Here every word is
looked at, but only once per distinct word: a set of the words of the text is met with a table of the names' own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known

_SPACE = str.maketrans("\n\u00a0\u202f", "   ")


class Miscased(NamedTuple):
    """A stretch of the view that is a form but for its capitals. right: the stretch as the form has it."""

    span: Span
    text: str
    right: str
    form: Known


class _Part(NamedTuple):
    """The most telling word of a form: where it stands in it."""

    offset: int
    form: Known


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def find_miscased(document: Document, knowledge: Knowledge) -> Iterator[Miscased]:
    """All forms of entries with the key `casing` that stand in capitals which no form of that spelling has.

    In order of position, the longest at each place. Nothing is said yet of whether the place excuses it.
    """
    table = _table(knowledge)
    if not table:
        return
    text = document.text
    odd = [word for word in set(_word().findall(text)) if word not in table.right and _entry(word, table.parts)]
    if not odd:
        return
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(odd))})(?![^\W_])")
    found: dict[Span, Miscased] = {}
    for match in pattern.finditer(text):
        for part in table.parts[_entry(match.group(), table.parts)]:
            written = _miscased(part, match.start(), text, knowledge)
            if written is not None:
                found.setdefault(written.span, written)
    last = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield found[span]


class _Table(NamedTuple):
    """parts: lower-case word → the forms of which it is the most telling one. right: such words as they are written."""

    parts: dict[str, list[_Part]]
    right: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.parts)


def _table(knowledge: Knowledge) -> _Table:
    """The look-up table, made once for a knowledge."""
    made = knowledge.memo.get("casing")
    if made is None:
        parts: dict[str, list[_Part]] = {}
        right: dict[str, set[str]] = {}
        for form in knowledge.cased_forms():
            word = max(_word().finditer(form.text), key=lambda match: match.end() - match.start(), default=None)
            if word is not None:
                parts.setdefault(word.group().lower(), []).append(_Part(word.start(), form))
                right.setdefault(word.group(), set()).add(form.text)
        # A word that is right in one name may be wrong in a longer one: only the word of names that are that word.
        alone = frozenset(word for word, texts in right.items() if texts == {word} and len(parts[word.lower()]) == 1)
        made = knowledge.memo["casing"] = _Table(parts, alone)
    assert isinstance(made, _Table)
    return made


def _entry(word: str, parts: dict[str, list[_Part]]) -> str:
    """The key of a word in the table, itself or without the s of a plural; empty where it has none."""
    lower = word.lower()
    if lower in parts:
        return lower
    return lower[:-1] if lower[-1] == "s" and lower[:-1] in parts else ""


def _miscased(part: _Part, at: int, text: str, knowledge: Knowledge) -> Miscased | None:
    """The form around a word of the text, if it stands there whole and in other capitals."""
    form = part.form.text
    start = at - part.offset
    end = start + len(form)
    written = text[max(start, 0) : end]
    plain = written.translate(_SPACE)
    if plain == form or plain.lower() != form.lower():
        return None
    after = text[end : end + 2]
    if text[start - 1 : start].isalnum() or (after[:1].isalnum() and (after[0] != "s" or after[1:].isalnum())):
        return None
    if any(known.text == plain and known.type != "wrong" for known in knowledge.forms(key_of(plain))):
        return None  # something else is written so
    right = "".join(
        old if old.isspace() else new for old, new in zip(written, form, strict=True)
    )  # a line break inside the name stays
    return Miscased(Span(start, end), written, right, part.form)


_LABEL = re.compile(r"\s*[\w-]+: ")  # "Keywords: javascript"
_CODE = re.compile(r"[{}=;<>$|`\\]|::|\(\)|->|(?:^|\s)--?\w|^\s*(?:\.\. |[$#>%] |\w+://)")


def looks_like_code(item: Miscased, document: Document) -> bool:
    """Whether a name in lower case is rather a command, a package or an identifier than the name itself."""
    text, (start, end) = document.text, item.span
    block = document.blocks[document.block_index(start)]
    before, after = text[max(start - 1, block.start) : start], text[end : end + 1]
    if (before and before in _TOUCHING) or (after and after in _TOUCHING):
        return True
    first = max(text.rfind("\n", block.start, start) + 1, block.start)
    last = text.find("\n", end, block.end)
    line = text[first : last if last >= 0 else block.end]
    words = _WORDS.findall(text[end : min(end + 40, block.end)])
    earlier = _WORDS.findall(text[max(start - 40, block.start) : start])
    return (
        bool(_CODE.search(line) or _LABEL.match(line))
        or (line == line.lower() and len(line.split()) < 4)
        or bool(words[:1] and words[0].lower() in THINGS and not text[end : end + 1].strip())
        or bool(earlier[-1:] and earlier[-1].lower() in COMMANDS)
    )


_WORDS = re.compile(r"[\w.-]+")
# Signs that join a name in lower case to an identifier, or mark it as a value.
_TOUCHING = frozenset("-–'\"“”‘’([{:")
# What stands after a name in lower case that is meant as a thing on a computer.
THINGS = frozenset(
    """action actions api app binary branch build cask cli client cluster column command container crate
    database daemon db directory driver executable extension extra file files flag folder format formula gem group
    handle hook host image job key keyword label library module namespace node option org package packages
    parameter plugin plugins port process profile program project property provider recipe repo repos repository role
    schema scheme script section server service services spec specs stack subcommand subdirectory table tag target task
    tool topic type user username value variable""".split()
)
# And what stands before it.
COMMANDS = frozenset(
    """add install uninstall remove pip npm yarn brew apt apt-get dnf yum conda cargo gem import require run start stop
    restart systemctl service sudo lang language user username command package module extra""".split()
)
