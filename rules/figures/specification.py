"""A figure of a known system lies outside all that is known of it.

"ATACMS missiles, which have a range of 1,297 kilometers": a slipped digit or a confused unit survives all
proofreading, because nobody has the table in mind. The rule binds a figure to a system only by fixed phrases within one
sentence that names no other system. It takes the written number with its rounding, compares it with every known variant
(or with the one that is named), and speaks where it lies outside all of them. 297 km for a known 300 km is right: it is
185 miles converted back. Less than a known maximum is nobody's mistake, unless the text says "maximum"; then it is a
hint.

The known figures are shown and nothing is changed: the system may be the wrong part.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Fix,
    Knowledge,
    Mention,
    Quantity,
    Related,
    Right,
    Rule,
    Wrong,
    find_numbers,
    find_quantities,
)
from factlint.extract.quantities import parse_quantity
from factlint.extract.units import UNITS

Row = tuple[dict[str, Any], float, float]  # a figure, and the interval that it allows, in base units
# Dimension, and the share by which sources differ where a figure has no tolerance of its own.
FIGURES = {
    "range": ("length", 0.05), "weight": ("mass", 0.15), "speed": ("speed", 0.1), "calibre": ("length", 0.01),
    "length": ("length", 0.05), "height": ("length", 0.05), "width": ("length", 0.05), "wingspan": ("length", 0.05),
    "warhead": ("mass", 0.1), "ceiling": ("length", 0.1), "crew": ("crew", 0.0),
}  # fmt: skip
FAR = (
    1.5  # beyond the known figures by less than this factor is a hint: sources differ, and a mile taken for a km is 1.6
)
MOST_BETWEEN = 130  # characters between a system and its figure


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Bind the figures of a sentence to the one system that it names, and compare."""
    quantities = find_quantities(document)
    if not quantities:
        return
    systems = [item for item in knowledge.mentions(document) if item.entry and item.entry.kind in ("system", "product")]
    if not any(mention.entry and mention.entry.data.get("figures") for mention in systems):
        return
    for quantity in quantities:
        sentence = document.sentence_at(quantity.span.start)
        named = [mention for mention in systems if sentence.start <= mention.span.start < sentence.end]
        if len({mention.entry.id for mention in named if mention.entry}) != 1:
            continue  # none, or several systems: ambiguity is silence
        for mention in sorted(named, key=lambda item: abs(item.span.start - quantity.span.start)):
            kind = _kind(document, mention, quantity, sentence.start)
            if kind and _is_sure(mention) and not (kind in _SUMS and _is_counted(document, mention)):
                yield from _compare(document, mention, quantity, kind)
                break


_SUMS = frozenset(("weight", "crew", "length", "warhead"))  # what several of a thing have more of


def _is_counted(document: Document, mention: Mention) -> bool:
    """Whether the text speaks of a number of them: "30 Leopard 2 tanks weigh 1,900 tonnes"."""
    start = mention.span.start
    return any(start - 2 <= number.span.end < start and number.value > 1 for number in find_numbers(document))


def _is_sure(mention: Mention) -> bool:
    """Whether the name stands for the entry beyond doubt: no bare short form, no spelling that is only a hint."""
    return not mention.weak and (mention.judgement is None or mention.judgement.severity != "hint")


