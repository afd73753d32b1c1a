"""Korean names: a family name of one syllable and a given name of two, romanised in many ways and often run together.

Revised Romanisation and McCune–Reischauer give Gim Gyeong-han and Kim Kyŏnghan, passports Kim Kyung-han; a machine
writes Gimgyeonghan. Syllables are compared by what the romanisations have in common.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factlint.names.fold import fold

# Spellings of one family name; the first is that of the Revised Romanisation.
_FAMILIES = """gim kim|i lee yi rhee ri rhie|bag bak park pak|choe choi choy|jeong jung chung chong cheong joung jeoung|gang kang
jo cho joe|yun yoon youn|jang chang|im lim rim yim|han hahn|o oh|seo suh so|sin shin|gwon kwon kweon kwun|hwang|an ahn|song
yu yoo ryu ryoo you|ryu yu yoo|jeon chun jun chon jeun|hong|go ko koh|mun moon|yang|son sohn|bae pae|baeg baek paik baik back paek
heo hur huh her|nam|sim shim|no noh roh ro|ha hah|gwag gwak kwak|seong sung|cha|ju joo chu|u woo|gu koo ku|min|na ra la|jin chin
ji chi jee|eom um eum|chae|won weon|cheon chun chon|bang pang|gong kong|hyeon hyun|ham hahm|byeon byun pyon|yeom yum|yeo yuh
chu choo|do doh|seog suk seok|seon sun|seol sul|ma|gil kil|wi wee|pyo|myeong myung|gi ki|ban pan|mo|tag tak|gug kuk guk|eun
pyeon pyun|je|namgung namkung|maeng|og ok|yong|ryeo|jegal|hwangbo|seonu sunwoo|sa|bog bok|mok mog|in|tae|ho|gyeong kyung|doyeong"""
_FAMILY: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_FAMILIES.replace("\n", "|").split("|")):
    for _word in _line.split():
        _FAMILY[_word] = _FAMILY.get(_word, frozenset()) | {_number}
_REVISED = {line.split()[0] for line in _FAMILIES.replace("\n", "|").split("|")}

_SYLLABLE = re.compile(
    "(?P<head>kk|gg|tt|dd|pp|bb|ss|sh|jj|ch|[gkdtbpsjrlnmhcz]?)(?P<body>[yw]?[aeiou]+w?|[yw])(?P<tail>ngh?|ck|[gknlrmpbtdsh]?h?)"
)
_STRICT = (
    "(?:kk|tt|pp|ss|jj|ch|[gndrlmbsjktph])?(?:yeo|yae|wae|eo|ae|ya|ye|yo|yu|wa|wo|we|wi|oe|eu|ui|[aeiou])"
    "(?:ng(?![aeiouyw])|[gnlmbdrksp](?![aeiouyw]))?"
)
_GLUED = re.compile(f"({'|'.join(sorted(_REVISED, key=lambda word: (-len(word), word)))})-?({_STRICT})-?({_STRICT})?")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1")
_HEADS = {"g": "k", "kk": "k", "gg": "k", "d": "t", "tt": "t", "dd": "t", "b": "p", "pp": "p", "bb": "p", "ss": "s"} | {
    "j": "c", "ch": "c", "jj": "c", "z": "c", "c": "c", "sh": "s", "r": "l", "l": "l",
}  # fmt: skip
_TAILS = {"g": "k", "ck": "k", "d": "t", "s": "t", "b": "p", "r": "l", "h": "", "ngh": "ng", "kh": "k"}
_BODIES = {"a": "a", "e": "e", "ae": "e", "ai": "e", "ay": "e", "ea": "e", "i": "i", "ee": "i", "ui": "i", "wi": "wi"} | {
    "eui": "i", "wa": "wa", "oa": "wa", "oi": "we", "oe": "we", "we": "we", "wae": "we", "ue": "we", "uo": "wo", "wo": "wo",
    "ya": "ya", "ia": "ya", "ye": "ye", "yae": "ye", "yi": "i", "weo": "wo", "woo": "u",
}  # fmt: skip


class Korean(NamedTuple):
    """A Korean name. family: the numbers of the family names it may be. given: what its syllables sound like."""

    family: frozenset[int]
    given: tuple[str, ...]


def _key(head: str, body: str, tail: str) -> str:
    """What the ways to write a syllable have in common."""
    if body not in _BODIES and (body[0] == "y" or body[:2] in ("io", "iu", "ie")):
        vowel = "yu"  # yeo, yo, yu
    else:
        vowel = _BODIES.get(body, "u")  # eo, o, u, eu: told apart by few writers
    return _HEADS.get(head, head) + vowel + _TAILS.get(tail, tail)


def _syllable(text: str) -> str | None:
    text = _DOUBLED.sub(r"\1", text).replace("kg", "k").replace("gh", "g")
    found = _SYLLABLE.fullmatch(text) or _SYLLABLE.fullmatch(text.removesuffix("e"))
    return _key(*found.groups()) if found else None


@lru_cache(maxsize=65536)
def korean_name(name: str) -> Korean | None:
    """The Korean name that a text may be, or None: family name first or last, given name joined by a hyphen or run
    together with all the rest."""
    tokens = [fold(token) for token in name.replace("’", "").replace("'", "").split()]
    if len(tokens) == 1:
        return glued(tokens[0])
    if len(tokens) != 2:
        return None
    for family, given in (tokens, tokens[::-1]):
        if family in _FAMILY and (syllables := _given(given)) is not None:
            return Korean(_FAMILY[family], syllables)
    return None


def _given(text: str) -> tuple[str, ...] | None:
    """The two syllables of a given name with a hyphen."""
    parts = text.split("-")
    keys = [_syllable(part) for part in parts]
    return tuple(key for key in keys if key) if len(parts) == 2 and all(keys) else None


def glued(text: str) -> Korean | None:
    """A name romanised in one run: "gimgyeonghan", "bagjun-yeong"."""
    found = _GLUED.fullmatch(text)
    if found is None or found[3] is None:
        return None
    keys = [_syllable(part) for part in (found[2], found[3])]
    return Korean(_FAMILY[found[1]], tuple(key for key in keys if key)) if all(keys) else None


def families(korean: Korean) -> list[str]:
    """The spellings of the family name, sorted."""
    return sorted(word for word, numbers in _FAMILY.items() if not numbers.isdisjoint(korean.family))


def agree(one: Korean, other: Korean) -> float:
    """How far two Korean names agree: 1 alike in all syllables, 0 not at all."""
    if one.family.isdisjoint(other.family) or len(one.given) != len(other.given):
        return 0.0
    score = 1.0
    for here, there in zip(one.given, other.given, strict=True):
        score *= 1.0 if here == there else _near(here, there)
    return score


def _near(one: str, other: str) -> float:
    """Syllables that are not alike: one letter more, or another letter that is taken for it."""
    if one.replace("y", "").replace("w", "") == other.replace("y", "").replace("w", ""):
        return 0.8
    vowels = str.maketrans("", "", "aeiouyw")
    if one.translate(vowels) == other.translate(vowels):
        return 0.45
    if sorted((len(one), len(other)))[0] + 1 == max(len(one), len(other)) and (
        one.startswith(other) or other.startswith(one) or one.endswith(other) or other.endswith(one)
    ):
        return 0.4
    return 0.0
