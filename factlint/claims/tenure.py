"""Who held an office when, as far as the knowledge goes, with the slack that its dates need.

Nothing here guesses: a person *may* hold an office where no known date rules it out, and *is* its holder only where a
claim is known to reach over the whole time in question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from factlint.claims.time import When
from factlint.knowledge.dating import known_span
from factlint.knowledge.entry import Entry
from factlint.names.keys import norm, skeleton
from factlint.names.tokens import key_of

if TYPE_CHECKING:
    from factlint.knowledge import Knowledge

WEAK, STRONG = 31, 3  # days to which the start by one source, and by two that agree, is good
_SEVERAL = frozenset(
    ["ambassador", "member", "adviser", "advisor", "spokesperson", "spokesman", "spokeswoman", "deputy"]
)
_RECORDS = ("congress-legislators", "IfG Ministers Database")  # dates of appointment as recorded
_PEOPLE = 3  # this many people one after the other, never two at once, make an office one of a single holder


class Tenure(NamedTuple):
    """A person in an office: the claim as in the knowledge file."""

    person: Entry
    office: Entry
    claim: dict[str, Any]


def tenures(offices: Iterable[Entry], knowledge: Knowledge) -> tuple[Tenure, ...]:
    """Every known tenure of these offices, remembered."""
    offices = tuple(offices)
    key = ("tenures", tuple(office.id for office in offices))
    found = knowledge.memo.get(key)
    if found is None:
        found = knowledge.memo[key] = tuple(
            Tenure(person, office, claim)
            for office in offices
            for person in knowledge.holders(office.id)
            for claim in person.data["held"]
            if claim["office"] == office.id
        )
    return found  # type: ignore[return-value]


def same_office(offices: Iterable[Entry], knowledge: Knowledge) -> tuple[Entry, ...]:
    """These offices with those that other sources have of the same body under one of their fuller titles."""
    found = {office.id: office for office in offices}
    for office in list(found.values()):
        for title in office.data.get("titles", ()):
            if " " in title:
                for other in knowledge.offices(key_of(title)):
                    if other.data.get("of") == office.data.get("of"):
                        found.setdefault(other.id, other)
    return tuple(found[id] for id in sorted(found))


def sole_holder(offices: tuple[Entry, ...], when: When, knowledge: Knowledge) -> Tenure | None:
    """The one person known to hold an office of a single seat during all of a time; None where nobody can say."""
    key = ("holder", tuple(office.id for office in offices), when[:2])
    if key not in knowledge.memo:
        knowledge.memo[key] = _sole_holder(offices, when, knowledge)
    return knowledge.memo[key]  # type: ignore[return-value]


def _sole_holder(offices: tuple[Entry, ...], when: When, knowledge: Knowledge) -> Tenure | None:
    found = tenures(offices, knowledge)
    inside = [tenure for tenure in found if _is_sure(tenure, when, found)]
    if not inside or not _is_single(offices, found):
        return None
    holder = max(inside, key=lambda tenure: (tenure.person.prominence, tenure.claim.get("from", "")))
    rivals = [other for other in found if other.claim.get("from") and not is_namesake(other.person, holder.person)]
    return None if any(may_hold(other, when, found) for other in rivals) else holder


def may_hold(tenure: Tenure, when: When, among: Iterable[Tenure]) -> bool:
    """Whether a tenure may reach into a time: its dates with their slack don't rule it out.

    An open end is closed by whoever followed in the office (`among`).
    """
    claim, slack = tenure.claim, _slack(tenure, among)
    if claim.get("from") and moved(earliest(claim["from"]), -slack) > when.last:
        return False
    if claim.get("to"):
        return moved(latest(claim["to"]), slack) >= when.first
    among = tuple(among)
    start = claim.get("from", "")
    # Open in one source, which looked earlier; ended in another.
    if any(
        latest(other.claim["from"]) >= start and other.claim["from"] <= latest(start)
        for other in among
        if other.person.id == tenure.person.id and start and other.claim.get("from") and other.claim.get("to")
    ):
        return False
    after = [
        moved(latest(other.claim["from"]), _slack(other, among))
        for other in among
        if other.claim.get("from", "") > latest(start or "0000")
        and other.office.data.get("of") == tenure.office.data.get("of")
        and not is_namesake(other.person, tenure.person)
    ]
    return min(after, default="9999") >= when.first


def _is_sure(tenure: Tenure, when: When, among: Iterable[Tenure]) -> bool:
    """Whether a tenure is known to reach over all of a time, even where its dates are as far off as they may be."""
    start, end = known_span(tenure.claim, tenure.person)
    if tenure.claim.get("acting") == "true" or not start:
        return False
    slack = _slack(tenure, among)
    if "to" in tenure.claim:
        end = min(end, moved(earliest(tenure.claim["to"]), -slack))
    return moved(start.replace("-12-32", "-12-31").replace("-32", "-28"), slack) <= when.first and when.last <= end


def _slack(tenure: Tenure, among: Iterable[Tenure]) -> int:
    """Days by which the dates of a tenure may be wrong: fewer where another source has the same start."""
    start = tenure.claim.get("from", "")
    source = str(tenure.claim.get("source", ""))
    if len(start) != 10:
        return STRONG  # what is left open is wider than any doubt
    if "note" in tenure.claim:
        return WEAK
    if source.removeprefix("unitedstates/").startswith(_RECORDS):
        return STRONG
    for other in among:
        there = other.claim.get("from", "")
        if other.person.id != tenure.person.id or len(there) != 10 or _name(other) == source[:9]:
            continue
        if abs((date.fromisoformat(start) - date.fromisoformat(there)).days) <= STRONG:
            return STRONG
    return WEAK


def _name(tenure: Tenure) -> str:
    """The name of the source of a claim, without what it says there."""
    return str(tenure.claim.get("source", ""))[:9]


def _is_single(offices: tuple[Entry, ...], found: tuple[Tenure, ...]) -> bool:
    """Whether the office has one seat: by what the knowledge says, or since many held it one after the other."""
    if any(office.data.get("seats") == "1" for office in offices):
        return True
    if any(office.complete and _one().match(key_of(office.name)) for office in offices):
        return True
    if any(_SEVERAL.intersection(key_of(office.name).split(" ")) for office in offices):
        return False
    rows = sorted(
        (tenure for tenure in found if tenure.claim.get("from") and tenure.claim.get("acting") != "true"),
        key=lambda tenure: (tenure.claim["from"], tenure.person.id),
    )
    people: list[Tenure] = []
    for row in rows:
        for earlier in people:
            end = earlier.claim.get("to", "")
            overlaps = end and moved(latest(end), -WEAK) > latest(row.claim["from"])
            if overlaps and not is_namesake(earlier.person, row.person):
                return False
        people.append(row)
    return len({row.person.id for row in rows}) >= _PEOPLE


@cache
def _one() -> re.Pattern[str]:
    """Offices of which a country or a body has one."""
    sole = "president|pope|vice president of the united states|prime minister|chancellor|secretary general"
    sole += "|attorney general|chief executive|speaker|national security advis|director (?:general )?of"
    sole += "|secretary of (?:state|defen|the treasury|homeland)"
    fields = "defen|foreign|the interior|interior|internal affairs|home|finance|justice"
    ministers = f"(?:minister|secretary of state) (?:of|for) (?:national )?(?:{fields})"
    return re.compile(f"(?:federal )?(?:{sole}|{ministers})")


def is_namesake(one: Entry, other: Entry) -> bool:
    """Whether two entries may be one person under two spellings: same last part, or two parts in common."""
    if one.id == other.id:
        return True
    first, second = _parts(one.name), _parts(other.name)
    return len(set(first) & set(second)) > 1 or first[-1] in second or second[-1] in first


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """The consonants of each part of a name, as two romanisations share them."""
    parts = key_of(name).split(" ")
    return tuple(skeleton(norm(part)) if len(part) > 4 else part for part in parts if len(part) > 1) or tuple(parts)


def offices_at(person: Entry, when: When, knowledge: Knowledge) -> Iterator[Tenure]:
    """The offices that a person is known to hold during all of a time."""
    for claim in person.data.get("held", ()):
        start, end = known_span(claim, person)
        office = knowledge.get(claim["office"])
        if office is not None and start <= when.first and when.last <= end:
            yield Tenure(person, office, claim)


def earliest(day: str) -> str:
    """The first day of a partial date."""
    return day + "-01-01"[len(day) - 4 :]


def latest(day: str) -> str:
    """The last day of a partial date."""
    if len(day) == 10:
        return day
    if len(day) == 4:
        return f"{day}-12-31"
    year, month = int(day[:4]), int(day[5:7])
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def moved(day: str, days: int) -> str:
    """A day some days later or earlier."""
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def in_reach(claim: dict[str, Any], person: Entry, when: When) -> bool:
    """Whether a dated claim may be true at a time, a month of grace on either side; not after it was last looked at."""
    checked = str(claim.get("checked") or person.checked)
    end = min(claim.get("to") or "9999-12-31", max(checked, claim.get("from", "")) or "9999-12-31")
    start = claim.get("from", "")
    return (not start or moved(earliest(start), -WEAK) <= when.last) and moved(latest(end), WEAK) >= when.first
