"""The output formats by name. `files` gives what one document becomes in any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from attrs import frozen

from provenance.errors import WritingError
from provenance.model import Document
from provenance.model.rows import Table
from provenance.plugins import load_formats
from provenance.settings import DEFAULT, Settings

Writer = Callable[[Document], str]
"""Turns a document into text."""


@frozen
class Format:
    """`parts` are the files of one document: suffix, and the writer or its `module:function`, imported when called. The
    last part goes to standard output. Files of a format that can be `joined` may be concatenated; the `header` lines
    appear only once. An `assembled` format is always one file, whose name ends in one of `endings`: `module:function`
    makes it from the files of all documents. `needs` is a library that it requires, which is in the extra named after
    the format."""

    parts: tuple[tuple[str, str | Writer], ...]
    joined: bool = False
    header: int = 0
    assembled: str | None = None
    endings: tuple[str, ...] = ()
    needs: str | None = None

    @property
    def suffix(self) -> str:
        return self.parts[-1][0]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of file names that ask for this format."""
        return self.endings or (self.suffix,)


_ROWS = (".rows", "rows:write_rows")
FORMATS: dict[str, Format] = {
    "tei": Format(((".xml", "tei:write_tei"),), endings=(".xml", ".tei")),
    "tei-view": Format(((".view.xml", "tei:write_viewable_tei"),)),
    "json": Format(((".json", "json:write_json_file"),)),
    "jsonl": Format(((".jsonl", "json:write_jsonl"),), joined=True),
    "table": Format(((".txt", "terminal:write_terminal"),), joined=True),
    "web-annotation": Format(((".anno.jsonld", "web_annotation:write_web_annotation"),)),
    "prov": Format(((".prov.jsonld", "prov:write_prov"),)),
    "prov-json": Format(((".prov.json", "prov_library:write_prov_json"),)),
    "prov-n": Format(((".provn", "prov_library:write_prov_n"),)),
    "brat": Format(((".txt", "brat:write_text"), (".ann", "brat:write_brat"))),
    "csv": Format(((".csv", "table:write_csv"),), joined=True, header=1),
    "tsv": Format(((".tsv", "table:write_tsv"),), joined=True, header=1),
    "sqlite": Format((_ROWS,), joined=True, assembled="database:write_sqlite", endings=(".sqlite", ".sqlite3", ".db")),
    "parquet": Format((_ROWS,), joined=True, assembled="parquet:write_parquet", endings=(".parquet",), needs="pyarrow"),
}


@cache
def formats() -> dict[str, Format]:
    """All output formats, those of plug-ins last."""
    return FORMATS | load_formats("writers", Format, frozenset(FORMATS))


def assemble(format: str, parts: Sequence[tuple[str, Path]], target: Path, table: Table) -> None:
    """Make the single file of an `assembled` format from the files of all documents, each given with its place in the
    run. `table` is the table to write in formats that have only one."""
    name, function = str(formats()[format].assembled).split(":")
    getattr(import_module(f"provenance.writing.{name}"), function)(parts, target, table)


def check_installed(format: str) -> None:
    """Raise `WritingError` if the library that a format needs is missing."""
    needed = formats()[format].needs
    if needed and find_spec(needed) is None:
        remedy = f"install it: pip install 'provenance-annotator[{format}]'"
        raise WritingError(f"{format} needs the library {needed}, which is missing", remedy=remedy)


def files(
    documents: Document | Sequence[Document],
    format: str,
    settings: Settings = DEFAULT,
    *,
    replace_illegal: bool = False,
    layer: str = "standoff",
    folder: str = ".",
) -> dict[str, bytes]:
    """The files of a document by their suffix, as UTF-8, in the order in which they should be written.

    Only TEI layers contain several documents, those of one host. `layer` is the form for an article read from TEI
    (`provenance.writing.tei.Layer`), `folder` where it will be written. Raises `WritingError` for text the format
    cannot represent.
    """
    document = documents if isinstance(documents, Document) else documents[0]
    options: dict[str, Any] = {}
    if format.startswith("tei"):
        options = {"settings": settings, "replace_illegal": replace_illegal}
    if format == "tei" and document.article.markup is not None:
        options |= {"layer": layer, "folder": folder}
        return {".xml": import_module("provenance.writing.tei").write_layer(documents, **options)}
    found = {}
    for suffix, place in formats()[format].parts:
        found[suffix] = _encoded(_writer(place)(document, **options), document, format)
    return found


def _writer(place: str | Writer) -> Callable[..., str]:
    if not isinstance(place, str):
        return place
    name, function = place.split(":")
    found: Callable[..., str] = getattr(import_module(f"provenance.writing.{name}"), function)
    return found


def _encoded(text: str, document: Document, format: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        problem = f"holds U+{ord(text[error.start]):04X}, half of a character, which {format} cannot hold"
        raise WritingError(
            problem, where=f"{document.id!a}", remedy="write json or jsonl, or correct the text"
        ) from error
