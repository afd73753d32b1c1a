"""One check of one version of a text, off the event loop, given up as soon as the text has changed."""

from __future__ import annotations

import threading
from hashlib import blake2b
from typing import NamedTuple

from factlint.document import Document
from factlint.readers import read_document
from factlint.rule import Finding, Rule
from factlint.run import Job
from factlint.server.projects import Project, Projects
from factlint.server.texts import Text
from factlint.source import Source


class Checked(NamedTuple):
    """A text with its findings. id: names text and generation; the same id, the same findings."""

    text: Text
    project: Project
    document: Document
    findings: tuple[Finding, ...]
    id: str


class Outdated(BaseException):
    """Raised inside of a check whose text has changed. The engine makes an error of a rule's exceptions, not of
    this one."""


def check(text: Text, projects: Projects, folders: tuple[str, ...], stop: threading.Event) -> Checked | None:
    """Check a text with the settings and suppressions of its project; None where `stop` was set meanwhile.

    A text in a format that is not read, or that the settings exclude, has no findings. Raises RuleError.
    """
    project = projects.of(text.path, folders)
    format = text.format
    source = Source(project.name_of(text.path), text.text)
    job = project.job
    document = read_document(source, format=format or "plain", date=job.date)
    findings: tuple[Finding, ...] = ()
    if format is not None and not project.leaves_out(text.path):
        try:
            findings = tuple(_stoppable(job, stop).findings(document))
        except Outdated:
            return None
    return Checked(text, project, document, findings, result_id(text, project))


def result_id(text: Text, project: Project) -> str:
    """Names what the findings of a text depend on: its words, and the generation of settings and knowledge."""
    words = blake2b(f"{text.format}\n{text.text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{project.generation}-{words}"


def _stoppable(job: Job, stop: threading.Event) -> Job:
    """The job with a look at `stop` before each rule."""

    def guarded(rule: Rule) -> Rule:
        def run(*arguments: object) -> object:
            if stop.is_set():
                raise Outdated
            return rule.check(*arguments)  # type: ignore[arg-type]

        return rule._replace(check=run)  # type: ignore[arg-type]

    return job._replace(rules=tuple(guarded(rule) for rule in job.rules))
