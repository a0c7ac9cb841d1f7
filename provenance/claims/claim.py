"""A claim: one statement in one document, with the sources it is credited to."""

from __future__ import annotations

from attrs import frozen

from provenance.model import Article, Mode, SourceType, Stance, Status


@frozen
class Credit:
    """A source as one document knows it. `aliases` are its mentions in lower case, without pronouns."""

    name: str
    type: SourceType
    named: bool
    role: str | None = None
    aliases: tuple[str, ...] = ()
    speaks_for: str | None = None
    implied: bool = False
    """Whether it is the agency whose copy the article is, and not named for the claim itself."""


@frozen
class Claim:
    """One statement in one document. `start` and `end` are code points into the document's text, half-open.

    `body` is what is compared: the content without its attribution phrase, its pieces joined by spaces.
    """

    document: str
    outlet: str | None
    day: int | None
    """Day of publication as a proleptic Gregorian ordinal, `None` where the document has no date."""
    sentence: str
    start: int
    end: int
    text: str
    body: str
    status: Status
    chain: tuple[Credit, ...] = ()
    hedged: bool = False
    """Whether there is a hedge outside the content: “reportedly”."""
    certainty: float = 1.0
    """How certain it is on whose word this stands, 0 to 1: the lowest measured reliability of the rules of its
    attributions and of those around them; 0 for what an outlet says in a sentence that also attributes something."""
    spelt_out: bool = False
    """Whether the source is named or described in this sentence, not carried over by “she” or from an earlier one."""
    stance: Stance | None = None
    mode: Mode | None = None
    held: bool = False
    """Whether it is somebody's plan, wish or knowledge that nobody is said to have reported. Then the chain is its
    holder, who is in the body, too: “Norvik plans to close the terminal”."""

    notice: str | None = None
    """The paragraph in which its article owns to a mistake in an earlier version, if there is one."""
    number: int = 0
    """How many claims of its document were found before it."""
    paragraph: str = ""
    """Its paragraph, or the part of a long one near it, and where in the document's text that starts."""
    paragraph_start: int = 0
    spoken_to: tuple[str, ...] = ()
    """Words one of which may name whom the article's people spoke to: `Context.spoken_to`."""

    @property
    def key(self) -> str:
        """Names the claim wherever its document is compared, and with whatever else."""
        return f"{self.document}#{self.number}"

    @property
    def order(self) -> tuple[bool, int, str, int, int, int]:
        """Sorts claims by publication, undated ones last, then by document and place. No two are equal."""
        return (self.day is None, self.day or 0, self.document, self.start, self.end, self.number)


def day_of(article: Article) -> int | None:
    """The day an article counts as published on, the first day if its date is a range; `None` if it is undated."""
    return article.dated.first.toordinal() if article.dated else None
