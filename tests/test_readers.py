"""Readers: blocks of plain text."""

from __future__ import annotations

import pytest

from factlint.readers import read_document
from factlint.source import Source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_the_blocks_whatever_ends_a_line(end: str) -> None:
    text = "One line of\nprose here.\n\nSecond block\nof text.\n".replace("\n", end)
    document = read_document(Source("a.txt", text))
    assert [document.text[block.start : block.end].replace(end, "\n") for block in document.blocks] == [
        "One line of\nprose here.",
        "Second block\nof text.",
    ]
