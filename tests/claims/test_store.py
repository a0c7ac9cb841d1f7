"""The store: what is corrected, removed, made by another program, or written by two at once."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.claims import candidates, database
from provenance.claims.candidates import COPIES
from provenance.claims.store import add, update, versions
from provenance.errors import ComparisonError
from provenance.reading import read
from provenance.writing.comparison import write_cluster, write_comparison, write_document, write_parts
from tests.claims.conftest import document
from tests.claims.test_tasks import STATEMENTS

DAM = "The dam at Orrin will open in spring after years of delay, the engineers found."
LEVY = "The levy on the quarry at Tilda was halved by the council in a late vote."


def test_a_corrected_article_takes_the_place_of_its_earlier_version(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM), build("b", DAM), build("c", LEVY, published="2025-03-03")])
    corrected = [build("a", LEVY, published="2025-03-04"), build("d", LEVY)]
    held = [build("b", DAM), build("c", LEVY, published="2025-03-03"), *corrected]
    assert add(path, corrected) == provenance.compare(held)
    (before,) = versions(path, "a")
    assert before.article == build("a", DAM).article
    assert before.added <= before.replaced
    assert versions(path, "b") == ()


def test_the_same_article_again_is_no_version(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM)])
    add(path, [build("a", DAM)])
    assert versions(path, "a") == ()


def test_an_article_is_removed_and_known_as_a_version(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build(id, DAM) for id in "abc"])
    assert add(path, [], remove=["b"]) == provenance.compare([build(id, DAM) for id in "ac"])
    assert versions(path, "b")[0].article.text.startswith(DAM)
    with pytest.raises(ComparisonError, match="holds no article 'b'"):
        add(path, [build("d", DAM)], remove=["b"])
    assert [a.id for a in add(path, []).documents] == ["a", "c"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdefg"),
            st.lists(STATEMENTS, max_size=3),
            st.sampled_from(["Gazette", "Ledger", "Dye Union", None]),
            st.sampled_from([None, "2025-03-02", "2025-03-04", "2025-03-12", "2025-03-20"]),
        ),
        max_size=10,
    ),
    st.data(),
)
def test_after_any_additions_and_removals_the_store_is_what_a_fresh_comparison_is(tmp_path_factory, steps, data):
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    held = {}
    while steps:
        some = {step[0]: document(step[0], *step[1], outlet=step[2], published=step[3]) for step in steps[:3]}
        gone = data.draw(st.lists(st.sampled_from(sorted(held)), max_size=1)) if held else []
        held = {id: d for id, d in held.items() if id not in gone} | some
        fresh = provenance.compare(held.values())
        assert update(path, some.values(), _both, remove=gone) == (fresh, write_comparison(fresh))
        steps = steps[3:]


def _both(held):
    return held.comparison(), write_parts(*held.rendered(write_document, write_cluster))


def test_only_what_is_touched_is_built_again(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM), build("b", DAM), build("c", LEVY, published="2025-05-01")])
    update(path, [], _both)
    built = []

    def view(held):
        return held.rendered(write_document, lambda cluster: built.append(cluster.members[0].text) or "")

    update(path, [build("d", LEVY, published="2025-05-02")], view)
    assert built == [LEVY]
    update(path, [build("e", DAM, published="2025-03-04")], view)
    assert built == [LEVY, DAM]


@pytest.mark.parametrize("window", [7, None])
def test_copies_come_and_go(tmp_path, build, window):
    held = {f"d{i:02}": build(f"d{i:02}", DAM, LEVY) for i in range(COPIES + 4)}
    for order in (sorted(held), sorted(held, key=lambda id: id[::-1])):
        path = tmp_path / f"{order[1]}.sqlite"
        for some in (order[:9], order[9:COPIES], order[COPIES:]):
            add(path, [held[id] for id in some], window=window)
        assert add(path, [], window=window) == provenance.compare(held.values(), window=window)
    for gone in ("d00", "d23", "d07"):
        del held[gone]
        assert add(path, [], remove=[gone], window=window) == provenance.compare(held.values(), window=window)


def test_a_match_that_more_claims_make_unlikely_is_gone(tmp_path, build, monkeypatch):
    monkeypatch.setattr(candidates, "BUDGET", 4)
    monkeypatch.setattr(candidates, "COPIES", 99)
    held = [build("a", DAM), build("b", DAM)]
    assert len(add(tmp_path / "s.sqlite", held)) == 1
    held += [build("c", DAM), build("d", DAM)]
    assert len(provenance.compare(held)) == 0
    assert add(tmp_path / "s.sqlite", held[2:]) == provenance.compare(held)


@pytest.mark.parametrize("outlet", ["Dye Union", "dye union"])
def test_an_outlet_that_comes_in_is_known_where_it_was_credited(tmp_path, build, says, outlet):
    path = tmp_path / "s.sqlite"
    told = [
        build("a", says(DAM, ("Dye Union", "Board"), mode="direct")),
        build("b", says(DAM, ("Board",), mode="direct")),
    ]
    paper = build("c", LEVY, outlet=outlet, published="2025-05-01")
    assert not add(path, told).clusters[0].changes
    assert [change.kind for change in add(path, [paper]).clusters[0].changes] == ["chain-shortened"]
    assert add(path, []) == provenance.compare([*told, paper])
    assert add(path, [], remove=["c"]) == provenance.compare(told)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([DAM, LEVY]), st.integers(1, 28)), max_size=8))
def test_after_any_corrections_the_store_gives_what_a_fresh_comparison_gives(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    held = {}
    for id, text, day in steps:
        held[id] = document(id, text, published=f"2025-03-{day:02}")
        assert add(path, [held[id]]) == provenance.compare(held.values())


def test_an_id_may_hold_a_lone_surrogate(tmp_path, build):
    path = tmp_path / "s.sqlite"
    both = [build("a\udc80", DAM), build("b", DAM)]
    assert add(path, both, files={"b": "b\udc81.xml"}) == provenance.compare(both)
    files: dict[str, str] = {}
    add(path, [], remove=["a\udc80"], files=files)
    assert files == {"b": "b\udc81.xml"}


def test_an_article_out_of_tei_is_stored_without_its_markup(tmp_path):
    said = "Mayor Krog said the ferry to Orrin would sail again in spring."
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{said}</p></body></text></TEI>'
    (article,) = read(tei.encode(), format="tei")
    one = provenance.annotate_article(article)
    assert article.markup
    assert add(tmp_path / "s.sqlite", [one]) == provenance.compare([one])


def test_a_store_of_another_program_is_refused_before_the_documents_are_made(tmp_path, build, monkeypatch):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM)])
    monkeypatch.setattr(database, "program", lambda: "another")

    def made():
        raise AssertionError("too late")
        yield

    with pytest.raises(ComparisonError, match="another version of this program"):
        add(path, made())


def test_documents_are_made_without_the_lock(tmp_path, build):
    path = tmp_path / "s.sqlite"

    def made():
        add(path, [build("b", DAM)])
        yield build("a", DAM)

    assert [a.id for a in add(path, made()).documents] == ["a", "b"]


def test_a_second_writer_says_that_it_waits(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM)])
    told: list[str] = []
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def tell(message: str) -> None:
        told.append(message)
        threading.Timer(0.1, other.execute, ["COMMIT"]).start()

    assert [a.id for a in add(path, [build("b", DAM)], tell=tell).documents] == ["a", "b"]
    assert len(told) == 1 and "another run is writing" in told[0]


def test_nothing_is_stored_if_the_comparison_fails(tmp_path, build):
    path = tmp_path / "s.sqlite"
    add(path, [build("a", DAM)])

    def fails(*_step):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        add(path, [build("b", DAM)], remove=["a"], progress=fails)
    assert [a.id for a in add(path, []).documents] == ["a"]
