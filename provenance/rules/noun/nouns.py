"""A noun that attributes, whose it is, and how it is linked to its content."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags
from provenance.lexicon.verbs import cue_nouns
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.phrase_starts import phrase_start
from provenance.text.tokens import Range, Token

LINKS = frozenset(("about", "against", "for", "of", "on", "over", "that", "to", "whether"))
_CLAIMS = frozenset(("of", "that", "whether"))
"""Without a possessor only what these lead to is claimed: “warnings about the valve” tells no claim."""
_BETWEEN = 3
"""At most so many words stand between the possessor and the noun: “her *long and bitter* criticism”."""
_NO_ADJECTIVE = tags.PUNCT | tags.DET | tags.PREP | tags.SUB | tags.REL | tags.AUX | tags.PERS | tags.WH


def noun_context(text: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The context of the noun at `i`, frame `poss:LINK` with a possessor, its source, else `bare:LINK`; `None` where
    it is not a cue or nothing links it to content. “to” links an infinitive only."""
    lemma = cue_nouns().get(text.tokens[i].lower)
    link = text.tokens[i + 1].lower if lemma and i + 2 < last else ""
    if lemma is None or link not in LINKS or (link == "to" and not text.tokens[i + 2].tag & tags.BASE):
        return None
    context = CueContext(text, i, first, last, lemma, "noun")
    context.subject = _possessor(text, i, first)
    context.group = context.subject[1] if context.subject else i
    clause = link in ("that", "to", "whether")
    context.after, context.cue_end = (i + 1, i + 1) if clause else (i + 2, i + 2)
    context.frame = f"poss:{link}" if context.subject else f"bare:{link}"
    return context if context.subject or link in _CLAIMS else None


def _possessor(text: IndexedText, i: int, first: int) -> Range | None:
    """“*her* promise”, “*the mayor’s* first promise”, “*the workers’* demand”."""
    tokens = text.tokens
    for k in range(i - 1, max(first, i - 2 - _BETWEEN) - 1, -1):
        if tokens[k].tag & tags.POSS:
            return k, k + 1
        if _is_possessive(tokens[k]) or (tokens[k].text in "'’" and k > first and tokens[k - 1].lower[-1] == "s"):
            start = phrase_start(tokens, k, first)
            return None if start is None else (_past_participle(tokens, start, k), k + 1)
        if tokens[k].tag & _NO_ADJECTIVE:
            return None
    return None


def _past_participle(tokens: Sequence[Token], start: int, k: int) -> int:
    """“after rejecting *the prosecutors’* claim”: the phrase without the verb it is the object of."""
    return start + 1 if start < k and tokens[start].tag & tags.ING else start


def _is_possessive(token: Token) -> bool:
    return token.lower.endswith(("’s", "'s")) and not token.tag & tags.SELFSUBJ
