"""The medium that words were given to: “in an interview with CNN”, “in a letter to the Gazette”."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.model import Wanted
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import after_words, answered, opening, relay, run_by
from provenance.rules.rule import Relay, Rule
from provenance.text.tokens import is_genitive

_GIVEN_IN = frozenset(("during", "in"))
_ASKED = word_set("interviews")
_GIVEN = word_set("passed_on")


def propose(context: CueContext) -> Relay | None:
    if found := _named_before(context) or run_by(context):
        return found
    given = context.head + 1 < context.last and context.text.tokens[context.head + 1].lower in _GIVEN
    link = after_words(context, context.head + 1 + given, *(answered(context) or ("for", "in", "on", "to", "with")))
    with_somebody = link > 0 and context.text.tokens[link - 1].lower == "with"
    wanted: Wanted = "interviewer" if with_somebody and context.lemma in _ASKED else "medium"
    own = link > 0 and not _is_anothers(context)
    return relay("REL03", context, opening(context, context.head), link, "outside", wanted) if own else None


def _named_before(context: CueContext) -> Relay | None:
    """“in a *Reuters* interview”: the name right before the noun."""
    tokens, link = context.text.tokens, context.head
    while link > context.first and tokens[link - 1].tag & tags.CAP and not tokens[link - 1].tag & tags.PREP:
        link -= 1
    start = opening(context, link)
    given = tokens[context.head].lower in _ASKED and tokens[start].lower in _GIVEN_IN
    if link == context.head or not given or not tokens[link - 1].tag & tags.DET:
        return None
    return Relay("REL03", context, (start, context.head + 1), (link, context.head), "outside", "medium")


def _is_anothers(context: CueContext) -> bool:
    """“before *Bell’s comments* to CNN”, “mocked *his comments* to CNN”: given by their owner, at another time."""
    tokens, i = context.text.tokens, context.head - 1
    owned = i > context.first and (tokens[i].tag & tags.POSS or is_genitive(tokens[i]))
    while i > context.first and tokens[i].tag & (tags.CAP | tags.POSS):
        i -= 1
    return bool(owned) and tokens[i].lower not in _GIVEN_IN


RULE = Rule(
    id="REL03",
    name="The medium that words were given to",
    frames=(),
    words=(
        "appearance", "briefing", "call", "comments", "conversation", "e-mail", "email", "enquiries", "inquiries",
        "interview", "interviews", "letter", "message", "queries", "query", "question", "questions", "remarks", "reply",
        "statement", "statements",
    ),
    sees="“interview”, “statement” or the like, “with”, “to”, “on” or “for”, a medium; “reply to questions from” it.",
    why="The medium asked for the words or got them, and carries them: the link before the speaker.",
    limits="Whether the phrase names a medium is looked up; a private person who interviews is taken for none.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "In an interview with [CNN], Bell said the gate was shut.",
        "In a [Gazette] interview, Bell said the gate was shut.",
        "Bell said in an email Monday to [the Gazette] that the gate was shut.",
        "In a statement sent to [the Gazette], Bell said the gate was shut.",
        "In response to queries from [the Gazette], Bell said the gate was shut.",
        "Bell said in reply to a question by [the Gazette] that the gate was shut.",
        "[The Gazette] ran an interview with Bell in which she said the gate was shut.",
    ),
    misses=(
        ("The interview was short, Bell said.", "no preposition"),
        ("Bell had questions to the Gazette, he said.", "nobody answers"),
        ("A statement said the gate was shut.", "nobody it was given to"),
        ("After the Gazette interview, Bell said the gate was shut.", "said at another time"),
        ("Bell said the gate was shut, before Lund’s comments to CNN.", "somebody else’s comments"),
        ("“It is shut,” Bell wrote, linking to a video of her mocking his remarks to the Gazette.", "his, not hers"),
    ),
    propose=propose,
)  # fmt: skip
