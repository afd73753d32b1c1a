"""Fit the weights of `factlint/names/sameness.py`: logistic regression with a ridge, by Newton's method.

    python bench/sameness.py DATA --right FILE [--half even|odd|all] [--ridge N]

DATA is that of bench/accuracy. FILE lists, a line each in alphabetical order with a tab between, the pairs of spellings
in clean prose that are one name; every other pair there counts as two names, save those with a "?" in front, which are
left out. --half fits on one half of the pairs seen in print, of the clean texts and of the different people.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

from accuracy.bases import Options, rows_of
from accuracy.printed import case_of, read_pairs
from accuracy.prose import documents

from factlint import Knowledge, Span, load_knowledge, read_document
from factlint.names.fold import fold
from factlint.names.sameness import evidence
from factlint.names.spellings import Spelling
from factlint.names.tokens import words
from factlint.names.variants import Variant, align_spellings, find_pairs
from factlint.source import Source

TOGETHER = 15  # clean texts that are read as one besides: more of what looks alike and is not
PRINTED, CLEAN, JOINED, DIFFERENT = 2.0, 1.0, 0.7, 0.04  # what one pair of each source weighs


class Sample(NamedTuple):
    """A pair of spellings: what speaks for and against, whether they are one name, and its weight."""

    evidence: dict[str, float]
    same: bool
    weight: float


def main() -> None:
    """Print the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--right", type=Path, required=True, help="pairs of clean prose that are one name")
    parser.add_argument("--half", choices=("even", "odd", "all"), default="all")
    parser.add_argument("--ridge", type=float, default=1 / 3)
    given = parser.parse_args()
    options = Options(given.data, half=given.half)
    shipped = load_knowledge()
    samples: list[Sample] = []
    for knowledge in (shipped, Knowledge((), background=shipped.background)):
        samples.extend(_printed(options, knowledge))
        samples.extend(_clean(options, given.right, knowledge))
    samples.extend(_different(options, knowledge))
    weights = fit(samples, given.ridge)
    print(f"{len(samples)} pairs, {sum(sample.same for sample in samples)} of them one name")
    for name, weight in sorted(weights.items()):
        print(f'    "{name}": {weight:.1f},')


def _printed(options: Options, knowledge: Knowledge) -> Iterator[Sample]:
    for pair in read_pairs(options):
        if pair.label != "transliteration_variant":
            text = case_of(pair, options).text
            for variant in _pairs(text, knowledge):
                yield Sample(_evidence(variant, knowledge), pair.label == "error", PRINTED)


def _clean(options: Options, right: Path, knowledge: Knowledge) -> Iterator[Sample]:
    judged = right.read_text(encoding="utf-8").splitlines()
    texts = [source.text for source, _ in documents(options.data / "clean")]
    random.Random(1).shuffle(texts)
    half = {"even": texts[::2], "odd": texts[1::2], "all": texts}[options.half]
    joined = ["\n\n".join(half[at : at + TOGETHER]) for at in range(0, len(half), TOGETHER)]
    seen: set[str] = set()
    for text, weight in (*((text, CLEAN) for text in half), *((text, JOINED) for text in joined)):
        for variant in _pairs(text, knowledge):
            line = "\t".join(sorted((variant.rare.text, variant.usual.text)))
            if line not in seen and "?" + line not in judged:
                seen.add(line)
                yield Sample(_evidence(variant, knowledge), line in judged, weight)


def _different(options: Options, knowledge: Knowledge) -> Iterator[Sample]:
    for row in rows_of(options, "different_people"):
        one, other = (
            Spelling(tuple(map(fold, words(name))), (Span(0, len(name)),), name)
            for name in (row.variant, row.canonical)
        )
        if len(one.parts) == len(other.parts) > 1 and (pairs := align_spellings(one, other, knowledge)):
            yield Sample(evidence(one, other, pairs, (1, 2), knowledge), False, DIFFERENT)


def _pairs(text: str, knowledge: Knowledge) -> Iterator[Variant]:
    return find_pairs(read_document(Source("text.md", text), format="markdown"), knowledge)


def _evidence(variant: Variant, knowledge: Knowledge) -> dict[str, float]:
    return evidence(variant.rare, variant.usual, variant.pairs, variant.counts, knowledge)


def fit(samples: Sequence[Sample], ridge: float) -> dict[str, float]:
    """The weights of most likelihood, less half the ridge times their squares; the constant has none."""
    names = sorted({name for sample in samples for name in sample.evidence})
    rows = [[sample.evidence.get(name, 0.0) for name in names] for sample in samples]
    weights = [0.0] * len(names)
    for _ in range(30):
        slope = [-ridge * weight * bool(name) for name, weight in zip(names, weights, strict=True)]
        bend = [[ridge * bool(a) * (a == b) for b in names] for a in names]
        for row, sample in zip(rows, samples, strict=True):
            share = 1 / (1 + exp(-sum(a * b for a, b in zip(row, weights, strict=True))))
            steep = sample.weight * share * (1 - share)
            for i, value in enumerate(row):
                if value:
                    slope[i] += sample.weight * (sample.same - share) * value
                    for j, other in enumerate(row):
                        bend[i][j] += steep * value * other
        step = _solved(bend, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a linear system, by elimination; its matrix is positive."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][k] * found[k] for k in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


if __name__ == "__main__":
    main()
