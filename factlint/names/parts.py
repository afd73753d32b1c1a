"""Parts of a name for scoring: its words folded, each with what it is to the name and how much it says."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factlint.names.fold import fold
from factlint.names.romanise import romanisations
from factlint.names.tokens import words

WORD, INITIAL, PARTICLE, TITLE, PATRONYMIC, NUMBER, LEGAL = (
    "word", "initial", "particle", "title", "patronymic", "number", "legal form",
)  # fmt: skip
_PARTICLES = frozenset(
    """al el ad ar as ash at az an ul ud ur us bin ben ibn bint binti bte abu abou van von vom zu zum
    zur der den de di da do dos das
    del della dela du des la le les lo los las y e i af av ter ten te of the and und et for""".split()
)
# Words of respect that names are written with and without. Many are family names too: they count little where one
# name lacks them, and as words where both have them.
_TITLES = frozenset(
    """mr mrs ms miss sir dame lord lady dr prof professor eng engr ing ir drs hon honourable rev reverend fr
    president vice prime minister senator sen governor gov general gen colonel col major maj captain capt
    lieutenant lt sergeant admiral brigadier marshal judge justice ambassador king queen prince princess sultan
    sheikh shaikh sheik cheikh shaykh haji hajji hacı hadji alhaji alhaja hajia hajiya syed sayed sayyed seyed seyyed
    sayyid seyyid said mullah mulla maulana maulvi moulana mawlawi qari hafiz hafez ayatollah imam imam hojatoleslam
    shri sri smt shrimati pandit swami sardar chaudhry choudhry nawab raja rana mian mir malik mirza makhdoom pir
    sahibzada tan tun dato datuk datin tuan tengku tunku raden kh chief otunba oba barrister senior junior jr sr phd md
    mba qc kc mp mep""".split()
)
# Legal forms by what they are; the languages of one kind do not contradict each other.
_LEGAL = {
    word: kind
    for kind, names in (
        (
            "ltd",
            "ltd limited llc ooo tov tzov gmbh srl sarl doo dooel kft bv pty pte sdn bhd oy ab lda ltda tzov sro spzoo",
        ),
        (
            "jsc",
            "jsc ojsc pjsc cjsc ao oao zao pao pat prat ag sa spa plc nv as asa ad kk inc corp co rt",
        ),
        ("partners", "llp lp kg ohg kgaa sas snc"),
    )
    for word in names.split()
}
_AMBIGUOUS = frozenset("sas pat asa as ad sa se rt ao ten".split())
_PHRASES = {
    "public limited company": "plc", "limited liability company": "llc", "public joint stock company": "pjsc",
    "open joint stock company": "ojsc", "closed joint stock company": "cjsc", "joint stock company": "jsc",
    "gesellschaft mit beschrankter haftung": "gmbh", "societatea cu raspundere limitata": "srl",
    "societe anonyme": "sa", "sociedad anonima": "sa", "societa per azioni": "spa", "aktiengesellschaft": "ag",
    "limited partnership": "lp", "limited": "ltd", "incorporated": "inc", "corporation": "corp", "company": "co",
}  # fmt: skip
_LETTERS = re.compile(r"(?<= )(?:g m b h|s p a|o o o|s a r l|s r l|p l c|l l c|l p|s a|n v|b v|a s|d o o|a g|k k)$")
_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_PHRASES, key=len, reverse=True))})\b")
_ROMAN = frozenset("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii".split())
_PATRONYMIC = re.compile(
    "(?:[oe]vi(?:ch|c|cz|tsch|tch|tsj|zh)|[oe]v[iy](?:ch|c)|[yi]e?vi?[yi]?ch|[oea][vw]n[ay]|[iy]vn[ay]|[iy]chn[ay]|ichna|"
    "[yi]llich|ilich|illic|ilic|ogly|oglu|kyzy|kizi|uulu|uly|qizi)$"
)
# The language that a script is read as, the first that fits.
_SCRIPTS = tuple(
    (re.compile(f"[{letters}]"), language)
    for letters, language in (
        ("ўЎ", "be"), ("іїєґІЇЄҐ", "uk"), ("\u0400-\u04ff", "ru"), ("\u0370-\u03ff", "el"), ("\u0530-\u058f", "hy"),
        ("\u10d0-\u10ff", "ka"), ("\uac00-\ud7af", "ko"), ("\u3040-\u30ff", "ja"), ("\u4e00-\u9fff", "zh"),
    )
)  # fmt: skip
_MARKED = re.compile("[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]")  # vowels are marks there, no letters
_INITIALS = re.compile(r"\b([YIJ])[ueao]\.|\b([CKSZ])h\.|\b(T)s\.")  # of one letter in another script: Yu. Gagarin
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]?")


class Part(NamedTuple):
    """A part of a name. text: folded. kind: WORD, INITIAL, ..."""

    text: str
    kind: str


@lru_cache(maxsize=65536)
def parts_of(name: str) -> tuple[Part, ...]:
    """The parts of a name as written: "J.R. Smith" → the initials j and r, the word smith.

    What stands in brackets is left out where anything stands outside. A family name given first with a comma is put
    last.
    """
    outside = _BRACKETS.sub(" ", name)
    name = outside if words(outside) else name
    before, comma, after = name.partition(",")
    if comma and len(after.split()) >= 1 and not _is_tail(after):
        name = f"{after} {before}"
    tokens: list[str] = []
    named: set[str] = set()  # what is a legal form or a particle only where it is written as one
    latin = _INITIALS.sub(lambda found: f"{found[1] or found[2] or found[3]}. ", in_latin(name))
    for token in latin.split() if _MARKED.search(latin) else words(latin):
        if "." in token:
            tokens.extend(fold(letter) for letter in token if letter != ".")
        elif text := fold(token):
            tokens.append(text)
            if text in _AMBIGUOUS and token[1:].islower():
                named.add(text)
    key = _PHRASE.sub(
        lambda found: _PHRASES[found[0]], _LETTERS.sub(lambda found: found[0].replace(" ", ""), " ".join(tokens))
    )
    return _settled([Part(text, WORD if text in named else _kind(text)) for text in key.split()])


def in_latin(name: str) -> str:
    """A name in its own script romanised, any other as it is."""
    if name.isascii():
        return name
    language = next((language for script, language in _SCRIPTS if script.search(name)), "")
    return next(iter(romanisations(name, language)), name) if language else name


def _is_tail(text: str) -> bool:
    """Whether what follows a comma is no given name: "Jr.", "Ltd."."""
    return all(_kind(fold(word)) in (TITLE, LEGAL, NUMBER) for word in words(text))


def _kind(text: str) -> str:
    if len(text) == 1 and text.isalpha():
        return INITIAL
    if any(letter.isdigit() for letter in text) or text in _ROMAN:
        return NUMBER
    if text in _PARTICLES:
        return PARTICLE
    if text in _LEGAL:
        return LEGAL
    if text in _TITLES:
        return TITLE
    return WORD


def _settled(parts: list[Part]) -> tuple[Part, ...]:
    """Kinds by what else the name has: something must be left to be a name."""
    if len(parts) > 1:
        if parts[-1].kind == PARTICLE:  # Sergey Ten
            parts = [*parts[:-1], Part(parts[-1].text, WORD)]
        if len(parts) == 2 and parts[0].text == "ben":
            parts = [Part("ben", WORD), parts[1]]
    wordy = [part for part in parts if part.kind == WORD]
    if len(wordy) >= 3:
        found = [part for part in wordy if len(part.text) > 5 and _PATRONYMIC.search(part.text)]
        if found and not (len(found) == 1 and found[0] is wordy[0]):
            # Of two, the family name is one: Ivan Ivanovich Rabinovich.
            middle = next((part for part in found if part is not wordy[-1] and part is not wordy[0]), found[-1])
            parts = [Part(part.text, PATRONYMIC) if part is middle else part for part in parts]
    if len(wordy) <= 1 and len(parts) > len(wordy):
        parts = [Part(part.text, WORD) if part.kind in (TITLE, LEGAL) and not wordy else part for part in parts]
    return tuple(parts)


def same_legal_form(one: str, other: str) -> bool:
    """Whether two legal forms are of one kind: JSC and OAO, Ltd and OOO."""
    return _LEGAL.get(one) == _LEGAL.get(other)
