"""Tail probabilities of the test statistics that reports print: t, F, χ², r and z.

The incomplete beta and gamma functions are computed by continued fractions and series as the NIST Digital Library of
Mathematical Functions gives them (8.17.22, 8.11.4 and 8.9.2), evaluated by Lentz's method, to about twelve digits. A
numerical library would be a hundred times as large as factlint, for these thirty lines.
"""

from __future__ import annotations

from collections.abc import Callable
from math import erfc, exp, inf, lgamma, log, log1p, sqrt

_TINY, _CLOSE, _STEPS = 1e-300, 1e-14, 10_000


def t_two_sided(value: float, df: float) -> float:
    """The probability of a |t| as large as this one or larger, with df > 0 degrees of freedom."""
    return _beta(df / 2, 0.5, df / (df + value * value))


def f_upper(value: float, df1: float, df2: float) -> float:
    """The probability of an F as large as this one (not negative) or larger."""
    return _beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * value)) if value > 0 else 1.0


def chi2_upper(value: float, df: float) -> float:
    """The probability of a χ² as large as this one (not negative) or larger."""
    return _gamma(df / 2, value / 2) if value > 0 else 1.0


def r_two_sided(value: float, df: float) -> float:
    """The probability of a correlation as far from 0, with df = n - 2."""
    return t_two_sided(value * sqrt(df / (1 - value * value)), df) if abs(value) < 1 else 0.0


def z_two_sided(value: float) -> float:
    """The probability of a standard normal value as far from 0."""
    return erfc(abs(value) / sqrt(2))


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on this side only
        return 1 - _beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a

    def coefficient(step: int) -> float:
        m = step // 2
        if step % 2:
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))

    return front / _fraction(1.0, lambda step: (coefficient(step), 1.0))


def _gamma(a: float, x: float) -> float:
    """The regularised upper incomplete gamma function Q(a, x)."""
    front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1:
        term = total = 1 / a
        step = 0
        while term > total * _CLOSE and step < _STEPS:
            step += 1
            term *= x / (a + step)
            total += term
        return 1 - front * total
    return front / _fraction(x + 1 - a, lambda step: (-step * (step - a), x + 2 * step + 1 - a))


def _fraction(first: float, terms: Callable[[int], tuple[float, float]]) -> float:
    """first + a1 / (b1 + a2 / (b2 + …)), by Lentz's method. terms: step → (a, b), from 1."""
    value = first or _TINY
    up, down = value, 0.0
    for step in range(1, _STEPS):
        a, b = terms(step)
        down = 1 / ((b + a * down) or _TINY)
        up = (b + a / up) or _TINY
        value *= up * down
        if abs(up * down - 1) < _CLOSE:
            return value
    return inf  # of use to nobody: what is divided by it is 0
