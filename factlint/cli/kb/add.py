"""Add an entry to a knowledge file; asks on a terminal for what is not given. The file keeps its comments."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from factlint.cli import UsageError
from factlint.knowledge.entry import KINDS

_ASKED = (
    ("form", "Other right spellings, separated by commas"),
    ("short", "What it is called once it is established (a surname, the Agency)"),
    ("wrong", "Spellings seen in print that are never right"),
    ("source", "Where this comes from (an address, a data set and row)"),
)


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a YAML file; it is made where there is none")
    parser.add_argument("name", nargs="?", help="how it is written in English")
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--id", help="default: made from kind and name")
    for name, help in _ASKED[:3]:
        parser.add_argument(f"--{name}", action="append", default=[], metavar="TEXT", help=help)
    parser.add_argument("--native", action="append", default=[], metavar="LANGUAGE=TEXT", help="uk=Михайло Подоляк")
    parser.add_argument("--in", dest="place", metavar="ID", help="the id of its country: place/ukraine")
    parser.add_argument("--prominence", choices=list("12345"))
    parser.add_argument("--open", action="store_true", help="there may be right spellings that are not listed")
    parser.add_argument("--source", help=_ASKED[3][1])
    parser.add_argument("--checked", metavar="DATE", help="when the source was looked at")


def run(options: argparse.Namespace) -> int:
    """Add the entry, or say why not. Raises UsageError; the file is then as it was."""
    from factlint.files import replace_file
    from factlint.knowledge.entry import make_entry
    from factlint.knowledge.loading import load_knowledge
    from factlint.knowledge.located import Located
    from factlint.knowledge.reading import read_text
    from factlint.knowledge.schema import SCHEMA, Bad
    from factlint.knowledge.writing import entry_lines, with_entry
    from factlint.names.tokens import key_of

    if not (options.name and options.kind) and sys.stdin.isatty() and sys.stdout.isatty():
        _ask(options)
    if not options.name or not options.kind:
        raise UsageError('say what to add: factlint kb add FILE "Jane Ngugi-Smith" --kind person')
    try:
        data: dict[str, Any] = SCHEMA[options.kind](_raw(options))
        make_entry(options.kind, data)
    except Bad as bad:
        raise UsageError(f"{options.file}: {'.'.join(map(str, bad.path))}: {bad.message}") from None
    before = options.file.read_text(encoding="utf-8") if options.file.exists() else ""
    if before:
        items = read_text(before, str(options.file))
        held = {item.entry.id for item in items if isinstance(item, Located)}
        if data["id"] in held:
            raise UsageError(
                f"{options.file}: {data['id']} stands there already; change it there, or give another --id"
            )
    after = with_entry(before, options.kind, data)
    read_text(after, str(options.file))  # whatever is wrong is said, and nothing is written
    replace_file(options.file, after.encode())
    sys.stdout.write(f"{options.file}: added\n" + "".join(f"  {line}\n" for line in entry_lines(data)))
    for known in load_knowledge().forms(key_of(options.name)):
        if known.entry.id != data["id"]:
            sys.stdout.write(
                f"note: {known.text} is known already as {known.entry.id}; "
                f"to extend that entry write --id {known.entry.id}\n"
            )
    return 0


def _ask(options: argparse.Namespace) -> None:
    """Ask for what was not given; an empty answer leaves it out."""
    if not options.name:
        options.name = input("Name: ").strip()
    while options.kind not in KINDS:
        options.kind = input(f"Kind ({', '.join(KINDS)}) [person]: ").strip() or "person"
    for name, question in _ASKED:
        if not getattr(options, name):
            answer = input(f"{question}: ").strip()
            setattr(options, name, answer if name == "source" else [part.strip() for part in answer.split(",")])


def _raw(options: argparse.Namespace) -> dict[str, Any]:
    """The entry as it would stand in a file."""
    from factlint.knowledge.writing import slug

    native: dict[str, list[str]] = {}
    for item in options.native:
        language, sign, text = item.partition("=")
        if not sign:
            raise UsageError(f'--native: "{item}" needs a language code: uk={item}')
        native.setdefault(language, []).append(text)
    given = {
        "id": options.id or f"{options.kind}/{slug(options.name)}",
        "name": options.name,
        "in": options.place,
        "forms": [text for text in options.form if text],
        "short": [text for text in options.short if text],
        "native": native,
        "spellings": "open" if options.open else None,
        "wrong": [text for text in options.wrong if text],
        "prominence": options.prominence,
        "source": options.source,
        "checked": options.checked,
    }
    return {key: value for key, value in given.items() if value}
