"""Chinese names: Pinyin from characters, and Wade–Giles and Pinyin from one another, syllable by syllable.

Sources: Hanyu Pinyin (ISO 7098, GB/T 28039-2011 for names), the Wade–Giles conversion table of the Library of
Congress; readings of characters from `hanzi.txt`. Apostrophes and the two dots of ü are kept here; comparisons fold
them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

_INITIALS = {
    "b": "p", "p": "p'", "m": "m", "f": "f", "d": "t", "t": "t'", "n": "n", "l": "l", "g": "k", "k": "k'", "h": "h",
    "j": "ch", "q": "ch'", "x": "hs", "zh": "ch", "ch": "ch'", "sh": "sh", "r": "j", "z": "ts", "c": "ts'", "s": "s",
}  # fmt: skip
_FINALS = {
    "ie": "ieh", "ian": "ien", "uo": "o", "ong": "ung", "iong": "iung", "üe": "üeh",
}  # fmt: skip
_WHOLE = {
    "zi": "tzu", "ci": "tz'u", "si": "ssu", "ge": "ko", "ke": "k'o", "he": "ho", "e": "o", "er": "erh",
    "guo": "kuo", "kuo": "k'uo", "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "k'uei", "yi": "i", "ye": "yeh",
    "yan": "yen", "you": "yu", "yong": "yung", "yu": "yü", "yue": "yüeh", "yuan": "yüan", "yun": "yün",
}  # fmt: skip
# Characters that as a family name have another reading than the usual one.
_FAMILY = {
    "曾": "zeng", "单": "shan", "單": "shan", "查": "zha", "仇": "qiu", "解": "xie", "尉": "wei", "朴": "piao",
    "盖": "ge", "葛": "ge", "任": "ren", "翟": "zhai", "乐": "yue", "樂": "yue", "区": "ou", "區": "ou", "缪": "miao",
    "繆": "miao", "黑": "he", "薄": "bo", "华": "hua", "華": "hua", "宁": "ning", "寧": "ning", "纪": "ji", "紀": "ji",
    "洗": "xian", "召": "shao", "粘": "nian", "员": "yun", "員": "yun",
}  # fmt: skip
_DOUBLE = frozenset(
    (
        "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 公孙 公孫 慕容 令狐 "
        "东方 東方 长孙 長孫 宇文 轩辕 軒轅 南宫 南宮"
    ).split()
)


def wade_giles(syllable: str) -> str:
    """The Wade–Giles spelling of a Pinyin syllable without tone: "xi" → "hsi"."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = syllable[:2] if syllable[:2] in _INITIALS else syllable[:1]
    if initial not in _INITIALS:
        return syllable
    final = syllable[len(initial) :]
    if final == "i" and initial in ("zh", "ch", "sh", "r"):
        final = "ih"
    elif initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    return _INITIALS[initial] + _FINALS.get(final, final)


@cache
def readings() -> Mapping[str, str]:
    """Character → Pinyin syllable."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hanzi.txt")
    with open(path, encoding="utf-8") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    return {letter: syllable for syllable, letters in rows for letter in letters}


@cache
def syllables() -> Mapping[str, str]:
    """Pinyin syllable → Wade–Giles, without marks on either side."""
    return {plain(syllable): plain(wade_giles(syllable)) for syllable in set(readings().values())}


def plain(text: str) -> str:
    """A syllable without its dots and apostrophes."""
    return text.replace("ü", "u").replace("'", "")


def cut(word: str, known: Mapping[str, object] | frozenset[str], limit: int = 4) -> list[tuple[str, ...]]:
    """The ways to cut a word of at most `limit` syllables into known ones, the longest first syllables first."""
    if not word:
        return [()]
    if not limit:
        return []
    return [
        (word[:size], *rest)
        for size in range(min(6, len(word)), 0, -1)
        if word[:size] in known
        for rest in cut(word[size:], known, limit - 1)
    ]


def chinese(name: str) -> dict[str, list[str]]:
    """The spellings of a name of two to four characters; nothing for others, or where a character is unknown."""
    letters = name.replace(" ", "")
    if not 2 <= len(letters) <= 4 or any(letter not in readings() for letter in letters):
        return {}
    size = 2 if letters[:2] in _DOUBLE and len(letters) > 2 else 1
    if len(letters) - size > 2:
        return {}
    family = [_FAMILY.get(letters[0], readings()[letters[0]]) if size == 1 else readings()[letters[0]]]
    family += [readings()[letter] for letter in letters[1:size]]
    given = [readings()[letter] for letter in letters[size:]]
    found: dict[str, list[str]] = {}
    apart = "".join(("'" if index and part[0] in "aeo" else "") + part for index, part in enumerate(given))
    found["".join(family).capitalize() + " " + apart.capitalize()] = ["Pinyin"]
    older = "".join(map(wade_giles, family)).capitalize() + " " + "-".join(map(wade_giles, given)).capitalize()
    found.setdefault(older, []).append("Wade–Giles")
    return found


def between(text: str, form: str) -> str:
    """The system of a folded spelling whose syllables are those of the form in the other system; "" where unsure."""
    table = syllables()
    to_wade = any("".join(table[part] for part in parts) == text for parts in cut(form, table))
    back = any("".join(table[part] for part in parts) == form for parts in cut(text, table))
    if to_wade == back:  # neither, or either could be the older one
        return ""
    return "Wade–Giles" if to_wade else "Pinyin"
