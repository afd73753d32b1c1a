"""The server, driven by clients of every position encoding."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pytest_lsp", reason="the extra `dev` is not installed")

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from factlint.server.texts import uri_of

Connect = Callable[..., AbstractAsyncContextManager["Client"]]


def converter() -> Any:
    """The usual converter, which takes every action that has a command for one."""
    made = default_converter()  # type: ignore[no-untyped-call]

    def action(data: Any, _: Any) -> Any:
        return made.structure(data, types.Command if isinstance(data.get("command"), str) else types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, action)
    return made


class Client:
    """An editor with one open text."""

    def __init__(self, lsp: LanguageClient, folder: Path) -> None:
        self.lsp = lsp
        self.folder = folder
        self.version = 0
        self.uri = ""
        self.published: list[types.PublishDiagnosticsParams] = []
        self.applied: list[types.WorkspaceEdit] = []

    def open(self, text: str, name: str = "article.txt", language: str = "plaintext") -> None:
        self.uri = uri_of(str(self.folder / name))
        self.version += 1
        item = types.TextDocumentItem(self.uri, language, self.version, text)
        self.lsp.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, range: types.Range | None, text: str) -> None:
        self.version += 1
        change: Any = (
            types.TextDocumentContentChangePartial(range, text)
            if range
            else types.TextDocumentContentChangeWholeDocument(text)
        )
        identifier = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.lsp.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    async def pushed(self) -> list[types.Diagnostic]:
        """The findings of the current version, once they are sent."""
        while not any(item.version == self.version and item.uri == self.uri for item in self.published):
            await self.lsp.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(next(item for item in reversed(self.published) if item.uri == self.uri).diagnostics)

    async def pull(self, previous: str | None = None) -> Any:
        params = types.DocumentDiagnosticParams(self.document, "factlint", previous)
        return await self.lsp.text_document_diagnostic_async(params)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def actions(self, range: types.Range, *only: str) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=[], only=list(only) or None)
        params = types.CodeActionParams(self.document, range, context)
        return list(await self.lsp.text_document_code_action_async(params) or [])  # type: ignore[arg-type]

    async def command(self, action: types.CodeAction) -> Any:
        assert action.command is not None
        params = types.ExecuteCommandParams(action.command.command, arguments=action.command.arguments)
        return await self.lsp.workspace_execute_command_async(params)


@pytest.fixture
def connect(tmp_path: Path, shipped: object) -> Connect:
    """Start a server and connect a client with the given abilities."""

    @asynccontextmanager
    async def run(
        *encodings: str, pull: bool = False, options: Any = None, progress: bool = False
    ) -> AsyncIterator[Client]:
        lsp = LanguageClient(converter_factory=converter)
        client = Client(lsp, tmp_path)

        def published(params: types.PublishDiagnosticsParams) -> None:
            client.published.append(params)

        def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            client.applied.append(params.edit)
            return types.ApplyWorkspaceEditResult(applied=True)

        features = {types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published, types.WORKSPACE_APPLY_EDIT: apply}
        register_lsp_features(lsp, {**DEFAULT_CLIENT_FEATURES, **features})
        await lsp.start_io(sys.executable, "-m", "factlint", "server", "--stdio")
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(encodings) or None),
            text_document=types.TextDocumentClientCapabilities(
                publish_diagnostics=types.PublishDiagnosticsClientCapabilities(version_support=True),
                diagnostic=types.DiagnosticClientCapabilities() if pull else None,
            ),
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
                diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=pull),
            ),
            window=types.WindowClientCapabilities(work_done_progress=progress),
        )
        folder = types.WorkspaceFolder(uri_of(str(tmp_path)), "test")
        await lsp.initialize_session(
            types.InitializeParams(capabilities, workspace_folders=[folder], initialization_options=options)
        )
        try:
            yield client
        finally:
            await lsp.shutdown_session()
            await lsp.stop()  # type: ignore[no-untyped-call]

    return run
