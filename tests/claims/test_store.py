"""The store: what is corrected, removed, made by another program, or written by two at once."""

from __future__ import annotations

import sqlite3
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import provenance
from provenance.claims import store as module
from provenance.claims.store import add, versions
from provenance.errors import ComparisonError
from provenance.reading import read
from tests.claims.conftest import document

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
    monkeypatch.setattr(module, "program", lambda: "another")

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
