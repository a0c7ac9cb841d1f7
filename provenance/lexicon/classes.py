"""Classes of cues and what follows from them (`en/cue_classes.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from provenance.lexicon import checked, read_table

Property = Literal[
    "adjuncts", "answers", "asserts", "clause", "follows", "hedged", "links", "mind", "objects", "opens", "speaks",
    "tells", "unreal",
]  # fmt: skip
"""What can follow from a class; the header of `cue_classes.tsv` says what each means."""


@cache
def cue_classes() -> dict[str, frozenset[str]]:
    """Class → its properties. Raises `LexiconError` for a property that is not one."""
    return {row[0]: _properties(row[0], row[3]) for row in read_table("cue_classes")}


def _properties(name: str, field: str) -> frozenset[str]:
    found = () if field == "-" else field.split(" ")
    return frozenset(checked(p, get_args(Property), f"cue_classes.tsv, {name}") for p in found)


@cache
def classes_that(has: Property) -> frozenset[str]:
    """The classes with a property."""
    return frozenset(name for name, properties in cue_classes().items() if has in properties)
