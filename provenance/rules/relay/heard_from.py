"""From whom something was heard: “Reuters has learned from two officials that …”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import after_words, relay
from provenance.rules.rule import Relay, Rule


def propose(context: CueContext) -> Relay | None:
    tokens = context.text.tokens
    link = after_words(context, context.head + 1, "from")
    found = relay("REL10", context, context.head, link, "inside", "citable") if link else None
    if found is None or found.content[0][1] >= context.last or tokens[found.content[0][1]].lower != "that":
        return None
    return found


RULE = Rule(
    id="REL10",
    name="From whom something was heard",
    frames=(),
    words=("hear", "heard", "knew", "known", "knows", "learn", "learned", "learns", "learnt", "understands"),
    sees="“heard”, “knew”, “learned” or “understands”, “from”, a noun phrase, “that”.",
    why="Whoever heard it passes on what somebody else said: the link after the speaker.",
    limits="Somebody or a document is a source; what one learns from (“from her mistakes”) is not.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Reuters has learned from [two officials] that the gate will close.",
        "Bell said she had heard from [her neighbours] that the gate was shut.",
        "Bell says she knows from [two clerks] that the gate was shut.",
        "The observatory said it had learned from [its own sources] that the gate leaked.",
    ),
    misses=(
        ("Bell heard from the mayor on Monday and said so.", "not what she heard"),
        ("Bell said she had learned from the lock, which leaks.", "not what she learned"),
    ),
    propose=propose,
)
