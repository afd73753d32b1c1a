"""Saved runs: findings and answers as JSON lines, and what differs between two runs."""

from __future__ import annotations

import json
from collections.abc import Iterable

from accuracy.bases import Options
from accuracy.planting import Answer
from accuracy.tables import examples

Line = dict[str, str]


def finish(name: str, rows: list[Line], options: Options) -> None:
    """Write the lines to NAME.jsonl in the folder of --save, and print what differs from that of --against."""
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in rows)
        (options.save / f"{name}.jsonl").write_text(text, encoding="utf-8")
    if options.against:
        path = options.against / f"{name}.jsonl"
        if not path.is_file():
            print(f"{path}: nothing saved of this set")
            return
        before = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        lines = compare(before, rows)
        examples(f"{name}: changed since {options.against}", lines, len(lines))


def answer_line(answer: Answer) -> Line:
    """An answer as one line: the text, what should be written, and how far it was seen to."""
    return {
        "path": answer.case.labels[0],
        "rule": "",
        "text": answer.case.name,
        "around": answer.case.text,
        "severity": ("error", "warning", "hint", "nothing")[answer.level() if answer.case.right else answer.reported()],
        "fix": "; ".join(seen.said for seen in answer.seen),
    }


def compare(before: Iterable[Line], after: Iterable[Line]) -> list[str]:
    """What is gone, new, or of another severity or fix, one line each; a place is path, rule, text and words around."""

    def place(item: Line) -> tuple[str, ...]:
        return item["path"], item["rule"], item["text"], item["around"]

    old, new = {place(item): item for item in before}, {place(item): item for item in after}
    lines = []
    for where in sorted({*old, *new}):
        one, other = old.get(where), new.get(where)
        if one is None or other is None:
            shown = other or one or {}
            label = "new" if one is None else "gone"
            lines.append(
                f"{label}: {shown['severity']} {shown['rule']} {shown['text']!r} → {shown['fix']} …{shown['around']}…"
            )
        elif (one["severity"], one["fix"]) != (other["severity"], other["fix"]):
            lines.append(
                f"changed: {one['severity']} → {other['severity']}, {one['fix'] or '-'} → {other['fix'] or '-'}, "
                f"{one['rule']} {one['text']!r} …{one['around']}…"
            )
    return lines
