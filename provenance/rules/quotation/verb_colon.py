"""A colon after the verb."""

from __future__ import annotations

from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site


def propose(site: Site) -> Candidate | None:
    return content_right("QUO02", site, site.after + 1, site.after + 1)


RULE = Rule(
    id="QUO02",
    name="A colon after the verb",
    frames=("colon",),
    sees="A cue verb and a colon; the colon belongs to the cue.",
    why="Many outlets introduce quotations so.",
    limits="What follows in the next paragraph is the continuation rule’s.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.28, appendix III.",
    hits=(
        "The minister said: [“The dam will open.”]",
        "The notice read: [No boats after dark].",
    ),
    misses=(
        ("There were three: a boat, a van and a bus.", "no cue before the colon"),
        ("He left at 9:30.", "a time"),
    ),
    propose=propose,
)
