"""The report for people: an excerpt with the words marked, the message, the evidence and the fixes."""

from __future__ import annotations

from factlint.report import FileReport, Options, Run
from factlint.report.layout import Place, Write, count, coverage_line, grouped, places, summary_line, total, wrapped
from factlint.report.living import notes
from factlint.rule import DISPLAY, SAFE, Finding
from factlint.view import Span

WINDOW = 60  # code points of prose shown before and after the words
LONGEST = 40  # places named for a fault that stands many times

STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "hint": "bold cyan",
    "path": "bold",
    "dim": "dim",
    "mark": "bold",
}


def render(run: Run, write: Write, options: Options) -> None:
    """Write the report."""
    paint = _painter(options)
    for file in run.files:
        if file.findings or file.source.guessed:
            _file(file, write, options, paint)
    if options.statistics:
        from factlint.report.statistics import render_statistics

        render_statistics(run, write)
    if run.files:
        for line in (coverage_line(total(file.coverage for file in run.files)), summary_line(run)):
            for part in wrapped(line, options.width):
                write(part + "\n")
    for line in notes(run):
        for part in wrapped(line, options.width, "", "  "):
            write(part + "\n")


def _file(file: FileReport, write: Write, options: Options, paint: Painter) -> None:
    write(paint(file.source.path, "path") + "\n")
    if file.source.guessed:
        name = {"cp1252": "Windows-1252"}.get(file.source.encoding, file.source.encoding.upper())
        write(f"  read as {name}, a guess; save the file as UTF-8 if letters look wrong\n")
    write("\n")
    where = places(file.source.text)
    for finding, others in grouped(file.findings):
        place = where(finding.span)
        head = f"{place.line}:{place.column}  {paint(finding.severity, finding.severity)}  {finding.rule}"
        write(f"  {head}\n")
        for line in _excerpt(file.source.text, finding.span, options, paint):
            write(f"    {line}\n")
        for line in _details(finding, options):
            write(line + "\n")
        for item in finding.related:
            there = where(item.span)
            words = " ".join(file.source.text[item.span.start : item.span.end].split())
            write(f"    see {there.line}:{there.column} {words}: {item.message}\n")
        if others:
            write("\n".join(_wrapped("also at ", _also([where(other.span) for other in others]), options.width)) + "\n")
        write("\n")


def _also(spots: list[Place]) -> str:
    named = ", ".join(f"{place.line}:{place.column}" for place in spots[:LONGEST])
    return named if len(spots) <= LONGEST else f"{named} and {count(len(spots) - LONGEST, 'more place')}"


def _details(finding: Finding, options: Options) -> list[str]:
    lines = _wrapped("", finding.message, options.width)
    for reason in finding.reasons:
        lines += _wrapped("why: ", reason, options.width)
    for item in finding.evidence:
        source = f" ({item.source}" + (f", checked {item.checked}" if item.checked else "") + ")" if item.source else ""
        lines += _wrapped("known: ", f"{item.fact} {item.value}{source}", options.width)
    for fix in finding.fixes:
        label = {SAFE: "fix: ", DISPLAY: "shown only: "}.get(fix.applicability, "suggestion: ")
        lines += _wrapped(label, fix.title, options.width)
    return lines


def _wrapped(label: str, text: str, width: int) -> list[str]:
    return wrapped(label + text, width, "    ", "      ")


def _excerpt(text: str, span: Span, options: Options, paint: Painter) -> list[str]:
    """The prose around a span on one line, and below it the mark under the words."""
    room = max(min(WINDOW, (options.width - 8 - min(span.end - span.start, 40)) // 2), 10)
    low = (
        max(text.rfind(mark, 0, span.start) + len(mark) for mark in ("\n\n", "\r\n\r\n"))
        if "\n\n" in text[: span.start] or "\r\n\r\n" in text[: span.start]
        else 0
    )
    start = max(span.start - room, low, 0)
    if start > low:
        cut = text.find(" ", start, span.start)
        start = cut + 1 if cut >= 0 else start
    end = min(span.end + room, len(text))
    stop = text.find("\n\n", span.start)
    words = text[span.start : span.end]
    if 0 <= stop < span.end:  # several paragraphs: show where it begins
        words = text[span.start : stop]
        end = stop
    elif 0 <= stop < end:
        end = stop
    shown = " ".join(words.split())
    if len(shown) > options.width - 20:
        shown = shown[: options.width - 20].rstrip() + "…"
        end = span.end
    before = _flat(text[start : span.start])
    after = _flat(text[span.start + len(words) : end]) if not shown.endswith("…") else ""
    if end < len(text) and after and text[end] not in "\n\r" and " " in after:
        after = after[: after.rindex(" ")] + " …"
    if start > low and before:
        before = "… " + before
    limit = options.width - 4
    while _cells(before + shown + after) > limit and after:
        after = after[:-2].rstrip(" …") + "…" if len(after) > 2 else ""
    line = before + paint(shown, "mark") + after
    return [line.rstrip(), " " * _cells(before) + paint("^" * max(_cells(shown), 1), "mark")]


def _flat(text: str) -> str:
    """On one line: each line break or tab becomes a space; nothing is lost at the edges."""
    return "".join(" " if letter in "\n\r\t" else letter for letter in text).replace("  ", " ")


def _cells(text: str) -> int:
    """The columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) or c in "\u200d\ufe0f" else 2 if east_asian_width(c) in "WF" else 1 for c in text)


class Painter:
    """Puts a text into a style of STYLES, or leaves it as it is where no colour is wanted."""

    def __init__(self, color: bool) -> None:
        """With colour, styles are rendered by rich, which is imported only then."""
        self.styles = {}
        if color:
            from rich.color import ColorSystem
            from rich.style import Style

            self.system = ColorSystem.STANDARD
            self.styles = {name: Style.parse(text) for name, text in STYLES.items()}

    def __call__(self, text: str, style: str) -> str:
        """The text in a style."""
        found = self.styles.get(style)
        return found.render(text, color_system=self.system) if found else text


def _painter(options: Options) -> Painter:
    return Painter(options.color)
