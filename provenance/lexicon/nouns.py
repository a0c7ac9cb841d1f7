"""The head nouns of sources (`roles.tsv`), singular and plural, and what each says about whom it names."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from provenance.lexicon import read_table

GENITIVES = ("’s", "'s", "s’", "s'")
"""What a noun in the genitive ends with."""


class Noun(NamedTuple):
    """What a head noun says about its source: its kind (of several people, `"group"`), its gender (`"m"`, `"f"`,
    `"-"`), and whether it is vague."""

    kind: str
    gender: str
    vague: bool
    plural: bool


@cache
def source_nouns() -> dict[str, Noun]:
    """Lower-case noun → what it says; several persons are a group."""
    nouns = {noun: Noun(kind, gender, vague == "vague", False) for noun, kind, gender, vague in read_table("roles")}
    for noun, entry in list(nouns.items()):
        if entry.kind != "group":
            kind = "group" if entry.kind == "person" else entry.kind
            nouns.setdefault(_plural(noun), entry._replace(kind=kind, plural=True))
    return nouns


def _plural(noun: str) -> str:
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
