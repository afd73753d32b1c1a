"""A name is written rightly, but not as the chosen house writes it.

Kyiv and Kiev, Zelensky, Zelenskyy and Zelenskiy, Nato and NATO are all right, and every house has chosen one of them.
With `--style guardian` (or `style = "guardian"` in the configuration) the rule reports the others: a warning and no
hint, as the house itself asked for it; without a style it is silent. A surname that stands alone is compared with its
place in the house's full form.

Left alone are quotations and bylines; a name inside a longer one ("Kiev Ballet", "Dynamo
Kiev"); what only looks like it ("chicken Kiev"); text set in capitals; and history: a former name in a sentence that
speaks of a year before the change, or of an empire or union of the past.

The fix is only suggested, as the name may stand in a title or be spoken of as a name.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from factlint.authoring import Document, Evidence, Finding, Knowledge, Mention, Right, Rule, Wrong, replacement
from factlint.names.house import house_form

COMPARED = frozenset(("name", "variant", "translation", "former", "full", "style", "acronym"))
MODERN = 1992  # a former name without a date is right in a sentence about a year before this
# Words before a name that are no part of it, though they have a capital.
OUTSIDE = frozenset("the in from of at to and or president prime minister king mr mrs ms dr colonel sheikh".split())


@cache
def _past() -> re.Pattern[str]:
    return re.compile(
        r"\b(1[0-9]{3}|20[0-9]{2})(?:s\b|\b)|\b(?:Soviet|USSR|Ottoman|tsarist|imperial|colonial|[Tt]hen-|then called"
        r"|formerly|known as|renamed|medieval)"
    )


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report right forms that the chosen house writes otherwise."""
    if not knowledge.style:
        return
    for mention in knowledge.mentions(document):
        entry, form = mention.entry, mention.form
        if mention.status != "right" or entry is None or form is None or form.type not in COMPARED or mention.weak:
            continue
        house = entry.data.get("style", {}).get(knowledge.style)
        wanted = house_form(mention, str(house)) if house else ""
        if wanted[:1].islower() and _begins(mention, document):
            wanted = wanted[0].upper() + wanted[1:]
        if not wanted or _plain(wanted) == _plain(mention.text) or _excused(mention, document):
            continue
        source = entry.data.get("cited", {}).get(knowledge.style, entry.source)
        yield Finding(
            mention.span,
            f"{mention.text} is {wanted} in the style of {knowledge.style}",
            severity="warning",
            confidence=0.9,
            fixes=(replacement(mention.span, wanted),),
            entry=entry.id,
            reasons=("the chosen style has another form",),
            evidence=(Evidence(entry.id, "style", str(house), source, entry.checked),),
        )


def _begins(mention: Mention, document: Document) -> bool:
    """Whether nothing but an opening sign stands before a name in its sentence."""
    start = mention.span.start
    return not document.text[document.sentence_at(start).start : start].strip(" \"'“‘(*–—")


def _plain(text: str) -> str:
    return normalize("NFC", " ".join(text.replace("’", "'").split()))


def _excused(mention: Mention, document: Document) -> bool:
    """Whether a name stands where the house's form would be out of place."""
    start, end = mention.span
    text = document.text
    if document.is_quoted(start, end) or document.zone_at(start) == "byline":
        return True
    sentence = document.sentence_at(start)
    said = text[sentence.start : sentence.end]
    assert mention.entry is not None
    near = text[max(start - 30, 0) : end + 30]
    if said.isupper() or any(other in near for other in mention.entry.data.get("unlike", ())):
        return True
    return _is_part(mention, text) or _is_history(mention, said)


def _is_part(mention: Mention, text: str) -> bool:
    """Whether a place or organisation is a part of a longer name: "Dynamo Kiev", "Peking University"."""
    if mention.entry is None or mention.entry.kind == "person":
        return False
    start, end = mention.span
    before = text[max(start - 30, 0) : start]
    word = before.rstrip(" ").rpartition(" ")[2] if before[-1:] == " " else ""
    after = text[end : end + 2]
    return (after[:1] in (" ", "-") and after[1:].isupper()) or (
        word[:1].isupper() and word.isalpha() and word.lower() not in OUTSIDE
    )


def _is_history(mention: Mention, said: str) -> bool:
    """Whether a former name stands in a sentence about its own time, or about the name."""
    assert mention.form is not None
    if mention.form.type != "former" and (mention.entry is None or mention.entry.kind == "person"):
        return False
    items = mention.entry.data.get("forms", ()) if mention.entry else ()
    until = next((item["until"] for item in items if item["form"] == mention.form.text and "until" in item), "")
    last = int(until[:4]) if until else MODERN
    return any(not match.group(1) or int(match.group(1)) < last for match in _past().finditer(said))


rule = Rule(
    check=check,
    wrong=(
        Wrong("Volodymyr Zelensky spoke in ⟦Kiev⟧.", "Kyiv", style="bbc"),
        Wrong("President ⟦Volodymyr Zelensky⟧ spoke.", "Volodymyr Zelenskyy", style="ap"),
        Wrong("Volodymyr Zelenskyy spoke, and ⟦Zelensky⟧ left.", "Zelenskyy", style="ap"),
    ),
    right=(
        Right("Volodymyr Zelensky spoke in Kiev."),
        Right("Volodymyr Zelenskyy spoke in Kyiv, and Zelenskyy left.", style="ap"),
        Right("“I was in Kiev,” he said over a chicken Kiev.", style="ap"),
        Right("Dynamo Kiev beat the Kiev Ballet.", style="ap"),
        Right("In 1941 the Germans took Kiev.", style="ap"),
        Right("KIEV UNDER FIRE AGAIN", style="ap"),
    ),
)
