"""An impersonal passive that interrupts or ends what it reports: “the ferry, it is said, is lost”."""

from __future__ import annotations

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
    content = left + after_interruption(context, context.frame, context.after)
    return Candidate("PAS04", context, context.frame, (context.subject[0], context.cue_end), content)


RULE = Rule(
    id="PAS04",
    name="An impersonal passive beside what it reports: “the ferry, it is said, is lost”",
    frames=("pass-aside",),
    sees="“it”, a passive cue and nothing more, set off by commas from the sentence that it stands in.",
    why="Somebody says so, and the article does not tell who: hearsay. Older newspapers and courts write so.",
    limits="Too rare to count (2 cases on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §15.54, comment clauses.",
    hits=(
        "[The governor], it is stated, [will return on Monday].",
        "[The ferry has been lost], it is feared.",
    ),
    misses=(
        ("The ferry, it seems, has been lost.", "not a passive"),
        ("The ferry sank, and it was stated in court how.", "a clause of its own"),
        ("When the ferry was found, it was painted.", "“paint” is no cue"),
    ),
    propose=propose,
    reliability=0.6,
)
