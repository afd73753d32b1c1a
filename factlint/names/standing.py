"""What stands in a text: the right forms in it that speak for an entry elsewhere in the same text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factlint.knowledge.entry import Entry
from factlint.names.runs import PARTICLES
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Known
    from factlint.mentions import Mention


def standing_in(mentions: Sequence[Mention], document: Document) -> dict[str, list[Known]]:
    """The full right forms of complete entries that stand in the text, by each of several parts."""

    def collect() -> dict[str, list[Known]]:
        forms = {
            (mention.form.entry.id, mention.form.text): mention.form
            for mention in mentions
            if mention.status == "right" and mention.form and not mention.form.short and mention.form.entry.complete
        }
        found: dict[str, list[Known]] = {}
        for form in forms.values():
            parts = key_of(form.text).split(" ")
            for part in dict.fromkeys(parts):
                if len(parts) > 1 and part not in PARTICLES:
                    found.setdefault(part, []).append(form)
        return found

    return document.once(("standing", id(mentions)), collect)


def elsewhere_in(entry: Entry, mentions: Sequence[Mention], here: Span, document: Document) -> Span | None:
    """Where the same text, elsewhere than here, writes the entry right in a form that stands alone."""

    def collect() -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for mention in mentions:
            if mention.form is None or mention.entry is None or mention.status != "right" or mention.form.short:
                continue
            if mention.form.type not in ("acronym", "demonym", "native"):
                found.setdefault(mention.entry.id, []).append(mention.span)
        return found

    # By entry, as a long text asks for it at each of thousands of names.
    spans = document.once(("elsewhere", id(mentions)), collect).get(entry.id, ())
    return next((span for span in spans if span.end <= here.start or here.end <= span.start), None)
