"""One check of one version of a text, off the event loop, given up as soon as the text has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import NamedTuple

from factlint.document import Document
from factlint.knowledge import Knowledge
from factlint.rule import Finding, Rule
from factlint.run import Job
from factlint.server.blockwise import Blocks
from factlint.server.projects import Project, Projects
from factlint.server.texts import Text
from factlint.source import Source


class Checked(NamedTuple):
    """A text with its findings. id: names text and generation; the same id, the same findings.

    whole: every rule has seen the whole document; else the local ones only the blocks that have changed.
    """

    text: Text
    project: Project
    document: Document
    findings: tuple[Finding, ...]
    id: str
    whole: bool = True


class Outdated(BaseException):
    """Raised inside of a check whose text has changed. The engine makes an error of a rule's exceptions, not of
    this one."""


def check(
    text: Text,
    projects: Projects,
    folders: tuple[str, ...],
    stop: threading.Event,
    blocks: Blocks | None = None,
    whole: bool = True,
) -> Checked | None:
    """Check a text with the settings and suppressions of its project; None where `stop` was set meanwhile.

    A text in a format that is not read, or that the settings exclude, has no findings. blocks: what earlier checks of
    the text found; it is used where the check need not be `whole`. Raises RuleError.
    """
    project = projects.of(text.path, folders)
    format = text.format
    source = Source(project.name_of(text.path), text.text)
    job = project.job
    job = job._replace(format=format or "plain")
    document = job.read(source)
    if format is None or project.leaves_out(text.path):
        return Checked(text, project, document, (), _result_id(text, project, ()))

    def look() -> None:
        if stop.is_set():
            raise Outdated

    blocks = blocks if blocks is not None else Blocks()
    blocks.of(project.generation)
    try:
        planned = None if whole else _plan(blocks, document, job, look)
        seen: dict[str, list[Finding]] = {}
        rules = tuple(_watched(rule, look, planned, seen) for rule in job.rules)
        findings = tuple(job._replace(rules=rules).findings(document))
        if planned is None:
            blocks.learn(document, seen, job.knowledge)
    except Outdated:
        return None
    return Checked(text, project, document, findings, _result_id(text, project, findings), planned is None)


def _result_id(text: Text, project: Project, findings: Iterable[Finding]) -> str:
    """Names the words of a text, the generation of settings and knowledge, and what was found with them."""
    found = [(item.span, item.rule, item.severity, item.message) for item in findings]
    words = f"{text.format}\n{text.text}\n{found}".encode("utf-8", "surrogatepass")
    return f"{project.generation}-{blake2b(words, digest_size=8).hexdigest()}"


def _plan(blocks: Blocks, document: Document, job: Job, look: Callable[[], None]) -> dict[str, list[Finding]] | None:
    """What the local rules find, from the blocks; None where the whole document has to be looked at."""
    rules = [rule for rule in job.active() if document.date or not rule.needs_date]
    try:
        return blocks.plan(document, rules, job.knowledge, look)
    except Exception:  # the whole check tells which rule it was
        return None


def _watched(
    rule: Rule, look: Callable[[], None], planned: dict[str, list[Finding]] | None, seen: dict[str, list[Finding]]
) -> Rule:
    """A rule with a look at whether the text has changed before it begins.

    planned: what local rules are known to find. seen: takes what they find where it is not known.
    """

    def run(document: Document, knowledge: Knowledge) -> Iterable[Finding]:
        look()
        if not rule.local:
            return rule.check(document, knowledge)
        if planned is None:
            found = seen[rule.id] = list(rule.check(document, knowledge))
            return found
        return planned.get(rule.id, ())

    return rule._replace(check=run)
