"""The forms as whole files."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.model import Document
from provenance.settings import DEFAULT, Settings
from provenance.writing.tei.header import header, language
from provenance.writing.tei.inline import Inline
from provenance.writing.tei.markup import Ids, check, replaced
from provenance.writing.tei.record import Record

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write_tei(
    document: Document,
    settings: Settings = DEFAULT,
    *,
    replace_illegal: bool = False,
    changes: Iterable[str] = (),
    stylesheet: str | None = None,
) -> str:
    """The document as TEI, form A: one file with one newline at its end. The string value of `body` is the text.

    `changes` are the `change` elements of the history to go on with (`revisions`); `stylesheet` is the URL of a CSS
    file for browsers. With `replace_illegal`, characters that XML cannot hold become U+FFFD and the header says so;
    without it they raise `WritingError` with their offset. Raises it too for a document at odds with itself: a chain
    that names no source, sentences that overlap, a span outside of the text.
    """
    record = None
    if replace_illegal:
        document, record = replaced(document)
    ids = reserve(document)
    inline = Inline(document, ids)
    stand_off = Record(document, ids, inline).written()
    head = header(document, ids, settings.header, changes, record)
    style = f'<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n' if stylesheet else ""
    text = f' <text xml:space="preserve"><body xml:id="{ids.of("header", "body")}">{inline.body}</body></text>\n'
    written = f"{DECLARATION}{style}{_root(document)}{head}{text}{stand_off}</TEI>\n"
    check(document, written)
    return written


def _root(document: Document, more: str = "") -> str:
    return f'<TEI xmlns="{NAMESPACE}" type="attribution" xml:lang="{language(document.article)}"{more}>\n'


def reserve(document: Document, taken: Iterable[str] = ()) -> Ids:
    """Ids for everything of the model: its own wherever XML and the host allow."""
    ids = Ids(taken)
    for kind, things in (("sentence", document.sentences), ("attribution", document.attributions)):
        for thing in things:
            ids.of(kind, thing.id)
    for source in document.sources:
        ids.of("source", source.id)
    return ids
