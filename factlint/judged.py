"""A finding on a name that was judged: what the rules on names share."""

from __future__ import annotations

from factlint.mentions import Mention
from factlint.names.tokens import key_of
from factlint.rule import Evidence, Finding, Related, replacement


def judged_finding(mention: Mention, message: str, *, severity: str = "", applicability: str = "") -> Finding:
    """The finding on a mention with a judgement: the fix, the reasons, the evidence and the right form elsewhere.

    severity, applicability: in place of the judgement's own. The span is in the view.
    """
    judgement = mention.judgement
    assert judgement is not None
    entry = judgement.entry
    right = judgement.form
    name = entry.name if key_of(right) == key_of(entry.name) else f"{entry.name}, also {right}"
    evidence = [Evidence(entry.id, "name", name, entry.source, entry.checked)]
    if judgement.context and judgement.context.evidence:
        evidence.append(judgement.context.evidence)
    elsewhere = judgement.elsewhere
    return Finding(
        mention.span,
        message,
        severity=severity or judgement.severity,
        confidence=judgement.confidence,
        fixes=(replacement(mention.span, judgement.form, applicability=applicability or judgement.applicability),),
        entry=entry.id,
        reasons=judgement.reasons,
        evidence=tuple(evidence),
        related=(Related(elsewhere, "spelled right here"),) if elsewhere else (),
    )
