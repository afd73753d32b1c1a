"""The protocol with real clients: encodings, push and pull, quick fixes, commands, hover, reload."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp", reason="the extra `dev` is not installed")

from lsprotocol import types

from factlint.positions import Lines, Unit
from factlint.server.texts import range_of, span_of, unit_of
from factlint.view import Span
from tests.conftest import Command
from tests.server.conftest import Connect

pytestmark = pytest.mark.asyncio

TEXT = "Talks in Kyiv 🇺🇦 went on.\n\n🚀 café: Kyiv asked for ATAKMS missiles, and 🚀 ATAKMS again.\n"
ENCODINGS = ("utf-8", "utf-16", "utf-32")


def applied(text: str, edit: types.WorkspaceEdit | None, unit: Unit) -> str:
    """A text with an edit made as an editor makes it."""
    assert edit is not None
    assert edit.document_changes
    lines = Lines(text)
    edits = [(span_of(lines, item.range, unit), item.new_text) for item in edit.document_changes[0].edits]  # type: ignore[union-attr]
    for span, new in sorted(edits, reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


def words(text: str, diagnostics: Any, unit: Unit) -> list[str]:
    """The words under the marks."""
    lines = Lines(text)
    return [text[slice(*span_of(lines, item.range, unit))] for item in diagnostics]


def at(text: str, word: str, unit: Unit = "utf-16") -> types.Range:
    start = text.index(word)
    return range_of(Lines(text), Span(start + 1, start + 1), unit)


def titled(actions: list[types.CodeAction], start: str) -> types.CodeAction:
    return next(action for action in actions if action.title.startswith(start))


@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_every_encoding_marks_fixes_and_follows_the_same_words(connect: Connect, encoding: str) -> None:
    async with connect(encoding) as client:
        unit = unit_of(encoding)
        client.open(TEXT)
        assert words(TEXT, await client.pushed(), unit) == ["ATAKMS", "ATAKMS"]
        actions = await client.actions(at(TEXT, "ATAKMS", unit), "quickfix")
        fixed = applied(TEXT, titled(actions, "Write ATACMS").edit, unit)
        assert fixed == TEXT.replace("ATAKMS", "ATACMS", 1)
        # the second one is mended by hand; the emoji before it counts in the editor's units
        start = TEXT.rindex("ATAKMS")
        client.change(range_of(Lines(TEXT), Span(start, start + 6), unit), "ATACMS")
        changed = TEXT[:start] + "ATACMS" + TEXT[start + 6 :]
        assert words(changed, await client.pushed(), unit) == ["ATAKMS"]
        (fix,) = await client.actions(at(changed, "Talks", unit), "source.fixAll")
        assert applied(changed, fix.edit, unit) == TEXT.replace("ATAKMS", "ATACMS")


async def test_utf_16_where_nothing_is_negotiated(connect: Connect) -> None:
    async with connect() as client:
        client.open(TEXT)
        assert words(TEXT, await client.pushed(), "utf-16") == ["ATAKMS", "ATAKMS"]


async def test_a_finding_as_an_editor_shows_it(connect: Connect) -> None:
    async with connect() as client:
        client.open("Mykhailo Podolyak spoke. Mihailo Podoljak left.\n")
        (item,) = await client.pushed()
        assert item.source == "factlint"
        assert item.code == "names/misspelled"
        assert item.severity == types.DiagnosticSeverity.Error
        assert item.code_description is not None
        assert item.code_description.href.endswith("names-misspelled.md")
        assert item.related_information is None or item.related_information[0].location.uri == client.uri


async def test_pulled_findings_are_never_pushed_and_have_an_id(connect: Connect) -> None:
    async with connect(pull=True) as client:
        client.open(TEXT)
        report = await client.pull()
        assert len(report.items) == 2
        assert (await client.pull(report.result_id)).kind == "unchanged"
        client.change(None, TEXT.replace("ATAKMS", "ATACMS", 1))
        changed = await client.pull(report.result_id)
        assert len(changed.items) == 1
        client.change(None, TEXT)
        assert (await client.pull(report.result_id)).kind == "unchanged"
        (client.folder / "factlint.toml").write_text('ignore-words = ["ATAKMS"]\n')
        change = types.FileEvent(client.uri, types.FileChangeType.Changed)
        client.lsp.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        again = await client.pull(report.result_id)
        while again.kind == "unchanged":  # the server has not yet looked
            again = await client.pull(report.result_id)
        assert list(again.items) == []
        assert again.result_id != report.result_id
        assert client.published == []


async def test_the_same_findings_as_the_command_line(connect: Connect, factlint: Command) -> None:
    text = (Path(__file__).parent.parent.parent / "examples" / "aid-package.txt").read_text(encoding="utf-8")
    async with connect("utf-32") as client:
        (client.folder / "article.txt").write_text(text, encoding="utf-8")
        report = json.loads(factlint("check", "article.txt", "--output-format", "json", cwd=client.folder).stdout)
        client.open(text)
        lines = Lines(text)
        assert [(item.code, item.message, *span_of(lines, item.range, "utf-32")) for item in await client.pushed()] == [
            (item["rule"], item["message"], item["span"]["start"], item["span"]["end"]) for item in report["findings"]
        ]


async def test_only_the_newest_version_gets_findings(connect: Connect) -> None:
    async with connect() as client:
        client.open(TEXT)
        await client.pushed()
        for count in range(20):
            client.change(None, TEXT + "ATAKMS. " * count)
        assert len(await client.pushed()) == 21
        assert client.published[-1].version == client.version
        versions = [item.version for item in client.published]
        assert versions == sorted(versions, key=lambda version: version or 0)


async def test_a_question_between_a_change_and_its_findings_does_not_hold_them_up(connect: Connect) -> None:
    async with connect() as client:
        client.open(TEXT)
        await client.pushed()
        client.change(None, TEXT.replace("ATAKMS", "ATACMS", 1))
        await client.lsp.text_document_hover_async(types.HoverParams(client.document, at(TEXT, "Kyiv").start))
        assert len(await client.pushed()) == 1


async def test_hover_shows_evidence_and_source(connect: Connect) -> None:
    async with connect() as client:
        client.open(TEXT)
        shown = await client.lsp.text_document_hover_async(types.HoverParams(client.document, at(TEXT, "ATAKMS").start))
        assert shown is not None
        assert isinstance(shown.contents, types.MarkupContent)
        assert "ATAKMS is a wrong spelling of ATACMS" in shown.contents.value
        assert "<https://" in shown.contents.value
        known = await client.lsp.text_document_hover_async(types.HoverParams(client.document, at(TEXT, "Kyiv").start))
        assert known is not None
        assert isinstance(known.contents, types.MarkupContent)
        assert "place/" in known.contents.value
        assert (
            await client.lsp.text_document_hover_async(types.HoverParams(client.document, at(TEXT, "went").start))
            is None
        )


async def test_ignore_here_in_both_formats(connect: Connect) -> None:
    for name, language, text in (
        ("a.txt", "plaintext", TEXT),
        ("a.md", "markdown", "Kyiv asked for *ATAKMS* again.\n"),
    ):
        async with connect() as client:
            client.open(text, name, language)
            await client.pushed()
            actions = await client.actions(at(text, "ATAKMS"), "quickfix")
            assert await client.command(titled(actions, "Ignore names/misspelled here")) is True
            changed = applied(text, client.applied[0], "utf-16")
            assert "factlint: ignore[names/misspelled]" in changed
            client.change(None, changed)
            assert await client.pushed() == []


async def test_ignore_in_this_project_keeps_the_comments_of_the_configuration(connect: Connect) -> None:
    async with connect() as client:
        configuration = client.folder / "factlint.toml"
        configuration.write_text('# ours\nignore-words = ["Foo"] # odd\n')
        client.open(TEXT)
        assert len(await client.pushed()) == 2
        client.published.clear()
        await client.command(titled(await client.actions(at(TEXT, "ATAKMS")), "Ignore “ATAKMS” in this project"))
        assert await client.pushed() == []
        assert configuration.read_text() == '# ours\nignore-words = ["Foo", "ATAKMS"] # odd\n'


async def test_add_to_knowledge_clears_the_finding(connect: Connect) -> None:
    async with connect() as client:
        client.open(TEXT)
        assert len(await client.pushed()) == 2
        client.published.clear()
        await client.command(titled(await client.actions(at(TEXT, "ATAKMS")), "Add “ATAKMS” to knowledge (system)"))
        assert await client.pushed() == []
        assert "name: ATAKMS" in (client.folder / "factlint-knowledge" / "names.yaml").read_text()
        assert 'knowledge = ["factlint-knowledge"]' in (client.folder / "factlint.toml").read_text()


async def test_a_broken_configuration_is_told_and_mended_without_a_restart(connect: Connect) -> None:
    async with connect() as client:
        configuration = client.folder / "factlint.toml"
        configuration.write_text('ignroe = ["names"]\n')
        client.open(TEXT)
        assert len(await client.pushed()) == 2
        while not client.lsp.messages:  # the server looks at the disk now and then
            await client.lsp.wait_for_notification(types.WINDOW_SHOW_MESSAGE)
        assert "unknown key 'ignroe'" in client.lsp.messages[0].message
        client.published.clear()
        configuration.write_text('ignore = ["names"]\n')
        while await client.pushed():  # what worked before goes on working until the server looks at the disk again
            client.published.clear()


async def test_the_whole_workspace_with_progress(connect: Connect) -> None:
    async with connect(progress=True) as client:
        (client.folder / "one.txt").write_text("Kyiv asked for ATAKMS.\n")
        (client.folder / "two.md").write_text("Kyiv asked for ATACMS.\n")
        client.open("Kyiv asked for ATAKMS twice.\n", "one.txt")
        (client.folder / "three.txt").write_text("Kyiv asked for ATAKMS, really.\n")
        command = types.ExecuteCommandParams("factlint.checkWorkspace")
        result: Any = await client.lsp.workspace_execute_command_async(command)
        assert result == {"files": 3, "findings": {"error": 2}, "errors": []}
        await client.pushed()
        closed = [item for item in client.published if item.uri != client.uri]
        assert [item.uri.rsplit("/", 1)[1] for item in closed] == ["three.txt"]
        reports: Any
        (reports,) = client.lsp.progress_reports.values()
        assert [report.kind for report in reports] == ["begin", "report", "report", "report", "end"]


async def test_other_formats_and_unsaved_texts(connect: Connect) -> None:
    async with connect() as client:
        client.open("asked = 'ATAKMS'", "code.py", "python")
        assert await client.pushed() == []

    async with connect() as client:
        client.uri, client.version = "untitled:Untitled-1", 1
        item = types.TextDocumentItem(client.uri, "markdown", 1, "Kyiv asked for ATAKMS.")
        client.lsp.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert len(await client.pushed()) == 1
