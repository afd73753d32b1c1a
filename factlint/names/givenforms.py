"""Given names that are one name: Jon, John and Jonathan; Mikhail, Mykhailo and Michael.

Two tables of `knowledge/lexicon`, read when first needed: `given_forms` of the forms that languages give one name, and
`nicknames`. A word may stand in several lines; two words are one name where they share a line.
"""

from __future__ import annotations

import os
from functools import lru_cache

_TABLES = ("given_forms.csv", "nicknames.csv")


@lru_cache(maxsize=1)
def given_forms() -> dict[str, frozenset[int]]:
    """Folded word → the numbers of the lines that it stands in."""
    from factlint.knowledge.loading import bundled

    folder = bundled("knowledge")
    lines: dict[str, set[int]] = {}
    number = 0
    for table in _TABLES if folder is not None else ():
        with open(os.path.join(str(folder), "lexicon", table), encoding="utf-8") as file:
            for line in file.read().splitlines()[1:]:
                number += 1
                for word in line.split():
                    lines.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


@lru_cache(maxsize=1)
def _members() -> dict[int, list[str]]:
    members: dict[int, list[str]] = {}
    for word, numbers in given_forms().items():
        for number in numbers:
            members.setdefault(number, []).append(word)
    return members


def one_given_name(one: str, other: str) -> bool:
    """Whether two folded words are forms of one given name."""
    table = given_forms()
    here = table.get(one)
    return here is not None and not here.isdisjoint(table.get(other, ()))


def forms_of_given_name(word: str) -> list[str]:
    """All folded words that are one given name with this one, sorted; itself where it is none."""
    numbers = given_forms().get(word, ())
    return sorted({word, *(form for number in numbers for form in _members()[number])})
