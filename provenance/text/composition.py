"""Letters in decomposed form (“e” and a combining accent) are read as the composed letters they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from provenance.text.running import Edit

_MARK = re.compile(r"[\u0300-\u036f]")
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter with its combining diacritical marks."""


def compositions(text: str) -> Iterator[Edit]:
    """The composed form of each decomposed letter (Unicode NFC). Linear in the text."""
    if text.isascii() or not _MARK.search(text):
        return
    for match in _DECOMPOSED.finditer(text):
        yield Edit(match.start(), match.end(), unicodedata.normalize("NFC", match[0]))
