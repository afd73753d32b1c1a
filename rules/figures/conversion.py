"""A measure and its conversion cannot be the same.

"140 miles (308 km)": the kilometres are those of 191 miles. Readers believe the unit that they think in, so one of
two readers is misled, and a slipped digit, a swapped unit or a calculator held the wrong way round survives
proofreading.

How it decides. No written number is exact: each stands for an interval, half a unit of its last significant digit to
each side. 140 miles is anything from 135 to 145 miles, which is 217.3 to 233.4 km; 308 km is 307.5 to 308.5 km. The
two intervals do not meet, so that no true length can be written in both ways: an error. "16 kilometers (10 miles)"
looks wrong, as 10 miles are 16.1 km, but 16 km is 15.5 to 16.5 km, and 10 miles is 9.5 to 12.5 miles or 15.3 to 20.1
km: they meet, and nothing is said. Zeros at the end may be rounded, by a quarter at most, and by a tenth beside a
figure of three digits ("200 km (142 miles)"); a five at the end may be rounded to fives; "about", "some" and "nearly"
double the interval. Ranges are compared end by end.

What is compared: two units of one dimension where the second stands in brackets behind the first, after a slash,
after ", or" or ", about". A rate ("40 miles per gallon") and a yield in tons of TNT are left alone. A ton is a short,
a long or a metric one, a gallon an American or an imperial one, as it fits. Differences of temperature ("5 degrees
warmer") are converted without the zero point; where the words leave it open which is meant, both readings must fail.

Nothing is changed without asking, because either side may be the wrong one: both repairs are offered.
"""

from collections.abc import Iterator
from math import log10

from factlint.authoring import Document, Edit, Finding, Fix, Knowledge, Quantity, Right, Rule, Span, Wrong
from factlint.claims.conversions import (
    Conversion,
    converted,
    digits,
    find_conversions,
    is_ambiguous,
    rounded,
    shown,
    spread,
    written,
)
from factlint.extract.units import OFFSETS, UNITS


def check(document: Document, knowledge: Knowledge) -> Iterator[Finding]:
    """Report pairs whose intervals do not meet."""
    for pair in find_conversions(document):
        if not pair.agrees():
            first, second = pair.first, pair.second
            difference = bool(pair.difference)
            stated = document.text[second.span.start : _number_end(document, second)]
            yield Finding(
                pair.span,
                f"{'a difference of ' if difference else ''}{written(document.text, first)} is "
                f"{shown(first, second, difference)}, not {stated}",
                severity="error",
                confidence=0.95,
                fixes=tuple(_repairs(document, pair, difference)),
                reasons=tuple(_reasons(document, pair, difference)),
            )


def _number_end(document: Document, quantity: Quantity) -> int:
    """Where the number ends that a message names: of "5 feet 11 inches" the whole."""
    return quantity.number_span.end if _has_one_number(document, quantity) else quantity.span.end


def _repairs(document: Document, pair: Conversion, difference: bool) -> Iterator[Fix]:
    """Convert the first, or convert the second back."""
    for right, wrong in ((pair.first, pair.second), (pair.second, pair.first)):
        title = f"Keep {written(document.text, right)}: {shown(right, wrong, difference)}"
        number = document.text[wrong.span.start : wrong.number_span.end]
        single = (
            not is_ambiguous(right, wrong)
            and right.upper is None
            and wrong.upper is None
            and wrong.number_span.end > wrong.number_span.start
        )
        if not single or not _has_one_number(document, wrong):
            yield Fix(title, (), "display")
            continue
        value = rounded(converted(right, wrong.unit, difference), right, wrong)
        sign = "" if value >= 0 else "minus " if "minus" in document.text[pair.span.start : pair.span.end] else "-"
        if number != sign + digits(abs(value)):
            yield Fix(title, (Edit(Span(wrong.span.start, wrong.number_span.end), sign + digits(abs(value))),))


