"""Which blocks are not English, by their commonest words and their script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factlint.document import Document

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "“”‘’–—…\u00a0"
_LETTERS = "".join(chr(code).lower() if chr(code).isalpha() else " " for code in range(128))
_LATIN = "ɏ\U0010ffff"  # words that sort behind it begin with a letter of another script
_ENGLISH = frozenset(
    """the of and to a in that is was for on with as by at from it he she his her they their this which be are were have
    has had not but or an who will would said its been after also than into over about when we you our there
    if""".split()
)
# Commonest words of languages in Latin script that are no English words.
_OTHERS = (
    frozenset(
        """der die das und ist nicht ein eine mit auf für von dem den des im zu wird sich auch als wurde
    le la les des et est une dans qui que pour sur avec du au aux il elle ont sont pas plus
    el los las y es una por con para del se su lo como más fue pero sus al
    il di che e gli della nel per non sono una con alla è ha dei
    o os as e um uma não do da dos das em que para com por mais foi
    het een van en dat niet zijn voor op te werd door
    w z na że się nie jest do przez oraz był po od
    och att det som är på av till med den har inte ett
    og er ikke til af jeg han ved fra
    ve bir bu için ile da de olarak
    si de la în și este pe cu care nu din
    je na se da su za od koji je u""".split()
    )
    - _ENGLISH
    - {
        "a",
        "do",
        "on",
        "me",
        "as",
        "no",
        "he",
        "in",
        "per",
        "van",
        "den",
        "de",
        "la",
        "al",
        "da",
        "von",
        "del",
        "el",
        "le",
        "o",
        "e",
        "y",
        "en",
        "z",
        "w",
        "u",
    }
)


def foreign_blocks(document: Document) -> frozenset[int]:
    """Indices of the blocks in another language than English.

    A block too short to tell follows the other blocks of the document: it is foreign where most of the text is.
    """
    if not _may_be_foreign(document.text):
        return frozenset()
    verdicts = [_verdict(document.text[block.start : block.end]) for block in document.blocks]
    mostly_foreign = sum(1 for verdict in verdicts if verdict is True) > sum(
        1 for verdict in verdicts if verdict is False
    )
    return frozenset(
        index for index, verdict in enumerate(verdicts) if verdict is True or (verdict is None and mostly_foreign)
    )


def is_foreign(text: str) -> bool:
    """Whether a text is surely in another language than English."""
    return _verdict(text) is True


_WESTERN = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(256))
_WESTERN_OTHERS = frozenset(word.encode("latin-1") for word in _OTHERS if max(word) <= "ÿ")


def _may_be_foreign(text: str) -> bool:
    """Whether a text has three words of other languages or letters beyond those of Western Europe: most have not."""
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    try:
        words = text.encode("latin-1").translate(_WESTERN).split()
    except UnicodeEncodeError:
        return True
    others = filter(_WESTERN_OTHERS.__contains__, words)
    return all(next(others, None) for _ in range(3))


def _words(text: str) -> list[str]:
    """The words of a text in lower case; where all letters are ASCII, by a way that is three times as fast."""
    plain = text
    if not text.isascii():
        for mark in _MARKS:
            plain = plain.replace(mark, " ")
    return plain.translate(_LETTERS).split() if plain.isascii() else _WORD.findall(text.lower())


def _verdict(text: str) -> bool | None:
    """True: another language; False: English; None: too little to tell."""
    words = _words(text)
    if not text.isascii() and len(words) >= 4 and sum(map(_LATIN.__lt__, words)) * 2 > len(words):
        return True
    if _OTHERS.isdisjoint(words):  # most blocks of English; then two words are enough
        found = filter(_ENGLISH.__contains__, words)
        return False if next(found, None) and next(found, None) else None
    english = sum(map(_ENGLISH.__contains__, words))
    other = sum(map(_OTHERS.__contains__, words))
    if other >= 3 and other > english * 1.5:
        return True
    if english >= 2 and english >= other:
        return False
    return None
