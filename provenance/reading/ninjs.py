"""ninjs 1 to 3 (IPTC): the plain body where there is one, exactly; else the text of the XHTML or HTML body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Unread
from provenance.reading.html import Body, body_text
from provenance.reading.text import decoded

_MARKUP = ("body_xhtml", "body_html")


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`."""
    return article(_object(unread), unread.where, unread.id)


def article(item: dict[str, Any], where: str, id: str) -> Article:
    """The article of an item; `id` is used where it has none. Raises `ReadingError`."""
    text, markup = _body(item)
    body = Body(text) if text is not None else body_text(markup or "")
    if not body.text.strip():
        raise ReadingError("has no body", where=where, remedy="give an item with body_text, body_xhtml or bodies")
    dates = (_string(item, key) for key in ("firstcreated", "versioncreated", "contentcreated"))
    return Article(
        body.text, id=_string(item, "uri") or id, url=_string(item, "url"), published=next(filter(None, dates), None),
        title=_string(item, "headline") or _first_of(item, "headlines", "value"),
        outlet=_string(item, "copyrightholder") or _first_of(item, "infosources", "name"),
        language=_string(item, "language"), omitted=body.omitted, speech=body.speech,
        credits=tuple(_credits(item)),
    )  # fmt: skip


def _object(unread: Unread) -> dict[str, Any]:
    try:
        item = json.loads(decoded(unread.data, unread.where).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        problem = f"is not JSON ({error})" if isinstance(error, ValueError) else "is nested too deeply"
        raise ReadingError(problem, where=unread.where, remedy="give one ninjs object") from error
    if not isinstance(item, dict):
        raise ReadingError("is not an object", where=unread.where, remedy="give one ninjs object")
    return item


def _body(item: dict[str, Any]) -> tuple[str | None, str | None]:
    """The plain text, and the markup, of an item of any version."""
    plain, markup = _string(item, "body_text"), next((v for key in _MARKUP if (v := _string(item, key))), None)
    for body in item.get("bodies") or ():
        if isinstance(body, dict) and (value := _string(body, "value")):
            if "html" in (_string(body, "contenttype") or "html"):
                markup = markup or value
            else:
                plain = plain or value
    return plain, markup


def _credits(item: dict[str, Any]) -> Iterator[str]:
    for key in ("byline", "creditline", "source", "provider", "copyrightholder"):
        if value := _string(item, key):
            yield value
    for key, name in (("bylines", "byline"), ("infosources", "name")):
        yield from (v for each in item.get(key) or () if isinstance(each, dict) and (v := _string(each, name)))


def _string(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) and value else None


def _first_of(item: dict[str, Any], several: str, key: str) -> str | None:
    return next((v for each in item.get(several) or () if isinstance(each, dict) and (v := _string(each, key))), None)
