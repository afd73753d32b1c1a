"""How far dates and periods are read as the Recognizers-Text specifications say: agreement per file and class.

    python bench/recognizers_dates.py FOLDER [--show N]

FOLDER holds DateTime_*.json (inputs with expected results). A case counts only where it is written as news prose
writes; what is left out is counted by reason, so that nothing is dropped unseen.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from factlint import find_dates, read_document
from factlint.extract.periods import find_periods
from factlint.extract.points import find_stretches
from factlint.extract.relative import find_relatives
from factlint.extract.times import find_times
from factlint.source import Source

FILES = ("DateTime_DateParser", "DateTime_DatePeriodParser", "DateTime_DateTimeModel")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b"
# Why a case says nothing about news prose, by the words that are expected to be found; the first that fits counts.
REASONS = (
    (
        "digits in an order that only a setting knows (1/4/2019), and computer writing (Dec-2018, 2016-11)",
        r"\d\s?[/.]\s?\d|(?<!\d)\d{1,2}\s?-\s?\d|\d{4}\s?-\s?\d{1,2}(?!\d|-\d)|[a-z][-/.]\s?\d"
        r"|\d\.?[-/]?\s?[a-z]{3}[./-]|[a-z]\d|^\d{4} [a-z]{3}| , ",
    ),
    (
        "weekdays without a month",
        r"^(?:on |the |at |this |next |last )*"
        r"(?:\d{1,2}(?:st|nd|rd|th)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?: the)? ?[a-z\d]*)$",
    ),
    ("seasons, of which the specification gives no days", r"\b(?:spring|summer|autumn|fall|winter)\b"),
    (
        "vague or spoken: weekend, mid, rest of, within, before, the day, from tomorrow",
        r"weekend|^(?:in )?(?:the )?(?:(?:this |next |last )?(?:day|quarter)|week|year|month)$|\b(?:early|mid|late|end"
        r"|beginning|start|rest|upcoming|my|eo[dmy]|yt[dm]|couple|few|several|some|within|more|less|greater|before|after"
        r"|since|until|prior|later|earlier|recent|current|following|previous|same|decade|century|fortnight|week of"
        r"|week \d+|year to date|work ?week|business|from (?:now|today|tomorrow|yesterday)|hence|over|past|next \d"
        r"|last \d|coming|other|around|circa|week between|week from)\b"
        r"|\b(?:this|next) (?:day|may)|\bof (?:this|next) month",
    ),
    (
        "a month, quarter or half without a year",
        rf"^(?:in |from |this |the )*(?:{MONTH}|[qh]\d)(?: this year)?$|\d (?:of |in )?(?:this|next|last) month",
    ),
    ("holidays, which are names", r"christmas|easter|thanksgiving|new year|labou?r|independence|eve\b"),
    (
        "numbers of days or years in words",
        r"\b(?:first|second|third|fourth|fifth|twenty|thirty|nineteen|two thousand|(?:four|fif|six)teen)\b",
    ),
)


class Case(NamedTuple):
    """An input with one expected result: its words, its kind, and the days or the time that it stands for."""

    text: str
    today: str
    words: str
    kind: str  # date, daterange, time
    timex: str
    days: tuple[str, str]


def main() -> None:
    """Print the agreement of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=0, help="so many cases of each file that don't agree")
    given = parser.parse_args()
    for name in FILES:
        cases = list(_cases(given.folder / f"{name}.json"))
        out: Counter[str] = Counter()
        tried: Counter[str] = Counter()
        agreed: Counter[str] = Counter()
        missed: list[Case] = []
        for case in cases:
            reason = left_out(case)
            if reason:
                out[reason] += 1
                continue
            tried[case.kind] += 1
            if agrees(case):
                agreed[case.kind] += 1
            else:
                missed.append(case)
        print(f"\n{name}: {len(cases)} results")
        for kind in sorted(tried):
            print(f"  {kind:<10} {agreed[kind]:>4} of {tried[kind]:>4} agree ({agreed[kind] / tried[kind]:.3f})")
        for reason, number in out.most_common():
            print(f"  left out   {number:>4} {reason}")
        for case in missed[: given.show]:
            print(f"    {case.kind} {case.words!r} → {case.timex} {case.days} | {case.text}")


