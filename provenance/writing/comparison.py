"""What `compare` found, as JSON (the contract of docs/claims.md) and as a table, one row for each member."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from provenance.model import Article, Cluster, Comparison
from provenance.writing.indented import indented
from provenance.writing.json import days, generator

_LINE = "\n    "
"""What begins a line of a document or a cluster in the object."""

COLUMNS = (
    "cluster", "document", "outlet", "published", "sentence", "start", "end", "status", "chain", "hedged", "stance",
    "first", "predecessor", "origins", "changes", "conflicts", "text",
)  # fmt: skip


def write_comparison(comparison: Comparison) -> str:
    """One object, no trailing newline. Offsets are code points, half-open; `from`, `to`, `a`, `b` index `members`."""
    return write_parts(map(write_document, comparison.documents), map(write_cluster, comparison))


def write_parts(documents: Iterable[str], clusters: Iterable[str]) -> str:
    """The object, assembled from what `write_document` and `write_cluster` wrote."""
    parts = (("documents", documents), ("clusters", clusters))
    head = f'{{\n  "generator": {json.dumps(generator())},\n'
    return head + ",\n".join(f'  "{name}": {_listed(texts)}' for name, texts in parts) + "\n}"


def _listed(texts: Iterable[str]) -> str:
    inside = ",\n    ".join(texts)
    return f"[\n    {inside}\n  ]" if inside else "[]"


def write_document(a: Article) -> str:
    """One of the documents, as it appears in the object."""
    found = {
        "id": a.id, "outlet": a.outlet, "published": a.published, "dated": days(a), "title": a.title, "url": a.url,
        "sha256": a.sha256,
    }  # fmt: skip
    return indented(found, _LINE)


def write_cluster(cluster: Cluster) -> str:
    """One of the clusters, as it appears in the object."""
    return indented(cluster_object(cluster), _LINE)


def cluster_object(c: Cluster) -> dict[str, Any]:
    """A cluster as plain dicts and lists."""
    return {
        "id": c.id,
        "members": [
            {
                "document": m.document, "sentence": m.sentence, "start": m.start, "end": m.end, "text": m.text,
                "chain": list(m.chain), "status": m.status, "hedged": m.hedged, "stance": m.stance, "extra": m.extra,
                "predecessor": m.predecessor,
            }
            for m in c.members
        ],
        "links": [{"a": x.a, "b": x.b, "score": x.score, "evidence": x.evidence} for x in c.links],
        "changes": [
            {"kind": x.kind, "from": x.from_, "to": x.to, "note": x.note, "severity": x.severity} for x in c.changes
        ],
        "conflicts": [{"kind": x.kind, "a": x.a, "b": x.b, "values": list(x.values)} for x in c.conflicts],
        "outlets": c.outlets,
        "origins": list(c.origins),
        "first": list(c.first),
        "gaps": [{"kind": g.kind, "severity": g.severity, "reason": g.reason} for g in c.gaps],
    }  # fmt: skip


def write_comparison_table(comparison: Comparison) -> str:
    """CSV as in RFC 4180, with CRLF: a header and one row for each member. Several values are separated by “ | ”."""
    articles = {a.id: a for a in comparison.documents}
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for c in comparison:
        for i, m in enumerate(c.members):
            article = articles[m.document]
            changes = [x.kind for x in c.changes if x.to == i]
            conflicts = [f"{x.kind}: {x.values[0]} / {x.values[1]}" for x in c.conflicts if i in (x.a, x.b)]
            table.writerow([
                c.id, m.document, article.outlet or "", article.published or "", m.sentence, m.start, m.end, m.status,
                " | ".join(m.chain), _yes(m.hedged), m.stance or "", _yes(i in c.first),
                "" if m.predecessor is None else c.members[m.predecessor].document, " | ".join(c.origins),
                " | ".join(dict.fromkeys(changes)), " | ".join(conflicts), m.text,
            ])  # fmt: skip
    return out.getvalue()


def _yes(value: bool) -> str:
    return "yes" if value else "no"
