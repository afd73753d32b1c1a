"""Plain text: blank lines part the blocks, and lines that begin with an instruction to factlint are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factlint.document import Block, Comment
from factlint.source import Source
from factlint.view import Span, View, ViewBuilder, plain_view

_END = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"  # a line end, CRLF never as two
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")  # where no CR is; it begins with one letter, which makes it fast

_INSTRUCTION = re.compile(r"^[^\S\r\n]*(?:#|//|;|%)?[^\S\r\n]*(factlint:[^\r\n]*)(?:\r\n|\r|\n|\Z)", re.MULTILINE)


def read(source: Source) -> tuple[View, tuple[Block, ...], tuple[Span, ...], tuple[Comment, ...], dict[str, str]]:
    """View, blocks, opaque spans, comments and metadata of a plain text."""
    text = source.text
    comments: list[Comment] = []
    view = plain_view(text)
    if "factlint:" in text:
        builder = ViewBuilder(text)
        at = 0
        for match in _INSTRUCTION.finditer(text):
            builder.keep(at, match.start())
            # With the mark before it, so that the comment is alone on its line.
            start = match.end() - len(match.group().lstrip())
            comments.append(Comment(start, match.end(1), match.group(1)))
            at = match.end()
        builder.keep(at, len(text))
        view = builder.build()
    return view, tuple(_blocks(view.text)), (), tuple(comments), {}


def _blocks(text: str) -> Iterator[Block]:
    """The stretches between blank lines, without the space around them."""
    start = len(text) - len(text.lstrip())
    between = _BLANK if "\r" not in text else re.compile(rf"{_END}[^\S\r\n]*{_END}\s*")
    for blank in between.finditer(text, start):
        yield Block(start, start + len(text[start : blank.start()].rstrip()))
        start = blank.end()
    if start < len(text):
        yield Block(start, start + len(text[start:].rstrip()))
