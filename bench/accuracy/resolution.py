"""Set a: does a spelling lead to the right person, among all that a large base knows by one name each?"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from unicodedata import combining, normalize

from accuracy.bases import Options, Row, names_and_ids, rows_of, sample, users_list, wikidata_ids
from accuracy.metrics import Scored, auc, calibration, crossed_f1, ratio
from accuracy.planting import both
from accuracy.tables import counted, examples, heading, table
from factlint import Knowledge
from factlint.names.tokens import key_of

FIRST = 5
GENERATED = 1000  # of each kind
GOALS = ("respellings", "romanised")
AFTER = frozenset("jr sr ii iii iv".split())  # what follows a family name


class Query(NamedTuple):
    """A spelling to resolve, the name that it stands for, and the group that it counts in."""

    text: str
    name: str
    group: str


class Outcome(NamedTuple):
    """Where the right entry stands (0 first, None not among the first five), the score and name of the first.

    good: whether the first one is right, or another person whose name has every word asked for, in this order: nobody
    could tell the two.
    """

    query: Query
    rank: int | None
    score: float
    first: str
    good: bool


def measure(options: Options, knowledge: Knowledge) -> None:
    """Print resolution by kind of respelling."""
    rows = {name: rows_of(options, name) for name in GOALS}
    names = base_names(rows.values(), options)
    start = time.process_time()
    people = Knowledge((users_list(names.values()),), background=knowledge.background)
    built = time.process_time() - start
    queries, ambiguous = queries_of(rows, names, options)
    heading(
        "resolution: is the right entry first, among the first five?",
        f"{len(names):,} people known by one name each, built in {built:.0f} s; "
        f"{ambiguous} queries left out: spelled as another known person is",
    )
    if options.people is None:
        print("without --people FILE only the people of the set are known: the figures are too good")
    start = time.process_time()
    outcomes = [ask(query, people) for query in counted(queries, "resolution")]
    spent = (time.process_time() - start) / max(len(queries), 1)
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.query.group.split(":")[0] + ": all", []).append(outcome)
        groups.setdefault(outcome.query.group, []).append(outcome)
    table(
        ("of", "queries", "first", "or as good", "in five", "nothing", "F1 a", "F1 b", "AUC"),
        [(label, *_figures(items)) for label, items in sorted(groups.items())],
    )
    print(f"{spent * 1000:.1f} ms of CPU time a query; F1: the first one right at the threshold of the other half")
    table(
        ("score of the first", "queries", "stated", "right"),
        [(f"{b.low}-{b.high}", b.size, b.stated, b.right) for b in calibration(_scored(outcomes))],
    )
    for group, items in sorted(groups.items()):
        if not group.endswith(": all"):
            lost = [
                f"{o.query.text} ({o.query.name}): rank {'-' if o.rank is None else o.rank + 1}, "
                f"first {o.first or 'nobody'} {o.score:.2f}"
                for o in items
                if o.rank != 0
            ]
            examples(f"not first, {group}", lost, options.show)


def base_names(sets: Iterable[list[Row]], options: Options) -> dict[str, str]:
    """Key → name of everybody who is known: the right names of the sets, and --people without these persons.

    Two persons whose names have one key count as one.
    """
    names: dict[str, str] = {}
    ids: set[str] = set()
    for rows in sets:
        for row in rows:
            names.setdefault(key_of(row.canonical), row.canonical)
            ids.update(wikidata_ids(row.source))
    for name, id in names_and_ids(options.people) if options.people else ():
        if id not in ids and key_of(name):
            names.setdefault(key_of(name), name)
    return names


def queries_of(rows: dict[str, list[Row]], names: dict[str, str], options: Options) -> tuple[list[Query], int]:
    """The spellings of the sets and the generated ones, and how many were left out as another person's name."""
    queries = [Query(row.variant, row.canonical, group_of(name, row.kind)) for name in GOALS for row in rows[name]]
    queries = sample(queries, options, 0, "resolution")
    rng = random.Random(f"{options.seed} generated")
    everybody = sorted(names.values())
    for kind, make in (("order", reordered), ("spacing", respaced), ("diacritics", stripped), ("missing part", cut)):
        drawn = rng.sample(everybody, len(everybody))
        made = (Query(text, name, f"generated: {kind}") for name in drawn if (text := make(name, rng)))
        queries += islice(made, GENERATED if options.limit is None else options.limit or None)
    clear = [
        query
        for query in queries
        if query.text != query.name and (key_of(query.text) == key_of(query.name) or key_of(query.text) not in names)
    ]
    return clear, len(queries) - len(clear)


