"""“So said” and who said the sentence before."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_SPEAKS = classes_that("speaks")


def propose(site: CueContext) -> Candidate | None:
    view, verb = site.view, site.head + 1
    token = view.tokens[verb] if site.head == site.first and verb + 1 < site.last else None
    cue = view.cues.get(token.lemma or "") if token and token.tag & (tags.PAST | tags.THIRD) else None
    number = view.sentence_of(site.first)
    end = phrase_right(view.tokens, verb + 1, site.last)
    if cue is None or cue.kind not in _SPEAKS or number == 0 or end == verb + 1:
        return None
    before = view.sentences[number - 1]
    site.lemma, site.kind = cue.lemma, cue.kind
    source = verb + 1, described_right(view.tokens, view.quoted, end, site.last)
    return Candidate("ORD03", site, "so", (site.head, verb + 1), [(before.first, before.last)], source)


RULE = Rule(
    id="ORD03",
    name="“So said” and who said the sentence before",
    frames=(),
    words=("so",),
    sees="A sentence that opens with “so”, a verb of speech and its subject.",
    why="“So” stands for the whole sentence before.",
    limits="Only that one sentence. Too rare in the counted articles: its reliability is an estimate.",
    reference="Quirk et al. 1985, §12.28 and §18.24, on “so” as a substitute for a clause.",
    hits=("[The law is a mess.] So said Ada Bell on Monday.", "[The ice will hold.] So says the harbour master."),
    misses=(
        ("The law is a mess. So said, she left the room.", "no subject follows"),
        ("The law is a mess. So did the clerk.", "“do” is no cue"),
        ("So said the judge.", "nothing stands before"),
    ),
    propose=propose,
    reliability=0.8,
)
