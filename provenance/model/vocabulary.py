"""The closed classes of the model, and the stretch of text everything points at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Status = Literal["attributed", "partly-attributed", "hearsay", "unattributed", "not-a-claim"]
Mode = Literal["direct", "indirect", "mixed", "continued", "mental", "hearsay", "orphan-quote"]
Stance = Literal[
    "neutral", "announce", "endorse", "distance", "concede", "deny", "accuse", "suggest", "commit", "mental", "refuse"
]
Channel = Literal[
    "interview", "statement", "press conference", "speech", "published work", "document", "court proceeding",
    "social media post", "poll", "media report", "private communication", "testimony", "declined comment", "other",
]  # fmt: skip
SourceType = Literal[
    "person", "government", "organisation", "news-agency", "news-outlet", "company", "court", "document",
    "social-media", "group", "unnamed-person", "unresolved",
]  # fmt: skip
GapKind = Literal[
    "unattributed-assertion", "vague-source", "anonymous-source", "anonymity-unexplained", "anonymous-opinion",
    "anonymous-only", "single-source", "relay-only", "hearsay", "circular", "attribution-drift", "orphan-quote",
    "no-response",
]  # fmt: skip
Construction = Literal[
    "clause", "object", "preposition", "relative-object", "participle", "infinitive", "passive-agent", "noun",
    "as-clause", "final", "other",
]  # fmt: skip
"""How a cue governs its content, as far as who tells whom depends on it: “said *that P*”, “denied *the charge*”, “spoke
of *the charge*”, “*the charge* Bell denied”, “…, saying *P*”, “went on to say *P*”, “*P* was said by Bell”, “Bell's
claim *that P*”, “as Bell said, *P*”, “*P*, Bell said”."""
Side = Literal["outside", "inside"]
"""Where a link is in a chain, seen from the speaker: nearer the reader (a medium), or further away (whom he cites)."""
Wanted = Literal["medium", "told", "work", "interviewer", "quoter", "citable", "source"]
"""What a phrase must name to be a link: a medium; a medium that somebody told; a medium's story; a medium or any body
that asks questions; a medium or whoever else quotes somebody; somebody or a document, but not a reason; anything that
can be a source."""
Layout = Literal["as-printed", "wrapped", "doubtful"]
CarriedForm = Literal["addition", "figures", "prospect"]
Severity = Literal["low", "medium", "high"]
ChangeKind = Literal[
    "source-dropped", "source-added", "re-attributed", "chain-shortened", "chain-lengthened", "hedge-lost",
    "hedge-added", "stance-raised", "stance-lowered", "role-raised", "role-lowered", "quote-altered", "updated",
    "corrected",
]  # fmt: skip


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """A stretch of text: code points, half-open. `Span([1, 5])` is `Span(1, 5)`: so `attrs.asdict` can rebuild it."""

    __slots__ = ()

    def __new__(cls, start: int | Iterable[int], end: int | None = None) -> Span:
        if end is None:
            pair = tuple(start)  # type: ignore[arg-type]
            if len(pair) != 2:
                raise TypeError(f"a span is a start and an end, not {pair}")
            return tuple.__new__(cls, pair)
        return tuple.__new__(cls, (start, end))

    def overlap(self, start: int, end: int) -> int:
        """How many code points it shares with `start:end`."""
        return max(0, min(self.end, end) - max(self.start, start))


Spans = tuple[Span, ...]
