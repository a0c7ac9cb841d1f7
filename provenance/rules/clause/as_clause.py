"""A clause with “as”: “as Bell noted, …”."""

from __future__ import annotations

from provenance.rules.content_span import content_around
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import phrase_right
from provenance.text.tokens import Range


def propose(context: CueContext) -> Candidate | None:
    """With an agent (“as reported by Bell”) the source comes after the verb, else before it."""
    source: Range | None = context.subject
    opening, end, cue_end = (source[0] if source else context.group) - 1, context.after, context.cue_end
    if context.frame == "as-by":
        cue_end = context.after + 1
        end = phrase_right(context.text.tokens, cue_end, context.last)
        source = (cue_end, end)
    content = content_around(context, opening, end)
    if not content or source is None or source[0] == source[1]:
        return None
    return Candidate("CLA07", context, context.frame, (context.group, cue_end), content, source)


RULE = Rule(
    id="CLA07",
    name="A clause with “as”: “as Bell noted, …”",
    frames=("as-said", "as-by"),
    sees="“as”, a subject and a cue with nothing after it, or “as”, a participle and “by”, beside or inside content.",
    why="The clause hands the whole sentence around it to its subject.",
    limits="“As” of time (“as he spoke, …”) looks the same; the counts of the verb decide.",
    reference="Quirk et al. 1985, §15.55, comment clauses.",
    hits=(
        "As Bell noted, [the channel is nine metres deep].",
        "As Bell noted, [Ashton, the county seat, is poor].",
        "[The channel], as Bell pointed out, [is nine metres deep].",
        "As reported by the Gazette, [the dam will open in May].",
    ),
    misses=(
        ("As the minister spoke, the rain stopped.", "“as” of time"),
        ("She worked as a guide.", "no clause"),
    ),
    propose=propose,
    construction="as-clause",
)
