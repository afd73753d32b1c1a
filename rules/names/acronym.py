"""A full name and an acronym that do not belong together, or one acronym with two almost equal expansions.

"World Health Organization (WTO)" and "International Atomic Energy Agency (IEAE)" pass every spell checker, and readers
then carry the wrong acronym through the rest of the text. Initials prove nothing: CGT, MSF, PKK and UNHCR are right.
The rule speaks only where the knowledge base knows the body with its acronyms and the written one is a slip for one of
them or the acronym of a body with a similar name, and where the full name differs by one word from the one that bears
the acronym ("Army Tactical Missile Strike"). A name that is right for anybody with that acronym is right; so are names
cut short at the end. Initials are used in favour only: an acronym that fits them is nobody's slip.

Two expansions of one acronym in a text are reported where one word was lost or changed and only one of the two can be
right. Fixes are only suggested: either half may be the wrong one.
"""

from collections.abc import Iterator
from itertools import combinations

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.knowledge.entry import RIGHT_TYPES, forms_of
from factlint.names.expansions import (
    Change,
    Expansion,
    Word,
    compare,
    could_stand_for,
    find_expansions,
    is_near,
    name_words,
    spelled_alike,
)
from factlint.names.tokens import key_of

KINDS = frozenset(("organisation", "system", "event", "term", "product"))
LONG = 5  # letters of an acronym that hardly two bodies with almost the same name share
KEPT, KEPT_COMMON = 2, 3  # words that must agree; more where many countries have such a body
COMMON = frozenset("national federal central royal general state public ministry department office".split())
# Words for a kind of body, taken for one another: the Aeronautics and Space Agency. Keys of expansions.word_key.
BODIES = frozenset(
    "agency administration association organization authority commission committee council board bureau department"
    " institute institution system program fund foundation union alliance federation society service court bank"
    " tribunal group force mission operation conference forum".split()
)


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Look at each full name that stands with its acronym, then at those that share one."""
    expansions = find_expansions(document)
    judged = set()
    for expansion in expansions:
        finding = _acronym(expansion, document, knowledge) or _full_name(expansion, document, knowledge)
        if finding:
            judged.add(expansion)
            yield finding
    yield from _two_names([item for item in expansions if item not in judged], document, knowledge)


def _acronym(expansion: Expansion, document: Document, knowledge: Knowledge) -> Finding | None:
    """The full name is a known body's, and the acronym is not."""
    written = document.text[expansion.acronym.start : expansion.acronym.end]
    here = _body(expansion, document, knowledge)
    if here is None:
        return None
    span, entry = here
    words = [word for word in expansion.words if word.start >= span.start]
    own = [form.text for form in forms_of(entry) if form.type == "acronym" or _is_acronym(form.text)]
    near = [acronym for acronym in own if is_near(written, acronym)]
    if not own or could_stand_for(written, tuple(words)):
        return None
    owners = {known.entry.id: known.entry for known in knowledge.forms(key_of(written)) if known.type in RIGHT_TYPES}
    curated = [owner for owner in owners.values() if owner.complete]
    others = [owner for owner in curated if owner.kind == entry.kind and (near or _alike(entry.name, owner.name))]
    if len(others) != len(curated) or not (near or others):
        return None  # nobody's slip; a country, a ship, the body that it is a part of
    other = others[0] if len(others) == 1 else None
    right = near[0] if near else own[0]
    fixes = [replacement(expansion.acronym, right)]
    message = f"{written} is not the acronym of {entry.name}, which is {right}"
    if other:
        fixes.append(replacement(span, other.name))
        message = f"{written} is {other.name}; {entry.name} is {right}"
    evidence = tuple(Evidence(item.id, "name", item.name, item.source, item.checked) for item in (entry, other) if item)
    return Finding(
        expansion.acronym, message, severity="warning", confidence=0.9, fixes=tuple(fixes), entry=entry.id,
        reasons=(f"the text calls it {document.text[span.start : span.end]}",), evidence=evidence,
    )  # fmt: skip


def _body(expansion: Expansion, document: Document, knowledge: Knowledge) -> tuple[Span, Entry] | None:
    """The curated body whose whole full name these words are; not "Chinese" or "West African" and then a name."""
    words, text = expansion.words, document.text
    for at, first in enumerate(words):
        span = Span(first.start, words[-1].end)
        found = [
            known for known in knowledge.forms(key_of(text[span.start : span.end]))
            if known.type in RIGHT_TYPES and known.type not in ("acronym", "demonym") and known.entry.kind in KINDS
        ]  # fmt: skip
        if not found or len(words) - at < 2:
            continue
        written = key_of(text[expansion.acronym.start : expansion.acronym.end])
        if any(key_of(form.text) == written for known in found for form in forms_of(known.entry)):
            return None
        entries = {known.entry.id: known.entry for known in found if known.entry.complete}
        whole = at == 0 or words[at - 1].text in ("The", "the") or _of_its_own(words[at - 1], entries, knowledge)
        return (span, next(iter(entries.values()))) if len(entries) == 1 and whole else None
    return None


def _of_its_own(word: Word, entries: dict[str, Entry], knowledge: Knowledge) -> bool:
    """Whether a word before a body's name is its own country or the United Nations, or ends in a possessive."""
    if word.text.endswith(("'s", "’s")) or word.text.replace(".", "") == "UN":
        return True
    homes = {entry.data.get("in") for entry in entries.values()}
    return any(known.entry.id in homes for known in knowledge.forms(key_of(word.text)))


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha()


def _alike(one: str, other: str) -> bool:
    """Whether two names share most of their words: the World Health and the World Trade Organization."""
    a, b = ({word.key for word in name_words(name) if word.text[0].isupper()} for name in (one, other))
    return len(a & b) * 2 > min(len(a), len(b))


