"""The medium that carries words: “in remarks carried by state television”, “obtained by the Ledger”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.model import Wanted
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import after_words, past_request, relay
from provenance.rules.rule import Relay, Rule
from provenance.text.tokens import Range

_QUOTED = frozenset(("cited", "included", "quoted", "saying"))


def propose(context: CueContext) -> Relay | None:
    if context.lemma == "saying" and (
        context.head == context.first or context.text.tokens[context.head - 1].lower != "as"
    ):
        return None
    via = context.lemma == "via"
    link = context.head + 1 if via else after_words(context, past_request(context), "by", "in", "on", "to", "with")
    if link and link < context.last and context.text.tokens[link].lower == "name":
        return None  # “did not want to be quoted by name”
    quotes = context.lemma in ("quoted", "saying") and link and context.text.tokens[link - 1].lower == "by"
    wanted: Wanted = "quoter" if quotes else "medium"
    found = relay("REL04", context, context.head, link, "outside", wanted) if link else None
    if found and found.source and context.lemma in _QUOTED and _in_document(context, found.source):
        found.wanted = "quoter"
    return found


def _in_document(context: CueContext, source: Range) -> bool:
    """“an email *quoted in the lawsuit*”, “was quoted as *saying in news reports*”: a document, not somebody who “was
    quoted in” it."""
    text, before = context.text, context.text.tokens[max(context.head - 1, 0)]
    inside = text.tokens[source[0] - 1].lower == "in" and text.kind_of(source) == "document"
    as_saying = source[1] < context.last and text.tokens[source[1]].lower == "as"
    return inside and (as_saying or not before.tag & (tags.AUX | tags.PUNCT | tags.PERS))


RULE = Rule(
    id="REL04",
    name="The medium that carries words",
    frames=(),
    words=(
        "aired", "approached", "asked", "broadcast", "carried", "cited", "contacted", "examined", "included",
        "interviewed", "leaked", "obtained", "posted", "pressed", "printed", "provided", "published", "questioned",
        "quizzed", "quoted", "reached", "relayed", "released", "reported", "reviewed", "saying", "seen", "sent",
        "shared", "verified", "via", "viewed", "writes", "writing", "wrote",
    ),
    sees="“carried”, “asked”, “as saying” or the like with “by”, “in”, “on”, “to” or “with”, or “via”; a medium.",
    why="The reader has the words from that medium: the link before the speaker.",
    limits="Whether the phrase names a medium is looked up; whoever quotes need not be one.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Bell said in remarks carried by [the state agency] that the gate was shut.",
        "The gate is shut, Bell was quoted as saying by [the Ledger].",
        "Bell was quoted by [Sportsbeat] as saying that the gate was shut.",
        "In a memo obtained by [the Ledger], Bell said the gate was shut.",
        "When asked for comment by [the Ledger], Bell said the gate was shut.",
        "Bell said in a video posted by [the Ledger] that the gate was shut.",
        "Bell wrote in [the Ledger] that the gate was shut.",
        "In a memo shared with [the Ledger], Bell said the gate was shut.",
        "“It is shut,” Bell said, via [the Ledger].",
        "The gate is shut, according to a memo quoted in [the lawsuit].",
        "“It is shut,” Bell was quoted as saying in [news reports].",
        "Contacted by [the Gazette], Bell said the gate was shut.",
    ),
    misses=(
        ("The Ledger carried the news, Bell said.", "no preposition follows"),
        ("Bell said that the gate was shut.", "no such word"),
    ),
    propose=propose,
)  # fmt: skip
