"""A figure of a known system lies outside all that is known of it.

"ATACMS missiles, which have a range of 1,297 kilometers": a slipped digit or a confused unit in a range, weight or speed
survives every proofreading, because nobody keeps the table in mind. The rule binds a figure to a system by the words
between them, compares it with every known variant, and speaks only where the written number, with its rounding and the
tolerance of the source, lies outside all of them. 297 km for a known 300 km is right: it is 185 miles converted back.

The known figures are shown; nothing is changed, as the system may be the wrong part.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from factlint import Document, Entry, Evidence, Finding, Fix, Knowledge, Mention, Quantity, Right, Rule, Wrong, find_quantities
from factlint.quantities import parse_quantity

DIMENSIONS = {"range": "length", "weight": "mass", "speed": "speed", "calibre": "length", "length": "length", "wingspan": "length", "ceiling": "length", "warhead": "mass", "height": "length", "width": "length"}  # fmt: skip
TOLERANCE = 0.05  # of a known figure that has none of its own
FACTOR = 1.5  # beyond the known maximum by less than this, sources may simply differ


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """What stands between a system and its figure, or behind the figure, by the kind of figure."""
    return {
        "range": re.compile(r"\b(?:range|reach|hit|strike|fly|travel|distance|away)"),
        "weight": re.compile(r"\b(?:weigh|weight|heavy)"),
        "speed": re.compile(r"\b(?:speed|fast|fly at|flies at|travel at|travels at)"),
        "calibre": re.compile(r"\b(?:calib(?:er|re))"),
        "warhead": re.compile(r"\b(?:warhead|payload)"),
        "length": re.compile(r"\blong\b|\blength"),
        "wingspan": re.compile(r"\bwingspan"),
        "ceiling": re.compile(r"\b(?:ceiling|altitude)"),
    }


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Bind each quantity of a sentence to the one system that the sentence names."""
    quantities = find_quantities(document)
    if not quantities:
        return
    systems = [
        mention for mention in knowledge.mentions(document) if mention.entry and mention.entry.kind in ("system", "product")
    ]
    for quantity in quantities:
        sentence = document.sentence_at(quantity.span.start)
        named = [mention for mention in systems if sentence.start <= mention.span.start < sentence.end]
        if len({mention.entry.id for mention in named if mention.entry}) != 1:
            continue  # none, or several systems: ambiguity is silence
        mention = min(named, key=lambda item: abs(item.span.start - quantity.span.start))
        kind = _kind(document, mention, quantity)
        entry = mention.entry
        if kind and entry and not document.is_foreign(quantity.span.start):
            yield from _compare(document, mention, quantity, kind, entry.data.get("figures", {}).get(kind, []))


def _kind(document: Document, mention: Mention, quantity: Quantity) -> str:
    """Which figure of the system the quantity is said to be, or an empty string."""
    text = document.text.lower()
    if mention.span.end <= quantity.span.start:
        between = text[mention.span.end : quantity.span.start]
        behind = text[quantity.span.end : quantity.span.end + 14]
        if len(between) > 90 or re.search(r"\b(?:from|but|while|whereas|compared|front|border|target|targets|city|town)\b", between):
            return ""
        said = between + (" " + behind if re.match(r"\s?(?:range|away|long|heavy|warhead|speed)", behind) else "")
    else:
        between = text[quantity.span.end : mention.span.start]
        if not re.fullmatch(r"[\s-]*(?:range|long-range|warhead|class)?\s*", between):
            return ""
        said = between if "range" in between or "warhead" in between else between + " range"
    kinds = [
        kind
        for kind, cue in _cues().items()
        if DIMENSIONS[kind] == quantity.dimension and (cue.search(said))
    ]
    return kinds[0] if kinds else ""


def _compare(
    document: Document, mention: Mention, quantity: Quantity, kind: str, known: list[dict[str, Any]]
) -> Iterator[Finding]:
    """Report the quantity where it lies beyond every known value."""
    figures = [(figure, parsed) for figure in known if (parsed := parse_quantity(figure["value"]))]
    if not figures or any(parsed.dimension != quantity.dimension for _, parsed in figures):
        return
    entry = mention.entry
    assert entry is not None
    sentence = document.sentence_at(quantity.span.start)
    said = document.text[sentence.start : sentence.end]
    variant = [pair for pair in figures if pair[0].get("variant") and pair[0]["variant"] in said]
    top = max(_upper(figure, parsed) for figure, parsed in variant or figures)
    bottom = min(_lower(figure, parsed) for figure, parsed in variant or figures)
    exact = kind not in ("range", "speed", "ceiling")  # of these only the maximum is a property of the system
    too_high = quantity.low > top * (1.0 if variant else 1.02)
    too_low = exact and quantity.high < bottom and quantity.comparison != "at least"
    if not (too_high or too_low):
        return
    far = quantity.low > top * FACTOR or (too_low and quantity.high * FACTOR < bottom)
    shown = ", ".join(_shown(figure) for figure, _ in figures)
    written = document.text[quantity.span.start : quantity.span.end]
    yield Finding(
        quantity.span,
        f"{written} is outside the known {kind} of {entry.name}: {shown}",
        severity="warning" if far else "hint",
        confidence=0.9 if far else 0.5,
        fixes=(Fix(f"known {kind}: {shown}", (), "display"),),
        entry=entry.id,
        reasons=(f"the written number stands for {quantity.low:g} to {quantity.high:g} {_base(quantity)}",),
        evidence=tuple(_evidence(entry, kind, figure) for figure, _ in figures),
    )


def _upper(figure: dict[str, Any], parsed: Quantity) -> float:
    return parsed.high + parsed.value * _tolerance(figure)


def _lower(figure: dict[str, Any], parsed: Quantity) -> float:
    return parsed.low - parsed.value * _tolerance(figure)


def _tolerance(figure: dict[str, Any]) -> float:
    match = re.match(r"([\d.]+)\s*%", figure.get("tolerance", ""))
    return max(float(match.group(1)) / 100, 0.01) if match else TOLERANCE


def _shown(figure: dict[str, Any]) -> str:
    said = {"maximum": "up to ", "minimum": "at least "}.get(figure.get("kind", ""), "")
    return f"{said}{figure['value']}" + (f" ({figure['variant']})" if "variant" in figure else "")


def _base(quantity: Quantity) -> str:
    return {"length": "metres", "mass": "kilograms", "speed": "metres a second"}[quantity.dimension]


def _evidence(entry: Entry, kind: str, figure: dict[str, Any]) -> Evidence:
    return Evidence(
        entry.id, kind, _shown(figure), figure.get("source", entry.source), figure.get("checked", entry.checked)
    )


rule = Rule(
    check=check,
    wrong=(
        Wrong("The army wants ATACMS missiles, which have a range of ⟦1,297 kilometers⟧."),
        Wrong("They fired the ⟦900-km⟧ ATACMS at dawn."),
        Wrong("They fired ATAKMS missiles with a range of ⟦1,297 kilometers⟧."),
    ),
    right=(
        Right("The army wants ATACMS missiles, which have a range of 297 kilometers."),
        Right("An ATACMS missile with a range of 165 km was fired."),
        Right("The ATACMS missiles hit a depot 400 km from Kyiv."),
        Right("An ATACMS and a Tomahawk with a range of 1,600 km are two things."),
    ),
)
