"""`factlint find`: what the knowledge says of a name, and why a spelling is judged as it is."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from factlint.cli.check import make_job
from factlint.knowledge.entry import Entry, forms_of
from factlint.settings import Settings, load_settings

SHOWN = 0.05  # likeness below which an entry is not worth showing


def run(arguments: Sequence[str]) -> int:
    """Print what is known of a name: 0 where something is, 1 where nothing is."""
    parser = argparse.ArgumentParser(
        prog="factlint find", description="What the knowledge says of a name, and why a spelling is judged as it is."
    )
    parser.add_argument("text", nargs="+", metavar="TEXT")
    parser.add_argument(
        "--knowledge", action="append", default=[], metavar="DIR", help="a folder of knowledge files to add"
    )
    parser.add_argument("--no-builtin", action="store_true", help="leave the shipped knowledge out")
    parser.add_argument("--isolated", action="store_true", help="no configuration file")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    base = Settings() if options.isolated else load_settings()
    settings = Settings(
        knowledge=(*base.knowledge, *options.knowledge), builtin=base.builtin and not options.no_builtin
    )
    knowledge = make_job(settings).knowledge
    text = " ".join(options.text)

    from factlint.names.resolve import resolve
    from factlint.names.tokens import key_of
    from factlint.readers import read_document
    from factlint.source import Source

    entries: dict[str, tuple[Entry, str]] = {}
    for known in knowledge.forms(key_of(text)):
        kind = "a romanisation of the native name" if known.type == "derived" else f"a {known.type} form"
        entries.setdefault(
            known.entry.id, (known.entry, f"{known.text} is {kind}" + (", once established" if known.short else ""))
        )
    near = []
    if not entries:
        for found_entry, form, score, reasons in resolve(text, knowledge):
            if score >= SHOWN:
                near.append((found_entry, f"perhaps {form} ({score:.2f}): {'; '.join(reasons)}"))
    document = read_document(Source("<find>", f"{text} spoke."))
    judged = [mention.judgement for mention in knowledge.mentions(document) if mention.judgement]
    if options.format == "json":
        found = [{"why": why, "entry": entry.data} for entry, why in [*entries.values(), *near]]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return 0 if found else 1
    for entry, why in [*entries.values(), *near]:
        sys.stdout.write("\n".join(entry_page(entry, why)) + "\n\n")
    for judgement in judged:
        sys.stdout.write(f"Standing alone it would be reported as {judgement.severity}: write {judgement.form}\n")
        sys.stdout.writelines(f"  why: {reason}\n" for reason in judgement.reasons)
    if not entries and not near:
        sys.stdout.write(f"{text}: nothing is known, so factlint says nothing about it\n")
        return 1
    if near and not judged:
        sys.stdout.write("Standing alone it would not be reported: the evidence for one entry is too weak\n")
    return 0


def entry_page(entry: Entry, why: str) -> list[str]:
    """An entry for people: names, then facts with source and date."""
    data = entry.data
    forms = [form.text for form in forms_of(entry) if form.type not in ("native", "wrong", "unlike", "name", "title")]
    lines = [f"{entry.name}  ({entry.id})", f"  {why}"]
    if forms:
        lines.append(f"  also right: {', '.join(dict.fromkeys(forms))}")
    for language, names in data.get("native", {}).items():
        lines.append(f"  {language}: {', '.join(names)}")
    if data.get("wrong"):
        lines.append(f"  never right: {', '.join(item['form'] for item in data['wrong'])}")
    for key, what in (("held", "office"), ("parties", "party"), ("capital", "place"), ("currency", "unit")):
        for claim in data.get(key, ()):
            known_as = "capital " if key == "capital" else ""
            lines.append(f"  {known_as}{claim[what]}{_span(claim)}{_cited(claim, entry)}")
    for key in ("born", "died"):
        if key in data:
            lines.append(f"  {key} {data[key]['date']}{_cited(data[key], entry)}")
    if entry.kind == "event" and _span(data):
        lines.append(f" {_span(data)}")
    if "recurs" in data:
        lines.append(f"  every year: {', '.join(data['recurs'].values())}")
    for quantity, rows in data.get("figures", {}).items():
        for row in rows:
            of = f" of {row['variant']}" if "variant" in row else ""
            lines.append(
                f"  {row.get('kind', '')} {quantity}{of}: {row['value']}{_cited(row, entry)}".replace("   ", "  ")
            )
    if entry.source:
        lines.append(f"  source: {entry.source}, checked {entry.checked}")
    return lines


def _span(claim: dict[str, Any]) -> str:
    return "".join(f" {word} {claim[key]}" for word, key in (("from", "from"), ("until", "to")) if key in claim)


def _cited(part: dict[str, Any], entry: Entry) -> str:
    return f"  [{part.get('source', entry.source)}, checked {part.get('checked', entry.checked)}]"
