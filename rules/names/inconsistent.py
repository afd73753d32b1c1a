"""One name is spelled in two ways in one text.

Nobody knows every name, but a text should agree with itself: "Jane Alacaraz" in the caption and "Jane Alcaraz" in the
story are one person, and one of the two is wrong. The rule compares the names that the knowledge base does not know,
part by part, and weighs what speaks for one name: the kind of the difference, whether both spellings are names that
somebody bears, how often each stands in the text. Plurals, adjectives, relatives, names that stand in one sentence and
another romanisation in a quotation are left alone.

The more frequent spelling is probably right, but in three of a hundred cases it is the wrong one, so the fix is only
suggested; where both are equally frequent none is.
"""

from collections.abc import Iterator

from factlint.authoring import Document, Finding, Knowledge, Related, Right, Rule, Wrong, replacement
from factlint.names.align import differences
from factlint.names.variants import find_variants


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report the rarer spelling of each name at every place where it stands."""
    for variant in find_variants(document, knowledge):
        rare, usual = variant.rare, variant.usual
        changes = ", ".join(change for pair in variant.pairs for change in differences(pair.text, pair.form))
        count = len(usual.spans)
        times = {1: "once", 2: "twice"}.get(count, f"{count} times")
        whole = len(rare.parts) == len(usual.parts)
        for span in rare.spans:
            yield Finding(
                span,
                f"{document.text[span.start : span.end]} is also written {usual.text} in this text"
                + ("" if variant.sure else "; nobody but the writer knows which is right"),
                severity="warning",
                confidence=variant.confidence,
                fixes=(replacement(span, usual.text),) if variant.sure and whole else (),
                reasons=(f"the spelling differs in {changes}", f"{usual.text} stands {times} in the text"),
                related=(Related(usual.spans[0], "the other spelling"),),
            )


rule = Rule(
    check=check,
    wrong=(
        Wrong(
            "⟦Josip Varkelic⟧ opened the hall. Josip Varkelich is an architect, and Josip Varkelich was proud.",
            "Josip Varkelich",
        ),
        Wrong("Carla Montezzi sang. Then ⟦Carla Montezi⟧ left, and Carla Montezzi came back.", "Carla Montezzi"),
        Wrong("Kristen Walvord sang. Then ⟦Kirsten Walvord⟧ left. Kristen Walvord came back.", "Kristen Walvord"),
    ),
    right=(
        Right("Eric Brannigan spoke of his daughter Erica Brannigan."),
        Right("The Goodwins came late; Goodwin was first."),
        Right("Jose Ramirez and Josh Ramirez are no relatives."),
        Right("Kirsten Walvord sang. Then Kristen Walvord left."),
        Right("Kristen Walvord sang with Kirsten Walvord. Kristen Walvord left."),
        Right("Hinduism is old, and Hindus are many."),
    ),
)
