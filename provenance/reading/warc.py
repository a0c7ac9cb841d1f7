"""WARC: the HTML pages and plain texts in a web archive (warcio, an extra).

Each record is an article of its own, named after its record id. Pages in which no article is found are reported like
anything else that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from provenance.errors import ReadingError
from provenance.reading.formats import Item, Unread
from provenance.reading.raw import LARGEST, Raw

_FORMATS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


def split(raw: Raw) -> Iterator[Item]:
    """The response (or resource) records with status 200 that are HTML or plain text; others are skipped."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        remedy = "install it: pip install 'provenance-annotator[warc]'"
        raise ReadingError("needs warcio, which is missing", where=raw.name, remedy=remedy) from error
    records = iter(ArchiveIterator(raw.stream, arc2warc=True))
    number = pages = 0
    while True:
        number += 1
        where = f"{raw.name}, record {number}"
        try:
            record = next(records, None)
            if record is None:
                break
            item = _item(record, where)
        except ReadingError as error:
            item = error
        except Exception as error:  # warcio may raise anything on a damaged archive
            raise ReadingError(f"is a damaged web archive ({error})", where=where, remedy="fetch it again") from error
        if item:
            pages += 1
            yield item
    if not pages:
        problem = f"holds no page: of {number - 1:,} records none is HTML or plain text with status 200"
        raise ReadingError(problem, where=raw.name, remedy="give the archive that holds the pages")


def _item(record: Any, where: str) -> Item | None:
    headers = record.rec_headers
    http = record.http_headers
    if record.rec_type not in ("response", "resource") or (http and http.get_statuscode() != "200"):
        return None
    kind = ((http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or "").split(";")[0]
    if kind.strip().lower() not in _FORMATS:
        return None
    data = record.content_stream().read(LARGEST + 1)
    if getattr(record.raw_stream, "limit", 0) > 0 and len(data) <= LARGEST:
        return ReadingError("is cut off", where=where, remedy="fetch the archive again")
    if len(data) > LARGEST:
        return ReadingError(f"is larger than {LARGEST // 1_000_000} MB", where=where, remedy="leave it out")
    id = (headers.get_header("WARC-Record-ID") or where).strip("<>").removeprefix("urn:uuid:")
    url, date = headers.get_header("WARC-Target-URI"), headers.get_header("WARC-Date")
    return Unread(id, where, _FORMATS[kind.strip().lower()], data, url=url, published=date)
