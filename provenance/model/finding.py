"""What the rules saw, before anybody knows who the sources are."""

from __future__ import annotations

from attrs import field, frozen

from provenance.model.encoded import EncodedSpeech
from provenance.model.vocabulary import Construction, Mode, Side, Span, Spans, Stance, Wanted


@frozen
class Hop:
    """What a relay rule saw beside a cue: the phrase that names a further link of the chain.

    `side` says where the link is, seen from the speaker, and `wanted` what the phrase must name. `owner` is the source
    whose cue the phrase belongs to, if it belongs to one.
    """

    rule: str
    side: Side
    wanted: Wanted
    source: Span
    owner: Spans = ()


@frozen
class Finding:
    """What one rule saw at one place, before anybody knows who the source is.

    Spans of one role are sorted and do not overlap. `source` is empty where nobody is named. `parent` is the index,
    in the tuple the engine returns, of the finding whose content encloses this one, and `teller` of the one whose
    source reports it: the parent, except for clauses that are merely side by side. `link` says whether its own source
    is then a further link in the chain, `nesting` why it is where it is.
    """

    rule: str
    mode: Mode
    lemma: str
    """The cue's head word in its base form: `"say"`, `"according to"`, `"reportedly"`."""
    stance: Stance
    source: Spans
    cue: Spans
    content: Spans
    hedge: Spans = ()
    recipient: Spans = ()
    """Who was told: “told *Reuters*”, “in an interview with *CNN*”. `provenance.sources` decides if that is a relay."""
    certainty: float = field(default=0.5)
    parent: int | None = None
    teller: int | None = None
    link: bool = True
    nesting: str = ""
    hops: tuple[Hop, ...] = ()
    construction: Construction = "other"
    encoded: EncodedSpeech | None = None
    """The speech that the markup assigns to somebody, if that is what the finding rests on."""

    @property
    def describes_source(self) -> bool:
        """“clerks *professing* that P”: whether its participle tells which source is meant."""
        return self.construction == "participle" and self.source[-1].end + 1 == self.cue[0].start

    @certainty.validator
    def _check(self, _attribute: object, value: float) -> None:
        if not 0 <= value <= 1:
            raise ValueError(f"certainty must lie in 0..1, not {value}")
