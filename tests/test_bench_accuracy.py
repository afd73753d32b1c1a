"""The figures of bench/accuracy on cases worked out by hand, and its generators."""

import math
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from accuracy.bases import Row
from accuracy.carriers import AGAIN, PLAIN, WITH, plant, plant_with
from accuracy.innocents import doubtful
from accuracy.likeness import written_twice
from accuracy.metrics import Scored, at_threshold, auc, best_f1, calibration, crossed_f1, half_of
from accuracy.planted import changed_digit, dashes
from accuracy.resolution import bears, cut, group_of, reordered, respaced, stripped
from accuracy.saved import compare
from accuracy.slips import MODELS, slip
from accuracy.verdicts import key_of, wilson

from factlint.knowledge.entry import Entry, make_entry


def scored(*items: tuple[float, bool]) -> list[Scored]:
    return [Scored(score, right) for score, right in items]


def entry(name: str, **more: object) -> Entry:
    return make_entry("person", {"id": "person/x", "name": name, **more})


def test_auc_by_hand() -> None:
    assert auc(scored((0.9, True), (0.1, False))) == 1
    assert auc(scored((0.1, True), (0.9, False))) == 0
    assert auc(scored((0.5, True), (0.5, False))) == 0.5
    # 0.8 beats both wrong ones, 0.4 beats one and loses to one: 3 of 4.
    assert auc(scored((0.8, True), (0.4, True), (0.6, False), (0.2, False))) == 0.75
    assert math.isnan(auc(scored((0.8, True))))


def test_best_f1_by_hand() -> None:
    best = best_f1(scored((0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.1, False)))
    # Down to 0.6: three right of four, all three found.
    assert best.threshold == 0.6
    assert best.f1 == pytest.approx(2 * 0.75 / 1.75)
    assert best_f1(scored((0.9, True)), missed=1).recall == 0.5
    assert best_f1([]).f1 == 0


def test_equal_scores_are_taken_together() -> None:
    best = best_f1(scored((0.5, True), (0.5, False)))
    assert best.precision == 0.5


def test_at_threshold_by_hand() -> None:
    found = at_threshold(scored((0.9, True), (0.8, False), (0.3, True)), 0.8)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_crossed_f1_measures_on_the_half_that_did_not_choose() -> None:
    names = [f"name {number}" for number in range(40)]
    items = [Scored(0.9 if half_of(name, "threshold") else 0.5, True, name) for name in names]
    first, second = crossed_f1(items)
    assert first.threshold == 0.5  # chosen on half 0, where all stand at 0.5
    assert second.threshold == 0.9
    assert first.recall == 1
    assert second.recall == 0


def test_halves_are_even_and_stable() -> None:
    assert [half_of(name) for name in ("Ada", "Ben", "Cleo", "Dora")] == [
        half_of(n) for n in ("Ada", "Ben", "Cleo", "Dora")
    ]
    assert 400 < sum(half_of(f"name {number}") for number in range(1000)) < 600


def test_calibration_by_hand() -> None:
    bins = calibration(scored((0.55, True), (0.59, False), (0.95, True), (1.0, True), (0.2, True)))
    assert [(item.low, item.high, item.size, item.right) for item in bins] == [(0.5, 0.6, 2, 0.5), (0.95, 1.0, 2, 1.0)]
    assert bins[0].stated == pytest.approx(0.57)


@pytest.mark.parametrize("model", MODELS)
def test_a_slip_is_seeded_and_never_the_name(model: str) -> None:
    person = entry("Phillip Zhovchenko", native={"ru": ["Филипп Жовченко"]})
    first = [slip(person, model, random.Random(seed)) for seed in range(50)]
    assert first == [slip(person, model, random.Random(seed)) for seed in range(50)]
    assert all(made is not None and made.text != person.name for made in first)
    assert len({made.text for made in first if made}) > 3


def test_typing_spares_the_first_letter() -> None:
    made = [slip(entry("Tamara Orvell"), "typing", random.Random(seed)) for seed in range(80)]
    assert all(item and [word[0] for word in item.text.split()] == ["T", "O"] for item in made)


def test_short_words_have_no_slips() -> None:
    assert slip(entry("Bo Li"), "typing", random.Random(1)) is None


