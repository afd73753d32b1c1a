"""A printed statistic cannot come from the numbers beside it.

Reports and stories about studies print a test and its p-value, a share of a few people, a mean of a few answers. Each
can be computed again from what stands beside it:

- a p-value from t, F, χ², r or z with its degrees of freedom, as a two-sided test. "t(28) = 2.20, p = .016" gives .036.
  What is printed is rounded, so the p-values of the smallest and the largest t that round to 2.20 are compared with
  those that round to .016; it is wrong only where the two do not meet. It is an error where the real p-value lies on
  the other side of .05, else a warning, and a hint where half of it fits: then the test was one-sided, and the text
  should say so.
- a share from two counts: "3 of 7 patients (33%)" are 43%. Cutting off instead of rounding is not reported.
- a share of a few that no whole number gives: of 7 patients none, 14%, 29%, 43% … can recover, but not 33%.
- a mean of whole numbers (the GRIM test): 20 answers on a scale of whole numbers add up to a whole number, so their
  mean can be 3.45 or 3.50, but not 3.48. This is a hint, as only the authors know what was averaged.

Not checked, and named in the line on coverage: results near words such as one-tailed, Bonferroni, corrected or
adjusted. Means of several items are left out too.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.distributions import chi2_upper, f_upper, r_two_sided, t_two_sided, z_two_sided
from factlint.extract.results import Result, find_results
from factlint.extract.shares import Share, find_shares

LEVEL = 0.05


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compute p-values, shares and means again."""
    for result in find_results(document):
        if not _is_other_test(document, result):
            yield from _compare_p(document.text, result)
    for share in find_shares(document):
        yield from _compare_share(document.text, share)
    yield from _means(document)


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many results, shares and means were computed again."""
    results = sum(1 for result in find_results(document) if not _is_other_test(document, result))
    return results + len(find_shares(document)) + sum(1 for _ in _read_means(document))


def skipped(document: Document, knowledge: Knowledge) -> Iterator[str]:
    """Which results were read and not computed again."""
    left = sum(1 for result in find_results(document) if _is_other_test(document, result))
    if left:
        yield f"{left} test result{'s' if left > 1 else ''} with a one-sided or corrected p-value"


@cache
def _other_test() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:one-(?:tailed|sided)|one\s(?:tail|side)|directional|Bonferroni|Holm|Tukey|Scheff|Greenhouse|Huynh|[Cc]orrect(?:ed|ion)"
        r"|[Aa]djust(?:ed|ment)|permutation|bootstrap|Monte\sCarlo|exact\stest|false\sdiscovery|FDR)"
    )


def _is_other_test(document: Document, result: Result) -> bool:
    """Whether the paragraph says that a p-value is no plain two-sided one."""
    block = document.blocks[document.block_index(result.span.start)]
    return _other_test().search(document.text, block.start, block.end) is not None


def p_of(result: Result, value: float) -> float:
    """The two-sided p-value of a value of the result's statistic."""
    value = abs(value)
    if result.kind == "z":
        return z_two_sided(value)
    if result.kind == "F":
        return f_upper(value, *result.df)
    return {"t": t_two_sided, "r": r_two_sided, "χ²": chi2_upper}[result.kind](value, result.df[0])


def _compare_p(text: str, result: Result) -> Iterator[Finding]:
    value = abs(result.value)
    low, high = p_of(result, value + result.half), p_of(result, max(value - result.half, 0.0))
    if _fits(result, low, high):
        return
    p = p_of(result, value)
    one_sided = result.kind in ("t", "r", "z") and _fits(result, low / 2, high / 2)
    decides = (p < LEVEL) != (result.p < LEVEL or (result.relation == "<" and result.p <= LEVEL))
    computed = "< .001" if p < 0.001 else f"= {p:.3f}".replace("0.", ".")
    statistic = text[result.span.start : result.p_span.start].rstrip(" ,;")
    message = f"{statistic} gives p {computed} in a two-sided test, not {text[slice(*result.p_span)]}"
    if one_sided:
        message += "; that would be a one-sided test, which the text does not say"
    yield Finding(
        result.p_span,
        message,
        severity="hint" if one_sided else "error" if decides else "warning",
        confidence=0.6 if one_sided else 0.9,
        fixes=(
            Fix(f"Write p {computed}", (Edit(result.p_span, f"p {computed}"),)),
            Fix("Check the statistic and its degrees of freedom", (), "display"),
        ),
        reasons=(f"values that round to {statistic} give p from {low:.4f} to {high:.4f}",),
    )


def _fits(result: Result, low: float, high: float) -> bool:
    """Whether a p-value between low and high may be printed as the result's."""
    if result.relation == "<":
        return low < result.p
    if result.relation == ">":
        return high > result.p
    return low <= result.p + result.p_half and high >= result.p - result.p_half


