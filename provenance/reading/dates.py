"""Warns where an article's date cannot be used: it is kept as it is, and the article counts as undated."""

from __future__ import annotations

import logging

from provenance.dates import NoDate, read_date
from provenance.model import Article

_LOG = logging.getLogger("provenance")


def doubt_date(article: Article, where: str) -> None:
    """Warn, through `logging`, of a date that is not one or may be two; `where` names the file and the line."""
    if not article.published:
        return
    try:
        read_date(article.published)
    except NoDate as error:
        doubt = f"published “{article.published}” {error.problem}, so the article counts as undated; {error.remedy}"
        _LOG.warning("%s: %s", where, doubt)


def place(data: bytes, where: str, published: str | None) -> str:
    """`where`, with the line of the date if it is in the file as it was read."""
    at = data.find(published.encode("utf-8", "replace")) if published else -1
    return where if at < 0 else f"{where}:{data.count(10, 0, at) + 1}"
