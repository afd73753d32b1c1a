"""Writing instructions into a text so that the findings it has now are not reported again.

An instruction stands where the format has a place for it: in Markdown in a comment at the end of the line, else in the
last cell of a table or on a line of its own; in plain text on a line of its own before the line. Each one is read back:
where the prose would change, or the line is not covered, it is not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from factlint.document import Document
from factlint.fixes import apply
from factlint.positions import Lines
from factlint.rule import Edit, Finding, Fix
from factlint.run import same_prose
from factlint.source import Source
from factlint.suppress import instructions
from factlint.view import Span

_TAIL = re.compile(r"(?:[ \t]|\\(?=$))*$")  # a hard break of Markdown stays at the end of its line


def add_ignores(
    source: Source, findings: Sequence[Finding], read: Callable[[Source], Document]
) -> tuple[str, int, list[Finding]]:
    """The text with instructions for these findings, how many findings they silence, and those left over."""
    where = Lines(source.text)
    lines: dict[int, list[Finding]] = {}
    left = []
    for finding in findings:
        if finding.rule.startswith("factlint/"):
            left.append(finding)
        else:
            lines.setdefault(where.place(finding.span.start).line, []).append(finding)
    text, silenced = source.text, 0
    for line in sorted(lines, reverse=True):  # from the end, so that the lines before keep their numbers
        rules = sorted({finding.rule for finding in lines[line]})
        new = _with_instruction(source._replace(text=text), line, rules, read)
        if new is None:
            left.extend(lines[line])
        else:
            text = new
            silenced += len(lines[line])
    return text, silenced, sorted(left, key=lambda finding: finding.span)


def _with_instruction(source: Source, line: int, rules: list[str], read: Callable[[Source], Document]) -> str | None:
    """The text with these rules ignored on a line, or None where no instruction can stand."""
    document = read(source)
    own = _own_line(document, line)
    for edit in _candidates(document, line, rules):
        text = apply(source.text, [Fix("", (edit,))])
        changed = read(source._replace(text=text))
        if same_prose(changed.text, document.text) and changed.meta == document.meta:
            moved = line + (edit.text.count("\n") if edit.span.start <= own else 0)
            if all(_covered(changed, moved, rule) for rule in rules):
                return text
    return None


def _own_line(document: Document, line: int) -> int:
    return Lines(document.source.text).starts[line - 1]


def _covered(document: Document, line: int, rule: str) -> bool:
    return any(
        item.first <= line <= item.last and (not item.rules or rule in item.rules or rule.split("/")[0] in item.rules)
        for item in instructions(document)
    )


def _candidates(document: Document, line: int, rules: list[str]) -> Iterator[Edit]:
    """Where an instruction for a line may stand, the best place first."""
    text = document.source.text
    starts = Lines(text).starts
    start = starts[line - 1]
    stop = starts[line] if line < len(starts) else len(text)
    words = text[start:stop].rstrip("\r\n")
    end = start + len(words)
    for item in instructions(document):
        if item.rules and item.kind in ("ignore", "ignore-next-line") and item.first <= line <= item.last:
            yield Edit(item.listed, ", ".join(dict.fromkeys((*item.rules, *rules))))
    listed = f"factlint: ignore[{', '.join(rules)}]"
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = words[: len(words) - len(words.lstrip())]
    tail = end - len(_TAIL.search(words).group())  # type: ignore[union-attr] # it matches everywhere
    comment = f"<!-- {listed} -->"
    yield Edit(Span(tail, tail), f" {comment}")
    if text[start:tail].endswith("|"):
        yield Edit(Span(tail - 1, tail - 1), f"{comment} ")
    yield Edit(Span(start, start), f"{indent}{comment}{newline}")
    yield Edit(Span(start, start), f"{indent}{listed}{newline}")
