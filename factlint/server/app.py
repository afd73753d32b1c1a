"""The protocol: what the editor sends and gets, in the order in which things happen.

All state is kept on the event loop. Checks run one after the other in a worker thread, which gives up a check whose
text has changed; findings are sent only while the text that they were found in is the current one.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from factlint import __version__
from factlint.cli import UsageError
from factlint.engine import RuleError
from factlint.positions import UTF16, Unit
from factlint.server.blockwise import Blocks
from factlint.server.checking import Checked, check
from factlint.server.diagnostics import SOURCE, diagnostics
from factlint.server.projects import Project, Projects
from factlint.server.texts import Text, path_of

DEBOUNCE = 0.02  # seconds without a change after which a text is checked
SETTLE = 0.5  # seconds without a change after which all rules see the whole text again
POLL = 2.0  # seconds between looks at configuration and knowledge on the disk

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
