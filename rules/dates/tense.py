"""What is told as past lies after the publication, or what is announced lies before it.

"The bridge will open on March 4" in a text of June, or "he died on July 3" in one of June: a month or a year was
slipped, or a text was updated by halves. The rule reads verbs of a closed list with the date that directly belongs to
them, a day, a month or a year, and compares the date with the day of publication. A day more or less is allowed.

Silent without a publication date, in quotations, in sentences that name another year, ask, doubt or tell fiction, and
for what is scheduled or expected. A text with several such dates was written at another time and is left alone. The
neighbouring year is suggested where it resolves the conflict; the tense is the other way to repair it.
"""

from collections.abc import Iterator
from datetime import date as Day
from datetime import timedelta

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Wrong
from factlint.claims.tenses import TensedTime, find_tensed_times

MOST = 3  # so many conflicts mean that the text is of another time


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report pasts that are to come and futures that are over."""
    if not document.date:
        return
    today = Day.fromisoformat(document.date)
    late, early = (today + timedelta(days=1)).isoformat(), (today - timedelta(days=1)).isoformat()
    wrong = [
        claim for claim in find_tensed_times(document) if (claim.last < early if claim.future else claim.first > late)
    ]
    if len({(claim.first, claim.last) for claim in wrong}) < MOST:
        for claim in wrong:
            yield _finding(document, claim, late, early)


def _finding(document: Document, claim: TensedTime, late: str, early: str) -> Finding:
    text = document.text
    written = text[claim.written.start : claim.written.end]
    fixes: list[Fix] = []
    if claim.year:
        year = int(text[claim.year.start : claim.year.end]) + (1 if claim.future else -1)
        fits = f"{year:04}{claim.last[4:]}" >= early if claim.future else f"{year:04}{claim.first[4:]}" <= late
        if fits:
            fixes.append(Fix(f"Change the year: {year}", (Edit(claim.year, str(year)),)))
    fixes.append(Fix("change the tense" if fixes else "change the time or the tense", (), "display"))
    side = "before" if claim.future else "after"
    return Finding(
        claim.span,
        f"{written} is {side} the publication on {document.date}, but “{claim.verb}” says the opposite",
        severity="warning",
        confidence=0.85,
        fixes=tuple(fixes),
        reasons=(f"the text is dated {document.date}; a day more or less was allowed",),
    )


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many verbs stand with a time."""
    return len(find_tensed_times(document)) if document.date else 0


rule = Rule(
    check=check,
    local=True,
    needs_date=True,
    examined=examined,
    wrong=(
        Wrong("The bridge ⟦will open on March 4, 2023⟧.", "will open on March 4, 2024", date="2023-06-10"),
        Wrong("He ⟦died on July 3, 2023⟧, in a hospital.", "died on July 3, 2022", date="2023-06-10"),
        Wrong("The museum ⟦will reopen in May 2021⟧.", "will reopen in May 2022", date="2022-02-01"),
        Wrong("The firm ⟦was founded in 2031⟧.", date="2024-03-05"),
    ),
    right=(
        Right("The bridge will open on September 4, 2023, and he died on June 11, 2023.", date="2023-06-10"),
        Right("The bridge will open on March 4, 2023."),
        Right("He said in 2021 that the bridge will open on March 4, 2023.", date="2023-06-10"),
        Right("The start, scheduled for May 2, was held on July 3, 2023, if at all.", date="2023-06-10"),
        Right("In the novel he died on July 3, 2050; “it will open in 2019,” he had said.", date="2023-06-10"),
        Right(
            "The contract was signed until July 3, 2026, and copper closed for delivery in September 2023.",
            date="2023-06-10",
        ),
    ),
)
