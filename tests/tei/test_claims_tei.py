"""Form D: claims as TEI."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

import provenance
from provenance.model import Article, Change, Cluster, Comparison, Conflict, Gap, Link, Member
from provenance.writing.tei import write_claims
from provenance.writing.tei.validation import validate_tei

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ODD = Article("A dam & a road.", id='../"x" y', outlet="O <b>", published="2025-01-02", url="https://u.example/a b")
OTHER = Article("Two dams.", id="b")
MEMBERS = (
    Member(ODD.id, "s1", 0, 5, "A dam", ("Yonhap", "the ministry"), "attributed", True, "distance", "& a road"),
    Member("b", "s 2", 0, 8, "Two dams", (), "unattributed", False),
)
CLUSTER = Cluster(
    "c 1", MEMBERS, (Link(0, 1, 0.91, "quote"),), (Change("source-dropped", 0, 1, "Yonhap is gone", "high"),),
    (Conflict("number", 0, 1, ("1", "2")),), outlets=2, origins=("the ministry",), first=(0,),
    gaps=(Gap("attribution-drift", "high", "a claim became a fact"),),
)  # fmt: skip


def test_everything_of_a_cluster_is_there() -> None:
    tei = write_claims(Comparison((ODD, OTHER), (CLUSTER,)), files={"b": "out/b.xml"})
    assert validate_tei(tei.encode()) == []
    root = etree.fromstring(tei.encode())
    assert [e.get("replacementPattern") for e in root.iterfind(".//t:prefixDef", NS)] == [
        "../%22x%22%20y.xml#$1", "out/b.xml#$1",
    ]  # fmt: skip
    claim = root.find(".//t:interp", NS)
    assert claim is not None and (claim.get("n"), claim.get("inst")) == ("c 1", "d1:s1 d2:s%202")
    first, second, findings = root.iterfind(".//t:annotation", NS)
    assert first.get("target") == "d1:string-range(body,0,5)"
    assert [e.text for e in first.iterfind("t:note", NS)] == ["Yonhap", "the ministry", "hedged", "A dam", "& a road"]
    assert [e.text for e in second.iterfind("t:note", NS)] == ["Two dams"]
    assert [e.text for e in findings.iterfind("t:note", NS)] == ["the ministry", "a claim became a fact"]
    change, conflict = root.iterfind(".//t:relation", NS)
    assert (change.get("name"), change.get("active"), change.get("passive")) == ("source-dropped", "#c-1.m1", "#c-1.m2")
    assert conflict.findtext("t:desc", namespaces=NS) == "1 ≠ 2"


def test_a_real_comparison_is_valid(seeds: Path) -> None:
    texts = sorted(path for path in seeds.rglob("*.txt"))
    documents = [provenance.annotate(p.read_text(encoding="utf-8"), id=p.stem, outlet=p.stem) for p in texts]
    comparison = provenance.compare(documents)
    assert len(comparison) > 0
    tei = write_claims(comparison)
    assert validate_tei(tei.encode()) == []
    assert len(re.findall("<interp ", tei)) == len(comparison)


def test_documents_without_a_shared_claim_are_valid() -> None:
    assert validate_tei(write_claims(Comparison((OTHER,), ())).encode()) == []


def test_no_documents_at_all_are_valid() -> None:
    tei = write_claims(Comparison((), ()))
    assert validate_tei(tei.encode()) == []
    assert "<note>No articles were compared.</note>" in tei
