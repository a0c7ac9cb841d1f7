"""“According to” and the source it names."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.content_end import right_end
from provenance.rules.content_span import after_interruption, left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import apposition_right, phrase_right, starts_clause

_LONGEST = 8
"""So many words may describe a source that opens a sentence, after its noun."""


def propose(context: CueContext) -> Candidate | None:
    text, start = context.text, context.after
    end = _named_right(context)
    if end == start:
        return None
    if context.head <= context.first + 1:
        end = _past_apposition(context, _comma(context, end))
        if not end or end + 1 >= context.last:
            return None
        content, frame = [(end + 1, right_end(context, "front", end + 1))], "front"
    else:
        content, frame = left_content(text, context.first, context.head), "back"
        if end + 1 >= context.last or not starts_clause(text.tokens, end + 1, context.last):
            end = described_right(text.tokens, text.quoted, end, context.last)
        if content:
            content += after_interruption(context, frame, end)
    return Candidate("ACC01", context, frame, (context.head, start), content, (start, end)) if content else None


def _named_right(context: CueContext) -> int:
    """The end of the noun phrase that names the source. No verb can follow it: in “according to early *reports*” that
    form is a noun."""
    tokens, end = context.text.tokens, phrase_right(context.text.tokens, context.after, context.last)
    while context.after < end < context.last and tokens[end].tag & tags.THIRD and not tokens[end].tag & tags.AUX:
        end = phrase_right(tokens, end, context.last)
    return end


def _past_apposition(context: CueContext, comma: int) -> int:
    """The comma after an apposition to a name, if a clause follows it at once: “According to Ms Orr, *the town's
    mayor,* the road is closed”, not “According to Ms Orr, the driver, *a plumber,* was drunk”."""
    tokens, last = context.text.tokens, context.last
    if not comma or not tokens[comma - 1].tag & tags.CAP or not tokens[comma + 1].tag & (tags.DET | tags.CAP):
        return comma
    end = apposition_right(tokens, context.text.quoted, comma, last)
    subject = phrase_right(tokens, end, last)
    if tokens[end - 1].text != "," or end < comma + 2 or subject == end or not starts_clause(tokens, end, last):
        return comma
    verb = next((t for t in tokens[subject:last] if t.tag & (tags.PUNCT | tags.AUX | tags.INFLECTED)), None)
    return end - 1 if verb and not verb.tag & tags.PUNCT else comma


def _comma(context: CueContext, end: int) -> int:
    """The comma that ends the phrase: “According to the list *published on Monday*, …”; 0 where there is none."""
    tokens = context.text.tokens
    for k in range(end, min(end + _LONGEST, context.last)):
        if tokens[k].text == ",":
            return k
        if tokens[k].tag & (tags.PUNCT | tags.REL | tags.SUB | tags.AUX):
            break
    return 0


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
        "According to the list published on Monday, [the bridge is closed].",
        "[The channel is nine metres deep], according to the harbour master.",
        "[The channel is nine metres deep], according to early reports.",
        "According to Mara Orr, the harbour master, [the channel is nine metres deep].",
        "They read the list ([it was long], according to the clerk).",
    ),
    misses=(
        ("According to the harbour master,", "nothing follows"),
        ("They were paid accordingly.", "another word"),
        ("The treaty is in accord with the law.", "another word"),
    ),
    propose=propose,
)
