"""“So said” and who said the sentence before."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.content_span import left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import BREAKS
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range

_SPEAKS = classes_that("speaks")


def propose(context: CueContext) -> Candidate | None:
    text, so = context.text, context.head
    opening = [t.lower for t in text.tokens[max(context.first, so - 2) : so]]
    beside = opening[-1:] == ["or"] and (len(opening) == 1 or opening[0] in BREAKS)
    number = text.sentence_of(context.first)
    found = (_inverted(context) or (_ordered(context) if opening else None)) if beside or not opening else None
    before = [(s.first, s.last) for s in text.sentences[max(0, number - 1) : number]]
    content = left_content(text, context.first, so - 1) if len(opening) == 2 else before
    if found is None or not content:
        return None
    verb, source = found
    cue = text.cues.get(text.tokens[verb].lemma or "")
    if cue is None or cue.kind not in _SPEAKS:
        return None
    context.lemma, context.kind = cue.lemma, cue.kind
    words = (so, verb + 1) if source[0] > verb else (verb, verb + 1)
    return Candidate("ORD03", context, "so", words, content, source)


def _inverted(context: CueContext) -> tuple[int, Range] | None:
    """“So *said* the mayor”: the verb and the subject after it."""
    text, verb = context.text, context.head + 1
    if verb + 1 >= context.last or not text.tokens[verb].tag & (tags.INFLECTED | tags.BASE):
        return None
    end = phrase_right(text.tokens, verb + 1, context.last)
    source = verb + 1, described_right(text.tokens, text.quoted, end, context.last)
    return (verb, source) if end > verb + 1 else None


def _ordered(context: CueContext) -> tuple[int, Range] | None:
    """“Or so engineers *say*.”, “or so he *told* the clerks”: the subject and the first verb after it that speaks."""
    tokens, start = context.text.tokens, context.head + 1
    verb = next((k for k in range(start + 1, context.last) if tokens[k].tag & tags.CUE), start)
    source = subject_left(tokens, verb, start) if verb > start else None
    opens = source is not None and source[0] == start
    return (verb, source) if source and opens and tokens[verb].tag & (tags.INFLECTED | tags.BASE) else None


RULE = Rule(
    id="ORD03",
    name="“So said”, “or so” and who said what is before",
    frames=(),
    words=("so", "thus"),
    sees="“So”, “thus” or “or so” that opens a sentence, or “or so” after a comma, a verb of speech and its subject.",
    why="“So” stands for the whole sentence before, or the clause before the comma.",
    limits="Only that one sentence. Too rare to count (1 case on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §12.28 and §18.24, on “so” as a substitute for a clause.",
    hits=(
        "[The law is a mess.] So said Ada Bell on Monday.",
        "[The ice will hold.] Or so engineers say.",
        "[The ice will hold], or so he told police.",
    ),
    misses=(
        ("The law is a mess. So said, she left the room.", "no subject follows"),
        ("The law is a mess. So did the clerk.", "“do” is no cue"),
        ("So said the judge.", "nothing stands before"),
        ("It was late. Or so it seemed.", "“seem” speaks nothing"),
        ("It lasts a week or so clerks say.", "a measure"),
    ),
    propose=propose,
    reliability=0.8,
)
