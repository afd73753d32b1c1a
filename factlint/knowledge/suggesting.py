"""Proposals for new entries out of an archive: frequent names that nobody knows, with their rare near-spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factlint.document import Document
from factlint.knowledge import Knowledge
from factlint.names.align import NO_COSTS, distance
from factlint.names.fold import core, fold
from factlint.names.keys import norm
from factlint.names.titles import TITLES

_BODIES = frozenset(
    "university college institute school academy council ministry department agency commission committee bank party "
    "association federation foundation group company corporation club union court hospital museum society army".split()
)
RARE = 5  # a near-spelling is one that stands so many times less often


class Proposal(NamedTuple):
    """A frequent unknown name: how often, in how many texts, an example, and near-spellings with their counts."""

    name: str
    kind: str
    mentions: int
    texts: int
    example: str
    near: tuple[tuple[str, int, str], ...]  # spelling, count, path of the first text with it


def propose(documents: Iterable[tuple[str, Document]], knowledge: Knowledge, *, least: int) -> list[Proposal]:
    """Names of two or more words in at least `least` texts, the most frequent first. documents: path and document."""
    counts: Counter[str] = Counter()
    texts: dict[str, set[str]] = defaultdict(set)
    first: dict[str, tuple[str, str]] = {}
    for path, document in documents:
        for mention in knowledge.mentions(document):
            if mention.status != "unknown" or mention.judgement:
                continue
            tokens = list(mention.tokens)
            while len(tokens) > 1 and tokens[0].folded in TITLES:
                tokens.pop(0)
            if len(tokens) < 2:
                continue
            name = mention.text[tokens[0].start : tokens[-1].start + len(core(tokens[-1].text))]
            name = " ".join(name.split())
            if name.isupper():
                continue
            counts[name] += 1
            texts[name].add(path)
            if name not in first:
                sentence = document.sentence_at(mention.span.start)
                first[name] = path, " ".join(document.text[sentence.start : sentence.end].split())
    frequent = sorted((name for name in counts if len(texts[name]) >= least), key=lambda name: (-counts[name], name))
    near = _near(frequent, counts, first)
    taken = {spelling for rows in near.values() for spelling, _, _ in rows}
    return [
        Proposal(
            name, guess_kind(name, knowledge), counts[name], len(texts[name]), first[name][1][:160], tuple(near[name])
        )
        for name in frequent
        if name not in taken
    ]


def _near(
    frequent: Sequence[str], counts: Counter[str], first: dict[str, tuple[str, str]]
) -> dict[str, list[tuple[str, int, str]]]:
    """Rare spellings near to each frequent one: as many words, each equal, sounding alike or one letter apart."""
    by_word: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in counts:
        words = fold(name).split()
        for word in set(words):
            by_word[len(words), norm(word)].append(name)
    found: dict[str, list[tuple[str, int, str]]] = {}
    for name in frequent:
        words = fold(name).split()
        others = {other for word in words for other in by_word[len(words), norm(word)]}
        found[name] = [
            (other, counts[other], first[other][0])
            for other in sorted(others)
            if fold(other) != fold(name)
            and counts[other] * RARE <= counts[name]
            and all(_alike(one, two) for one, two in zip(words, fold(other).split(), strict=True))
        ]
    return found


def _alike(one: str, other: str) -> bool:
    if one == other or norm(one) == norm(other):
        return True
    return min(len(one), len(other)) >= 5 and distance(one, other, NO_COSTS, 2.0) <= 1.05


def guess_kind(name: str, knowledge: Knowledge) -> str:
    """What a name is likely to be, by its words; the reviewer decides."""
    words = fold(name).split()
    if any(word in _BODIES for word in words):
        return "organisation"
    if knowledge.lexicon(words[0]).given >= 2 or knowledge.lexicon(words[-1]).surname >= 3:
        return "person"
    return "organisation" if any(not knowledge.lexicon(word).surname for word in words) else "person"


def proposal_lines(proposals: Sequence[Proposal]) -> Iterator[str]:
    """The proposals as a knowledge file ready for review: what is doubtful stands in comments."""
    from factlint.knowledge.writing import entry_lines, slug

    yield "# Proposed from texts: frequent names that the knowledge base does not have."
    yield "# Review each: the kind is a guess, and what stands often may be wrong often. Keep what you can source."
    for kind in dict.fromkeys(proposal.kind for proposal in proposals):
        yield ""
        yield f"{kind}:"
        chosen = {f"{kind}/{slug(item.name)}": item for item in proposals if item.kind == kind}
        for id, proposal in sorted(chosen.items()):
            yield f"  # {proposal.mentions} times in {proposal.texts} texts: {proposal.example}"
            for spelling, number, path in proposal.near:
                yield f"  # near-spelling, {'once' if number == 1 else f'{number} times'} (first in {path}): {spelling}"
            data = {"id": id, "name": proposal.name, "forms": [], "spellings": "open"}
            yield from (f"  {line}" for line in entry_lines(data))
