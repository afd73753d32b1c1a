"""From one Latin spelling to another: which practice writes a name so that another writes otherwise.

For names whose native form is unknown, or whose script leaves the vowels out. A system is named only where its letters
give the text's spelling exactly, and no more than two systems do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from factlint.names.fold import fold
from factlint.names.romanise import chinese
from factlint.names.romanise.cyrillic import SCHEME
from factlint.names.romanise.letters import Table, pieces

_ENGLISH = frozenset(
    ("English press", "BGN/PCGN", "Ukrainian national", "passport (ICAO 9303)", "ALA-LC", "Bulgarian law")
)
_SOFT = "лн"  # what a soft sign, lost in most systems, often follows
_ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
}
_SLAVIC = re.compile(
    r"(?:[oei]v|[oei]va|in|ina|sk[iy]+|skaya|skii|enko|chuk|"
    r"[iy]ch|chev|shev|hiy|[eo]y|yuk|iuk|iak|yak)$"
)
_TRIED = 40  # Cyrillic spellings
_AMONG = 2  # systems between which a spelling is still explained

_ARABIC = ("ar", "fa", "ur", "ps", "ku")
_FRENCH = (("sh", "ch"), ("oo", "ou"), ("u", "ou"), ("ee", "i"), ("j", "dj"), ("w", "ou"), ("q", "k"))
_PERSIAN = (("u", "o"), ("i", "e"))
_HEBREW = (("kh", "ch"), ("ch", "h"), ("tz", "ts"), ("ts", "z"), ("w", "v"))
_CABINET = (
    ("sh", "sy"),
    ("syi", "si"),
    ("ch", "ty"),
    ("tyi", "ti"),
    ("tsu", "tu"),
    ("fu", "hu"),
    ("ji", "zi"),
    ("j", "zy"),
)
_ARTICLES = {"al": "", "el": "Egyptian or Maghrebi practice"}
_SUN = frozenset("tdrzsnl")


def systems_between(text_part: str, form_part: str, language: str = "") -> tuple[str, ...]:
    """The systems that write `text_part` where another writes `form_part`, at most two; empty where unsure.

    language: the language of the name where it is known, which settles what its look leaves open.
    """
    text, form = fold(text_part), fold(form_part)
    if not text or not form or text == form or not (text + form).replace("-", "").isalpha():
        return ()
    if not (text + form).isascii():
        return ()
    article = _article(text, form)
    if article and language in ("ar", ""):
        return (article,)
    found: list[str] = []
    if language in ("", "zh"):
        plain = text.replace("-", ""), form.replace("-", "")
        system = chinese.between(*plain)
        pinyin = plain[0] if system == "Pinyin" else plain[1]
        if system and (language == "zh" or re.search("x|q|zh", pinyin) or "-" in text + form):
            found.append(system)
    if language == "" or language in SCHEME.languages:
        found += _slavic(text, form, language)
    if language in ("", *_ARABIC):
        found += _arabic(text, form, language)
    if language == "he" and (text in _rewritten(form, _HEBREW) or form in _rewritten(text, _HEBREW)):
        found.append("another Hebrew practice")
    if language == "ja":
        found += _japanese(text, form)
    found = list(dict.fromkeys(found))
    return tuple(found) if len(found) <= _AMONG else ()


def _article(text: str, form: str) -> str:
    """What an Arabic article has become: el- for al-, or an l that sounds as the letter after it."""
    one, _, other = text.partition("-")
    two, _, rest = form.partition("-")
    if two != "al" or other != rest:
        return ""
    if one in _ARTICLES:
        return _ARTICLES[one]
    if len(one) >= 2 and one[0] in "ae" and rest.startswith(one[1:]) and one[1] in _SUN:
        return "Arabic article as it sounds"
    return ""


def _slavic(text: str, form: str, language: str) -> list[str]:
    found: list[str] = []
    for code in (language,) if language else ("ru", "uk"):
        tables = SCHEME.tables(code)
        english = [table for name, table in tables if name in _ENGLISH]
        for number, (name, table) in enumerate(tables):
            if name in _ENGLISH or name in found:
                continue
            for native in islice(_behind(form, text, _units(code, number)), _TRIED):
                done = pieces(native, table)
                ours = next((ours for other in english if _text(ours := pieces(native, other)) == form), None)
                if done and ours and _text(done) == text:
                    if language or len(set(done) - set(ours)) > 1 or _SLAVIC.search(form):
                        found.append(name)
                    break
    return found


def _text(done: Sequence[tuple[str, str]] | None) -> str:
    return "".join(latin for _, latin in done or ())


@cache
def _units(code: str, number: int) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """What English practice writes, the Cyrillic letters, and what a system writes, by the first letter of English."""
    tables = SCHEME.tables(code)
    table = tables[number][1]
    english = [other for name, other in tables if name in _ENGLISH]
    ours = {key.strip("^~$") for key in table}
    every = ours | {key.strip("^~$") for other in english for key in other} | {letter + "ь" for letter in _SOFT}
    units: dict[str, set[tuple[str, str, str]]] = {}
    for letters in sorted(every):
        if not _ALPHABETS.get(code, frozenset(letters)).issuperset(letters):
            continue
        for written in set().union(*(_written(letters, other) for other in english)):
            for system in _written(letters, table):
                units.setdefault(written[:1], set()).add((written, letters, system))
    return {first: tuple(sorted(group)) for first, group in units.items() if first}


def _written(letters: str, table: Table) -> set[str]:
    """What these letters become in any context."""
    known = {
        table[key] for front in ("", "^", "~") for end in ("", "$", "~") if (key := front + letters + end) in table
    }
    return known | ({_text(pieces(letters, table))} if len(letters) > 1 else set())


def _behind(form: str, text: str, units: Mapping[str, tuple[tuple[str, str, str], ...]]) -> Iterator[str]:
    """The Cyrillic spellings that English practice may have written as the form and the system as the text."""
    dead: set[tuple[int, int]] = set()

    def walk(at: int, there: int) -> Iterator[str]:
        if at == len(form):
            if there == len(text):
                yield ""
            return
        if (at, there) in dead:
            return
        empty = True
        for written, letters, system in units.get(form[at], ()):
            if form.startswith(written, at) and text.startswith(system, there):
                for rest in walk(at + len(written), there + len(system)):
                    empty = False
                    yield letters + rest
        if empty:
            dead.add((at, there))

    return walk(0, 0)


def _arabic(text: str, form: str, language: str) -> list[str]:
    french = _rewritten(form, _FRENCH)
    if text in french:
        marks = sum(1 for old, new in _FRENCH if old in form and new in text)
        if language or marks > 1:
            return ["French"]
    if language == "ar" and form in _rewritten(text, _FRENCH):
        return ["English practice"]
    if language == "fa" and form in _rewritten(text, _PERSIAN):
        return ["Arabic practice"]
    if language == "ar" and text in _rewritten(form, _PERSIAN):
        return ["Persian practice"]
    return []


def _rewritten(form: str, changes: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The spellings with some of these changes, each made throughout, and at least one."""
    found = {form}
    for old, new in changes:
        found |= {_replace(text, old, new) for text in found}
    return frozenset(found - {form})


def _replace(text: str, old: str, new: str) -> str:
    if (old, new) == ("u", "ou"):
        return re.sub("(?<!o)u", "ou", text)
    if (old, new) == ("j", "dj"):
        return re.sub("(?<!d)j", "dj", text)
    return text.replace(old, new)


def _japanese(text: str, form: str) -> list[str]:
    if _short(text) == _short(form):
        return ["Hepburn with long vowels"] if len(text) > len(form) else ["Hepburn"]
    cabinet = form
    for old, new in _CABINET:
        cabinet = cabinet.replace(old, new)
    return ["Japanese cabinet's system"] if cabinet == text else []


def _short(text: str) -> str:
    """A Japanese name with short vowels and n throughout."""
    text = re.sub("o[uo]|oh(?![aiueo])", "o", text).replace("uu", "u")
    return re.sub("m(?=[bmp])", "n", text)
