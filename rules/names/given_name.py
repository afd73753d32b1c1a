"""A person is given another given name than the one who bears this family name and office.

"Secretary of State Anthony Blinken" and "Donald Kasich" slip through because the family name is right and the given
name is a real one. The rule speaks where a family name and an office, or an all but equal given name, agree on
exactly one known person. Nicknames and initials that the knowledge base lists are right.

The fix is only suggested: the writer may mean a relative.
"""

from collections.abc import Iterator

from factlint.authoring import Document, Finding, Knowledge, Right, Rule, Wrong, judged_finding


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report judged names whose family name is right and whose given name is another."""
    for mention in knowledge.mentions(document):
        judgement = mention.judgement
        if judgement is None or not judgement.other_given:
            continue
        message = f"the given name in {mention.text} is probably wrong: {judgement.form} is known"
        severity = "hint" if judgement.severity == "hint" else "warning"
        yield judged_finding(mention, message, severity=severity, applicability="unsafe")


rule = Rule(
    check=check,
    wrong=(
        Wrong("U.S. Secretary of State ⟦Anthony Blinken⟧ arrived on Monday.", "Antony Blinken"),
        Wrong("U.S. Secretary of State ⟦Robert Blinken⟧ arrived on Monday.", "Antony Blinken"),
    ),
    right=(
        Right("U.S. Secretary of State Antony Blinken arrived on Monday."),
        Right("The Secretary of State's father, Donald Blinken, was an ambassador."),
        Right("Robert Blinken paints."),
    ),
)
