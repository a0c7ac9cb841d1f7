"""One occurrence of a name in an article, with its context."""

from __future__ import annotations

from attrs import define


@define(eq=False, weakref_slot=False)
class Name:
    """One occurrence of a name. `start`/`end` include title and role, `core` only the name; code points, half-open."""

    start: int
    end: int
    core: int
    key: str
    words: tuple[str, ...]
    """The name's own words, without title and role."""
    sentence: int
    role: str
    """What comes before it: “Russian Foreign Minister”, “Sen.”, or nothing."""
    before: str
    """The word before all of it, in lower case."""
    apposition: str
    party: str
    place: str
    """A state or body after it: “(I-Vt.)”, “of Vermont”."""
    definite: bool
    """Whether “the” is part of it; in “the Clinton campaign” it is not."""
    follows: str
    """The lower-case word after it."""
    attributive: bool
    """Whether it only modifies the noun that follows: “the *Clinton* campaign”."""
    possessive: bool
    town: bool
    """Whether it is where places are: “in Salem”, “Salem, New Hampshire”."""
    medial: bool = False
    """Whether it may be a medium by its last word and is where media are: “told *the Star*”, “*Mint* reported”."""
