"""Names written in Cyrillic: standards, national systems and newspaper practice.

Sources: BGN/PCGN (Russian 1947, Ukrainian 1965 and 2019, Belarusian 1979, Bulgarian 1952 and 2013, Kazakh, Kyrgyz,
Tajik, Mongolian), ISO 9:1995, ALA-LC, ICAO 9303 (machine-readable passports), the Ukrainian Cabinet's Resolution 55 of
2010, the Belarusian Instruction of 2007, the Bulgarian Transliteration Act of 2009, Serbian and Macedonian
orthography, MNS 5217:2012; Duden (German), the usual French transcription, PWN (Polish), Taalunie (Dutch), TT-språket
(Swedish), Dansk Sprognævn and the joint Nordic rules of 1970. Diacritics are left out, as spellings are compared
without them.
"""

from __future__ import annotations

from factlint.names.romanise.letters import Scheme

_BASE = (
    "а=a б=b в=v г=g ґ=g д=d е=e ё=yo є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ў=u ф=f "
    "х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ’= ʼ= '= "
    "ј=j љ=lj њ=nj ђ=dj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz ә=a ғ=g қ=k ң=ng ө=o ұ=u ү=u һ=h ҳ=h ҷ=j ӣ=i ӯ=u"
)
_OWN = {
    "uk": "г=h и=y",
    "ru": "",
    "be": "г=h",
    "bg": "щ=sht ъ=a х=h",
    "mk": "х=h ц=c ч=ch ж=zh ш=sh",
    "sr": "х=h ц=c ч=c ш=s ж=z",
    "bs": "х=h ц=c ч=c ш=s ж=z",
    "cnr": "х=h ц=c ч=c ш=s ж=z",
    "kk": "",
    "ky": "ж=j",
    "mn": "ж=j",
    "tg": "ж=zh қ=q ғ=gh",
    "uz": "ж=j ў=o ғ=g қ=q",
}
_EAST = "ru uk be"
_ALL = "ru uk be bg kk ky mn tg uz"
# After these letters Russian ё sounds, and is written abroad, as o; it is often printed е.
_OV = "чё={0}o шё={1}o щё={2}o жё={3}o чев$={0}o{4} щев$={2}o{4}"
_DE = "в=w ж=sch з=s х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja є=je ї=ji ё=jo ~с~=ss ье=je ьи=ji ьо=jo"
_FR = (
    "у=ou ч=tch ш=ch щ=chtch ж=j ю=iou я=ia є=ie ї=i ё=io й=i ге=gue ги=gui ~с~=ss ^е=ie ~е=ie ие=ie "
    "ин$=ine ын$=yne чев$=tchev"
)
_PL = (
    "в=w ж=z х=ch ц=c ч=cz ш=sz щ=szcz й=j е=ie ^е=je ~е=je же=ze ле=le це=ce че=cze ше=sze ще=szcze "
    "ё=io ^ё=jo ~ё=jo лё=lo ю=iu ^ю=ju ~ю=ju лю=lu я=ia ^я=ja ~я=ja ля=la ьи=ji ьо=io"
)
_NL = "у=oe ж=zj х=ch ч=tsj ш=sj щ=sjtsj ю=joe я=ja є=je ї=ji ё=jo ^е=je ~е=je й=j"
_SV = "ж=zj х=ch ч=tj ш=sj щ=sjtj ю=ju я=ja є=je ї=ji ё=jo ^е=je ~е=je й=j"
_NO = "ж=zj ч=tsj ш=sj щ=sjtsj ю=ju я=ja є=je ї=ji ё=jo ^е=je ~е=je й=j"
_DA = "ж=sj з=s ч=tj ш=sj щ=sjtj ю=ju я=ja є=je ї=ji ё=jo ^е=je ~е=je й=j"
_CS = "ж=z х=ch ц=c ч=c ш=s щ=sc й=j ю=ju я=ja є=je ї=ji ё=jo ^е=je ~е=je"
_SCIENCE = "й=j х=x ц=c ч=c ш=s щ=sc ж=z ю=ju я=ja є=je ї=ji ё=e"
_SOUTH = "и=i й=j х=h ц=c ч=c ш=s щ=sc ж=z ю=ju я=ja є=je ї=ji ё=jo ы=i"
_HU = "ж=zs с=sz ш=s ч=cs х=h ц=c щ=scs ю=ju я=ja є=je ї=ji ё=jo й=j ий$=ij ^е=je ~е=je"
_FI = "ж=z ш=s ч=ts х=h щ=sts ю=ju я=ja є=je ї=ji ё=jo й=i ^е=je ~е=je"

