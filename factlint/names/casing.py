"""Capitals: where a name whose capitals are fixed stands in others.

The runs of `runs.py` see capitalised words only, and a form is found there in fitting capitals only. Here every word is
looked at, but only once per distinct word: a set of the words of the text is met with a table of the names' own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge, Known

MOST = 50_000  # words met that are remembered
_SPACE = str.maketrans("\n\u00a0\u202f", "   ")


class Miscased(NamedTuple):
    """A stretch of the view that is a form but for its capitals. right: the stretch as the form has it."""

    span: Span
    text: str
    right: str
    form: Known


class _Part(NamedTuple):
    """A form by its most telling word: where that stands in it, and where the form is in the knowledge."""

    offset: int
    form: str
    layer: int
    number: int


class _Table(NamedTuple):
    """parts: word in lower case, also with the s of a plural → forms. right: such words in the capitals they have.

    plain: words that were met and are neither.
    """

    parts: dict[bytes, list[_Part]]
    right: frozenset[bytes]
    plain: set[bytes]


def find_miscased(document: Document, knowledge: Knowledge) -> Iterator[Miscased]:
    """All forms of entries with the key `casing` that stand in capitals which no form of that spelling has.

    In order of position, the longest at each place. Nothing is said yet of whether the place excuses it.
    """
    parts, right, plain = _table(knowledge)
    if not parts:
        return
    text = document.text
    words = set(text.encode("ascii", "replace").translate(_LETTERS).split()) - plain
    odd = [word for word in words if word.lower() in parts and word not in right]
    if len(plain) < MOST:
        plain.update(words.difference(odd))
    if not odd:
        return
    pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{b'|'.join(sorted(odd)).decode()})(?![A-Za-z0-9])")
    found: dict[Span, Miscased] = {}
    for match in pattern.finditer(text):
        for part in parts[match.group().encode().lower()]:
            written = _miscased(part, match.start(), text, knowledge)
            if written is not None:
                found.setdefault(written.span, written)
    last = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield found[span]


# Every byte that is no letter or digit becomes a space: faster than any regular expression.
_LETTERS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))


def _table(knowledge: Knowledge) -> _Table:
    """The look-up table, made once for a knowledge."""
    made = knowledge.memo.get("casing")
    if made is None:
        parts: dict[bytes, list[_Part]] = {}
        alone: set[bytes] = set()
        for form, layer, number in knowledge.cased_forms():
            words = list(re.finditer("[A-Za-z0-9]+", form))
            if words:
                word = max(words, key=lambda match: match.end() - match.start())
                key = word.group().encode()
                part = _Part(word.start(), form, layer, number)
                for ending in (b"", b"s"):
                    parts.setdefault(key.lower() + ending, []).append(part)
                if word.group() == form:
                    alone.update((key, key + b"s"))
        # A word that is right alone may stand in a longer name that is not.
        right = frozenset(word for word in alone if len(parts[word.lower()]) == 1)
        made = knowledge.memo["casing"] = _Table(parts, right, set())
    assert isinstance(made, _Table)
    return made


def _miscased(part: _Part, at: int, text: str, knowledge: Knowledge) -> Miscased | None:
    """The form around a word of the text, if it stands there whole and in other capitals."""
    form = part.form
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
    known_form = knowledge.cased_form(part.layer, part.number)
    if known_form is None:
        return None
    right = "".join(old if old.isspace() else new for old, new in zip(written, form, strict=True))  # a break stays
    return Miscased(Span(start, end), written, right, known_form)


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
