"""Where direct speech ends, and whether a cue right after it reports that speech or the whole clause."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.indexed_text import BREAKS, IndexedText
from provenance.text.noun_phrases import starts_clause
from provenance.text.tokens import DASHES

_SPEECH_ENDS = DASHES | {",", ";", "?", "!", ".", "…", "..."}


def ends_speech(text: IndexedText, edge: int, first: int) -> bool:
    """Whether direct speech ends right before `edge`: a quotation that closes after a comma or an end mark, or before a
    comma."""
    i = edge - 1
    if i > first and text.tokens[i].text == "," and text.quoted[i] < 0 <= text.quoted[i - 1]:
        return True
    if i <= first or not text.quoted[i] >= 0 > text.quoted[min(edge, len(text.quoted) - 1)]:
        return False
    end = i - text.quotations[text.quoted[i]].closed
    end -= text.tokens[end].text in ("’", "'")  # “She said, ‘Go,’” Bell recalled
    return text.tokens[end].text in _SPEECH_ENDS


def quotes_in_passing(text: IndexedText, edge: int, first: int) -> bool:
    """“Orr said it was *“dead,”* Reuters reported”: whether the quotation before `edge` only ends a clause that opens
    without quotation marks, or has a speaker there: “Orr said, “It is dead,” Reuters reported”."""
    opening = text.quotations[text.quoted[edge - 1 - (text.quoted[edge - 1] < 0)]].first
    if text.quoted[first] >= 0 or opening <= first:
        return False
    before, speaks = text.tokens[opening - 1], text.tokens[max(first, opening - 2)].tag
    if before.text in (",", ":") and not text.tokens[edge].tag & tags.PERS:
        return bool(speaks & tags.CUE and speaks & tags.INFLECTED)
    return before.text not in BREAKS and before.text != ":"


def opens_new_clause(text: IndexedText, after: int, first: int, last: int, edge: int) -> bool:
    """“Though she called it “a start,” he *said* it was late”: the quotation belongs to the clause before, and a clause
    follows at `after`, or a quotation after a colon."""
    whole = text.quoted[first] >= 0 or text.quoted[edge - 1] < 0
    if whole or after >= last:
        return False
    colon = text.tokens[after].text == ":" and after + 1 < last and text.opens_quotation(after + 1)
    return colon or starts_clause(text.tokens, after, last)
