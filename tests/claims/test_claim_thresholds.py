"""Thresholds of the comparison, each with an example on either side that another value would turn."""

from __future__ import annotations

import pytest

from provenance.claims.extraction import claims_of
from provenance.claims.form import form
from provenance.claims.guards import disagreement
from provenance.claims.predecessors import Tellings, descent
from provenance.claims.verify import Match
from provenance.claims.versions import Kin, Paper, kin

DAM = "The dam at Orrin will open in spring after years of long delay"


@pytest.mark.parametrize("outlet", ["Gazette", "Ledger"])
@pytest.mark.parametrize(("shared", "of", "alike"), [(10, 20, True), (9, 19, False)])
def test_half_of_the_claims_of_the_shorter_article_make_versions_or_copies(build, outlet, shared, of, alike):
    """`SAME_ARTICLE`."""
    told = [f"{DAM} in year {n}0 of the plan." for n in range(1, 31)]
    first, second = build("a", *told, outlet="Gazette"), build("b", *told[:of], outlet=outlet)
    claims = [*claims_of(first), *claims_of(second)]
    matches = {(i, 30 + i): Match(0.95, "wording") for i in range(shared)}
    related = kin({"a": Paper("Gazette", None, 30), "b": Paper(outlet, None, of)}, claims, matches)
    assert bool(related.versions) is (alike and outlet == "Gazette")
    assert bool(related.copies) is (alike and outlet == "Ledger")


@pytest.mark.parametrize(("score", "copied"), [(0.9, True), (0.89, False)])
def test_copies_are_told_in_the_same_words(build, score, copied):
    """`VERBATIM`."""
    claims = [*claims_of(build("a", DAM)), *claims_of(build("b", DAM))]
    related = kin({"a": Paper("a", None, 1), "b": Paper("b", None, 1)}, claims, {(0, 1): Match(score, "wording")})
    assert bool(related.copies) is copied


@pytest.mark.parametrize(("others", "told"), [(11, True), (12, False)])
def test_what_was_lost_is_asked_of_so_many_earlier_tellings(build, says, others, told):
    """`LOOKED_AT`: the one telling with a hedge is the least likely predecessor, in or beyond the twelve."""
    source = ("Dye Union",)
    hedged = build("a", says(DAM.replace("will", "may"), source), published="2025-03-01")
    plain = [build(f"b{i:02}", says(DAM, source), published="2025-03-02") for i in range(others)]
    last = build("c", says(DAM, source), published="2025-03-04")
    members = [claim for d in (hedged, *plain, last) for claim in claims_of(d)]
    at = len(members) - 1
    matches = {(i, at): Match(0.9 if i == 0 else 1.0, "wording") for i in range(at)}
    changed, _ = descent(Tellings(members, matches, Kin()))
    assert [change.kind for change in changed] == (["hedge-lost"] if told else [])


@pytest.mark.parametrize(("words", "claims"), [(3, 0), (4, 1)])
def test_fewer_words_are_no_claim(build, words, claims):
    """`LEAST_WORDS`."""
    assert len(claims_of(build("a", " ".join("Ferries sank near Tilda".split()[:words])))) == claims


@pytest.mark.parametrize(("name", "apart"), [("Heller bank group", True), ("Heller bank pension group", False)])
def test_a_name_is_widened_by_the_nouns_beside_it(name, apart):
    """`WIDENED`."""
    one, other = (f"The {each} intends to bid for the airport" for each in (name, "Quint family"))
    found = disagreement(form(one), form(other))
    assert (found is not None and found.kind == "name") is apart
