"""Carrier sentences: what a name is planted into. {} is the name; {office}, {country} and {thing} say who or what.

They differ in where the name stands (first, in the middle, at the end, in the possessive, in apposition, in a list, in
a heading) because that is what matching trips over.
"""

from __future__ import annotations

import random

PLAIN = {
    "person": (
        "It was {} who spoke to reporters on Monday.",
        "{} declined to comment when asked about the vote.",
        "According to {}, the talks will go on next week.",
        "The meeting with {} lasted two hours.",
        "Critics say that {} knew about the plan for months.",
        "In an interview, {} said that prices would fall.",
        "A letter signed by {} was read out in the hall.",
        "“We have waited long enough,” {} told the audience.",
        "Three of the guests, among them {}, left early.",
        "Last year {} bought a house by the sea.",
        "The report names {} as a witness.",
        "Nobody expected {}'s answer to be so short.",
        "The crowd cheered as {} walked in.",
        "# {} returns to the capital\n\nThe visit had not been announced.",
    ),
    "place": (
        "The delegation arrived in {} on Monday.",
        "{} has seen heavy rain since the weekend.",
        "Flights to {} were cancelled for a third day.",
        "She grew up in {} and studied abroad.",
        "Officials in {} said that the road was open again.",
        "Trade with {} has doubled in ten years.",
        "The road from {} to the coast is closed.",
        "A court in {} will hear the case in spring.",
        "Most of {}'s schools opened again after the storm.",
        "People in {}, who had no power for a week, were angry.",
        "He wants to visit {} before the summer ends.",
        "Of all the stops, {} was the longest.",
        "# Floods reach {}\n\nThousands had to leave their homes.",
    ),
    "organisation": (
        "A report by {} was published on Monday.",
        "{} did not answer questions about the figures.",
        "The money went to {}, two people said.",
        "Staff at {} were told on Friday.",
        "She worked for {} before she moved to the north.",
        "A spokeswoman for {} said that the matter was closed.",
        "Under the deal, {} will pay half of the costs.",
        "The judges found that {} had acted too late.",
        "Two people who know {} well spoke about the case.",
        "Members of {} met behind closed doors.",
        "Last week {} warned of a shortage.",
        "The plan was drawn up together with {}.",
        "# {} under pressure\n\nThe inquiry will take months.",
    ),
    "system": (
        "They asked for {} on Monday.",
        "Two {} were seen near the border.",
        "The first {} will be delivered in spring.",
        "Footage shows a {} in a field.",
        "The army lost a {} in the night.",
        "Pictures of the {} were shown on television.",
        "Officials say that the {} was hit from afar.",
        "Parts of a {} were found by farmers.",
        "Crews trained on the {} for six weeks.",
        "Each {} costs more than a hospital.",
        "He said that the {} would change little.",
        "Nobody had seen the {} in use before.",
        "# A first look at the {}\n\nThe ministry released pictures.",
    ),
    "name": (  # for a name of which nobody says what it is
        "The notes mention {} twice.",
        "Most people had never heard of {} until then.",
        "Much has been written about {} since.",
        "The chapter on {} is the longest.",
        "There was a long silence when {} came up.",
        "The story begins and ends with {}.",
        "On the first page stands {}, in large letters.",
        "What they said about {} was true.",
        "For many, {} is still a mystery.",
        "The second part deals with {} alone.",
        "Some had come only because of {}.",
        "He wrote a book about {} ten years ago.",
        "They talked of {} until late at night.",
    ),
}

WITH = {
    "office": (
        "{Office} {} spoke to reporters on Monday.",
        "The {office}, {}, declined to comment.",
        "{}, the {office}, said that the talks would go on.",
        "In a speech, {office} {} promised to cut taxes.",
        "A meeting with {office} {} lasted two hours.",
        "The letter was signed by {}, the {office}.",
        "Critics say that {office} {} knew of the plan.",
        "“That is enough,” said {office} {}.",
        "The {office}, {}, left early.",
        "Reporters asked {office} {} about the vote.",
        "On Friday {office} {} will travel north.",
        "It was {}, the {office}, who opened the hall.",
    ),
    "country": (
        "In {country}, {} spoke to reporters on Monday.",
        "{} returned to {country} after two weeks.",
        "Nobody in {country} knew {} better.",
        "The talks between {} and the government of {country} went on.",
        "Papers in {country} wrote about {} every day.",
        "For {country}, {} is a matter of pride.",
        "News of {} reached {country} by the evening.",
        "Many in {country} look at {} with hope.",
        "The army of {country} did not mention {}.",
        "Visitors from {country} asked about {}.",
        "A judge in {country} had questions about {}.",
        "Since the war, {country} has trusted {}.",
    ),
    "thing": (
        "The {} {thing} was seen near the border.",
        "They asked for the {} {thing} on Monday.",
        "A {} {thing} will be delivered in spring.",
        "Footage shows a {} {thing} in a field.",
        "The army lost a {} {thing} in the night.",
        "Pictures of the {} {thing} were shown on television.",
        "Officials say that the {} {thing} was hit from afar.",
        "Parts of a {} {thing} were found by farmers.",
        "Crews trained on the {} {thing} for six weeks.",
        "He said that the {} {thing} would change little.",
        "Nobody had seen the {} {thing} in use before.",
        "Each {} {thing} costs more than a hospital.",
    ),
}

AGAIN = {
    "person": ("Later {} was seen in the lobby.", "A day before, {} had said the opposite.", "Friends of {} agreed."),
    "place": ("Later the group left {} by train.", "A day before, {} had been calm.", "The mayor of {} agreed."),
    "organisation": ("Later {} sent a note.", "A day before, {} had said the opposite.", "The head of {} agreed."),
    "system": ("Later another {} was seen.", "A day before, a {} had been moved.", "The maker of the {} agreed."),
    "name": ("Later {} came up again.", "A day before, {} had been all the talk.", "The last word was {} again."),
}


def plant(name: str, kind: str, rng: random.Random) -> tuple[str, int]:
    """(a text with the name, where the name begins). kind: of an entry, or "name" where it is not known."""
    return fill(rng.choice(PLAIN.get(kind, PLAIN["name"])), name)


def plant_with(name: str, setting: str, said: str, rng: random.Random) -> tuple[str, int]:
    """A text that says the office, the country or the kind of thing beside the name."""
    carrier = rng.choice(WITH[setting])
    carrier = carrier.replace("{Office}", said[:1].upper() + said[1:]).replace("{" + setting + "}", said)
    return fill(carrier, name)


def once_more(name: str, kind: str, rng: random.Random) -> str:
    """A further sentence with the name."""
    return fill(rng.choice(AGAIN.get(kind, AGAIN["name"])), name)[0]


def fill(carrier: str, name: str) -> tuple[str, int]:
    """The carrier with the name in it, and where the name begins."""
    return carrier.replace("{}", name), carrier.index("{}")
