"""A passive with its agent."""

from __future__ import annotations

from provenance.lexicon import table_words
from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.forms import names_means
from provenance.rules.opening_phrases import opens_that_clause
from provenance.rules.requests import question_after
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_TOLD = table_words("recipient_verbs")


def propose(context: CueContext) -> Candidate | None:
    text, start = context.text, context.after + 1
    end = phrase_right(text.tokens, start, context.last)
    if end == start or names_means(text.tokens, start, end):  # “was told by *letter*”
        return None
    if context.lemma == "ask" and (asked := question_after(context, end)):
        opening, frame = asked
        question = opening, right_end(context, frame, opening)
        return Candidate("PAS01", context, frame, (context.group, start), [question], (start, end))
    if context.subject is None:
        return None
    content = context.subject
    quoted = end + (end < context.last and text.tokens[end].text == ",")
    if context.lemma in _TOLD and quoted < context.last and text.opens_quotation(quoted):
        content, source = (quoted, text.quotations[text.quoted[quoted]].last), (start, end)
    elif opens_that_clause(text.tokens, end, context.last):
        content, source = (end, right_end(context, "that", end)), (start, end)  # “it was said by *Bell that* …”
    else:
        source = start, described_right(text.tokens, text.quoted, end, context.last)
    return Candidate("PAS01", context, context.frame, (context.group, start), [content], source)


RULE = Rule(
    id="PAS01",
    name="A passive with its agent",
    frames=("pass-by", "reduced-by"),
    sees="A passive cue and “by”: “was criticized by the union”, “is seen by many as a threat”.",
    why="The agent is the source, the subject the content.",
    limits="With a plain action in the passive the counts decide.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §3.65.",
    hits=(
        "[The plan] was criticized by the union.",
        "[His version] was confirmed by two witnesses.",
        "They buried [the plan], opposed by the union.",
        "It was announced by the ministry [that the dam was shut].",
        "It was announced by the board [that talks would go on].",
        "Bell was told by a clerk, [“We will shut the dam.”]",
        "When asked by a clerk [whether the dam was shut], Bell left.",
    ),
    misses=(
        ("The wall was built by the union.", "“build” is no cue"),
        ("The vote was lost by noon.", "“by” tells a time"),
        ("Bell was told by letter.", "“by” tells how"),
    ),
    propose=propose,
    construction="passive-agent",
)
