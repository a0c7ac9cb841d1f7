"""An impersonal passive that interrupts or ends what it reports: “the ferry, it is said, is lost”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.content_span import after_interruption, left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule

_TELLS = classes_that("asserts") | classes_that("mind")


def propose(context: CueContext) -> Candidate | None:
    if context.subject is None or context.kind not in _TELLS:
        return None
    left = left_content(context.text, context.first, context.subject[0])
    if not left:
        return None
    right = after_interruption(context, context.frame, context.after)
    if not right and context.text.tokens[left[0][0]].tag & (tags.PREP | tags.SUB | tags.WH):
        return None  # “*When* the ferry sank, we were told”: the clause says when
    content = left + right
    return Candidate("PAS04", context, context.frame, (context.subject[0], context.cue_end), content)


RULE = Rule(
    id="PAS04",
    name="An impersonal passive beside what it reports: “the ferry, it is said, is lost”",
    frames=("pass-aside",),
    sees="“it”, or “we” and “are told”, a passive cue and nothing more, set off by commas from the sentence that it "
    "stands in.",
    why="Somebody says so, and the article does not tell who: hearsay. Older newspapers and courts write so.",
    limits="Too rare to count (2 cases on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §15.54, comment clauses.",
    hits=(
        "[The governor], it is stated, [will return on Monday].",
        "[The ferry has been lost], it is feared.",
        "[The ferry], we are told, [will return].",
    ),
    misses=(
        ("The ferry, it seems, has been lost.", "not a passive"),
        ("When the ferry was found, we were told.", "the clause says when"),
        ("The ferry sank, and it was stated in court how.", "a clause of its own"),
        ("When the ferry was found, it was painted.", "“paint” is no cue"),
    ),
    propose=propose,
    reliability=0.6,
)
