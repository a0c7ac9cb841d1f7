"""What a rule is, what it sees (a `CueContext`), and what it proposes (a `Candidate`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from provenance.model import Construction, Side, Wanted
from provenance.rules.cue_features import features_of
from provenance.text.tokens import Range

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext


class Candidate:
    """An attribution that a rule proposes: ranges of token indices, before anything is weighed.

    Its `reliability` was counted by `key` (lemma, class of the cue, frame, kind of subject) and by its `features`
    (`provenance.rules.cue_features`). `certainty` is that reliability, calibrated.
    """

    __slots__ = (
        "certainty",
        "content",
        "context",
        "cue",
        "fate",
        "features",
        "hedge",
        "key",
        "parent",
        "recipient",
        "reliability",
        "rule",
        "source",
    )

    def __init__(
        self, rule: str, context: CueContext, frame: str, cue: Range, content: list[Range], source: Range | None = None
    ) -> None:
        self.rule = rule
        self.context = context
        self.cue = cue
        self.content = content
        self.source = source
        self.recipient = context.recipient
        self.key = (context.lemma, context.kind, frame, context.text.kind_of(source, frame))
        self.features = features_of(context, content, source)
        self.hedge: list[Range] = []
        self.reliability = 0.0
        self.certainty = 0.0
        self.parent: Candidate | None = None
        self.fate = ""

    def holds(self, i: int) -> bool:
        """Whether token `i` is in the content."""
        return any(a <= i < b for a, b in self.content)


class Relay(Candidate):
    """A further link in the chain of the attributions in the same sentence: `source` names it.

    It has no content of its own and competes with nothing. `content` is the phrase that names it, as in the examples of
    its rule. Only `provenance.sources` can tell whether that phrase is what is `wanted`.
    """

    __slots__ = ("owner", "side", "wanted")

    def __init__(self, rule: str, context: CueContext, cue: Range, link: Range, side: Side, wanted: Wanted) -> None:
        self.rule, self.context, self.cue, self.source, self.content = rule, context, cue, link, [link]
        self.side, self.wanted = side, wanted
        self.owner: Range | None = None
        self.recipient, self.parent, self.hedge, self.features = None, None, [], ()
        self.key = (context.lemma, "relay", context.frame, "none")
        self.reliability = self.certainty = 1.0
        self.fate = ""


@frozen
class Rule:
    """One rule: what it sees and why, its limits, what it rests on, examples that are its tests, and its function.

    `frames` are the frames (`provenance.rules.frames`) it is called for; `words` are lower-case words it is called for
    as well, with a context of frame `word` of which only the place is known. `propose` returns what the rule sees in a
    context, or `None`. `reliability` (0 to 1) replaces counts. `construction` says how its cue governs the content. In
    `hits`, brackets mark the content. `misses` are near-misses: pairs of a sentence the rule must leave alone, and why.
    """

    id: str
    name: str
    frames: tuple[str, ...]
    sees: str
    why: str
    limits: str
    reference: str
    hits: tuple[str, ...]
    misses: tuple[tuple[str, str], ...]
    propose: Callable[[CueContext], Candidate | None]
    words: tuple[str, ...] = ()
    reliability: float | None = None
    construction: Construction = "other"


def proposes_nothing(_: CueContext) -> None:
    """The `propose` of a rule that works after the competition (`provenance.rules.later`)."""


def family(rule: Rule) -> str:
    """The family a rule belongs to: the letters its id begins with."""
    return rule.id[:3]
