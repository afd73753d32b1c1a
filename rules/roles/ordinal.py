"""The number of a president, a pope or a Super Bowl is another's.

"Barack Obama, the 43rd president" was the 44th. Such numbers are learnt by heart and looked up by nobody, and two of
them trip many: presidents who served twice, apart, count twice, and a Super Bowl bears the number of the year before
last.

The number of a president or vice president of the United States is counted from the list of all of them, where who
follows himself is counted once; popes and secretaries-general of the United Nations have theirs in the knowledge,
with a source. Compared is a number that a fixed phrase ties to a full name: "the 44th president, Barack Obama",
"Obama was the 44th president". "The second president to visit" counts something else and is left alone, as is the
president of anything that is not named so. A Super Bowl is compared with a year only in "Super Bowl LIV in 2020" and
the like; the year of its season is as right as the year of the match. The right number is suggested, and not applied
unasked: the name may be the wrong half.
"""

import re
from collections.abc import Iterator
from functools import cache

from factlint.authoring import (
    Document,
    Entry,
    Evidence,
    Finding,
    Knowledge,
    Mention,
    Related,
    Right,
    Rule,
    Span,
    Wrong,
    replacement,
)
from factlint.claims.offices import people_named
from factlint.claims.tenure import Tenure, tenures
from factlint.extract.numerals import WORDS, as_ordinal, as_roman, like_ordinal, ordinal_value, roman_value

