"""Fixes: from proposals on the view to edits of the source, and applying them so that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factlint.rule import SAFE, UNSAFE, Edit, Finding, Fix
from factlint.view import Span, View


def to_source(view: View, edit: Edit) -> list[Edit]:
    """An edit of the view as edits of the source, one for each piece that it changes.

    What both texts share at an edge is left alone, so that mark-up around it stays. Where the changed part lies in
    several pieces, the new text is shared out at the same share of length, to the nearest common letter.
    """
    old = view.text[edit.span.start : edit.span.end]
    pieces = view.split(edit.span.start, edit.span.end)
    if len(pieces) <= 1:
        source = pieces[0][1] if pieces and pieces[0][0] == edit.span else view.to_source(*edit.span)
        if pieces and pieces[0][0] != edit.span:  # an atomic piece is wider than the edit: rewrite it whole
            around = pieces[0][0]
            text = view.text[around.start : edit.span.start] + edit.text + view.text[edit.span.end : around.end]
            return [Edit(pieces[0][1], text)]
        return [Edit(source, edit.text)]
    edits = []
    cuts = _cuts(old, edit.text, [part.start - edit.span.start for part, _ in pieces[1:]])
    bounds = [0, *cuts, len(edit.text)]
    for (part, source), start, end in zip(pieces, bounds, bounds[1:], strict=False):
        text = edit.text[start:end]
        if part.start < edit.span.start:
            text = view.text[part.start : edit.span.start] + text
        if part.end > edit.span.end:
            text += view.text[edit.span.end : part.end]
        if text != view.text[part.start : part.end]:
            edits.append(Edit(source, text))
    return edits


def _cuts(old: str, new: str, offsets: Sequence[int]) -> list[int]:
    """Where to cut the new text so that each part stands for the part of the old one between the same offsets."""
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    cuts = []
    for offset in offsets:
        for tag, i1, i2, j1, j2 in codes:
            if i1 <= offset <= i2:
                cuts.append(j1 + offset - i1 if tag == "equal" else j2 if offset == i2 else j1)
                break
    return cuts


def choose(findings: Iterable[Finding], *, unsafe: bool = False) -> list[Fix]:
    """The fixes to apply: the first applicable one of each finding, none that overlaps an earlier one."""
    allowed = (SAFE, UNSAFE) if unsafe else (SAFE,)
    taken: list[Span] = []
    fixes = []
    for finding in findings:
        # Two or more repairs that a person must choose between are not applied for them.
        if sum(fix.applicability == UNSAFE for fix in finding.fixes) > 1:
            continue
        fix = next((fix for fix in finding.fixes if fix.applicability in allowed), None)
        if fix is None or any(_meet(edit.span, span) for edit in fix.edits for span in taken):
            continue
        taken.extend(edit.span for edit in fix.edits)
        fixes.append(fix)
    return fixes


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with all edits made. The edits must not overlap; offsets are code points of `text`."""
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span, reverse=True)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _meet(one: Span, other: Span) -> bool:
    return (one.start < other.end and other.start < one.end) or one == other
