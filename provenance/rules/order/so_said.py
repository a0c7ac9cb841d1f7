"""“So said” and who said the sentence before."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_SPEAKS = classes_that("speaks")


def propose(context: CueContext) -> Candidate | None:
    text, verb = context.text, context.head + 1
    opens = context.head == context.first or [t.lower for t in text.tokens[context.first : context.head]] == ["or"]
    token = text.tokens[verb] if opens and verb + 1 < context.last else None
    cue = text.cues.get(token.lemma or "") if token and token.tag & tags.INFLECTED else None
    number = text.sentence_of(context.first)
    end = phrase_right(text.tokens, verb + 1, context.last)
    if cue is None or cue.kind not in _SPEAKS or number == 0 or end == verb + 1:
        return None
    before = text.sentences[number - 1]
    context.lemma, context.kind = cue.lemma, cue.kind
    source = verb + 1, described_right(text.tokens, text.quoted, end, context.last)
    return Candidate("ORD03", context, "so", (context.head, verb + 1), [(before.first, before.last)], source)


RULE = Rule(
    id="ORD03",
    name="“So said” and who said the sentence before",
    frames=(),
    words=("so",),
    sees="A sentence that opens with “so” or “or so”, a verb of speech and its subject.",
    why="“So” stands for the whole sentence before.",
    limits="Only that one sentence. Too rare to count (1 case on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §12.28 and §18.24, on “so” as a substitute for a clause.",
    hits=("[The law is a mess.] So said Ada Bell on Monday.", "[The ice will hold.] Or so says the harbour master."),
    misses=(
        ("The law is a mess. So said, she left the room.", "no subject follows"),
        ("The law is a mess. So did the clerk.", "“do” is no cue"),
        ("So said the judge.", "nothing stands before"),
    ),
    propose=propose,
    reliability=0.8,
)
