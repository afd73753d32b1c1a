"""A brand, product or language is written in other capitals than its own.

"Github", "Javascript" and "MacOS" are small faults that every reader of the trade sees at once, and no spell checker
does. The knowledge base says which names have only one way to be written; the rule speaks of those and no others.

A way to write that has another reading is left alone: text all in capitals, the capital at the start of a sentence or
of a heading ("IPhone sales fell"), commands, packages, paths, hosts and code ("apt install postgresql"), and what
somebody else is called. Of names that are also commands or words ("docker", "excel") nothing is said in lower case.

The fix is safe, as only one answer is possible; inside quotation marks it is only suggested.
"""

from collections.abc import Iterator

from factlint.authoring import Document, Evidence, Finding, Knowledge, Right, Rule, Wrong, replacement
from factlint.names.casing import Miscased, find_miscased, looks_like_code

# Signs that join a name to code, a path or an address where they touch it.
JOINING = frozenset("@#/\\_~$=&%<>`*|+")
# After these signs, spaces aside, a capital is that of a beginning.
OPENING = frozenset(".!?:;…•·—–|*")


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report every place where a name with fixed capitals stands in others that nothing excuses."""
    for item in find_miscased(document, knowledge):
        if document.is_opaque(*item.span) or document.is_foreign(item.span.start) or _excused(item, document):
            continue
        entry = item.form.entry
        yield Finding(
            item.span,
            f"{item.text} is written {item.right}",
            severity="warning",
            confidence=0.95,
            fixes=(replacement(item.span, item.right, applicability="safe"),),
            entry=entry.id,
            reasons=("its capitals are fixed",),
            evidence=(Evidence(entry.id, "name", item.form.text, entry.source, entry.checked),),
        )


def _excused(item: Miscased, document: Document) -> bool:
    """Whether the way it is written has another reading."""
    written, text, (start, end) = item.text, document.text, item.span
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if written.isupper() or _is_unlike(item, text):
        return True
    if written == item.right[0].upper() + item.right[1:] and _begins(item, document):
        return True
    if (before and before in JOINING) or (after and after in JOINING):
        return not _is_choice(item, document)
    if (after and after in ".:" and text[end + 1 : end + 2].isalnum()) or (before == "." and start > 1):
        return True
    lower = written.rstrip("s").islower()
    return lower and (item.form.entry.data["casing"] != "fixed" or looks_like_code(item, document))


def _begins(item: Miscased, document: Document) -> bool:
    """Whether a name stands where every word has a capital: at the start of a sentence or block, or in a heading."""
    block = document.blocks[document.block_index(item.span.start)]
    text, (start, end) = document.text, item.span
    before = text[block.start : start].rstrip(" \t\n\u00a0\"'“‘(*")
    if text[:start].rstrip(" ")[-1:] == "\n" and text[end : end + 1] == "\n":
        return True  # alone on its line
    return block.kind == "heading" or document.zone_at(block.start) == "headline" or not before or before[-1] in OPENING


def _is_unlike(item: Miscased, text: str) -> bool:
    """Whether it is a part of what the knowledge says only looks alike: the "MacOS X" of old is no macOS."""
    start, end = item.span
    others: list[str] = item.form.entry.data.get("unlike", [])
    return any(text.find(other, max(start - len(other), 0), end + len(other)) >= 0 for other in others)


def _is_choice(item: Miscased, document: Document) -> bool:
    """Whether a slash only stands between two names: "Javascript/CSS", but not "Documents/Github/site"."""
    text, (start, end) = document.text, item.span
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    parts = text[start:end].strip("().,;:").split("/")
    return len(parts) == 2 and all(part.isalpha() and part[0].isupper() for part in parts)


rule = Rule(
    check=check,
    wrong=(
        Wrong("The code is on ⟦Github⟧.", "GitHub"),
        Wrong("They moved from Oracle to ⟦Postgresql⟧ in a week.", "PostgreSQL"),
        Wrong("It runs on Windows and ⟦MacOS⟧.", "macOS"),
        Wrong("He learned ⟦javascript⟧ at school.", "JavaScript"),
    ),
    right=(
        Right("The code is on GitHub, and macOS is supported."),
        Right("IPhone sales fell. MacOS is a system."),
        Right("GITHUB AND JAVASCRIPT FOR BEGINNERS"),
        Right("See github.com/acme or run apt install postgresql."),
        Right("The github-actions bot and the postgresql package are up to date."),
        Right("Nato, Unicef and Nasa met at the apple orchard."),
    ),
)
