"""Romanisation: the spellings that the world's systems and newspapers give to a name written in Cyrillic.

Used when knowledge is compiled, so that a spelling found in a text can be led back to the native name, and to the
systems that explain it. Letters follow the published tables (BGN/PCGN 1965/2019, ISO 9, the Ukrainian resolution of
2010, the Bulgarian law of 2009) and newspaper practice (Duden, Le Monde, PWN, Taalunie); diacritics are left out, as
spellings are compared without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

CYRILLIC = ("uk", "ru", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "bs", "cnr")

_BASE = dict(
    pair.split("=")
    for pair in (
        "а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m "
        "н=n о=o п=p р=r с=s т=t у=u ў=u ф=f "
        "х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ј=j љ=lj њ=nj ђ=dj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz "
        "ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h ’= ʼ= '="
    ).split()
)
_LANGUAGE = {
    "uk": "г=h и=y ё=yo",
    "be": "г=h е=e",
    "bg": "щ=sht ъ=a х=h",
    "mk": "х=h ц=c ч=ch ж=zh",
    "sr": "х=h ц=c ч=c ш=s ж=z",
}
# System → overrides of the base letters, then of single languages after "@"; "^x" holds at the start of a word only.
_SYSTEMS = {
    "BGN/PCGN": "^е=ye @uk й=y @be е=ye",
    "passport": "ю=iu я=ia й=i є=ie ї=i ё=e ъ=ie ^є=ye ^ї=yi ^й=y ^ю=yu ^я=ya @ru ^ю=iu ^я=ia ^е=e",
    "Russian-style": "г=g и=i ё=e",
    "scientific": "й=j х=x ц=c ч=c ш=s щ=sc ж=z ю=ju я=ja є=je ї=ji ё=e",
    "South Slavic": "и=i й=j х=h ц=c ч=c ш=s щ=sc ж=z ю=ju я=ja є=je ї=ji ё=jo ы=i",
    "South Slavic, й=i": "и=i й=i х=h ц=c ч=c ш=s щ=sc ж=z ю=ju я=ja є=je ї=ji ё=jo ы=i",
    "German": "в=w ж=sch з=s й=j х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja є=je ї=ji ё=jo",
    "French": "у=ou ч=tch ш=ch щ=chtch ж=j ю=iou я=ia й=i є=ie ї=i ё=io и=i",
    "Polish": "в=w ж=z х=ch ц=c ч=cz ш=sz щ=szcz й=j ю=ju я=ja є=je ї=ji ё=jo",
    "Dutch": "у=oe ж=zj х=ch ч=tsj ш=sj щ=sjtsj й=j ю=joe я=ja є=je ї=ji ё=jo",
    "Scandinavian": "ж=zj ч=tj ш=sj щ=sjtj й=j ю=ju я=ja є=je ї=ji ё=jo",
    "Spanish": "х=j щ=sch й=i ю=yu я=ya и=i",
    "Italian": "х=ch ц=c ч=c ш=s щ=sc ж=z й=j ю=ju я=ja є=je ї=ji и=i",
}


def romanisations(name: str, language: str) -> Mapping[str, str]:
    """Latin spellings of a native name → the systems that give each, joined by commas. Empty for other scripts."""
    if language not in CYRILLIC:
        return {}
    found: dict[str, list[str]] = {}
    for system in _SYSTEMS:
        text = " ".join(_word(word, system, language) for word in name.split())
        found.setdefault(text, []).append(system.split(",")[0])
    return {text: ", ".join(dict.fromkeys(systems)) for text, systems in found.items()}


@lru_cache(maxsize=65536)  # parts of names recur: a base of ten thousand has a few hundred given names
def _word(word: str, system: str, language: str) -> str:
    table = _table(system, language)
    parts = []
    for index, letter in enumerate(word.lower()):
        initial = index == 0 or word[index - 1] in "-–"
        parts.append(table.get("^" + letter, table.get(letter, letter)) if initial else table.get(letter, letter))
    text = "".join(parts)
    return "-".join(part[:1].upper() + part[1:] for part in text.split("-")) if word[:1].isupper() else text


_TABLES: dict[tuple[str, str], dict[str, str]] = {}


def _table(system: str, language: str) -> Mapping[str, str]:
    key = (system, language)
    if key not in _TABLES:
        own, *special = _SYSTEMS[system].split("@")
        table = _BASE | _pairs(_LANGUAGE.get(language, "")) | _pairs(own)
        for part in special:
            code, _, pairs = part.partition(" ")
            if code == language:
                table |= _pairs(pairs)
        _TABLES[key] = table
    return _TABLES[key]


def _pairs(text: str) -> dict[str, str]:
    return {letter: latin for letter, _, latin in (pair.partition("=") for pair in text.split())}
