"""An article's sourcing summed up in a few numbers, beside what was found to be usual where it was published."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from provenance.model import Document
from provenance.writing.standing import IDENTITIES, Identity, identity


@frozen
class Facts:
    """The line of facts of one article. A source is counted if it is the origin of a sentence.

    `by_identity` has every identity that occurs; `own_share` is the part of the text (0..1, of the code points inside
    sentences that claim something) that rests on the outlet's word alone.
    """

    by_identity: tuple[tuple[Identity, int], ...]
    own_share: float

    @property
    def sources(self) -> int:
        """How many sources are heard; unresolved ones do not count."""
        return sum(n for key, n in self.by_identity if key != "unresolved")

    @property
    def named(self) -> int:
        return dict(self.by_identity).get("named", 0)

    @property
    def unnamed(self) -> int:
        return dict(self.by_identity).get("unnamed", 0)


def facts(document: Document) -> Facts:
    """Count who is heard in `document`, and how much of it rests on the outlet's word alone."""
    heard = {s.chain[-1] for s in document.sentences if s.chain}
    counted = Counter(identity(source) for source in document.sources if source.id in heard)
    ranked = tuple((key, counted[key]) for key in IDENTITIES if counted[key])
    claims = [s for s in document.sentences if s.status != "not-a-claim"]
    own = sum(s.end - s.start for s in claims if s.status == "unattributed")
    return Facts(ranked, own / max(sum(s.end - s.start for s in claims), 1))
