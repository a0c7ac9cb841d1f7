"""Subjects that a mark or an aside parts from their verb: “*The head of the union*, said it was closed”.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.text.finite_verbs import is_finite
from provenance.text.phrase_starts import phrase_start
from provenance.text.subject_extent import widened
from provenance.text.subjects import FAR
from provenance.text.tokens import Range, Token


def unpaired_subject(tokens: Sequence[Token], group: int, first: int) -> Range | None:
    """“*The head of the union in Granton*, said it was closed”: the phrase that fills the sentence up to a lone comma
    before the verb group at `group`."""
    comma = group - 1
    if (
        comma <= first
        or tokens[comma].text != ","
        or any(is_finite(tokens, k, first) for k in range(first + 1, _relative(tokens, first, comma)))
    ):
        return None
    start = phrase_start(tokens, comma - 1, first)
    return (first, comma) if start is not None and widened(tokens, start, comma - 1, first) == first else None


def _relative(tokens: Sequence[Token], first: int, comma: int) -> int:
    """Where “who” opens a relative clause before `comma` (it may have a verb of its own); else `comma`."""
    return next((k for k in range(first + 1, min(comma, first + FAR)) if tokens[k].lower == "who"), comma)


def interrupted_subject(tokens: Sequence[Token], group: int, first: int) -> Range | None:
    """“*Stone*, according to the indictment, on two occasions told …”: the phrase that opens the sentence, separated
    from the verb group at `group` by an “according to”."""
    for k in range(first + 2, min(group, first + FAR)):
        if tokens[k].lower == "according" and tokens[k - 1].text == ",":
            start = phrase_start(tokens, k - 2, first)
            return (first, k - 1) if start is not None and widened(tokens, start, k - 2, first) == first else None
        if is_finite(tokens, k, first):
            return None
    return None
