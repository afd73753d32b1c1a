"""All findings on a folder of clean prose, for reading one by one, and how many there are per megabyte.

    python bench/clean.py FOLDER [--save findings.jsonl] [--against earlier.jsonl]

FOLDER holds .txt and .md files, or .jsonl files with the keys `text`, `title` and `date`. What is published is not
free of errors: read each finding before you call it false. --against compares two runs finding by finding.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factlint import Finding, check, load_knowledge, read_document
from factlint.loader import builtin_rules, load_rules
from factlint.readers import format_of
from factlint.source import Source, decode


def documents(folder: Path) -> Iterator[tuple[Source, str]]:
    """Each text with its publication date, or an empty date."""
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
        "message": finding.message, "reasons": "; ".join(finding.reasons), "around": around,
    }  # fmt: skip


def main() -> None:
    """Check everything, print each finding and the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    knowledge, rules = load_knowledge(), load_rules([builtin_rules()])
    rows: list[dict[str, str]] = []
    size = texts = 0
    start = time.perf_counter()
    for texts, (source, date) in enumerate(documents(options.folder), 1):  # noqa: B007
        document = read_document(source, format=format_of(source.path) or "plain", date=date)
        rows.extend(row(finding, source) for finding in check(document, rules, knowledge))
        size += len(source.text)
    seconds = time.perf_counter() - start
    for item in sorted(rows, key=lambda item: (item["severity"], item["rule"], item["text"])):
        print(f"{item['severity']:<8} {item['rule']:<20} {item['text']!r} → {item['fix']}")
        print(f"         [{item['reasons']}] …{item['around']}…")
    print(f"\n{texts} texts, {size / 1e6:.2f} million characters, {size / 1e6 / seconds:.2f} million a second")
    for (severity, rule), count in sorted(Counter((item["severity"], item["rule"]) for item in rows).items()):
        print(f"{severity:<8} {rule:<22} {count:>5} {count / (size / 1e6):>8.2f} per million characters")
    if options.save:
        options.save.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in rows), encoding="utf-8")
    if options.against:
        before = [json.loads(line) for line in options.against.read_text(encoding="utf-8").splitlines()]
        for label, one, other in (("gone", before, rows), ("new", rows, before)):
            for item in one:
                if item not in other:
                    print(f"{label}: {item['severity']} {item['rule']} {item['text']!r} …{item['around']}…")


if __name__ == "__main__":
    main()
