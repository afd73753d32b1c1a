"""How much is known: entries, forms and facts by kind, their sources and their age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from factlint.knowledge.entry import KINDS, RIGHT_TYPES, Entry, forms_of
from factlint.knowledge.located import Located, Path
from factlint.knowledge.schema import LISTS


def facts_of(entry: Entry) -> Iterator[tuple[Path, dict[str, str]]]:
    """The dated claims and figures of an entry with their paths."""
    data = entry.data
    for key in LISTS.get(entry.kind, ()):
        for index, claim in enumerate(data.get(key, ())):
            yield (key, index), claim
    for key in ("born", "died"):
        if key in data:
            yield (key,), data[key]
    for quantity, rows in data.get("figures", {}).items():
        for index, row in enumerate(rows):
            yield ("figures", quantity, index), row
    if entry.kind == "event" and ("from" in data or "recurs" in data):
        yield ("from",), {}


def count_entries(entries: Sequence[Located]) -> dict[str, Any]:
    """Counts by kind and in all; the share of entries and facts with a source; how many were checked in which year."""
    kinds: dict[str, dict[str, int]] = {
        kind: dict.fromkeys(("entries", "curated", "forms", "facts"), 0) for kind in KINDS
    }
    years: Counter[str] = Counter()
    parts = sourced = 0
    for located in entries:
        entry = located.entry
        facts = [fact for _, fact in facts_of(entry)]
        row = kinds[entry.kind]
        row["entries"] += 1
        row["curated"] += not located.is_row
        row["forms"] += sum(form.type in RIGHT_TYPES for form in forms_of(entry))
        row["facts"] += len(facts)
        for part in ({}, *facts):
            parts += 1
            sourced += bool(part.get("source") or entry.source)
            years[(part.get("checked") or entry.checked)[:4] or "undated"] += 1
    total: dict[str, Any] = {
        key: sum(row[key] for row in kinds.values()) for key in ("entries", "curated", "forms", "facts")
    }
    total["sourced_percent"] = round(100 * sourced / parts, 1) if parts else 0.0
    total["checked"] = dict(sorted(years.items()))
    return {"kinds": kinds, "total": total}
