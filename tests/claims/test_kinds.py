"""Each kind of change, found from the plain text of two articles."""

from __future__ import annotations

import pytest

import provenance
from provenance.claims.extraction import claims_of
from provenance.claims.verify import Match
from provenance.claims.versions import Paper, kin

REST = "at the dye works had ignored two written warnings about the valve"
OWN = f"Managers {REST}."
SAID = "“We never saw the old pump before the long winter came,” {}."
KINDS = [
    ("source-dropped", f"The dye workers' union said that managers {REST}.", OWN),
    ("source-added", OWN, f"According to the dye workers' union, managers {REST}."),
    ("re-attributed", f"Harbour Police said that managers {REST}.", f"The Water Board said that managers {REST}."),
    ("chain-shortened", f"Managers {REST}, Reuters reported, citing the Water Board.",
     f"The Water Board said managers {REST}."),
    ("chain-lengthened", f"The Water Board said managers {REST}.",
     f"Managers {REST}, Reuters reported, citing the Water Board."),
    ("hedge-lost", OWN.replace("had ignored", "may have ignored").replace(".", ", the Water Board said."),
     f"The Water Board said managers {REST}."),
    ("hedge-added", OWN, OWN.replace("had ignored", "reportedly ignored")),
    ("stance-raised", f"The Water Board claimed that managers {REST}.",
     f"The Water Board confirmed that managers {REST}."),
    ("stance-lowered", f"The Water Board confirmed that managers {REST}.",
     f"The Water Board alleged that managers {REST}."),
    ("role-raised", f"A union official said that managers {REST}.", f"Mayor Ada Brunn said that managers {REST}."),
    ("role-raised", f"Officials said that managers {REST}.", f"The environment ministry said that managers {REST}."),
    ("role-lowered", f"Mayor Ada Brunn said that managers {REST}.",
     f"A union official, who asked not to be named, said that managers {REST}."),
    ("quote-altered", SAID.format("Piet Salander said"), SAID.replace("old", "new").format("Salander said")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "first", "second"), KINDS, ids=[kind for kind, *_ in KINDS])
def test_kind(kind, first, second):
    earlier = provenance.annotate(first, id="a", outlet="Gazette", published="2025-03-02")
    later = provenance.annotate(second, id="b", outlet="Ledger", published="2025-03-03")
    (cluster,) = provenance.compare([earlier, later])
    assert [change.kind for change in cluster.changes] == [kind]


SORRY = "Correction: An earlier version of this article gave the wrong number of {}."


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("The storm tore the roofs from 19 houses in the village, police said.", "updated"),
        ("The storm tore the roofs from 19 houses in the village.", "updated"),
        (
            "The storm tore the roofs from 19 houses in the village, police said.\n" + SORRY.format("houses"),
            "corrected",
        ),
        ("The storm tore the roofs from 19 houses in the village, police said.\n" + SORRY.format("ferries"), "updated"),
        ("The storm tore the roofs from 14 houses in the village, police said.\n" + SORRY.format("ferries"), None),
    ],
)
def test_versions_of_one_article(later, kind):
    first = "The storm tore the roofs from 14 houses in the village, police said."
    documents = [
        provenance.annotate(text, id=id, outlet="Gazette", published=f"2025-03-0{day}")
        for id, text, day in (("a", first, 2), ("b", later, 3))
    ]
    (cluster,) = provenance.compare(documents)
    assert [change.kind for change in cluster.changes] == ([kind] if kind else [])
    assert not cluster.conflicts


def test_entries_that_both_stand_in_a_later_version_are_no_claim_in_dispute(build, says):
    again = "harbour harbour ferry levy"
    first = build("a", says("harbour harbour harbour ferry", ("Dye Union",), "deny"), again, outlet="Gazette")
    second = build("b", "harbour harbour harbour levy", again, outlet="Gazette")
    clusters = provenance.compare([first, second])
    assert clusters and all(cluster.links for cluster in clusters)


def test_an_entry_that_a_ticker_repeats_took_no_other_ones_place():
    north = "With 107 delegates at stake, she will win at least 56."
    west = "With 214 delegates at stake, Brunn is assured of winning at least 118."
    day = {"outlet": "Gazette", "published": "2025-03-02"}
    first, second = provenance.annotate(f"{north} {west}", id="a", **day), provenance.annotate(west, id="b", **day)
    claims = [*claims_of(first), *claims_of(second)]
    for score, stands in ((0.9, True), (0.89, False)):
        papers = {"a": Paper("Gazette", None, 2), "b": Paper("Gazette", None, 1)}
        related = kin(papers, claims, {(1, 2): Match(score, "wording")})
        assert related.stands_in_both(claims[0], claims[2]) is stands
