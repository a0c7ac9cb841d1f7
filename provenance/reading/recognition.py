"""Which format bytes are in, from the bytes alone."""

from __future__ import annotations

import json
import re

from provenance.errors import ReadingError

_NOT_TEXT = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "packed twice",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_BEFORE_ROOT = re.compile(r"\s+|<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.I)
_TAG = re.compile(r"<([\w.-]+:)?([\w.-]+)[\s/>]")
_ROOTS = {
    "TEI": "tei", "teiCorpus": "tei", "nitf": "nitf", "newsItem": "newsml-g2", "newsMessage": "newsml-g2",
    "packageItem": "newsml-g2",
}  # fmt: skip
_HTML = frozenset(
    "html head body title meta link script style div p article section main header h1 h2 h3 span a".split()
)


def recognised(head: bytes, name: str) -> str:
    """The name of the format that the first bytes of an input show. Raises `ReadingError` for what is no text, and
    for XML of a kind that is not known."""
    for magic, what in _NOT_TEXT.items():
        if head.startswith(magic):
            raise ReadingError(f"is {what}", where=name, remedy="save the article as plain text, UTF-8")
    if head.startswith(b"WARC/"):
        return "warc"
    start = _as_text(head).lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _markup(start, name)
    return _json(start) if start.startswith(("{", "[")) else "text"


def _as_text(head: bytes) -> str:
    encoding = "utf-16" if head.startswith((b"\xff\xfe<", b"\xfe\xff\0<")) else "utf-8"
    return head.decode(encoding, "replace")


def _markup(start: str, name: str) -> str:
    at = 0
    while before := _BEFORE_ROOT.match(start, at):
        if before[0][:14].lower() == "<!doctype html":
            return "html"
        at = before.end()
    tag = _TAG.match(start, at)
    if tag and tag[2] in _ROOTS:
        return _ROOTS[tag[2]]
    if tag and tag[2].lower() in _HTML:
        return "html"
    if start.startswith("<?xml"):
        what = f"is XML with the root “{tag[2][:40]}”, which is not known" if tag else "is XML without a root element"
        raise ReadingError(what, where=name, remedy="give TEI, NITF or NewsML-G2, or name the format with --from")
    return "text"


def _json(start: str) -> str:
    """JSONL, unless the first line does not stand for itself, or its keys are those of ninjs."""
    line = start.split("\n", 1)[0]
    try:
        first = json.loads(line)
    except (ValueError, RecursionError):
        return "ninjs" if _is_ninjs(start) else "jsonl" if start.startswith('{"') else "text"
    ninjs = isinstance(first, dict) and "text" not in first and _is_ninjs(line)
    return "ninjs" if ninjs else "jsonl" if isinstance(first, dict) else "text"


def _is_ninjs(start: str) -> bool:
    return re.search(r'"(?:body_(?:text|xhtml|html)|bodies)"\s*:', start) is not None