@cache
def _thing() -> re.Pattern[str]:
    """What may follow the name of a system and belongs to it: "ATACMS long-range guided missiles,"."""
    noun = (
        r"(?:missile|rocket|system|tank|drone|jet|fighter|bomber|helicopter|howitzer|gun|vehicle|munition|bomb|shell|torpedo"
        r"|interceptor|weapon|plane|warplane|uav|projectile|ship|submarine|rifle|cannon)(?:e?s)?|aircraft|artillery"
    )
    adjective = (
        r"ballistic|cruise|guided|tactical|(?:long|short|medium|intermediate)[-\s]range|(?:surface|air)-to-(?:surface|air|ground)"
        r"|(?:air|ground|ship|sea)-launched|anti-(?:tank|ship|aircraft)|air[-\s]defen[cs]e|main|battle|strike|attack|stealth"
        r"|(?:super|hyper)sonic|unmanned|aerial|self-propelled|towed|light|heavy|precision|multirole|kamikaze|combat"
    )
    return re.compile(rf"\)?(?:[\s-](?:{adjective}|{noun})\b)*(?P<comma>,)?")


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """(what stands between a system and its figure, what must follow the figure); a group names the kind of figure.

    They are patterns in words: each is compiled when it is first tried, and the commonest come first.
    """
    said = (
        r"(?:(?:maximum|max\.|top|total|minimum|effective|operational|reported|stated|official|nominal|estimated|firing"
        r"|service|combat(?=\sw)|launch(?=\sw)|gross)\s)*"
    )
    kind = (
        r"(?P<kind>range|reach|weight|mass|speed|velocity|calib(?:er|re)|length|height|width|wingspan|warhead|payload"
        r"|ceiling|crew)s?"
    )
    which = r"(?:(?:which|that|and)\s)?"
    has = rf"{which}(?:has|have|had|having|with|boasts?|boasting|offers?|operated\sby|needs?|requires?|carry|carries)"
    able = rf"{which}(?:can|could|(?:(?:is|are|was|were)\s)?(?:able\sto|capable\sof))\s(?:also\s)?"
    hit = r"(?P<range>(?:hit|hitt|strik|reach|destroy|attack|engag)(?:e|ing)?)"
    a_kind = rf"(?:an?\s|its\s|their\s)?{said}{kind}"
    targets = r"(?:\s(?:(?:enemy|ground|distant|air|land|aerial|moving|military)\s)*(?:targets?|objects?|enemies))?"
    anything, end, away = r"", r"\s?(?:[.,;:!?)(–—]|\Z|and\b|while\b)", r"\s(?:away|distant|off\b)"
    distance = rf"(?:(?:an?\s)?{said}(?:distances?|ranges?)\sof\s)?"
    go = r"fl(?:y|ies|ying)|travel(?:s|l?ing)?|reach(?:es|ing)?"
    return (
        (rf"\s{has}\s{a_kind}(?:\s(?:of|at|reaching|that\sis|is|between|from))?\s?", anything),
        (rf"(?:['’]s?)\s{said}{kind}(?:\s(?:of|is|was|at|reaches))?\s?", anything),
        (rf"\s{which}(?P<weight>weigh(?:s|ed|ing)?)(?:\sin\sat)?\s?", anything),
        (rf"\swhose\s{said}{kind}\s(?:of|is|was|reaches|exceeds)\s?", anything),
        # An apposition is parted by a comma from the name, "ATACMS, an American missile with a range of".
        (
            rf",\s(?:an?|the)\s(?:(?!launcher|radar|batter|truck)[\w.’'-]+\s){{1,6}}(?:with|(?:that|which)\shas|having|boasting)\s{a_kind}\sof\s?",
            anything,
        ),
        (rf"\s\((?:an?\s|with\san?\s)?{said}{kind}(?:\sof|:|,)?\s?", anything),
        (rf"\s{able}{hit}{targets}\s?", away),
        (rf"\s{able}{hit}{targets}\s(?:at|from)\s{distance}", anything),
        (rf"\s{able}(?P<range>{go})\s{distance}", end),
        (rf"\s(?:{able})?(?P<speed>{go})\s(?:at\s)?(?:(?:an?\s)?{said}(?:speeds?|velocity)\sof\s)?", anything),
        (rf"\s{which}(?:is|are|measures?)\s", r"\s(?P<behind>long|tall|high|wide)\b"),
    )


