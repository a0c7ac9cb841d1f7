"""Features of a candidate by which reliabilities are counted: what is around its cue, how its content begins, how long
it is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.lexicon import tags
from provenance.rules.content_boundaries import class_of
from provenance.text.source_phrases import head_of
from provenance.text.tokens import Range, Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

WORDS = ("form ", "content ", "source ")
"""Prefixes of the features that name a word; the others name classes and lengths."""
_CONTENT_LENGTHS = (2, 3, 4, 6, 9, 14, 22, 35)
_SENTENCE_LENGTHS = (5, 9, 14, 20, 28, 40)
"""Numbers of tokens; each begins a class named by its index."""


def features_of(context: CueContext, content: list[Range], source: Range | None) -> tuple[str, ...]:
    """The features of a candidate, one of each sort."""
    tokens, start = context.text.tokens, content[0][0]
    before = class_of(tokens[context.group - 1]) if context.group > context.first else "nothing"
    if before == "mark" and context.subject and context.subject[1] == context.group:
        before = "apposition"
    quoted = length = 0
    for a, b in content:
        quoted, length = quoted + context.text.count_quoted(a, b), length + b - a
    return (
        f"before {before}",
        f"after {_after(context)}",
        f"quoted {3 * quoted // max(1, length)}",
        f"form {tokens[context.head].lower}",
        f"content {_word(tokens[start])}",
        f"second {class_of(tokens[start + 1]) if length > 1 else 'nothing'}",
        f"length {bisect_right(_CONTENT_LENGTHS, length)}",
        f"sentence {bisect_right(_SENTENCE_LENGTHS, context.last - context.first)}",
        f"source {_word(head_of(tokens, *source)) if source else 'none'}",
    )


def _after(context: CueContext) -> str:
    """The class of what comes after the cue; “*on Wednesday*” is a time as “*Wednesday*” is."""
    tokens, i = context.text.tokens, context.cue_end
    if i >= context.last:
        return "nothing"
    dated = tokens[i].tag & tags.PREP and i + 1 < context.last and tokens[i + 1].tag & tags.TIME
    return class_of(tokens[i + 1 if dated else i])


def _word(token: Token) -> str:
    """The word itself, but for a name only that it is one."""
    return "name" if class_of(token) == "name" else token.lower
