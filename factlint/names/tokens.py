"""Words of names: the one way in which forms and texts are cut into tokens."""

from __future__ import annotations

import re
from functools import lru_cache

from factlint.names.fold import fold

LETTERS = r"\w\u0300-\u036f"
# "U.S." and "J.D." are one token; an apostrophe inside a word belongs to it.
WORD = rf"(?:[^\W\d_]\.){{2,}}|[^\W_][{LETTERS}]*(?:['’ʼ`][{LETTERS}]+)*"
_WORD = re.compile(WORD)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The tokens of a name as written: "Rostov-on-Don" → Rostov, on, Don."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=65536)
def key_of(text: str) -> str:
    """What two ways to write one name share: folded tokens, joined by a space."""
    return " ".join(map(fold, words(text)))


def joined(key: str) -> str:
    """The key with its parts run together: "al awj" → "alawj"."""
    return key.replace(" ", "")
