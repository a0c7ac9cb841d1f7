"""Kinds of attributions, counted in the same way for gold and for what the program found.

- `sourceless`: no source;
- `direct`: with a source, at least four fifths of the content's words inside double quotation marks;
- `speech`: of the rest, those with a form of a verb of `lexicon/en/speech_verbs.tsv`, or “according”, in the cue;
- `other`: all remaining ones (intent, belief, support, decree, nouns, adjectives …).

Recall counts by the kind of the gold attribution, precision by the kind of the found one; a pair of the measure
`relation` is a hit on both sides, whatever its two kinds.
"""

from __future__ import annotations

import re
from functools import cache

from provenance.lexicon import table_words
from provenance.lexicon.verbs import forms
from provenance.model import Spans

KINDS = ("direct", "speech", "other", "sourceless")
_WORD = re.compile(r"\w+")


def kind(text: str, source: int, cue: Spans, content: int, quoted: int) -> str:
    """The kind of an attribution; `source`, `content`, `quoted` are sets of words (`provenance.evaluate.word_sets`)."""
    if not source:
        return "sourceless"
    if 5 * (content & quoted).bit_count() >= 4 * content.bit_count():
        return "direct"
    cue_words = (word for span in cue for word in _WORD.findall(text[span.start : span.end].lower()))
    return "speech" if any(word in _speech_forms() for word in cue_words) else "other"


@cache
def _speech_forms() -> frozenset[str]:
    return frozenset(form for lemma in table_words("speech_verbs") for form in forms(lemma)) | {"according"}