def group_of(name: str, kind: str) -> str:
    """The group of a row: "respellings: spelling", "romanised: cyrillic uk-bgn"."""
    parts = kind.split(":")
    return f"{name}: {' '.join(parts[1:])}"


def ask(query: Query, people: Knowledge) -> Outcome:
    """Resolve a spelling."""
    from factlint.names.resolve import resolve

    found = resolve(query.text, people, limit=FIRST)
    key = key_of(query.name)
    rank = next((at for at, item in enumerate(found) if key_of(item.entry.name) == key), None)
    if not found:
        return Outcome(query, rank, 0.0, "", good=False)
    first = found[0].entry.name
    return Outcome(query, rank, found[0].score, first, rank == 0 or bears(first, query.text))


def bears(name: str, asked: str) -> bool:
    """Whether a name has every word asked for, in this order."""
    words = iter(key_of(name).split())
    return all(word in words for word in key_of(asked).split())


def _scored(outcomes: Iterable[Outcome]) -> list[Scored]:
    return [Scored(o.score, o.rank == 0, o.query.name) for o in outcomes if o.first]


def _figures(items: Sequence[Outcome]) -> tuple[object, ...]:
    size = len(items)
    first = sum(item.rank == 0 for item in items)
    five = sum(item.rank is not None for item in items)
    missed = [item.query.name for item in items if item.rank != 0]
    scored = _scored(items)
    f1 = both(crossed_f1(scored, missed))
    good = sum(item.good for item in items)
    return (
        size,
        ratio(first, size),
        ratio(good, size),
        ratio(five, size),
        sum(not item.first for item in items),
        *f1,
        auc(scored),
    )


def reordered(name: str, rng: random.Random) -> str:
    """The last part first, with a comma in one case of three; empty for one word."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    return f"{parts[-1]}{', ' if rng.random() < 1 / 3 else ' '}{' '.join(parts[:-1])}"


def respaced(name: str, rng: random.Random) -> str:
    """One space or dash between letters lost, or one put for the other; empty where a name has only one space."""
    spots = [at for at, letter in enumerate(name) if letter in " -"]
    dashes = [at for at in spots if name[at] == "-"]
    if len(spots) < 2 and not dashes:
        return ""
    at = rng.choice(dashes or spots[1:])
    other = rng.choice(("", "-" if name[at] == " " else " "))
    rest = name[at + 1 :]
    if not other and not rest.isupper():
        rest = rest[:1].lower() + rest[1:]
    return name[:at] + other + rest


def stripped(name: str, rng: random.Random) -> str:
    """The name without its diacritics; empty where it has none."""
    plain = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return plain if plain != name and plain.isascii() else ""


def cut(name: str, rng: random.Random) -> str:
    """The name without one of its inner parts; empty where it has none, or is written with the family name first."""
    parts = name.split()
    after = 1 if parts and key_of(parts[-1]) in AFTER else 0  # "Jr." is not the last part of a name
    if len(parts) < 3 + after or any(part.endswith(",") for part in parts[: len(parts) - 1 - after]):
        return ""
    at = rng.randrange(1, len(parts) - 1 - after)
    return " ".join(parts[:at] + parts[at + 1 :])
