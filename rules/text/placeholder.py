"""A placeholder was left in the copy.

"TK", "[CITY]", "{name}" and "lorem ipsum" are put in to be replaced, and are overlooked exactly where it hurts, in names
and figures. Nothing is changed: only the writer knows what belongs there.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Finding, Knowledge, Right, Rule, Span, Wrong

_KINDS = {
    "filler": "filler text",
    "tk": "a mark for what is to come",
    "crosses": "crosses in place of a word or figure",
    "bracket": "a bracketed placeholder",
    "brace": "a template variable",
}


FEW = 2  # variables in braces that somebody may have overlooked; more of them are a notation
WORDS = (
    "name|first name|last name|city|town|state|country|date|day|month|year|time|title|company|organi[sz]ation|number|amount|percent"
    "|percentage|place|location|source|link|url|quote|photo|picture|caption|headline|byline|author|address|phone|e-?mail|placeholder"
    "|tbd|tbc|tba|todo|tk|xx+|figure|statistic|citation|reference"
)


_POINTED = re.compile(r"\b(?:this|that|these|those|my|our|his|her|its|their)\s$")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The shape of a kind of placeholder. Each begins with one character, which makes it fast."""
    return re.compile(
        {
            "filler": r"[Ll](?<!\w.)orem ipsum(?: dolor(?: sit amet)?)?\b",
            "tk": r"T(?:(?<!\w.)KTK+\b|(?<![\w.-].)K(?![\w-]|\s[A-Z0-9]))",
            "crosses": r"[Xx](?:(?<![\w-].)(?:(?<=X)XX+|(?<=x)xx+)(?![\w-])|(?<=[$€£].)(?:(?<=X)X+|(?<=x)x+)\b"
            r"|(?<!\w.)[Xx]+(?=\s(?:percent|per cent|million|billion|people|years)\b))",
            "bracket": rf"\[(?:(?i:insert|add|your|enter)\s[^\]\n]{{2,60}}|(?i:{WORDS})(?:[ _/-](?i:{WORDS}|here|\d+))?)\](?!\()",
            "brace": r"[{<](?:(?<=\{)(?<![\w$\\{].)\{?\s?[a-z][a-z0-9]*(?:[ _.-][a-z0-9]+){0,3}\s?\}\}?(?![\w}])"
            r"|(?<=<)(?:insert|enter|add|your)\s[^<>\n]{2,40}>)",
        }[kind],
        re.DOTALL,
    )


# What a text must hold for a kind of placeholder to stand in it.
_MARKS = {
    "filler": ("orem ipsum",),
    "tk": ("TK",),
    "crosses": ("XX", "xx", "Xx", "xX"),
    "bracket": ("[",),
    "brace": ("{", "<"),
}


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report placeholders by their shape; initials, ratings, acronyms in brackets and sports numerals are not."""
    text = document.text
    found = [
        (match.start(), order, match, kind)
        for order, (kind, marks) in enumerate(_MARKS.items())
        if any(mark in text for mark in marks)
        for match in _pattern(kind).finditer(text)
    ]
    notation = sum(1 for *_, kind in found if kind == "brace") > FEW  # a manual's or a template's own way to write
    end = 0
    for start, _, match, kind in sorted(found):
        if kind == "brace" and notation:
            continue
        span = Span(*match.span())
        if start < end:
            continue
        end = span.end
        if document.is_opaque(*span) or _innocent(document, match, kind):
            continue
        yield Finding(
            span,
            f"{match.group()} is {_KINDS[kind]}; put in what belongs there",
            severity="error" if kind == "filler" else "warning",
            confidence=0.95 if kind in ("filler", "tk") else 0.85,
        )


def _innocent(document: Document, match: re.Match[str], kind: str) -> bool:
    text = document.text
    before = text[max(0, match.start() - 16) : match.start()]
    if kind == "crosses":
        # Super Bowl XXX, size XXXL, Chapter XXX; an Aristotelian "XXX rated"
        return re.search(
            r"(?:Bowl|Chapter|Volume|Part|Book|Canto|Psalm|Louis|Olympiad|WrestleMania|size)\s$", before
        ) is not None or (text[match.end() : match.end() + 7].lower().startswith((" rated", "-rated")))
    if kind == "bracket":
        # In a quotation a bracketed word is put in for another: "He went to [city] hall".
        if not match.group()[1:-1].islower():
            return False
        # So it does in a transcript: "at that [time]". A placeholder stands for the name itself, without "that" or "his".
        return document.is_quoted(*match.span()) or _POINTED.search(before) is not None
    if kind == "tk":
        return re.search(r"\b(?:No|code|Turk|flight|IATA)\.?\s$", before) is not None
    return False


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The mayor of ⟦[CITY]⟧ opened the bridge."),
        Wrong("It cost ⟦TK⟧ million euros."),
        Wrong("Dear ⟦{first_name}⟧, we thank you."),
        Wrong("⟦Lorem ipsum dolor sit amet⟧ fills the second column."),
        Wrong("About ⟦xx⟧ percent of the voters came."),
    ),
    right=(
        Right("They won Super Bowl XXX in Tempe."),
        Right("“[President] Biden asked us,” she said, “and they [sic] agreed.”"),
        Right("And we all decided at that [time] to talk to their [city] office."),
        Right("“The [UNHCR] office was closed,” he said."),
        Right("Flight TK 1952 landed, and a film rated XXX-rated was shown."),
        Right("The set {1, 2, 3} has three members."),
    ),
)
