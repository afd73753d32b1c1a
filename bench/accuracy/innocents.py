"""Set e: who must not be accused: accepted variants, respellings of open entries, other people, nicknames."""

from __future__ import annotations

import random
import re
from itertools import combinations

from accuracy.bases import Options, Row, entries_of, in_half, rows_of, sample, users_list
from accuracy.carriers import PLAIN, once_more, plant
from accuracy.planting import Answer, Case, ask, name_rules, offences
from accuracy.tables import examples, heading, table
from factlint import Knowledge, Span
from factlint.knowledge.entry import RIGHT_TYPES, Entry, forms_of
from factlint.names.keys import norm
from factlint.names.tokens import joined, key_of

SURNAMES = (  # for people who are made up: "Aaron Hallworth"
    "Hallworth", "Kestelman", "Okonjobi", "Brandvold", "Tessarini", "Varnholt", "Quillfeather", "Moretzky",
    "Dabrowiecki", "Llanfear", "Estevarria", "Thorncroft",
)  # fmt: skip
USUAL = 3000
DOUBTFUL = 0.97


def measure(options: Options, knowledge: Knowledge) -> list[Answer]:
    """Print who is accused."""
    heading("innocents: nothing here may be reported above a hint", "accused: reported as an error or a warning")
    rules = name_rules()
    found: list[Answer] = []
    rows: list[tuple[object, ...]] = []
    lists: list[tuple[str, list[str]]] = []
    shipped = [e for e in entries_of(knowledge) if e.complete and in_half(e.name, options.half)]
    pairs = [row for row in rows_of(options, "different_people") if not doubtful(row)]
    doubted = [row for row in rows_of(options, "different_people") if doubtful(row)]
    people = users_list(row.canonical for row in pairs)
    unsure = Knowledge((users_list(row.canonical for row in doubted),), background=knowledge.background)
    alone = Knowledge((people,), background=knowledge.background)
    above = Knowledge((*knowledge.layers, people), background=knowledge.background)
    nicknames = sample(nickname_pairs(options), options, 0, "nicknames")
    family = Knowledge((users_list(one for one, _ in nicknames),), background=knowledge.background)
    for label, cases, known in (
        ("own form of a complete entry, alone", forms_alone(shipped, options), knowledge),
        ("two own forms in one text", forms_together(shipped, options), knowledge),
        ("respelling of an open entry", respelled_open(options, knowledge), knowledge),
        ("another person, user's list only", others(pairs, options), alone),
        ("another person, list over the shipped base", others(pairs, options), above),
        ("another person, both in one text", others(pairs, options, both=True), alone),
        ("nickname of a listed person, alone", nicks(nicknames, options), family),
        ("nickname of a listed person, both in one text", nicks(nicknames, options, both=True), family),
        ("doubtful pairs (for information)", others(doubted, options), unsure),
    ):
        answers = ask(cases, known, rules, label)
        accused = offences(answers)
        hints = sum(answer.reported() == 2 for answer in answers)
        size = max(len(answers), 1)
        rows.append((label, len(answers), hints, hints / size, len(accused), len(accused) / size))
        lists.append((label, accused))
        if "doubtful" not in label:
            found.extend(answers)
    table(("planted", "texts", "hint", "share", "accused", "share"), rows)
    print(f"doubtful pairs of different people taken out: {len(doubted)} of {len(doubted) + len(pairs)}")
    for label, accused in lists:
        examples(label, accused, max(options.show, 20) if "form" in label else options.show)
    examples("doubtful pairs", [f"{row.canonical} | {row.variant} | {row.kind}" for row in doubted], options.show)
    return found


def own_forms(entry: Entry) -> list[str]:
    """The right spellings of an entry that a text writes in Latin letters and that stand by themselves."""
    left_out = ("native", "demonym")
    forms = (f.text for f in forms_of(entry) if f.type in RIGHT_TYPES and f.type not in left_out and not f.short)
    return list(dict.fromkeys(forms))


def _case(texts: list[str], kind: str, label: str, name: str, rng: random.Random) -> Case:
    """One text with these names in order, the first in a carrier, the others in further sentences."""
    text, at = plant(texts[0], kind, rng)
    spans = [Span(at, at + len(texts[0]))]
    for more in texts[1:]:
        added = once_more(more, kind, rng)
        start = len(text) + 1 + added.index(more)
        text = f"{text} {added}"
        spans.append(Span(start, start + len(more)))
    return Case(text, tuple(spans), (), (label,), name)


def forms_alone(entries: list[Entry], options: Options) -> list[Case]:
    """Each right form in a sentence."""
    rng = random.Random(f"{options.seed} forms")
    pairs = [(entry, form) for entry in entries if entry.kind in PLAIN for form in own_forms(entry)]
    return [_case([form], e.kind, "own form", e.name, rng) for e, form in sample(pairs, options, USUAL, "forms")]


def forms_together(entries: list[Entry], options: Options) -> list[Case]:
    """Two right forms of an entry in one text."""
    rng = random.Random(f"{options.seed} two forms")
    pairs = [(e, pair) for e in entries if e.kind in PLAIN for pair in combinations(own_forms(e), 2)]
    chosen = sample(pairs, options, USUAL, "two forms")
    return [_case(rng.sample(pair, 2), e.kind, "two forms", e.name, rng) for e, pair in chosen]


def respelled_open(options: Options, knowledge: Knowledge) -> list[Case]:
    """The respellings of people whom the shipped base holds with open spellings, and as nobody complete."""
    rng = random.Random(f"{options.seed} open")
    cases = []
    for row in rows_of(options, "respellings"):
        entries = [k.entry for k in knowledge.forms(key_of(row.canonical)) if k.type in RIGHT_TYPES]
        if entries and not any(entry.complete for entry in entries):
            cases.append(_case([row.variant], "person", "open", row.canonical, rng))
    return sample(cases, options, 0, "open")


def doubtful(row: Row) -> bool:
    """Whether two people of the set are hardly told apart by name.

    The row's own score is 0.97 or more, or the two names are one in the normal form of romanisations, whatever the
    order of their parts and however these are split.
    """
    score = re.search(r"score=([\d.]+)", row.kind)
    if score and float(score[1]) >= DOUBTFUL:
        return True
    one, other = key_of(row.canonical), key_of(row.variant)
    if sorted(map(_norm, one.split())) == sorted(map(_norm, other.split())):
        return True
    return _norm(joined(one)) == _norm(joined(other))


def _norm(token: str) -> str:
    return norm(token) if token.isascii() else token


def others(rows: list[Row], options: Options, *, both: bool = False) -> list[Case]:
    """The other person's name in a sentence without context; both: with the listed one in the next sentence."""
    rng = random.Random(f"{options.seed} others {both}")
    cases = [
        _case([row.variant, row.canonical] if both else [row.variant], "person", "other", row.canonical, rng)
        for row in rows
        if key_of(row.variant) != key_of(row.canonical)
    ]
    return sample(cases, options, 0, "others")


def nickname_pairs(options: Options) -> list[tuple[str, str]]:
    """(made-up person, the same with the nickname)."""
    return [
        (f"{row.canonical} {surname}", f"{row.variant} {surname}")
        for number, row in enumerate(rows_of(options, "nicknames"))
        if (surname := SURNAMES[number % len(SURNAMES)])
    ]


def nicks(pairs: list[tuple[str, str]], options: Options, *, both: bool = False) -> list[Case]:
    """A nickname with the surname of a listed person."""
    rng = random.Random(f"{options.seed} nicknames {both}")
    return [_case([nick, one] if both else [nick], "person", "nickname", one, rng) for one, nick in pairs]
