"""A document as tables: plain dicts of strings and numbers, as data frames and databases take them.

Every row names its document, so that the rows of many documents can be in one table. Spans are given by the first
start and the last end, in code points of the text, half-open; names of several sources are in the order of the chain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from provenance.model.document import Document
    from provenance.model.vocabulary import Spans

Table = Literal["articles", "sentences", "attributions", "sources", "mentions"]
Row = dict[str, Any]

COLUMNS: dict[Table, dict[str, type]] = {
    "articles": dict.fromkeys(
        "document title outlet published first_day last_day url language layout agency".split(), str
    ) | {"sentences": int, "sha256": str, "text": str},
    "sentences": {
        "document": str, "id": str, "start": int, "end": int, "paragraph": int, "status": str, "label": str,
        "chain": str, "origin": str, "gaps": str, "carried": str, "by": str, "text": str,
    },
    "attributions": dict.fromkeys("document id parent rule mode lemma stance channel origin".split(), str)
    | {"certainty": float, "source": str, "cue": str, "content": str, "content_start": int, "content_end": int},
    "sources": {
        "document": str, "id": str, "name": str, "type": str, "named": bool, "role": str, "reason": str,
        "speaks_for": str, "uri": str, "mentions": int, "origin_of": int,
    },
    "mentions": {"document": str, "source": str, "start": int, "end": int, "how": str, "text": str},
}  # fmt: skip
"""The columns of each table, in their order, and the types of their values. All but keys may be empty (`None`)."""


def rows(document: Document, table: Table) -> Iterator[Row]:
    """The rows of one table, in the order of the text; sources in that of the registry."""
    yield from ({"document": document.id} | row for row in _TABLES[table](document))


def _articles(document: Document) -> Iterator[Row]:
    a = document.article
    first, last = (str(a.dated.first), str(a.dated.last)) if a.dated else (None, None)
    yield {
        "title": a.title, "outlet": a.outlet, "published": a.published, "first_day": first, "last_day": last,
        "url": a.url, "language": document.language, "layout": document.layout, "agency": document.agency,
        "sentences": len(document.sentences), "sha256": a.sha256, "text": a.text,
    }  # fmt: skip


def _sentences(document: Document) -> Iterator[Row]:
    names = {source.id: source.name for source in document.sources}
    for s in document.sentences:
        yield {
            "id": s.id, "start": s.start, "end": s.end, "paragraph": s.paragraph, "status": s.status, "label": s.label,
            "chain": " > ".join(names[id] for id in s.chain), "origin": s.chain[-1] if s.chain else None,
            "gaps": " ".join(gap.kind for gap in s.gaps),
            "carried": " > ".join(names[id] for id in s.carried.chain) if s.carried else None,
            "by": str(s.by) if s.by else None,
            "text": document.text[s.start : s.end],
        }  # fmt: skip


def _attributions(document: Document) -> Iterator[Row]:
    for a in document.attributions:
        roles = {"source": a.source, "cue": a.cue, "content": a.content}
        yield {
            "id": a.id, "parent": a.parent, "rule": a.rule, "mode": a.mode, "lemma": a.lemma, "stance": a.stance,
            "channel": a.channel, "origin": a.chain[-1] if a.chain else None, "certainty": round(a.certainty, 3),
            **{role: _words(document, spans) for role, spans in roles.items()},
            "content_start": a.content[0].start if a.content else None,
            "content_end": a.content[-1].end if a.content else None,
        }  # fmt: skip


def _sources(document: Document) -> Iterator[Row]:
    for s in document.sources:
        yield {
            "id": s.id, "name": s.name, "type": s.type, "named": s.named, "role": s.role, "reason": s.reason,
            "speaks_for": s.speaks_for, "uri": s.uri, "mentions": len(s.mentions),
            "origin_of": sum(bool(x.chain) and x.chain[-1] == s.id for x in document.sentences),
        }  # fmt: skip


def _mentions(document: Document) -> Iterator[Row]:
    found = [(m, s.id) for s in document.sources for m in s.mentions]
    for m, source in sorted(found, key=lambda item: (item[0].start, item[0].end, item[1])):
        yield {"source": source, "start": m.start, "end": m.end, "how": m.how, "text": document.text[m.start : m.end]}


def _words(document: Document, spans: Spans) -> str:
    return " … ".join(document.text[s.start : s.end] for s in spans)


_TABLES = {
    "articles": _articles, "sentences": _sentences, "attributions": _attributions, "sources": _sources,
    "mentions": _mentions,
}  # fmt: skip
