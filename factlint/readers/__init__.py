"""Readers turn a source into a document, by format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from factlint.document import Block, Comment, Document
from factlint.source import Source
from factlint.view import Span, View
from factlint.zones import find_zones

Parts = tuple[View, tuple[Block, ...], tuple[Span, ...], tuple[Comment, ...], dict[str, str]]

FORMATS = {".txt": "plain", ".text": "plain", "": "plain", ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown"}

# What is not prose wherever it stands: addresses, handles, hash tags, file names with a path or a known ending.
_OPAQUE = re.compile(
    r"""(?:https?|ftp)://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)[@\#]\w+
    | (?<!\w)(?:~|\.{1,2})?/\w[\w.-]*(?:/[\w.-]+)+ | \b[\w-]+(?:/[\w-]+)*\.(?:py|js|ts|json|ya?ml|toml|md|txt|html?|csv|pdf|jpe?g|png|gif|docx?|sh|exe)\b
    | \b(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|io|co\.uk|info|ru|ua|de|fr|mk)\b(?:/\S*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?$")


def format_of(path: str) -> str | None:
    """The format of a file by its name, or None where no reader knows it."""
    return FORMATS.get(PurePath(path).suffix.lower())


def read_document(source: Source, *, format: str = "plain", date: str = "") -> Document:
    """Read a source as a document. `date` (YYYY-MM-DD) overrides the publication date that the text itself gives."""
    view, blocks, opaque, comments, meta = _reader(format)(source)
    found = [Span(match.start(), match.end()) for match in _OPAQUE.finditer(view.text)] if _might(view.text) else []
    return Document(
        source=source,
        view=view,
        blocks=blocks,
        zones=find_zones(view.text, blocks),
        opaque=tuple(sorted({*opaque, *found})),
        comments=comments,
        date=date or publication_date(meta),
        meta=tuple(meta.items()),
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
    return "/" in text or "@" in text or "#" in text or "www." in text or re.search(r"\w\.[a-z]", text) is not None


def _reader(format: str) -> Callable[[Source], Parts]:
    if format == "markdown":
        from factlint.readers import markdown

        return markdown.read
    from factlint.readers import plain

    return plain.read
