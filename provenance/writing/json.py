"""The JSON contract."""

from __future__ import annotations

import json
from typing import Any

from provenance.model import Article, Attribution, By, Carried, Document, Sentence, Source, Spans
from provenance.version import __version__, program
from provenance.writing.indented import indented

CONTRACT = "1.0"
"""The version of the JSON contract: a later 1.x adds fields; no field disappears or changes its meaning."""


def write_json(document: Document, *, indent: int | None = 2) -> str:
    """One object, keys in the order of the contract, no trailing newline. Lone surrogates, which UTF-8 cannot encode,
    are written as `\\udXXX`."""
    found = as_object(document)
    text = indented(found) if indent == 2 else json.dumps(found, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(found, indent=indent)
    return text


def write_json_file(document: Document) -> str:
    """The object, indented, with a newline at the end."""
    return write_json(document) + "\n"


def write_jsonl(document: Document) -> str:
    """The object in one line, with a newline at the end."""
    return write_json(document, indent=None) + "\n"


def as_object(document: Document) -> dict[str, Any]:
    """The document as the plain dicts and lists of `schemas/annotation.schema.json`."""
    a = document.article
    return {
        "generator": generator(),
        "document": {
            "id": a.id, "outlet": a.outlet, "published": a.published, "dated": days(a), "title": a.title,
            "language": document.language, "declared": a.language, "url": a.url,
            "agency": document.agency, "sha256": a.sha256,
            "omitted": [{"kind": o.kind, "text": o.text} for o in a.omitted], "layout": document.layout, "text": a.text,
        },
        "sentences": [_sentence(s) for s in document.sentences],
        "attributions": [_attribution(a) for a in document.attributions],
        "sources": [_source(s) for s in document.sources],
    }  # fmt: skip


def generator() -> dict[str, str]:
    """The program that writes, so that a file shows which labels can be expected from it again."""
    return {"name": "provenance", "version": __version__, "digest": program(), "schema": CONTRACT}


def days(article: Article) -> list[str] | None:
    """The first and the last day that the article's date covers."""
    return [str(article.dated.first), str(article.dated.last)] if article.dated else None


def _spans(spans: Spans) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _sentence(s: Sentence) -> dict[str, Any]:
    return {
        "id": s.id, "start": s.start, "end": s.end, "paragraph": s.paragraph, "status": s.status, "label": s.label,
        "chain": list(s.chain), "attributions": list(s.attributions),
        "gaps": [{"kind": g.kind, "severity": g.severity, "reason": g.reason} for g in s.gaps],
    } | _carried(s.carried) | _by(s.by)  # fmt: skip


def _carried(carried: Carried | None) -> dict[str, Any]:
    """What a sentence probably goes on with; no key if there is nothing."""
    if carried is None:
        return {}
    found = {"chain": list(carried.chain), "certainty": round(carried.certainty, 3)}
    return {"carried": found | {"attribution": carried.attribution, "form": carried.form}}


def _by(by: By | None) -> dict[str, Any]:
    """The person responsible for a label; no key if it is the program's."""
    return {"by": {"judgement": by.judgement, "who": by.who, "when": by.when, "note": by.note}} if by else {}


def _attribution(a: Attribution) -> dict[str, Any]:
    return {
        "id": a.id, "parent": a.parent, "rule": a.rule, "mode": a.mode, "stance": a.stance, "channel": a.channel,
        "lemma": a.lemma, "source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(a.content),
        "hedge": _spans(a.hedge), "recipient": _spans(a.recipient), "chain": list(a.chain),
        "certainty": round(a.certainty, 3),
    } | _by(a.by)  # fmt: skip


def _source(s: Source) -> dict[str, Any]:
    return {
        "id": s.id, "name": s.name, "type": s.type, "named": s.named,
        "mentions": [[m.start, m.end] for m in s.mentions], "passes": [m.how for m in s.mentions],
        "role": s.role, "reason": s.reason, "speaks_for": s.speaks_for,
        "uri": s.uri, "uri_match": s.uri_match,
    } | ({"xml_id": s.xml_id} if s.xml_id else {})  # fmt: skip