@cache
def _before_system() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Between a figure and the system behind it; what may follow that system; "the range of the" before it."""
    nouns = r"(?:missile|rocket|system|tank|drone|howitzer|gun|weapon|vehicle)s?|ballistic|cruise|guided|tactical"
    return (
        re.compile(r"[\s-](?P<range>range)\s(?:(?:ballistic|cruise|guided|tactical)\s)?\Z|\s\Z"),
        re.compile(
            rf"\)?(?:\s(?:{nouns})\b)*(?:\s?[.,;:!?)”\"—–]|\Z|\s(?:was|were|is|are|has|have|had|can|could|to|in|at|on|from|and|for|that|which|by"
            r"|against|into|with|after|before|as|over|when|while|or|but|hit|struck|flew|fell|will|would|may|[a-z]+ed)\b)"
        ),
        re.compile(
            r"\b(?:(?:maximum|minimum|top|total|effective|operational)\s)*(?P<kind>range|weight|speed|calib(?:er|re)|length|height|wingspan|ceiling|crew)"
            r"\sof\s(?:the|an?|each|one)?\s?\Z"
        ),
    )


@cache
def _other_version() -> re.Pattern[str]:
    """Words after which the figure is that of something else than the system itself."""
    return re.compile(
        r"\b(?:successors?|predecessors?|replace\w*|variants?|versions?|upgrad\w+|modif\w+|moderni[sz]\w+|extended|prototypes?|next-generation|similar\sto"
        r"|equivalents?|rivals?|unlike|compared|based\son|derived|derivatives?|twice|half|double|triple|planned|proposed|experimental|instead)\b"
        r"|\bnot\b|n['’]t\b|\bno\b|\bnever\b"
    )


def _kind(document: Document, mention: Mention, quantity: Quantity, start: int) -> str:
    """Which figure of the system the quantity is said to be, or an empty string. "minimum " may stand before it."""
    text = document.text
    begin, end = mention.span
    low = text[start : quantity.start].lower()
    if _other_version().search(low) or _is_one_of_several(text[start:begin]):
        return ""
    behind = text[quantity.span.end : quantity.span.end + 40].lower()
    if end <= quantity.start <= end + MOST_BETWEEN:
        between = text[end : quantity.start].lower()
        thing = _thing().match(between)
        rest = between[thing.end() :] if thing else between
        for phrase, needed in _phrases():
            comma = "," if thing and thing["comma"] and phrase.startswith(",") else ""
            found = re.fullmatch(phrase, comma + rest)
            follows = re.match(needed, behind) if found else None
            if found and follows:
                kind = _named(found, follows)
                if _fits(kind, quantity):
                    return "minimum " + kind if "minimum" in between else kind
        of = _before_system()[2].search(text[start:begin].lower())
        verb = r"(?:\s(?:missile|rocket|system|tank|drone|aircraft|jet)s?)?\s(?:is|was|reaches|exceeds)\s?"
        if of and re.fullmatch(verb, between):
            kind = of["kind"].replace("caliber", "calibre")
            return kind if _fits(kind, quantity) else ""
        return ""
    if quantity.span.end < begin <= quantity.span.end + 40:
        return _kind_before(text, mention, quantity)
    return ""


def _kind_before(text: str, mention: Mention, quantity: Quantity) -> str:
    """ "The 300-km ATACMS", "the 300-km-range ATACMS", "a 155mm M777 howitzer"."""
    found = _before_system()[0].match(text[quantity.span.end : mention.span.start].lower())
    if found is None or not _before_system()[1].match(text[mention.span.end : mention.span.end + 40].lower()):
        return ""
    if found["range"]:
        return "range" if quantity.dimension == "length" else ""
    hyphenated = text[quantity.number_span.end] in "-‐‑"
    if quantity.unit == "mm":
        return "calibre"
    before = text[max(quantity.start - 8, 0) : quantity.start].lower()
    if not hyphenated or not re.search(r"\b(?:the|an?|its|their|of|these|those)\s\Z", before):
        return ""
    if quantity.unit in ("km", "mi"):
        return "range"
    return "weight" if quantity.unit in ("tons", "t", "short tons") else ""


def _named(found: re.Match[str], follows: re.Match[str]) -> str:
    """The kind of figure that a phrase names."""
    groups = {**found.groupdict(), **follows.groupdict()}
    word = groups.get("kind") or groups.get("behind") or next((name for name, value in groups.items() if value), "")
    return {
        "reach": "range", "mass": "weight", "velocity": "speed", "caliber": "calibre", "payload": "warhead",
        "long": "length", "tall": "height", "high": "height", "wide": "width",
    }.get(word, word)  # fmt: skip


def _fits(kind: str, quantity: Quantity) -> bool:
    return kind in FIGURES and FIGURES[kind][0] == quantity.dimension


def _is_one_of_several(before: str) -> bool:
    """Whether the system is joined to another name: in "PrSM and ATACMS, with a range of …" it may be either's."""
    return re.search(r"[A-Z0-9][\w-]*(?:\s[a-z]+)?,?\s(?:and|or|&)\s(?:the\s)?\Z", before) is not None


