"""“According to” and the source it names."""

from __future__ import annotations

from provenance.rules.edges import after_interruption, left_content
from provenance.rules.ends import right_end
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right, starts_clause


def propose(site: Site) -> Candidate | None:
    view, start = site.view, site.after
    end = phrase_right(view.tokens, start, site.last)
    if end == start:
        return None
    if site.head <= site.first + 1:
        if end >= site.last or view.tokens[end].text != ",":
            return None
        content, frame = [(end + 1, right_end(site, "front", end + 1))], "front"
    else:
        content, frame = left_content(view, site.first, site.head), "back"
        if end + 1 >= site.last or not starts_clause(view.tokens, end + 1, site.last):
            end = described_right(view.tokens, view.quoted, start, end, site.last)
        if content:
            content += after_interruption(site, frame, end)
    return Candidate("ACC01", site, frame, (site.head, start), content, (start, end)) if content else None


RULE = Rule(
    id="ACC01",
    name="“According to” and the source it names",
    frames=("according",),
    sees="“according to” with a noun phrase, before, after or between its content.",
    why="The one phrase of English that does nothing but attribute.",
    limits="A measure (“paid according to rank”) looks the same and is taken for an attribution.",
    reference="PolNeAR guidelines (Newell et al. 2018).",
    hits=(
        "According to the harbour master, [the channel is nine metres deep].",
        "[The channel is nine metres deep], according to the harbour master.",
    ),
    misses=(
        ("They were paid accordingly.", "another word"),
        ("The treaty is in accord with the law.", "another word"),
    ),
    propose=propose,
)
