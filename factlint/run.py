"""One file from bytes to report, and applying fixes to it: what the command line and other drivers share."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factlint import FactlintError
from factlint.document import Document
from factlint.engine import check, chosen, coverage_of, idle, matches
from factlint.fixes import apply, choose
from factlint.knowledge import Knowledge
from factlint.readers import format_of, read_document
from factlint.report import FileReport
from factlint.rule import Finding, Fix, Rule
from factlint.settings import Settings
from factlint.source import Source
from factlint.suppress import apply as suppress

if TYPE_CHECKING:
    from factlint.baseline import Baseline, Key
    from factlint.changed import Changed

_SPACES = re.compile(r"\s+")
PASSES = 10  # of fixing: a fix may make room for another


class Sifted(NamedTuple):
    """The findings on a document that are to be reported, and what was left out or not found again.

    silenced: by the baseline; stale: its entries that match nothing; elsewhere: findings on unchanged lines.
    """

    findings: tuple[Finding, ...]
    silenced: int
    stale: tuple[tuple[Key, int], ...]
    elsewhere: int


class Job(NamedTuple):
    """What is the same for all files of a run.

    baseline, changed: what leaves only new findings, or those on changed lines. root: the folder from which the paths
    of sources are relative, where it is not the working folder.
    """

    rules: tuple[Rule, ...]
    knowledge: Knowledge
    settings: Settings
    date: str = ""
    baseline: Baseline | None = None
    changed: Changed | None = None
    root: str = ""
    format: str = ""  # in place of the one that a file's name says

    def report(self, source: Source) -> FileReport:
        """Check one source. Raises RuleError where a rule fails."""
        document = self.read(source)
        sifted = self.sift(document)
        coverage = coverage_of(document, self.active(source.path), self.knowledge)
        return FileReport(source, sifted.findings, coverage, 0, sifted.silenced, sifted.stale, sifted.elsewhere)

    def read(self, source: Source) -> Document:
        """The document of a source."""
        format = self.format or format_of(source.path) or "plain"
        document = read_document(source, format=format, date=self.date)
        return document if document.date else document._replace(date=self.settings_of(source.path).date)

    def settings_of(self, path: str) -> Settings:
        """The settings for a file."""
        return self.settings.at(os.path.join(self.root, path))

    def active(self, path: str = "") -> list[Rule]:
        """The rules that the settings leave, for a file where one is given."""
        settings = self.settings_of(path) if path else self.settings
        return chosen(self.rules, settings.select, settings.ignore)

    def findings(self, document: Document) -> list[Finding]:
        """The findings on a document that are to be reported."""
        return list(self.sift(document).findings)

    def sift(self, document: Document) -> Sifted:
        """The findings on a document that settings, the text's own instructions, baseline and changes leave."""
        settings = self.settings_of(document.source.path)
        self.knowledge.style = settings.style
        # To know of an instruction that nothing needs it, all rules must run.
        select = () if any(item.split("/")[0] == "factlint" for item in settings.select) else settings.select
        found = check(document, self.rules, self.knowledge, select=select, ignore=settings.ignore)
        found = [
            finding
            for finding in found
            if finding.text not in settings.ignore_words and finding.entry not in settings.ignore_entries
        ]
        resting = idle(document, self.rules, select, settings.ignore)
        kept, about = suppress(document, found, resting, [rule.id for rule in self.rules])
        wanted = sorted(
            (
                item
                for item in (*kept, *about)
                if (not settings.select or matches(item.rule, settings.select))
                and not matches(item.rule, settings.ignore)
            ),
            key=lambda item: (item.span, item.rule, item.message),
        )
        silenced = 0
        stale: Counter[Key] = Counter()
        if self.baseline is not None:
            wanted, silenced, stale = self.baseline.sift(
                os.path.join(self.root, document.source.path),
                wanted,
                lambda id: id not in resting and (not settings.select or matches(id, settings.select)),
            )
        here = wanted
        if self.changed is not None:
            here = [finding for finding in wanted if self.changed.holds(document.source, finding)]
        return Sifted(tuple(here), silenced, tuple(sorted(stale.items())), len(wanted) - len(here))

    def fix(self, source: Source, *, unsafe: bool = False) -> tuple[str, int]:
        """The text with all applicable fixes applied, and how many; repeated until nothing is left to fix."""
        text, count = source.text, 0
        for _ in range(PASSES):
            if self.changed is not None and text.count("\n") != source.text.count("\n"):
                break  # the numbers of the changed lines hold no longer
            current = source._replace(text=text)
            document = self.read(current)
            fixes = self._sound(document, choose(self.findings(document), unsafe=unsafe))
            if not fixes:
                break
            text = apply(text, fixes)
            count += len(fixes)
        return text, count

    def _sound(self, document: Document, fixes: Sequence[Fix]) -> list[Fix]:
        """The fixes whose result reads as intended: all together, else those that do so one by one."""
        if self.reads_as_intended(document, fixes):
            return list(fixes)
        kept: list[Fix] = []
        for fix in fixes:
            if self.reads_as_intended(document, [*kept, fix]):
                kept.append(fix)
        return kept

    def reads_as_intended(self, document: Document, fixes: Sequence[Fix]) -> bool:
        """Whether the source with these fixes applied reads as the view with them: else they would break mark-up."""
        changed = self.read(document.source._replace(text=apply(document.source.text, fixes))).text
        intended = apply(document.text, [fix._replace(edits=fix.view_edits) for fix in fixes])
        if changed == intended:
            return True
        # A comment goes with the space beside it, of which a reader sees nothing.
        return not all(fix.view_edits for fix in fixes) and same_prose(changed, intended)


