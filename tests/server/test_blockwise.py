"""Looking at changed blocks only finds what looking at the whole text finds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `server` is not installed")

from factlint.knowledge import Knowledge
from factlint.positions import Lines
from factlint.readers import read_document
from factlint.rule import Finding, Rule
from factlint.server.blockwise import Blocks, block_document, shifted
from factlint.server.checking import Checked, check
from factlint.server.projects import Projects
from factlint.server.texts import Text
from factlint.source import Source

INNOCENT = "The talks went on for two days. Nobody left early.\n"
TEXT = f"{INNOCENT}\nKyiv asked for ATAKMS missiles.\n\n{INNOCENT}\nThey drove 140 miles (308 km) on 31 June 2022.\n"


def checked(text: str, blocks: Blocks, projects: Projects, folder: Path, *, whole: bool) -> Checked:
    item = Text(f"file://{folder}/a.txt", 0, Lines(text), "plaintext")
    result = check(item, projects, (str(folder),), threading.Event(), blocks, whole)
    assert result is not None
    return result


def test_every_local_rule_finds_its_examples_in_a_block_alone(rules: Sequence[Rule], shipped: Knowledge) -> None:
    def alike(finding: Finding) -> tuple[object, ...]:
        return finding.span, finding.message, finding.fixes

    for rule in (rule for rule in rules if rule.local):
        for example in rule.wrong:
            if not example.shipped:
                continue
            text = f"{INNOCENT}\n{example.text.replace('⟦', '').replace('⟧', '')}\n\n{INNOCENT}"
            document = read_document(Source("a.txt", text), date=example.date)
            apart = [
                shifted(finding, block.start)
                for index, block in enumerate(document.blocks)
                for finding in rule.check(block_document(document, index, shipped), shipped)
            ]
            whole = list(rule.check(document, shipped))
            assert sorted(map(alike, apart)) == sorted(map(alike, whole)), (rule.id, example.text)


def test_after_a_change_only_the_changed_block_is_looked_at(tmp_path: Path, shipped: Knowledge) -> None:
    blocks, projects = Blocks(), Projects(print)
    first = checked(TEXT, blocks, projects, tmp_path, whole=False)
    assert first.whole  # nothing was known yet
    for text in (
        TEXT.replace("talks went", "talks on ATAKMS went", 1),
        TEXT.replace("Kyiv asked", "🚀 On 31 June 2022 Kyiv asked"),
        TEXT.replace("(308 km)", "(225 km)"),
        TEXT + "\n" + TEXT,
        INNOCENT,
        "",
    ):
        part = checked(text, blocks, projects, tmp_path, whole=False)
        whole = checked(text, Blocks(), projects, tmp_path, whole=True)
        assert part.findings == whole.findings
        assert part.id == whole.id


def test_a_check_is_given_up(tmp_path: Path, shipped: Knowledge) -> None:
    stop = threading.Event()
    stop.set()
    item = Text(f"file://{tmp_path}/a.txt", 0, Lines(TEXT), "plaintext")
    assert check(item, Projects(print), (str(tmp_path),), stop) is None
