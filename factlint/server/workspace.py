"""The check of all files of the open folders, with progress, between the checks of what is being typed."""

from __future__ import annotations

import os
import uuid
from collections import Counter
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from factlint.collect import collect
from factlint.positions import Lines
from factlint.server.diagnostics import diagnostics
from factlint.server.texts import Text, uri_of
from factlint.source import SourceError, decode

if TYPE_CHECKING:
    from factlint.server.app import Server


async def check_workspace(server: Server) -> dict[str, Any]:
    """Check every file of the open folders and show the findings of those that are not open (open ones have theirs).

    Returns how many files were checked, how many findings there are by severity, and what could not be read.
    """
    progress = await _begin(server)
    paths = await server.in_worker(_paths, server.folders)
    found: Counter[str] = Counter()
    faulty = 0
    errors: list[str] = []
    try:
        for number, path in enumerate(paths):
            if progress and server.work_done_progress.tokens[progress].cancelled():
                break
            if progress:
                done = types.WorkDoneProgressReport(
                    message=f"{number + 1} of {len(paths)}", percentage=100 * number // len(paths)
                )
                server.work_done_progress.report(progress, done)
            uri = uri_of(path)
            try:
                text = server.texts[uri] if uri in server.texts else await server.in_worker(_read, path, uri)
            except SourceError as error:
                errors.append(str(error))
                continue
            checked = await server.check_once(text)
            if checked is None:
                continue
            found.update(finding.severity for finding in checked.findings)
            faulty += bool(checked.findings)
            if uri not in server.texts:
                server.show_closed(uri, diagnostics(checked, server.unit, server.pages))
    finally:
        if progress:
            server.work_done_progress.end(progress, types.WorkDoneProgressEnd(message=f"{len(paths)} files"))
            server.work_done_progress.tokens.pop(progress, None)
    total = sum(found.values())
    server.say(
        f"{total} {'finding' if total == 1 else 'findings'} in {faulty} of {len(paths)} files"
        + (f"; {'; '.join(errors)}" if errors else ""),
        types.MessageType.Warning if errors else types.MessageType.Info,
    )
    return {"files": len(paths), "findings": dict(found), "errors": errors}


async def _begin(server: Server) -> str | None:
    """Open a progress bar where the editor has one; its token."""
    window = server.client_capabilities.window
    if not (window and window.work_done_progress):
        return None
    token = uuid.uuid4().hex
    await server.work_done_progress.create_async(token)
    begin = types.WorkDoneProgressBegin(title="factlint: checking the workspace", cancellable=True, percentage=0)
    server.work_done_progress.begin(token, begin)
    return token


def _paths(folders: tuple[str, ...]) -> list[str]:
    return [os.path.abspath(path) for path in collect(folders).paths] if folders else []


def _read(path: str, uri: str) -> Text:
    try:
        with open(path, "rb") as file:
            source = decode(file.read(), path)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror}; check the file and its permissions") from None
    return Text(uri, 0, Lines(source.text))
