"""W3C Web Annotation (JSON-LD): an annotation for each sentence and each attribution, over the plain text.

A target is given three times: by position (code points, half-open, as the W3C model has them), by quotation with 32
characters before and after, and by the sentence elements of the TEI (form A) in which it starts and ends, as XPath with
an offset in each; for an article read from TEI, in that file, by the elements that contain its blocks. The context is
the W3C's, plus our own terms (`https://w3id.org/provenance-annotator/terms#`), defined in the file itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from provenance.model import Attribution, By, Document, Markup, Sentence, Span, Spans, Zone
from provenance.writing.indented import indented
from provenance.xml.host import Host
from provenance.xml.tei import read_host

TERMS = "https://w3id.org/provenance-annotator/terms#"
_AROUND = 32
_FRAGMENT = "http://www.w3.org/TR/media-frags/"
_RANGE = re.compile(r"#string-range\(([^,]+)((?:,\d+)+)\)")
_STEP = re.compile(r"/([^/\[]+)\[(\d+)\]")
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
W3C_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Must come first according to the Web Annotation Data Model (3.1)."""
OWN_CONTEXT: dict[str, Any] = {
    "pa": TERMS, "title": "http://purl.org/dc/terms/title",
    "status": "pa:status", "rule": "pa:rule", "mode": "pa:mode", "stance": "pa:stance",
    "role": "pa:role", "certainty": "pa:certainty", "sha256": "pa:sha256",
    "chain": {"@id": "pa:chain", "@container": "@list", "@type": "@id"},
    "gap": "pa:gap", "kind": "pa:kind", "severity": "pa:severity", "reason": "pa:reason",
    "sources": "pa:registry", "sourceType": "pa:sourceType", "named": "pa:named",
    "uri": {"@id": "pa:uri", "@type": "@id"}, "within": {"@id": "pa:within", "@type": "@id"},
}  # fmt: skip
"""Our own terms, defined in the file itself."""


def write_web_annotation(document: Document) -> str:
    """One `AnnotationPage` with a newline at the end. It contains the SHA-256 of the text, not the text itself."""
    base = document_iri(document)
    items = [_sentence(document, s, base) for s in document.sentences]
    items += [_attribution(document, a, base) for a in document.attributions]
    page = {
        "@context": [W3C_CONTEXT, OWN_CONTEXT], "id": f"{base}#annotations", "type": "AnnotationPage",
        "title": document.article.title or document.id, "sha256": document.article.sha256, "items": items,
        "sources": [
            {"id": f"{base}#{quote(s.id)}", "name": s.name, "sourceType": s.type, "named": s.named}
            | ({"uri": s.uri} if s.uri else {})
            for s in document.sources
        ],
    }  # fmt: skip
    return indented(page) + "\n"


def document_iri(document: Document) -> str:
    """The article's URL if it has one that is valid in RDF, else a URN of the text's digest."""
    url = document.article.url or ""
    usable = url.startswith(("http://", "https://")) and url.isascii() and not set(url) & set('<>"{}|\\^` #')
    return url if usable and url.isprintable() else f"urn:sha256:{document.article.sha256}"


def _sentence(document: Document, s: Sentence, base: str) -> dict[str, Any]:
    body = {
        "type": "TextualBody", "purpose": "classifying", "value": s.label, "status": s.status,
        "chain": [f"{base}#{quote(id)}" for id in s.chain],
        "gap": [{"kind": g.kind, "severity": g.severity, "reason": g.reason} for g in s.gaps],
    }  # fmt: skip
    targets = [_target(document, base, s.start, s.end), *_on_pictures(document, s.start, s.end)]
    return _annotation(base, s.id, "classifying", body, targets) | _by(s.by)


def _attribution(document: Document, a: Attribution, base: str) -> dict[str, Any]:
    body = {
        "type": "TextualBody", "purpose": "identifying", "value": a.lemma, "rule": a.rule, "mode": a.mode,
        "stance": a.stance, "certainty": round(a.certainty, 3), "chain": [f"{base}#{quote(id)}" for id in a.chain],
    } | ({"within": f"{base}#{quote(a.parent)}"} if a.parent else {})  # fmt: skip
    roles: dict[str, Spans] = {"content": a.content, "cue": a.cue, "source": a.source, "hedge": a.hedge}
    targets = [
        target | {"role": role}
        for role, spans in roles.items()
        for span in spans
        for target in (_target(document, base, *span), *_on_pictures(document, *span))
    ]
    return _annotation(base, a.id, "identifying", body, targets) | _by(a.by)


