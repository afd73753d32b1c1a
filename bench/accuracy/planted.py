"""Set d: generated slips of the shipped base's complete names, planted into sentences, and slips of designators."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from accuracy.bases import Options, entries_of, in_half, sample
from accuracy.carriers import once_more, plant, plant_with
from accuracy.planting import (
    Answer,
    Case,
    ask,
    calibration_table,
    misses,
    name_rules,
    offences,
    recall_table,
    rule_table,
)
from accuracy.slips import MODELS, Slip, slip
from accuracy.tables import examples, heading, table
from factlint import Entry, Knowledge, Span
from factlint.knowledge.entry import RIGHT_TYPES, forms_of
from factlint.names.tokens import key_of, words

KINDS = {"person": 0.4, "place": 0.25, "organisation": 0.2, "system": 0.15}  # share of each in the slips
USUAL = 1200
TRIES = 20  # names drawn until a slip can be made
THINGS = {"air": "air defence system", "launch": "rocket", "naval": "ship", "bomb": "bomb", "electronic": "system"}


def measure(options: Options, knowledge: Knowledge) -> list[Answer]:
    """Print the tables of slips and of designators."""
    rules = name_rules()
    heading(
        "slips: complete names of the shipped base, prominence 3 or more, one slip",
        "error, warning+, hint+: share reported at that severity or better with the right fix; wrong: no right one but "
        "another above a hint",
    )
    cases, skipped = slip_cases(options, knowledge)
    answers = ask(cases, knowledge, rules, "slips")
    recall_table(answers)
    print(f"slips drawn again as they are right forms of some entry: {skipped}")
    rule_table(answers)
    calibration_table(answers)
    examples("missed, alone", misses(a for a in answers if a.case.labels[0] == "alone:all"), options.show)
    examples("missed, context", misses(a for a in answers if a.case.labels[0] == "context:all"), options.show)
    examples("missed, elsewhere", misses(a for a in answers if a.case.labels[0] == "elsewhere:all"), options.show)
    examples("wrong fix", [line for line in offences(a for a in answers if a.level() > 1)], options.show)
    heading("designators: a dash or space lost or added", "a changed digit must never be reported above a hint")
    lost, digits = designator_cases(options, knowledge)
    found = ask(lost, knowledge, rules, "designators")
    recall_table(found)
    rule_table(found)
    innocent = ask(digits, knowledge, rules, "digits")
    accused = offences(innocent)
    table(("changed digit", "cases", "above a hint"), [("all", len(innocent), len(accused))])
    examples("missed designators", misses(found), options.show)
    examples("digits changed back", accused, max(options.show, 10))
    return [*answers, *found, *innocent]


def slip_cases(options: Options, knowledge: Knowledge) -> tuple[list[Case], int]:
    """Three texts for each slip where they can be made, and how many slips were right forms of some entry."""
    rng = random.Random(f"{options.seed} slips")
    entries = [e for e in entries_of(knowledge) if e.complete and e.prominence >= 3 and in_half(e.name, options.half)]
    size = USUAL if options.limit is None else options.limit or len(entries)
    cases: list[Case] = []
    skipped = 0
    for kind, share in KINDS.items():
        usable = [e for e in entries if e.kind == kind and not has_digit(e.name)]
        foreign = [e for e in usable if is_foreign(e, knowledge)]
        for number in range(round(size * share)):
            model = MODELS[number % len(MODELS)]
            drawn = foreign if model == "romanised" else usable
            for _ in range(TRIES if drawn else 0):
                entry = rng.choice(drawn)
                made = slip(entry, model, rng)
                if made is None:
                    continue
                if any(known.type in RIGHT_TYPES for known in knowledge.forms(key_of(made.text))):
                    skipped += 1
                    continue
                cases.extend(_settings(entry, model, made, knowledge, rng))
                break
    return cases, skipped


def _settings(entry: Entry, model: str, made: Slip, knowledge: Knowledge, rng: random.Random) -> list[Case]:
    """The slip alone, with the office, country or kind of thing, and with the right form elsewhere in the text."""
    right = accepted(entry)
    lexicon = knowledge.lexicon(key_of(made.word))
    real = "a word or name" if any(lexicon) else "no word"
    kind = re.sub(r"native .*", "native", made.kind) if model == "romanised" else made.kind
    cases = []
    alone, at = plant(made.text, entry.kind, rng)
    more = once_more(entry.name, entry.kind, rng)
    texts: list[tuple[str, str, int, tuple[str, ...]]] = [
        ("alone", alone, at, ()),
        ("elsewhere", f"{alone} {more}", at, ()),
    ]
    said = setting_of(entry, knowledge, rng)
    if said is not None:
        text, at = plant_with(made.text, *said, rng)
        texts.append(("context", text, at, (f"context:with {said[0]}",)))
    for setting, text, start, extra in texts:
        labels = [f"{setting}:all", f"{setting}:{model}", f"{setting}:{entry.kind}", *extra]
        if setting == "alone":
            # The kinds of single groups of letters are too many and too rare for a row each.
            fine = kind if model == "typing" or kind in ("double", "mute h", "mute e", "native") else "letters"
            labels += [f"alone:{model}, {fine}", f"alone:changed into {real}", f"alone:{words_in(entry.name)} words"]
        cases.append(Case(text, (Span(start, start + len(made.text)),), right, tuple(labels), entry.name))
    return cases


def words_in(name: str) -> str:
    """How many words a name has: 1, 2 or 3+."""
    return str(len(words(name))) if len(words(name)) < 3 else "3+"


def accepted(entry: Entry) -> tuple[str, ...]:
    """The spellings that a fix may write: the name first, and the entry's other right forms with as many words."""
    usable = ("name", "variant", "style", "full", "translation", "designator")
    size = len(words(entry.name))
    forms = [form.text for form in forms_of(entry) if form.type in usable and len(words(form.text)) == size]
    return tuple(dict.fromkeys((entry.name, *forms)))


