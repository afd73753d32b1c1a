"""What must hold for any text: findings lie inside it, fixes converge and do no harm, nothing raises."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factlint import check
from factlint.fixes import apply, choose
from factlint.knowledge.loading import load_knowledge
from factlint.loader import builtin_rules, load_rules
from factlint.readers import read_document
from factlint.run import Job
from factlint.settings import Settings
from factlint.source import Source, SourceError, decode, encode

PIECES = [
    "ATAKMS", "Mihailo Podoljak", "Mykhailo Podolyak", "**Vladmir** Putin", "Zelens&#107;y", "John Finner", "S400 missiles", "É", "👩‍👩‍👧",
    "İstanbul", "e\u0301", "\r\n", "\n\n", "\n", " ", " ", ", ", ". ", "“", "”", '"', "`", "> ", "# ", "| a |", "---\n", "[x](y)", "<!-- ", " -->",
    "Friday, January 26, 2023", "31 June", "1,297 kilometers", "[sic]", "factlint: ignore", "the", "President", "\t", "&amp;", "\\*", "ﬁ", "ß",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)
FORMATS = st.sampled_from(["plain", "markdown"])
COMMON = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def job() -> Job:
    return Job(tuple(load_rules([builtin_rules()])), load_knowledge(), Settings())


JOB = job()


@COMMON
@given(TEXTS, FORMATS)
def test_findings_lie_inside_the_text(text: str, format: str) -> None:
    for finding in check(text, format=format):
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        for fix in finding.fixes:
            for edit in fix.edits:
                assert 0 <= edit.span.start <= edit.span.end <= len(text)
        for item in finding.related:
            assert 0 <= item.span.start <= item.span.end <= len(text)


@example("\x1f", "markdown")
@COMMON
@given(TEXTS, FORMATS)
def test_views_map_back_to_the_source(text: str, format: str) -> None:
    document = read_document(Source("a", text), format=format)
    view = document.view
    last = 0
    for piece in view.pieces:
        assert piece.view >= last
        last = piece.view + piece.length
        assert 0 <= piece.source <= piece.source + piece.source_length <= len(text)
        if piece.length == piece.source_length == 1 or format == "plain":
            continue
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
    for span in document.sentences():
        assert document.text[span.start : span.end].strip()


@COMMON
@given(TEXTS, st.sampled_from(["a.txt", "a.md"]), st.booleans())
def test_fixes_converge_and_leave_nothing_to_fix(text: str, path: str, unsafe: bool) -> None:
    fixed, _ = JOB.fix(Source(path, text), unsafe=unsafe)
    again, count = JOB.fix(Source(path, fixed), unsafe=unsafe)
    assert (again, count) == (fixed, 0)


@COMMON
@given(TEXTS)
def test_a_safe_fix_never_creates_a_finding(text: str) -> None:
    findings = check(text)
    fixes = choose(findings)
    after = check(apply(text, fixes))
    assert len(after) <= len(findings) - len(fixes)


@COMMON
@given(st.binary(max_size=200))
def test_any_bytes_give_a_source_that_can_be_written_back_or_a_clear_error(data: bytes) -> None:
    try:
        source = decode(data, "a.txt")
    except SourceError as error:
        assert "a.txt" in str(error)
        return
    assert encode(source, source.text) == data
