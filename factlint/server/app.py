"""The protocol: what the editor sends and gets, in the order in which things happen.

All state is kept on the event loop. Checks run one after the other in a worker thread, which gives up a check whose
text has changed; findings are sent only while the text that they were found in is the current one.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from factlint import __version__
from factlint.cli import UsageError
from factlint.engine import RuleError
from factlint.positions import UTF16, Lines, Unit
from factlint.server import actions, edits
from factlint.server.blockwise import Blocks
from factlint.server.checking import Checked, check
from factlint.server.diagnostics import SOURCE, diagnostics, write_pages
from factlint.server.hover import hover
from factlint.server.projects import Project, Projects
from factlint.server.texts import Text, changed, offset_of, path_of, span_of, unit_of, uri_of
from factlint.server.workspace import check_workspace

DEBOUNCE = 0.02  # seconds without a change after which a text is checked
SETTLE = 0.5  # seconds without a change after which all rules see the whole text again
POLL = 2.0  # seconds between looks at configuration and knowledge on the disk
SERVER_CANCELLED = -32802  # of the protocol: the text has changed, ask again

Value = TypeVar("Value")


class Running(NamedTuple):
    """A check under way."""

    text: Text
    stop: threading.Event
    result: asyncio.Task[Checked | None]


class Server(LanguageServer):
    """The server with what it holds for its editor."""

    def __init__(self, debounce: float = DEBOUNCE) -> None:
        """A server without texts."""
        super().__init__(SOURCE, __version__)
        self.debounce = debounce
        self.unit: Unit = UTF16
        self.texts: dict[str, Text] = {}
        self.results: dict[str, Checked] = {}
        self.running: dict[str, Running] = {}
        self.timers: dict[tuple[str, str], asyncio.TimerHandle] = {}
        self.blocks: dict[str, Blocks] = {}
        self.closed: set[str] = set()  # files that are not open and have findings shown
        self.pages: dict[str, str] = {}
        self.folders: tuple[str, ...] = ()
        self.said = ""
        self.tasks: set[asyncio.Task[Any]] = set()
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="check")
        self.projects = Projects(self.say_from_worker)
        self.loop: asyncio.AbstractEventLoop | None = None

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics, so that none are sent to it unasked."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    @property
    def versions(self) -> bool:
        """Whether the editor takes edits that name the version of the text."""
        workspace = self.client_capabilities.workspace
        edit = workspace.workspace_edit if workspace else None
        return bool(edit and edit.document_changes)

    def say(self, message: str, type: types.MessageType = types.MessageType.Error) -> None:
        """Show a sentence to the user; the same fault is told once, not at every keystroke."""
        if message != self.said or type != types.MessageType.Error:
            self.window_show_message(types.ShowMessageParams(type, message))
        if type == types.MessageType.Error:
            self.said = message

    def say_from_worker(self, message: str) -> None:
        """The same from the worker thread."""
        if self.loop is not None:
            self.loop.call_soon_threadsafe(self.say, message)

    async def in_worker(self, function: Callable[..., Value], *arguments: Any) -> Value:
        """The result of a function that the worker thread runs."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, function, *arguments)

    def start(self, work: Awaitable[Any]) -> None:
        """Let something run beside the messages."""
        task = asyncio.ensure_future(work)
        assert isinstance(task, asyncio.Task)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def check_once(
        self, text: Text, stop: threading.Event | None = None, *, whole: bool = True
    ) -> Checked | None:
        """A check of a text; None where it was given up or failed, which the user is told."""
        blocks = self.blocks.setdefault(text.uri, Blocks()) if text.uri in self.texts else None
        arguments = text, self.projects, self.folders, stop or threading.Event(), blocks, whole
        try:
            return await self.in_worker(check, *arguments)
        except (RuleError, UsageError) as error:
            self.say(str(error))
        except Exception as error:  # one text must not silence the server for all others
            self.say(f"{text.uri}: the check failed: {type(error).__name__}: {error}; report it with the text")
        return None

    async def checked(self, uri: str) -> Checked | None:
        """The findings of the current version of an open text, from the last check where it is still good.

        None where the text was closed or has changed again.
        """
        text = self.texts.get(uri)
        if text is None:
            return None
        held = self.results.get(uri)
        if held is not None and held.text is text:
            return held
        running = self.running.get(uri)
        if running is None or running.text is not text:
            self.give_up(uri)
            stop = threading.Event()
            running = Running(text, stop, asyncio.ensure_future(self.check_once(text, stop, whole=False)))
            self.running[uri] = running
        result = await asyncio.shield(running.result)
        if self.running.get(uri) is running:
            del self.running[uri]
            if result is not None:
                self.results[uri] = result
                if not result.whole:
                    self.later(uri, SETTLE, self.settle)
        return result if self.texts.get(uri) is text else None

    def give_up(self, uri: str) -> None:
        """Stop the check of a text that has changed or was closed."""
        running = self.running.pop(uri, None)
        if running is not None:
            running.stop.set()

    async def settle(self, uri: str) -> None:
        """Let all rules see the whole text, once it is left alone for a moment."""
        held, text = self.results.get(uri), self.texts.get(uri)
        if text is None or held is None or held.text is not text or uri in self.running:
            return
        stop = threading.Event()
        running = Running(text, stop, asyncio.ensure_future(self.check_once(text, stop)))
        self.running[uri] = running
        result = await running.result
        if self.running.get(uri) is running:
            del self.running[uri]
        if result is not None and self.texts.get(uri) is text:
            self.results[uri] = result
            if result.findings != held.findings:
                self.refresh([uri])

    def later(self, uri: str, delay: float, work: Callable[[str], Awaitable[None]]) -> None:
        """Do something with a text after a while; a change of the text puts an end to it.

        One timer for each kind of work: a hover between a change and its findings must not hold these up.
        """
        key = uri, work.__name__
        if key in self.timers:
            self.timers.pop(key).cancel()
        loop = asyncio.get_running_loop()
        self.timers[key] = loop.call_later(delay, lambda: self.start(work(uri)))

    def not_later(self, uri: str) -> None:
        """Give up what was to be done later."""
        for key in [key for key in self.timers if key[0] == uri]:
            self.timers.pop(key).cancel()

    def schedule(self, uri: str, delay: float) -> None:
        """Send findings after a while without changes, to an editor that does not ask for them."""
        if not self.pulls:
            self.later(uri, delay, self.push)

    async def push(self, uri: str) -> None:
        """Send the findings of a text, unless it has changed."""
        result = await self.checked(uri)
        if result is not None:
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    uri, diagnostics(result, self.unit, self.pages), version=result.text.version
                )
            )

    def show_closed(self, uri: str, found: list[types.Diagnostic]) -> None:
        """Show the findings of a file that is not open."""
        if found or uri in self.closed:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))
            (self.closed.add if found else self.closed.discard)(uri)

    def look_again(self) -> None:
        """Check everything anew: configuration or knowledge has changed."""
        self.projects.look_again()
        for uri in list(self.running):
            self.give_up(uri)
        self.results.clear()
        self.refresh(list(self.texts))

    def refresh(self, uris: list[str]) -> None:
        """Bring other findings to the editor than it has: it is asked to ask for them, or they are sent."""
        workspace = self.client_capabilities.workspace
        if not self.pulls:
            for uri in uris:
                self.schedule(uri, 0)
        elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    async def watch(self) -> None:
        """Look at the disk now and then, for editors that do not watch files."""
        while True:
            await asyncio.sleep(POLL)
            if await self.in_worker(self.projects.changed):
                self.look_again()

    async def project(self, uri: str) -> Project:
        """The project of a text."""
        return await self.in_worker(self.projects.of, path_of(uri), self.folders)


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
        edit = actions.workspace_edit(result, [edits.ignore_here(result, finding)], ls.unit, versions=ls.versions)
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
