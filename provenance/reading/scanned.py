"""Text that was recognised on a scanned page: words with their places, made into paragraphs that remember them.

What the formats of recognised pages (ALTO, PAGE XML, hOCR) have in common. The article's text is its paragraphs,
separated by an empty line; the words of a paragraph are separated by a space, and a word divided at a line end is one
word in two places. So nothing of the page's lines is left in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from provenance.model import Zone


@frozen
class Box:
    """A rectangle of a page image: left, top, width and height in the unit of the file (pixels, if it says nothing)."""

    x: float
    y: float
    width: float
    height: float


@frozen
class Word:
    """A word, where it is (on two lines, if a line end divides it), and how sure the recognition is of it (0..1).

    Empty text is the second half of a word whose whole text is in its first half.
    """

    text: str
    places: tuple[Box, ...]
    confidence: float | None = None


@frozen
class Block:
    """A paragraph, heading or column of one page: the words in reading order. `image` names the page's picture."""

    image: str
    words: tuple[Word, ...]
    id: str = ""


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Zone, ...]]:
    """The text of the blocks, a paragraph each, and the place of each word in it, in order."""
    parts: list[str] = []
    zones: list[Zone] = []
    size = 0
    for block in blocks:
        for at, word in enumerate(block.words):
            gap = " " if at else "\n\n" if size else ""
            start = size + len(gap)
            size = start + len(word.text)
            parts += [gap, word.text]
            zones += [_zone(start, size, block.image, box, word.confidence) for box in word.places]
    return "".join(parts), tuple(zones)


def _zone(start: int, end: int, image: str, box: Box, confidence: float | None) -> Zone:
    return Zone(start, end, image, round(box.x), round(box.y), round(box.width), round(box.height), confidence)


def undivided(lines: Iterable[Sequence[Word]]) -> tuple[Word, ...]:
    """The words of several lines, the halves of a word hyphenated at a line end put together."""
    words: list[Word] = []
    for line in lines:
        rest = list(line)
        if words and rest and _is_divided(words[-1].text, rest[0].text):
            words[-1] = _put_together(words[-1], rest.pop(0))
        words += rest
    return tuple(words)


def _is_divided(first: str, second: str) -> bool:
    """Whether a line ends within a word: its second half says so, or a soft hyphen, “¬”, or a hyphen after a letter
    with a lower-case letter on the next line."""
    if not second or first.endswith(("\u00ad", "¬")):
        return True
    return len(first) > 2 and first[-1] in "-‐" and first[-2].isalpha() and second[:1].islower()


def _put_together(first: Word, second: Word) -> Word:
    sure = [each for each in (first.confidence, second.confidence) if each is not None]
    text = first.text[:-1] + second.text if second.text else first.text
    return Word(text, first.places + second.places, min(sure, default=None))