SCHEME = Scheme(_BASE, _OWN, (
    ("English press", "ru", "^е=ye ~е=ye ий$=y ый$=y ия$=ia"),
    ("English press, e", "ru", "ий$=y ый$=y ия$=ia ё=e й=i лекс=lex"),
    ("English press", "uk", "ий$=y ія$=ia"),
    ("English press, i", "uk", "ий$=y й=i ія$=ia ї=i"),
    ("BGN/PCGN", "ru", "^е=ye ~е=ye ё=e ^ё=ye ~ё=ye"),
    ("BGN/PCGN", "uk", ""),
    ("BGN/PCGN", "be", "е=ye ў=w"),
    ("BGN/PCGN", "bg", "х=kh ъ=u"),
    ("BGN/PCGN", "kk", "ғ=gh қ=q ё=yo"),
    ("BGN/PCGN", "ky", "ё=yo"),
    ("BGN/PCGN", "tg", ""),
    ("BGN/PCGN", "mn", "х=h ц=ts ё=yo е=ye"),
    ("Mongolian standard", "mn", "й=i ь=i ъ=i е=ye иа=ia ий=ii"),
    ("English press", "kk", "й=y ~е=ye"),
    ("Uzbek Latin", "uz", "х=x ё=yo ^е=ye ~е=ye"),
    ("Ukrainian national", "uk", "є=ie ^є=ye ї=i ^ї=yi й=i ^й=y ю=iu ^ю=yu я=ia ^я=ya зг=zgh"),
    ("Bulgarian law", "bg", "ь=y ия$=ia"),
    ("Belarusian official", "be", "х=ch ц=c ч=c ш=s ж=z й=j е=ie ^е=je ~е=je ё=io ^ё=jo ~ё=jo "
     "ю=iu ^ю=ju ~ю=ju я=ia ^я=ja ~я=ja"),
    ("Łacinka", "be", "х=ch ц=c ч=c ш=s ж=z й=j е=ie ^е=je ~е=je ё=io ^ё=jo ~ё=jo "
     "ю=iu ^ю=ju ~ю=ju я=ia ^я=ja ~я=ja ле=le лё=lo лю=lu ля=la"),
    ("Serbian Latin", "sr bs cnr", "ђ=d"),
    ("without diacritics", "sr bs cnr", ""),
    ("by sound", "sr bs cnr", "ж=zh ч=ch ш=sh ћ=ch ц=ts ј=y љ=ly њ=ny ђ=dj џ=dzh"),
    ("Macedonian Latin", "mk", "ж=z ч=c ш=s ѓ=g ќ=k"),
    ("Macedonian passport", "mk", "џ=dj"),
    ("passport (ICAO 9303)", _ALL, "ё=e й=i ъ=ie ю=iu я=ia є=ie ^є=ye ї=i ^ї=yi"),
    ("passport (ICAO 9303)", "be", "ё=io й=i ю=iu я=ia"),
    ("ALA-LC", "ru", "ё=e й=i ю=iu я=ia"),
    ("ALA-LC", "uk", "є=ie ї=i й=i ю=iu я=ia"),
    ("Russian rules", "uk be bg", "г=g и=i ё=e ^е=ye ~е=ye х=kh щ=shch ъ="),
    ("Ukrainian rules", "ru bg", "г=h и=y х=kh щ=shch ъ="),
    ("South Slavic", "ru", _SOUTH + " " + _OV.format("c", "s", "sc", "z", "v")),
    ("South Slavic", "uk be", _SOUTH),
    ("South Slavic", "bg", _SOUTH + " щ=st"),
    ("South Slavic, й=i", _EAST, _SOUTH + " й=i"),
    ("scientific", _ALL, _SCIENCE),
    ("scientific", "bg", _SCIENCE + " щ=st х=h"),
    ("ISO 9", "*", "г=g ґ=g ж=z з=z и=i й=j х=h ц=c ч=c ш=s щ=s ъ= ы=y э=e ю=u я=a є=e ї=i ё=e ў=u "
     "љ=l њ=n ђ=d ћ=c џ=d ѓ=g ќ=k ѕ=z ғ=g қ=k ң=n ҷ=c"),
    ("German", "ru", _DE + " й=i й~=j ий=i ый=y ^е=je ~е=je кс=x " + _OV.format("tsch", "sch", "schtsch", "sch", "w")),
    ("German, s", "ru", _DE + " й=i й~=j ий=i ый=y ~с~=s " + _OV.format("tsch", "sch", "schtsch", "sch", "w")),
    ("German", "uk be kk ky mn tg uz", _DE + " й=j"),
    ("German, s", "uk be", _DE + " й=j ~с~=s"),
    ("German", "bg", _DE + " й=j щ=scht х=ch"),
    ("French", "*", _FR + " ий$=i ый$=y"),
    ("French", "uk", _FR + " ге=he ги=hy ий$=y ^е=e ~е=e ин$=yn"),
    ("French, e", "ru", _FR + " ий$=i ый$=y ^е=e ~е=e ~с~=s"),
    ("French, s", "uk", _FR + " ге=he ги=hy ий$=i ^е=e ~е=e ин$=yn ~с~=s"),
    ("Polish", "ru", _PL + " жи=zy ши=szy ци=cy " + _OV.format("cz", "sz", "szcz", "z", "w")),
    ("Polish, -ski", "ru", _PL + " жи=zy ши=szy ци=cy ский$=ski цкий$=cki ый$=y "
     + _OV.format("cz", "sz", "szcz", "z", "w")),
    ("Polish", "uk", _PL + " е=e ^е=e ~е=e є=ie ^є=je ~є=je ї=ji"),
    ("Polish, -ski", "uk", _PL + " е=e ^е=e ~е=e є=ie ^є=je ~є=je ї=ji ий$=y ький$=ki"),
    ("Polish", "be", _PL),
    ("Polish, j", "uk", "в=w ж=z х=ch ц=c ч=cz ш=sz щ=szcz й=j ю=ju я=ja є=je ї=ji"),
    ("Dutch", "ru", _NL + " ий$=i ый$=y " + _OV.format("tsj", "sj", "sjtsj", "zj", "v")),
    ("Dutch", "uk be", _NL + " ий$=y ^е=e ~е=e"),
    ("Swedish", "ru", _SV + " " + _OV.format("tj", "sj", "sjtj", "zj", "v")),
    ("Swedish", "uk be", _SV + " ^е=e ~е=e"),
    ("Norwegian", "ru", _NO + " " + _OV.format("tsj", "sj", "sjtsj", "zj", "v")),
    ("Norwegian", "uk be", _NO + " ^е=e ~е=e"),
    ("Danish", "ru", _DA + " " + _OV.format("tj", "sj", "sjtj", "sj", "v")),
    ("Danish", "uk be", _DA + " з=z ^е=e ~е=e"),
    ("Spanish", _ALL, "х=j й=i ий$=i ый$=i ё=io ге=gue ги=gui я=ya ї=i є=ye"),
    ("Spanish", "uk", "х=j й=i ий$=i ї=i є=ye"),
    ("Italian", _EAST, "х=ch ц=c ч=c ш=s щ=sc ж=z й=j ю=ju я=ja є=je ї=ji ий$=ij"),
    ("Czech", "ru", _CS + " " + _OV.format("c", "s", "sc", "z", "v")),
    ("Czech", "uk be", _CS + " ^е=e ~е=e"),
    ("Hungarian", "ru", _HU + " " + _OV.format("cs", "s", "scs", "zs", "v")),
    ("Hungarian", "uk be", _HU + " ^е=e ~е=e"),
    ("Finnish", "ru", _FI + " " + _OV.format("ts", "s", "sts", "z", "v")),
    ("Finnish", "uk be", _FI + " ^е=e ~е=e"),
))  # fmt: skip
