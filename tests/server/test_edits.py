"""What the commands write, as functions from text to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the extra `server` is not installed")

from pathlib import Path

from factlint.cli.check import make_job
from factlint.fixes import apply
from factlint.knowledge import Knowledge
from factlint.positions import Lines
from factlint.rule import Fix
from factlint.server.edits import EditError, add_to_knowledge, ignore_in_project, line_edits
from factlint.server.projects import Project
from factlint.server.texts import Text, changed, range_of
from factlint.settings import load_settings
from factlint.view import Span

TEXTS = st.text(st.sampled_from("ab🚀é\n\r\x0b\u2028 "), max_size=30)


@given(TEXTS, TEXTS)
def test_line_edits_make_one_text_of_the_other(before: str, after: str) -> None:
    assert apply(before, [Fix("", tuple(line_edits(before, after)))]) == after


@given(TEXTS, st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_a_change_in_the_editors_units_is_made_where_it_was_made(before: str, data: st.DataObject, unit: str) -> None:
    from lsprotocol import types

    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    inside = [at for at in (start, end) if before[at - 1 : at + 1] == "\r\n"]
    if inside:  # no editor has a position between the two
        return
    new = data.draw(TEXTS)
    text = Text("file:///a.txt", 1, Lines(before))
    change = types.TextDocumentContentChangePartial(range_of(text.lines, Span(start, end), unit), new)  # type: ignore[arg-type]
    assert changed(text, 2, [change], unit).text == before[:start] + new + before[end:]  # type: ignore[arg-type]


def project(folder: Path) -> Project:
    return Project(str(folder), make_job(load_settings(start=str(folder))), "")


def test_pyproject_keeps_everything_else(tmp_path: Path, shipped: Knowledge) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "x" # ours\n\n[tool.factlint]\nignore-words = "Foo"\n\n[tool.other]\na = 1\n')
    assert ignore_in_project(project(tmp_path), "Bar") == str(path)
    ignore_in_project(project(tmp_path), "Bar")
    after = path.read_text()
    assert load_settings(str(path)).ignore_words == ("Foo", "Bar")
    assert after.startswith('[project]\nname = "x" # ours\n')
    assert after.endswith("\n[tool.other]\na = 1\n")


def test_an_entry_goes_into_the_first_knowledge_folder_and_not_twice(tmp_path: Path, shipped: Knowledge) -> None:
    (tmp_path / "factlint.toml").write_text('knowledge = ["ours"]\n')
    (tmp_path / "ours").mkdir()
    path = add_to_knowledge(project(tmp_path), "Ada Ngugi", "person")
    assert path == str(tmp_path / "ours" / "names.yaml")
    with pytest.raises(EditError, match="person/ada-ngugi stands there already"):
        add_to_knowledge(project(tmp_path), "Ada Ngugi", "person")
    with pytest.raises(EditError, match="no kind of entry"):
        add_to_knowledge(project(tmp_path), "Ada Ngugi", "thing")
    assert (tmp_path / "factlint.toml").read_text() == 'knowledge = ["ours"]\n'
