"""How many of the multi-word names in a folder of prose the base knows, and the most frequent ones that it does not.

    python bench/coverage.py FOLDER [--show 200]

FOLDER holds .txt, .md and .jsonl files as for bench/accuracy. A known name counts for the kind of its entry; for a name
that nobody knows the kind is guessed from its words, so the shares by kind are estimates and the one of all is not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from accuracy.prose import documents  # the package beside this one

from factlint import load_knowledge, read_document
from factlint.knowledge.suggesting import guess_kind
from factlint.readers import format_of

KINDS = ("person", "place", "organisation", "system", "product", "event")


def main() -> None:
    """Print one table, then the unknown names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=200)
    options = parser.parse_args()
    knowledge = load_knowledge()
    known: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for source, date in documents(options.folder):
        document = read_document(source, format=format_of(source.path) or "plain", date=date)
        for mention in knowledge.mentions(document):
            if len(mention.tokens) < 2:
                continue
            if mention.status != "unknown":
                # Namesakes: which of them is meant is open, but the name is known.
                forms = knowledge.forms(" ".join(token.folded for token in mention.tokens))
                kind = mention.entry.kind if mention.entry else forms[0].entry.kind if forms else "person"
                known[kind] += 1
            else:
                name = " ".join(mention.text.split())
                unknown[guess_kind(name, knowledge)] += 1
                missed[name] += 1
    print(f"{'kind':<14}{'names':>8}{'known':>8}{'share':>8}")
    for kind in KINDS:
        total = known[kind] + unknown[kind]
        if total:
            print(f"{kind:<14}{total:>8,}{known[kind]:>8,}{known[kind] / total:>8.2f}")
    total = known.total() + unknown.total()
    print(f"{'all':<14}{total:>8,}{known.total():>8,}{known.total() / total:>8.2f}\n")
    for name, count in sorted(missed.items(), key=lambda item: (-item[1], item[0]))[: options.show]:
        print(f"{count:>5}  {guess_kind(name, knowledge):<14}{name}")


if __name__ == "__main__":
    main()
