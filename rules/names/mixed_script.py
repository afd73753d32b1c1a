"""A word in Latin letters holds a letter of another script that looks the same.

A Cyrillic "а" in "Zelenskyy" cannot be seen, but searches, spell checkers and screen readers stumble over it. It
comes from texts that were typed with two keyboards or copied from elsewhere.

Where every odd letter has exactly one Latin twin the fix is safe.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Finding, Knowledge, Right, Rule, Span, Wrong, replacement

TWINS = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧονν",
    "aeopcyxijshdqwABESIJKMHOPCTYXABEZHIKMNOPTYXovv",
)


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report words that mix Latin letters with Cyrillic or Greek ones."""
    text = document.text
    if text.isascii() or not _odd().search(text):
        return
    for match in _word().finditer(text):
        word = match.group()
        odd = _odd().findall(word)
        latin = [letter for letter in word if letter.isascii() and letter.isalpha()]
        if not odd or len(latin) < 2 or len(odd) > len(latin) or document.is_opaque(*match.span()):
            continue
        plain = word.translate(TWINS)
        if _odd().search(plain):
            continue  # a letter without a twin: a formula or a word on purpose
        script = "Greek" if "\u0370" <= odd[0] <= "\u03ff" else "Cyrillic"
        letters = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(odd))
        span = Span(*match.span())
        yield Finding(
            span,
            f"{plain} is written with a {script} letter that looks Latin: {letters}",
            severity="error",
            confidence=0.99,
            fixes=(replacement(span, plain, title=f"Write {plain} in Latin letters", applicability="safe"),),
            reasons=(f"{len(odd)} of {len(word)} letters are {script}",),
        )


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("President ⟦Zelenskуy⟧ spoke.", "Zelenskyy"),
        Wrong("The ⟦Kremlіn⟧ denied it.", "Kremlin"),
    ),
    right=(
        Right("President Zelenskyy (Зеленський) spoke."),
        Right("A current of 5 μA and β-carotene are no words of two scripts."),
        Right("The Kremlin denied it."),
    ),
)
