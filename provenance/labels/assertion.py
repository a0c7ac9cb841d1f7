"""Whether a sentence, or what attributions leave of it, asserts anything at all."""

from __future__ import annotations

from itertools import chain, islice

from provenance.lexicon import tags
from provenance.lexicon.sources import word_set
from provenance.model import Span
from provenance.text import Segmentation, SentenceSpan
from provenance.text.capitals import BARE_WORD
from provenance.text.utterances import main_verb

_FINITE = word_set("finite")
_SUBORDINATE = word_set("subordinate")
_NOTICES = tuple(phrase + " " for phrase in sorted(word_set("notices")))
"""What opens a line that only points elsewhere, if no main clause follows: “Read more”, “Follow us on …”."""
_LEAST = 4
"""This many words claim something even without a known verb; fewer need one: “Trump won.”, not “Not so.”"""


def asserts(segmentation: Segmentation, s: SentenceSpan) -> bool:
    """Whether the sentence says anything that could be true or false. Questions, datelines, bylines, credits and lines
    that only point elsewhere do not."""
    text = segmentation.text[s.start : s.end].rstrip(" ”\"’'")
    paragraph = segmentation.paragraph_kinds[s.paragraph - 1]
    if text.endswith(("?", ":")) or s.end <= paragraph.begin or s.start >= paragraph.until:
        return False
    if _is_notice(segmentation, s):
        return False
    words = (t for t in segmentation.tokens[s.first : s.last] if t.text[0].isalnum())
    ended = text.endswith((".", "!", "…"))
    if len(few := list(islice(words, _LEAST))) < _LEAST:
        return ended and len(few) > 1 and any(t.tag & tags.FINITE for t in few)
    return ended or any(_finite(t.lower) for t in chain(few, words))


def _is_notice(segmentation: Segmentation, s: SentenceSpan) -> bool:
    opening = " ".join(t.lower for t in segmentation.tokens[s.first : s.first + 3]).replace("’", "'") + " "
    return opening.startswith(_NOTICES) and main_verb(segmentation.tokens, s.first, s.last) is None


def leaves_a_claim(segmentation: Segmentation, s: SentenceSpan, spans: list[Span]) -> bool:
    """Whether the sentence contains an assertion of the outlet's own outside the spans of its attributions."""
    inside = sorted(x for x in spans if x.start < s.end and x.end > s.start)
    covered = max(s.start, segmentation.paragraph_kinds[s.paragraph - 1].begin)
    for x in [*inside, Span(s.end, s.end)]:
        if x.start - covered > 12 and _claims(segmentation.text[covered : x.start]):
            return True
        covered = max(covered, x.end)
    return False


def _claims(rest: str) -> bool:
    """A stretch claims something if one of its clauses has a finite verb that no subordinating word governs. An “-ed”
    form at its start is a participle (“a letter *posted on Monday*”), except “*closed the pool on Monday and* said”."""
    clauses = [BARE_WORD.findall(clause) for clause in rest.lower().replace("’", "'").split(",")]
    conjoined = len(clauses[0]) > 1 and clauses[-1][-1:] in (["and"], ["but"])
    return any(_is_main(words, conjoined=conjoined and words is clauses[0]) for words in clauses)


def _is_main(words: list[str], *, conjoined: bool) -> bool:
    while words and words[0] in ("and", "but", "or"):
        words = words[1:]
    if len(words) < _LEAST or words[0] in _SUBORDINATE or words[0].endswith("ing"):
        return False
    verb = next((i for i in range(len(words)) if _may_be_finite(words, i, conjoined)), None)
    return verb is not None and not {"who", "which", "that", "whose"} & set(words[:verb])


def _may_be_finite(words: list[str], i: int, conjoined: bool) -> bool:
    """Not “reporters at a breakfast *hosted by* Bloomberg”: a participle, whose auxiliary would come before it."""
    if words[i] in _FINITE:
        return True
    return (i > 0 or conjoined) and _finite(words[i]) and words[i + 1 : i + 2] != ["by"]


def _finite(word: str) -> bool:
    return word in _FINITE or (len(word) > 4 and word.endswith("ed"))
