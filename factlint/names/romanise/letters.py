"""One letter after another: tables of letters with their context, and words spelled by them.

A table is a text of pairs `letters=latin`. `^` before the letters holds at the start of a word only, `~` after a vowel
(or a sign that parts a consonant from a vowel); `$` behind them at its end only, `~` before a vowel. The longest
letters win, then the closest context.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from factlint.names.fold import fold

Table = Mapping[str, str]
VOWELS = frozenset("аеёиоуыэюяіїєәөұүӣӯъьй'’ʼ" + "αεηιουω" + "աեէըիոօ" + "აეიოუ")
_SIGNS = frozenset("ъьй'’ʼ")  # a vowel after one is spelled as after a vowel
LONGEST = 4


def pairs(*texts: str) -> dict[str, str]:
    """The table of some texts of pairs; a later one overrides."""
    return {letters: latin for text in texts for letters, _, latin in (pair.partition("=") for pair in text.split())}


def pieces(word: str, table: Table) -> tuple[tuple[str, str], ...] | None:
    """Which letters of a lower-case word became what. None where a letter has no Latin spelling."""
    found = []
    at = 0
    while at < len(word):
        before = word[at - 1] if at else ""
        fronts = ("^", "") if not before or before in "-–. " else ("~", "") if before in VOWELS else ("",)
        for size in range(min(LONGEST, len(word) - at), 0, -1):
            letters, after = word[at : at + size], word[at + size : at + size + 1]
            ends = ("$", "") if not after or after in "-–. " else ("~", "") if _is_vowel(after) else ("",)
            latin = next(
                (table[key] for front in fronts for end in ends if (key := front + letters + end) in table), None
            )
            if latin is not None:
                found.append((letters, latin))
                at += size
                break
        else:
            plain = word[at] if word[at] in "-–. " else fold(word[at])
            if not plain.isascii() or (not plain and word[at].isalpha()):
                return None
            found.append((word[at], plain))
            at += 1
    return tuple(found)


def _is_vowel(letter: str) -> bool:
    return letter in VOWELS and letter not in _SIGNS


def spell(word: str, table: Table) -> str | None:
    """A lower-case word in Latin letters, or None where the table cannot."""
    found = pieces(word, table)
    return None if found is None else "".join(latin for _, latin in found)


def capitals(text: str, native: str) -> str:
    """Latin text with the capitals of a name; what is written without capitals (Georgian) is a name all the same."""
    if native[:1].islower() and not "ა" <= native[:1] <= "ჿ":
        return text
    return "-".join(part[:1].upper() + part[1:] for part in text.split("-"))


class Scheme:
    """The systems of some languages: name of the system and its table, for each language.

    rows: the name of a system (what follows a comma is not shown), its languages (`*`: those that have no row of their
    own under this name) and its letters, over `base` and the letters of the language in `own`.
    """

    def __init__(self, base: str, own: Mapping[str, str], rows: Iterable[tuple[str, str, str]]) -> None:
        self.languages = tuple(own)
        self._base, self._own, self._rows = base, own, tuple(rows)
        self.tables = lru_cache(maxsize=None)(self._tables)
        self.word = lru_cache(maxsize=65536)(self._word)  # parts of names recur

    def _tables(self, language: str) -> tuple[tuple[str, Table], ...]:
        special = {name for name, languages, _ in self._rows if language in languages.split()}
        return tuple(
            (name.split(",")[0], pairs(self._base, self._own[language], letters))
            for name, languages, letters in self._rows
            if language in languages.split() or (languages == "*" and name not in special)
        )

    def _word(self, word: str, language: str) -> tuple[str | None, ...]:
        return tuple(
            None if (text := spell(word.lower(), table)) is None else capitals(text, word)
            for _, table in self.tables(language)
        )

    def spellings(self, name: str, language: str) -> dict[str, list[str]]:
        """The spellings of a name, each with the systems that give it."""
        parts = [self.word(word, language) for word in name.split()]
        found: dict[str, list[str]] = {}
        for number, (system, _) in enumerate(self.tables(language)):
            words = [part[number] for part in parts]
            known = [word for word in words if word is not None]
            if known and len(known) == len(words):
                systems = found.setdefault(" ".join(known), [])
                if system not in systems:
                    systems.append(system)
        return found
