"""A change in per cent does not fit the two figures that it is said to lie between.

"Profit rose 25% from $7.1m to $4.1m" is a fall of 42 %. Per cent are worked out by hand, from the wrong base, or from
a draft with other figures; or the two figures are swapped, or one has a slipped digit.

How it decides. A verb or noun of rising or falling, a share, and two figures joined by "from … to …" or "to … from
…", with nothing else between them. Years are no figures. Each figure stands for its rounding interval, of which the
finer of the two shows the width ("to $44 million from $50 million" is exact to the million twice), and so does the
share: an error only if no change between the one interval and the other is in that of the share. "Doubled", "tripled"
and "halved" have 12 % of room, and "nearly doubled" is left alone. Where the two figures are per cent themselves,
"rose 2 percent from 4% to 6%" is a mix-up of per cent and percentage points: a warning.

The share that fits is offered; any of the three figures may be the wrong one.
"""

from collections.abc import Iterator

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.changes import Change, find_changes, possible
from factlint.extract.percents import Percent
from factlint.extract.rounding import bounds

ROOM = 0.12  # "doubled" is said of what has nearly or a little more than doubled


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report shares that no change between the two figures can have."""
    for change in find_changes(document):
        if change.share is None:
            yield from _times(document, change)
            continue
        low, high = _said(change)
        if _meets(change, low, high, points=change.points):
            continue
        actual = possible(change, points=change.points)
        mixed = change.percents and _meets(change, low, high, points=not change.points)
        yield Finding(
            change.span,
            _message(document, change, mixed),
            severity="warning" if mixed else "error",
            confidence=0.8 if mixed else 0.93,
            fixes=tuple(_repairs(document, change, mixed)),
            reasons=(f"the written figures allow a change of {actual[0]:+.3g} to {actual[1]:+.3g} {_unit(change)}",),
        )


def _said(change: Change) -> tuple[float, float]:
    """The least and the most that the share says, with its sign."""
    share = change.share
    assert share is not None
    value = abs(share.value)
    if isinstance(share, Percent):
        low, high = sorted((abs(share.low), abs(share.high)))
        if share.kind != "fraction":
            low, high = bounds(value, max(high - low, 1e-6))
    else:
        low, high = share.low, share.high
    if share.comparison == "at least":
        high = float("inf")
    elif share.comparison == "at most":
        low = 0.0
    elif share.comparison == "about":
        low, high = min(low, value * 0.9), max(high, value * 1.1)
    return (low, high) if change.direction > 0 else (-high, -low)


def _meets(change: Change, low: float, high: float, *, points: bool) -> bool:
    """Whether the change can be one from low to high; "from $5 to 6 million" is read in both ways."""
    readings = [change]
    for scale in (1e3, 1e6, 1e9, 1e12):
        if change.before.value < 1000 <= scale <= change.after.value:
            before = change.before._replace(value=change.before.value * scale, step=change.before.step * scale)
            readings.append(change._replace(before=before))
    return any(a <= high + 1e-9 and low <= b + 1e-9 for a, b in (possible(item, points=points) for item in readings))


def _actual(change: Change, *, points: bool) -> float:
    """The change between the two figures as written, in per cent or points."""
    before, after = change.before.value, change.after.value
    return after - before if points else (after / before - 1) * 100


def _unit(change: Change) -> str:
    return "points" if change.points else "%"


def _message(document: Document, change: Change, mixed: bool) -> str:
    share = change.share
    assert share is not None
    text = document.text
    before, after = (_written(text, number.span.start, number.span.end) for number in (change.before, change.after))
    points = " points" if change.points and not isinstance(share, Percent) else ""
    said = text[share.span.start : share.span.end] + points
    if mixed:
        other = _actual(change, points=not change.points)
        return (
            f"from {before} to {after} is {_rounded(abs(_actual(change, points=change.points)))} {_unit(change)}, "
            f"not {said}; {_rounded(abs(other))} {'%' if change.points else 'percentage points'} are meant"
        )
    actual = _actual(change, points=change.points)
    way = "a rise" if actual > 0 else "a fall"
    claimed = "a rise" if change.direction > 0 else "a fall"
    return f"from {before} to {after} is {way} of {_rounded(abs(actual))} {_unit(change)}, not {claimed} of {said}"


def _written(text: str, start: int, end: int) -> str:
    """A figure with the sign of its currency or per cent."""
    if text[start - 1 : start] in tuple("$£€¥₹"):
        start -= 1
    return text[start : end + (text[end : end + 1] == "%")]


def _rounded(value: float) -> str:
    """A share as one would write it."""
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


def _repairs(document: Document, change: Change, mixed: bool) -> Iterator[Fix]:
    """The share that fits, where the direction is right; else a swap of the two figures, or a look at them."""
    share = change.share
    assert share is not None
    actual = _actual(change, points=change.points)
    number = share.number_span if isinstance(share, Percent) else share.span
    if mixed and isinstance(share, Percent) and not change.points:
        yield Fix("Write percentage points", (Edit(share.span, f"{document.text[slice(*number)]} percentage points"),))
    elif actual * change.direction > 0 and document.text[number.start].isdigit():
        yield Fix(f"Change the share: {_rounded(abs(actual))}", (Edit(number, _rounded(abs(actual))),))
    one, other = document.text[slice(*change.before.span)], document.text[slice(*change.after.span)]
    if _meets(change._replace(before=change.after, after=change.before), *_said(change), points=change.points):
        edits = sorted((Edit(change.before.span, other), Edit(change.after.span, one)))
        yield Fix("Swap the two figures", tuple(edits))
    yield Fix("Check the two figures", (), "display")


def _times(document: Document, change: Change) -> Iterator[Finding]:
    """ "Doubled from 410 to 620"."""
    low, high = (bound / 100 + 1 for bound in possible(change, points=False))
    if low <= change.times * (1 + ROOM) and change.times * (1 - ROOM) <= high:
        return
    verb = document.text[change.span.start :].split(None, 1)[0].rstrip(",")
    ratio = change.after.value / change.before.value
    before, after = (_written(document.text, *number.span) for number in (change.before, change.after))
    yield Finding(
        change.span,
        f"from {before} to {after} is {ratio:.2g} times as much, which is not {verb}",
        severity="error",
        confidence=0.9,
        fixes=(Fix("Check the two figures", (), "display"),),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many changes were compared with their two figures."""
    return len(find_changes(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("Profit rose ⟦25% from $7.1m to $4.1m⟧.", None),
        Wrong(
            "Revenue fell ⟦21 percent to $44 million from $50 million⟧.", "12 percent to $44 million from $50 million"
        ),
        Wrong(
            "Deaths dropped ⟦from 1,800 to 1,530, a fall of 51 per cent⟧.", "from 1,800 to 1,530, a fall of 15 per cent"
        ),
        Wrong("Unemployment rose ⟦2% from 4.5% to 6.5%⟧.", "2 percentage points from 4.5% to 6.5%"),
        Wrong("Enrolment ⟦doubled from 410 to 620⟧."),
    ),
    right=(
        Right("Profit rose 25% from $4m to $5.0m."),
        Right("Profit rose 25% from 2019 to 2021."),
        Right("Profit rose 25%, from $4m in 2019 to $6m in 2021."),
        Right("Unemployment rose by 2 percentage points, from 4.5% to 6.5%."),
        Right("Growth slowed to 3% from 5%, and about 25% moved from 10 towns to 20 cities."),
        Right("Sales nearly doubled from 410 to 720, and more than tripled from 15 to 60."),
        Right("Revenue fell 5%, and staff fell from 300 to 200."),
        Right("Profit rose more than 25%, from $4 to 6 million."),
    ),
)
