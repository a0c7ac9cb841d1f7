"""An article as it was read."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator

from attrs import Attribute, field, frozen

from provenance.dates import Dated, as_text, dated
from provenance.model.encoded import EncodedSpeech, Listed


@frozen
class Omission:
    """Something the reader of a format left out of `Article.text`: a caption, an advertisement, a note."""

    kind: str
    text: str


@frozen
class Markup:
    """The TEI file an article was read from, and the name it was read under: its annotations can be a layer on it.

    The name is empty for standard input and for bytes, to which no layer in another file can point.
    `part` is the id, or the path, of the element that is the article, if the file contains several; `left` those of
    elements that were left out of it.
    """

    name: str
    data: bytes = field(repr=False)
    part: str = ""
    left: tuple[str, ...] = ()


@frozen
class Zone:
    """A word of `Article.text` (`start`, `end`: code points, half-open) on the picture of a page: left, top, width and
    height in pixels, or in the unit of the file it was read from; `confidence` (0..1) of whoever recognised it."""

    start: int
    end: int
    image: str
    x: int
    y: int
    width: int
    height: int
    confidence: float | None = None


def _check_text(_article: object, _text: Attribute[str], value: object) -> None:
    """Anything else would fail much later, or not at all."""
    if not isinstance(value, str):
        raise TypeError(f"Article() takes a text, not {type(value).__name__}; provenance.read() reads files and bytes")


@frozen
class Article:
    """One article as it was read. `text` is exact; empty metadata is `None`.

    Positions in it (of omissions, zones, speeches) count code points, as `Span` does. Raises `TypeError` for a `text`
    that is none.
    """

    text: str = field(validator=_check_text)
    id: str = "document"
    outlet: str | None = None
    published: str | None = field(default=None, converter=as_text)
    """The date or date-time as the input gave it; a `date` or `datetime` becomes ISO 8601. What it means is `dated`."""
    title: str | None = None
    url: str | None = None
    language: str | None = None
    """The language, as the input declares it (a tag like `en-GB`)."""
    omitted: tuple[Omission, ...] = ()
    credits: tuple[str, ...] = ()
    """Byline, credit line, source and provider, as the format gives them; they are searched for the agency."""
    markup: Markup | None = field(default=None, eq=False, repr=False)
    zones: tuple[Zone, ...] = field(default=(), eq=False, repr=False)
    """Where the words of a scanned page are on its picture, in the order of the text; empty for other articles."""
    speech: tuple[EncodedSpeech, ...] = field(default=(), eq=False, repr=False)
    """What the markup of the text assigns to somebody, in the order of the markup."""
    people: tuple[Listed, ...] = field(default=(), eq=False, repr=False)
    """Whom the markup lists."""

    def zones_of(self, start: int, end: int) -> Iterator[Zone]:
        """The zones of the words in `text[start:end]`."""
        for at in range(bisect_right(self.zones, start, key=lambda zone: zone.end), len(self.zones)):
            if self.zones[at].start >= end:
                return
            yield self.zones[at]

    @property
    def dated(self) -> Dated | None:
        """The day, or the first and the last day, that `published` means; `None` where that is not certain."""
        return dated(self.published)

    @property
    def sha256(self) -> str:
        """SHA-256 of the text as UTF-8, hexadecimal. Lone surrogates are hashed as they are."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
