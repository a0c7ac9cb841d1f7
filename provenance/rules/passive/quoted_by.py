"""A quotation whose speaker “was quoted by” a medium: the subject of the passive is the source."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.passive.quoted_as_saying import content_before, who_is_quoted
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import phrase_right


def propose(context: CueContext) -> Candidate | None:
    text, tokens, i = context.text, context.text.tokens, context.head
    if i == context.first or i + 2 >= context.last or tokens[i + 1].lower != "by" or not tokens[i - 1].tag & tags.BE:
        return None
    subject = who_is_quoted(context, i, phrase_right(tokens, i + 2, context.last))
    if subject is None or tokens[subject[0]].tag & tags.REL:
        return None  # “said Bell, *who* was quoted by the Gazette”
    content = content_before(context, subject[0], i + 1)
    if not any(text.count_quoted(a, b) for a, b in content):
        return None
    return Candidate("PAS07", context, "as-saying", (context.group, context.cue_end), content, subject)


RULE = Rule(
    id="PAS07",
    name="A quotation whose speaker “was quoted by” a medium",
    frames=(),
    words=("quoted",),
    sees="A quotation, a comma, a subject and “was quoted by”, without “as saying”.",
    why="Papers of India and Nigeria write so; the medium that quotes is a link of its own (REL04).",
    limits="Too rare to count (no case on PolNeAR train): its reliability is an estimate.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "[“The gate is shut,”] Ada Bell was quoted by the Gazette.",
        "[“We have suffered before,”] the envoy was quoted by ANSA.",
    ),
    misses=(
        ("Ada Bell was quoted by the Gazette.", "not what she said"),
        ("“It leaks,” said Ada Bell, who was quoted by the Gazette.", "“who” is in a clause of its own"),
        ("The gate was shut, as Ada Bell was quoted by the Gazette.", "no quotation"),
    ),
    propose=propose,
    reliability=0.85,
)
