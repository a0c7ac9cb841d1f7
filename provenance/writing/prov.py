"""PROV-O (JSON-LD): each attributed sentence as an entity, each source as an agent or a document.

- `prov:wasAttributedTo` for every link of a sentence's chain;
- `prov:wasQuotedFrom` only where the sentence contains a direct quotation: a person's words (an entity attributed to
  them), or a document;
- `prov:hadPrimarySource` only for a named document: the program does not know what else somebody had read.

PROV has no term for unattributed, hearsay or gaps: such sentences have no attribution, and their status as a label.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from provenance.model import Attribution, Document, Sentence, Source, SourceType
from provenance.writing.indented import indented
from provenance.writing.web_annotation import TERMS, document_iri

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#", "dc": "http://purl.org/dc/terms/", "pa": TERMS,
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "status": "pa:status", "sha256": "pa:sha256", "value": "prov:value", "published": "dc:issued",
    "chain": {"@id": "pa:chain", "@container": "@list", "@type": "@id"},
    "sameAs": {"@id": "http://www.w3.org/2002/07/owl#sameAs", "@type": "@id"},
} | {
    name: {"@id": f"prov:{name}", "@type": "@id"}
    for name in ("wasAttributedTo", "wasQuotedFrom", "hadPrimarySource", "wasDerivedFrom", "actedOnBehalfOf")
}  # fmt: skip
_PEOPLE: frozenset[SourceType] = frozenset({"person", "unnamed-person"})
_NO_ORGANISATION: frozenset[SourceType] = frozenset({"group", "unresolved", "social-media"})


def write_prov(document: Document) -> str:
    """One JSON-LD object with a newline at the end. It contains its context: nothing need be fetched."""
    return indented({"@context": CONTEXT, "@graph": graph(document)}) + "\n"


def graph(document: Document) -> list[dict[str, Any]]:
    """The nodes of the graph: the article, its outlet, the sources, the sentences and what they quote."""
    base = document_iri(document)
    article = document.article
    whole: dict[str, Any] = {"@id": base, "@type": "prov:Entity", "label": article.title or article.id}
    whole |= {"sha256": article.sha256} | ({"published": article.published} if article.published else {})
    found = [whole]
    if article.outlet:
        whole["wasAttributedTo"] = f"{base}#outlet"
        found.append({"@id": f"{base}#outlet", "@type": ["prov:Agent", "prov:Organization"], "label": article.outlet})
    found += [_source(source, base) for source in document.sources]
    sources = {source.id: source for source in document.sources}
    direct = {a.id: a for a in document.attributions if a.mode == "direct" and a.chain}
    for sentence in document.sentences:
        quoted = [direct[id] for id in sentence.attributions if id in direct]
        found += _sentence(document, sentence, sources, quoted, base)
    return found


def _source(source: Source, base: str) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": f"{base}#{quote(source.id)}", "@type": _types(source), "label": source.name}
    if source.uri:
        found["sameAs"] = source.uri
    if source.speaks_for:
        found["actedOnBehalfOf"] = f"{base}#{quote(source.speaks_for)}"
    return found


def _types(source: Source) -> list[str]:
    """A credited document is both an entity and, as PROV requires as the object of `wasAttributedTo`, an agent."""
    if source.type == "document":
        return ["prov:Entity", "prov:Agent"]
    if source.type in _PEOPLE:
        return ["prov:Agent", "prov:Person"]
    return ["prov:Agent"] if source.type in _NO_ORGANISATION else ["prov:Agent", "prov:Organization"]


def _sentence(
    document: Document, s: Sentence, sources: dict[str, Source], direct: list[Attribution], base: str
) -> list[dict[str, Any]]:
    chain = [f"{base}#{quote(id)}" for id in s.chain]
    found: dict[str, Any] = {
        "@id": f"{base}#{quote(s.id)}", "@type": "prov:Entity", "value": document.text[s.start : s.end],
        "label": s.label, "status": s.status, "wasDerivedFrom": base, "wasAttributedTo": chain, "chain": chain,
    }  # fmt: skip
    named = [id for id in s.chain if sources[id].type == "document" and sources[id].named]
    if named:
        found["hadPrimarySource"] = [f"{base}#{quote(id)}" for id in named]
    said = [a for a in direct if any(span.start < s.end and s.start < span.end for span in a.content)]
    quoted = [_quoted(s, a, sources[a.chain[-1]], base) for a in said]
    if quoted:
        found["wasQuotedFrom"] = [entity["@id"] for entity in quoted]
    return [found, *(entity for entity in quoted if "@type" in entity)]


def _quoted(s: Sentence, a: Attribution, origin: Source, base: str) -> dict[str, Any]:
    """What a direct quotation is taken from: the document, or somebody's words as a separate entity."""
    iri = f"{base}#{quote(origin.id)}"
    if origin.type == "document":
        return {"@id": iri}
    own = f"{base}#{quote(s.id)}-{quote(a.id)}"
    return {"@id": own, "@type": "prov:Entity", "wasAttributedTo": iri, "label": f"the words of {origin.name}"}
