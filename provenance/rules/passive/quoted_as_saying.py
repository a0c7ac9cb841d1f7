"""“Was quoted as saying”: the subject of the passive is the source."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.content_end import right_end
from provenance.rules.content_span import after_interruption, left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.groups import group_start
from provenance.text.noun_phrases import phrase_right
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range

_QUOTED = frozenset(("cited", "quoted", "reported"))
_AGENT = 8
"""Number of tokens before “as saying” searched for “quoted”: “by” and the medium may come between them."""


def propose(context: CueContext) -> Candidate | None:
    tokens, i = context.text.tokens, context.head
    if i - 3 < context.first or tokens[i - 1].lower != "as":
        return None
    reach = range(i - 2, max(context.first, i - 2 - _AGENT), -1)
    verb = next((k for k in reach if tokens[k].lower in _QUOTED), None)
    if verb is None or not tokens[verb - 1].tag & (tags.BE | tags.PUREADV | tags.ADV):
        return None
    subject = who_is_quoted(context, verb, i + 1)
    if subject is None:
        return None
    content = content_before(context, subject[0], i + 1)
    if not content and i + 1 < context.last:
        content = [(i + 1, right_end(context, "that", i + 1))]
    cue = context.group, context.cue_end
    return Candidate("PAS05", context, "as-saying", cue, content, subject) if content else None


def who_is_quoted(context: CueContext, verb: int, end: int) -> Range | None:
    """The subject of the passive at `verb`; whatever verb it is, the cue, which ends at `end`, counts as “quote”."""
    group = group_start(context.text.tokens, verb, context.first)
    context.lemma, context.kind, context.group, context.cue_end = "quote", "say", group, end
    return subject_left(context.text.tokens, group, context.first)


def content_before(context: CueContext, edge: int, after: int) -> list[Range]:
    """The content before the subject, which begins at `edge`, if only an agent or a time comes from `after` on."""
    tokens = context.text.tokens
    by = after < context.last and tokens[after].lower == "by"
    end = phrase_right(tokens, after + 1, context.last) if by else after
    if end < context.last and not (tokens[end].text == "," or tokens[end].tag & (tags.TIME | tags.PREP)):
        return []
    left = left_content(context.text, context.first, edge)
    return left + after_interruption(context, "final", end) if left else []


RULE = Rule(
    id="PAS05",
    name="“Was quoted as saying”: the subject of the passive is the source",
    frames=(),
    words=("saying", "telling"),
    sees="“was quoted as saying” or “reported as saying”, with or without the medium, before or after what is said.",
    why="The subject has said it; the medium that quotes it is a link of its own (REL04).",
    limits="Too rare to count (no case on PolNeAR train): its reliability is an estimate.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Ada Bell was quoted as saying [that the gate was shut].",
        "Ada Bell is reported as saying [that the gate was shut].",
        "Ada Bell was quoted by ANSA as saying [the gate was shut].",
        "[The gate was shut], Ada Bell was quoted as saying by the daily Morgenpost.",
        "[“The gate is shut,”] Ada Bell was quoted by the Gazette as saying.",
    ),
    misses=(
        ("ANSA quoted Ada Bell as saying that the gate was shut.", "the active"),
        ("Shares were quoted at nine euros, saying little.", "no “as”"),
    ),
    propose=propose,
    reliability=0.85,
)