def same_prose(one: str, other: str) -> bool:
    """Whether two views differ in nothing but spaces beside spaces and at the ends of lines."""
    return _SPACES.sub(_narrow, one.strip()) == _SPACES.sub(_narrow, other.strip())


def _narrow(match: re.Match[str]) -> str:
    lines = match.group().count("\n")
    return "\n" * min(lines, 2) if lines else " "


def make_job(
    settings: Settings,
    *,
    date: str = "",
    format: str = "",
    cache: bool = True,
    say: Callable[[str], None] = lambda message: None,
) -> Job:
    """Load the rules, the knowledge and the baseline that the settings name. Raises FactlintError.

    cache: False neither reads nor writes compiled knowledge. say: takes a sentence where it was built again.
    """
    from factlint.knowledge.loading import load_knowledge
    from factlint.loader import builtin_rules, load_rules

    rules = load_rules([builtin_rules(), *settings.rules])
    check_selectors(settings, rules)
    try:
        knowledge = load_knowledge(settings.knowledge, builtin=settings.builtin, cache=cache, say=say)
    except Exception as error:
        from factlint.knowledge.located import KnowledgeError

        if isinstance(error, KnowledgeError):
            raise FactlintError("\n".join(error.problems)) from error
        raise
    knowledge.style = settings.style
    return Job(tuple(rules), knowledge, settings, date, baseline_of(settings), format=format)


def baseline_of(settings: Settings) -> Baseline | None:
    """The baseline that the settings name. Raises FactlintError."""
    if not settings.baseline:
        return None
    from factlint.baseline import load_baseline

    return load_baseline(settings.baseline)


def check_selectors(settings: Settings, rules: Iterable[Rule]) -> None:
    """Raise FactlintError where `select` or `ignore` name no rule and no family."""
    known = {"factlint"}
    for rule in rules:
        known.update((rule.id, rule.id.split("/")[0]))
    named = [*settings.select, *settings.ignore]
    for item in settings.per_path:
        named += (*item.select, *item.ignore)
    for selector in named:
        if selector.rstrip("/") not in known and not selector.startswith("factlint/"):
            from factlint.knowledge.schema import nearest

            raise FactlintError(f'"{selector}" is no rule and no family{nearest(selector, sorted(known))}')


def check_day(date: str, what: str) -> None:
    """Raise FactlintError where a publication date, given as `what`, is no day."""
    from factlint.knowledge.schema import Bad
    from factlint.knowledge.schema import date as check_date

    try:
        complete = len(check_date(date)) == 10
    except Bad:
        complete = False
    if not complete:
        raise FactlintError(f'{what}: "{date}" is not a day; write it as YYYY-MM-DD')
