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
    opens = so - (so > context.first and text.tokens[so - 1].lower == "or")
    content = _before(context, opens)
    verb, source = _inverted(context) or (_ordered(context) if opens < so else None) or (so, None)
    if not content or source is None:
        return None
    cue = text.cues.get(text.tokens[verb].lemma or "")
    if cue is None or cue.kind not in _SPEAKS:
        return None
    context.lemma, context.kind = cue.lemma, cue.kind
    words = (so, verb + 1) if source[0] > verb else (verb, verb + 1)
    return Candidate("ORD03", context, "so", words, [content], source)


def _before(context: CueContext, opens: int) -> Range | None:
    """What “so” stands for: the sentence before, or what comes before “, or so”."""
    text, number = context.text, context.text.sentence_of(context.first)
    if opens > context.first + 1:
        return (context.first, opens - 1) if opens < context.head and text.tokens[opens - 1].text == "," else None
    before = text.sentences[number - 1] if opens == context.first and number else None
    return (before.first, before.last) if before else None


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
    sees="“So” or “thus” that opens the sentence, with a verb of speech and its subject; “or so they say”.",
    why="“So” stands for the whole sentence before, or for what comes before “, or so”.",
    limits="Only that one sentence. Too rare to count (1 case on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §12.28 and §18.24, on “so” as a substitute for a clause.",
    hits=("[It holds.] So said Ada Bell.", "[It holds.] Or so we say.", "[It holds], or so he told police."),
    misses=(
        ("The law is a mess. So said, she left the room.", "no subject follows"),
        ("So said the judge.", "nothing stands before"),
        ("It was late. Or so it seemed.", "“seem” speaks nothing"),
        ("It lasts a week or so clerks say.", "an amount"),
    ),
    propose=propose,
    reliability=0.8,
)
