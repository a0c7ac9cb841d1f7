"""ALTO (Library of Congress, versions 1 to 4): a page with recognised text, its words with their places.

Paragraphs are the text blocks, in the order of the file or, where it has one, of its `ReadingOrder`. A word divided at
a line end is read whole (`SUBS_CONTENT`, or its two halves). Illustrations and advertisements contain no text.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Unread
from provenance.reading.scanned import Block, Box, Word, joined, undivided
from provenance.reading.xml import Element, first_text, local, named, root


def parse(unread: Unread) -> Article:
    """The page as one article. Raises `ReadingError`, also for a page without a word."""
    text, zones = joined(blocks(root(unread.data, unread.where)).values())
    if not text:
        raise ReadingError("holds a page without a word", where=unread.where, remedy="leave it out")
    return Article(text, id=unread.id, zones=zones)


def blocks(page: Element) -> dict[str, Block]:
    """The text blocks of an ALTO file by id, in reading order, except those without words. The id of a composed block
    (a column, a group) is resolved by `composed`."""
    image = first_text(page, "fileName") or ""
    found = {each.get("ID", str(n)): _block(each, image) for n, each in enumerate(named(page, "TextBlock"))}
    ordered = [r for ref in named(page, "OrderedGroup") for r in _references(ref)] or list(found)
    places = {id: place for place, id in enumerate(ordered)}
    last = len(places)
    return {id: found[id] for id in sorted(found, key=lambda id: places.get(id, last)) if found[id].words}


def composed(page: Element) -> dict[str, list[str]]:
    """For each composed block its text blocks."""
    return {
        group.get("ID", ""): [block.get("ID", "") for block in named(group, "TextBlock")]
        for group in named(page, "ComposedBlock")
    }


def _references(group: Element) -> Iterator[str]:
    return (ref.get("REF", "") for ref in named(group, "ElementRef"))


def _block(block: Element, image: str) -> Block:
    return Block(image, undivided([list(_words(line)) for line in named(block, "TextLine")]), block.get("ID", ""))


def _words(line: Element) -> Iterator[Word]:
    """The words of a line. Of a divided word the first half has the whole text and the second none (see `Word`), or,
    where the file does not give the whole, the first half ends with a soft hyphen."""
    hyphen = any(local(each) == "HYP" for each in line)
    strings = list(named(line, "String"))
    for string in strings:
        content, half, whole = (string.get(key, "") for key in ("CONTENT", "SUBS_TYPE", "SUBS_CONTENT"))
        if whole and half:
            content = whole if half == "HypPart1" else ""
        elif half == "HypPart1" or (hyphen and string is strings[-1]):
            content = content.rstrip("-\u00ad¬") + "\u00ad"
        if content or (whole and half == "HypPart2"):
            yield Word(content, (_box(string),), _number(string.get("WC")))


def _box(string: Element) -> Box:
    left, top, width, height = (_number(string.get(key)) or 0.0 for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return Box(left, top, width, height)


def _number(value: str | None) -> float | None:
    try:
        return None if value is None else float(value)
    except ValueError:
        return None
