"""Zones: which block is headline, byline, caption, body, quotation or site furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factlint.document import BODY, BYLINE, CAPTION, HEADLINE, Block

_CAPTION = re.compile(
    r"(?:^|[/|(\[–—-]\s*|\.\s+)(?:Photo|Photograph|Foto|Image|Picture|Illustration|Graphic)s?"
    r"(?:\s+(?:by|credit|courtesy))?\s*[:/]"
    r"|\((?:Photo|Image|Getty|AP|AFP|EPA|Reuters)[^()]{0,60}\)\s*$|/\s*"
    r"(?:Getty Images|AP|AFP|EPA|Reuters|Shutterstock)\s*$"
)
_BYLINE = re.compile(r"(?:By|Text by|Written by|From our correspondent)\s+[A-Z][^.!?]{2,90}$", re.DOTALL)


def find_zones(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """One zone name for each block of a view."""
    from factlint.furniture import furniture_blocks

    furniture = furniture_blocks(text, blocks)
    return tuple(
        furniture.get(index) or _zone(text[block.start : block.end], block, index, len(blocks))
        for index, block in enumerate(blocks)
    )


def _zone(text: str, block: Block, index: int, total: int) -> str:
    if block.kind == "caption" or (len(text) <= 300 and _CAPTION.search(text)):
        return CAPTION
    if index < 5 and len(text) <= 110 and _BYLINE.match(text):
        return BYLINE
    if index == 0 and total > 1 and len(text) <= 200 and "\n" not in text.strip() and text.rstrip()[-1:] not in ".:;,":
        return HEADLINE
    if block.kind == "heading":
        return HEADLINE
    return BODY
