"""Designators: "S-400", "F-16C", "Leopard 2A6". The letters and digits must be those of a known one, in order; dashes
and spaces may have been lost or added. A changed digit is another system."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factlint.knowledge.entry import RIGHT_TYPES
from factlint.names.align import NORM, Alignment, Pair
from factlint.names.context import context_of
from factlint.names.decide import Judgement
from factlint.names.fold import core, fold
from factlint.names.runs import Token
from factlint.names.standing import elsewhere_in
from factlint.rule import ERROR, HINT, SAFE, UNSAFE, WARNING
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.knowledge import Knowledge
    from factlint.mentions import Mention

TELLING = 5  # letters and digits from which a designator needs no context


def may_be_designator(tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether `judge_designator` may say anything of a name in some document."""
    run = "".join(token.folded for token in tokens[:-1]) + fold(core(tokens[-1].text))
    if run.isalpha() or not any(letter.isdigit() for letter in run) or not any(letter.isalpha() for letter in run):
        return False
    return bool(knowledge.joined_forms(run) or (run[-1:] == "s" and knowledge.joined_forms(run[:-1])))


def judge_designator(
    tokens: Sequence[Token], span: Span, mentions: Sequence[Mention], document: Document, knowledge: Knowledge
) -> Judgement | None:
    """The judgement on a designator whose dashes or spaces are not those of the known one."""
    run = "".join(token.folded for token in tokens[:-1]) + fold(core(tokens[-1].text))
    if not any(letter.isdigit() for letter in run) or not any(letter.isalpha() for letter in run):
        return None
    plural = "" if run[-1:] != "s" else run[:-1]
    for wanted in filter(None, (run, plural)):
        known = [
            form
            for form in knowledge.joined_forms(wanted)
            if form.type in RIGHT_TYPES and form.entry.complete and form.entry.kind in ("system", "product")
        ]
        if known:
            break
    text = document.text[span.start : span.end]
    ending = text[-1:] if wanted is plural else ""
    if len({form.entry.id for form in known}) != 1 or any(form.text + ending == text for form in known):
        return None
    form, entry = known[0], known[0].entry
    elsewhere = elsewhere_in(entry, mentions, span, document)
    context = context_of(entry, span, document, knowledge)
    sure = elsewhere is not None
    severity = ERROR if sure else WARNING if context or len(wanted) >= TELLING else HINT
    if severity == HINT and (form.short or len(wanted) < 3):
        return None
    reasons = [f"the known designator is {form.text}"]
    if elsewhere:
        reasons.append(f"the text itself has {document.text[elsewhere.start : elsewhere.end]}")
    if context:
        reasons.append(context.reason)
    return Judgement(
        entry=entry,
        form=form.text + ending,
        alignment=Alignment((Pair(wanted, wanted, NORM, 0.1),)),
        score=6.0 if sure else 2.0,
        severity=severity,
        confidence=0.98 if sure else 0.9 if context else 0.6,
        applicability=SAFE if sure else UNSAFE,
        reasons=tuple(reasons),
        context=context,
        elsewhere=elsewhere,
    )
