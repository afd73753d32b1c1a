"""What a written number can stand for when two figures are compared: its rounding interval, of sensible width."""

from __future__ import annotations

ZEROS = 0.25  # the most, as a share, by which zeros at the end may stand for something else
ZEROS_BESIDE_EXACT = 0.1  # the same, where the other of two figures has three significant digits or more
APPROXIMATE = 0.05  # the least, as a share, by which approximate words widen


def bounds(value: float, step: float, *, about: bool = False, zeros: float = ZEROS) -> tuple[float, float]:
    """The interval of a number whose last significant digit has the unit `step`.

    Half a unit of the last significant digit to each side. Zeros at the end may be rounded, but not by more than
    `zeros`, a quarter; below a power of ten the next smaller digit counts: 100 is anything from 95 to 125. A
    five at the end may be rounded to fives, within 5 %. Approximate words double the interval and make it 5 % to each
    side at least.
    """
    size = abs(value)
    below = above = min(step / 2, size * zeros) if step > 1 else step / 2
    if step >= 1 and size > 10 * step and round(size / step) % 10 == 5:
        below = above = max(step / 2, min(2.5 * step, size * APPROXIMATE))
    if size == step > 1:
        below = size * APPROXIMATE
    if about:
        below, above = max(2 * below, size * APPROXIMATE), max(2 * above, size * APPROXIMATE)
    return value - below, value + above


def last_step(value: float) -> float:
    """The unit of the last digit of a whole number that is not zero."""
    plain = f"{abs(value):.0f}"
    return float(10 ** (len(plain) - len(plain.rstrip("0")))) if value else 1.0
