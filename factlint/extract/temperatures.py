"""Temperatures in running English prose, and differences of temperature, which convert in another way."""

from __future__ import annotations

import re
from functools import cache

from factlint.view import Span


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What stands behind the number; a sign before it; words of difference behind and before; a text on weather."""
    scale = r"celsius|centigrade|celcius|fahrenheit|farenheit|c|f|k|kelvins?"
    return (
        re.compile(
            rf"[\s\u00a0-]?(?:(?P<degrees>degrees?|degs?\.?|°|º)[\s\u00a0-]?(?:(?P<scale>{scale})\b)?"
            r"|(?P<name>celsius|centigrade|celcius|fahrenheit|farenheit|kelvins?)\b)|[\s\u00a0]?(?P<bare>[CF])\b(?![.’'/-]?\w)",
            re.IGNORECASE,
        ),
        re.compile(r"(?P<word>\b(?:minus|negative)\s)\Z|(?:\A|[\s(“\"])(?P<sign>[-−–])\s?\Z", re.IGNORECASE),
        # Only words that cannot stand beside a reading: "40C (104F) above the Arctic Circle" is no difference.
        re.compile(
            r"(?:\s\([^()]{1,40}\))?[\s-](?:(?:warm|cool|cold|hott|high|low)er|increase|rise|drop|decrease|change|difference|jump|swing"
            r"|(?:above|below|over)\s(?:the\s)?(?:average|normal|usual|norm|mean|long-term|seasonal|pre-?industrial|\d\dth-century)"
            r"|of\s(?:global\s)?warming)\b"
        ),
        re.compile(
            r"\b(?:(?:ris(?:e|es|en|ing)|rose|fell|fallen|(?:drop|increas|decreas|warm|cool|chang|exceed|differ|reduc|climb)[a-z]*"
            r"|(?:high|low|warm|cool|cold|hott)er)\s(?:[a-z]+\s){0,4}by"
            r"|warming\sof|(?:rise|increase|drop|fall|difference|change|jump|decrease|swing)s?\sof)\s"
            r"(?:(?:about|around|roughly|nearly|almost|some|at\sleast|more\sthan|up\sto|just|over)\s)*\Z"
        ),
        re.compile(
            r"\b(?:degrees?|temperatures?|heat|cold|mercury|hot|warm\w*|cool\w*|freez\w+|weather|celsius|fahrenheit)\b"
        ),
    )


def temperature_at(text: str, number: Span) -> tuple[str, Span, bool, bool] | None:
    """(unit, span, below zero, whether it is a difference) of the temperature that a number begins, or None.

    The unit is "°C", "°F", "K" or "degrees", which may be an angle. A mere C or F behind digits counts only near
    words on weather or beside its like.
    """
    behind = _patterns()[0].match(text, number.end)
    if behind is None:
        return None
    written = (behind["scale"] or behind["name"] or behind["bare"] or "").upper()
    if behind["scale"] and len(written) == 1 and behind["scale"].islower() and behind["degrees"] in ("°", "º"):
        return None
    unit = {"C": "°C", "F": "°F", "K": "K"}.get(written[:1], "degrees")
    end = behind.end()
    if unit == "degrees" and behind["degrees"]:
        end = behind.end("degrees")
        if re.match(
            r"[\s-](?:north|south|east|west|[NSEW]\b|in\s|from\s(?:a|the)\s(?:college|univ))|['’]?s?[\s-]holder",
            text[end : end + 16],
        ):
            return None
    if behind["bare"] and (
        behind["bare"].islower() or (behind.group()[0] not in "CF" and not _beside(text, number.start, end))
    ):
        return None
    if behind["bare"] and not (_beside(text, number.start, end) or _on_weather(text, number.start, end)):
        return None
    low = max(number.start - 48, 0)
    before = text[low : number.start]
    sign = _patterns()[1].search(before)
    start, below = number.start, False
    if sign:
        start, below = low + sign.start("word" if sign["word"] else "sign"), True
    if zero := re.match(r"\sbelow\s(?:zero|0)\b", text[end : end + 12]):
        below, end = True, end + zero.end()
    by = _patterns()[3].search(text[low:start].lower())
    difference = bool(by or _patterns()[2].match(text, end)) and not zero
    return unit, Span(start, end), below, difference


def _beside(text: str, start: int, end: int) -> bool:
    """Whether the other scale stands beside it: "28C (82F)", "82F (28C)"."""
    after = re.match(r"\s?[(/,]\s?(?:about\s)?(?:[-−–]|minus\s)?\d+(?:\.\d+)?\s?°?[CF]\b", text[end : end + 24])
    before = re.search(
        r"\d\s?(?:°|degrees\s)?(?:[CF]|Celsius|Fahrenheit|centigrade)\s?[(/]\s?(?:about\s)?(?:[-−–]|minus\s)?\Z",
        text[max(start - 30, 0) : start],
    )
    return bool(after or before)


def _on_weather(text: str, start: int, end: int) -> bool:
    """Whether words on weather or "minus" stand near."""
    around = text[max(start - 90, 0) : end + 60].lower()
    return _patterns()[4].search(around) is not None or text[max(start - 6, 0) : start].lower() == "minus "
