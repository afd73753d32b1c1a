"""A rough figure is converted to a precision that it does not have.

"About 200,000 hectares (772.2 square miles)": nobody measured the tenth of a square mile. The figure looks exact, was
made by a calculator, and is quoted as if somebody had counted. 770 square miles say what is known.

How it decides. Only pairs that are conversions of one another and agree (see figures/conversion) are looked at, and
only where words such as "about", "some", "nearly" or "an estimated" say that the first figure is rough. Its
last significant digit has a unit, in 200,000 hectares 100,000; a conversion whose own last digit is a hundred times
finer is reported. "About 25 miles (40.2 kilometers)" is not: one digit more than needed is
custom. Nor is "more than 10,000 acres (4,047 hectares)", which states a bound.

It is a hint, and the rounded figure is offered.
"""

from collections.abc import Iterator
from math import floor, log10

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Right, Rule, Span, Wrong
from factlint.claims.conversions import Conversion, converted, digits, find_conversions, written
from factlint.extract.units import UNITS

FINER = 100


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report conversions that are far more precise than what they convert."""
    for pair in _rough(document):
        first, second = pair.first, pair.second
        unit = UNITS[second.unit]
        width = first.step * UNITS[first.unit].factor / unit.factor
        if width < FINER * second.step or not pair.agrees():
            continue
        number = _rounded(converted(first, second.unit), width)
        edit = Edit(Span(second.number_span.start, second.number_span.end), digits(number))
        yield Finding(
            pair.span,
            f"{written(document.text, second)} is far more precise than about {written(document.text, first)}",
            severity="hint",
            confidence=0.7,
            fixes=(Fix(f"Round: {digits(number)} {unit.display}", (edit,)),),
            reasons=(f"the last digit of the first figure stands for {digits(_rounded(width, width))} {unit.display}",),
        )


def _rough(document: Document) -> Iterator[Conversion]:
    """The conversions of a single rough number by a single number that is not called rough itself."""
    for pair in find_conversions(document):
        first, second = pair.first, pair.second
        plain = first.upper is None and second.upper is None and not second.about
        compound = any(character.isdigit() for character in document.text[first.number_span.end : first.span.end])
        if first.about and plain and not compound and not first.dimension.startswith("temperature"):
            yield pair


def _rounded(value: float, width: float) -> float:
    """A value with two significant digits, or to a tenth of the width if that is coarser."""
    return round(value, 1 - floor(log10(value))) if value > 0 else value


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many conversions of a rough figure there are."""
    return sum(1 for _ in _rough(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong(
            "It covers about ⟦200,000 hectares (772.2 square miles)⟧ of forest.", "200,000 hectares (770 square miles)"
        ),
        Wrong("Some ⟦50 miles (80.47 km)⟧ of coast is polluted.", "50 miles (80 km)"),
        Wrong("The plume rose to nearly ⟦10,000 meters (32,808 feet)⟧.", "10,000 meters (33,000 feet)"),
    ),
    right=(
        Right("It covers about 200,000 hectares (770 square miles) of forest."),
        Right("The village lies about 25 miles (40.2 kilometers) from the sea."),
        Right("The island is about 200 kilometers (124 miles) away."),
        Right("The fire burned more than 10,000 acres (4,047 hectares)."),
        Right("The pass is 2,000 meters (6,562 feet) high."),
        Right("It is about 200,000 hectares (about 772.2 square miles) in size."),
    ),
)