_COUNTED = {"president": "office/united-states-president", "vice president": "office/united-states-vice-president"}
_GIVEN = {
    "pope": "office/vatican-city-pope",
    "pontiff": "office/vatican-city-pope",
    "secretary general": "office/united-nations-secretary-general",
}


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare numbers of offices and of Super Bowls."""
    for match, mention in _tied(document, knowledge):
        yield from _compare(match, mention, knowledge)
    yield from _super_bowls(document, knowledge)


def _examined(document: Document, knowledge: Knowledge) -> int:
    numbered = sum(1 for _, mention in _tied(document, knowledge) if _numbers(mention, knowledge))
    return numbered + sum(1 for _ in _bowls(document))


def _tied(document: Document, knowledge: Knowledge) -> Iterator[tuple[re.Match[str], Mention]]:
    """Each numbered office with the person whose it is said to be."""
    text = document.text
    found = list(_office().finditer(text)) if _cue().search(text) else []
    if not found:
        return
    # Namesakes do no harm here: only one of them has a number.
    people = [
        item
        for item in knowledge.mentions(document)
        if item.status == "right" and not item.weak and (item.entry is None or item.entry.kind == "person")
    ]
    for match in found:
        for mention in people:
            start, end = mention.span
            if start >= match.end():
                if re.search(r"(?<!nation)(?<!country)(?<!America)['’]s?\s\Z", text[: match.start()][-12:]):
                    break  # the queen's 14th president
                if _apposed().fullmatch(text, match.end(), start):
                    yield match, mention
                    break
            elif 0 <= match.start() - end <= 60 and _predicated().fullmatch(text, end, match.start()):
                yield match, mention
                break


def _numbers(mention: Mention, knowledge: Knowledge) -> dict[str, dict[int, Tenure]]:
    """The numbers that the bearers of a name have, by office."""
    ids = {person.id for person in people_named(mention, knowledge)}
    if not ids:
        return {}
    found = {}
    for office in {*_COUNTED.values(), *_GIVEN.values()}:
        own = {number: tenure for number, tenure in _series(office, knowledge).items() if tenure.person.id in ids}
        if own:
            found[office] = own
    return found


def _series(office: str, knowledge: Knowledge) -> dict[int, Tenure]:
    """The holders of an office by number: as given, or counted from the first one on."""
    known = knowledge.memo.get(("series", office))
    if known is None:
        entry = knowledge.get(office)
        held = tenures([entry], knowledge) if entry else ()
        series = {int(tenure.claim["ordinal"]): tenure for tenure in held if "ordinal" in tenure.claim}
        if office in _COUNTED.values():
            rows = sorted((item for item in held if item.claim.get("from")), key=lambda item: str(item.claim["from"]))
            if rows and str(rows[0].claim["from"]).startswith("1789"):
                turns = [row for at, row in enumerate(rows) if not at or rows[at - 1].person.id != row.person.id]
                series = dict(enumerate(turns, 1))
        known = knowledge.memo[("series", office)] = series
    return known  # type: ignore[return-value]


def _compare(match: re.Match[str], mention: Mention, knowledge: Knowledge) -> Iterator[Finding]:
    name = re.sub(r"[\s-]+", " ", match["office"].lower())
    office = (_COUNTED | _GIVEN)[name]
    own = _numbers(mention, knowledge).get(office, {})
    number = ordinal_value(match["number"])
    if not own or number in own or not number:
        return
    counted = match["tail"] or (match["of"] and match["of"] != "American " and office in _COUNTED.values())
    if number <= 10 and match["number"].isalpha() and not counted:
        return  # "the second president who …", "the first American pope"
    right = min(own, key=lambda item: (abs(item - number), item))
    tenure = own[right]
    other = _series(office, knowledge).get(number)
    person = tenure.person
    said = " and ".join(as_ordinal(item) for item in sorted(own))
    yield Finding(
        Span(*match.span("number")),
        f"{person.name} is the {said} {name}, not the {as_ordinal(number)}"
        + (f", who is {other.person.name}" if other else ""),
        severity="warning",
        confidence=0.95,
        fixes=(replacement(Span(*match.span("number")), like_ordinal(match["number"], right)),),
        entry=person.id,
        reasons=("counted from the first holder" if office in _COUNTED.values() else "the number is in the knowledge",),
        evidence=(_evidence(person, tenure, f"{as_ordinal(right)} {name}"),),
        related=(Related(mention.span, f"this is {person.name}"),),
    )


def _evidence(person: Entry, tenure: Tenure, value: str) -> Evidence:
    claim = tenure.claim
    source = claim.get("source", person.source)
    noted = re.search(r"ordinal: (\S+)", claim.get("note", ""))
    return Evidence(person.id, "office", value, noted[1] if noted else source, claim.get("checked", person.checked))


@cache
def _cue() -> re.Pattern[str]:
    """The end of an ordinal before an office: quick to look for."""
    return re.compile(r"(?:st|nd|rd|th)\s(?:[A-Z][\w.]+\s)?(?:[Vv]ice|[Pp]resident|[Pp]ope|[Pp]ontiff|[Ss]ecretary)")


@cache
def _office() -> re.Pattern[str]:
    words = "|".join(WORDS)
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)-(?:{words})|{words})\s"
        r"(?P<of>(?:U\.S\.|US|American|UN|U\.N\.)\s)?(?P<office>vice[\s-]president|president|pope|pontiff|secretary[\s-]general)"
        r"(?![\w-])(?!\s(?:to|in\s(?:history|a|the)|since|whose|with|from|who|of\s(?!the\sUnited|the\sU\.|the\sUN|America)))"
        r"(?P<tail>\sof\sthe\s(?:United\s(?:States|Nations)|U\.S\.|UN))?(?!\s(?:to|in\shistory|since|whose|who)\b)",
        re.IGNORECASE,
    )


@cache
def _apposed() -> re.Pattern[str]:
    """Between a numbered office and the name behind it."""
    return re.compile(r",?\s(?:was\s)?")


@cache
def _predicated() -> re.Pattern[str]:
    """Between a name and the numbered office behind it."""
    return re.compile(
        r"(?:,\s(?:who\s)?|\s\(|\s[–—]\s|\s)?(?:(?:is|was|became|has\sbecome|remains|will\sbe|would\sbe|served\sas|took\soffice\sas|sworn\sin\sas"
        r"|(?:is|was|were)\s(?:sworn\sin|inaugurated|elected|installed)(?:\sas)?)\s)?(?:now\s)?(?:the|America['’]s|the\s(?:nation|country)['’]s|our)\s"
    )


def _bowls(document: Document) -> Iterator[tuple[Span, int, int, bool]]:
    """Each Super Bowl with a number that stands right beside a year: its span, both, and whether a month is named."""
    if "Super Bowl" not in document.text:
        return
    for match in _bowl().finditer(document.text):
        number = int(match["arabic"]) if match["arabic"] else roman_value(match["roman"])
        year = int(match["before"] or match["after"])
        if number:
            yield Span(*match.span("game")), number, year, match["month"] is not None


@cache
def _bowl() -> re.Pattern[str]:
    verb = r"(?:\s(?:was|is|will\sbe)\s(?:played|held|won)|,\s(?:played|held|won))?"
    months = r"(?P<month>January|February|Jan\.|Feb\.)"
    return re.compile(
        r"(?:\b[Ii]n\s(?P<before>(?:19|20)\d\d)(?:,|\sin|\swith|\sat)?\s)?(?P<game>Super\sBowl\s(?:(?P<roman>[IVXLC]+)|(?P<arabic>\d\d?))\b)"
        rf"(?(before)|{verb}\s(?:(?:in|of|on)\s{months}(?:\s\d\d?,?)?\s|in\s|\()(?P<after>(?:19|20)\d\d)\b(?!\s(?:season|campaign)))"
    )


def _super_bowls(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Compare the number with the year: one a year since the first."""
    first = knowledge.get("event/super-bowl-i")
    if first is None:
        return
    start = int(first.data["from"][:4])
    for span, number, year, dated in _bowls(document):
        right = year - start + 1
        # A match in January or February ends the season of the year before.
        if number == right or (number == right + 1 and not dated) or right < 1:
            continue
        shown = "50" if right == 50 else as_roman(right)
        played = start + number - 1
        yield Finding(
            span,
            f"{document.text[span.start : span.end]} was played in {played}; that of {year} is Super Bowl {shown}",
            severity="warning",
            confidence=0.95,
            fixes=(replacement(span, f"Super Bowl {shown}"),),
            entry=first.id,
            reasons=(f"one a year since {first.name} in {start}",),
            evidence=(Evidence(first.id, "from", first.data["from"], first.source, first.checked),),
        )


rule = Rule(
    check=check,
    local=True,
    examined=_examined,
    wrong=(
        Wrong("Francis was elected the ⟦265th⟧ pope.", "266th"),
        Wrong("The ⟦264th⟧ pope, Benedict XVI, resigned.", "265th"),
        Wrong("⟦Super Bowl LV⟧ was played in February 2020.", "Super Bowl LIV"),
        Wrong("Barack Obama was the ⟦43rd⟧ president of the United States.", "44th"),
    ),
    right=(
        Right("Francis was elected the 266th pope."),
        Right("Super Bowl LIV was played in February 2020."),
        Right("Super Bowl LIV in 2019 ended that season."),
        Right("Tickets for Super Bowl LIV cost more than in 2011."),
        Right("Barack Obama was the 44th president of the United States."),
        Right("Barack Obama was the fifth president to visit."),
        Right("The queen's 11th president, Barack Obama, came to tea."),
        Right("The 59th president of the club, Barack Obama, bowed."),
        Right("Benedict XVI met the 266th pope."),
        Right("Francis became the first American pope."),
    ),
)
