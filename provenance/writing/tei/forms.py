"""The forms as whole files."""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Literal
from urllib.parse import quote

from provenance.errors import WritingError
from provenance.model import Document
from provenance.settings import DEFAULT, Settings
from provenance.writing.tei.encoding import Hosted
from provenance.writing.tei.header import corpus, header, language, this_run
from provenance.writing.tei.history import Change, Changes, correction_in, revised
from provenance.writing.tei.hosted import Anchors, StandOff, spliced
from provenance.writing.tei.inline import Inline
from provenance.writing.tei.markup import Ids, check, quoted, replaced
from provenance.writing.tei.people import register
from provenance.writing.tei.record import Record
from provenance.xml.host import Host
from provenance.xml.layer import HOST, pointer_to
from provenance.xml.qualified_names import NAMESPACE
from provenance.xml.tei import read_host, read_hosts

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLESHEET = Path(__file__).parent / "tei.css"
Layer = Literal["standoff", "anchors", "inline"]


def write_tei(
    document: Document,
    settings: Settings = DEFAULT,
    *,
    previous: bytes | None = None,
    replace_illegal: bool = False,
    stylesheet: str | None = None,
) -> str:
    """The document as TEI, form A: one file with one newline at the end. The string value of `body` is the text.

    `previous` is an earlier output for the same article, whose revision history is continued (by default the file the
    article was read from); if nothing else has changed, it comes out again byte for byte. `stylesheet` is the URL of a
    CSS file for browsers. With `replace_illegal`, characters that XML cannot represent become U+FFFD and the header
    says so; without it they raise `WritingError` with their offset. Also raises it for an inconsistent document: a
    chain that names no source, sentences that overlap, a span outside the text.
    """
    if previous is None and document.article.markup is not None:
        previous = document.article.markup.data
    record = correction_in(previous)
    if replace_illegal:
        document, new = replaced(document)
        record = new or record
    ids = _reserved(document)
    root = _root(document, ids.of("header", "root", document.id))
    inline = Inline(document, ids)
    stand_off = Record(document, ids, inline).written()
    pictures = inline.facsimile.written()
    style = f'<?xml-stylesheet type="text/css" href="{quoted(stylesheet)}"?>\n' if stylesheet else ""
    text = f' <text xml:space="preserve"><body xml:id="{ids.of("header", "body")}">{inline.body}</body></text>\n'

    def write(changes: Changes) -> str:
        head = header(document, ids, settings.header, pictures + text + stand_off, changes=changes, record=record)
        return _checked(document, f"{DECLARATION}{style}{root}{head}{pictures}{text}{stand_off}</TEI>\n")

    return revised(previous, write, _this_run(settings))


def write_viewable_tei(
    document: Document, settings: Settings = DEFAULT, *, previous: bytes | None = None, replace_illegal: bool = False
) -> str:
    """Form A with the stylesheet inside: the file can be read in a browser without any other. Otherwise like
    `write_tei`."""
    sheet = b64encode(STYLESHEET.read_bytes()).decode("ascii")
    address = f"data:text/css;base64,{sheet}"
    return write_tei(document, settings, previous=previous, replace_illegal=replace_illegal, stylesheet=address)


def write_standoff(
    documents: Document | Sequence[Document],
    host: bytes,
    name: str,
    settings: Settings = DEFAULT,
    *,
    previous: bytes | None = None,
) -> str:
    """The annotations of an existing TEI file as TEI, form B: a separate file that points into the host.

    `host` is the content of the file that the document, or the documents, were read from, `name` is how the new file
    refers to it (a file name, or a relative path with slashes). `previous` is an earlier form B for the same host.
    Raises `WritingError` if a document does not belong to the host, and like `write_tei`; `ReadingError` for a host
    that is refused.
    """
    address = quote(name, errors="surrogateescape")
    digest = hashlib.sha256(host).hexdigest()
    layers = []
    for document, found, ids in _hosted(documents, host, name):
        places = StandOff(document, found, HOST)
        layers.append(_HostLayer(document, ids, places, Hosted(digest, address), settings))

    whole = ids.new(f"{PurePath(name).stem}.attributions")

    def write(changes: Changes) -> str:
        written = "".join(layer.written(changes) for layer in layers)
        if len(layers) > 1:
            written = corpus(name, whole, settings.header, changes, written)
        return f"{DECLARATION}{written}"

    return revised(previous, write, _this_run(settings))


def write_anchors(
    documents: Document | Sequence[Document], host: bytes, name: str = "host", settings: Settings = DEFAULT
) -> bytes:
    """An existing TEI file with its annotations, form C: the host's bytes with nothing but insertions.

    Empty `anchor`s are spliced in where spans begin and end and, as the last thing in the root, for each document, a
    `TEI` with the standOff. A layer from an earlier run is taken out first and its history continued. `name` is for
    messages. Raises like `write_standoff`.
    """
    bare = without_layer(host, name)
    digest = hashlib.sha256(bare).hexdigest()
    layers = []
    for document, found, ids in _hosted(documents, bare, name, anchored=True):
        layers.append(_HostLayer(document, ids, Anchors(document, found, ids), Hosted(digest), settings))

    def write(changes: Changes) -> bytes:
        written = "".join(layer.written(changes) for layer in layers)
        return spliced([layer.places for layer in layers if isinstance(layer.places, Anchors)], written)

    return revised(host if bare != host else None, write, _this_run(settings))


