"""A speaker's label: name and colon."""

from __future__ import annotations

from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site


def propose(site: Site) -> Candidate | None:
    view, i = site.view, site.head
    end = site.last
    if site.frame == "label-caps":
        end = _paragraph_end(site)
    elif site.frame == "label-quote":
        end = view.quotations[view.quoted[i + 1]].last
    return Candidate("QUO04", site, site.frame, (i, i + 1), [(i + 1, end)], site.subject)


def _paragraph_end(site: Site) -> int:
    """A transcript's speaker holds the floor to the end of the paragraph."""
    sentences, number = site.view.sentences, site.view.sentence_of(site.first)
    paragraph = sentences[number].paragraph
    while number + 1 < len(sentences) and sentences[number + 1].paragraph == paragraph:
        number += 1
    return site.view.clause_end(site.first, sentences[number].last)


RULE = Rule(
    id="QUO04",
    name="A speaker's label: name and colon",
    frames=("label", "label-caps", "label-headline", "label-phrase", "label-quote"),
    sees="A paragraph that opens with a name, a title or a role and a colon: transcripts, interviews, headlines. "
    "Before a quotation also a sentence, or what follows a dash.",
    why="The label tells who speaks and nothing else does.",
    limits="“The result: …” looks the same; the kind of phrase and its counts decide.",
    reference="PolNeAR guidelines (Newell et al. 2018), on colons; Pareti 2015, ch. 3.",
    hits=(
        "BELL: [We will open the gate in May].",
        "Ada Bell: [“The gate is safe.”]",
        "The dam leaks - Ada Bell: [“The gate is safe.”]",
    ),
    misses=(
        ("They saw three: a boat, a van and a bus.", "a clause stands before the colon"),
        ("It opened at 9:30.", "a time"),
    ),
    propose=propose,
)
