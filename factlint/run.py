"""One file from bytes to report, and applying fixes to it: what the command line and other drivers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factlint.document import Document
from factlint.engine import check, chosen, coverage_of, matches
from factlint.fixes import apply, choose
from factlint.knowledge import Knowledge
from factlint.readers import format_of, read_document
from factlint.report import FileReport
from factlint.rule import Finding, Fix, Rule
from factlint.settings import Settings
from factlint.source import Source
from factlint.suppress import apply as suppress

PASSES = 10  # of fixing: a fix may make room for another


class Job(NamedTuple):
    """What is the same for all files of a run."""

    rules: tuple[Rule, ...]
    knowledge: Knowledge
    settings: Settings
    date: str = ""

    def report(self, source: Source) -> FileReport:
        """Check one source. Raises RuleError where a rule fails."""
        document = self.read(source)
        return FileReport(source, tuple(self.findings(document)), coverage_of(document, self.active(), self.knowledge))

    def read(self, source: Source) -> Document:
        """The document of a source."""
        return read_document(source, format=format_of(source.path) or "plain", date=self.date)

    def active(self) -> list[Rule]:
        """The rules that the settings leave."""
        return chosen(self.rules, self.settings.select, self.settings.ignore)

    def findings(self, document: Document) -> list[Finding]:
        """The findings on a document that the settings and the text's own instructions leave."""
        settings = self.settings
        found = check(document, self.rules, self.knowledge, select=settings.select, ignore=settings.ignore)
        found = [finding for finding in found if not self._ignored(finding)]
        kept, about = suppress(document, found)
        extra = [item for item in about if not matches(item.rule, settings.ignore) and not settings.select]
        return sorted([*kept, *extra], key=lambda item: (item.span, item.rule, item.message))

    def fix(self, source: Source, *, unsafe: bool = False) -> tuple[str, int]:
        """The text with all applicable fixes applied, and how many; repeated until nothing is left to fix."""
        text, count = source.text, 0
        for _ in range(PASSES):
            current = Source(source.path, text, source.encoding, source.bom, source.guessed)
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
        source = document.source
        changed = Source(source.path, apply(source.text, fixes), source.encoding, source.bom, source.guessed)
        intended = apply(document.text, [fix._replace(edits=fix.view_edits) for fix in fixes])
        return self.read(changed).text == intended

    def _ignored(self, finding: Finding) -> bool:
        return finding.text in self.settings.ignore_words or finding.entry in self.settings.ignore_entries
