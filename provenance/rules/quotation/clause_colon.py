"""A clause or a verb and its subject, a colon, and what was said."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.quotation.colons import block_after
from provenance.rules.rule import Candidate, Rule


def propose(site: CueContext) -> Candidate | None:
    view, i = site.view, site.head
    content = (i + 1, site.last) if i + 1 < site.last else block_after(view, i)
    if content is None:
        return None
    if view.opens_quotation(content[0]):
        content = content[0], view.quotations[view.quoted[content[0]]].last
    verb_first = site.frame == "verb-first"
    cue = (site.group, site.group + 1) if verb_first else (site.group, i + 1)
    return Candidate("QUO05", site, site.frame, cue, [content], site.subject)


RULE = Rule(
    id="QUO05",
    name="A clause or a verb and its subject, a colon, and what was said",
    frames=("clause-colon", "verb-first"),
    sees="Any clause before a colon and a quotation (“put it this way: “…””), or “Added Bell:” before anything.",
    why="A colon before quotation marks introduces speech, whatever the verb is.",
    limits="The source is the subject of the last finite verb before the colon.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, appendix III.",
    hits=(
        "The captain leaned out and boomed: [“Cast off!”]",
        "Added Bell: [“We sail at noon.”]",
    ),
    misses=(
        ("He packed three things: a rope, a lamp and a map.", "no quotation follows"),
        ("The boat had one name: Ada.", "no quotation follows"),
    ),
    propose=propose,
)
