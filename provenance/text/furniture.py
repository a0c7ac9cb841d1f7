"""Lines that belong to the page rather than to the article: teasers of other articles, advertisements, dates.

“READ MORE: Mayor says sorry”, “Also read | Two held”, “Advertisement”, “Published: 12 May 2016”, “04 Oct 2022 10:30”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from provenance.lexicon import tags, word_set
from provenance.lexicon.labels import line_labels
from provenance.model import Span
from provenance.text.tokens import Token

_HEAD = re.compile(r"\W{0,3}(?P<label>[^\W\d_][\w’' ]{2,40}?)\s*(?:[:|»>]|[–—-]\s|\s{2}|\W*\Z)")
_WHEN = tags.NUM | tags.TIME | tags.TIMENOUN | tags.PUNCT


def is_furniture(text: str, span: Span, tokens: Sequence[Token]) -> bool:
    """Whether a line, whose tokens are given, is furniture of the page."""
    first = tokens[len(tokens) > 1 and tokens[0].tag & tags.PUNCT > 0].lower.replace("’", "'")
    return (first in _pointers() and _points_elsewhere(text, span, first)) or _is_stamp(tokens)


def _points_elsewhere(text: str, span: Span, first: str) -> bool:
    """A label that the lexicon knows, before a mark, a gap or the end, or in capitals: “ALSO READ Two held”."""
    head = _HEAD.match(text, *span)
    if head and line_labels().get(head["label"].lower().replace("’", "'")) == "pointer":
        return True
    return any(" " in label and text.startswith(label.upper() + " ", span.start) for label in _pointers()[first])


def _is_stamp(tokens: Sequence[Token]) -> bool:
    """Whether a line is a date or a time and nothing else, but for “Published”, “By Ada Bell” and the like."""
    if tokens[-1].text in (".", ":"):
        return False
    opened = tokens[0].lower in word_set("stamps")
    if not (opened or tokens[0].tag & (tags.NUM | tags.TIME)):
        return False
    allowed = _WHEN | (tags.CAP | tags.PREP if opened else 0)
    words = word_set("clock") | word_set("stamps")
    return any(t.tag & tags.NUM for t in tokens) and all(t.tag & allowed or t.lower in words for t in tokens)


@cache
def _pointers() -> dict[str, tuple[str, ...]]:
    """First word → the labels of teasers that begin with it."""
    found: dict[str, tuple[str, ...]] = {}
    for label, kind in line_labels().items():
        if kind == "pointer":
            first = label.split(" ")[0]
            found[first] = (*found.get(first, ()), label)
    return found
