"""The input formats by name, and what passes between the two halves of reading."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import PurePath
from types import ModuleType

from attrs import field, frozen

from provenance.errors import ReadingError
from provenance.model import Article, Document
from provenance.plugins import load_formats
from provenance.reading.description import Description
from provenance.reading.plugged import Reader
from provenance.settings import Tei


@frozen
class Unread:
    """The bytes of one article, not parsed yet. `where` is what messages call it; what the container said about the
    article is in `url` and `published`."""

    id: str
    where: str
    format: str
    data: bytes
    url: str | None = None
    published: str | None = None
    tei: Tei = field(factory=Tei)
    """TEI: which divisions are articles."""
    description: Description | None = None
    """What is said about the file outside it."""
    alone: bool = True
    """Whether it is the only article in that file."""


Item = Article | Document | Unread | ReadingError
"""What a file contains: articles, parsed or not, results of this program, and what cannot be read."""

ONE_ARTICLE = {"text": "text", "html": "html", "tei": "tei", "nitf": "nitf", "ninjs": "ninjs", "alto": "alto",
               "page-xml": "page_xml", "hocr": "hocr", "mail": "mail", "wire": "wire", "docx": "word",
               "odt": "odt", "pdf": "pdf"}  # fmt: skip
"""Formats that contain one article, and their modules (`parse(Unread) -> Article`)."""
SEVERAL_ARTICLES = {
    "jsonl": "jsonl", "json": "json_file", "newsml-g2": "newsml_g2", "warc": "warc", "mets": "mets",
    "newsml-1": "newsml_1", "mbox": "mail", "feed": "feed", "table": "table_file", "parquet": "parquet", "epub": "epub",
    "container": "container",
}  # fmt: skip
"""Formats that contain any number of articles, and their modules (`split(Raw) -> Iterator[Item]`)."""
FORMATS = (*ONE_ARTICLE, *SEVERAL_ARTICLES)


@cache
def plugged_in() -> dict[str, Reader]:
    """Formats of plug-ins."""
    return load_formats("readers", Reader, frozenset(FORMATS))


def names() -> tuple[str, ...]:
    """The names of all formats, those of plug-ins last."""
    return (*FORMATS, *plugged_in())


NOT_ARTICLES = frozenset(
    ".md .rst .ann .conf .cfg .toml .ini .yaml .yml .css .js .py .rng .rnc .sch .odd .xsd .dtd .log .tmp".split()
)
"""Suffixes of files that accompany articles; they are read only if named."""


def may_be_article(path: PurePath) -> bool:
    """Whether a file that was found, not named, is looked into."""
    return not path.name.startswith(".") and path.suffix.lower() not in NOT_ARTICLES


def module(format: str) -> ModuleType:
    """The module of a format, imported when it is needed: HTML and XML load heavy libraries."""
    return import_module(f"provenance.reading.{ONE_ARTICLE.get(format) or SEVERAL_ARTICLES[format]}")
