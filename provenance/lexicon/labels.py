"""What is needed to read labels that open a line: words that name no speaker, roles, given names, known bodies."""

from __future__ import annotations

from functools import cache

from provenance.lexicon import read_table


@cache
def line_labels() -> dict[str, str]:
    """Label, lower case → `credit`, `notice`, `answer` … (`line_labels.tsv` tells what they mean)."""
    return {row[0]: row[1] for row in read_table("line_labels")}


@cache
def given_names() -> frozenset[str]:
    """Given names and their short forms, lower case."""
    short = {name for row in read_table("nicknames") for name in (row[0], *row[1].split("|"))}
    return frozenset(short.union(*(row[1].split(" ") for row in read_table("given_names"))))


@cache
def role_kinds() -> dict[str, str]:
    """Head noun, singular and lower case → the kind of source it names."""
    return {row[0]: row[1] for row in read_table("roles")}


@cache
def known_bodies() -> frozenset[str]:
    """Public bodies and media by every name they go by, lower case: “un”, “pentagon”, “ap”."""
    public = [row for row in read_table("bodies") if row[1] in ("government", "organisation", "court")]
    bodies = {name for row in public for name in (row[0], *row[2].split("|"))}
    media = {name for row in read_table("media") for name in (row[0], *row[2].split("|"))}
    offices = {name for row in read_table("governments") for name in row[4].split("|")}
    return frozenset(name.lower().removeprefix("the ") for name in bodies | media | offices if name != "-")
