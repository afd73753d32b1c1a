"""Tail probabilities against printed tables, and what is read of results and shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.distributions import chi2_upper, f_upper, r_two_sided, t_two_sided, z_two_sided
from factlint.engine import coverage_of
from factlint.extract.results import find_results
from factlint.extract.shares import find_shares
from factlint.knowledge import Knowledge
from factlint.readers import read_document
from factlint.rule import Rule
from factlint.source import Source


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        # Critical values as statistical tables print them.
        (t_two_sided(12.706, 1), 0.05),
        (t_two_sided(2.228, 10), 0.05),
        (t_two_sided(2.750, 30), 0.01),
        (t_two_sided(1.980, 120), 0.05),
        (f_upper(4.965, 1, 10), 0.05),
        (f_upper(3.098, 3, 20), 0.05),
        (f_upper(5.390, 2, 30), 0.01),
        (chi2_upper(3.841, 1), 0.05),
        (chi2_upper(18.307, 10), 0.05),
        (chi2_upper(50.892, 30), 0.01),
        (r_two_sided(0.576, 10), 0.05),
        (r_two_sided(0.361, 28), 0.05),
        (z_two_sided(1.960), 0.05),
        (z_two_sided(-2.576), 0.01),
    ],
)
def test_tail_probabilities_agree_with_printed_tables(computed: float, expected: float) -> None:
    assert computed == pytest.approx(expected, rel=0.006)


@given(st.floats(0.01, 30), st.floats(1, 500))
def test_an_f_with_one_degree_of_freedom_is_a_squared_t(value: float, df: float) -> None:
    assert f_upper(value * value, 1, df) == pytest.approx(t_two_sided(value, df), rel=1e-8, abs=1e-300)


@given(st.floats(0.01, 300), st.floats(0.01, 300), st.floats(0.5, 200))
def test_a_larger_chi_square_is_less_probable(one: float, other: float, df: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= chi2_upper(high, df) <= chi2_upper(low, df) + 1e-12 <= 1 + 1e-9


def test_a_result_is_read_with_its_rounding() -> None:
    text = "It differed, F(2, 57) = 3.16, p < .05, and χ²(1, N = 90) = 3.9, p = .048."
    document = read_document(Source("a.txt", text), format="plain")
    one, other = find_results(document)
    assert (one.kind, one.df, one.value, one.half, one.relation, one.p) == ("F", (2, 57), 3.16, 0.005, "<", 0.05)
    assert (other.kind, other.df, other.value, other.half, other.p_half) == ("χ²", (1,), 3.9, 0.05, 0.0005)
    assert text[slice(*one.p_span)] == "p < .05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three of the seven patients (43%) recovered.", (43, 7, 3)),
        ("Of the 7 patients, 3 (43%) recovered.", (43, 7, 3)),
        ("In all, 17 out of 68 samples (25.0 percent) failed.", (25, 68, 17)),
        ("The drug helped 43% of the 7 patients.", (43, 7, None)),
        ("Among the 7 participants, 43% recovered.", (43, 7, None)),
    ],
)
def test_a_share_is_read(text: str, expected: tuple[float, int, int | None]) -> None:
    (share,) = find_shares(read_document(Source("a.txt", text), format="plain"))
    assert (share.percent, share.whole, share.part) == expected


def test_the_line_on_coverage_names_what_was_read_and_not_checked(shipped: Knowledge, rules: list[Rule]) -> None:
    text = "It cost €54 million ($36 million). A one-tailed test showed a difference, t(28) = 2.20, p = .018."
    document = read_document(Source("a.txt", text), format="plain")
    missing = coverage_of(document, rules, shipped).not_checked
    assert "figures/currency: no publication date" in missing
    assert "figures/statistics: 1 test result with a one-sided or corrected p-value" in missing