def _compare(document: Document, mention: Mention, quantity: Quantity, kind: str) -> Iterator[Finding]:
    """Report the quantity where it lies outside every known value."""
    entry = mention.entry
    assert entry is not None
    lowest, _, name = kind.rpartition(" ")
    rows = _rows(document, mention, entry, name, minimum=bool(lowest))
    if not rows:
        return
    text = document.text
    words = text[quantity.start : quantity.span.start].lower()
    bottom, top = min(low for _, low, _ in rows), max(high for _, _, high in rows)
    # The smallest that the claimed maximum can be.
    least = quantity.low if quantity.upper is None else max(2 * quantity.upper - quantity.high, quantity.low)
    if quantity.comparison == "at most" and re.search(r"less|under|below|within|fewer|shorter", words):
        return  # "less than 500 km" is true of 300 km
    above = least > top
    below = quantity.high < bottom and quantity.comparison != "at least"
    maxima = all(figure.get("kind") == "maximum" for figure, _, _ in rows)
    if below and maxima:
        between = text[mention.span.end : quantity.span.start].lower()
        below = name == "range" and re.search(r"\b(?:maximum|max\.)\s", between) is not None
    if lowest:
        above, below = False, below or above
    if not (above or below):
        return
    far = (quantity.upper or quantity.value) > top * FAR if above else quantity.high * FAR < bottom and not maxima
    shown = ", ".join(_shown(figure) for figure, _, _ in rows)
    cited = dict.fromkeys(_cited(entry, figure) for figure, _, _ in rows)
    written = text[quantity.span.start : quantity.span.end]
    yield Finding(
        quantity.span,
        f"{_said(name, written, quantity, rows[0][0])} is outside what is known of {entry.name}: {shown}"
        + (f" ({'; '.join(item for item in cited if item)})" if any(cited) else ""),
        severity="warning" if far else "hint",
        confidence=0.9 if far else 0.5,
        fixes=(Fix(f"known {kind}: {shown}", (), "display"),),
        entry=entry.id,
        reasons=(f"the written number stands for {_interval(quantity)}",),
        evidence=tuple(_evidence(entry, name, figure) for figure, _, _ in rows),
        related=(Related(mention.span, f"this is {entry.name}"),),
    )


