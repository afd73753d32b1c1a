"""The time that a sentence speaks of."""

from __future__ import annotations

import pytest

from factlint.claims.time import time_of
from factlint.readers import read_document
from factlint.source import Source
from factlint.view import Span


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("The minister resigned.", "2023-05-01", ("2023-05-01", "2023-05-01", "text")),
        ("On 1998-05-03 the minister resigned.", "2023-05-01", ("1998-05-03", "1998-05-03", "sentence")),
        ("The minister resigned.", "", ("", "", "")),
        ("In 1998 the minister resigned.", "2023-05-01", ("1998-01-01", "1998-12-31", "sentence")),
        ("In 2023 the minister resigned.", "2023-05-01", ("2023-01-01", "2023-05-01", "sentence")),
        ("On May 3, 1998, the minister resigned.", "2023-05-01", ("1998-05-03", "1998-05-03", "sentence")),
        ("From 1998 to 2002 he was minister.", "2023-05-01", ("", "", "")),
        ("Two years ago the minister resigned.", "2023-05-01", ("", "", "")),
        ("It cost $2000 and he resigned.", "2023-05-01", ("2023-05-01", "2023-05-01", "text")),
    ],
)
def test_time_of_a_sentence(text: str, date: str, expected: tuple[str, str, str]) -> None:
    document = read_document(Source("a.txt", text), format="plain", date=date)
    assert tuple(time_of(document, Span(0, 1))) == expected
