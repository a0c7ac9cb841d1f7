"""Which format an input is in, from its first bytes only. What is not recognised is refused, never read as prose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from provenance.errors import ReadingError
from provenance.reading.file_kinds import (
    AS_LINES,
    BYTES,
    HOCR,
    JSON,
    NINJS_BODIES,
    ROOTS,
    TEXTS,
    Kind,
    is_html,
    json_places,
)
from provenance.reading.shapes import shape
from provenance.reading.start import Start
from provenance.reading.tables import table
from provenance.reading.text import has_headers


def recognised(head: bytes, name: str) -> str:
    """The name of the format that the first bytes of an input show.

    Raises `ReadingError`, which says what the input is and what to do, for every kind that cannot be read.
    """
    start = Start(head, name)
    kind = _first(BYTES, start)
    if kind:
        return _format(kind, start)
    if start.text.startswith("<"):
        return _markup(start)
    if start.is_json:
        return _json(start)
    kind = None if has_headers(start.text) else _first(TEXTS, start) or table(start) or shape(start)
    return _format(kind, start) if kind else "text"


def _first(kinds: Iterable[Kind], start: Start) -> Kind | None:
    return next((kind for kind in kinds if kind.shown_by(start)), None)


def _format(kind: Kind, start: Start) -> str:
    if kind.format:
        return kind.format
    raise ReadingError(f"is {kind.what}", where=start.name, remedy=kind.remedy)


def _markup(start: Start) -> str:
    if is_html(start):
        return _format(HOCR, start) if HOCR.shown_by(start) else "html"
    if not start.root and not start.prolog:
        kind = _first(TEXTS, start)
        return _format(kind, start) if kind else "text"
    kind = ROOTS.get(start.root)
    if kind:
        return _format(kind, start)
    what = f"with the root “{start.root[:40]}”, which is not known" if start.root else "without a root element"
    remedy = "give TEI, NITF or NewsML-G2, or name the format with --from"
    raise ReadingError(f"is XML {what}", where=start.name, remedy=remedy)


def _json(start: Start) -> str:
    """One object a line is JSONL; an object over several lines, and an array or list of articles, is JSON."""
    places = json_places(start)
    known = _first(JSON, start)
    if known and not places:
        return _format(known, start)
    if not places:
        keys = start.keys.get("") or start.keys.get("[]") or set()
        shown = ", ".join(f"“{key[:30]}”" for key in sorted(keys)[:6])
        what = f"is JSON with the keys {shown}, none of which holds an article" if keys else "is JSON without articles"
        raise ReadingError(what, where=start.name, remedy=AS_LINES)
    if "" not in places or _goes_on(start.first_line):
        return "json"
    return "ninjs" if _is_one_ninjs(start) else "jsonl"


def _goes_on(line: str) -> bool:
    """Whether the first line is only the beginning of an object."""
    return re.search(r"[{\[,:]\s*\Z", line) is not None


def _is_one_ninjs(start: Start) -> bool:
    if not start.keys[""] & NINJS_BODIES or "text" in start.keys[""]:
        return False
    try:
        json.loads(start.first_line)
    except ValueError:
        return True
    return not start.text[len(start.first_line) :].strip()
