"""Transcripts that are quoted as a whole: each paragraph opens with a quotation mark, and a label follows it.

*“*BELL: When did you know? *“*REYES: In May. The marks set the transcript off; they are nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.text import marks
from provenance.text.tokens import Range, Token


def without_marks(tokens: Sequence[Token], bounds: Sequence[Range]) -> Sequence[Range]:
    """The tokens of each paragraph, without the marks around those of a transcript: paragraphs that are quoted to their
    end, from the first with a label in capitals on, if one of the labels recurs."""
    quoted = [n for n, bound in enumerate(bounds) if _is_quoted(tokens, *bound)]
    labels = {n: label for n in quoted if (label := _label(tokens, *bounds[n]))} if len(quoted) > 1 else {}
    if len(labels) == len(set(labels.values())):
        return bounds
    inside = list(bounds)
    for n in quoted[quoted.index(min(labels)) :]:
        first, last = bounds[n]
        inside[n] = first + 1, last - (_marks(tokens, first, last) % 2 == 0)
    return inside


def _is_quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a mark opens the paragraph, and nothing or its last token closes it."""
    if tokens[first].lower not in marks.DOUBLE or last - first < 3:
        return False
    return tokens[last - 1].lower in marks.DOUBLE or _marks(tokens, first, last) % 2 == 1


def _marks(tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(token.lower in marks.DOUBLE for token in tokens[first:last])


def _label(tokens: Sequence[Token], first: int, last: int) -> str:
    """The label in capitals after the mark that opens a paragraph; empty if there is none."""
    for i in range(first + 1, last):
        if tokens[i].text == ":":
            return " ".join(token.text for token in tokens[first + 1 : i])
        if not tokens[i].text.isupper():
            return ""
    return ""
