"""Figures from scored answers: AUC, the best F1 with its threshold, calibration. Pure functions of their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)  # lower ends; the last bin ends at 1 and holds it


class Scored(NamedTuple):
    """One answer: how sure it is, whether it is right, and the name by which the set is halved."""

    score: float
    right: bool
    name: str = ""


class Best(NamedTuple):
    """The best F1 and where it lies: everything from `threshold` up counts as a yes."""

    f1: float
    threshold: float
    precision: float
    recall: float


class Bin(NamedTuple):
    """Answers whose stated confidence lies from `low` to below `high`."""

    low: float
    high: float
    size: int
    stated: float
    right: float


def half_of(name: str, salt: str = "half") -> int:
    """0 or 1, by a hash of the name that is the same everywhere. salt: another one, another split."""
    return sha256(f"{salt} {name}".encode()).digest()[0] & 1


def ratio(part: float, whole: float) -> float:
    """part / whole, 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1_of(precision: float, recall: float) -> float:
    """The harmonic mean, 0 where both are 0."""
    return ratio(2 * precision * recall, precision + recall)


def auc(scored: Iterable[Scored]) -> float:
    """The chance that a right one scores above a wrong one, a tie counting half. NaN without either kind."""
    ordered = sorted(scored, key=lambda item: item.score)
    right = sum(item.right for item in ordered)
    wrong = len(ordered) - right
    if not right or not wrong:
        return float("nan")
    below = wins = 0.0
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end].score == ordered[at].score:
            end += 1
        yes = sum(item.right for item in ordered[at:end])
        no = end - at - yes
        wins += yes * (below + no / 2)
        below += no
        at = end
    return wins / (right * wrong)


def at_threshold(scored: Iterable[Scored], threshold: float, missed: int = 0) -> Best:
    """Precision, recall and F1 where everything from `threshold` up counts. missed: right ones without any score."""
    items = list(scored)
    wanted = sum(item.right for item in items) + missed
    taken = [item for item in items if item.score >= threshold]
    hits = sum(item.right for item in taken)
    precision, recall = ratio(hits, len(taken)), ratio(hits, wanted)
    return Best(f1_of(precision, recall), threshold, precision, recall)


def best_f1(scored: Iterable[Scored], missed: int = 0) -> Best:
    """The threshold with the best F1, the highest of equals."""
    ordered = sorted(scored, key=lambda item: -item.score)
    wanted = sum(item.right for item in ordered) + missed
    best = Best(0.0, 1.0, 0.0, 0.0)
    hits = 0
    for number, item in enumerate(ordered, 1):
        hits += item.right
        if number < len(ordered) and ordered[number].score == item.score:
            continue
        precision, recall = hits / number, ratio(hits, wanted)
        if f1_of(precision, recall) > best.f1:
            best = Best(f1_of(precision, recall), item.score, precision, recall)
    return best


def crossed_f1(scored: Sequence[Scored], missed: Sequence[str] = ()) -> tuple[Best, Best]:
    """The threshold chosen on one half of the names and F1 measured on the other, both ways.

    missed: the names of right ones without any score.
    """
    halves = [[item for item in scored if half_of(item.name, "threshold") == half] for half in (0, 1)]
    lost = [sum(half_of(name, "threshold") == half for name in missed) for half in (0, 1)]
    found = []
    for chosen, measured in ((0, 1), (1, 0)):
        threshold = best_f1(halves[chosen], lost[chosen]).threshold
        found.append(at_threshold(halves[measured], threshold, lost[measured]))
    return found[0], found[1]


def calibration(scored: Iterable[Scored]) -> list[Bin]:
    """Stated confidence against the share that is right, in the bins 0.5-0.6 … 0.95-1; the empty ones left out."""
    items = list(scored)
    found = []
    for low, high in zip(BINS, (*BINS[1:], 1.0), strict=True):
        inside: Callable[[float], bool] = (
            (lambda score, low=low: score >= low)  # type: ignore[misc]
            if high == 1.0
            else lambda score, low=low, high=high: low <= score < high  # type: ignore[misc]
        )
        held = [item for item in items if inside(item.score)]
        if held:
            stated = sum(item.score for item in held) / len(held)
            found.append(Bin(low, high, len(held), stated, sum(item.right for item in held) / len(held)))
    return found
