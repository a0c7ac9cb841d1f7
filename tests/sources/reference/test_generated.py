"""References in generated passages: a template, filled with names, and whom the last sentence is on the word of.

A wrong name is worse than none, so no passage may give one; how many stay open is held to what it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import pytest

from provenance import annotate

MEN = ("Peter Mathers", "Tomas Reyes", "Igor Pell", "Jonas Okafor", "Emre Kaya")
WOMEN = ("Martha Lund", "Lena Ostrow", "Ada Bell", "Nkechi Obi", "Leyla Demir")
FIRMS = ("Norvik", "Halden", "Tessaro", "Quorvex", "Fernloch")
TOWNS = ("Detroit", "Velden", "Granton", "Bristol", "Marlow")
PAIRS = tuple(zip(MEN, WOMEN, strict=True))

TWO_PERSONS = (
    "{a} and {b} run the mill.",
    "{a} met {b} on Monday.",
    "{a}, a pilot, and {b}, a clerk, saw the crash.",
    "{a} told reporters that {b} had left.",
    "{a} asked {b} to leave.",
    "The board replaced {a} with {b}.",
    "Although it was late, {a} met {b}.",
)
COUPLES = (
    "Mr. {man.surname} and Mrs. {woman.surname} run the mill.",
    "{man} and his wife, {woman}, run the mill.",
    "{woman} and her husband, {man}, left.",
)
FIRM = (
    "{firm} said it regretted the error.",
    "{firm} will close its plant.",
    "{firm} reported a loss, and its shares fell.",
    "{firm}’s shares fell.",
    "{firm}, which makes pumps, shut a plant.",
    "{firm} cut 40 jobs.",
    "{firm} named Ada Bell as its chief executive.",
)
FIRM_AND_TOWN = (
    "{firm} will close its {town} plant on Friday, the company said.",
    "{firm} cut 40 jobs in {town}, the company said.",
    "{firm} moved to {town}, and the company said it was late.",
    "In {town}, {firm} shut a plant. The company said it was late.",
    "Two plants in {town} were shut by {firm}. The company said it was late.",
)
NO_FIRM = (
    "The plant in {town} was shut. The company said it was late.",
    "{town} is a town on the coast. The company said it was late.",
)
TWO_FIRMS = (
    "{a} sued {b} on Monday. It said the patent was its own.",
    "{a} said it had bought {b}. The company said it was late.",
)
TWO_IN_ONE_OFFICE = (
    "Former president {man} met former president {woman}. The former president said it was late.",
    "Governor {man} met Governor {woman}. The governor said it was late.",
)
BOTH = (
    "{man} and {woman} mapped the coast. They said the reef was old.",
    "Captain {man} and naturalist {woman} mapped the coast. They said the reef was old.",
    "{man} met {woman}. They said the reef was old.",
)
AHEAD = (
    "Although he said it was early, {man} left the board.",
    "After he won, {man} thanked the town. He said it was late.",
)


class Person(str):
    """A name that a template can ask for the surname of."""

    __slots__ = ()

    @property
    def surname(self) -> str:
        return self.split()[-1]


def last_source(text: str) -> str:
    """The origin of the last sentence; empty where nobody is named."""
    document = annotate(text)
    chain = document.sentences[-1].chain
    source = document.source(chain[-1]) if chain else None
    return source.name if source and source.named and source.type != "unresolved" else ""


def fill(template: str, **names: str) -> str:
    return template.format(**{key: Person(name) for key, name in names.items()})


Case = tuple[str, str, str, int]
"""Family, text, the name that is right, and whether it must be found (1) or may stay open (0)."""


def of_persons() -> Iterator[Case]:
    for template, (man, woman) in product(TWO_PERSONS, (*PAIRS, *(pair[::-1] for pair in PAIRS))):
        for pronoun, name in (("He", man), ("She", woman)):
            yield "he or she", f"{fill(template, a=man, b=woman)} {pronoun} said it was late.", name, 0
    for template, (man, woman) in product(COUPLES, PAIRS):
        for pronoun, name in (("He", man), ("She", woman)):
            text = f"{fill(template, man=man, woman=woman)} {pronoun} said it was late."
            yield "he or she, told", text, name.split()[-1], 1
    for template, (man, woman) in product(TWO_IN_ONE_OFFICE, PAIRS):
        yield "one office", fill(template, man=man, woman=woman), "", 0
    for template, (man, woman) in product(BOTH, PAIRS):
        yield "both", fill(template, man=man, woman=woman), f"{man} and {woman}", 1
    for template, man in product(AHEAD, MEN):
        yield "ahead", fill(template, man=man), man, 1
    for man, woman in PAIRS:
        text = f"{man} spoke first. Although she said it was early, {woman} left the board."
        yield "ahead of another", text, woman, 0


def of_firms() -> Iterator[Case]:
    for template, firm in product(FIRM, FIRMS):
        for subject in ("It", "The company"):
            yield "a firm", f"{fill(template, firm=firm)} {subject} said refunds would follow.", firm, 1
    for template, firm, town in product(FIRM_AND_TOWN, FIRMS, TOWNS):
        yield "a firm and a town", fill(template, firm=firm, town=town), firm, 1
    for template, town in product(NO_FIRM, TOWNS):
        yield "no firm", fill(template, town=town), "", 0
    for template, (first, second) in product(TWO_FIRMS, permutations(FIRMS, 2)):
        yield "two firms", fill(template, a=first, b=second), first, 1


CASES = (*of_persons(), *of_firms())
FAMILIES = tuple(dict.fromkeys(family for family, *_ in CASES))


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_wrong_is_named(family: str) -> None:
    found = [(text, wanted, must, last_source(text)) for f, text, wanted, must in CASES if f == family]
    wrong = [(text, got) for text, wanted, _, got in found if got and not (wanted and got.endswith(wanted))]
    missed = [text for text, _, must, got in found if must and not got]
    assert not wrong, wrong
    assert not missed, missed
