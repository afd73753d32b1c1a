"""One text, every way in: the findings are the same by each of them, in the same places.

A way is a function from a folder, in which the text and its configuration stand, and the name of the text to what it
found. To add one, write the function and put it into WAYS.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, NamedTuple

import pytest


class Found(NamedTuple):
    """A finding as every way tells it. line, column: of its start, from 1, in code points."""

    line: int
    column: int
    rule: str
    severity: str
    message: str


Way = Callable[[Path, str], list[Found]]

MARKDOWN = """\
---
title: ATAKMS for Kyiv
date: 2023-01-29
---

# 👍 The adviser **Mihailo** Podoljak speaks

On Saturday, January 29, 2023, Mykhailo Podolyak asked for ATAKMS missiles. “ATAKMS,” he said, “not ATAKMS [sic].”

The deputy national security adviser John Finner agreed; e\u0301te\u0301 👩‍👩‍👧 and ATAKMS. <!-- factlint: ignore[names] -->

<!-- factlint: ignore[text] -->
It has a range of 900 kilometers, and `ATAKMS` is code. Zelens&#107;y and ATA*KMS*.

ATAKMS is known to the editor, and Ngugi-Smiht is not.
"""
PLAIN = (
    "\ufeffATAKMS came.\r\n\r\nfactlint: ignore[names/misspelled]\r\nMihailo Podoljak left.\r\n\r\n"
    "👍 On Saturday, January 29, 2023, ATAKMS was there again, in the archive.\r\n"
)
TEXTS = {"text.md": MARKDOWN, "archive/text.txt": PLAIN, "empty.txt": "", "innocent.md": "Nothing to see.\n"}
CONFIGURATION = """\
knowledge = ["names"]
ignore = ["dates/impossible"]

[[per-path]]
pattern = ["archive/"]
ignore = ["dates/weekday"]
"""


def by_command_line(folder: Path, name: str) -> list[Found]:
    return _json(folder, name)


def by_standard_input(folder: Path, name: str) -> list[Found]:
    return _json(folder, "-", "--stdin-filename", name, stdin=(folder / name).read_bytes())


def by_several_processes(folder: Path, name: str) -> list[Found]:
    return _json(folder, name, "-j", "2")


def by_api(folder: Path, name: str) -> list[Found]:
    """In a process of its own, as the working folder is part of what is asked."""
    program = (
        "import json, sys, factlint\n"
        "from factlint.positions import Lines\n"
        "lines = Lines(open(sys.argv[1], encoding='utf-8-sig', newline='').read())\n"
        "found = factlint.check_file(sys.argv[1], config='.')\n"
        "json.dump([[*lines.place(x.span.start), x.rule, x.severity, x.message] for x in found], sys.stdout)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, name], cwd=folder, capture_output=True, check=True)
    return [Found(*item) for item in json.loads(done.stdout)]


def by_server(folder: Path, name: str) -> list[Found]:
    """By a plain client over standard input and output, to which the server pushes; columns in code points."""
    path = folder / name
    encoding = {"general": {"positionEncodings": ["utf-32"]}}
    item = {
        "uri": path.as_uri(),
        "languageId": "markdown" if name.endswith(".md") else "plaintext",
        "version": 1,
        "text": path.read_bytes().decode("utf-8-sig"),
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "factlint", "server"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdin is not None
    assert server.stdout is not None
    with server, server.stdin as write, server.stdout as read:
        _send(write, id=1, method="initialize", params={"capabilities": encoding, "rootUri": folder.as_uri()})
        while _receive(read).get("id") != 1:
            pass
        _send(write, method="initialized", params={})
        _send(write, method="textDocument/didOpen", params={"textDocument": item})
        while (message := _receive(read)).get("method") != "textDocument/publishDiagnostics":
            if "id" in message and "method" in message:  # what the server asks is answered with nothing
                _send(write, id=message["id"], result=None)
        _send(write, id=2, method="shutdown")
        while _receive(read).get("id") != 2:
            pass
        _send(write, method="exit")
    severities = {1: "error", 2: "warning", 3: "hint"}
    return [
        Found(
            found["range"]["start"]["line"] + 1,
            found["range"]["start"]["character"] + 1,
            found["code"],
            severities[found["severity"]],
            found["message"],
        )
        for found in message["params"]["diagnostics"]
    ]


def _send(pipe: IO[bytes], **message: Any) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    pipe.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    pipe.flush()


def _receive(pipe: IO[bytes]) -> dict[str, Any]:
    length = 0
    while line := pipe.readline().strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    message: dict[str, Any] = json.loads(pipe.read(length))
    return message


WAYS: dict[str, Way] = {
    "command line": by_command_line,
    "standard input": by_standard_input,
    "several processes": by_several_processes,
    "API": by_api,
    "server": by_server,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts with a configuration, own names and a baseline, in a repository."""
    folder = tmp_path_factory.mktemp("same")
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    (folder / "names").mkdir()
    (folder / "names" / "own.yaml").write_text("person: [Jane Ngugi-Smith]\n")
    (folder / "factlint.toml").write_text(CONFIGURATION)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    # The baseline knows the last paragraph of the Markdown text.
    kept = (folder / "text.md").read_bytes()
    (folder / "text.md").write_text(MARKDOWN.rsplit("\n\n", 1)[1])
    _run(folder, "baseline", "create", "text.md")
    (folder / "text.md").write_bytes(kept)
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, list[Found]]:
    return {name: by_command_line(folder, name) for name in TEXTS}


def test_the_text_is_one_worth_comparing(expected: dict[str, list[Found]]) -> None:
    markdown = expected["text.md"]
    assert {"names/misspelled", "dates/weekday", "factlint/unused-suppression"} <= {item.rule for item in markdown}
    assert {"error", "hint"} <= {item.severity for item in markdown}
    assert {2, 6, 8, 12, 13} <= {item.line for item in markdown}
    assert not {10, 15} & {item.line for item in markdown}  # by an instruction, by the baseline
    assert [(item.line, item.column, item.rule) for item in expected["archive/text.txt"]] == [
        (1, 1, "names/misspelled"),
        (6, 34, "names/misspelled"),
    ]
    assert expected["empty.txt"] == expected["innocent.md"] == []


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_the_same_findings_by_every_way(way: Way, folder: Path, expected: dict[str, list[Found]]) -> None:
    for name in TEXTS:
        assert way(folder, name) == expected[name], name


def _json(folder: Path, *arguments: str, stdin: bytes | None = None) -> list[Found]:
    output = _run(folder, "check", *arguments, "--output-format", "json", stdin=stdin)
    return [_of_record(item) for item in json.loads(output)["findings"]]


def _of_record(item: dict[str, Any]) -> Found:
    start = item["location"]["start"]
    return Found(start["line"], start["column"], item["rule"], item["severity"], item["message"])


def _run(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "factlint", *arguments], cwd=folder, input=stdin, capture_output=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout
