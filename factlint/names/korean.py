"""Korean names: a family name of one syllable and a given name of two, romanised in many ways and often run together.

Revised Romanisation and McCune–Reischauer give Gim Gyeong-han and Kim Kyŏnghan, passports Kim Kyung-han; a machine
writes Gimgyeonghan. Syllables are compared by what the romanisations have in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factlint.names.fold import fold
from factlint.names.parts import Part, in_latin

# Spellings of one family name; the first is that of the Revised Romanisation.
_FAMILIES = """
    gim kim; i lee yi rhee ri rhie; bag bak park pak; choe choi choy; jeong jung chung chong cheong joung jeoung;
    gang kang; jo cho joe; yun yoon youn; jang chang; im lim rim yim; han hahn; o oh; seo suh so; sin shin;
    gwon kwon kweon kwun; hwang; an ahn; song; yu yoo ryu ryoo you; ryu yu yoo; jeon chun jun chon jeun; hong;
    go ko koh; mun moon; yang; son sohn; bae pae; baeg baek paik baik back paek; heo hur huh her; nam; sim shim;
    no noh roh ro; ha hah; gwag gwak kwak; seong sung; cha; ju joo chu; u woo; gu koo ku; min; na ra la; jin chin;
    ji chi jee; eom um eum; chae; won weon; cheon chun chon; bang pang; gong kong; hyeon hyun; ham hahm;
    byeon byun pyon; yeom yum; yeo yuh; chu choo; do doh; seog suk seok; seon sun; seol sul; ma; gil kil; wi wee;
    pyo; myeong myung; gi ki; ban pan; mo; tag tak; gug kuk guk; eun; pyeon pyun; je; namgung namkung; maeng; og ok;
    yong; ryeo; jegal; hwangbo; seonu sunwoo; sa; bog bok; mok mog; in; tae; ho; gyeong kyung
"""
_FAMILY: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_FAMILIES.split(";")):
    for _word in _line.split():
        _FAMILY[_word] = _FAMILY.get(_word, frozenset()) | {_number}
_REVISED = {line.split()[0] for line in _FAMILIES.split(";")}

_SYLLABLE = re.compile(
    "(?P<head>kk|gg|tt|dd|pp|bb|ss|sh|jj|ch|[gkdtbpsjrlnmhcz]?)(?P<body>[yw]?[aeiou]+w?|[yw])"
    "(?P<tail>ngh?|ck|[gknlrmpbtdsh]?h?)"
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
_BODIES = {
    "a": "a", "e": "e", "ae": "e", "ai": "e", "ay": "e", "ea": "e", "i": "i", "ee": "i", "ui": "i", "eui": "i",
    "wi": "wi", "wa": "wa", "oa": "wa", "oi": "we", "oe": "we", "we": "we", "wae": "we", "ue": "we", "uo": "wo",
    "wo": "wo", "weo": "wo", "woo": "u", "ya": "ya", "ia": "ya", "ye": "ye", "yae": "ye", "yi": "i",
}  # fmt: skip


# Chinese family names, in Pinyin and Wade–Giles.
_CHINESE = frozenset(
    """wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang
    feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong
    tian fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei
    qian yin yi chang hsu chou chao kuo hsieh tseng tsai chiang hsiao chiu chu tsao chung kao lo ho teng yeh hung chien
    chan cheung wong leung lam ng kwok lau chow cheng yip tam tsang hsiung shih hsia tung chiou jhang""".split()
)


class Korean(NamedTuple):
    """A Korean name. family: the numbers of the family names it may be. given: what its two syllables sound like, for
    every place where they may be cut."""

    family: frozenset[int]
    given: tuple[tuple[str, str], ...]


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
    """The Korean name that a text may be, or None: family name first or last and a given name of two syllables, or all
    run together."""
    name = in_latin(name)
    tokens = [fold(token) for token in name.replace("’", "").replace("'", "").split()]
    if len(tokens) == 1:
        return _glued(tokens[0])
    if len(tokens) == 3 and "-" not in name:
        tokens = [tokens[0], "-".join(tokens[1:])]
    if len(tokens) != 2:
        return None
    for family, given in (tokens, tokens[::-1]):
        if family in _FAMILY and (syllables := _given(given)):
            return Korean(_FAMILY[family], syllables)
    return None


def _given(text: str) -> tuple[tuple[str, str], ...]:
    """The two syllables of a given name: at its hyphen, else wherever both halves are syllables."""
    if "-" in text:
        cuts = [text.partition("-")[::2]]
    else:
        cuts = [(text[:at], text[at:]) for at in range(2, len(text) - 1)] if 4 <= len(text) <= 11 else []
    keys = [(_syllable(one), _syllable(other)) for one, other in cuts]
    return tuple((one, other) for one, other in keys if one and other)


def glued(name: str) -> bool:
    """Whether a name is run together by a machine: "Gimgyeonghan", "Bagjun-Yeong"."""
    return " " not in name.strip() and _glued(fold(name)) is not None


def _glued(text: str) -> Korean | None:
    found = _GLUED.fullmatch(text)
    if found is None or found[3] is None:
        return None
    one, other = _syllable(found[2]), _syllable(found[3])
    return Korean(_FAMILY[found[1]], ((one, other),)) if one and other else None


def families(korean: Korean) -> list[str]:
    """The spellings of the family name, sorted."""
    return sorted(word for word, numbers in _FAMILY.items() if not numbers.isdisjoint(korean.family))


def agree(one: Korean, other: Korean) -> float:
    """How far two Korean names agree: 1 alike in all syllables, 0 not at all."""
    if one.family.isdisjoint(other.family):
        return 0.0
    return max(_near(here[0], there[0]) * _near(here[1], there[1]) for here in one.given for there in other.given)


def _near(one: str, other: str) -> float:
    """How far two syllables agree: alike, one letter more, or another letter that is taken for it."""
    if one == other:
        return 1.0
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


def is_syllabic(parts: Sequence[Part]) -> bool:
    """Whether a name is Korean or Chinese by its family name: a few syllables, each of which tells two people apart."""
    words = [part.text for part in parts]
    return 2 <= len(words) <= 4 and any(word in _FAMILY or word in _CHINESE for word in (words[0], words[-1]))
