"""What the mentions of an entity say of it: its fullest name, role, gender, place and party."""

from __future__ import annotations

import re

from provenance.lexicon.sources import LEXICON, key_of, office_words
from provenance.sources.entities.entity import Entity
from provenance.sources.names.name import Name
from provenance.sources.names.name_kind import (
    apposed_noun,
    gender_shown,
    shows_person,
    trades_beside,
    without_complement,
)  # fmt: skip

_ARTICLE = re.compile(r"^(?:an?|the) ")


def describe(entity: Entity, name: Name) -> None:
    """Add to an entity what one of its names shows: a fuller form, gender, role, place and party."""
    formal = key_of(name.words[0]) in LEXICON.nicknames.get(key_of(entity.words[0]), ())
    fuller = len(name.words) > len(entity.words) and name.words[-len(entity.words) :] != entity.words
    if entity.kind == "person" and (fuller or formal):
        entity.words, entity.name = name.words, " ".join(name.words)
    gender = gender_shown(name)
    if gender != "-":
        entity.votes[gender] += 3
    if name.before in ("former", "ex", "then"):
        entity.attributes.add("former")
    entity.certain = entity.certain or shows_person(name)
    if name.role:
        entity.role = entity.role or name.role
        add_roles(entity, name.role)
    if entity.kind == "person" and apposed_noun(name):
        head = without_complement(name.apposition)
        entity.role = entity.role or _ARTICLE.sub("", head)
        add_roles(entity, head)
        entity.attributes.update(w.strip(".,").lower() for w in name.apposition.split())
    elif entity.kind != "person":
        entity.roles.update(trades_beside(name))
    if name.place or name.party:
        entity.attributes.update(name.place.lower().split(), name.party.split())


def add_roles(entity: Entity, phrase: str) -> None:
    """Add the words of a role or apposition (“chief minister of Ashton”), and the roles among them."""
    plain = [word for w in phrase.split() for word in office_words(w.strip(".,").lower())]
    entity.attributes.update(plain)
    for word in plain:
        title, noun = LEXICON.titles.get(word), LEXICON.nouns.get(word)
        called = noun is not None and noun.kind == "person"
        if title and title.role != "-" and not (called and f" {word}" in f" {phrase}"):
            entity.roles.add(title.role)  # “*Father* Voss”, a priest; not “a *father* of two”
        elif called:
            entity.roles.add(word)
