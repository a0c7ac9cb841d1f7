"""METS with ALTO: a digitised newspaper, each article of its logical structure an article of its own.

METS names the ALTO files of the pages and says which of their blocks make up which article. The files must be where it
says, beside it; nothing is fetched. Advertisements and the like (`NOT_ARTICLES`) are listed as left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlparse

from attrs import define

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading import alto
from provenance.reading.formats import Item
from provenance.reading.raw import LARGEST, Raw
from provenance.reading.scanned import Block, joined
from provenance.reading.xml import Element, first_text, local, named, root

ARTICLES = frozenset(
    "article editorial letter obituary review interview news feature column story section contribution".split()
)
"""Types of division (`div/@TYPE`, lower case) that are an article, if no division inside is one."""
NOT_ARTICLES = frozenset(
    "advertisement ad advertisement_section classified death_notice birth_notice illustration image table weather "
    "masthead title_section impressum index shares".split()
)
"""Types that contain text, but no article."""
_HREF = "{http://www.w3.org/1999/xlink}href"


def split(raw: Raw) -> Iterator[Item]:
    """An article for each article of the logical structure, or an error."""
    issue = Issue(root(raw.whole(), raw.name), raw.name)
    divisions = list(_articles(issue.logical)) if issue.logical is not None else []
    if not divisions:
        remedy = "give the ALTO files of its pages"
        raise ReadingError("is METS without articles in its logical structure", where=raw.name, remedy=remedy)
    for number, division in enumerate(divisions, 1):
        try:
            yield issue.article(division, f"{raw.stem}-{division.get('ID') or number}", omitted=number == 1)
        except ReadingError as error:
            yield error


def pages(tree: Element, name: str) -> dict[str, Path]:
    """The paths, beside the METS file, of the files it names, by id."""
    folder = Path(name).parent
    return {
        file.get("ID", ""): folder / _path(place) for file in named(tree, "file") for place in named(file, "FLocat")
    }


def _path(place: Element) -> PurePosixPath:
    return PurePosixPath(unquote(urlparse(place.get(_HREF, "")).path).removeprefix("/./").lstrip("/"))


def _articles(division: Element) -> Iterator[Element]:
    """The innermost divisions that are articles."""
    if _type(division) in NOT_ARTICLES:
        return
    within = [found for child in division if local(child) == "div" for found in _articles(child)]
    if within:
        yield from within
    elif _type(division) in ARTICLES:
        yield division


def _type(division: Element) -> str:
    return division.get("TYPE", "").lower().replace(" ", "_")


@define(slots=False)
class Issue:
    """One METS file and the pages that it names, each read when first needed."""

    tree: Element
    name: str

    @cached_property
    def logical(self) -> Element | None:
        maps = [m for m in named(self.tree, "structMap") if m.get("TYPE", "").upper() == "LOGICAL"]
        return next(named(maps[0], "div"), None) if maps else None

    @cached_property
    def _files(self) -> dict[str, Path]:
        return pages(self.tree, self.name)

    @cached_property
    def _pages(self) -> dict[str, tuple[dict[str, Block], dict[str, list[str]]]]:
        return {}

    def article(self, division: Element, id: str, *, omitted: bool) -> Article:
        """The article of a division. Raises `ReadingError` if a page is missing or no part of it contains a word."""
        text, zones = joined(self._blocks(division))
        if not text:
            raise ReadingError("has no words on its pages", where=f"{self.name}, {id}", remedy="leave it out")
        return Article(
            text, id=id, title=division.get("LABEL") or None, outlet=self._outlet, published=self._published,
            zones=zones, omitted=tuple(self._left_out()) if omitted else (),
        )  # fmt: skip

    @cached_property
    def _outlet(self) -> str | None:
        """The newspaper's title: the host's, where the records of articles name one, else that of the first record."""
        hosts = [r for r in named(self.tree, "relatedItem") if r.get("type") == "host"]
        records = [*hosts, *named(self.tree, "dmdSec")]
        return next((found for record in records if (found := first_text(record, "title"))), None)

    @cached_property
    def _published(self) -> str | None:
        return first_text(self.tree, "dateIssued", "date")

    def _left_out(self) -> Iterator[Omission]:
        assert self.logical is not None
        for division in named(self.logical, "div"):
            if _type(division) in NOT_ARTICLES and (text := joined(self._blocks(division))[0]):
                yield Omission(_type(division), text)

    def _blocks(self, division: Element) -> Iterator[Block]:
        seen: set[tuple[str, str]] = set()
        for area in named(division, "area"):
            file, start = area.get("FILEID", ""), area.get("BEGIN", "")
            blocks, groups = self._page(file)
            for id in groups.get(start) or [start] if start else list(blocks):
                if id in blocks and (file, id) not in seen:
                    seen.add((file, id))
                    yield blocks[id]

    def _page(self, file: str) -> tuple[dict[str, Block], dict[str, list[str]]]:
        if file not in self._pages:
            page = root(self._bytes(file), str(self._files.get(file, file)))
            self._pages[file] = alto.blocks(page), alto.composed(page)
        return self._pages[file]

    def _bytes(self, file: str) -> bytes:
        path = self._files.get(file)
        try:
            if path is None or ".." in path.parts or path.stat().st_size > LARGEST:
                raise OSError("not named, outside of the folder, or too large")
            return path.read_bytes()
        except OSError as error:
            problem = f"names a page that cannot be read: {path or file} ({error.strerror or error})"
            raise ReadingError(problem, where=self.name, remedy="put the ALTO files where it says") from error
