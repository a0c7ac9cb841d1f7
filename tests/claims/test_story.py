"""The invented story in seeds/: which claims its five articles share, and what became of them on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

import provenance
from provenance.model import Article, Cluster, Comparison
from tests.conftest import ROOT

WIRE, GAZETTE, LEDGER, NINE, PLOVER = (
    "1-continental-wire", "2-harbour-gazette", "3-northern-ledger", "4-ostmar-nine", "5-daily-plover",
)  # fmt: skip


def _article(path: Path) -> Article:
    """The article below the header block of a seed."""
    head, _, text = path.read_text("utf-8").partition("---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Article(text, id=path.stem, outlet=fields["Outlet"], published=fields["Published"])


@pytest.fixture(scope="module")
def story() -> Comparison:
    files = (ROOT / "seeds" / "invented-story").glob("*.txt")
    return provenance.compare(provenance.annotate_article(_article(file)) for file in files)


def _about(story: Comparison, *words: str) -> Cluster:
    (found,) = (c for c in story if all(any(word in m.text for m in c.members) for word in words))
    return found


def _documents(cluster: Cluster) -> list[str]:
    return [member.document for member in cluster.members]


def _changes(cluster: Cluster) -> set[tuple[str, str, str]]:
    """Kind, and the documents from and to."""
    names = _documents(cluster)
    return {(change.kind, names[change.from_], names[change.to]) for change in cluster.changes}


def _gaps(cluster: Cluster) -> set[str]:
    return {gap.kind for gap in cluster.gaps}


def test_people_moved(story):
    cluster = _about(story, "sports halls")
    assert _documents(cluster) == [WIRE, GAZETTE, LEDGER, NINE, PLOVER]
    assert cluster.first == (0, 1)
    assert ("chain-shortened", GAZETTE, LEDGER) in _changes(cluster)
    assert "source-dropped" in {kind for kind, _, to in _changes(cluster) if to == NINE}
    assert {tuple(sorted(conflict.values)) for conflict in cluster.conflicts} == {("6,000", "five thousand")}
    assert all(4 not in (link.a, link.b) for link in cluster.links), "a conflict is no link"
    assert cluster.outlets == 5
    assert cluster.origins == ("Marenland Water Authority",)
    assert _gaps(cluster) >= {"attribution-drift", "circular"}


def test_beginning_of_the_leak(story):
    cluster = _about(story, "late on Friday night")
    assert _documents(cluster) == [WIRE, GAZETTE, NINE]
    assert [member.hedged for member in cluster.members] == [True, True, False]
    assert {kind for kind, _, to in _changes(cluster) if to == NINE} == {"source-dropped", "hedge-lost"}


def test_warnings(story):
    cluster = _about(story, "two written warnings")
    assert _documents(cluster) == [WIRE, GAZETTE, LEDGER, NINE]
    assert cluster.members[1].chain[0] == "Continental Wire"
    assert "stance-raised" in {kind for kind, _, to in _changes(cluster) if to == LEDGER}
    assert "source-dropped" in {kind for kind, _, to in _changes(cluster) if to == NINE}
    assert len(cluster.origins) == 1


def test_altered_quotation(story):
    cluster = _about(story, "nobody ever came")
    assert _documents(cluster) == [WIRE, GAZETTE, PLOVER]
    assert ("quote-altered", WIRE, PLOVER) in _changes(cluster)
    assert not [change for change in _changes(cluster) if change[2] == GAZETTE]


def test_quotation_kept(story):
    cluster = _about(story, "the fish will be back")
    assert _documents(cluster) == [WIRE, GAZETTE, LEDGER, PLOVER]
    assert {link.evidence for link in cluster.links} == {"quote"}
    assert {change[0] for change in _changes(cluster)} == {"chain-lengthened"}
    assert len(cluster.origins) == 1


def test_denial_turned_round(story):
    cluster = _about(story, "northern wells")
    assert _documents(cluster) == [WIRE, PLOVER]
    assert [(c.kind, c.values) for c in cluster.conflicts] == [("negation", ("not affected", "affected"))]
    assert cluster.links == ()


def test_two_outlets_rest_on_each_other(story):
    cluster = _about(story, "after a quarrel")
    assert _documents(cluster) == [LEDGER, NINE, PLOVER]
    assert "circular" in _gaps(cluster)
    assert cluster.origins == ()
    assert ("source-dropped", NINE, PLOVER) in _changes(cluster) or ("source-dropped", LEDGER, PLOVER) in _changes(
        cluster
    )


def test_source_dropped_by_the_next_outlet(story):
    cluster = _about(story, "parking deck")
    assert _documents(cluster) == [LEDGER, NINE]
    assert _changes(cluster) == {("source-dropped", LEDGER, NINE)}


def test_what_is_no_shared_claim(story):
    told = " ".join(member.text for cluster in story for member in cluster.members)
    assert "request for comment" not in told
    assert "bridge" not in told, "two bridges"
    assert "telephone" not in told
    assert len(story) == 9
