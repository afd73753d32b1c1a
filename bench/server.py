"""How soon the language server answers a keystroke in a long text, with the full knowledge base, while somebody types.

    python bench/server.py [--words 10000] [--edits 1000] [--rate 10] [--text FOLDER-OR-JSONL] [--pull]

A real server process and a client on its standard input and output. Keys are pressed at a steady rate, ten a second
by default; words are typed letter by letter at changing places, names right and wrong among them, and deleted again.
A latency is the time from a keystroke to the arrival of findings for exactly that version of the text, less the
debounce. A keystroke whose text changed again before its findings came is counted as overtaken: it never gets any,
since stale findings are not sent. Memory is what the server's process holds (resident set).

Texts: a folder of .txt and .md files or a .jsonl file with the keys `title` and `text`; default: our own documentation,
which is harder than print: it is full of examples of faults. CPU is the server's, for comparisons on a busy machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from factlint.server.texts import uri_of

HERE = Path(__file__).parent
TYPED = (
    "The minister said on Tuesday that Mykhailo Podolyak would travel to Kyiv. ",
    "Critics in the Lower House had asked for 300 kilometers (186 miles) of new road by 2031. ",
    "Volodimir Zelenskiy met Antony Blinken in Geneva, Illinois, on 14 May 2023. ",
    "About 40% of the 1,200 ATAKMS missiles, or 480, arrived in Kharkiv. ",
)


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a folder or file of texts."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            yield from f"{item.get('title', '')}\n\n{item['text']}".split("\n\n")
        return
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.suffix in (".txt", ".md"):
            yield from file.read_text(encoding="utf-8").split("\n\n")


def text_of(path: Path, words: int) -> str:
    """A text of about so many words."""
    parts: list[str] = []
    count = 0
    for paragraph in cycle(part for part in list(paragraphs(path)) if part.strip()):
        parts.append(paragraph.strip())
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(parts) + "\n"


def resident(process: int) -> float:
    """Resident megabytes of a process."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def seconds(process: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def keystrokes(text: str, count: int) -> Iterator[tuple[int, int, str]]:
    """(line, column, letter) of each key: sentences typed at the ends of changing paragraphs; "" deletes a letter."""
    chooser = random.Random(1)
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    lengths = {number: len(lines[number].encode("utf-16-le")) // 2 for number in filled}
    made = 0
    while True:
        line = chooser.choice(filled)
        sentence = chooser.choice(TYPED)
        keys = [*(" " + sentence.strip()), *([""] * chooser.randrange(0, 40))]
        for key in keys:
            yield line, lengths[line], key
            lengths[line] += 1 if key else -1
            made += 1
            if made == count:
                return


async def run(options: argparse.Namespace, folder: Path) -> None:
    """Type and measure."""
    client = LanguageClient("bench", "1")
    arrived: dict[int, float] = {}
    news = asyncio.Event()
    found = 0

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def published(params: types.PublishDiagnosticsParams) -> None:
        nonlocal found
        if params.version is not None:
            arrived.setdefault(params.version, time.perf_counter())
            found = len(params.diagnostics)
            news.set()

    await client.start_io(sys.executable, "-m", "factlint", "server", "--debounce", str(options.debounce))
    document = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
    capabilities = types.ClientCapabilities(text_document=document if options.pull else None)
    await client.initialize_async(
        types.InitializeParams(capabilities, workspace_folders=[types.WorkspaceFolder(uri_of(str(folder)), "bench")])
    )
    client.initialized(types.InitializedParams())
    text = text_of(options.text, options.words)
    uri = uri_of(str(folder / "text.txt"))
    start = time.perf_counter()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "plaintext", 0, text)))
    tasks: set[asyncio.Task[Any]] = set()

    async def pull(version: int) -> None:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id="x")
        try:
            await client.text_document_diagnostic_async(params)
        except Exception:  # overtaken: the server says that the text has changed
            return
        arrived.setdefault(version, time.perf_counter())
        news.set()

    if options.pull:
        await pull(0)
    while 0 not in arrived:
        await news.wait()
        news.clear()
    print(f"{len(text.split()):,} words, {len(text):,} characters, {found} findings")
    print(f"first findings after opening        {(arrived[0] - start) * 1000:7.0f} ms")
    assert client._server is not None
    process = client._server.pid
    sent: dict[int, float] = {}
    memory = [resident(process)]
    used = seconds(process)
    due = time.perf_counter()
    for version, (line, column, key) in enumerate(keystrokes(text, options.edits), 1):
        due += 1 / options.rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if key:
            place = types.Range(types.Position(line, column), types.Position(line, column))
        else:
            place = types.Range(types.Position(line, column - 1), types.Position(line, column))
        sent[version] = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, uri),
                [types.TextDocumentContentChangePartial(place, key)],
            )
        )
        if options.pull:
            task = asyncio.ensure_future(pull(version))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        if version % max(options.edits // 10, 1) == 0:
            memory.append(resident(process))
    used = seconds(process) - used
    await asyncio.sleep(2)
    latencies = sorted(
        (arrived[version] - sent[version]) * 1000 - options.debounce for version in sent if version in arrived
    )
    overtaken = len(sent) - len(latencies)
    print(f"keystrokes, {options.rate:g} a second, debounce {options.debounce:g} ms   {len(sent):7}")
    print(f"with fresh findings                 {len(latencies):7}   overtaken {overtaken}")
    if latencies:
        last = latencies[min(len(latencies) - 1, int(len(latencies) * 0.99))]
        print(f"keystroke to findings, median       {statistics.median(latencies):7.0f} ms")
        print(f"keystroke to findings, 99th centile {last:7.0f} ms")
        print(f"keystroke to findings, longest      {latencies[-1]:7.0f} ms")
    print(f"CPU of the server, a keystroke      {used / len(sent) * 1000:7.0f} ms")
    print("memory, MB                          " + " ".join(f"{item:.0f}" for item in memory))
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=10)
    parser.add_argument("--debounce", type=float, default=20)
    parser.add_argument("--text", type=Path, default=HERE.parent / "docs")
    parser.add_argument("--pull", action="store_true", help="ask for findings, as VS Code does")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(options, Path(folder)))


if __name__ == "__main__":
    main()
