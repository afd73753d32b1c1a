"""Sets f and g: names seen in print in two spellings in one text, and typing errors in well-known names."""

from __future__ import annotations

import csv
import random
from collections import Counter
from typing import NamedTuple

from accuracy.bases import Options, in_half, rows_of, sample
from accuracy.carriers import PLAIN, fill, plant
from accuracy.metrics import f1_of, ratio
from accuracy.planting import LEVELS, Answer, Case, ask, calibration_table, misses, name_rules, recall_table, rule_table
from accuracy.tables import examples, heading, table
from factlint import Knowledge, Span
from factlint.knowledge.entry import RIGHT_TYPES
from factlint.names.tokens import key_of

MOST = 6  # times that a name stands in a text
RULES = ("names/inconsistent", "names/misspelled", "names/given-name")


class Pair(NamedTuple):
    """Two near-equal names of one article and how often each stood there."""

    label: str
    wrong: str
    right: str
    minority: str
    majority: str
    rare: int
    usual: int


def measure_printed(options: Options, knowledge: Knowledge) -> list[Answer]:
    """Print precision and recall on two spellings in one text, with the shipped base and without entries."""
    heading(
        "printed: two near-equal names in one text",
        "an error is found where the wrong spelling is reported above a hint; precision: of errors and negatives "
        "reported, the errors. Variants of a romanisation are reported apart",
    )
    pairs = sample(read_pairs(options), options, 0, "printed")
    found: list[Answer] = []
    bare = Knowledge((), background=knowledge.background)
    rows: list[tuple[object, ...]] = []
    for base, known in (("shipped", knowledge), ("none", bare)):
        answers = ask([case_of(pair, options) for pair in pairs], known, name_rules(), "printed")
        found.extend(answers)
        for rule in ("names/*", *RULES):
            rows.append((f"{base}, {rule}", *_figures(answers, pairs, rule)))
        lost = [
            f"{pair.wrong} {pair.rare}× ({pair.right} {pair.usual}×): "
            + ("; ".join(dict.fromkeys(seen.said for seen in answer.seen)) or "nothing")
            for pair, answer in zip(pairs, answers, strict=True)
            if pair.label == "error" and not _reported(answer, "names/*")
        ]
        examples(f"errors missed, base {base}", lost, options.show)
        accused = [
            f"{pair.minority} {pair.rare}× / {pair.majority} {pair.usual}×: "
            + "; ".join(dict.fromkeys(seen.said for seen in answer.seen))
            for pair, answer in zip(pairs, answers, strict=True)
            if pair.label == "negative" and answer.reported() < 2
        ]
        examples(f"negatives reported, base {base}", accused, options.show)
        wrong = [
            f"{pair.wrong} ({pair.right}): " + "; ".join(dict.fromkeys(seen.said for seen in answer.seen))
            for pair, answer in zip(pairs, answers, strict=True)
            if pair.label == "error" and answer.reported() < 2 and answer.level() > 1
        ]
        examples(f"errors reported without the right fix, base {base}", wrong, options.show)
    head = ("base, rule", "errors", "error", "warning+", "hint+", "right fix", "negatives", "reported")
    table((*head, "variants", "reported", "precision", "recall", "F1"), rows)
    rule_table(found)
    calibration_table(answer for answer in found if answer.case.labels[0] != "transliteration_variant")
    return [answer for answer in found if answer.case.labels[0] != "transliteration_variant"]


def read_pairs(options: Options) -> list[Pair]:
    """The rows of seen_in_print in the chosen half."""
    with (options.data / "names" / "seen_in_print.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    pairs = [Pair(row[0], row[1], row[2], row[3], row[4], int(row[5]), int(row[6])) for row in rows]
    return [pair for pair in pairs if in_half(pair.right or pair.majority, options.half)]


def case_of(pair: Pair, options: Options) -> Case:
    """A text with both names as often as in print, six times at most, in mixed order."""
    rng = random.Random(f"{options.seed} printed {pair.minority} {pair.majority}")
    names = [pair.minority] * min(pair.rare, MOST) + [pair.majority] * min(pair.usual, MOST)
    rng.shuffle(names)
    carriers = rng.sample(PLAIN["name"], min(len(names), len(PLAIN["name"])))
    text = ""
    spans = []
    about = pair.wrong or pair.minority
    for name, carrier in zip(names, carriers, strict=False):
        sentence, at = fill(carrier, name)
        start = len(text) + at
        if name == about:
            spans.append(Span(start, start + len(name)))
        text += sentence + " "
    right = (pair.right,) if pair.label == "error" else ()
    return Case(text.rstrip(), tuple(spans), right, (pair.label,), pair.right or pair.majority)


def _reported(answer: Answer, rule: str, *, about: bool = True, most: int = 1) -> bool:
    """Whether a rule reports above a hint, or at another level; about: the wrong name itself."""
    return any(
        LEVELS[seen.severity] <= most and (seen.about or not about) and (rule == "names/*" or seen.rule == rule)
        for seen in answer.seen
    )


def _figures(answers: list[Answer], pairs: list[Pair], rule: str) -> tuple[object, ...]:
    count: Counter[str] = Counter()
    for pair, answer in zip(pairs, answers, strict=True):
        count[pair.label] += 1
        found = _reported(answer, rule)
        # On a negative any report is one too many; on an error only one of the wrong spelling is right.
        other = _reported(answer, rule, about=False) and not found
        count[pair.label + " found"] += found if pair.label == "error" else found or other
        count["as error"] += pair.label == "error" and _reported(answer, rule, most=0)
        count["hinted"] += pair.label == "error" and _reported(answer, rule, most=2)
        count["astray"] += other and pair.label == "error"
        count["fixed"] += any(
            seen.right and LEVELS[seen.severity] < 2 and rule in ("names/*", seen.rule) for seen in answer.seen
        )
    hits, wrong = count["error found"], count["negative found"] + count["astray"]
    precision, recall = ratio(hits, hits + wrong), ratio(hits, count["error"])
    return (
        count["error"], count["as error"], hits, count["hinted"], count["fixed"],
        count["negative"], count["negative found"],
        count["transliteration_variant"], count["transliteration_variant found"], precision, recall,
        f1_of(precision, recall),
    )  # fmt: skip


def measure_typos(options: Options, knowledge: Knowledge) -> list[Answer]:
    """Print recall on typing errors in well-known names."""
    heading("typos: typing errors in well-known proper nouns", "known: the right name stands in the base, complete")
    rng = random.Random(f"{options.seed} typos")
    cases = []
    for row in sample(rows_of(options, "typos_proper"), options, 0, "typos"):
        known = [k.entry for k in knowledge.forms(key_of(row.canonical)) if k.type in RIGHT_TYPES]
        state = "complete" if any(entry.complete for entry in known) else "open" if known else "unknown"
        kind = next((entry.kind for entry in known if entry.kind in PLAIN), "name")
        text, at = plant(row.variant, kind, rng)
        labels = ("typos:all", f"typos:{state}", f"typos:{state} {kind}")
        cases.append(Case(text, (Span(at, at + len(row.variant)),), (row.canonical,), labels, row.canonical))
    answers = ask(cases, knowledge, name_rules(), "typos")
    recall_table(answers)
    rule_table(answers)
    calibration_table(answers)
    examples("missed, complete", misses(a for a in answers if "typos:complete" in a.case.labels), options.show)
    examples("missed, other", misses(a for a in answers if "typos:complete" not in a.case.labels), options.show)
    return answers
