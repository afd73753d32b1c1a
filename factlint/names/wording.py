"""Wording: what to write in place of a misspelled name, and how the two spellings differ, in words for an editor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factlint.knowledge.entry import Entry
from factlint.names.align import NO_COSTS, Pair, differences, distance
from factlint.names.candidates import Candidate, only_norm
from factlint.names.context import Context
from factlint.names.tokens import key_of
from factlint.view import Span

if TYPE_CHECKING:
    from factlint.document import Document
    from factlint.mentions import Mention

_DOUBLED = re.compile(r"(.)\1")


def replacement_for(entry: Entry, nearest: str, mentions: Sequence[Mention], text: str, style: str) -> str:
    """The house's form, else the accepted one that the text itself uses, else the nearest; in capitals as the text."""
    size = len(nearest.split())
    styled = str(entry.data.get("style", {}).get(style, ""))
    if len(styled.split()) == size:
        return styled.upper() if text.isupper() else styled
    used = Counter(
        mention.form.text
        for mention in mentions
        if mention.entry is not None
        and mention.entry.id == entry.id
        and mention.status == "right"
        and mention.form
        and mention.form.type not in ("native", "acronym", "demonym", "translation", "former")
        and len(mention.form.text.split()) == size
    )
    if used and nearest not in used:
        # "TB2" in the text is no way to write a misspelled "Bayraktar".
        key = key_of(text)
        limit = distance(key, key_of(nearest), NO_COSTS, 20.0) + 2.0
        for form in list(used):
            if distance(key, key_of(form), NO_COSTS, limit) > limit:
                del used[form]
    chosen = nearest if nearest in used or not used else max(sorted(used), key=used.__getitem__)
    return chosen.upper() if text.isupper() and not chosen.isupper() else chosen


def _only_doubled(pair: Pair) -> bool:
    """Whether two parts differ only in doubled letters, as a slip of the hand does and no romanisation."""
    return _DOUBLED.sub(r"\1", pair.text) == _DOUBLED.sub(r"\1", pair.form)


def reasons_for(
    candidate: Candidate, text: str, form: str, context: Context | None, elsewhere: Span | None, document: Document
) -> Iterator[str]:
    """Why a name is taken for the candidate's entry: the difference, what was left out, where else it stands."""
    alignment, native = candidate.alignment, candidate.known.entry.data.get("native")
    written = [pair.text for pair in alignment.pairs]
    wanted = (
        key_of(form).split(" ") if len(key_of(form).split(" ")) == len(written) else [p.form for p in alignment.pairs]
    )
    compared = zip(written, wanted, strict=True)
    changes = list(dict.fromkeys(change for one, other in compared for change in differences(one, other)))
    origin = _origin(text, candidate) if changes else ""
    if origin:
        yield f"the same name in another romanisation ({origin}): {', '.join(changes)}"
    elif changes and only_norm(alignment) and native and not all(map(_only_doubled, alignment.pairs)):
        yield f"the same name in another romanisation: {', '.join(changes)}"
    elif changes and only_norm(alignment):
        yield f"the two sound alike; the spelling differs in {', '.join(changes)}"
    elif changes:
        yield f"the spelling differs in {', '.join(changes)}"
    if alignment.missing:
        yield f"left out: {', '.join(alignment.missing)}"
    if elsewhere:
        yield f"the text itself has {document.text[elsewhere.start : elsewhere.end]}"
    if context:
        yield context.reason


def _origin(text: str, candidate: Candidate) -> str:
    """The systems that write a native name as the text does; empty where one differing part comes from none."""
    from factlint.names.romanise import listed, origins  # its tables take milliseconds that only a finding pays for

    if candidate.derived:
        return listed(candidate.derived.split(", "))
    differing = {pair.text for pair in candidate.alignment.differing}
    natives = candidate.known.entry.data.get("native", {})
    for language, native in [(code, name) for code in sorted(natives) for name in natives[code]]:
        found = origins(text, native, language)
        if text in found:
            return listed(found[text])
        if differing and differing.issubset(part for name in found for part in key_of(name).split(" ")):
            of = {name: systems for name, systems in found.items() if differing.intersection(key_of(name).split(" "))}
            return ", ".join(f"{name}: {listed(systems)}" for name, systems in of.items())
    return ""
