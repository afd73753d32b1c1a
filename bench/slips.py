"""Recall on generated slips of known names in a sentence: how many are reported above a hint with the right fix.

    python bench/slips.py [--count 600] [--seed 1] [--show 40]

The slips: a letter doubled, lost, swapped with its neighbour, or a vowel for another, in one word of five letters or
more of a complete entry of prominence 3 or more; for designators the dash is lost. Three settings: the sentence alone;
the country or the kind of thing named; the right form elsewhere in the text.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from factlint import check, load_knowledge, read_document
from factlint.knowledge import Knowledge
from factlint.knowledge.entry import Entry
from factlint.knowledge.loading import bundled
from factlint.knowledge.reading import read_folder
from factlint.loader import builtin_rules, load_rules
from factlint.source import Source

VOWELS = "aeiou"
SENTENCES = {
    "person": "It was {} who spoke to reporters on Monday.",
    "place": "The delegation arrived in {} on Monday.",
    "organisation": "A report by {} was published on Monday.",
    "system": "They asked for {} on Monday.",
}
KINDS = {"missile": "missiles", "tank": "tanks", "aircraft": "jets", "drone": "drones"}


def slip(name: str, rng: random.Random) -> tuple[str, str] | None:
    """(the name with one slip, the kind of slip), or None where it has no word to slip in."""
    if any(letter.isdigit() for letter in name):
        return (name.replace("-", "", 1), "dash") if "-" in name else None
    words = [word for word in name.split() if len(word) >= 5 and word.isalpha() and word.isascii()]
    if not words:
        return None
    word = rng.choice(words)
    kind = rng.choice(("doubled", "lost", "swapped", "vowel"))
    at = rng.randrange(1, len(word) - 1)
    if kind == "doubled":
        new = word[:at] + word[at] + word[at:]
    elif kind == "lost":
        new = word[:at] + word[at + 1 :]
    elif kind == "swapped":
        new = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    else:
        spots = [i for i, letter in enumerate(word) if letter in VOWELS and i]
        if not spots:
            return None
        at = rng.choice(spots)
        new = word[:at] + rng.choice([v for v in VOWELS if v != word[at]]) + word[at + 1 :]
    return (name.replace(word, new, 1), kind) if new != word else None


def setting(entry: Entry, knowledge: Knowledge) -> str:
    """A sentence half that names the country or the kind of thing."""
    if entry.kind == "system":
        return f"The {KINDS.get(entry.data.get('class', ''), 'weapons')} of the army: "
    country = knowledge.get(entry.data.get("in", ""))
    return f"In {country.name}, " if country else ""


def main() -> None:
    """Print recall per setting and kind, and the slips that were missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    knowledge = load_knowledge()
    rules = [rule for rule in load_rules([builtin_rules()]) if rule.id.startswith("names/")]
    entries = [located.entry for located in read_folder(Path(bundled("knowledge") or ""))]
    usable = [e for e in entries if e.complete and e.prominence >= 3 and e.kind in SENTENCES]
    seen: Counter[tuple[str, str]] = Counter()
    hit: Counter[tuple[str, str]] = Counter()
    missed = []
    for _ in range(options.count):
        entry = rng.choice(usable)
        made = slip(entry.name, rng)
        if made is None or knowledge.forms(made[0].lower()):
            continue
        wrong, kind = made
        plain = SENTENCES[entry.kind].format(wrong)
        for name, text in (
            ("alone", plain),
            ("setting", setting(entry, knowledge) + plain[0].lower() + plain[1:]),
            ("elsewhere", f"{plain} Later {entry.name} was mentioned again."),
        ):
            found = check(read_document(Source("slip", text)), rules, knowledge)
            strong = [item for item in found if item.severity != "hint"]
            good = any(edit.text == entry.name for item in strong for fix in item.fixes for edit in fix.edits)
            for key in ((name, "all"), (name, entry.kind), (name, kind)):
                seen[key] += 1
                hit[key] += good
            if not good and name == "alone":
                fixes = [(item.severity, [fix.title for fix in item.fixes]) for item in found]
                missed.append((entry.kind, kind, wrong, entry.name, fixes))
    print(f"{'setting':<12}{'of':<14}{'slips':>7}{'right':>7}{'recall':>8}")
    for key in sorted(seen):
        print(f"{key[0]:<12}{key[1]:<14}{seen[key]:>7}{hit[key]:>7}{hit[key] / seen[key]:>8.2f}")
    for item in missed[: options.show]:
        print(*item)


if __name__ == "__main__":
    main()
