"""A comparison cut into closed tasks that know nothing of one another, with lines of JSON between them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.claims.agencies import told_in
from provenance.claims.candidates import COPIES, Period
from provenance.claims.cluster import connected
from provenance.claims.component import Component, joins, outdone
from provenance.claims.context import BESIDE, NEAR, Context
from provenance.claims.extraction import claims_of
from provenance.claims.matching import ALL_TIME, between, period_of, products
from provenance.claims.records import read_article, read_claim, read_cluster, read_match, write
from provenance.claims.versions import Kin, Paper, kin
from tests.claims.conftest import Says, document

DAM = "The dam at Orrin will open in spring after years of delay"
ENGINEERS = Says(DAM, ("Continental Wire", "Dye Union"), "endorse")
STATEMENTS = st.sampled_from(
    [
        f"{DAM}.", ENGINEERS, Says(DAM, ("Dye Union",), "deny"), Says(f"not {DAM}"), f"{DAM} with 40 gates.",
        f"{DAM} with 41 gates.", "The levy on the quarry at Tilda was halved by the council in a late vote.",
    ]
)  # fmt: skip
ARTICLES = st.lists(
    st.tuples(
        st.lists(STATEMENTS, max_size=3),
        st.sampled_from(["Gazette", "Ledger", "Dye Union", None]),
        st.sampled_from([None, "2025-03-02", "2025-03-04", "2025-03-12"]),
    ),
    max_size=30,
)


def by_tasks(documents, window, chance):
    """The clusters of a comparison of which each step sees what one task gets, in any order."""
    claims = {claim.key: write(claim) for d in documents for claim in told_in(d)}
    papers = {d.id: Paper(d.article.outlet, d.article.url, len(told_in(d))) for d in documents}
    copies, periods = {}, {}
    for number in {period_of(read_claim(record).day, window) for record in claims.values()}:
        here = [claim for claim in map(read_claim, claims.values()) if period_of(claim.day, window) == number]
        chance.shuffle(here)
        here.sort(key=lambda claim: claim.order)
        copies |= {here[copy].key: here[first].key for copy, first in Period.of(here).copies.items()}
        periods[number] = [write(claim) for claim in here]
    found = {}
    for n, m in products(periods):
        first = Period.of([read_claim(record) for record in periods[n]])
        second = first if n == m else Period.of([read_claim(record) for record in periods[m]])
        for a, b, match in between(first, second, window):
            found[first.claims[a].key, second.claims[b].key] = write(match)
    kins, worse = [], set()
    for pair in {tuple(sorted(key.split("#")[0] for key in keys)) for keys in found}:
        here = {keys: m for keys, m in found.items() if {*pair} == {key.split("#")[0] for key in keys}}
        names = [*dict.fromkeys(key for keys in here for key in keys)]
        part = [read_claim(claims[name]) for name in names]
        matches = {(names.index(a), names.index(b)): read_match(m) for (a, b), m in here.items()}
        kins.append(kin({id: papers[id] for id in pair}, part, matches))
        worse |= {(names[a], names[b]) for a, b in outdone(part, matches)}
    related = Kin.joined(kins)
    told = {key: read_claim(record) for key, record in claims.items()}
    joining = {(a, b): match for (a, b), m in found.items() if joins(match := read_match(m), told[a], told[b], related)}
    place = {key: i for i, key in enumerate(claims)}
    root = connected((place[a], place[b]) for a, b in joining)
    built = []
    for label in {*root.values()}:
        here = {key for key in claims if root.get(place[key]) == label}
        further = {copy: first for copy, first in copies.items() if first in here}
        pairs = {(a, b): m for (a, b), m in joining.items() if a in here}
        part = [(key, told[key]) for key in (*here, *further)]
        chance.shuffle(part)
        component = Component.of(dict(part), pairs, further, worse & pairs.keys())
        built += component.clusters({d.article.outlet for d in documents if d.article.outlet}, related)
    return tuple(read_cluster(write(cluster)) for _, cluster in sorted(built, key=lambda each: each[0]))


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.sampled_from([7, 0, None]), st.randoms(use_true_random=False))
def test_closed_tasks_give_what_one_comparison_gives(articles, window, chance: random.Random):
    documents = [document(f"d{i:02}", *s, outlet=outlet, published=day) for i, (s, outlet, day) in enumerate(articles)]
    assert by_tasks(documents, window, chance) == provenance.compare(documents, window=window).clusters


def test_copies_beyond_the_first_follow_it(build):
    documents = [build(f"d{i:02}", DAM) for i in range(COPIES + 2)]
    claims = [claim for d in documents for claim in claims_of(d)]
    assert Period.of(claims[:COPIES]).copies == {}
    assert Period.of(claims).copies == {COPIES: 0, COPIES + 1: 0}
    (cluster,) = by_tasks(documents, 7, random.Random(1))
    assert len(cluster.members) == COPIES + 2


def test_undated_articles_are_compared_with_all():
    assert [period_of(day, 7) for day in (None, 0, 6, 7)] == [ALL_TIME, 0, 0, 1]
    assert products({0, 1, 3, ALL_TIME}) == [
        (0, 0), (0, 1), (0, ALL_TIME), (1, 1), (1, ALL_TIME), (3, 3), (3, ALL_TIME), (ALL_TIME, ALL_TIME)
    ]  # fmt: skip


def test_a_claim_has_one_key_whatever_else_is_compared():
    text = "Norvik plans to close the terminal at Orrin, the mayor said. “We will sell the quarry at Tilda,” she said."
    claims = claims_of(provenance.annotate(text, id="a"))
    assert [claim.key for claim in claims] == ["a#0", "a#1"]
    assert [claim.order for claim in claims] == sorted(claim.order for claim in claims)


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.text(min_size=1, max_size=9))
def test_what_is_written_is_read_again(articles, id):
    documents = [
        document(f"{id}\udc80{i}", *s, outlet=outlet, published=day) for i, (s, outlet, day) in enumerate(articles)
    ]
    comparison = provenance.compare(documents)
    for d in documents:
        assert read_article(write(d.article)) == d.article
        assert [read_claim(write(claim)) for claim in told_in(d)] == [*told_in(d)]
    for cluster in comparison:
        assert read_cluster(write(cluster)) == cluster
    claims = [claim for d in documents[:12] for claim in told_in(d)]
    period = Period.of(sorted(claims, key=lambda claim: claim.order))
    for _, _, match in between(period, period, 7):
        assert read_match(write(match)) == match


def test_a_paragraph_stays_with_its_claim():
    text = f"Before.\nOne. Two. Three.\n{'a' * BESIDE * 3}The claim.{'b' * BESIDE * 3}"
    context = Context(text)
    at = text.index("Two")
    assert context.paragraph(at, at + 4) == ("One. Two. Three.", text.index("One"))
    at = text.index("The claim")
    paragraph, start = context.paragraph(at, at + 10)
    assert text[start : start + len(paragraph)] == paragraph
    assert at - 2 * BESIDE < start <= at - BESIDE
    assert at + 10 + BESIDE <= start + len(paragraph) < at + 10 + 2 * BESIDE
    assert context.paragraph(at, at + 10)[0] is context.paragraph(at, at + 9)[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She told the Continental Wire so.", ("Continental", "Wire")),
        ("He appeared on the Today programme.", ("Today",)),
        ("In a Gazette interview he spoke of rain.", ("Gazette", "In")),
        ("She told nobody. The Wire wrote it.", ()),
        (f"She told {'x' * (NEAR - 2)} Wire.", ("Wire.",)),
        (f"She told {'x' * (NEAR - 1)} Wire.", ()),
    ],
)
def test_whom_the_article_spoke_to(text, found):
    assert Context(text).spoken_to == found
