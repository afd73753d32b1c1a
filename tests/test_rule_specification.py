"""The rule figures/specification, on a small knowledge of its own."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from factlint.document import Document
from factlint.knowledge import Knowledge
from factlint.knowledge.entry import Entry, make_entry
from factlint.loader import load_rules
from factlint.readers import read_document
from factlint.rule import Finding, Rule
from factlint.source import Source
from factlint.view import Span

RULES = Path(__file__).parent.parent / "rules"
SOURCE = {"source": "https://example.org/table", "checked": "2026-11"}


def system(name: str, figures: dict[str, list[dict[str, str]]], variants: tuple[str, ...] = ()) -> Entry:
    rows = {kind: [{**SOURCE, **row} for row in known] for kind, known in figures.items()}
    id = f"system/{name.lower().replace(' ', '-')}"
    return make_entry("system", {"id": id, "name": name, "figures": rows, "variants": list(variants)})


ATACMS = system(
    "ATACMS",
    {
        "range": [
            {"variant": "M39", "kind": "maximum", "value": "165 km"},
            {"variant": "M57", "kind": "maximum", "value": "300 km", "tolerance": "2 %"},
        ]
    },
    ("M39", "M57", "M48"),
)
TANK = system(
    "Leopard 2",
    {
        "weight": [{"kind": "exact", "value": "62 t"}],
        "crew": [{"kind": "exact", "value": "4"}],
        "speed": [{"kind": "maximum", "value": "70 km/h"}],
        "calibre": [{"kind": "exact", "value": "120 mm"}],
    },
)
TOMAHAWK = system(
    "Tomahawk",
    {"range": [{"kind": "maximum", "value": "1,600 km"}], "speed": [{"kind": "maximum", "value": "920 km/h"}]},
)
NAMES = {
    "ATACMS": ATACMS,
    "ATAKMS": ATACMS,
    "Army Tactical Missile System": ATACMS,
    "Leopard 2": TANK,
    "Tomahawk": TOMAHAWK,
}


class Known:
    """Finds the names above and nothing else."""

    def __init__(self, *, weak: bool = False) -> None:
        self.weak = weak

    def mentions(self, document: Document) -> tuple[Any, ...]:
        return tuple(
            SimpleNamespace(
                span=Span(*match.span()), text=match.group(), entry=NAMES[match.group()], weak=self.weak, judgement=None
            )
            for match in re.finditer("|".join(NAMES), document.text)
        )


@pytest.fixture(scope="module")
def rule() -> Rule:
    return next(rule for rule in load_rules([str(RULES)]) if rule.id == "figures/specification")


def findings(rule: Rule, text: str, known: Known | None = None) -> list[Finding]:
    document = read_document(Source("t.txt", text))
    return list(rule.check(document, cast("Knowledge", known or Known())))


def test_examples(rule: Rule) -> None:
    for wrong in rule.wrong:
        text = wrong.text.replace("⟦", "").replace("⟧", "")
        [found] = findings(rule, text)
        assert text[found.span.start : found.span.end] == wrong.text[wrong.text.index("⟦") + 1 : wrong.text.index("⟧")]
    for right in rule.right:
        assert findings(rule, right.text) == []


def test_what_is_said(rule: Rule) -> None:
    [found] = findings(rule, "Kyiv wants ATAKMS missiles, which have a range of 800 miles.")
    assert found.severity == "warning"
    assert found.entry == "system/atacms"
    assert found.message == (
        "a range of 800 miles (1,287 km) is outside what is known of ATACMS: up to 165 km (M39), up to 300 km (M57) "
        "(https://example.org/table, checked 2026-11)"
    )
    assert [(fix.title, fix.edits, fix.applicability) for fix in found.fixes] == [
        ("known range: up to 165 km (M39), up to 300 km (M57)", (), "display")
    ]
    assert [(row.fact, row.value, row.checked) for row in found.evidence] == [
        ("range", "up to 165 km (M39)", "2026-11"),
        ("range", "up to 300 km (M57)", "2026-11"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "ATACMS have a maximum range of 1,297 km.",
        "ATACMS's range of 1,297 km is long.",
        "The Army Tactical Missile System (ATACMS), which has a range of 1,297 kilometers, was sent.",
        "ATACMS, a long-range guided missile with a range of 500 kilometers, was sent.",
        "ATACMS, whose range is 1,000 kilometres, was sent.",
        "ATACMS ballistic missiles (range 900 km) were sent.",
        "The maximum range of the ATACMS is 1,297 km.",
        "They sent the 3,000-km-range ATACMS.",
        "ATACMS missiles can strike targets at a distance of 1,000 km.",
        "ATACMS missiles, which can hit targets up to 1,900 miles away, were sent.",
        "ATACMS has a range between 165 and 1,300 km.",
        "The M39, an early ATACMS with a range of 165 km, and the M39 ATACMS with a range of 300 km.",
        "The Leopard 2, which weighs 620 tons, crossed.",
        "The Leopard 2 weighs 6.2 tons.",
        "The Leopard 2 tank has a crew of seven.",
        "The Leopard 2 has a top speed of 170 km/h.",
        "The 620-ton Leopard 2 crossed.",
        "Tomahawk cruise missiles have a range of about 5,000 miles.",
        "Tomahawk missiles travel at Mach 5.",
        '"ATACMS missiles have a range of 1,297 km," he said.',
    ],
)
def test_reports(rule: Rule, text: str) -> None:
    assert [found.severity for found in findings(rule, text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "ATACMS missiles have a range of 297 kilometers.",
        "The ATACMS has a maximum range of 190 miles (306 km).",
        "ATACMS have a range of just over 300 km.",
        "ATACMS have a range of less than 500 km.",
        "ATACMS have a range of 70 to 300 km.",
        "The ATACMS has a range of 80 km.",
        "ATACMS do not have a range of 1,297 km.",
        "An extended-range version of ATACMS with a range of 500 km is planned.",
        "PrSM and ATACMS, with a range of 499 km, are missiles.",
        "Unlike the Tomahawk, ATACMS have a range of 1,600 km.",
        "Kyiv wants ATACMS because drones with a range of 2,000 km hit it.",
        "ATACMS flew to a depot 1,297 kilometers from the base.",
        "ATACMS launchers, which weigh 24 tons, were sent.",
        "The ATACMS M48 has a range of 900 km.",  # a variant of which nothing is known
        "The Leopard 2 weighs 65 tons and has a crew of four.",
        "The Leopard 2 tank, with a top speed of 43 mph, is fast.",
        "Tomahawk missiles have a range of about 1,000 miles.",
        "Kyiv wants ATACMS. It is 1,297 km away.",
    ],
)
def test_silent(rule: Rule, text: str) -> None:
    assert findings(rule, text) == []


def test_a_little_beyond_is_a_hint(rule: Rule) -> None:
    assert [found.severity for found in findings(rule, "ATACMS have a range of 335 km.")] == ["hint"]


def test_below_is_a_hint_where_the_maximum_is_claimed(rule: Rule) -> None:
    assert [found.severity for found in findings(rule, "The ATACMS has a maximum range of 80 km.")] == ["hint"]


def test_a_bare_short_form_is_not_enough(rule: Rule) -> None:
    assert findings(rule, "ATACMS have a range of 1,297 km.", Known(weak=True)) == []
