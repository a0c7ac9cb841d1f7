"""What a person says about a label of the program, and how a document records whose label it has."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from provenance.model.vocabulary import SourceType, Spans, Status

BY_HAND = "HAND"
"""Takes the place of a rule where a person made the attribution."""
Judgement = Literal["confirmed", "corrected", "disputed"]


@frozen
class By:
    """The person behind a label. `confirmed`: the program says the same; `corrected`: the label is the person's, not
    the program's; `disputed`: the person calls the program's label wrong, but gives no other, so it still stands."""

    judgement: Judgement
    who: str | None = None
    when: str | None = None
    """ISO date or date-time, if it was given."""
    note: str | None = None

    def __str__(self) -> str:
        """Who has judged the label, and how: “corrected by Ada”."""
        return f"{self.judgement} by {self.who or 'a reader'}"


@frozen
class Credited:
    """A link of a chain as a person gives it: a source of the document's registry by its name (of two with one name,
    the one with this `id`), or one that is not there, with its type."""

    name: str
    type: SourceType = "person"
    named: bool = True
    id: str | None = None


@frozen
class Target:
    """A sentence: the SHA-256 of the text it is in, its place there (code points, half-open), its words, and some of
    the text before and after; and what may identify that article when its text has changed."""

    sha256: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


@frozen
class Label:
    """On whose word a sentence stands. Spans count from the start of the sentence; `None` says nothing about them."""

    status: Status
    chain: tuple[Credited, ...] = ()
    source: Spans | None = None
    cue: Spans | None = None
    content: Spans | None = None


@frozen
class Correction:
    """What a person says about one sentence: that its label is right or wrong, and what is right."""

    target: Target
    right: bool
    label: Label | None = None
    """`None` where the person calls the label wrong and gives no other."""
    program: Label | None = None
    """What the program had said."""
    rules: tuple[str, ...] = ()
    """The rules on which it had based that."""
    who: str | None = None
    when: str | None = None
    note: str | None = None
