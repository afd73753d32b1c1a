"""Make knowledge entries from CSV or TSV with a header, Wikidata entity JSON, or a SKOS vocabulary.

The entries are written as YAML for review, to standard output or to --output. Their spellings are open unless
--complete is given: they help to recognise a name, and nothing is ever corrected to them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factlint.cli import UsageError
from factlint.cli.kb import write_text
from factlint.knowledge.entry import KINDS

_FORMATS = {
    ".csv": "table", ".tsv": "table", ".tab": "table", ".json": "wikidata", ".jsonl": "wikidata", ".ndjson": "wikidata",
    ".ttl": "skos", ".rdf": "skos", ".xml": "skos", ".nt": "skos", ".jsonld": "skos",
}  # fmt: skip


def options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--kind", choices=KINDS, help="of all entries; of Wikidata's only those whose class does not tell"
    )
    parser.add_argument("--from", dest="format", choices=("table", "wikidata", "skos"), help="default: by the ending")
    parser.add_argument(
        "--columns", default="", metavar="KEY=COLUMN,…",
        help="for tables: which column holds what (name=Label,forms=Aliases,native.uk=Ukrainian,ids.wikidata=QID); "
        'default: columns that are named like keys. Several values in a cell are parted by "|"',
    )  # fmt: skip
    parser.add_argument("--source", help="for entries that have none of their own")
    parser.add_argument("--checked", metavar="DATE", help="the date of the snapshot")
    parser.add_argument("--complete", action="store_true", help="all right English spellings are listed")
    parser.add_argument("--output", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """Write the entries; 0, or 2 where something in the file does not fit. Raises UsageError."""
    from factlint.knowledge.importing import ImportingError
    from factlint.knowledge.writing import knowledge_text

    format = options.format or _FORMATS.get(options.file.suffix.lower())
    if format is None:
        raise UsageError(f"{options.file}: unknown ending; say what it is with --from table, wikidata or skos")
    try:
        made = list(_entries(options, format))
    except ImportingError as error:
        raise UsageError(str(error)) from error
    if not made:
        raise UsageError(f"{options.file}: no entry was found; look at --from and --columns")
    comment = f"Imported from {options.file.name}."
    write_text(knowledge_text(made, comment), options.output)
    sys.stderr.write(f"{len(made):,} entries from {options.file}; review them before you use them\n")
    return 0


def _entries(options: argparse.Namespace, format: str) -> Iterator[Any]:
    """The checked entries. Raises UsageError and ImportingError."""
    from factlint.knowledge.entry import make_entry
    from factlint.knowledge.importing import from_skos, from_table, from_wikidata, wikidata_slug, with_ids
    from factlint.knowledge.schema import SCHEMA, Bad

    if format == "wikidata":
        found = [(kind or options.kind or "", raw) for kind, raw in from_wikidata(options.file)]
        lost = [raw["name"] for kind, raw in found if not kind]
        if lost:
            sys.stderr.write(f"left out, as their class does not tell the kind (give --kind): {', '.join(lost[:5])}\n")
        pairs = [
            (kind, {"id": f"{kind}/{wikidata_slug(raw['ids']['wikidata'])}", **raw}) for kind, raw in found if kind
        ]
    else:
        if not options.kind:
            raise UsageError(f"say of which kind the entries are: --kind {', '.join(KINDS[:4])} …")
        raws = from_table(options.file, _columns(options)) if format == "table" else from_skos(options.file)
        pairs = [(options.kind, raw) for raw in with_ids(raws, options.kind)]
    given = {"source": options.source, "checked": options.checked}
    given["spellings"] = None if options.complete else "open"
    for kind, raw in pairs:
        line = raw.pop("_line", None)
        try:
            yield make_entry(kind, SCHEMA[kind]({key: value for key, value in given.items() if value} | raw))
        except Bad as bad:
            where = f"{options.file}:{line}" if line else f"{options.file}: {raw['name']}"
            raise UsageError(f"{where}: {'.'.join(map(str, bad.path))}: {bad.message}") from None


def _columns(options: argparse.Namespace) -> dict[str, str]:
    """Key → column. Raises UsageError."""
    from factlint.knowledge.schema import SCHEMA_KEYS, nearest

    known = SCHEMA_KEYS[options.kind]
    columns: dict[str, str] = {}
    if not options.columns:
        with options.file.open(encoding="utf-8-sig") as file:
            header = file.readline().rstrip("\r\n")
        names = header.split("\t" if "\t" in header else ",")
        columns = {name.strip('"'): name.strip('"') for name in names if name.strip('"').partition(".")[0] in known}
    for part in filter(None, options.columns.split(",")):
        key, sign, column = part.partition("=")
        if not sign or key.partition(".")[0] not in known:
            raise UsageError(f'--columns: "{part}" needs the form key=column{nearest(key, known)}')
        columns[key] = column
    if "name" not in columns:
        raise UsageError(f"{options.file}: which column holds the name? Say --columns name=COLUMN")
    return columns