def _has_one_number(document: Document, quantity: Quantity) -> bool:
    """Whether one number was written, which can be replaced: not "5 feet 11 inches", "a mile"."""
    rest = document.text[quantity.number_span.end : quantity.span.end]
    return (
        not any(character.isdigit() for character in rest.rstrip("23"))
        and document.text[quantity.number_span.start] not in "aA"
    )


def _reasons(document: Document, pair: Conversion, difference: bool) -> Iterator[str]:
    """The two intervals in the unit of the second; what would explain the slip."""
    unit = UNITS[pair.second.unit]
    offset = 0.0 if difference else OFFSETS.get(pair.second.unit, 0.0)
    said = []
    for quantity, other in ((pair.first, pair.second), (pair.second, pair.first)):
        ranges = [
            f"{(low - offset) / unit.factor:,.5g} to {(high - offset) / unit.factor:,.5g} {unit.display}"
            for low, high in spread(quantity, difference, other)
        ]
        said.append(f"{written(document.text, quantity)} stands for {' and '.join(ranges)}")
    yield "; ".join(said)
    swapped = pair._replace(
        first=pair.first._replace(unit=pair.second.unit), second=pair.second._replace(unit=pair.first.unit)
    )
    if pair.first.upper is None and pair.second.upper is None and swapped.agrees():
        yield "with the two units swapped it would be right"
    elif not pair.first.dimension.startswith("temperature") and pair.first.number > 0:
        ratio = converted(pair.second, pair.first.unit) / pair.first.number
        power = round(log10(ratio)) if ratio > 0 else 0
        if power and abs(ratio / 10**power - 1) < 0.06:
            yield f"it is off by a factor of {10 ** abs(power):,}"


def examined(document: Document, knowledge: Knowledge) -> int:
    """How many conversions were compared."""
    return len(find_conversions(document))


rule = Rule(
    check=check,
    local=True,
    examined=examined,
    wrong=(
        Wrong("The cable is ⟦140 miles (308 km)⟧ long.", "140 miles (225 km)"),
        Wrong(
            "The fire burned ⟦50 million hectares (about 124,000 acres)⟧.",
            "50 million hectares (about 124 million acres)",
        ),
        Wrong("Police seek a man ⟦5 feet 11 inches (150 cm)⟧ tall.", "5 feet 11 inches (180 cm)"),
        Wrong(
            "It was ⟦49 degrees Celsius (102 degrees Fahrenheit)⟧ in Delhi.",
            "49 degrees Celsius (120 degrees Fahrenheit)",
        ),
        Wrong(
            "It was ⟦2 degrees Celsius (35.6 degrees Fahrenheit)⟧ warmer than usual.",
            "2 degrees Celsius (3.6 degrees Fahrenheit)",
        ),
        Wrong("They pushed ⟦nine miles, or 41 kilometers⟧, into the valley.", "nine miles, or 14 kilometers"),
        Wrong("Expect ⟦5 to 8 inches (23 to 30 centimeters)⟧ of rain."),
    ),
    right=(
        Right("The bridge is 16 kilometers (10 miles) long."),
        Right("Hurricane-force winds reach out up to 35 miles (55 km)."),
        Right("He is 5 feet, 11 inches (180 cm) tall."),
        Right("The lake is about 100 miles (150 km) wide."),
        Right("It was 10 degrees Celsius (18 degrees Fahrenheit) warmer than usual."),
        Right("Warming must stay below 1.5C (2.7F), and it was 10C (50F) at noon."),
        Right(
            "The cistern of 1,000 gallons (4,546 litres) is in Leeds, that of 1,000 gallons (3,785 liters) in Denver."
        ),
        Right("The ship of 65,000 tons (59,000 metric tons) carried a bomb of 15 kilotons (63 TJ) of TNT."),
        Right("The pool is 50 meters by 25 meters (164 feet by 82 feet)."),
        Right("The car does 40 miles per gallon (17 km per litre), the town is 12 miles (20 minutes) away."),
        Right("The race is 10 km (400 m of it uphill), and the village lies 12 miles (30 km from the sea)."),
        Right("The town is 20 km from Lviv or 80 miles from Poland."),
    ),
)
