"""PAGE XML (PRImA): a page with recognised text. Its text regions are the paragraphs, in its reading order."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Unread
from provenance.reading.scanned import Block, Box, Word, joined, undivided
from provenance.reading.xml import Element, local, named, root


def parse(unread: Unread) -> Article:
    """The page as one article. Raises `ReadingError`, also for a page without a word."""
    page = next(named(root(unread.data, unread.where), "Page"), None)
    text, zones = joined(_blocks(page)) if page is not None else ("", ())
    if not text:
        raise ReadingError("holds a page without a word", where=unread.where, remedy="leave it out")
    return Article(text, id=unread.id, zones=zones)


def _blocks(page: Element) -> list[Block]:
    image = page.get("imageFilename", "")
    regions = {region.get("id", ""): region for region in named(page, "TextRegion")}
    order = [ref.get("regionRef", "") for ref in named(page, "RegionRefIndexed", "RegionRef")]
    ranked = [regions[id] for id in order if id in regions] + [r for id, r in regions.items() if id not in order]
    blocks = (Block(image, undivided([list(_words(line)) for line in _lines(region)])) for region in ranked)
    return [block for block in blocks if block.words]


def _lines(region: Element) -> Iterator[Element]:
    """The lines of the region itself, not those of regions inside it."""
    return (child for child in region if local(child) == "TextLine")


def _words(line: Element) -> Iterator[Word]:
    """The words of a line, each with its place, or with that of the line where words have none."""
    words = [child for child in line if local(child) == "Word"]
    for element in words or [line]:
        text = next((each for each in element if local(each) == "TextEquiv"), None)
        content = "" if text is None else "".join(map(str, next(named(text, "Unicode"), text).itertext()))
        confidence = None if text is None or not text.get("conf") else float(text.get("conf", "0"))
        yield from (Word(part, (_box(element),), confidence) for part in content.split())


def _box(element: Element) -> Box:
    """The bounding box of the outline."""
    outline = next((child.get("points", "") for child in element if local(child) == "Coords"), "")
    points = [tuple(map(float, point.split(","))) for point in outline.split() if "," in point]
    if not points:
        return Box(0, 0, 0, 0)
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
