"""Romanisation: the spellings that the world's systems and newspapers give to a name in its own script.

Used when knowledge is compiled, so that a spelling found in a text can be led back to the native name, and when a
finding says where a spelling came from. Scripts that leave vowels out (Arabic, Persian, Hebrew) are never spelled from
the native name, as the vowels would be invented; `systems_between` compares two Latin spellings instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factlint.names.romanise.alphabets import ARMENIAN, GEORGIAN, greek, kana
from factlint.names.romanise.between import systems_between
from factlint.names.romanise.chinese import chinese
from factlint.names.romanise.cyrillic import SCHEME
from factlint.names.romanise.korean import korean
from factlint.names.tokens import joined, key_of, words

__all__ = ["FAMILY_FIRST", "LANGUAGES", "explain", "listed", "origins", "romanisations", "systems_between"]

LANGUAGES = (*SCHEME.languages, "el", "hy", "ka", "ja", "ko", "zh")
FAMILY_FIRST = ("ja", "ko", "zh")  # spelled as names of people, the family name first
SHOWN = 3  # systems that a finding lists


def romanisations(name: str, language: str) -> Mapping[str, str]:
    """Latin spellings of a native name → the systems that give each, joined by commas.

    Empty for other scripts and languages, and where a character is unknown.
    """
    return {text: ", ".join(systems[: SHOWN + 1]) for text, systems in spellings(name, language).items()}


def spellings(name: str, language: str) -> dict[str, list[str]]:
    """Latin spellings of a native name, each with the systems that give it, the likeliest first."""
    if language in SCHEME.languages:
        return SCHEME.spellings(name, language)
    if language == "hy":
        return ARMENIAN.spellings(name, language)
    if language == "ka":
        return GEORGIAN.spellings(name, language)
    other = {"el": greek, "ja": kana, "ko": korean, "zh": chinese}.get(language)
    return other(name) if other else {}


def explain(text: str, native: str, language: str) -> tuple[str, ...]:
    """Where a spelling of a native name came from: "Mihailo Podoljak: South Slavic".

    One sentence where a system gives the whole text, be it all of the name or some of its parts in their order; else
    one for each part that a system gives by itself. Empty where no system gives anything of it.
    """
    return tuple(f"{part}: {listed(systems)}" for part, systems in origins(text, native, language).items())


def origins(text: str, native: str, language: str) -> dict[str, list[str]]:
    """The systems that give a spelling of a native name: by the whole text, else by its parts that one gives."""
    found = spellings(native, language)
    if not key_of(text):
        return {}
    if systems := _giving(text, found):
        return {text: systems}
    groups = text.split()
    if len(groups) < 2:
        groups = list(words(text))
    explained: dict[str, list[str]] = {}
    for group in groups:
        for part in (group,) if _giving(group, found) else words(group):
            if systems := _giving(part, found):
                explained[part] = systems
    return explained


def _giving(text: str, found: Mapping[str, Sequence[str]]) -> list[str]:
    """The systems whose spelling is this text, has it among its parts in this order, or joins two parts to it."""
    key = key_of(text)
    systems: list[str] = []
    for spelling, names in found.items():
        theirs = key_of(spelling)
        together = {joined(theirs), *(joined(key_of(group)) for group in spelling.split(" "))}
        if key and (f" {key} " in f" {theirs} " or joined(key) in together):
            systems.extend(name for name in names if name not in systems)
    return systems


def listed(systems: Sequence[str]) -> str:
    """Systems in a sentence: "German or Polish"; of many the first three, "or another"."""
    shown = [*systems[:SHOWN], *(["another"] if len(systems) > SHOWN else [])]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