def _compare_share(text: str, share: Share) -> Iterator[Finding]:
    written = text[slice(*share.percent_span)]
    if share.part is not None:
        right = 100 * share.part / share.whole
        if abs(right - share.percent) < share.step:
            return
        message = f"{share.part} of {share.whole} is {right:.{share.places}f}%, not {share.percent:.{share.places}f}%"
        fixes = [_percentage(share, right, written)]
        counts = [part for part in range(share.whole + 1) if abs(100 * part / share.whole - share.percent) < share.step]
        if counts:
            fixes.append(Fix(f"Or it was {counts[0]} of {share.whole}", (), "display"))
        yield Finding(share.percent_span, message, severity="error", confidence=0.95, fixes=tuple(fixes))
        return
    exact = [100 * part / share.whole for part in range(share.whole + 1)]
    if any(abs(value - share.percent) < share.step for value in exact):
        return
    near = [max(value for value in exact if value < share.percent)]
    near += [value for value in exact if value > share.percent][:1]
    shown = " and ".join(
        f"{value:.{share.places}f}% ({round(value * share.whole / 100)} of {share.whole})" for value in near
    )
    yield Finding(
        share.percent_span,
        f"no whole number of {share.whole} is {share.percent:.{share.places}f}%; the nearest are {shown}",
        severity="warning",
        confidence=0.85,
        fixes=tuple(_percentage(share, value, written) for value in near),
    )


def _percentage(share: Share, value: float, written: str) -> Fix:
    number = f"{value:.{share.places}f}"
    sign = written.lstrip("0123456789.")
    return Fix(f"Write {number}{sign}", (Edit(share.percent_span, f"{number}{sign}"),))


@cache
def _mean() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A mean; a number of people; words for a scale of whole numbers; words for what is no single answer."""
    return (
        re.compile(r"\bM\s?=\s?(?P<mean>\d{1,2}\.(?P<places>\d{1,3}))(?!\d|\s?(?:ms|s|kg|cm|mm|years|%))"),
        re.compile(r"\b[nN]\s?=\s?(?P<people>\d{1,3})\b(?!,\d)"),
        re.compile(r"\b(?:Likert|(?:\w+|\d+)-point\s(?:\w+\s)?(?:scale|item)|scale\s(?:from|of)\s\d|whole\snumbers?)"),
        re.compile(r"\b(?:items|subscales?|composite|averaged?|index|factor|several|weighted|estimated)\b"),
    )


def _read_means(document: Document) -> Iterator[tuple[Span, float, int, int]]:
    """(span, mean, places, people) of the means of whole numbers that are precise enough to test."""
    if "M =" not in document.text and "M=" not in document.text:
        return
    mean, people, scale, several = _mean()
    for match in mean.finditer(document.text):
        sentence = document.sentence_at(match.start())
        said = document.text[sentence.start : sentence.end]
        counts = people.findall(said)
        if len(counts) != 1 or len(mean.findall(said)) != 1 or not scale.search(said) or several.search(said):
            continue
        places = len(match["places"])
        if 1 < int(counts[0]) < 10**places and not document.is_opaque(*match.span()):
            yield Span(*match.span()), float(match["mean"]), places, int(counts[0])


def _means(document: Document) -> Iterator[Finding]:
    for span, mean, places, people in _read_means(document):
        sums = (int(mean * people), int(mean * people) + 1)
        half = 0.5 * 10.0**-places + 1e-9
        if any(abs(total / people - mean) <= half for total in sums):
            continue
        near = " and ".join(f"{total / people:.{places}f} ({total}/{people})" for total in sums)
        yield Finding(
            span,
            f"{people} whole numbers cannot have a mean of {mean:.{places}f}; the nearest are {near}",
            severity="hint",
            confidence=0.6,
            fixes=(Fix("Check the mean and the number of answers", (), "display"),),
            reasons=("the answers on such a scale are whole numbers, and so is their sum",),
        )


rule = Rule(
    check=check,
    local=True,
    wrong=(
        Wrong("The groups differed, t(28) = 2.20, ⟦p = .016⟧.", "p = .036"),
        Wrong("Dose had an effect (F(3, 116) = 2.12, ⟦p < .05⟧).", "p = .101"),
        Wrong("Three of the seven patients (⟦33%⟧) recovered.", "43%"),
        Wrong("The drug helped ⟦65 percent⟧ of the 15 patients.", "60 percent"),
        Wrong("On the five-point scale 20 readers gave it ⟦M = 3.48⟧ (n = 20)."),
    ),
    right=(
        Right("The groups differed, t(28) = 2.20, p = .036."),
        Right("A one-tailed test showed a difference, t(28) = 2.20, p = .018."),
        Right("With Bonferroni correction nothing was left, t(28) = 2.20, p = .11."),
        Right("Two of three patients (66%) recovered."),
        Right("They hold 3 of 7 seats (33% of the vote was enough)."),
        Right("About 65 percent of the 15 patients recovered."),
        Right("They planted 33% of the 7 hectares."),
        Right("On the five-point scale the mean of six items was M = 3.48 (n = 20)."),
        Right("The mean reaction time was M = 3.48 s (n = 20)."),
    ),
    examined=examined,
    skipped=skipped,
)
