"""What a preposition or an adverb after a verb of saying belongs to: a number or a clause that is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.tokens import Token, is_genitive

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_LIMITS = ("least", "most")
"""“*at least* 12”."""
_ROUGHLY = word_set("roughly")
_SHORT = 4
"""Most tokens from the end of a noun phrase to the comma after what belongs to it: “with the road | *closed,*”."""
_SETTINGS = word_set("settings")
"""Prepositions that tell where or when something was said, and never of what: “people *arguing outside* a bar”."""
_SAYS = ("say", "tell")
"""Verbs whose content no phrase with a preposition can be, where a clause comes before them."""
_GIVES_REASON = frozenset(("because", "without"))
_NO_CIRCUMSTANCE = tags.FINITE | tags.PUNCT | tags.NUM | tags.REL
_SUBORDINATES = tags.SUB | tags.WH
_NO_SUBJECT = tags.REL | tags.SUB | tags.WH | tags.PREP | tags.CC | tags.VERB


def is_number(tokens: Sequence[Token], i: int, last: int) -> bool:
    """“nearly *40*”, “up *to 40*”: whether what looks like manner belongs to a number."""
    i += i < last and tokens[i].lower == "to"
    return i < last and bool(tokens[i].tag & tags.NUM)


def is_quantity(tokens: Sequence[Token], i: int, last: int) -> bool:
    """“reported *at least* 12 dead”, “said *around* 40 people died”: whether a preposition belongs to a number."""
    limit = i + 1 < last and tokens[i + 1].lower in _LIMITS
    number = i + 1 + limit
    return (limit or tokens[i].lower in _ROUGHLY) and number < last and bool(tokens[number].tag & tags.NUM)


def opens_that_clause(tokens: Sequence[Token], that: int, last: int) -> bool:
    """Whether “that” is at `that` and opens a clause that is said: not “by a board *that had met*”, but “by the board
    *that talks would* go on”."""
    if that + 2 >= last or tokens[that].lower != "that":
        return False
    verb, following = tokens[that + 1].tag & (tags.FINITE | tags.AUX), tokens[that + 2].tag
    noun = verb & tags.THIRD and not verb & tags.AUX and following & tags.AUX
    return (not verb or bool(noun)) and starts_clause(tokens, that + 1, last)


def _begins_clause(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether a clause begins with the preposition at `i`: “said *near the bridge* two cars collided”, “said *with the
    road closed,* nobody came”; not “said *after the vote ended*”, “said *at that time* and wanted”."""
    end = phrase_right(tokens, i + 1, last)
    if not i + 1 < end < last:
        return False
    comma = next((k for k in range(end, min(last, end + _SHORT)) if tokens[k].text == ","), end - 1)
    if comma + 1 < last and not tokens[comma + 1].tag & _NO_SUBJECT and starts_clause(tokens, comma + 1, last):
        return True
    return bool(tokens[end].tag & tags.FINITE) and not tokens[i].tag & tags.SUB and starts_clause(tokens, i + 1, last)


def is_day(tokens: Sequence[Token], i: int, last: int) -> bool:
    """“put out a statement on *Tuesday night*”, “on *March 22* that”: when, and not what about."""
    end = next((k for k in range(i, last) if not tokens[k].tag & (tags.TIME | tags.TIMENOUN | tags.NUM)), last)
    closed = end == last or bool(tokens[end].tag & (tags.PUNCT | tags.PREP | tags.CC | tags.REL | tags.SUB))
    return i < end and bool(tokens[i].tag & tags.TIME) and closed and not is_genitive(tokens[end - 1])


def prepositional_frame(context: CueContext, i: int) -> str:
    """The frame of a cue before the preposition at `i`."""
    if context.lemma == "say" and _begins_clause(context.text.tokens, i, context.last):
        return "clause"
    word = context.text.tokens[i].lower
    return "" if word in _SETTINGS or is_day(context.text.tokens, i + 1, context.last) else f"p:{word}"


def closes_with_circumstance(context: CueContext) -> bool:
    """“The gate was shut, Bell said *of the dam*”, “…, Bell said *without giving details*”, “…, Bell told Reuters
    *because the talks are secret*”: whether what follows a clause and the cue after it tells how, when or why."""
    text, tokens, i = context.text, context.text.tokens, context.after
    edge = context.subject[0] if context.subject else context.group
    reason = tokens[i].lower in _GIVES_REASON
    if context.lemma not in _SAYS or not (reason or tokens[i].tag & tags.PREP):
        return False
    end = next((k for k in range(i, context.last) if tokens[k].text == ","), context.last)
    if not reason and any(t.tag & _NO_CIRCUMSTANCE for t in tokens[i + 1 : end]):
        return False
    return not tokens[context.first].tag & _SUBORDINATES and text.has_verb(context.first, edge)
