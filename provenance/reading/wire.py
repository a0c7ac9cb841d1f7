"""Wire messages as agencies send them to newspapers: IPTC 7901 and ANPA 1312.

Both wrap the text in control characters: a header after SOH, the text between STX and ETX. The first line of the text
is the slug line or the heading; what is in the header is listed as left out.
"""

from __future__ import annotations

import re

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread

_TEXT = re.compile(rb"\x02([^\x03\x04]*)")
_HEADER = re.compile(rb"\x01([^\x02]*)")
_OTHER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def parse(unread: Unread) -> Article:
    """The article of a message. Raises `ReadingError`, also for one whose text is not marked."""
    body = _TEXT.search(unread.data)
    text = _decoded(body[1]) if body else ""
    if not text.strip():
        raise ReadingError("is a wire message without a text", where=unread.where, remedy="save its text as .txt")
    header = _HEADER.search(unread.data)
    said = " ".join(_OTHER.sub(" ", _decoded(header[1])).split()) if header else ""
    return Article(text, id=unread.id, omitted=(Omission("header", said),) if said else ())


def _decoded(data: bytes) -> str:
    """Wires are sent in ASCII or, with accents, in the encoding of the desk; control characters mark type, not text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _OTHER.sub(" ", text)
