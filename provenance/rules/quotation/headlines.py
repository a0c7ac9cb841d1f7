"""The first line of a text that ends with its speaker, and the evidence that it does."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.tokens import Range
from provenance.text.utterances import Evidence, main_verb

_LEAST, _LONGEST = 2, 5
"""Fewest tokens of what is said, and most of its speaker."""
_SILENT = word_set("silent")


def headline_context(text: IndexedText, mark: int, first: int, last: int) -> CueContext | None:
    """The context of the colon or dash in “Rates may rise again: minister”, frame `headline`: a first line without a
    full stop, and after the mark somebody who can speak."""
    tokens, whole = text.tokens, text.paragraphs[0]
    if first > 0 or last != whole.last or len(text.paragraphs) == 1 or tokens[0].tag & tags.WH:
        return None
    if tokens[mark - 1].lower in _SILENT:
        return None  # “Film review: Ann Bell”
    apart = tokens[mark].text == ":" or tokens[mark - 1].end < tokens[mark].start
    if not apart or mark < _LEAST or not 0 < last - mark - 1 <= _LONGEST:
        return None
    if not _speaks(text, (first, mark), (mark + 1, last)):
        return None
    return CueContext(text, mark, first, last, ":", "colon", "headline", (mark + 1, last))


def _speaks(text: IndexedText, said: Range, who: Range) -> bool:
    """A person whom the text names with a title or a given name, an office or a body, after a clause; without one
    (“Win deserved: Muscat”), a person who speaks in the body."""
    evidence, verb = Evidence(text.tokens, text.quotations), main_verb(text.tokens, *said)
    if main_verb(text.tokens, *who) is not None:
        return False  # “Rovers 2-1 United: Late header sinks the leaders”
    if evidence.is_person(*who) or evidence.named_in_full(*who):
        return verb is not None or evidence.speaks(who[1])
    inner = range(who[0] + 1, who[1])
    if any(text.tokens[k].tag & tags.DET and not text.tokens[k - 1].tag & tags.PREP for k in inner):
        return False  # “Ferrol 2-1 Pembury: a late goal sinks *the leaders*”
    office = evidence.role(*who) and text.tokens[who[1] - 1].lower not in _SILENT
    return verb is not None and bool(office or evidence.is_body(*who))
