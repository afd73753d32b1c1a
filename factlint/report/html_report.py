"""One page to mail to an editor: the text with marks, the evidence at each of them, and the list of findings.

The page is complete in itself. It holds no script and forbids any; what opens at a mark is opened by its style sheet,
under the pointer or, with the keyboard, by the tab key, and the number beside the mark leads to the list. On paper the
marks keep their numbers and the list has all that the cards have.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factlint.report import FileReport, Options, Run
from factlint.report.html_style import STYLE
from factlint.report.layout import FIX_LABELS, Place, Write, coverage_line, places, summary_line, total
from factlint.report.markup import escaped, tag
from factlint.rule import SEVERITIES, Evidence, Finding
from factlint.view import Span


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    names = ", ".join(file.source.path for file in run.files[:3]) + (", …" if len(run.files) > 3 else "")
    write(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>factlint: {escaped(names)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    )
    write(f"<header>\n<h1>What factlint found</h1>\n<p>{escaped(summary_line(run))}</p>\n")
    if run.files:
        write(f"<p>{escaped(coverage_line(total(file.coverage for file in run.files)))}</p>\n")
    for error in run.errors:
        write(f'<p class="fault">{escaped(error)}</p>\n')
    write("</header>\n<main>\n")
    for number, file in enumerate(run.files, 1):
        if file.findings:
            _file(file, f"{number}-", write)
    silent = [file.source.path for file in run.files if not file.findings]
    if silent:
        listed = "".join(f"<li><bdi>{escaped(path)}</bdi></li>" for path in silent)
        write(f"<section>\n<h2>Without findings</h2>\n<ul>{listed}</ul>\n</section>\n")
    write(f"</main>\n<footer>factlint {escaped(run.version)}, knowledge {escaped(run.knowledge)}</footer>\n")
    write("</body>\n</html>\n")


def _file(file: FileReport, prefix: str, write: Write) -> None:
    where = places(file.source.text)
    write(f"<section>\n<h2><bdi>{escaped(file.source.path)}</bdi></h2>\n")
    write(f'<div class="text">{_marked(file, prefix)}</div>\n<h3>Findings</h3>\n<ol class="findings">\n')
    for number, finding in enumerate(file.findings, 1):
        write(
            _entry(file, finding, number, prefix, where(finding.span), [where(item.span) for item in finding.related])
        )
    write("</ol>\n</section>\n")


def _marked(file: FileReport, prefix: str) -> str:
    """The text, cut at all edges of findings, each piece with a card for those that cover it."""
    text = file.source.text
    # A finding without a length, a word that is missing, is shown at the letter that stands there.
    spans = [Span(span.start, max(span.end, min(span.start + 1, len(text)))) for span, *_ in file.findings]
    cuts = sorted({0, len(text), *(edge for span in spans for edge in span)})
    parts = []
    for start, end in pairwise(cuts):
        here = [number for number, span in enumerate(spans) if span.start <= start < span.end]
        words = escaped(text[start:end])
        if not here:
            parts.append(words)
            continue
        worst = min((file.findings[number].severity for number in here), key=SEVERITIES.index)
        cards = "".join(_card(file.findings[number]) for number in here)
        mark = tag("span", class_=f"mark {worst}", tabindex=0)
        parts.append(f'<{mark}>{words}<span class="card" role="tooltip">{cards}</span></span>')
        for number in here:
            if spans[number].end == end:
                link = tag("a", class_="number", id=f"m{prefix}{number + 1}", href=f"#f{prefix}{number + 1}")
                parts.append(f"<sup><{link}>{number + 1}</a></sup>")
    return "".join(parts)


def _card(finding: Finding) -> str:
    return f'<span class="one"><b>{escaped(finding.message)}</b>{_details(finding, "span")}</span>'


def _details(finding: Finding, element: str) -> str:
    """Fixes, reasons and evidence, a line each."""
    lines = [("fix", FIX_LABELS[fix.applicability], escaped(fix.title)) for fix in finding.fixes]
    lines += [("why", "why", escaped(reason)) for reason in finding.reasons]
    lines += [("known", "known", _evidence(item)) for item in finding.evidence]
    return "".join(f'<{element} class="{kind}"><i>{label}:</i> {line}</{element}>' for kind, label, line in lines)


def _evidence(item: Evidence) -> str:
    said = escaped(f"{item.fact} {item.value}")
    checked = f", checked {escaped(item.checked)}" if item.checked else ""
    if not item.source:
        return said + checked
    source = escaped(item.source)
    if item.source.startswith(("https://", "http://")) and not any(letter.isspace() for letter in item.source):
        source = f"<{tag('a', href=item.source, rel='noopener noreferrer')}>{source}</a>"
    return f"{said} ({source}{checked})"


def _entry(file: FileReport, finding: Finding, number: int, prefix: str, place: Place, related: Sequence[Place]) -> str:
    words = " ".join(finding.text.split())
    back = tag("a", href=f"#m{prefix}{number}")
    parts = [
        f"<{tag('li', id=f'f{prefix}{number}')}>",
        f'<p><span class="level {finding.severity}">{finding.severity}</span> ',
        f"<{back}>line {place.line}, column {place.column}</a> ",
        f"<q><bdi>{escaped(words if len(words) <= 200 else words[:200] + '…')}</bdi></q></p>",
        f'<p class="message">{escaped(finding.message)} <span class="rule">{escaped(finding.rule)}</span></p>',
        _details(finding, "p"),
    ]
    for item, there in zip(finding.related, related, strict=True):
        said = " ".join(file.source.text[item.span.start : item.span.end].split())
        line = f"line {there.line}, column {there.column} <q><bdi>{escaped(said)}</bdi></q> {escaped(item.message)}"
        parts.append(f'<p class="see"><i>see:</i> {line}</p>')
    return "".join(parts) + "</li>\n"