def _rows(document: Document, mention: Mention, entry: Entry, kind: str, *, minimum: bool) -> list[Row]:
    """(figure, low, high in base units) of the variant that is named, else of all; nothing where one cannot be read."""
    figures = [row for row in entry.data.get("figures", {}).get(kind, ()) if (row.get("kind") == "minimum") == minimum]
    sentence = document.sentence_at(mention.span.start)
    said = document.text[sentence.start : sentence.end]
    named = [row for row in figures if row.get("variant") and _says(said, row["variant"])]
    if not named and any(_says(said, name) for name in entry.data.get("variants", ())):
        return []  # a variant of which nothing is known
    rows = []
    for row in named or figures:
        known = parse_quantity(row["value"].lstrip("<>~ "))
        if known is None or known.dimension != FIGURES[kind][0]:
            return []
        share = _tolerance(row, FIGURES[kind][1])
        # Mach 1 is less high up, and a ton may be a short or a long one.
        least, most = {"Mach": (0.86, 1.0), "tons": (0.907, 1.017)}.get(known.unit, (1.0, 1.0))
        rows.append((row, known.value * least * (1 - share), (known.upper or known.value) * most * (1 + share)))
    return rows


def _says(text: str, name: str) -> bool:
    """Whether a text holds a designator as a whole word."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def _tolerance(figure: dict[str, Any], usual: float) -> float:
    match = re.match(r"\s*±?\s*([\d.]+)\s*%", figure.get("tolerance", ""))
    if match:
        return max(float(match[1]) / 100, 0.005)
    loose = 0.1 if figure["value"].startswith("~") else 0.5 if figure.get("kind") == "typical" else 0.0
    return max(usual, loose)


def _shown(figure: dict[str, Any]) -> str:
    said = {"maximum": "up to ", "minimum": "at least ", "typical": "about "}.get(figure.get("kind", ""), "")
    return f"{said}{figure['value']}" + (f" ({figure['variant']})" if "variant" in figure else "")


def _said(kind: str, written: str, quantity: Quantity, figure: dict[str, Any]) -> str:
    """The written figure, in the unit of the known one too where that is another."""
    known = parse_quantity(figure["value"].lstrip("<>~ "))
    converted = ""
    if known and known.unit != quantity.unit and known.unit in UNITS:
        value = quantity.value / UNITS[known.unit].factor
        converted = f" ({value:,.0f} {known.unit})" if value >= 100 else f" ({value:.3g} {known.unit})"
    plain = re.sub(r"(?<=\d)[-‐‑](?=[A-Za-z])", " ", written)
    return f"a {kind} of {plain}{converted}"


def _interval(quantity: Quantity) -> str:
    if quantity.unit not in UNITS:
        return "what it says" if quantity.unit == "crew" else f"{quantity.low:,.0f} to {quantity.high:,.0f} m/s"
    factor = UNITS[quantity.unit].factor
    return f"{quantity.low / factor:,.7g} to {quantity.high / factor:,.7g} {quantity.unit}"


def _cited(entry: Entry, figure: dict[str, Any]) -> str:
    source, checked = figure.get("source", entry.source), figure.get("checked", entry.checked)
    return f"{source}, checked {checked}" if source and checked else str(source)


def _evidence(entry: Entry, kind: str, figure: dict[str, Any]) -> Evidence:
    source, checked = figure.get("source", entry.source), figure.get("checked", entry.checked)
    return Evidence(entry.id, kind, _shown(figure), source, checked)


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The army wants ATACMS missiles, which have a range of ⟦1,297 kilometers⟧."),
        Wrong("They fired the ⟦900-km⟧ ATACMS at dawn."),
        Wrong("They fired ATAKMS missiles with a range of up to ⟦1,297 kilometres⟧."),
        Wrong("ATACMS can hit targets up to ⟦800 miles⟧ away."),
    ),
    right=(
        Right("The army wants ATACMS missiles, which have a range of 297 kilometers."),
        Right("An ATACMS missile with a range of 165 km was fired."),
        Right("ATACMS missiles have a range of about 190 miles and fly less than 500 km."),
        Right("The ATACMS missiles hit a depot 400 km from Kyiv."),
        Right("The successor to ATACMS, with a range of 500 km, is ready."),
        Right("The 30 ATACMS weigh 50,000 kg."),
        Right("An ATACMS and a Tomahawk with a range of 1,600 km are two things."),
    ),
)
