"""Whether a sentence, or what attributions leave of it, asserts anything at all."""

from __future__ import annotations

import re

from provenance.model import Span
from provenance.sources.words import word_set
from provenance.text import Segmentation, SentenceSpan

_FINITE = word_set("finite")
_SUBORDINATE = word_set("subordinate")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]+(?:\([\w ]+\))? ?[—–-]*$|^\(?(?:Reuters|AP|AFP|UPI)\)?\W*$")
_NOTICE = re.compile(
    r"(?i)^(?:by [A-Z][\w.’'-]+(?: [\w.’'-]+){0,4}$|photo|image|\(?(?:ap|getty|reuters|afp) (?:photo|images)|read more"
    r"|read the rest|click here|watch (?:the|below|above|here)|(?:follow|email|contact) \w+|sign up|subscribe|copyright"
    r"|©|all rights reserved|editor[’']s note|see also|related:)"
)
_LEAST = 4
"""Words without any verb that still make a claim in what is left beside an attribution: none below this."""


def asserts(segmentation: Segmentation, s: SentenceSpan) -> bool:
    """Does the sentence say anything that could be true or false? Questions, datelines, bylines and labels do not."""
    text = segmentation.text[s.start : s.end].rstrip(" ”\"’'")
    if text.endswith(("?", ":")) or _DATELINE.match(text) or _NOTICE.match(text):
        return False
    words = [t for t in segmentation.tokens[s.first : s.last] if t.text[0].isalnum()]
    return len(words) >= _LEAST and (text.endswith((".", "!", "…")) or any(_finite(t.lower) for t in words))


def leaves_a_claim(segmentation: Segmentation, s: SentenceSpan, spans: list[Span]) -> bool:
    """Is there an assertion of the outlet's own in the sentence outside of the spans of its attributions?"""
    inside = sorted(x for x in spans if x.start < s.end and x.end > s.start)
    covered = s.start
    for x in [*inside, Span(s.end, s.end)]:
        if x.start - covered > 12 and _claims(segmentation.text[covered : x.start]):
            return True
        covered = max(covered, x.end)
    return False


def _claims(rest: str) -> bool:
    """A stretch claims something if it has a finite verb of its own that no subordinating word governs."""
    words = re.findall(r"[\w’'-]+", rest.lower().replace("’", "'"))
    while words and words[0] in ("and", "but", "or"):
        words = words[1:]
    if len(words) < _LEAST or words[0] in _SUBORDINATE or words[0].endswith("ing"):
        return False
    return any(_finite(w) for w in words)


def _finite(word: str) -> bool:
    return word in _FINITE or (len(word) > 4 and word.endswith("ed"))
