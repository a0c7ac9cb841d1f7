"""“According to” and the source it names."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.acts import is_manner
from provenance.rules.content_end import right_end
from provenance.rules.content_span import after_interruption, left_content, opens_inner_clause
from provenance.rules.cue_context import CueContext
from provenance.rules.phrase.according_contexts import named_right, that_is
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right, past_apposition, past_citing, past_dated, past_year
from provenance.text.noun_phrases import starts_clause

_LONGEST = 14
"""Number of tokens searched for the comma after the noun of a source that opens a sentence."""


def propose(context: CueContext) -> Candidate | None:
    text, start = context.text, context.after
    end = named_right(context)
    if end == start or is_manner(context, end):
        return None
    that = that_is(context)
    if not that and (context.head <= context.first + 1 or opens_inner_clause(context, context.head)):
        end = past_apposition(text.tokens, text.quoted, _comma(context, end), context.last)
        end = past_dated(text.tokens, end, context.last)
        opening = past_citing(text.tokens, text.quoted, end, context.last) + 1
        if not end or opening >= context.last:
            return None
        content, frame = [(opening, right_end(context, "front", opening))], "front"
    else:
        content, frame = that or left_content(text, context.first, context.head), "back"
        if end + 1 >= context.last or not starts_clause(text.tokens, end + 1, context.last):
            end = described_right(text.tokens, text.quoted, end, context.last)
        if content and not that:
            content += after_interruption(context, frame, end)
    return Candidate("ACC01", context, frame, (context.head, start), content, (start, end)) if content else None


def _comma(context: CueContext, end: int) -> int:
    """The comma that ends the phrase: “According to the list *that was published on Monday*, …”; 0 if there is none."""
    tokens, relative = context.text.tokens, False
    for k in range(end, min(end + _LONGEST, context.last)):
        if tokens[k].text == ",":
            return past_year(tokens, k)
        relative = relative or bool(tokens[k].tag & tags.REL)
        ends = tokens[k].tag & (tags.PUNCT | tags.SUB) or (tokens[k].tag & tags.AUX and not relative)
        if ends and not tokens[k].tag & tags.CAP:
            break
    return 0


RULE = Rule(
    id="ACC01",
    name="“According to” and the source it names",
    frames=("according",),
    sees="“according to”, “per” or “as per” with a noun phrase, before, after or between its content.",
    why="The one phrase of English that does nothing but attribute.",
    limits="A measure (“paid according to rank”) looks the same and is taken for an attribution.",
    reference="PolNeAR guidelines (Newell et al. 2018).",
    hits=(
        "According to early results of polls conducted for the Courier and two stations by Ash, [it is closed].",
        "[The channel is nine metres deep], according to the harbour master.",
        "[That’s] according to two surveys of the harbour.",
        "According to cables at the time that were released by the court, [the channel is nine metres deep].",
        "According to Mara Orr, the harbour master, [the channel is nine metres deep].",
        "According to the report “Homes for All”, [the bridge is closed].",
        "According to his diary, written years later, [the bridge was closed].",
        "As per police, [the bridge is closed].",
        "They closed the gate, since, according to the clerk, [it leaked].",
    ),
    misses=(
        ("Ada Bell, Per Lund and two clerks left the mill.", "“Per” is a given name"),
        ("According to the harbour master,", "nothing follows"),
        ("They pay ten euros per day, per person.", "a rate"),
        ("The treaty is in accord with the law.", "another word"),
    ),
    propose=propose,
)
