"""A source that is dropped, and a claim that is denied, in articles as they are read."""

from __future__ import annotations

import pytest

import provenance

TOLD = "A former manager at the plant said that staff had been told to log the discharge as rain."


def _cluster(*articles: tuple[str, str]):
    read = [
        provenance.annotate(text, id=outlet, outlet=outlet, published=f"2026-05-0{day}")
        for day, (outlet, text) in enumerate(articles, 1)
    ]
    (cluster,) = provenance.compare(read)
    return cluster


OWN = "The plant released untreated water for three weeks in March."


@pytest.mark.parametrize(
    ("source", "later", "dropped"),
    [
        ("a former manager at the plant", OWN, True),  # the plant is in the claim, but is not its source
        ("records seen by the Ledger", OWN, True),
        ("a former manager at the plant", f"{OWN} A manager left.", False),
    ],
)
def test_who_is_named_beside_a_claim(source: str, later: str, dropped: bool) -> None:
    first = f"The plant released untreated water for three weeks in March, according to {source}."
    cluster = _cluster(("Gazette", first), ("Echo", later))
    assert ("source-dropped" in [change.kind for change in cluster.changes]) is dropped


def test_a_denial_of_what_was_told() -> None:
    denied = "Norvik denied that staff had been told to log the discharge as rain."
    cluster = _cluster(("Gazette", TOLD), ("Echo", denied))
    assert [conflict.values for conflict in cluster.conflicts] == [("stated", "denied")]
    assert cluster.origins == ("former manager at the plant",)


def test_a_report_of_what_was_told_is_none() -> None:
    cluster = _cluster(
        ("Gazette", TOLD), ("Echo", "Norvik said that staff had been told to log the discharge as rain.")
    )
    assert not cluster.conflicts
    assert cluster.origins == ("former manager at the plant", "Norvik")
