"""“Seem” and “appear”: an impression nobody is named for."""

from __future__ import annotations

from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    subject = context.subject
    content = [(context.after, right_end(context, context.frame, context.after))]
    if subject and context.text.tokens[subject[0]].lower not in ("it", "there"):
        content.insert(0, subject)
    return Candidate("SEE01", context, context.frame, (context.group, context.cue_end), content)


RULE = Rule(
    id="SEE01",
    name="“Seem” and “appear”: an impression nobody is named for",
    frames=("seem",),
    sees="“seem”, “appear”, “look” or “sound” with a subject and what it seems to be.",
    why="The article tells an impression as somebody's, and does not say whose.",
    limits="“appear” is also a plain verb (“appeared on television”); the counts of the frame decide.",
    reference="PolNeAR guidelines (Newell et al. 2018): evidential verbs without a source.",
    hits=("[The guests] seemed [to enjoy the music].", "[The wall] appears [to have moved]."),
    misses=(
        ("The mayor appeared on the balcony.", "“appear” is an action here"),
        ("Two boats looked in at noon.", "no impression"),
    ),
    propose=propose,
)
