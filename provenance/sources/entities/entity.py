"""A named person or body while being gathered, and all those of an article."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from provenance.sources.names.name import Name


@define(eq=False)
class Entity:
    """A named person or body while being gathered. `kind` is a `SourceType`, or `"place"`, or `"unknown"`."""

    name: str
    kind: str
    key: str
    words: tuple[str, ...] = ()
    gender: str = "-"
    roles: set[str] = field(factory=set)
    """Role nouns in lower case: `senator`, `spokesman`."""
    attributes: set[str] = field(factory=set)
    """Other words said of it, in lower case: `vermont`, `foreign`."""
    role: str | None = None
    names: list[Name] = field(factory=list)
    votes: Counter[str] = field(factory=Counter)
    order: int = 0
    certain: bool = False
    """For a person: whether the text or a given name shows that it is one."""
    evidence: int = 0
    """If its words do not say: the points by which the article shows a body (above 0) or a person (below 0)."""
    in_title: bool = False
    """Whether the article's title names it: it may be meant before the text names it."""

    @property
    def unsure(self) -> bool:
        """Whether neither its name nor the text shows what it is."""
        return self.kind == "unknown" or (self.kind == "person" and not self.certain)


Named = tuple[Name, Entity | None]
"""A name and whom it means; nobody if it is ambiguous."""


@define
class Entities:
    """All entities of an article, and where they are."""

    all: list[Entity]
    names: list[Name]
    owner: dict[int, Entity]
    """Index into `names` → entity; an ambiguous name has none."""
    how: dict[int, str]
    """Where a name's own words begin → the pass that linked it."""
    cores: list[int]
    """Where the names' own words begin, ascending."""
    keys: dict[str, Entity]

    def inside(self, start: int, end: int) -> Iterator[Named]:
        """The names whose own words are within a span, in order, with whom they mean."""
        for i in range(self.before(start), len(self.names)):
            name = self.names[i]
            if name.core >= end:
                return
            yield name, self.owner.get(i)

    def meant(self, start: int, end: int) -> Iterator[tuple[Name, Entity]]:
        """Those that are not ambiguous."""
        return ((name, entity) for name, entity in self.inside(start, end) if entity is not None)

    def named(self, start: int, end: int) -> bool:
        """Whether a span is exactly a name's own words."""
        i = self.before(start)
        return i < len(self.names) and self.names[i].core == start and self.names[i].end == end

    def begun(self, start: int, end: int) -> int:
        """The start of the name that a span starts in the middle of, else of the span: “Hollis & | Grey said”."""
        i = self.before(start) - 1
        name = self.names[i] if i >= 0 else None
        return name.core if name and name.core < start < name.end <= end else start

    def ended(self, start: int, end: int) -> int:
        """The end of the name that a span ends in the middle of, else of the span: “the Las Vegas | Sun”."""
        i = self.before(end) - 1
        name = self.names[i] if i >= 0 else None
        return name.end if name and start <= name.core and end < name.end else end

    def before(self, position: int) -> int:
        """The index of the first name whose own words start at or after a position."""
        return bisect_left(self.cores, position)


def clear(entity: Entity, least: int = 2) -> str:
    """The gender for which a person has at least `least` votes, if there are hardly any against it."""
    m, f = entity.votes["m"], entity.votes["f"]
    if m >= 2 * f + least:
        return "m"
    return "f" if f >= 2 * m + least else "-"