def _full_name(expansion: Expansion, document: Document, knowledge: Knowledge) -> Finding | None:
    """The acronym is a known body's, and the full name differs from its by one word."""
    written = document.text[expansion.acronym.start : expansion.acronym.end]
    owners = [
        known.entry for known in knowledge.forms(key_of(written))
        if known.type in ("acronym", "name", "variant") and known.entry.kind in KINDS
    ]  # fmt: skip
    found: dict[str, tuple[Entry, str, Change]] = {}
    for owner in owners:
        for form in forms_of(owner):
            if form.type not in RIGHT_TYPES or " " not in form.text:
                continue
            change = compare(expansion.words, name_words(form.text))
            if change and not change.wanted:
                return None  # right for somebody with this acronym
            if change and owner.complete and _is_wrong(change, form.text, written, expansion.words, knowledge):
                found.setdefault(owner.id, (owner, form.text, change))
    if len(found) != 1:
        return None
    entry, name, change = next(iter(found.values()))
    if expansion.bracketed and change.span.start != expansion.words[0].start:
        return None
    lost = f"“{change.wanted}” is missing" if not change.written else f"“{change.written}” stands for “{change.wanted}”"
    return Finding(
        change.span,
        f"{written} stands for {name}, and {lost}",
        severity="warning",
        confidence=0.9,
        fixes=(replacement(change.span, name),),
        entry=entry.id,
        reasons=(f"{change.kept} other words are the same",),
        evidence=(Evidence(entry.id, "expansion", name, entry.source, entry.checked),),
        related=(Related(expansion.acronym, "its acronym"),),
    )


def _is_wrong(change: Change, name: str, acronym: str, words: tuple[Word, ...], knowledge: Knowledge) -> bool:
    """Whether a full name can hardly be another body's with the same acronym."""
    first = name_words(name)[0].key
    if change.kept < (KEPT_COMMON if first in COMMON else KEPT) or knowledge.forms(key_of(_said(words, change.span))):
        return False
    if not change.written:
        return not could_stand_for(acronym, tuple(word for word in words if word.start >= change.span.start))
    if spelled_alike(change.written, change.wanted):
        return False  # left to names/misspelled
    # Another place may have a body of that kind with the same acronym.
    return _bodies(change) or (len(acronym) >= LONG and not _is_place(change.written, knowledge))


def _bodies(change: Change) -> bool:
    keys = {word.key for text in (change.written, change.wanted) for word in name_words(text)}
    return keys <= BODIES


def _is_place(word: str, knowledge: Knowledge) -> bool:
    return any(known.entry.kind == "place" and known.type in RIGHT_TYPES for known in knowledge.forms(key_of(word)))


def _said(words: tuple[Word, ...], span: Span) -> str:
    return " ".join(word.text for word in words if word.start >= span.start)


def _two_names(expansions: list[Expansion], document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Two expansions of an acronym that differ by one word, where the initials fit only one of them."""
    groups: dict[str, list[Expansion]] = {}
    for expansion in expansions:
        groups.setdefault(document.text[expansion.acronym.start : expansion.acronym.end], []).append(expansion)
    for acronym, group in groups.items():
        for right, wrong in (pair for two in combinations(group, 2) for pair in (two, two[::-1])):
            whole = _whole(acronym, right)
            change = compare(wrong.words, whole) if whole and acronym.isupper() else None
            if change is None or not change.wanted or change.kept < KEPT or len(acronym) <= KEPT:
                continue
            mine = tuple(word for word in wrong.words if word.start >= change.span.start)
            if could_stand_for(acronym, mine) or spelled_alike(change.written, change.wanted):
                continue
            if knowledge.forms(key_of(_said(mine, change.span))):
                continue
            name = document.text[whole[0].start : whole[-1].end]
            yield Finding(
                change.span,
                f"{acronym} is expanded in two ways: as {_said(mine, change.span)} here, elsewhere as {name}",
                severity="warning",
                confidence=0.8,
                fixes=(replacement(change.span, name),),
                reasons=(f"the initials of {name} are {acronym}",),
                related=(Related(Span(whole[0].start, whole[-1].end), "the other expansion"),),
            )
            break


def _whole(acronym: str, expansion: Expansion) -> tuple[Word, ...]:
    """The last words whose initials are the acronym; none where it is formed in another way."""
    for at in reversed(range(len(expansion.words))):
        words = expansion.words[at:]
        if words[0].text[0].isupper() and could_stand_for(acronym, words):
            return words
    return ()


rule = Rule(
    check=check,
    wrong=(
        Wrong("Inspectors of the International Atomic Energy Agency (⟦IEAE⟧) arrived.", "IAEA"),
        Wrong("The army wants ATACMS (⟦Army Tactical Missile Strike⟧).", "Army Tactical Missile System"),
        Wrong(
            "The Global Fund for Rare Birds (GFRB) met. The ⟦Global Fund for Birds⟧ (GFRB) was founded in May.",
            "Global Fund for Rare Birds",
        ),
    ),
    right=(
        Right("Inspectors of the International Atomic Energy Agency (IAEA) arrived."),
        Right("L'Agence internationale, the International Atomic Energy Agency (AIEA), answered."),
        Right("The Chinese Centers for Disease Control and Prevention (CCDC) answered."),
        Right("The Centers for Disease Control and Prevention (CDCP) answered."),
        Right("Doctors Without Borders (MSF) and the Kurdistan Workers' Party (PKK) answered."),
        Right("The Department (the DOD) and the United Nations (IAEA) answered."),
        Right("The Army Tactical Missile System (ATACMS) and ATACMS (Army Tactical Missile Systems) are one."),
        Right("The American Medical Association (AMA) and the Australian Medical Association (AMA) met."),
    ),
)
