"""PROV-JSON and PROV-N of what `provenance.writing.prov` says, using the library `prov` (an extra)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from provenance.errors import WritingError
from provenance.model import Document
from provenance.writing.prov import graph
from provenance.writing.web_annotation import TERMS, document_iri

if TYPE_CHECKING:
    from prov.model import ProvDocument

_NAMESPACES = {"pa": TERMS, "dcterms": "http://purl.org/dc/terms/", "owl": "http://www.w3.org/2002/07/owl#"}
_ATTRIBUTES = {"label": "prov:label", "value": "prov:value", "status": "pa:status", "sha256": "pa:sha256",
               "published": "dcterms:issued", "sameAs": "owl:sameAs"}  # fmt: skip
_RELATIONS = {
    "wasAttributedTo": "attribution", "wasQuotedFrom": "quotation", "hadPrimarySource": "primary_source",
    "wasDerivedFrom": "derivation", "actedOnBehalfOf": "delegation",
}  # fmt: skip
"""Properties of the graph, and the library methods that state them."""


def write_prov_json(document: Document) -> str:
    """PROV-JSON (W3C member submission), with a newline at the end. Raises `WritingError` without the library."""
    return f"{_provenance(document).serialize(indent=1)}\n"


def write_prov_n(document: Document) -> str:
    """PROV-N (W3C recommendation), with a newline at the end. Raises `WritingError` without the library."""
    return f"{_provenance(document).get_provn()}\n"


def _provenance(document: Document) -> ProvDocument:
    try:
        from prov.model import ProvDocument
    except ImportError as error:
        remedy = "install it: pip install 'provenance-annotator[prov]'"
        raise WritingError("PROV-JSON and PROV-N need the library prov, which is missing", remedy=remedy) from error
    found = ProvDocument()
    for prefix, address in _NAMESPACES.items():
        found.add_namespace(prefix, address)
    names = _Names(found, document_iri(document))
    nodes = graph(document)
    for node in nodes:
        _state(found, names, node)
    for node in nodes:
        for property_, method in _RELATIONS.items():
            for other in _several(node.get(property_)):
                getattr(found, method)(names.of(node["@id"]), names.of(other))
    return found


class _Names:
    """Qualified names for the addresses of the graph: `d:s1` for what is in the document, `article:…` for the
    document."""

    def __init__(self, found: ProvDocument, base: str) -> None:
        cut = max(base.rfind(mark, 0, len(base) - 1) for mark in "/:") + 1
        self.base, self.name = base, base[cut:]
        self.inside = found.add_namespace("d", f"{base}#")
        self.article = found.add_namespace("article", base[:cut])

    def of(self, address: str) -> Any:
        return self.article[self.name] if address == self.base else self.inside[address.partition("#")[2]]


def _state(found: ProvDocument, names: _Names, node: dict[str, Any]) -> None:
    """State an entity, an agent, or both, with what is said about it."""
    types = _several(node["@type"])
    more: list[tuple[Any, Any]] = [(_ATTRIBUTES[key], node[key]) for key in _ATTRIBUTES if key in node]
    if node.get("chain"):
        more.append(("pa:chain", " ".join(str(names.of(each)) for each in node["chain"])))
    kinds = [("prov:type", found.valid_qualified_name(t)) for t in types if t in ("prov:Person", "prov:Organization")]
    if "prov:Entity" in types:
        found.entity(names.of(node["@id"]), more)
    if "prov:Agent" in types:
        found.agent(names.of(node["@id"]), [*more, *kinds])


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
