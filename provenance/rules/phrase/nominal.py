"""A noun that holds a claim: “his denial that …”, “the union's call for …”."""

from __future__ import annotations

from provenance.rules.edges import right_end
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site


def propose(site: Site) -> Candidate | None:
    linked = site.frame.startswith("noun:p:")
    start = site.after + linked
    end = right_end(site.view, start, site.last)
    if end == start:
        return None
    return Candidate(
        "NOM01", site, site.frame, (site.group, start if linked else site.cue_end), [(start, end)], site.subject
    )


RULE = Rule(
    id="NOM01",
    name="A noun that holds a claim: “his denial that …”, “the union's call for …”",
    frames=("noun:",),
    sees="A noun of speech or thought, a possessor or none, and “that”, “to” or a preposition.",
    why="News packs other people's words into nouns; whoever holds the noun is the source.",
    limits="Without a possessor the source is left empty, though the context may name it.",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations; Quirk et al. 1985, §17.26.",
    hits=(
        "Nobody shared his assertion [that the wall had been checked].",
        "There were complaints [that the ferry left too early].",
    ),
    misses=(
        ("The call lasted an hour.", "nothing follows that could be its content"),
        ("He paid the claim in March.", "a demand for money, and no content"),
    ),
    propose=propose,
)
