"""Plain text, UTF-8, exactly as it is, with an optional block of headers before it.

    Outlet: Example Post
    Published: 2025-07-14
    Title: The dam
    URL: https://example.org/dam
    ---
    The text starts on the line after the three hyphens.

A block has one header per line, at least one of them known (`KNOWN`), and ends with `---`. Without the closing line
there is no block and everything is text. Unknown headers are listed in `Article.omitted`.
"""

from __future__ import annotations

import re
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread

KNOWN = ("outlet", "published", "title", "url", "language", "byline")
_BLOCK = re.compile(r"\ufeff?((?:[A-Za-z][A-Za-z -]{0,29}:[^\r\n]{0,2000}\r?\n){1,20})---[ \t]*(?:\r?\n|\Z)")


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError` for what is not UTF-8 and for NUL, with the offset; and for blank text."""
    text = decoded(unread.data, unread.where)
    if (nul := text.find("\0")) >= 0:
        raise ReadingError(
            "holds a NUL character, so it is not plain text", where=f"{unread.where}, character {nul}",
            remedy="remove it, or name the format with --from",
        )  # fmt: skip
    article = _with_headers(text, unread.id)
    if not article.text.lstrip("\ufeff").strip():
        raise ReadingError("holds no text", where=unread.where, remedy="put an article into it, or leave it out")
    return article


def decoded(data: bytes, where: str) -> str:
    """The bytes as UTF-8; a byte order mark stays. Raises `ReadingError` with the offset of the first wrong byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        raise ReadingError(
            f"is {'UTF-16' if wide else 'not UTF-8'} (byte 0x{data[error.start]:02X})",
            where=f"{where}, byte {error.start}",
            remedy=f"convert it: iconv -f {'UTF-16' if wide else 'WINDOWS-1252'} -t UTF-8",
        ) from error


def has_headers(text: str) -> bool:
    """Whether a text begins with a block of headers."""
    block = _BLOCK.match(text)
    return block is not None and any(line.partition(":")[0].lower() in KNOWN for line in block[1].splitlines())


def _with_headers(text: str, id: str) -> Article:
    block = _BLOCK.match(text)
    lines = block[1].splitlines() if block else []
    headers = {key.lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    known: dict[str, Any] = {key: value for key, value in headers.items() if key in KNOWN and value}
    if not block or not headers.keys() & set(KNOWN):
        return Article(text, id=id)
    omitted = tuple(Omission("header", line) for line in lines if line.partition(":")[0].lower() not in KNOWN)
    byline = known.pop("byline", None)
    return Article(text[block.end() :], id=id, omitted=omitted, credits=(byline,) if byline else (), **known)
