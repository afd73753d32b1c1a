"""One entry appears under two names, and the text never says that they are the same.

A reader who does not know that the Free Press and Sloboden Pechat are one newspaper takes them for two. Only forms that
the knowledge base marks as a translation or a former name count: nobody is confused by "America" and "Washington".

A hint without an edit: whether to explain, to choose one name or to leave it is the writer's decision.
"""

from collections.abc import Iterator

from factlint.authoring import Document, Evidence, Finding, Knowledge, Mention, Related, Right, Rule, Wrong

OTHER = ("translation", "former")
NEAR = 40  # code points between two names that explain each other: "Sloboden Pechat (Free Press)"
EXPLAINING = (
    "formerly",
    "known as",
    "called",
    "renamed",
    "previously",
    "translat",
    "means",
    "meaning",
    "now ",
    " or ",
    "(",
)


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report an entry once, at the first use of its other name, with the first use of its own."""
    own: dict[str, Mention] = {}
    other: dict[str, list[Mention]] = {}
    for mention in knowledge.mentions(document):
        if mention.entry is None or mention.form is None or mention.status != "right":
            continue
        if mention.form.type in OTHER and not _is_part(document, mention):
            other.setdefault(mention.entry.id, []).append(mention)
        elif mention.form.type in ("name", "variant"):
            own.setdefault(mention.entry.id, mention)
    for id, mentions in other.items():
        first = own.get(id)
        if first is None or any(_explained(document, mention, first) for mention in mentions):
            continue
        mention = mentions[0]
        entry = first.entry
        assert entry is not None
        assert mention.form is not None
        kind = {"translation": "a translation of the name", "former": "a former name"}[mention.form.type]
        yield Finding(
            mention.span,
            f"{mention.text} and {first.text} are one {entry.kind}, and the text does not say so",
            severity="hint",
            confidence=0.8,
            entry=entry.id,
            reasons=(f"{mention.form.text} is {kind}",),
            evidence=(Evidence(entry.id, mention.form.type, mention.form.text, entry.source, entry.checked),),
            related=(Related(first.span, "the other name"),),
        )


def _is_part(document: Document, mention: Mention) -> bool:
    """Whether a name is a part of a longer one: "Southern Rhodesia", "Burma National Army"."""
    text, span = document.text, mention.span
    before = (
        text[: span.start].rstrip(" -").rpartition(" ")[2] if text[span.start - 1 : span.start] in (" ", "-") else ""
    )
    after = text[span.end : span.end + 2]
    return (after[:1] in (" ", "-") and after[1:].isupper()) or (
        before[:1].isupper() and before.lower() not in ("the", "in", "from")
    )


def _explained(document: Document, one: Mention, other: Mention) -> bool:
    """Whether the two names stand so near each other that one explains the other."""
    first, second = sorted((one.span, other.span))
    between = document.text[first.end : second.start].lower()
    return len(between) <= NEAR and (not between.strip(' "“”(,') or any(word in between for word in EXPLAINING))


rule = Rule(
    check=check,
    wrong=(
        Wrong("Support the ⟦Free Press⟧ with a gift. Sloboden Pechat needs its readers."),
        Wrong("⟦Swaziland⟧ voted on Friday. Polling in Eswatini was calm."),
    ),
    right=(
        Right("Sloboden Pechat (Free Press) needs its readers."),
        Right("The Free Press of Burlington needs its readers."),
        Right("Eswatini, formerly Swaziland, voted on Friday."),
        Right("America is not Washington, and the United States is both."),
    ),
)