def _by(by: By | None) -> dict[str, Any]:
    """Who has judged a label manually, and how."""
    if by is None:
        return {}
    said = {"creator": by.who, "created": by.when, "note": by.note}
    return {"judgement": by.judgement} | {key: value for key, value in said.items() if value}


def _annotation(base: str, id: str, why: str, body: dict[str, Any], target: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": f"{base}#{quote(id)}", "type": "Annotation", "motivation": why, "body": body, "target": target}


def _target(document: Document, base: str, start: int, end: int) -> dict[str, Any]:
    text = document.text
    host = _host(document)
    if host is not None:
        ends = _in_host(host, Span(start, end))
    else:
        ends = [_in_sentence(document, offset, offset == end) for offset in (start, end)]
    return {
        "type": "SpecificResource", "source": _followed(document, base),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - _AROUND) : start],
             "suffix": text[end : end + _AROUND]},
        ] + ([{"type": "RangeSelector", "startSelector": ends[0], "endSelector": ends[1]}] if all(ends) else []),
    }  # fmt: skip


def _followed(document: Document, base: str) -> str:
    """Where the text is available: its address; for TEI without one, the file's name; else a name from its digest."""
    markup = document.article.markup
    return quote(PurePath(markup.name).name) if markup and base.startswith("urn:sha256:") else base


@lru_cache(maxsize=1)
def _read(markup: Markup) -> Host:
    return read_host(markup.data, markup.name, markup.part, markup.left)


def _host(document: Document) -> Host | None:
    """The TEI file that an article was read from, unless this program wrote it."""
    host = _read(document.article.markup) if document.article.markup is not None else None
    return None if host is None or host.own or host.text != document.text else host


def _in_host(host: Host, span: Span) -> list[dict[str, Any] | None]:
    """The places in a TEI file where a span begins and ends: the element of its block, and an offset in the element's
    characters."""
    trimmed = host.trimmed(span)
    if trimmed is None:
        return [None, None]
    first, *_, last = [*_RANGE.findall(host.pointer(trimmed)), *_RANGE.findall(host.pointer(trimmed))]
    start, end = list(map(int, first[1].split(",")[1:])), list(map(int, last[1].split(",")[1:]))
    return [_place(_xpath(first[0]), start[0]), _place(_xpath(last[0]), end[-2] + end[-1])]


def _xpath(name: str) -> str:
    """An element by its id or its path of local names, as an XPath that needs no declared prefix."""
    return _STEP.sub(r"/*[local-name()='\1'][\2]", name) if name.startswith("/") else f"//*[@xml:id='{name}']"


def _place(xpath: str, offset: int) -> dict[str, Any]:
    place = {"type": "TextPositionSelector", "start": offset, "end": offset}
    return {"type": "XPathSelector", "value": xpath, "refinedBy": place}


def _on_pictures(document: Document, start: int, end: int) -> Iterator[dict[str, Any]]:
    """Where the words are on the images of scanned pages: a rectangle around those of each line."""
    for found in _lines(document.article.zones_of(start, end)):
        left, top = min(z.x for z in found), min(z.y for z in found)
        width, height = (max(z.x + z.width for z in found) - left, max(z.y + z.height for z in found) - top)
        region = {"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": f"xywh={left},{top},{width},{height}"}
        yield {"type": "SpecificResource", "source": quote(found[0].image, safe="/:#?&=%"), "selector": [region]}


def _lines(zones: Iterable[Zone]) -> list[list[Zone]]:
    """The words by line: a word to the right of the one before, at the same height, is on its line."""
    lines: list[list[Zone]] = []
    for zone in zones:
        last = lines[-1][-1] if lines else None
        beside = last and last.image == zone.image and last.x < zone.x and zone.y < last.y + last.height
        if beside and last and last.y < zone.y + zone.height:
            lines[-1].append(zone)
        else:
            lines.append([zone])
    return lines


def _in_sentence(document: Document, offset: int, ends: bool) -> dict[str, Any] | None:
    """The place in the TEI (form A), whose `s` elements are the sentences; `None` for a place between two of them."""
    at = bisect_left(document.sentences, offset, key=lambda s: s.end if ends else s.end - 1)
    s = document.sentences[at] if at < len(document.sentences) else None
    if s is None or not s.start <= offset <= s.end or not _ID.fullmatch(s.id):
        return None
    return _place(f"//*[@xml:id='{s.id}']", offset - s.start)
