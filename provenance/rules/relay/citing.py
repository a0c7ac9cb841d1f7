"""Whom a speaker or a medium cites: “Reuters said, citing two officials, …”."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import names_source, relay
from provenance.rules.rule import Relay, Rule
from provenance.text.modifiers import described_right


def propose(context: CueContext) -> Relay | None:
    tokens, start = context.text.tokens, context.head + 1
    if refers := tokens[context.head].lower == "referring":
        if start >= context.last or tokens[start].lower != "to":
            return None
        start += 1
    before = tokens[context.head - 1] if context.head > context.first else None
    if before and (before.lower in ("never", "not", "without") or before.tag & tags.BE):
        return None  # “was *quoted* calling Bell a liar”
    found = relay("REL01", context, context.head, _past_data(context, start), "inside", "citable")
    if refers and found and not names_source(context, *found.content[0]):
        return None
    after = described_right(tokens, context.text.quoted, found.content[0][1], context.last) if found else context.last
    if after + 1 >= context.last:
        return found
    example = tokens[after].lower == "as" and not tokens[after + 1].tag & tags.ING
    charged = tokens[context.head].lower == "cited" and any(
        tokens[k].lower == "for" and tokens[k - 1].tag & tags.CAP for k in range(start + 1, after + 1)
    )
    return None if example or charged else found


def _past_data(context: CueContext, start: int) -> int:
    """“citing *data from* the Office”: whoever gives the figures is cited, not the figures."""
    tokens = context.text.tokens
    for k in range(start, min(start + 4, context.last - 2)):
        if tokens[k].lower in word_set("data"):
            by = k + 1 + bool(tokens[k + 1].tag & tags.PART)
            return by + 1 if tokens[by].lower in ("by", "from", "of") else start
        if tokens[k].tag & (tags.CAP | tags.PREP | tags.PUNCT):
            break
    return start


RULE = Rule(
    id="REL01",
    name="Whom a speaker or a medium cites",
    frames=(),
    words=("cited", "cites", "citing", "quoted", "quotes", "quoting", "referring"),
    sees="A form of “cite” or “quote” and the noun phrase after it, or “referring to” and a document.",
    why="What is reported rests on whoever is cited: the link after the speaker.",
    limits="Somebody or a document is a source, a reason (“citing high winds”) is not; the head noun decides.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Reuters, citing [two officials], said that the gate had closed.",
        "The agency cited data from [the Harbour Office], which says that it leaks.",
        "The ferry is lost, Reuters said, quoting [a diplomat].",
        "The gate leaks, Bell said, referring to [a report].",
        "“It leaks,” the mayor said, referring to [the audit].",
        "Referring to [a memo by the union], Bell said that the gate was shut.",
        "The gate leaks, Lund wrote, referring to [two studies].",
        "Bell, referring to [the records], said that prices had fallen.",
        "ANSA reported referring to [its own sources] that the gate was shut.",
    ),
    misses=(
        ("The agency cited the gate as an example of waste.", "an example"),
        ("Bell cited Lund, an heir to the mill, as a friend and said it was shut.", "an example, past an apposition"),
        ("“He lost,” Bell said, referring to the mayor.", "whom she meant"),
        ("“That man is John Kerry,” said Bell, referring to the losing nominee of 2004.", "whom she meant"),
        ("Bell said the town would decide, referring to its growing Hispanic community.", "whom she meant"),
        ("“They shut it,” Lund said, referring to Ada Bell and the council.", "whom he meant"),
        ("“She was the best of us,” he said, referring to his sister.", "whom he meant"),
        ("“It will sink,” Bell said, referring to the bridge.", "what she meant"),
        ("It will go on, Bell said, referring to the source of the leak.", "what she meant"),
        ("The Ledger said the gate was shut, without citing a source.", "nobody is cited"),
        ("The judge cited Ada Bell for contempt and said she was wrong.", "a charge"),
    ),
    propose=propose,
)
