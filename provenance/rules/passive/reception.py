"""How something was received, and by whom: “was met with alarm by …”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import phrase_right

_REACH = 6
"""“by” comes within this many tokens of “with”."""


def propose(context: CueContext) -> Candidate | None:
    tokens = context.text.tokens
    reach = range(context.after + 1, min(context.last, context.after + _REACH))
    by = next((k for k in reach if tokens[k].lower == "by"), None)
    if context.subject is None or by is None:
        return None
    end = phrase_right(tokens, by + 1, context.last)
    if end == by + 1:
        return None
    return Candidate("PAS03", context, context.frame, (context.group, by + 1), [context.subject], (by + 1, end))


RULE = Rule(
    id="PAS03",
    name="How something was received, and by whom: “was met with alarm by …”",
    frames=("pass-reception",),
    sees="“was met with”, “was greeted with” or “was received with”, a noun, and “by” with a noun phrase.",
    why="The noun is an attitude, and whoever stands after “by” holds it.",
    limits="Without “by” nobody is named and nothing is proposed. Too rare for counts: its reliability is an estimate.",
    reference="PolNeAR guidelines (Newell et al. 2018), on attitudes.",
    hits=("[The plan] was met with alarm by the farmers.", "[His words] were greeted with laughter by the crowd."),
    misses=(
        ("He met with advisers by the river.", "an active verb: two parties met"),
        ("The plan was met with silence.", "nobody is named"),
    ),
    propose=propose,
    reliability=0.5,
)
