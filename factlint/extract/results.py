"""Results of statistical tests as reports print them: "t(28) = 2.20, p = .036", "χ²(1, N = 90) = 3.89, p < .05"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document


class Result(NamedTuple):
    """A test statistic with its p-value. kind is t, F, χ², r or z; df holds no, one or two degrees of freedom.

    half and p_half are half a unit of the last digit printed. relation is "=", "<" or ">".
    """

    span: Span
    p_span: Span
    kind: str
    df: tuple[float, ...]
    value: float
    half: float
    relation: str
    p: float
    p_half: float


def find_results(document: Document) -> tuple[Result, ...]:
    """All results of a document that name statistic and p-value together, in order. Found once per document."""
    return document.once("results", lambda: tuple(_find_all(document)))


_SIGNS = ("p =", "p=", "p <", "p<", "p >", "p>", "p ≤", "p≤", "p\u00a0", "p is ", "P =", "P=", "P <", "P<")
_NUMBER = r"[-−–]?\d*\.?\d+"


@cache
def _pattern() -> re.Pattern[str]:
    df = rf"\s?\(\s?(?P<df1>{_NUMBER})(?:\s?,\s?(?:[Nn]\s?=\s?[\d,]+|(?P<df2>{_NUMBER})))?\s?\)"
    return re.compile(
        rf"(?<![\w.])(?:(?P<kind>t|F|r|χ\s?[²2]|[Xx][²2]|chi-?square[d]?|chi2|[Cc]hi-squared?){df}|(?P<z>[zZ]))"
        rf"\s?=\s?(?P<value>{_NUMBER})(?:\s?[,;]\s?|\s)(?:and\s)?(?P<p>[pP]\s?(?P<relation>[=<>≤≥])\s?(?P<number>\d?\.\d+))(?![\d.]*\d)"
    )


def _find_all(document: Document) -> Iterator[Result]:
    text = document.text
    if not any(sign in text for sign in _SIGNS):
        return
    for match in _pattern().finditer(text):
        span = Span(*match.span())
        if document.is_opaque(*span):
            continue
        value, half = _read(match["value"])
        p, p_half = _read(match["number"])
        df = tuple(_read(match[name])[0] for name in ("df1", "df2") if match[name])
        kind = "z" if match["z"] else match["kind"]
        kind = kind if kind in ("t", "F", "r", "z") else "χ²"
        if (kind == "F") != (len(df) == 2) or any(number <= 0 for number in df):
            continue
        relation = {"≤": "<", "≥": ">"}.get(match["relation"], match["relation"])
        yield Result(span, Span(*match.span("p")), kind, df, value, half, relation, p, p_half)


def _read(number: str) -> tuple[float, float]:
    """The value, and half a unit of its last digit."""
    plain = number.replace("−", "-").replace("–", "-")
    return float(plain), 0.5 * 10.0 ** -len(plain.partition(".")[2])