def test_dashes_of_designators() -> None:
    assert dict(dashes("S-400")) == {"dash lost": "S400", "dash to space": "S 400"}
    assert dict(dashes("A400M")) == {"dash added": "A-400M"}
    assert dict(dashes("Leopard 2")) == {"space to dash": "Leopard-2"}
    for seed in range(20):
        made = changed_digit("F-16", random.Random(seed))
        assert made != "F-16"
        assert made[:2] == "F-"


def test_carriers_hold_the_name_once_and_say_where() -> None:
    assert all(len(carriers) >= 12 for carriers in (*PLAIN.values(), *WITH.values()))
    assert all(
        carrier.count("{}") == 1 for group in (PLAIN, WITH, AGAIN) for some in group.values() for carrier in some
    )
    for seed in range(40):
        text, at = plant("Ada Venn", "person", random.Random(seed))
        assert text[at:].startswith("Ada Venn")
        text, at = plant_with("Ada Venn", "office", "mayor of Lund", random.Random(seed))
        assert text[at:].startswith("Ada Venn")
        assert "ayor of Lund" in text


def test_doubtful_pairs() -> None:
    assert doubtful(Row("Ada Venn", "Ada Wenn", "score=0.97"))
    assert doubtful(Row("Lee Joon-ha", "Joonha Lee", "token_sort=80")) is False
    assert doubtful(Row("Lee Joon-ha", "Lee Joonha", "token_sort=80"))
    assert doubtful(Row("Sergei Volk", "Volk Sergey", "score=0.90"))
    assert not doubtful(Row("Ada Venn", "Ida Venn", "score=0.9"))


def test_runs_are_compared_finding_by_finding() -> None:
    one = {"path": "a", "rule": "names/x", "severity": "hint", "text": "Q", "fix": "R", "around": "…"}
    assert compare([one], [one]) == []
    assert compare([one], [])[0].startswith("gone: hint names/x 'Q'")
    assert compare([], [one])[0].startswith("new: hint")
    assert compare([one], [{**one, "severity": "error"}])[0].startswith("changed: hint → error")


def test_generated_respellings_of_names() -> None:
    rng = random.Random(1)
    assert {reordered("Ada Maria Venn", rng) for _ in range(30)} == {"Venn Ada Maria", "Venn, Ada Maria"}
    assert reordered("Ada", rng) == ""
    assert {respaced("Kim Joon-ha", rng) for _ in range(30)} == {"Kim Joon ha", "Kim Joonha"}
    assert respaced("Ada Venn", rng) == ""
    assert stripped("José Núñez", rng) == "Jose Nunez"
    assert stripped("Ada Venn", rng) == ""
    assert {cut("Ada Maria Lou Venn", rng) for _ in range(30)} == {"Ada Maria Venn", "Ada Lou Venn"}
    assert cut("Ada Venn", rng) == ""
    assert cut("Ada Maria Venn, Jr.", rng) == "Ada Venn, Jr."
    assert cut("Venn, Ada Maria", rng) == ""


def test_who_is_as_good_as_the_right_one() -> None:
    assert bears("José Luis Pérez Thornbury", "jose Thornbury")
    assert not bears("Thornbury José", "José Thornbury")


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        ("Serhii Venn", "Sergey Venn", True),
        ("Bang Seong-min", "Bang Sung-min", True),
        ("Omar al-Nouri", "Nouri Omar", True),
        ("Omar Nouri", "Omar Nouri Venn", False),
        ("Omar Nouri", "Omar Nuuris", False),
    ],
)
def test_one_name_in_two_romanisations(one: str, other: str, twice: bool) -> None:
    assert written_twice(Row(one, other, "")) is twice
    assert group_of("romanised", "roundtrip:cyrillic:uk-bgn") == "romanised: cyrillic uk-bgn"


def test_the_interval_of_a_share() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(9, 10)
    assert low == pytest.approx(0.596, abs=0.001)
    assert high == pytest.approx(0.982, abs=0.001)


def test_the_key_of_a_finding_holds_no_text() -> None:
    row = {"path": "a.txt", "rule": "dates/weekday", "message": "a Thursday", "text": "Friday", "severity": "error"}
    assert key_of(row) == key_of({**row, "text": "other"})
    assert key_of(row) != key_of({**row, "path": "b.txt"})
