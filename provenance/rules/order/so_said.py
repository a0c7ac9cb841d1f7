"""“So said” and who said the sentence before."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range

_SPEAKS = classes_that("speaks")


def propose(context: CueContext) -> Candidate | None:
    text, so = context.text, context.head
    opening = [t.lower for t in text.tokens[context.first : so]]
    number = text.sentence_of(context.first)
    found = (_inverted(context) or (_ordered(context) if opening else None)) if opening in ([], ["or"]) else None
    if found is None or number == 0:
        return None
    verb, source = found
    cue = text.cues.get(text.tokens[verb].lemma or "")
    if cue is None or cue.kind not in _SPEAKS:
        return None
    before = text.sentences[number - 1]
    context.lemma, context.kind = cue.lemma, cue.kind
    words = (so, verb + 1) if source[0] > verb else (verb, verb + 1)
    return Candidate("ORD03", context, "so", words, [(before.first, before.last)], source)


def _inverted(context: CueContext) -> tuple[int, Range] | None:
    """“So *said* the mayor”: the verb and the subject after it."""
    text, verb = context.text, context.head + 1
    if verb + 1 >= context.last or not text.tokens[verb].tag & tags.INFLECTED:
        return None
    end = phrase_right(text.tokens, verb + 1, context.last)
    source = verb + 1, described_right(text.tokens, text.quoted, end, context.last)
    return (verb, source) if end > verb + 1 else None


def _ordered(context: CueContext) -> tuple[int, Range] | None:
    """“Or so engineers *say*.”: the verb that ends the sentence and the subject before it."""
    tokens, verb = context.text.tokens, context.last - 1
    verb -= bool(tokens[verb].tag & tags.PUNCT)
    source = subject_left(tokens, verb, context.head + 1) if verb > context.head + 1 else None
    opens = source is not None and source[0] == context.head + 1
    return (verb, source) if source and opens and tokens[verb].tag & (tags.INFLECTED | tags.BASE) else None


RULE = Rule(
    id="ORD03",
    name="“So said” and who said the sentence before",
    frames=(),
    words=("so", "thus"),
    sees="A sentence that opens with “so”, “thus” or “or so”, a verb of speech and its subject; or “or so they say”.",
    why="“So” stands for the whole sentence before.",
    limits="Only that one sentence. Too rare to count (1 case on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §12.28 and §18.24, on “so” as a substitute for a clause.",
    hits=("[The law is a mess.] So said Ada Bell on Monday.", "[The ice will hold.] Or so engineers say."),
    misses=(
        ("The law is a mess. So said, she left the room.", "no subject follows"),
        ("The law is a mess. So did the clerk.", "“do” is no cue"),
        ("So said the judge.", "nothing stands before"),
        ("It was late. Or so it seemed.", "“seem” speaks nothing"),
    ),
    propose=propose,
    reliability=0.8,
)