def _cases(path: Path) -> Iterator[Case]:
    for item in json.loads(path.read_text(encoding="utf-8-sig")):
        today = str(item.get("Context", {}).get("ReferenceDateTime", ""))[:10]
        results = item.get("Results", [])
        if "python" in item.get("NotSupported", "").lower().split(", "):
            continue
        for result in results:
            found = _expected(result)
            if found is None:
                dropped = "datetimes, durations, sets and time ranges, which no rule compares"
            elif len(results) > 1:
                dropped = "inputs with more than one result"
            else:
                yield Case(item["Input"], today, result.get("Text", ""), *found)
                continue
            yield Case(item["Input"], today, "", "", dropped, ("", ""))


def _expected(result: dict[str, Any]) -> tuple[str, str, tuple[str, str]] | None:
    """Kind, timex and first and last day of a result, or None for what this project does not read."""
    value = result.get("Value") or {}
    values = ((result.get("Resolution") or {}).get("values") or [{}])[-1]
    kind = str(result.get("Type") or result.get("TypeName", "")).rpartition(".")[2]
    if kind not in ("date", "daterange", "time"):
        return None
    past = value.get("PastResolution") or value.get("FutureResolution") or {}
    first = past.get("startDate") or past.get("date") or values.get("start") or values.get("value") or ""
    last = past.get("endDate") or past.get("date") or values.get("end") or values.get("value") or ""
    return kind, str(value.get("Timex") or values.get("timex", "")), (str(first)[:10], str(last)[:10])


def left_out(case: Case) -> str:
    """Why a case says nothing about news prose, or an empty text."""
    if not case.kind:
        return case.timex
    words = case.words.lower()
    at = case.text.lower().find(words)
    written = case.text[at : at + len(words)] if at >= 0 else case.text
    if case.kind == "time" and re.search(r"ish\b|afternoon|morning|\d{4}", words):
        return "times in words (half past nine)"
    if case.kind == "time":
        return "" if re.search(r"\d\s?(?::\d\d|[ap]\.?m)|noon|midnight", words) else "times in words (half past nine)"
    if re.search(rf"\b{MONTH}", words) and not re.search(r"\b[JFMASOND][a-zA-Z]", written):
        return "months without a capital"
    for reason, pattern in REASONS:
        if re.search(pattern, words):
            return reason
    return ""


def agrees(case: Case) -> bool:
    """Whether some date, period, relative time or time of day says the same."""
    document = read_document(Source("case.txt", case.text), format="plain", date=case.today)
    if case.kind == "time":
        wanted = re.match(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?", case.timex)
        return wanted is not None and any(
            (time.hour % 24, time.minute) == (int(wanted[1]) % 24, int(wanted[2] or 0)) for time in find_times(document)
        )
    if case.timex.startswith("XXXX-") and re.fullmatch(r"XXXX-\d\d-\d\d", case.timex):
        month, day = int(case.timex[5:7]), int(case.timex[8:])
        return any((found.month, found.day) == (month, day) for found in find_dates(document))
    both = re.fullmatch(r"\(XXXX-(\d\d-\d\d),XXXX-(\d\d-\d\d),.*", case.timex)
    if both:  # without a year month and day alone count
        return any((first[5:], last[5:]) == both.groups() for first, last in _days(document))
    if any(
        found.first <= case.days[0] <= found.last and found.which in ("ago", "in") for found in find_relatives(document)
    ):
        return True  # "two years ago" is a year here and a day there
    wanted_days = _both(case.days)
    return any(days in wanted_days for days in _days(document))


def _both(days: tuple[str, str]) -> set[tuple[str, str]]:
    """The days with the last one counted in, and counted out."""
    found = {days}
    if re.fullmatch(r"\d{4}-\d\d-\d\d", days[1]) and days[1] > "0001-01-01":
        found.add((days[0], (date.fromisoformat(days[1]) - timedelta(days=1)).isoformat()))
    return found


def _days(document: Any) -> Iterator[tuple[str, str]]:
    """First and last day of everything that is found."""
    for found in find_dates(document):
        year = found.year or int(document.date[:4] or 0)
        first = f"{year:04}-{found.month:02}-{found.day:02}"
        yield first, f"{year:04}-{found.month:02}-{found.last_day or found.day:02}"
    for stretch in find_stretches(document):
        if stretch.precision == "day" and not stretch.first.year:
            year = document.date[:4]
            yield (
                f"{year}-{stretch.first.month:02}-{stretch.first.day:02}",
                f"{year}-{stretch.last.month:02}-{stretch.last.day:02}",
            )
    for period in find_periods(document):
        yield period.first, period.last
    for relative in find_relatives(document):
        yield relative.first, relative.last


if __name__ == "__main__":
    main()
