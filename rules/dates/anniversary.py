"""An anniversary or a count of years does not fit the year of the event.

"The 80th anniversary of D-Day" in June 2023 was the 79th, and "in 1989, 20 years ago" is ten years short in 2019: such
counts are copied from last year's text. The rule counts from a known event or from a year in the sentence to the year
that the sentence states, else to the publication, and there only where the words or the day of the year say that the
present anniversary is meant.

Silence is the rule: for another year in the sentence, next year's and last decade's anniversaries, "ahead of",
"nearly", "some", "more than", decades, and quotations. "Years ago" may be one off, and "years after" too. An event that
lasted has anniversaries of its beginning and of its end. The counted number is suggested, not applied without asking.
"""

import re
from collections.abc import Iterator

from factlint.authoring import Document, Edit, Evidence, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.anniversaries import Anniversary, counted_to, find_anniversaries, ordinal_like


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report counts that no year in question gives."""
    for claim in find_anniversaries(document, knowledge):
        years, when = counted_to(document, claim)
        if not years or _is_vague(document, claim):
            continue
        origins = (int(claim.first[:4]), int(claim.last[:4]))
        right = {year - origin for year in years for origin in range(origins[0], origins[1] + 1)}
        slack = 0 if claim.form == "anniversary" else 1
        if not any(abs(count - claim.years) <= slack for count in right) and max(right) > 0:
            yield _finding(document, claim, years[0], when)


def _is_vague(document: Document, claim: Anniversary) -> bool:
    """Whether the count is no exact one: "nearly 30 years ago", "some three decades ago"."""
    text = document.text
    before = text[max(claim.number.start - 24, 0) : claim.number.start]
    if re.search(
        r"\b(?:nearly|almost|about|around|some|roughly|over|more\sthan|less\sthan|at\sleast|approximately|just|only|not|or)\s(?:the\s)?\Z",
        before,
        re.IGNORECASE,
    ):
        return True
    return claim.form == "ago" and document.is_quoted(*claim.span)


def _finding(document: Document, claim: Anniversary, to: int, when: str) -> Finding:
    text = document.text
    written = text[claim.number.start : claim.number.end]
    right = to - int(claim.last[:4] if claim.form == "since" else claim.first[:4])
    shown = f"{claim.first}" if claim.first == claim.last else f"{claim.first} to {claim.last}"
    what = claim.entry.name if claim.entry else claim.first
    count = f"the {ordinal_like(right, '1')}" if claim.form == "anniversary" else f"{right} years"
    fixes = []
    new = ordinal_like(right, written) if claim.form == "anniversary" else str(right)
    if new and right > 0:
        fixes.append(Fix(f"Change the number: {new}", (Edit(claim.number, new),)))
    if claim.origin:
        year = str(to - claim.years)
        fixes.append(Fix(f"Change the year: {year}", (Edit(claim.origin, year),)))
    said = f"the {written} anniversary" if claim.form == "anniversary" else f"{written} years"
    if written[0].isalpha() and ordinal_like(1, written) == "":
        said = written
    dated = (
        f"{what} ({shown}"
        + (f"; {claim.entry.source}, {claim.entry.checked}" if claim.entry and claim.entry.source else "")
        + ")"
    )
    return Finding(
        claim.span,
        f"from {dated if claim.entry else what} to {to} it is {count}, not {said}",
        severity="warning",
        confidence=0.85,
        fixes=tuple(fixes) or (Fix(f"counted: {right}", (), "display"),),
        entry=claim.entry.id if claim.entry else "",
        reasons=(f"counted to {when}",),
        evidence=(Evidence(claim.entry.id, "date", shown, claim.entry.source, claim.entry.checked),)
        if claim.entry
        else (),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many counts had a year to be counted to."""
    return sum(1 for claim in find_anniversaries(document, knowledge) if counted_to(document, claim)[0])


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Counts of which nobody can say to which year they are counted."""
    if not document.date and any(
        not counted_to(document, claim)[0] for claim in find_anniversaries(document, knowledge)
    ):
        yield "no publication date"


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    skipped=skipped,
    wrong=(
        Wrong(
            "Veterans gather today to mark ⟦the 80th anniversary of D-Day⟧.",
            "the 79th anniversary of D-Day",
            date="2023-06-06",
        ),
        Wrong(
            "They gathered on the beach for a minute on ⟦the 80th anniversary of D-Day⟧.",
            "the 79th anniversary of D-Day",
            date="2023-06-05",
        ),
        Wrong(
            "In 2019 Berlin celebrated ⟦the 20th anniversary of the fall of the Berlin Wall⟧.",
            "the 30th anniversary of the fall of the Berlin Wall",
        ),
        Wrong("The plant closed in ⟦1989, 20 years ago⟧.", "1989, 30 years ago", date="2019-03-01"),
        Wrong("Founded in 1921, the club celebrated ⟦its 90th anniversary in 2021⟧.", "its 100th anniversary in 2021"),
        Wrong(
            "In 2014, ⟦35 years after the fall of the Berlin Wall⟧, balloons rose.",
            "25 years after the fall of the Berlin Wall",
        ),
    ),
    right=(
        Right("Veterans gather today to mark the 80th anniversary of D-Day.", date="2024-06-06"),
        Right("Veterans gather today to mark the 80th anniversary of D-Day."),
        Right(
            "Next year is the 80th anniversary of D-Day; plans for the 80th anniversary of D-Day in 2024 exist.",
            date="2023-06-06",
        ),
        Right("A film made for the 50th anniversary of D-Day is shown today.", date="2023-06-06"),
        Right("The plant closed in 1989, nearly 40 years ago, or in 1989, 31 years ago.", date="2019-03-01"),
        Right("Founded in 1921, the club celebrated the 50th anniversary of its stadium in 2021."),
        Right("“It closed in 1989, 20 years ago,” he said.", date="2019-03-01"),
    ),
)
