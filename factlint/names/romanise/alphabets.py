"""Names written in the Greek, Armenian and Georgian alphabets, and in kana.

Sources: ELOT 743 and the United Nations resolution V/19 of 1987, BGN/PCGN 1962, the classical transliteration; for
Armenian BGN/PCGN 1981 and ISO 9985:1996; for Georgian the national system of 2002 (BGN/PCGN 2009) and ISO 9984:1996;
for kana the Hepburn system and the cabinet's (ISO 3602). Diacritics are left out.
"""

from __future__ import annotations

from unicodedata import normalize

from factlint.names.romanise.letters import Scheme, capitals

_GREEK = (
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o "
    "ου=ou γγ=ng γξ=nx γχ=nch ^μπ=b ^ντ=nt αυ=av ευ=ev ηυ=iv |= "
    + " ".join(
        f"{first}υ{letter}={latin}f{sound}"
        for first, latin in zip("αεη", "aei", strict=True)
        for letter, sound in (*zip("θκξπστφχψ", "th k x p s t f ch ps".split(), strict=True), ("ς", "s"))
    )
    + " αυ$=af ευ$=ef ηυ$=if"
)
_PRESS = "^ντ=d ^γκ=g γκ=ng χ=h γχ=nh αυχ=afh ευχ=efh"
GREEK = Scheme(_GREEK, {"el": ""}, (
    ("ELOT 743", "el", "μπ$=b"),
    ("English press", "el", _PRESS),
    ("English press, y", "el", _PRESS + " ^γι~=y ^γε=ye γι~=y μπ=b ευ=ev"),
    ("English press, u", "el", _PRESS + " ου=u χ=ch"),
    ("BGN/PCGN", "el", "γε=ye γι=yi γη=yi γυ=yi δ=dh υ=i χ=kh γχ=nkh ει=i οι=i αι=e ου=ou ντ=nd ^ντ=d μπ=mb ^μπ=b "
     "γκ=ng ^γκ=g γγ=ng"),
    ("classical", "el", "β=b η=e φ=ph ου=ou αυ=au ευ=eu ηυ=eu ^μπ=mp γκ=nk αυχ=auch ευχ=euch "
     + " ".join(f"{first}υ{letter}={latin}u{sound}" for first, latin in (("α", "a"), ("ε", "e"), ("η", "e"))
                for letter, sound in zip("θκξπσςτφψ", "th k x p s s t ph ps".split(), strict=True))
     + " αυ$=au ευ$=eu ηυ$=eu"),
))  # fmt: skip

_ARMENIAN = (
    "ա=a բ=b գ=g դ=d ե=e ^ե=ye ~ե=ye զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh "
    "ո=o ^ո=vo չ=ch պ=p ջ=j ռ=rr ս=s վ=v տ=t ր=r ց=ts ւ=v ու=u ^ու=u փ=p ք=k և=ev ^և=yev եւ=ev օ=o ֆ=f ^ով=ov"
)
ARMENIAN = Scheme(_ARMENIAN, {"hy": ""}, (
    ("English press", "hy", "ռ=r ը=e"),
    ("English press, -ian", "hy", "ռ=r ը=e յան$=ian"),
    ("BGN/PCGN", "hy", ""),
    ("Russian rules", "hy", "ռ=r ը=e ղ=g հ=g ^հ=a"),
    ("German", "hy", "ռ=r ը=e ժ=sch խ=ch ծ=z ձ=ds ղ=gh ճ=tsch յ=j շ=sch չ=tsch ջ=dsch վ=w ց=z զ=s"),
    ("French", "hy", "ռ=r ը=e ճ=tch շ=ch չ=tch ջ=dj ու=ou ^ու=ou յան$=ian ժ=j"),
    ("ISO 9985", "hy", "^ե=e ~ե=e ը=e ժ=z խ=x ծ=c ձ=j ղ=g ճ=c շ=s ^ո=o չ=c ջ=j ռ=r ց=c ու=u ^ու=u"),
))  # fmt: skip

_GEORGIAN = (
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts "
    "ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h"
)
GEORGIAN = Scheme(_GEORGIAN, {"ka": ""}, (
    ("Georgian national", "ka", ""),
    ("Russian rules", "ka", "ყ=k ღ=g ჯ=dzh"),
    ("German", "ka", "ვ=w ზ=s ჟ=sch შ=sch ჩ=tsch ჭ=tsch ც=z წ=z ძ=ds ჯ=dsch ხ=ch ყ=k"),
    ("French", "ka", "ჟ=j შ=ch ჩ=tch ჭ=tch ჯ=dj უ=ou ყ=k"),
    ("Polish", "ka", "ვ=w ჟ=z შ=sz ჩ=cz ჭ=cz ც=c წ=c ჯ=dz ხ=ch ყ=k"),
    ("ISO 9984", "ka", "ჟ=z შ=s ჩ=c ც=c ძ=j წ=c ჭ=c ხ=x ღ=g ჯ=j"),
))  # fmt: skip

