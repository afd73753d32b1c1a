"""Korean names in Hangul.

Sources: the Revised Romanisation (Proclamation 2000-8; in names no assimilation between syllables), McCune–Reischauer
(1939, with the rules of the Library of Congress for names), North Korean practice, and what families usually write.
Diacritics and apostrophes are left out.
"""

from __future__ import annotations

_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"

_RR_INITIAL = dict(zip(_INITIALS, "g kk n d tt r m b pp s ss - j jj ch k t p h".split(), strict=True)) | {"ㅇ": ""}
_RR_VOWEL = dict(zip(_VOWELS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(), strict=True))
_RR_FINAL = dict(zip(_FINALS, "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(), strict=True)) | {
    " ": ""
}
_LETTER_FINAL = _RR_FINAL | {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅅ": "s", "ㅆ": "ss", "ㅈ": "j", "ㅊ": "ch", "ㅎ": "h"}
_MR_INITIAL = dict(zip(_INITIALS, "k kk n t tt r m p pp s ss - ch tch ch k t p h".split(), strict=True)) | {"ㅇ": ""}
_MR_VOWEL = _RR_VOWEL | {"ㅓ": "o", "ㅕ": "yo", "ㅡ": "u", "ㅝ": "wo", "ㅢ": "ui"}
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
# What is usually written in English, besides the Revised Romanisation.
_FAMILIES = dict(
    pair.split("=")
    for pair in (
        "김=Kim 이=Lee 리=Ri 박=Park 최=Choi 정=Chung 강=Kang 조=Cho "
        "윤=Yoon 장=Chang 임=Lim 림=Rim 한=Han 오=Oh 서=Suh "
        "신=Shin 권=Kwon 황=Hwang 안=Ahn 송=Song 류=Ryu 유=Yoo 홍=Hong "
        "전=Jun 고=Koh 문=Moon 양=Yang 손=Sohn 배=Bae 백=Paik "
        "허=Hur 남=Nam 심=Shim 노=Roh 하=Ha 곽=Kwak 성=Sung 차=Cha "
        "주=Joo 우=Woo 구=Koo 민=Min 나=Na 진=Chin 지=Chi 엄=Um "
        "원=Won 채=Chae 천=Chun 방=Bang 공=Kong 현=Hyun 함=Ham 변=Byun "
        "염=Yum 여=Yeo 추=Choo 도=Do 소=So 석=Suk 선=Sun 설=Sul "
        "길=Kil 위=Wi 표=Pyo 명=Myung 기=Ki 반=Ban 왕=Wang 금=Keum 옥=Ok 육=Yook 맹=Maeng 제=Je 모=Mo 탁=Tak 국=Kook "
        "남궁=Namgung 황보=Hwangbo 제갈=Jegal 선우=Sunwoo 사공=Sagong 독고=Dokgo"
    ).split()
)
_SECOND = dict(
    pair.split("=")
    for pair in (
        "이=Yi 박=Pak 정=Jung 조=Jo 윤=Yun 장=Jang 임=Im 서=Seo 안=An 유=Yu 전=Jeon 고=Ko 노=Noh 허=Heo 백=Baek"
    ).split()
)
_GIVEN = dict(
    pair.split("=")
    for pair in (
        "영=young 경=kyung 현=hyun 정=jung 성=sung 승=seung 준=joon 수=soo "
        "우=woo 주=joo 희=hee 기=ki 근=keun 규=kyu 국=kook "
        "구=koo 훈=hoon 문=moon 선=sun 숙=sook 순=soon 용=yong 연=yeon "
        "은=eun 석=suk 섭=sup 철=chul 춘=choon 명=myung "
        "병=byung 형=hyung 홍=hong 환=hwan 운=woon 윤=yoon 옥=ok 욱=wook "
        "열=yeol 건=kun 길=kil 광=kwang 관=kwan 교=kyo 균=kyun "
        "범=bum 복=bok 봉=bong 동=dong 덕=duk 두=doo 언=un 원=won 인=in 일=il 임=im 이=yi 익=ik 의=eui 어=uh 서=seo"
    ).split()
)


def korean(name: str) -> dict[str, list[str]]:
    """The spellings of a Korean name of two to four syllables, family name first; nothing for other names."""
    syllables = name.replace(" ", "")
    if not 2 <= len(syllables) <= 4 or any(not "가" <= letter <= "힣" for letter in syllables):
        return {}
    size = 2 if syllables[:2] in _FAMILIES and len(syllables) > 2 else 1
    family, given = syllables[:size], syllables[size:]
    if len(given) > 2:
        return {}
    revised = "-".join(map(_revised, given))
    usual = "-".join(_GIVEN.get(letter, _revised(letter)) for letter in given)
    surnames = [_FAMILIES.get(family, _capital(family)), _SECOND.get(family, "")]
    found: dict[str, list[str]] = {}
    for head, tail, system in (
        *((surname, revised, "Revised Romanisation with a usual surname") for surname in surnames if surname),
        (_capital(family), revised, "Revised Romanisation"),
        *((surname, usual, "usual English spelling") for surname in surnames if surname),
        (_mccune(family, "k").capitalize(), _mccune(given, "k", "-"), "McCune–Reischauer"),
        (_mccune(family, "j").capitalize(), _mccune(given, "j", "-"), "North Korean practice"),
        (_letters(family).capitalize(), _letters(given), "Revised Romanisation letter by letter"),
    ):
        systems = found.setdefault(f"{head} {tail[:1].upper()}{tail[1:]}", [])
        if system not in systems:
            systems.append(system)
    return found


def _parts(syllable: str) -> tuple[str, str, str]:
    code = ord(syllable) - 0xAC00
    return _INITIALS[code // 588], _VOWELS[code % 588 // 28], _FINALS[code % 28]


def _revised(syllable: str) -> str:
    initial, vowel, final = _parts(syllable)
    return _RR_INITIAL[initial] + _RR_VOWEL[vowel] + _RR_FINAL[final]


def _capital(syllables: str) -> str:
    return "".join(map(_revised, syllables)).capitalize()


def _letters(syllables: str) -> str:
    text = ""
    for syllable in syllables:
        initial, vowel, final = _parts(syllable)
        first = "l" if initial == "ㄹ" and text else _RR_INITIAL[initial]
        text += first + _RR_VOWEL[vowel] + _LETTER_FINAL[final]
    return text


def _mccune(syllables: str, style: str, sign: str = "") -> str:
    """By sound: a stop between voiced sounds is voiced, and a final k, p or r goes over to a vowel. style: k or j."""
    done: list[str] = []
    before = ""  # the final of the syllable before
    for number, syllable in enumerate(syllables):
        initial, vowel, final = _parts(syllable)
        follows = _parts(syllables[number + 1])[0] if number + 1 < len(syllables) else ""
        first = _MR_INITIAL[initial]
        if style == "j" and initial == "ㅈ":
            first = "j"
        if number and (before in " ㄴㅁㅇ" or (before == "ㄹ" and initial not in "ㅈㄷ")) and initial in _VOICED:
            first = _VOICED[initial]
        if number and initial == "ㄹ":
            first = "r" if before == " " else "l" if before in "ㄴㄹ" else "n"
        if number and initial == "ㄴ" and before == "ㄹ":
            first = "l"
        if initial == "ㅅ" and vowel == "ㅟ":
            first = "sh"
        last = _RR_FINAL[final]
        if follows == "ㅇ":
            last = {"ㄱ": "g", "ㅂ": "b", "ㄹ": "r", "ㄷ": "d", "ㅅ": "s"}.get(final, last)
        elif follows == "ㅎ" and final == "ㄹ":
            last = "r"
        elif follows in ("ㄴ", "ㅁ", "ㄹ"):
            last = {"k": "ng", "p": "m", "t": "n"}.get(last, "l" if final == "ㄴ" and follows == "ㄹ" else last)
        done.append(first + _MR_VOWEL[vowel] + last)
        before = final
    return sign.join(done)
