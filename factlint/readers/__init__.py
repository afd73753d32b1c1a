"""Readers turn a source into a document, by format."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache

from factlint.document import Block, Comment, Document
from factlint.source import Source
from factlint.view import Span, View

Parts = tuple[View, tuple[Block, ...], tuple[Span, ...], tuple[Comment, ...], dict[str, str]]

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    "": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
}


# What is not prose wherever it stands: addresses, handles, hash tags, file names with a path or a known ending.
@cache
def _opaque() -> re.Pattern[str]:
    return re.compile(
        r"""(?:https?|ftp)://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)[@\#]\w+
    | (?<!\w)(?:~|\.{1,2})?/\w[\w.-]*(?:/[\w.-]+)+ |
    \b[\w-]+(?:/[\w-]+)*\.(?:py|js|ts|json|ya?ml|toml|md|txt|html?|csv|pdf|jpe?g|png|gif|docx?|sh|exe)\b
    | \b(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|io|co\.uk|info|ru|ua|de|fr|mk)\b(?:/\S*)?""",
        re.VERBOSE | re.IGNORECASE,
    )


_SIGN = re.compile(r"[@#/]|\.(?=\S)")
_DOT = re.compile(r"\.(?=\S)")  # begins with one character, which makes it fast
_SPACE = re.compile(r"\s")
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")


def format_of(path: str) -> str | None:
    """The format of a file by its name, or None where no reader knows it."""
    return FORMATS.get(os.path.splitext(path)[1].lower())


def read_document(source: Source, *, format: str = "plain", date: str = "") -> Document:
    """Read a source as a document. `date` (YYYY-MM-DD) overrides the publication date that the text itself gives."""
    view, blocks, opaque, comments, meta = _reader(format)(source)
    return Document(
        source=source,
        view=view,
        blocks=blocks,
        opaque=tuple(sorted({*opaque, *_find_opaque(view.text)})),
        comments=comments,
        date=date or publication_date(meta),
        meta=tuple(meta.items()),
        memo={},
    )


def publication_date(meta: dict[str, str]) -> str:
    """The publication date that front matter gives, as YYYY-MM-DD, or an empty string."""
    for key in ("date", "published", "publication_date", "pubdate", "publishdate"):
        match = _DATE.match(meta.get(key, ""))
        if match:
            return match.group(1)
    return ""


def _find_opaque(text: str) -> Iterator[Span]:
    """The opaque stretches. None holds a space, and each holds a sign, so only words with a sign are looked at."""
    done = 0
    for sign in (_SIGN if any(mark in text for mark in "@#/") else _DOT).finditer(text):
        start = sign.start()
        if start < done:
            continue
        while start > done and not text[start - 1].isspace():
            start -= 1
        space = _SPACE.search(text, sign.end())
        done = space.start() if space else len(text)
        for match in _opaque().finditer(text, start, done):
            yield Span(*match.span())


def _reader(format: str) -> Callable[[Source], Parts]:
    if format == "markdown":
        from factlint.readers import markdown

        return markdown.read
    from factlint.readers import plain

    return plain.read
