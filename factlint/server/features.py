"""The features of the server: what is done with each message of the editor."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import threading
from collections.abc import Callable
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from factlint.cli import UsageError
from factlint.engine import RuleError
from factlint.positions import Lines
from factlint.server import actions, edits
from factlint.server.app import DEBOUNCE, Server
from factlint.server.checking import check
from factlint.server.diagnostics import SOURCE, diagnostics, write_pages
from factlint.server.hover import hover
from factlint.server.texts import Text, changed, offset_of, path_of, span_of, unit_of, uri_of
from factlint.server.workspace import check_workspace

SERVER_CANCELLED = -32802  # of the protocol: the text has changed, ask again


def make_server(debounce: float = DEBOUNCE) -> Server:
    """A server with all its features."""
    server = Server(debounce)
    _add_documents(server)
    _add_features(server)
    _add_commands(server)
    return server


def _add_documents(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        options = params.initialization_options
        given = options.get("debounce") if isinstance(options, dict) else getattr(options, "debounce", None)
        if isinstance(given, int | float) and not isinstance(given, bool) and given >= 0:
            ls.debounce = given / 1000
        ls.unit = unit_of(ls.workspace.position_encoding)
        ls.loop = asyncio.get_running_loop()

    @server.feature(types.INITIALIZED)
    async def initialized(ls: Server, params: types.InitializedParams) -> None:
        _note_folders(ls)
        sys.setswitchinterval(0.001)  # the worker hands over to the messages five times as often as by default
        watched = ls.client_capabilities.workspace and ls.client_capabilities.workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            patterns = (
                "**/factlint.toml",
                "**/.factlint.toml",
                "**/pyproject.toml",
                "**/*.yaml",
                "**/*.yml",
                "**/*.csv",
            )
            options = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(glob_pattern=pattern) for pattern in patterns]
            )
            registration = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            ls.start(ls.client_register_capability_async(types.RegistrationParams([registration])))
        ls.start(ls.watch())
        # First in the worker's queue, so that the first text finds everything loaded and the pages written.
        await ls.in_worker(_warm_up, ls)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
        _note_folders(ls)
        ls.look_again()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        ls.show_closed(item.uri, [])
        ls.give_up(item.uri)
        ls.texts[item.uri] = Text(item.uri, item.version, Lines(item.text), item.language_id)
        ls.schedule(item.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def text_changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        text = ls.texts.get(uri)
        if text is not None:
            ls.give_up(uri)
            ls.not_later(uri)
            ls.results.pop(uri, None)
            ls.texts[uri] = changed(text, params.text_document.version, params.content_changes, ls.unit)
            ls.schedule(uri, ls.debounce)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        ls.give_up(uri)
        ls.not_later(uri)
        for held in (ls.texts, ls.results, ls.blocks):
            held.pop(uri, None)
        if not ls.pulls:
            ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        if await ls.in_worker(ls.projects.changed):
            ls.look_again()

    @server.feature(types.SHUTDOWN)
    def shutdown(ls: Server, params: None) -> None:
        for uri in list(ls.running):
            ls.give_up(uri)
        for task in ls.tasks:
            task.cancel()
        ls.worker.shutdown(wait=False, cancel_futures=True)


def _add_features(server: Server) -> None:
    options = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def pulled(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        uri = params.text_document.uri
        text = ls.texts.get(uri)
        if text is not None and uri not in ls.results and ls.debounce and params.previous_result_id:
            await asyncio.sleep(ls.debounce)
        result = await ls.checked(uri) if text is not None and ls.texts.get(uri) is text else None
        if result is None:
            if text is None or ls.texts.get(uri) is text:  # not open, or the check failed, which the user was told
                return types.RelatedFullDocumentDiagnosticReport(items=[])
            raise JsonRpcException("the text has changed", SERVER_CANCELLED, {"retriggerRequest": True})
        if params.previous_result_id == result.id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=result.id)
        found = diagnostics(result, ls.unit, ls.pages)
        return types.RelatedFullDocumentDiagnosticReport(items=found, result_id=result.id)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=actions.KINDS_OF_ACTIONS)
    )
    async def code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        result = await ls.checked(params.text_document.uri)
        if result is None:
            return []
        found: list[types.CodeAction] = []
        only = params.context.only
        if actions.wants(only, types.CodeActionKind.QuickFix):
            span = span_of(result.text.lines, params.range, ls.unit)
            found += actions.quick_fixes(result, span, ls.unit, versions=ls.versions)
        if actions.wants(only, actions.FIX_ALL):
            fix = await ls.in_worker(lambda: actions.fix_all(result, ls.unit, versions=ls.versions))
            found += [fix] if fix else []
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
        result = await ls.checked(params.text_document.uri)
        if result is None:
            return None
        document = ls.client_capabilities.text_document
        formats = document.hover.content_format if document and document.hover else None
        markdown = not formats or types.MarkupKind.Markdown in formats
        at = offset_of(result.text.lines, params.position, ls.unit)
        return await ls.in_worker(lambda: hover(result, at, ls.unit, markdown=markdown))


def _add_commands(server: Server) -> None:
    @server.command(actions.IGNORE_HERE)
    async def ignore_here(ls: Server, uri: str, rule: str, words: str, start: int) -> bool:
        result = await ls.checked(uri)
        finding = edits.find_again(result, rule, words, start) if result else None
        if result is None or finding is None:
            ls.say(f"{rule} finds no “{words}” in the text any more", types.MessageType.Info)
            return False
        try:
            written = edits.ignore_here(result, finding)
        except edits.EditError as error:
            ls.say(str(error), types.MessageType.Warning)
            return False
        edit = actions.workspace_edit(result, written, ls.unit, versions=ls.versions)
        answer = await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, label=f"Ignore {rule} here"))
        return answer.applied

    @server.command(actions.IGNORE_IN_PROJECT)
    async def ignore_in_project(ls: Server, uri: str, words: str) -> str | None:
        return await _write(ls, uri, edits.ignore_in_project, words)

    @server.command(actions.ADD_TO_KNOWLEDGE)
    async def add_to_knowledge(ls: Server, uri: str, name: str, kind: str) -> str | None:
        return await _write(ls, uri, edits.add_to_knowledge, name, kind)

    @server.command(actions.CHECK_WORKSPACE)
    async def whole_workspace(ls: Server) -> dict[str, Any]:
        return await check_workspace(ls)


async def _write(ls: Server, uri: str, write: Callable[..., str], *arguments: str) -> str | None:
    """Run a command that writes a file of the project; the address of the file, or None where it failed."""
    try:
        path = await ls.in_worker(write, await ls.project(uri), *arguments)
    except (edits.EditError, UsageError) as error:
        ls.said = ""  # a command is answered each time
        ls.say(str(error))
        return None
    ls.say(f"“{arguments[0]}” is written to {path}", types.MessageType.Info)
    ls.look_again()
    return uri_of(path)


def _warm_up(ls: Server) -> None:
    """Load the project of the first folder, and what a first check loads."""
    with contextlib.suppress(UsageError, RuleError):  # it is told with the first text
        ls.pages.update(write_pages(ls.projects.of("", ls.folders).job.rules))
        text = Text("untitled:", 0, Lines("Kyiv asked for ATAKMS missiles on 5 May 2023."), "plaintext")
        check(text, ls.projects, ls.folders, threading.Event())
    # What is loaded stays: it need not be looked through again. The rest is, more often than a single run has it
    # done, since an answer that was overtaken leaves a cycle that holds its text.
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 5)


def _note_folders(ls: Server) -> None:
    folders = [path_of(folder.uri) for folder in ls.workspace.folders.values()]
    root = ls.workspace.root_path
    ls.folders = tuple(folder for folder in folders if folder) or ((root,) if root else ())
