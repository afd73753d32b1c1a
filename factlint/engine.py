"""The engine: rules over one document, their findings put in order. It reads and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint import FactlintError
from factlint.document import Document
from factlint.fixes import to_source
from factlint.knowledge import Knowledge
from factlint.language import is_foreign
from factlint.report import Coverage
from factlint.rule import SAFE, SEVERITIES, UNSAFE, Finding, Related, Rule

UNDATED = "no publication date"


class RuleError(FactlintError):
    """A rule that raised; the message names rule, file and fault."""


def check(
    document: Document,
    rules: Iterable[Rule],
    knowledge: Knowledge,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Finding]:
    """All findings of these rules on a document, in source offsets, by position and then rule.

    select, ignore: rule ids or families; an empty `select` means all. Raises RuleError where a rule raises.
    """
    findings: list[Finding] = []
    for rule in chosen(rules, select, ignore):
        if rule.needs_date and not document.date:
            continue
        try:
            for finding in rule.check(document, knowledge):
                if not document.is_opaque(*finding.span) and not _in_foreign_sentence(rule, finding, document):
                    findings.append(_complete(finding, rule, document))
        except Exception as error:
            raise RuleError(
                f"{document.source.path}: the rule {rule.id} ({rule.path}) failed: {type(error).__name__}: {error}; "
                f"leave it out with --ignore {rule.id} and report it"
            ) from error
    return _without_overlaps(sorted(findings, key=lambda item: (item.span, item.rule, item.message)))


def chosen(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules that a selection leaves: an id is stronger than a family, and `ignore` stronger than `select`."""
    return [rule for rule in rules if (not select or matches(rule.id, select)) and not matches(rule.id, ignore)]


def idle(
    document: Document, rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> frozenset[str]:
    """The ids of the rules that `check` does not run on a document: of them, silence says nothing."""
    everything = tuple(rules)
    active = {rule.id for rule in chosen(everything, select, ignore) if document.date or not rule.needs_date}
    return frozenset(rule.id for rule in everything if rule.id not in active)


def matches(id: str, selectors: Sequence[str]) -> bool:
    """Whether a rule id is named by one of the selectors, by itself or by its family."""
    return any(id == selector or id.split("/")[0] == selector.rstrip("/") for selector in selectors)


def coverage_of(document: Document, rules: Sequence[Rule], knowledge: Knowledge) -> Coverage:
    """What was looked at in a document."""
    from factlint.extract.dates import find_dates
    from factlint.extract.quantities import find_quantities

    mentions = knowledge.mentions(document)
    unknown = {mention.text for mention in mentions if mention.status == "unknown"}
    foreign = sum(1 for block in document.blocks if document.is_foreign(block.start))
    late = sorted({rule.id.split("/")[0] for rule in rules if rule.needs_date}) if not document.date else []
    return Coverage(
        mentions_known=sum(1 for mention in mentions if mention.status != "unknown"),
        mentions_unknown=len(unknown),
        dates=len(find_dates(document)),
        quantities=len(find_quantities(document)),
        foreign_paragraphs=foreign,
        not_checked=(
            *(f"{family}: {UNDATED}" for family in late),
            *(
                f"{rule.id}: {words}"
                for rule in rules
                if rule.skipped
                for words in rule.skipped(document, knowledge)
                if words != UNDATED or rule.id.split("/")[0] not in late  # else it is said of the whole family
            ),
        ),
    )


def _in_foreign_sentence(rule: Rule, finding: Finding, document: Document) -> bool:
    """Whether a finding stands in a sentence of another language inside an English paragraph, as quotations do.

    Site furniture and placeholders are as wrong in any language.
    """
    if rule.id.startswith("text/"):
        return False
    sentence = document.sentence_at(finding.span.start)
    return is_foreign(document.text[sentence.start : sentence.end])


def _complete(finding: Finding, rule: Rule, document: Document) -> Finding:
    """Fill in what the rule leaves to the engine, and turn view offsets into source offsets."""
    view = document.view
    span = finding.span
    sentence = document.sentence_at(span.start)
    quoted = document.is_quoted(*span)
    fixes = []
    for fix in finding.fixes:
        edits = [edit for proposal in fix.edits for edit in to_source(view, proposal)]
        # Inside quotation marks nothing is changed without asking: the quotation may be exact.
        applicability = UNSAFE if quoted and fix.applicability == SAFE else fix.applicability
        fixes.append(fix._replace(edits=tuple(edits), applicability=applicability, view_edits=fix.edits))
    reasons = (*finding.reasons, "it stands in a quotation") if quoted and fixes else finding.reasons
    return finding._replace(
        span=view.to_source(*span),
        fixes=tuple(fixes),
        reasons=reasons,
        related=tuple(Related(view.to_source(*item.span), item.message) for item in finding.related),
        rule=finding.rule or rule.id,
        path=document.source.path,
        text=document.text[span.start : span.end],
        zone=document.zone_at(span.start),
        date=document.date,
        sentence=document.text[sentence.start : sentence.end],
    )


def _without_overlaps(findings: list[Finding]) -> list[Finding]:
    """Within a family the longest span with the most evidence wins where two overlap."""

    def rank(item: Finding) -> tuple[int, int, int, str]:
        return -(item.span.end - item.span.start), -len(item.evidence), SEVERITIES.index(item.severity), item.rule

    kept: list[Finding] = []
    for finding in sorted(findings, key=rank):
        family = finding.rule.split("/")[0]
        if not any(
            other.rule.split("/")[0] == family
            and other.span.start < finding.span.end
            and finding.span.start < other.span.end
            and not (family == "text" and other.rule != finding.rule)
            for other in kept
        ):
            kept.append(finding)
    return sorted(kept, key=lambda item: (item.span, item.rule, item.message))