class _HostLayer:
    """The layer of one document beside, or in, its host: everything but its revision history."""

    def __init__(self, document: Document, ids: Ids, places: StandOff, host: Hosted, settings: Settings) -> None:
        self.document, self.ids, self.places, self.host, self.settings = document, ids, places, host, settings
        id = ids.of("header", "root", f"{document.id}.attributions")
        self.root = _root(document, id, _whereabouts(document, host.address))
        self.stand_off = Record(document, ids, places).written()

    def written(self, changes: Changes) -> str:
        head = header(self.document, self.ids, self.settings.header, self.stand_off, changes=changes, host=self.host)
        return _checked(self.document, f"{self.root}{head}{self.stand_off}</TEI>\n")


def _whereabouts(document: Document, address: str) -> str:
    """Which host, and which part of it, a layer is about, and what is left out of that part."""
    markup = document.article.markup
    part = pointer_to(markup.part) if markup and markup.part else ""
    left = [f"{HOST if address else ''}{pointer_to(name)}" for name in markup.left] if markup else []
    about = f' corresp="{address}{part}"' if address or part else ""
    return about + (f' exclude="{" ".join(left)}"' if left else "")


def write_layer(
    documents: Document | Sequence[Document],
    layer: Layer = "standoff",
    settings: Settings = DEFAULT,
    *,
    folder: str = ".",
    replace_illegal: bool = False,
) -> bytes:
    """The annotations of an article read from TEI (`Article.markup`), or of all articles of one host, in the requested
    form.

    `standoff` gives form B, whose pointers name the host relative to `folder`; `anchors` form C; `inline` form A, a new
    file with the host's text; it is also written if `standoff` has no file to point into, because the host came from
    standard input. Form A as input gives form A again. Raises like `write_standoff`.
    """
    document = documents if isinstance(documents, Document) else documents[0]
    markup = document.article.markup
    inline = markup is None or layer == "inline" or (layer == "standoff" and not markup.name)
    if markup is None or inline or read_host(markup.data, markup.name, markup.part, markup.left).own:
        return write_tei(document, settings, replace_illegal=replace_illegal).encode()
    if layer == "anchors":
        return write_anchors(documents, markup.data, markup.name or "host", settings)
    name = PurePath(os.path.relpath(markup.name, folder)).as_posix()
    return write_standoff(documents, markup.data, name, settings).encode()


def without_layer(data: bytes, name: str = "host") -> bytes:
    """The bytes of a host before anchors and layer were spliced in (form C); unchanged if there were none."""
    host = read_host(data, name)
    if host.layer is None:
        return data
    close = ">".encode(host.codec)
    end = data.index(close, host.layer[1]) + len(close)
    breaks = (line.encode(host.codec) for line in ("\r\n", "\n"))
    ends = [(host.layer[0], end + next((len(line) for line in breaks if data.startswith(line, end)), 0))]
    for id in host.own_anchors:
        ends.append((host.anchors[id].byte, data.index(close, host.anchors[id].byte) + len(close)))
    parts, done = [], 0
    for start, end in sorted(ends):
        parts.append(data[done:start])
        done = end
    return b"".join([*parts, data[done:]])


def _hosted(
    documents: Document | Sequence[Document], data: bytes, name: str, *, anchored: bool = False
) -> Iterator[tuple[Document, Host, Ids]]:
    """Each document with the host as it sees it, and ids that nothing else in the file has."""
    several = [documents] if isinstance(documents, Document) else documents
    markups = [d.article.markup for d in several]
    parts = [m.part for m in markups if m and m.part]
    left = {name: "left" for m in markups if m for name in m.left}
    ids = Ids()
    for document, host in zip(several, read_hosts(data, name, parts, left), strict=True):
        if host.text != document.text:
            raise WritingError("its text is not the one that was annotated", where=name, remedy="annotate it again")
        ids = _reserved(document, ids.beside(host.ids if anchored else ()))
        yield document, host, ids


def _this_run(settings: Settings) -> Callable[[bool], Change]:
    return lambda again: this_run(settings.header, again=again)


def _checked(document: Document, written: str) -> str:
    check(document, written)
    return written


def _root(document: Document, id: str, more: str = "") -> str:
    head = f'xmlns="{NAMESPACE}" xml:id="{id}" type="attribution" xml:lang="{language(document)}"{more}'
    return f"<TEI {head}>\n"


def _reserved(document: Document, ids: Ids | None = None) -> Ids:
    """Ids for everything in the model: its own wherever XML and the host allow."""
    ids = ids or Ids()
    for sentence in document.sentences:
        ids.of("sentence", sentence.id)
    for attribution in document.attributions:
        ids.of("attribution", attribution.id)
    for source in document.sources:
        ids.of("source", source.id)
    register(document, ids)
    return ids
