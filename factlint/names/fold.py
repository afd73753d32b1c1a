"""Folding: what two spellings of one word must share to be the same word, token by token.

Whole texts are never folded: lengths change (`İ`, `ß`, combining marks), and positions must not.
"""

from __future__ import annotations

from functools import lru_cache

# Letters that Unicode decomposition leaves as they are.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
    | dict.fromkeys("'’ʼʻ‘`´ʹʺ′·.", "")
)


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """Lower case, without diacritics, apostrophes and full stops: "Zelens'kyĭ" → "zelenskyi"."""
    if token.isascii():
        return token.lower().replace("'", "").replace(".", "").replace("`", "")
    from unicodedata import combining, normalize

    plain = normalize("NFKD", token.casefold()).translate(_LETTERS)
    return "".join(letter for letter in plain if not combining(letter))


def core(token: str) -> str:
    """A token without its possessive ending: "Zelensky's" → "Zelensky", "Siemens'" → "Siemens"."""
    if len(token) > 2 and token[-2] in "'’" and token[-1] in "sS":
        return token[:-2]
    if len(token) > 1 and token[-1] in "'’":
        return token[:-1]
    return token