_ROWS = (
    "あいうえお=- かきくけこ=k がぎぐげご=g さしすせそ=s ざじずぜぞ=z "
    "たちつてと=t だぢづでど=d なにぬねの=n はひふへほ=h "
    "ばびぶべぼ=b ぱぴぷぺぽ=p まみむめも=m らりるれろ=r"
)
_KANA = {
    letter: ("" if initial == "-" else initial) + vowel
    for letters, _, initial in (row.partition("=") for row in _ROWS.split())
    for letter, vowel in zip(letters, "aiueo", strict=True)
} | {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ゔ": "vu"}
_GLIDES = {
    i + small: _KANA[i][:-1] + "y" + vowel
    for i in "きぎしじちぢにひびぴみり"
    for small, vowel in (("ゃ", "a"), ("ゅ", "u"), ("ょ", "o"))
}
_CABINET = _KANA | _GLIDES | {"じ": "zi", "ぢ": "zi", "づ": "zu"}
_HEPBURN = (
    _CABINET
    | {"し": "shi", "じ": "ji", "ち": "chi", "ぢ": "ji", "つ": "tsu", "ふ": "fu"}
    | {i + small: latin + vowel for i, latin in (("し", "sh"), ("じ", "j"), ("ち", "ch"), ("ぢ", "j"))
       for small, vowel in (("ゃ", "a"), ("ゅ", "u"), ("ょ", "o"))}
)  # fmt: skip
_LONG = (("ou", "o"), ("oo", "o"), ("uu", "u"))


def greek(name: str) -> dict[str, list[str]]:
    """The spellings of a Greek name; an accent on the first of two vowels keeps them apart."""
    letters: list[str] = []
    for letter in normalize("NFD", name):
        if letter == "\u0301":
            letters.append("\u0301")
        elif letter == "\u0308":
            letters.insert(len(letters) - 1, "|")
        elif letter not in "\u0342\u0313\u0314\u0300\u0345":
            if letter in "ιυ" and letters[-1:] == ["\u0301"]:
                letters.append("|")
            letters.append(letter)
    return GREEK.spellings("".join(letters).replace("\u0301", ""), "el")


def kana(name: str) -> dict[str, list[str]]:
    """The spellings of a name in kana: as given, and two words in Western order; nothing where a kanji stands in it."""
    plain = "".join(chr(ord(letter) - 0x60) if "ァ" <= letter <= "ヴ" else letter for letter in name)
    words = plain.replace("・", " ").replace("\u3000", " ").split()
    found: dict[str, list[str]] = {}
    for system, table, long, nasal in (
        ("Hepburn", _HEPBURN, True, False),
        ("Hepburn, m", _HEPBURN, True, True),
        ("Hepburn with long vowels", _HEPBURN, False, False),
        ("Japanese cabinet's system", _CABINET, True, False),
    ):
        spelled = [_kana_word(word, table, long, nasal) for word in words]
        known = [capitals(word, "") for word in spelled if word]
        if not known or len(known) < len(words):
            continue
        for order in (known, known[::-1]) if len(known) == 2 else (known,):
            systems = found.setdefault(" ".join(order), [])
            if system.split(",")[0] not in systems:
                systems.append(system.split(",")[0])
    return found


def _kana_word(word: str, table: dict[str, str], shorten: bool, nasal: bool) -> str | None:
    text, at, double = "", 0, False
    while at < len(word):
        if word[at] == "っ":
            double, at = True, at + 1
            continue
        if word[at] == "ー":
            text, at = text + ("" if shorten else text[-1:]), at + 1
            continue
        if word[at] == "ん":
            text, at = text + "n", at + 1
            continue
        size = 2 if word[at : at + 2] in table else 1
        latin = table.get(word[at : at + size])
        if latin is None:
            return None
        if nasal and text.endswith("n") and latin[0] in "bmp" and word[at - 1] == "ん":
            text = text[:-1] + "m"
        text += ("t" if latin.startswith("ch") else latin[0]) + latin if double else latin
        double, at = False, at + size
    for old, new in _LONG if shorten else ():
        text = text.replace(old, new)
    return text
