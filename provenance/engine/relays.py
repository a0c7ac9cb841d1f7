"""Which relays add a link to the chain of which attribution: those in its sentence, beside its content."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.lexicon import tags, word_set
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate, Relay

_MOST = 40
"""Most attributions and relays of one sentence that are matched: more are a fault of the text."""
_OPENING = tags.PERS | tags.AUX | tags.ADV | tags.PUREADV | tags.REL

_MADE = word_set("public_work")
"""Said of a source, these tell whose work it is; “obtained” and the like tell who passes it on."""


def relays_beside(text: IndexedText, winners: list[Candidate], relays: list[Relay]) -> dict[Candidate, list[Relay]]:
    """The relays of each winner, in text order. Sets the `fate` of those that belong to none, and the
    `owner` of those that are part of a cue or come right after it: “Bell *said on CNN* that …; Reyes denied it”."""
    by_sentence: dict[int, list[Candidate]] = {}
    for winner in winners:
        by_sentence.setdefault(text.sentence_of(winner.cue[0]), []).append(winner)
    found: dict[Candidate, list[Relay]] = {}
    for relay in relays:
        near = by_sentence.get(text.sentence_of(relay.context.head), [])[:_MOST]
        beside = list(_beside(text, relay, near))
        relay.owner = next((winner.source for winner in near if _owns(winner, relay)), None)
        for winner in beside[:_MOST]:
            found.setdefault(winner, []).append(relay)
        if not beside:
            relay.fate = "stands beside no attribution"
    return found


def _beside(text: IndexedText, relay: Relay, near: list[Candidate]) -> Iterator[Candidate]:
    """The attributions that a relay stands beside, those in a relative clause after it only if there are no others."""
    if relay.context.lemma in _MADE and any(w.source and relay.context.head in range(*w.source) for w in near):
        return  # “a poll *published by the Post* shows”: its own
    fitting = [winner for winner in near if _stands_beside(relay, winner)]
    yield from [winner for winner in fitting if not _describes(text, relay, winner)] or fitting


def _owns(winner: Candidate, relay: Relay) -> bool:
    """Whether a relay is part of the cue or comes right after it, and is not its source (“first reported by *CNN*”)."""
    at_cue = any(i in range(*winner.cue) for i in (relay.context.head, relay.cue[0] - 1))
    return at_cue and winner.source is not None and not winner.source[0] < relay.content[0][1] <= winner.source[1]


def _describes(text: IndexedText, relay: Relay, winner: Candidate) -> bool:
    """“Speaking to CNN, Bell spared her rivals, *who say* …”: whether it is in a relative clause after the relay."""
    source = winner.source
    return source is not None and relay.cue[1] < source[0] and bool(text.tokens[source[0]].tag & tags.REL)


def _stands_beside(relay: Relay, winner: Candidate) -> bool:
    """Whether a relay is outside the content, is its cue, or is a piece of it that tells how it was said."""
    if relay.wanted == "work":
        return winner.source is not None and winner.source[0] == relay.cue[1]
    start = relay.source[0] if relay.source else relay.context.head
    if any(i in range(*winner.cue) for i in (relay.context.head, relay.cue[0])):  # “*quoted* Reyes as *saying*”
        return True
    piece = next(((a, b) for a, b in winner.content if a <= start < b), None)
    if piece is None or (relay.cue[0] - 1 <= piece[0] and len(winner.content) > 1):
        return True
    before = relay.context.text.tokens[piece[0] : relay.cue[0]]  # “Bell said *she had* heard from Reyes that P”
    return relay.side == "inside" and any(t.tag & tags.PERS for t in before) and all(t.tag & _OPENING for t in before)