def is_foreign(entry: Entry, knowledge: Knowledge) -> bool:
    """Whether a name comes from another script: by its own native name, or by that of its country."""
    country = knowledge.get(entry.data.get("in", ""))
    return bool(entry.data.get("native") or (country and country.data.get("native")))


def setting_of(entry: Entry, knowledge: Knowledge, rng: random.Random) -> tuple[str, str] | None:
    """("office", a title the entry held), ("thing", its class) or ("country", a country that it is in)."""
    titles = [
        office.data["titles"][0]
        for claim in entry.data.get("held", ())
        if (office := knowledge.get(claim["office"])) is not None and office.data.get("titles")
    ]
    country = knowledge.get(entry.data.get("in", "")) or next(
        (place for item in entry.data.get("capital", ()) if (place := knowledge.get(item["place"]))), None
    )
    if titles and (country is None or rng.random() < 0.5):
        return "office", rng.choice(titles)
    if entry.kind == "system":
        kind = str(entry.data.get("class", "system"))
        return "thing", THINGS.get(kind.split("-")[0], kind.replace("-", " "))
    return ("country", country.name) if country else None


def has_digit(name: str) -> bool:
    """Whether a name is a designator."""
    return any(letter.isdigit() for letter in name)


def designator_cases(options: Options, knowledge: Knowledge) -> tuple[list[Case], list[Case]]:
    """(dashes and spaces lost or added, digits changed) for designators of complete systems."""
    rng = random.Random(f"{options.seed} designators")
    wrong: list[Case] = []
    digits: list[Case] = []
    usable = [
        e
        for e in entries_of(knowledge)
        if e.kind == "system" and e.complete and has_digit(e.name) and in_half(e.name, options.half)
    ]
    for entry in sample(usable, options, 0, "designators"):
        right = accepted_designators(entry)
        for kind, text in dashes(entry.name):
            if not _is_right(text, knowledge):
                labels = ("designators:all", f"designators:{kind}")
                wrong.extend(_designator(text, right, labels, entry, rng))
        made = changed_digit(entry.name, rng)
        if not _is_right(made, knowledge):
            digits.extend(_designator(made, (), ("digit:all",), entry, rng))
    return wrong, digits


def accepted_designators(entry: Entry) -> tuple[str, ...]:
    """The entry's right forms with digits."""
    forms = [form.text for form in forms_of(entry) if form.type in RIGHT_TYPES and has_digit(form.text)]
    return tuple(dict.fromkeys((entry.name, *forms)))


def _designator(
    text: str, right: tuple[str, ...], labels: tuple[str, ...], entry: Entry, rng: random.Random
) -> list[Case]:
    """The designator in a sentence with the kind of thing, and in one without."""
    kind = str(entry.data.get("class", "system"))
    thing = THINGS.get(kind.split("-")[0], kind.replace("-", " "))
    found = []
    for setting, (carried, at) in (
        ("alone", plant(text, "system", rng)),
        ("context", plant_with(text, "thing", thing, rng)),
    ):
        mine = (f"{setting} {labels[0]}", *(f"{setting} {label}" for label in labels[1:]))
        found.append(Case(carried, (Span(at, at + len(text)),), right, mine, entry.name))
    return found


def _is_right(text: str, knowledge: Knowledge) -> bool:
    """Whether a designator stands in the base as written, dashes and spaces counted."""
    return any(known.text == text and known.type in RIGHT_TYPES for known in knowledge.forms(key_of(text)))


def dashes(name: str) -> Sequence[tuple[str, str]]:
    """(kind, designator with one dash or space lost, added or put for the other)."""
    found = []
    if (at := re.search(r"(?<=[^\W\d_])-(?=\d)", name)) is not None:
        found += [("dash lost", name[: at.start()] + name[at.end() :])]
        found += [("dash to space", name[: at.start()] + " " + name[at.end() :])]
    if not found and (at := re.search(r"(?<=[A-Z])(?=\d)", name)):
        found += [("dash added", name[: at.start()] + "-" + name[at.start() :])]
    elif (at := re.search(r"(?<=[a-z]) (?=\d)", name)) is not None:
        found += [("space to dash", name[: at.start()] + "-" + name[at.end() :])]
    return found


def changed_digit(name: str, rng: random.Random) -> str:
    """The designator with another digit in one place."""
    spots = [at for at, letter in enumerate(name) if letter.isdigit()]
    at = rng.choice(spots)
    return name[:at] + rng.choice([d for d in "123456789" if d != name[at]]) + name[at + 1 :]
