"""A clause or a verb and its subject, a colon, and what was said."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.quotation.colons import block_after
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    text, i = context.text, context.head
    content = (i + 1, context.last) if i + 1 < context.last else block_after(text, i)
    if content is None:
        return None
    if text.opens_quotation(content[0]):
        content = content[0], text.quotations[text.quoted[content[0]]].last
    verb_first = context.frame == "verb-first"
    cue = (context.group, context.group + 1) if verb_first else (context.group, i + 1)
    return Candidate("QUO05", context, context.frame, cue, [content], context.subject)


RULE = Rule(
    id="QUO05",
    name="A clause or a verb and its subject, a colon, and what was said",
    frames=("clause-colon", "verb-first"),
    sees="Any clause before a colon and a quotation (“put it this way: “…””), or “Added Bell:” before anything.",
    why="A colon before quotation marks introduces speech, whatever the verb is.",
    limits="The source is the subject of the last finite verb before the colon, or the main one before “, adding”.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, appendix III.",
    hits=(
        "The captain leaned out and boomed: [“Cast off!”]",
        "Added Bell: [“We sail at noon.”]",
        "Bell praised the boat that the yard had built, adding in a note: [“We sail at noon.”]",
    ),
    misses=(
        ("He packed three things: a rope, a lamp and a map.", "no quotation follows"),
        ("The boat had one name: Ada.", "no quotation follows"),
        ("Bell hinted Reyes was from Granton: “I know her street.”", "what Bell hinted; the quotation is Bell’s too"),
    ),
    propose=propose,
)
