"""Whether a source is nobody in particular, or no noun phrase at all."""

from __future__ import annotations

from provenance.lexicon import read_table, tags, word_set
from provenance.rules.indexed_text import IndexedText
from provenance.text.source_phrases import core_end, is_generic
from provenance.text.tokens import Range

_HUMANS = word_set("humans") | word_set("counters") | {row[0] for row in read_table("titles")}
_AGENT = tuple(word_set("agent_endings"))
"""What nouns for people end with: “many capitalists”, “a baker”; not “such favor”."""
_AGENTS = tuple(f"{ending}s" for ending in _AGENT)
_EVERYBODY = word_set("everybody")
"""“a number of *us*”, “the *whole* country”: the speaker too, or nobody in particular."""


def names_nobody(text: IndexedText, source: Range) -> bool:
    """“a lot of people say”, “*looking back*, …”: nobody in particular, or no noun phrase at all."""
    first, last = source
    token = text.tokens[first]
    if token.tag & tags.REL:
        return False
    gerund = bool(token.tag & tags.ING) and text.kind_of((first, last)) != "document"  # “polling shows”
    phrase = text.tokens[first:last]
    clause = last - first > 1 and any(t.tag & tags.SELFSUBJ or t.lower in _EVERYBODY for t in phrase)
    return gerund or clause or is_generic(text.tokens, first, last) or _is_thing(text, first, last)


def _is_thing(text: IndexedText, first: int, last: int) -> bool:
    """“the changes said”, “*tough* is saying”: a thing, or no noun, taken for a speaker. A word for people or
    a number shows that it is not one: “two other women”, “many capitalists”."""
    if text.kind_of((first, last)) != "thing":
        return False
    tokens = text.tokens
    if tokens[first].tag & tags.CAP and last - first > 1 and tokens[first + 1].tag & tags.PUNCT:
        return False  # “*Bell* – the mayor’s lawyer – said”
    if tokens[first].lower in ("fewer", "more"):
        return False  # “*more than* 6 in 10 voters”
    phrase = tokens[first : core_end(tokens, first, last)]
    agents = _AGENTS + (_AGENT if phrase[0].lower in ("a", "an", "the") else ())
    return not any(t.tag & tags.NUM or t.lower in _HUMANS or t.lower.endswith(agents) for t in phrase)
