"""A passive with its agent."""

from __future__ import annotations

from provenance.lexicon import table_words, tags, word_set
from provenance.rules.adjuncts import after_adjuncts
from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right, starts_clause

_TOLD = table_words("recipient_verbs")
_MEANS = {w for w in word_set("means") | word_set("occasions") if w.islower()}
"""“was told by *letter*”, not “by Facebook”."""


def propose(context: CueContext) -> Candidate | None:
    text, start = context.text, context.after + 1
    end = phrase_right(text.tokens, start, context.last)
    by_means = end == start + 1 and text.tokens[start].text in _MEANS
    if end == start or by_means:
        return None
    if context.lemma == "ask" and (asked := _question(context, end)):
        opening, frame = asked
        question = opening, right_end(context, frame, opening)
        return Candidate("PAS01", context, frame, (context.group, start), [question], (start, end))
    if context.subject is None:
        return None
    content = context.subject
    quoted = end + (end < context.last and text.tokens[end].text == ",")
    if context.lemma in _TOLD and quoted < context.last and text.opens_quotation(quoted):
        content, source = (quoted, text.quotations[text.quoted[quoted]].last), (start, end)
    elif _opens_clause(context, end):
        content, source = (end, right_end(context, "that", end)), (start, end)  # “it was said by *Bell that* …”
    else:
        source = start, described_right(text.tokens, text.quoted, end, context.last)
    return Candidate("PAS01", context, context.frame, (context.group, start), [content], source)


def _question(context: CueContext, end: int) -> tuple[int, str] | None:
    """“asked *by Bell whether it was shut*, *to explain it*”: where the question begins, and its frame."""
    tokens, i = context.text.tokens, after_adjuncts(context.text, end, context.last, "ask", "ask")[0]
    if i + 1 < context.last and tokens[i].lower == "to":
        return i, "pass-to"
    return (i, "pass-wh") if i + 1 < context.last and tokens[i].tag & tags.WH else None


def _opens_clause(context: CueContext, that: int) -> bool:
    """Whether “that” comes at `that` and is not a relative pronoun: not “by a board *that had met*”, but “by the board
    *that talks would* go on”."""
    tokens = context.text.tokens
    if that + 2 >= context.last or tokens[that].lower != "that":
        return False
    noun = tokens[that + 1].tag & tags.THIRD and tokens[that + 2].tag & tags.AUX and not tokens[that + 1].tag & tags.AUX
    if tokens[that + 1].tag & (tags.FINITE | tags.AUX) and not noun:
        return False
    return starts_clause(tokens, that + 1, context.last)


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
