"""“Reportedly” and its kin: a claim marked as somebody's, and nobody named."""

from __future__ import annotations

from provenance.rules.ends import right_end
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site


def propose(site: Site) -> Candidate | None:
    end = right_end(site, site.frame, site.head + 1)
    before = site.subject[0] if site.subject else site.head
    content = [part for part in ((before, site.head), (site.head + 1, end)) if part[1] > part[0]]
    return Candidate("HEA01", site, site.frame, (site.head, site.head + 1), content) if content else None


RULE = Rule(
    id="HEA01",
    name="“Reportedly” and its kin: a claim marked as somebody's, and nobody named",
    frames=("adverb",),
    sees="“reportedly”, “allegedly”, “supposedly” with the clause they stand in.",
    why="The reader learns that the outlet does not answer for the claim, and not who does.",
    limits="Where the sentence names a source as well, the adverb becomes its hedge.",
    reference="Reuters Handbook of Journalism, on hearsay; PolNeAR guidelines.",
    hits=("[The mayor] reportedly [left the town].", "[The boats have] reportedly [sunk]."),
    misses=(
        ("The report has been filed.", "a noun"),
        ("He was the reporter.", "a noun"),
        ("Bell reportedly said that the dam would open.", "somebody is named: a hedge"),
    ),
    propose=propose,
)
