"""A fix as a patch that `git apply` and `patch -p1` accept."""

from __future__ import annotations

import os
from difflib import unified_diff

from factlint.source import Source, SourceError, encode


def patch(source: Source, text: str) -> bytes:
    """The change from the source's text to `text` in unified format, in the bytes of the source's encoding.

    Raises SourceError for UTF-16 and UTF-32, which patches cannot hold.
    """
    if source.encoding.startswith(("utf-16", "utf-32")):
        raise SourceError(
            f"{source.path}: a patch cannot hold {source.encoding}; use --fix, or convert the file to UTF-8"
        )
    name = os.path.relpath(source.path).replace(os.sep, "/")
    old, new = _lines(source.text), _lines(text)
    out = []
    for line in unified_diff(old, new, f"a/{name}", f"b/{name}"):
        head = line.startswith(("--- ", "+++ ", "@@ ")) and line.endswith("\n")
        out.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
        if head:
            continue
    body = "".join(out)
    first, _, rest = body.partition("\n+++ ")
    second, _, hunks = rest.partition("\n")
    mark = source.bom if source.bom and hunks else b""
    encoded = encode(Source(source.path, "", source.encoding), hunks)
    if mark:  # the byte order mark belongs to the first line of the file
        encoded = _with_mark(encoded, mark)
    return f"{first}\n+++ {second}\n".encode() + encoded


def _lines(text: str) -> list[str]:
    """Lines at line feeds only, as git sees them, with their ends."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _with_mark(hunks: bytes, mark: bytes) -> bytes:
    """Put the mark back in front of line 1 wherever the first hunk shows it."""
    head, _, body = hunks.partition(b"\n")
    if not head.startswith(b"@@ -1,") and not head.startswith(b"@@ -1 "):
        return hunks
    lines = body.split(b"\n")
    seen: set[int] = set()
    for index, line in enumerate(lines):
        sides = {b" ": b"-+", b"-": b"-", b"+": b"+"}.get(line[:1], b"")
        if sides and not seen.intersection(sides):
            lines[index] = line[:1] + mark + line[1:]
            seen.update(sides)
        if len(seen) == 2:
            break
    return head + b"\n" + b"\n".join(lines)
