"""Set h: all findings of all rules on clean prose, and what changed since an earlier run.

What is published is not free of errors: read each finding before you call it false.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accuracy import verdicts
from accuracy.bases import Options
from accuracy.saved import finish
from accuracy.tables import counted, heading, table
from factlint import Finding, Knowledge, read_document
from factlint.engine import check
from factlint.loader import builtin_rules, load_rules
from factlint.readers import format_of
from factlint.source import Source, decode


def documents(folder: Path) -> Iterator[tuple[Source, str]]:
    """Each text of the .txt, .md and .jsonl files with its publication date, or an empty date."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                item = json.loads(line)
                title = f"{item['title']}\n\n" if item.get("title") else ""
                yield Source(f"{path.name}:{number}", title + item["text"]), str(item.get("date", ""))[:10]
        elif path.is_file() and format_of(path.name) and path.suffix:
            yield decode(path.read_bytes(), path.name), ""


def row(finding: Finding, source: Source) -> dict[str, str]:
    """A finding as one line of the saved file."""
    start, end = finding.span
    around = " ".join(source.text[max(0, start - 60) : end + 60].split())
    fix = finding.fixes[0].title if finding.fixes else ""
    return {
        "path": source.path, "rule": finding.rule, "severity": finding.severity, "text": finding.text, "fix": fix,
        "confidence": f"{finding.confidence:.2f}", "message": finding.message, "reasons": "; ".join(finding.reasons),
        "around": around,
    }  # fmt: skip


def measure(options: Options, knowledge: Knowledge) -> None:
    """Print the counts; with --show the findings; write and compare them where asked for."""
    folder = options.prose or options.data / "clean"
    rules = load_rules([builtin_rules()])
    texts = list(documents(folder))
    if options.limit:
        texts = texts[: options.limit]
    rows: list[dict[str, str]] = []
    examined: Counter[str] = Counter()
    start = time.process_time()
    for source, date in counted(texts, "clean"):
        document = read_document(source, format=format_of(source.path) or "plain", date=date)
        rows.extend(row(finding, source) for finding in check(document, rules, knowledge))
        for rule in rules:
            if rule.examined is not None:
                examined[rule.id] += rule.examined(document, knowledge)
    seconds = time.process_time() - start
    size = sum(len(source.text.encode()) for source, _ in texts) / 1e6
    count = sum(len(source.text.split()) for source, _ in texts)
    heading(
        "clean: findings on published prose",
        f"{len(texts)} texts, {size:.2f} megabytes, {count:,} words, {size / max(seconds, 1e-9):.2f} MB/s of CPU time",
    )
    counts = Counter((item["severity"], item["rule"]) for item in rows)
    for item in rows:
        counts[item["severity"], "all"] += 1
        if item["rule"].startswith("names/"):
            counts[item["severity"], "names/*"] += 1
    table(
        ("severity rule", "findings", "per MB", "per 100,000 words"),
        [
            (f"{severity:<8} {rule}", number, number / size, number / count * 1e5)
            for (severity, rule), number in sorted(counts.items(), key=lambda item: item[0])
        ],
    )
    verdicts.print_table(rows, examined)
    if options.show:
        for item in sorted(rows, key=lambda item: (item["severity"], item["rule"], item["text"]))[: options.show]:
            key = verdicts.key_of(item)
            print(f"{item['severity']:<8} {item['rule']:<20} {key} {item['text']!r} → {item['fix']}")
            print(f"         {item['message']}")
            print(f"         [{item['reasons']}] …{item['around']}…")
    finish("clean", rows, options)
