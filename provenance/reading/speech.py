"""What the readers of encoded speech share: the paragraphs of a quotation, and whether it has marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from provenance.model import Span

_OPENING = frozenset("“‘\"'«‹„「–—")


def has_marks(text: str, content: Iterable[Span]) -> bool:
    """Whether a quotation mark, or the dash that stands for one, opens any of these stretches of the text."""
    return any(text[s.start] in _OPENING or text[max(0, s.start - 1)] in _OPENING for s in content)


def paragraphs_between(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of `text[start:end]`, without the white space around each; no blank ones."""
    at = start
    for line in text[start:end].split("\n"):
        if (found := trimmed(text, at, at + len(line))) is not None:
            yield found
        at += len(line) + 1


def trimmed(text: str, start: int, end: int) -> Span | None:
    """`text[start:end]` without the white space around it; `None` if nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip())) if words.strip() else None
