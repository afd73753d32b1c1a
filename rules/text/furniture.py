"""Site furniture was left in the copy.

Text that was copied from a page, or translated by a machine from one, brings its surroundings along: "Dear reader",
appeals for money, "Read more", "Video of the day", cookie notices, and the closing phrases of assistants. One finding
is made for each stretch of it. A credit under a picture is not furniture.

The stretch is shown, not removed: only the writer knows what belongs to the page.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.furniture import cue_of


@cache
def _assistant() -> re.Pattern[str]:
    """What assistants write around a text that they were asked for."""
    return re.compile(
        r"\A(?:certainly|sure|of course|absolutely)[!,.].{0,40}\b(?:here(?:'s|’s| is| are)|below)\b|\Ahere(?:'s|’s| is) (?:the|a|your) "
        r"(?:translat|revis|rewrit|summar|improved|corrected|article|text)|\bas an ai (?:language )?model\b|\bi hope this helps\b"
        r"|\blet me know if you(?:'d|’d| would| need| want| have)\b|\bwould you like me to\b|\bi (?:can(?:not|'t|’t)|am unable to) (?:browse|access) the internet\b",
        re.IGNORECASE,
    )


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report each contiguous region of furniture, assistants' phrases at the edges, and paragraphs that stand twice."""
    first = 0
    zones = document.zones
    while first < len(zones):
        if zones[first] != "furniture":
            first += 1
            continue
        last = first
        while last + 1 < len(zones) and zones[last + 1] == "furniture":
            last += 1
        span = Span(document.blocks[first].start, document.blocks[last].end)
        cues = dict.fromkeys(
            filter(None, (cue_of(document.text[b.start : b.end]) for b in document.blocks[first : last + 1]))
        )
        yield _finding(span, f"this looks like site furniture: {', '.join(cues)}", 0.9)
        first = last + 1
    openings: dict[str, list[str]] = {}  # of the section: manuals say the same under several headings
    for index, block in enumerate(document.blocks):
        text = document.text[block.start : block.end]
        span = Span(block.start, block.end)
        if block.kind == "heading":
            openings.clear()
        if index in (0, len(zones) - 1) and _assistant().search(text[:400]) and zones[index] != "furniture":
            yield _finding(span, "this looks like an assistant speaking to the writer, not like copy", 0.9)
        if len(text) >= 90 and block.kind in ("paragraph", "quote") and zones[index] != "furniture":
            same = openings.setdefault(" ".join(text[:60].split())[:30], [])
            if same:  # else it begins like no other, and need not be compared
                words = text.split()
                if any(words == other.split() for other in same):
                    yield _finding(span, "this paragraph stands twice, word for word", 0.95)
            same.append(text)


def _finding(span: Span, message: str, confidence: float) -> Finding:
    fix = Fix("Remove it", (Edit(span, ""),), "display")
    return Finding(span, message, severity="warning", confidence=confidence, fixes=(fix,))


STORY = "The council met on Monday and agreed on a budget for the coming year, after a debate of three hours."

rule = Rule(
    check=check,
    wrong=(
        Wrong(f"{STORY}\n\n⟦Dear reader,\n\nOur site is free. We ask for your support.\n\nVideo of the day⟧", None),
        Wrong(f"{STORY}\n\n⟦Read more: Council agrees on budget⟧", None),
        Wrong(f"{STORY}\n\nThe mayor left.\n\n⟦{STORY}⟧", None),
        Wrong(f"{STORY}\n\n⟦I hope this helps! Let me know if you need another version.⟧", None),
    ),
    right=(
        Right(f"{STORY}\n\nThe museum asked visitors to become a member, its director said, as donations fell."),
        Right(f"The mayor, left, in May / Photo: EPA\n\n{STORY}"),
        Right(
            "The law on cookies\n\nThe commission said that the site must not say “we use cookies” and nothing else."
        ),
    ),
)
