"""The rules dates/weekday and dates/impossible beyond their own examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from factlint.fixes import apply
from factlint.knowledge import Knowledge
from factlint.loader import load_rules
from factlint.readers import read_document
from factlint.rule import Finding, Rule
from factlint.source import Source

RULES = Path(__file__).parent.parent / "rules"
NOTHING = cast("Knowledge", None)  # neither rule looks at it


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in load_rules([str(RULES)])}


def findings(rule: Rule, text: str, date: str = "") -> list[Finding]:
    return list(rule.check(read_document(Source("t.txt", text), date=date), NOTHING))


def repaired(text: str, found: Finding) -> list[str]:
    return [apply(text, [fix]) for fix in found.fixes]


@pytest.mark.parametrize("id", ["dates/weekday", "dates/impossible"])
def test_examples(rules: dict[str, Rule], id: str) -> None:
    rule = rules[id]
    for wrong in rule.wrong:
        text = wrong.text.replace("⟦", "").replace("⟧", "")
        marked = wrong.text[wrong.text.index("⟦") + 1 : wrong.text.index("⟧")]
        [found] = findings(rule, text, wrong.date)
        assert text[found.span.start : found.span.end] == marked
        if wrong.fix is not None:
            assert repaired(text, found)[0] == text.replace(marked, wrong.fix)
    for right in rule.right:
        assert findings(rule, right.text, right.date) == []


def test_three_repairs(rules: dict[str, Rule]) -> None:
    text = "He said Friday, January 26, 2023 that talks go on."
    [found] = findings(rules["dates/weekday"], text)
    assert found.severity == "error"
    assert found.message == "January 26, 2023 was a Thursday, not a Friday"
    assert [fix.title for fix in found.fixes] == [
        "Change the weekday: Thursday",
        "Change the date: January 27, 2023",
        "Change the year: 2024",
    ]
    assert repaired(text, found) == [
        "He said Thursday, January 26, 2023 that talks go on.",
        "He said Friday, January 27, 2023 that talks go on.",
        "He said Friday, January 26, 2024 that talks go on.",
    ]
    assert all(fix.applicability == "unsafe" for fix in found.fixes)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It was Fri., Dec. 31, 2022.", "It was Fri., Dec. 30, 2022."),
        ("It was Sunday, Dec. 31, 2022.", "It was Sunday, Jan. 1, 2023."),
        ("It was Tuesday, the 30th of April 2023.", "It was Tuesday, the 2nd of May 2023."),
        ("It was Friday 2023-06-01.", "It was Friday 2023-06-02."),
    ],
)
def test_the_nearest_date_is_written_in_the_manner_of_the_text(rules: dict[str, Rule], text: str, date: str) -> None:
    [found] = findings(rules["dates/weekday"], text)
    assert repaired(text, found)[1] == date


def test_after_its_repair_nothing_is_left(rules: dict[str, Rule]) -> None:
    rule = rules["dates/weekday"]
    for day in range(1, 32):
        text = f"It was Monday, Jan. {day}, 2023."
        for found in findings(rule, text):
            assert [findings(rule, fixed) for fixed in repaired(text, found)] == [[]] * len(found.fixes)


@pytest.mark.parametrize(
    ("text", "date", "count"),
    [
        ("He resigned on Friday, January 26.", "2023-01-27", 1),
        ("He resigned on Friday, January 26.", "2023-06-27", 0),  # too far away
        ("He resigned on Friday, January 26.", "", 0),
        ("He resigned on Friday, January 26, as he had in 2018.", "2023-01-27", 0),  # another year is spoken of
        ("He resigned on Friday, January 26, and left on Saturday, January 27.", "2023-01-30", 0),  # an older text
        (
            "He came on Monday, January 23, left on Tuesday, January 24, and died on Friday, January 26.",
            "2023-01-30",
            1,
        ),
        ("He resigns on Friday, January 1.", "2022-12-30", 1),
        ("He resigns on Sunday, January 1.", "2022-12-30", 0),
    ],
)
def test_without_a_year(rules: dict[str, Rule], text: str, date: str, count: int) -> None:
    found = findings(rules["dates/weekday"], text, date)
    assert len(found) == count
    assert all(item.severity == "warning" and len(item.fixes) == 2 for item in found)


def test_a_day_to_come_is(rules: dict[str, Rule]) -> None:
    [found] = findings(rules["dates/weekday"], "It opens on Friday 26 January 2023.", "2023-01-02")
    assert found.message == "26 January 2023 is a Thursday, not a Friday"


@pytest.mark.parametrize(
    "text",
    [
        "They met from Monday to Friday, May 5, 2023.",
        "He announced Friday, January 26, 2023, as the day of the vote.",
        "The Julian calendar had Friday, January 26, 2023.",
        "On Saturday, May 7-9, 2023, they met.",
        "On Friday, May 5, 2000 people marched.",
    ],
)
def test_weekday_is_silent(rules: dict[str, Rule], text: str) -> None:
    assert findings(rules["dates/weekday"], text) == []


@pytest.mark.parametrize(
    ("text", "message", "fixed"),
    [
        (
            "It closed on 31 June 1994.",
            "there is no 31 June: June has 30 days",
            ["It closed on 30 June 1994.", "It closed on 1 July 1994."],
        ),
        (
            "It closed on Feb. 29, 2023.",
            "there is no February 29, 2023: February 2023 has 28 days",
            ["It closed on Feb. 28, 2023.", "It closed on March 1, 2023."],
        ),
        (
            "It closed on the 31st of April.",
            "there is no 31 April: April has 30 days",
            ["It closed on the 30th of April.", "It closed on the 1st of May."],
        ),
        (
            "It closed on February 30.",
            "there is no February 30: February has 29 days",
            ["It closed on February 29.", "It closed on March 1."],
        ),
        ("It closed on June 45, 2023.", "there is no June 45: June has 30 days", []),
        ("It ran from June 29-31, 2023.", "there is no June 31: June has 30 days", ["It ran from June 29-30, 2023."]),
        (
            "It closed on 2023-02-29.",
            "there is no February 29, 2023: February 2023 has 28 days",
            ["It closed on 2023-02-28.", "It closed on 2023-03-01."],
        ),
    ],
)
def test_impossible_days(rules: dict[str, Rule], text: str, message: str, fixed: list[str]) -> None:
    [found] = findings(rules["dates/impossible"], text)
    assert (found.message, found.severity) == (message, "error")
    assert repaired(text, found) == fixed


@pytest.mark.parametrize(
    "text", ["It began at 25:10.", "It began at 9:75 a.m. sharp.", "It began at 7.61pm.", "It began at 24:30 UTC."]
)
def test_impossible_times(rules: dict[str, Rule], text: str) -> None:
    [found] = findings(rules["dates/impossible"], text)
    assert found.message.startswith("there is no time ")


@pytest.mark.parametrize(
    "text",
    [
        "It began at 23:59 and ended at 24:00.",
        "She finished at 25:10, a record for the race.",
        "Read Matthew 25:40 by 12:30.",
        "The ratio was 25:75, and the score 31:29.",
        "All 31 June graduates found work.",
        "By June 31 people had died.",
        "On February 30 cats were found.",
        "The 31 September deaths were counted.",
        "There is no 30 February.",
        "The Swedes had 30 February 1712.",
        "At 25.10 dollars it is dear.",
    ],
)
def test_impossible_is_silent(rules: dict[str, Rule], text: str) -> None:
    assert findings(rules["dates/impossible"], text) == []


def test_markdown_is_repaired_in_the_source(rules: dict[str, Rule]) -> None:
    from factlint.engine import check

    source = Source("t.md", "It opened on **Friday**, January 26, 2023.")
    document = read_document(source, format="markdown")
    [found] = check(document, [rules["dates/weekday"]], cast("Any", NOTHING))
    assert apply(source.text, [found.fixes[0]]) == "It opened on **Thursday**, January 26, 2023."
