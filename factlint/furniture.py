"""Site furniture: what a page carries around an article. Stub reading: replaced by the full table."""

from __future__ import annotations

from collections.abc import Sequence

from factlint.document import Block


def furniture_blocks(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """Index of each block that is furniture, with the zone name."""
    return {}
