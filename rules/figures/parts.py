"""The parts do not make the whole that the same sentence states.

"The panel has 38 members: six Democrats and five Republicans" is a panel of eleven. A figure has been brought up to
date and the other has not, or one of them is slipped. Readers add up.

How it decides. Only closed lists are added up: a count, then a colon, a bracket, a dash or "comprising", "made up
of", "consisting of", and nothing but counted parts of which the last has an "and". "At least", "about", "others", "so
far" and "the rest" leave a list open. A list with as many items as the count says ("three parts: 10 schools, 20
clinics and 30 roads") names the things themselves, and measures, years, money and shares are no parts. After
"including", "among them" and "of them" a part can be at most the whole. Shares of one vote or poll (yes and no, for
and against) and of a mix in a closed list must not be more than 100 %, with room for the rounding of each.

Nothing is changed: which figure is the wrong one cannot be known. The sum is shown.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import (
    Document,
    Finding,
    Fix,
    Knowledge,
    Percent,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    find_percents,
)
from factlint.claims.partitions import FAR, Partition, find_partitions


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report wholes that are not the sum of their parts, and shares that are more than all."""
    for partition in find_partitions(document):
        yield from _counts(document, partition)
    yield from _shares(document)


def _counts(document: Document, partition: Partition) -> Iterator[Finding]:
    whole, parts = partition.whole, partition.parts
    total = sum(part.value for part in parts)
    text = document.text
    said = text[slice(*whole.span)]
    if not partition.closed:
        if parts[0].value > whole.value:
            part = text[slice(*parts[0].span)]
            yield _finding(partition.span, f"{part} of {said} is more than all of them", partition)
    elif total != whole.value and len(parts) != whole.value and max(part.value for part in parts) < FAR * whole.value:
        added = " + ".join(f"{part.value:,.0f}" for part in parts)
        yield _finding(partition.span, f"the parts are {added} = {total:,.0f}, not {said}", partition)


def _finding(span: Span, message: str, partition: Partition) -> Finding:
    related = tuple(Related(part.span, "a part") for part in partition.parts)
    fix = Fix("Check the figures", (), "display")
    return Finding(span, message, severity="error", confidence=0.9, fixes=(fix,), related=related)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Answers that exclude one another, behind a share; what parts two of them; a whole that is split into shares."""
    return (
        re.compile(
            r"(?:\s(?:who|that|of\sthem|were|are|was|is|voted|said|answered|had|would\svote|in))*\s(?P<answer>yes|no|for|against|in\sfavou?r|opposed|undecided"
            r"|support(?:ed|ing)?|approved?|disapproved?|agreed?|disagreed?|abstained|unsure|favou?red)\b"
        ),
        re.compile(r"[^.;:!?%]{0,50}"),
        re.compile(r"\b(?:comes?\sfrom|made\sup\sof|consist(?:s|ed)?\sof|composed\sof|split\sbetween|divided\sinto|mix\sof)\b[^.;:!?()%\d]*\Z"),
        re.compile(r"\),?\s(?:and\s)?[a-z][a-z\s-]{1,30}\(\Z"),
    )  # fmt: skip


def _shares(document: Document) -> Iterator[Finding]:
    """Runs of shares of one whole that are more than 100 % together."""
    percents = [item for item in find_percents(document) if item.kind == "percent" and item.upper is None]
    for run in _runs(document, percents):
        least = sum(item.low for item in run)
        if least > 100:
            shown = " + ".join(f"{item.value:g}" for item in run)
            yield Finding(
                Span(run[0].span.start, run[-1].span.end),
                f"the shares are {shown} = {sum(item.value for item in run):g} %, more than all",
                severity="error",
                confidence=0.9,
                fixes=(Fix("Check the shares", (), "display"),),
            )


def _runs(document: Document, percents: list[Percent]) -> Iterator[list[Percent]]:
    """The shares of one vote or mix: neighbours in a sentence, each with another answer or in a list of brackets."""
    text = document.text
    answer, gap, mix, bracket = _patterns()
    index = 0
    while index < len(percents) - 1:
        first = percents[index]
        sentence = document.sentence_at(first.span.start)
        run = [first]
        opened = answer.match(text, first.span.end)
        is_mix = bool(mix.search(text[sentence.start : first.span.start].removesuffix("(")))
        answers = {_stem(opened["answer"])} if opened else set()
        for item in percents[index + 1 :]:
            between = text[run[-1].span.end : item.start]
            if item.span.start >= sentence.end:
                break
            said = answer.match(text, item.span.end)
            if opened and said and gap.fullmatch(between) and _stem(said["answer"]) not in answers:
                answers.add(_stem(said["answer"]))
            elif not (is_mix and bracket.fullmatch(between)):
                break
            run.append(item)
        if len(run) > 1 and (opened is None or len(answers) == len(run)):
            yield run
        index += len(run)


def _stem(answer: str) -> str:
    """One name for what is one answer."""
    word = answer.lower()
    if word in ("yes", "for") or word.startswith(("in fav", "fav", "support", "approve", "agree")):
        return "for"
    return "against" if word in ("no", "against", "opposed") or word.startswith("dis") else word


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many sums were compared."""
    percents = [item for item in find_percents(document) if item.kind == "percent" and item.upper is None]
    return len(find_partitions(document)) + sum(1 for _ in _runs(document, percents))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("The panel has ⟦38 members: six Democrats and five Republicans⟧."),
        Wrong("⟦Nine people — five men and six women⟧ — were arrested."),
        Wrong("They rescued ⟦45 migrants, 31 men and 24 women⟧, on Sunday."),
        Wrong("The strike killed ⟦16 people, including 19⟧ children."),
        Wrong("They elected ⟦18 judges, 20⟧ of them women."),
        Wrong("The result: ⟦54% voted yes and 56%⟧ no."),
        Wrong("Power comes from coal (⟦40%), gas (53%) and wind (25%⟧)."),
    ),
    right=(
        Right("The panel has 11 members: six Democrats and five Republicans."),
        Right("The panel has 38 members, including six Democrats and five Republicans."),
        Right("The attack killed 16 people and wounded 30: 12 men and 18 women."),
        Right("About 300 people: 100 men and 150 women."),
        Right("The plan has three parts: 10 schools, 20 clinics and 30 roads."),
        Right("There are 12 rooms: 3 on the first floor, 4 on the second and the rest under the roof."),
        Right("At least nine people — five men and two women — were arrested."),
        Right("It has nine judges, six clerks and four guards."),
        Right("It sold 40% more tea, 35% more coffee and 30% more sugar."),
        Right("In the first district 54% voted yes, and in the second 56% did. 51% were for and 49.5% against."),
    ),
)
