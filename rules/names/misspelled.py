"""The name of a known person, place, organisation or system is spelled wrong.

A misspelled name is the error that readers write in about first, and no spell checker finds it: "ATAKMS" for ATACMS,
"Nieman Marcus" for Neiman Marcus, a caption's "Mihailo Podoljak" for the Mykhailo Podolyak of the text.

A spelling that the knowledge base lists as never right is an error, with a fix that is applied by --fix unless the
spelling is somebody's real name. Any other spelling is reported only where the evidence says that this entry is meant
and no other: how the two spellings differ, how well known the entry is, whether the right form stands in the same text,
whether the sentence names the office, the country or the kind of thing; and against it, whether the odd word is a name
or a word of its own. Such a fix is a suggestion, with one exception: where all parts are the same name in another
romanisation of one single entry, and its right form stands in the same text.
"""

from collections.abc import Iterator

from factlint.authoring import (
    Document,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Right,
    Rule,
    Wrong,
    judged_finding,
    replacement,
)


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report listed wrong forms and what is judged to be a known name spelled wrong."""
    for mention in knowledge.mentions(document):
        if mention.status == "wrong":
            yield _listed(mention, knowledge)
        elif mention.status == "respelled" and mention.judgement and not mention.judgement.other_given:
            yield _judged(mention)


def _listed(mention: Mention, knowledge: Knowledge) -> Finding:
    entry = mention.entry
    assert entry is not None
    right = knowledge.right_form(entry, mention.text)
    attested = knowledge.is_attested_name(mention.text)
    item: dict[str, str] = next(
        (item for item in entry.data["wrong"] if item["form"] == (mention.form and mention.form.text)), {}
    )
    reasons: tuple[str, ...] = ("listed as seen in print" if "source" in item else "listed as never right",)
    if attested:
        reasons = (*reasons, f"not applied unasked, as {mention.text} is somebody's real name too")
    return Finding(
        mention.span,
        f"{mention.text} is a wrong spelling of {right}",
        severity="error",
        confidence=0.98,
        fixes=(replacement(mention.span, right, applicability="unsafe" if attested else "safe"),),
        entry=entry.id,
        reasons=reasons,
        evidence=(Evidence(entry.id, "name", right, item.get("source", entry.source), entry.checked),),
    )


def _judged(mention: Mention) -> Finding:
    assert mention.judgement is not None
    verb = {"error": "is", "warning": "is probably", "hint": "may be"}[mention.judgement.severity]
    return judged_finding(mention, f"{mention.text} {verb} a wrong spelling of {mention.judgement.form}")


rule = Rule(
    check=check,
    wrong=(
        Wrong("The army asked for ⟦ATAKMS⟧ missiles.", "ATACMS"),
        Wrong("⟦Mihailo Podoljak⟧ spoke. Later Mykhailo Podolyak spoke again.", "Mykhailo Podolyak"),
        Wrong("White House deputy national security adviser ⟦John Finner⟧ agreed.", "Jon Finer"),
        Wrong("Inspectors of the ⟦International Atomic Agency⟧ arrived.", "International Atomic Energy Agency"),
        Wrong("Two ⟦S400⟧ air defence systems were hit.", "S-400"),
        Wrong("President ⟦Volodymir Zelensky⟧ spoke.", "Volodymyr Zelensky"),
    ),
    right=(
        Right("The army asked for ATACMS missiles."),
        Right("Mykhailo Podolyak spoke, and Podolyak's adviser listened."),
        Right("John Finner runs a bakery in Leeds."),
        Right("The Zelenskys met the Ukrainians of the town."),
        Right("An S-300 is no S-400, and an F-15 no F-16."),
        Right("The Chinese Center for Disease Control and Prevention answered."),
    ),
)
