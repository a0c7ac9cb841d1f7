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
