"""Markdown: the prose as a reader sees it, with exact offsets into the source.

Mark-up, link targets, code blocks, HTML and front matter are no part of the view; inline code is, but opaque. Titles
and captions in the front matter are checked like headings. CommonMark with tables, footnotes and strikethrough.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from typing import Any

from factlint.document import Block, Comment
from factlint.source import Source
from factlint.view import Span, View, ViewBuilder

_BLOCKS = {
    "Paragraph": "paragraph",
    "Item": "item",
    "TableCell": "cell",
    "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item",
}
_SHOWN = {
    "title": "heading",
    "subtitle": "heading",
    "headline": "heading",
    "caption": "caption",
    "description": "paragraph",
    "summary": "paragraph",
}
_LINE = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


class _Reading:
    """The state of one reading: the view so far, the open block, and what surrounds it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.builder = ViewBuilder(text)
        self.blocks: list[Block] = []
        self.opaque: list[Span] = []
        self.comments: list[Comment] = []
        self.meta: dict[str, str] = {}
        self.kind = "paragraph"
        self.level = 0
        self.start = -1  # view offset of the open block, -1 where none has text yet
        self.quotes = 0
        self.images = 0
        self.plain = False  # the open block has text outside of images

    def begin(self, kind: str, level: int = 0) -> None:
        """Begin a block of a kind; it opens with its first text."""
        self.close()
        self.kind, self.level = kind, level

    def before_text(self) -> None:
        """Open the block where this is its first text."""
        if self.start < 0:
            if self.builder.length:
                self.builder.separator("\n\n")
            self.start = self.builder.length
        self.plain = self.plain or not self.images

    def close(self) -> None:
        """End the open block."""
        if self.start >= 0:
            kind = "caption" if not self.plain else "quote" if self.quotes and self.kind == "paragraph" else self.kind
            self.blocks.append(Block(self.start, self.builder.length, kind, self.level))
        self.start, self.plain = -1, False

    def put(self, shown: str, start: int, end: int) -> None:
        """Add text that stands at a stretch of the source."""
        self.before_text()
        if self.text[start:end] == shown:
            self.builder.keep(start, end)
        else:
            self.builder.decoded(shown, start, end)


def read(source: Source) -> tuple[View, tuple[Block, ...], tuple[Span, ...], tuple[Comment, ...], dict[str, str]]:
    """View, blocks, opaque spans, comments and metadata of a Markdown text."""
    import pyromark

    flags = pyromark.Options
    options = (
        flags.ENABLE_TABLES | flags.ENABLE_FOOTNOTES | flags.ENABLE_STRIKETHROUGH
        | flags.ENABLE_YAML_STYLE_METADATA_BLOCKS | flags.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    )  # fmt: skip
    text = source.text
    # A lone surrogate cannot be encoded; it keeps its place as another character of three bytes.
    safe = text if text.isascii() else "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    at = _offsets(safe)
    reading = _Reading(text)
    inside = ""  # a construct whose text is not prose
    for event, where in pyromark.events_with_range(safe, options=options):
        start, end = at(where["start"]), at(where["end"])
        name: str
        value: Any
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if name == "Start":
            tag, detail = next(iter(value.items())) if isinstance(value, dict) else (value, None)
            inside = _start(reading, tag, detail, inside)
        elif name == "End":
            tag = next(iter(value)) if isinstance(value, dict) else value
            inside = _end(reading, tag, inside)
        elif inside == "MetadataBlock" and name == "Text":
            _front_matter(reading, start, end)
        elif name in ("Html", "InlineHtml"):
            _html(reading, start, end)
        elif inside:
            continue
        elif name == "Text":
            reading.put(value, start, end)
        elif name == "Code":
            reading.before_text()
            view_start = reading.builder.length
            reading.builder.decoded(value, start, end)
            reading.opaque.append(Span(view_start, reading.builder.length))
        elif name in ("SoftBreak", "HardBreak"):
            reading.put("\n", start, end)
    reading.close()
    view = reading.builder.build()
    # Markdown takes a paragraph of control characters for text; there is no sentence in it.
    blocks = tuple(block for block in reading.blocks if not view.text[block.start : block.end].isspace())
    return view, blocks, tuple(reading.opaque), tuple(reading.comments), reading.meta


def _start(reading: _Reading, tag: str, detail: Any, inside: str) -> str:
    if tag in ("CodeBlock", "MetadataBlock", "HtmlBlock"):
        reading.close()
        return tag
    if tag == "Heading":
        reading.begin("heading", int(detail["level"][1]))
    elif tag in _BLOCKS:
        # A paragraph inside an item or a cell is that item's text.
        inner = tag == "Paragraph" and reading.kind == "item" and reading.start < 0
        reading.begin("item" if inner else _BLOCKS[tag])
    elif tag == "BlockQuote":
        reading.close()
        reading.quotes += 1
    elif tag == "Image":
        reading.images += 1
    return inside


def _end(reading: _Reading, tag: str, inside: str) -> str:
    if tag in ("CodeBlock", "MetadataBlock", "HtmlBlock"):
        return ""
    if tag == "Heading" or tag in _BLOCKS:
        reading.close()
        reading.kind, reading.level = "paragraph", 0
    elif tag == "BlockQuote":
        reading.close()
        reading.quotes -= 1
    elif tag == "Image":
        reading.images -= 1
    return inside


def _html(reading: _Reading, start: int, end: int) -> None:
    """HTML: comments are kept for instructions; other mark-up leaves no trace."""
    for match in _COMMENT.finditer(reading.text, start, end):
        reading.comments.append(Comment(match.start(), match.end(), match.group(1)))


def _front_matter(reading: _Reading, start: int, end: int) -> None:
    """Flat keys of YAML or TOML front matter; what readers see of it becomes a block."""
    for match in _LINE.finditer(reading.text, start, end):
        key, value = match.group(1).lower(), match.group(2)
        first = match.start(2)
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
            value, first = value[1:-1], first + 1
        reading.meta.setdefault(key, value)
        if key in _SHOWN and value and value[0] not in "[{|>&*" and "\\" not in value:
            reading.begin(_SHOWN[key], 1)
            reading.before_text()
            reading.plain = _SHOWN[key] != "caption"
            reading.builder.keep(first, first + len(value))
            reading.close()
    reading.kind, reading.level = "paragraph", 0


def _offsets(text: str) -> Callable[[int], int]:
    """A function from byte offsets of the UTF-8 text to code point offsets."""
    if text.isascii():
        return lambda offset: offset
    table = array("I")
    for index, letter in enumerate(text):
        code = ord(letter)
        table.extend([index] * (1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4))
    table.append(len(text))
    return table.__getitem__
