"""Writing instructions and removing them: wherever a fault stands in a text, the prose around it stays as it was."""

from __future__ import annotations

import re

import pytest

from factlint.ignoring import add_ignores
from factlint.knowledge import Knowledge
from factlint.rule import Finding, Rule
from factlint.run import Job, same_prose
from factlint.settings import Settings
from factlint.source import Source

MARKDOWN = """\
# A heading w #

Setext w here
---

1. one w
   three w

   five w
2. six `code
   more` w

> quote w
> b c w
> - d w e

[link w
more w](http://x.y) z w

[ref]: http://x.y

A hard w\\
break w of  \n\
both w kinds

| a | b w |
|---|---|
| c w | w |
g w | h

- x w
  - y w z

    w v

<div>

in w ner

</div>

foot[^1] w

[^1]: note w here
    and w there

***bold
over w* lines w** a

w the last w"""
PLAIN = "w one\nand w two w\n\n\nw three\n   w four\n\n# five w\n\nw the last"


@pytest.fixture(scope="module")
def job(rules: list[Rule], shipped: Knowledge) -> Job:
    return Job(tuple(rule for rule in rules if rule.id == "names/misspelled"), shipped, Settings())


def faults(job: Job, source: Source) -> list[Finding]:
    return [finding for finding in job.findings(job.read(source)) if finding.rule == "names/misspelled"]


@pytest.mark.parametrize(("name", "text"), [("a.md", MARKDOWN), ("a.txt", PLAIN)])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_fault_anywhere_is_silenced_and_the_text_comes_back(job: Job, name: str, text: str, newline: str) -> None:
    places = [match.start() for match in re.finditer(r"\bw\b", text)]
    for chosen in [[place] for place in places] + [places]:
        wrong = "".join("ATAKMS" if at in chosen else letter for at, letter in enumerate(text)).replace("\n", newline)
        source = Source(name, wrong)
        found = faults(job, source)
        assert len(found) == len(chosen)
        new, silenced, left = add_ignores(source, found, job.read)
        assert (silenced, left) == (len(found), [])
        silent = Source(name, new)
        assert same_prose(job.read(silent).text, job.read(source).text)
        assert faults(job, silent) == []
        # Without the faults the instructions are unused, and go without a trace.
        mended = Source(name, new.replace("ATAKMS", "w"))
        back, _ = job.fix(mended)
        assert back.split() == text.split()
        assert same_prose(job.read(Source(name, back)).text, job.read(mended).text)
