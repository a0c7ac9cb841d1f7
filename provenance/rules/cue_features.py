"""What stands around a cue, how its content begins, how long it is: things that reliabilities are counted by."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from provenance.rules.content_boundaries import class_of
from provenance.rules.source_kind import head_of
from provenance.text.tokens import Range, Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

WORDS = ("form ", "content ", "source ")
"""How the things begin that name a word; the others name classes and lengths."""
_CONTENT_LENGTHS = (2, 3, 4, 6, 9, 14, 22, 35)
_SENTENCE_LENGTHS = (5, 9, 14, 20, 28, 40)
"""Numbers of tokens; each begins a class that is named by its index."""


def around(site: CueContext, content: list[Range], source: Range | None) -> tuple[str, ...]:
    """The things around a candidate, one of each sort."""
    tokens, start = site.view.tokens, content[0][0]
    before = class_of(tokens[site.group - 1]) if site.group > site.first else "nothing"
    if before == "mark" and site.subject and site.subject[1] == site.group:
        before = "apposition"
    quoted = sum(site.view.quoted_tokens[b] - site.view.quoted_tokens[a] for a, b in content)
    length = sum(b - a for a, b in content)
    return (
        f"before {before}",
        f"after {class_of(tokens[site.cue_end]) if site.cue_end < site.last else 'nothing'}",
        f"quoted {3 * quoted // max(1, length)}",
        f"form {tokens[site.head].lower}",
        f"content {_word(tokens[start])}",
        f"second {class_of(tokens[start + 1]) if length > 1 else 'nothing'}",
        f"length {bisect_right(_CONTENT_LENGTHS, length)}",
        f"sentence {bisect_right(_SENTENCE_LENGTHS, site.last - site.first)}",
        f"source {_word(head_of(tokens, *source)) if source else 'none'}",
    )


def _word(token: Token) -> str:
    """The word itself, but of names only that they are names."""
    return "name" if class_of(token) == "name" else token.lower
