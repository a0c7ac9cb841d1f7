"""Groups with a named and an unnamed part are two sources: “South Korea and its Western allies said”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from provenance.lexicon.sources import alternatives, word_set
from provenance.model import Finding, Span
from provenance.sources.reference.linking import Linker
from provenance.sources.reference.phrases import Phrase, PhraseReader

_JOINT = re.compile(r" (?:and|along with|as well as|together with) ")
_FIELDS_JOINED = re.compile(rf"(?i) (?:{alternatives('fields')}) and (?:{alternatives('fields')})\b")
_RELATIVE = re.compile(r",? (?:who|whose|which) |,$")
_MARKS = (";", "“", "”", '"', "(")
_PEOPLE = ("person", "group")
_DETERMINERS = word_set("determiners")


def split_groups(findings: tuple[Finding, ...], linker: Linker) -> tuple[Finding, ...]:
    """The findings; those of a partly named group become two, one for each part."""
    found: list[Finding] = []
    places: list[int] = []
    for f in findings:
        places.append(len(found))
        parts = _parts(f.source[0], linker.phrases) if len(f.source) == 1 else ()
        found += [evolve(f, source=(part,)) for part in parts] or [f]
    return tuple(found) if len(found) == len(findings) else tuple(_moved(f, places) for f in found)


def _moved(f: Finding, places: list[int]) -> Finding:
    """The finding, with its indices updated from the old findings to the new ones."""
    if f.parent is None:
        return f
    return evolve(f, parent=places[f.parent], teller=None if f.teller is None else places[f.teller])


def _parts(source: Span, phrases: PhraseReader) -> tuple[Span, ...]:
    """The parts of a source span whose last part, or one of two, has no name; empty if it is not such a group."""
    text = phrases.text
    if not _JOINT.search(text, source.start, source.end):
        return ()
    clause = _RELATIVE.search(text, source.start, source.end)
    end = clause.start() if clause else source.end
    joints = list(_JOINT.finditer(text, source.start, end))
    if len(joints) != 1 or any(mark in text[source.start : end] for mark in _MARKS):
        return ()
    joint = joints[0]
    if any(
        n.core < joint.end() and n.end > joint.start() for n, _ in phrases.entities.inside(source.start, source.end)
    ):
        return ()  # “Marks and Spencer”
    if _FIELDS_JOINED.search(text, source.start, end):
        return ()  # “the Minister of Trade and Industry, Ann Voss”
    if text[joint.start() - 1] == ",":
        return _described(Span(source.start, joint.start() - 1), Span(joint.end(), source.end), phrases)
    sides = [*_items(text, source.start, joint.start()), Span(joint.end(), end)]
    *first, second = (phrases.read(side.start, side.end) for side in sides)
    named = len(sides) == 2 or all(phrase.kind == "name" for phrase in first)
    return tuple(sides) if named and _in_part_named(first[-1], second) else ()


def _described(first: Span, second: Span, phrases: PhraseReader) -> tuple[Span, ...]:
    """“*Ada Voss, head of the union*, and *Tom Lund, its clerk,*”, “*the mayor, Ada Voss*, and *the clerk, Tom
    Lund,*”: two names of which the first has a description."""
    comma = phrases.text.find(", ", first.start, first.end)
    beside = [phrases.read(*side).kind for side in ((first.start, comma), (comma + 2, first.end))] if comma > 0 else []
    described = beside in (["name", "description"], ["description", "name"])
    named = described and all(phrases.read(side.start, side.end).kind == "name" for side in (first, second))
    return (first, second) if named else ()


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """“*Voss*, *Lund* and two aides”: the text between commas."""
    while (comma := text.find(", ", start, end)) >= 0:
        yield Span(start, comma)
        start = comma + 2
    yield Span(start, end)


def _in_part_named(first: Phrase, second: Phrase) -> bool:
    """“Voss and two aides”, “Voss and her lawyers”, “the mayor and Voss”; not “the singer and actor Ada Voss”."""
    if first.kind == "name":
        return not first.possessor and _unnamed(second)
    return second.kind == "name" and second.text[:1].isupper() and first.determiner == "the" and _unnamed(first)


def _unnamed(phrase: Phrase) -> bool:
    """People, somebody or several bodies without a name, distinguished from a role before a name by “the”, “her”, a
    number or “other”."""
    apart = phrase.determiner in _DETERMINERS or phrase.determiner == "one" or phrase.modifiers[:1] == ("other",)
    noun = phrase.noun
    people = phrase.head == "others" or (apart and noun is not None and (noun.plural or noun.kind in _PEOPLE))
    return phrase.kind == "description" and people
