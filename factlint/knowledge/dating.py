"""When a claim is known: not before it began, not after it ended, not after the day when somebody last looked."""

from __future__ import annotations

from typing import Any

from factlint.knowledge.entry import Entry


def known_span(claim: dict[str, Any], entry: Entry) -> tuple[str, str]:
    """First and last day (YYYY-MM-DD) of what is known of a dated claim of an entry; "" for a start that is open.

    The last day is the end or the day of `checked`, whichever is earlier: an open end in a snapshot of 2022, or an end
    that was only scheduled then, proves nothing about 2026. Of a month or a year only what is sure counts: a start in
    2020 is sure from its last day, an end in 2022 until its first.
    """
    ends = [_first_day(end) for end in (claim.get("to", ""), claim.get("checked") or entry.checked) if end]
    return _last_day(claim.get("from", "")), min(ends, default="")


def is_known(claim: dict[str, Any], entry: Entry, date: str) -> bool:
    """Whether a claim is known to be true on a day (YYYY-MM-DD)."""
    start, end = known_span(claim, entry)
    return start <= date <= end


def was_known(claim: dict[str, Any], entry: Entry, date: str) -> bool:
    """Whether a claim is known to have been true before a day: what "former" may be said of."""
    start, end = known_span(claim, entry)
    return start <= end and start < date


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    # No month has a 32nd day, so this sorts behind every day of it.
    return date + "-12-32"[len(date) - 4 :] if date else ""
