"""Readers turn a source into a document, by format."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache

from factlint.document import Block, Comment, Document
from factlint.source import Source
from factlint.view import Span, View
from factlint.zones import find_zones

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


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\w[./]\w|[/.]/\w")


_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")


def format_of(path: str) -> str | None:
    """The format of a file by its name, or None where no reader knows it."""
    return FORMATS.get(os.path.splitext(path)[1].lower())


def read_document(source: Source, *, format: str = "plain", date: str = "") -> Document:
    """Read a source as a document. `date` (YYYY-MM-DD) overrides the publication date that the text itself gives."""
    view, blocks, opaque, comments, meta = _reader(format)(source)
    found = [Span(*match.span()) for match in _opaque().finditer(view.text)] if _might(view.text) else []
    return Document(
        source=source,
        view=view,
        blocks=blocks,
        zones=find_zones(view.text, blocks),
        opaque=tuple(sorted({*opaque, *found})),
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


def _might(text: str) -> bool:
    """A cheap look for what every opaque stretch has."""
    return "@" in text or "#" in text or _mark().search(text) is not None


def _reader(format: str) -> Callable[[Source], Parts]:
    if format == "markdown":
        from factlint.readers import markdown

        return markdown.read
    from factlint.readers import plain

    return plain.read
