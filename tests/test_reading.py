"""Readings of runs: remembered from text to text, they must never change what is said of a text."""

from __future__ import annotations

import pytest

from factlint.engine import check
from factlint.knowledge import Knowledge
from factlint.knowledge.loading import load_knowledge
from factlint.language import _may_be_foreign, _verdict
from factlint.names import reading
from factlint.names.runs import find_runs, find_spans, tokens_of
from factlint.rule import Finding, Rule
from tests.conftest import read
from tests.test_names import INNOCENT, SLIPS

# The same runs where they begin a sentence and where not, shouted and not, established and not, in other settings.
TEXTS = [
    *(text for text, _ in SLIPS),
    *INNOCENT,
    "Grace Blinken left. Then Grace Blinken, U.S. Secretary of State, came back.",
    "THE MINISTER MET VOLODYMYR ZELENSKY AND OLAF SHOLZ IN KYIV. LLOYD AUSTEN, DEFENSE SECRETARY, SPOKE.",
    "Volodymyr Zelensky met Olaf Sholz. Zelensky spoke.",
    "Zelensky spoke. Podoljak did not.",
    "Mykhailo Podolyak spoke, and Podoljak did too.",
    "“Olaf Sholz is late,” he said. Yesterday Olaf Sholz was late.",
    "See https://example.org/Olaf_Sholz and ask @OlafSholz, or Olaf Sholz himself.",
    "Der Bundeskanzler Olaf Sholz ist nicht in der Stadt, und das ist auch gut für die Partei.",
    "U.S. Army units met on 1 May 2023. Next came Figure 1. Next came ATAKMS missiles.",
    "The Kyiv Post and the Kyiv\nIndependent wrote of S400 missiles, S-400s and an S 400.",
]


def said(texts: list[str], rules: list[Rule], knowledge: Knowledge) -> dict[str, list[Finding]]:
    return {text: check(read(text), rules, knowledge) for text in texts}


@pytest.fixture(scope="module")
def alone(rules: list[Rule], shipped: Knowledge) -> dict[str, list[Finding]]:
    """What is said of each text by a knowledge that has met no other."""
    return {text: check(read(text), rules, Knowledge(shipped.layers, shipped.background)) for text in TEXTS}


def test_the_order_of_texts_does_not_matter(rules: list[Rule], alone: dict[str, list[Finding]]) -> None:
    knowledge = load_knowledge()
    assert said(TEXTS, rules, knowledge) == alone
    assert said(TEXTS[::-1], rules, knowledge) == alone
    assert said(sorted(TEXTS, key=lambda text: text[::-1]), rules, load_knowledge()) == alone
    assert sum(map(len, alone.values())) > 30


def test_forgetting_does_not_matter(
    rules: list[Rule], alone: dict[str, list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST", 3)
    knowledge = load_knowledge()
    assert said(TEXTS, rules, knowledge) == alone
    assert len(knowledge.memo["readings"]) < 40  # type: ignore[arg-type]


def test_what_is_left_unjudged_would_not_be_reported(
    rules: list[Rule], alone: dict[str, list[Finding]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_is_open", lambda *_: True)
    assert said(TEXTS, rules, load_knowledge()) == alone


def test_a_run_has_the_tokens_of_its_text() -> None:
    for text in TEXTS:
        spans = list(find_spans(text))
        runs = list(find_runs(text))
        assert [(run[0].start, run[-1].end) for run in runs] == spans
        for (start, end), run in zip(spans, runs, strict=True):
            assert [token.text for token in tokens_of(text[start:end])] == [token.text for token in run]
            assert all(text[token.start : token.end] == token.text for token in run)


def test_a_mention_has_its_tokens() -> None:
    knowledge = load_knowledge()
    for text in TEXTS:
        for mention in knowledge.mentions(read(text)):
            assert text[mention.span.start : mention.span.end] == mention.text
            for token in mention.tokens:
                at = mention.span.start + token.start
                assert text[at : at + len(token.text)] == token.text


def test_addresses_cut_runs() -> None:
    document = read("Ask Angela https://example.org/Merkel or Olaf Scholz, Anna #Tag Berlin.")
    names = [mention.text for mention in load_knowledge().mentions(document)]
    assert "Olaf Scholz" in names
    assert not any("example" in name or "Tag" in name for name in names)


def test_a_text_without_words_of_another_language_has_no_foreign_block() -> None:
    words = ["the", "of", "die", "un", "el", "para", "été", "москва", "says", "he"]
    texts = [" ".join(words[at : at + size]) for at in range(len(words)) for size in range(1, 6)]
    for text in [*TEXTS, *texts, *(f"{one} {one} {other}." for one in words for other in words)]:
        assert _may_be_foreign(text) or not any(_verdict(block) for block in text.split("\n\n")), text


def test_a_word_alone_is_cut_as_in_a_run() -> None:
    for word in ("Kyiv", "NATO", "McDonald", "É", "Élysée", "A"):
        (alone,) = tokens_of(word)
        assert alone == tokens_of(f"{word} Kyiv")[0]
