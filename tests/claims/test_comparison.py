"""The whole comparison: independent of order and repetition, the same bit by bit as at once, and calm on bad input."""

from __future__ import annotations

import csv
import io
import json
import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.claims.store import add
from provenance.errors import ComparisonError
from provenance.writing.comparison import write_comparison, write_comparison_table
from tests.claims.conftest import Says, document

WORDS = ("harbour", "ferry", "mayor", "levy", "bridge", "40", "forty", "Tilda", "Krog", "union", "not", "may", "burned")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
STATEMENTS = st.builds(
    Says,
    SENTENCES,
    st.sampled_from([(), ("Dye Union",), ("Continental Wire", "Dye Union"), ("Gazette",), ("Ledger",)]),
    st.sampled_from(["neutral", "distance", "endorse", "deny"]),
)
DATES = st.sampled_from([None, "2025-03-02", "2025-03-04T10:00", "2025-03-12", "soon"])
ARTICLES = st.lists(
    st.tuples(st.lists(STATEMENTS, max_size=4), st.sampled_from(["Gazette", "Ledger", None]), DATES), max_size=6
)


def _documents(articles):
    return [document(f"d{i}", *s, outlet=outlet, published=day) for i, (s, outlet, day) in enumerate(articles)]


@settings(max_examples=60, deadline=None)
@given(ARTICLES, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(articles, chance: random.Random):
    documents = _documents(articles)
    shuffled = documents + documents[:2]
    chance.shuffle(shuffled)
    assert provenance.compare(documents) == provenance.compare(shuffled)


@settings(max_examples=25, deadline=None)
@given(ARTICLES, st.integers(0, 6))
def test_adding_gives_what_comparing_at_once_gives(tmp_path_factory, articles, cut):
    documents = _documents(articles)
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    add(path, documents[cut:])
    assert add(path, documents[:cut]) == provenance.compare(documents)
    assert add(path, documents[:1]) == provenance.compare(documents)


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_what_a_comparison_says_holds(articles):
    documents = {d.id: d for d in _documents(articles)}
    comparison = provenance.compare(documents.values())
    assert len({cluster.id for cluster in comparison}) == len(comparison)
    for cluster in comparison:
        assert len({member.document for member in cluster.members}) > 1
        assert cluster.links or cluster.conflicts or cluster.changes
        for member in cluster.members:
            assert documents[member.document].text[member.start : member.end] == member.text
        for change in cluster.changes:
            assert change.from_ != change.to and change.to < len(cluster.members)
    json.loads(write_comparison(comparison))
    table = list(csv.reader(io.StringIO(write_comparison_table(comparison))))
    assert len(table) == 1 + sum(len(cluster.members) for cluster in comparison)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_compared(texts):
    provenance.compare([document(f"d{i}", *([text] if text else [])) for i, text in enumerate(texts)])


def test_none_one_and_the_same_twice(build):
    assert provenance.compare([]).documents == ()
    one = build("a", "The ferry to Orrin sank in the harbour of Tilda.", published=None, outlet=None)
    assert len(provenance.compare([one])) == 0
    assert provenance.compare([one, one]).documents == (one.article,)


def test_two_documents_with_one_id(build):
    with pytest.raises(ComparisonError, match="two different documents"):
        provenance.compare([build("a", "One text."), build("a", "Another text.")])


def test_texts_of_one_word(build):
    assert len(provenance.compare([build(id, "Fire") for id in "abc"])) == 0


def test_no_cluster_is_held_together_by_one_bridge(build):
    first = [
        f"The quarry at Orrin was sold to a broker for a {word} levy" for word in ("steep", "steep new", "very steep")
    ]
    second = [
        f"The ferry between Tilda and Marsh burned down near the {word} pier" for word in ("old", "oldest", "older")
    ]
    bridge = f"{first[0]}, and {second[0].lower()}"
    documents = [build(f"d{i}", text) for i, text in enumerate([*first, *second, bridge])]
    for cluster in provenance.compare(documents):
        texts = [member.text for member in cluster.members if member.text != bridge]
        assert len({text.split()[1] for text in texts}) == 1


def test_many_copies_of_one_sentence_are_one_cluster_in_little_time(build):
    text = "The quarry at Orrin was sold to a broker from Ostmar for a steep levy."
    (cluster,) = provenance.compare([build(f"d{i:03}", text) for i in range(300)])
    assert len(cluster.members) == 300
    assert len(cluster.links) < 1000


def test_a_store_of_another_kind_is_refused(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", "One text.")])
    with pytest.raises(ComparisonError, match="window"):
        add(path, [], window=3)
    with pytest.raises(ComparisonError, match="two different documents"):
        add(path, [build("b", "One text."), build("b", "Another text.")])
    assert [article.id for article in add(path, []).documents] == ["a"]
    path.write_text(string.ascii_letters * 100)
    with pytest.raises(ComparisonError, match="cannot be used"):
        add(path, [])
