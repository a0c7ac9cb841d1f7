"""A passive with its agent."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right


def propose(site: CueContext) -> Candidate | None:
    view, start = site.view, site.after + 1
    end = phrase_right(view.tokens, start, site.last)
    if site.subject is None or end == start:
        return None
    source = start, described_right(view.tokens, view.quoted, end, site.last)
    return Candidate("PAS01", site, site.frame, (site.group, start), [site.subject], source)


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
    ),
    misses=(
        ("The wall was built by the union.", "“build” is no cue"),
        ("The vote was lost by noon.", "“by” tells a time"),
    ),
    propose=propose,
)
