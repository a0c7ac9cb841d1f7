"""The page of a collection: what a run has written, counted document after document."""

from __future__ import annotations

import csv
import json
import tracemalloc
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

import provenance
from provenance.cli import main
from provenance.model import Document
from provenance.writing.report import collection
from provenance.writing.report.collection import Collection, collection_sources_csv, write_collection_page

STORY = "The dam holds, Ada Bell said. It rained. Officials said the road was shut. The gate has reportedly rusted."


@pytest.fixture
def holding(tmp_path: Path) -> Path:
    """Three articles of two outlets and two years, one that says neither, one that is broken."""
    heads = {"a": "Outlet: Quay Herald\nPublished: 2019-05-04\n---\n", "b": "Outlet: Quay Herald\n---\n",
             "c": "Outlet: <b>Fell Post</b>\nPublished: 2021-01-01\n---\n", "d": "", "e": "\0"}  # fmt: skip
    (tmp_path / "in").mkdir()
    for name, head in heads.items():
        (tmp_path / "in" / f"{name}.txt").write_text(head + STORY + f" That was {name}.", encoding="utf-8")
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.mark.parametrize("form", ["json", "tei"])
def test_a_folder_of_results_is_counted(holding: Path, form: str) -> None:
    out = holding / "out"
    assert run("annotate", holding / "in", "-o", out, "--format", form).exit_code == 1
    told = run("report", "--collection", out, "--title", "The quays")
    assert told.exit_code == 0, told.output
    page = (out / "collection.html").read_text(encoding="utf-8")
    assert "4 articles of 3 outlets; 1 more was set aside" in page and '<h1 dir="auto">The quays</h1>' in page
    assert "Of 20 sentences that claim something, <b>4</b> rest on a named source, <b>8</b> on" in page
    assert "8 a source’s word · 8 the outlet’s word · 4 hearsay" in " ".join(page.split())
    assert "2019" in page and "2021" in page and "No date given" in page and "No outlet given" in page
    assert "<b>Fell Post" not in page and "&lt;b&gt;Fell Post&lt;/b&gt;" in page
    assert "NUL" in page and "in/e.txt" in page
    rows = list(csv.DictReader((out / "collection-sources.csv").open(encoding="utf-8", newline="")))
    assert [(r["outlet"], r["articles"], r["sentences"]) for r in rows if r["source"] == "Ada Bell"] == [
        ("", "1", "1"), ("<b>Fell Post</b>", "1", "1"), ("Quay Herald", "2", "2"),
    ]  # fmt: skip
    assert run("report", "--collection", out, "--title", "The quays").exit_code == 0  # its own page is replaced
    assert (out / "collection.html").read_text(encoding="utf-8") == page


def test_one_file_of_many_is_counted_like_a_folder(holding: Path) -> None:
    out = holding / "all.jsonl"
    run("annotate", holding / "in", "-o", out)
    told = run("report", "--collection", out, "-o", holding / "page.html", "--sources", holding / "who.csv")
    assert told.exit_code == 0, told.output
    page = (holding / "page.html").read_text(encoding="utf-8")
    assert "4 articles of 3 outlets; 1 more was set aside" in page and (holding / "who.csv").is_file()


def test_an_article_in_two_formats_counts_once(holding: Path) -> None:
    for form in ("json", "tei"):
        run("annotate", holding / "in", "-o", holding / "out", "--format", form, "--overwrite")
    assert run("report", "--collection", holding / "out").exit_code == 0
    assert "4 articles of 3 outlets" in (holding / "out" / "collection.html").read_text(encoding="utf-8")


def test_what_cannot_be_read_back_is_named_and_the_others_are_counted(holding: Path) -> None:
    out = holding / "out"
    run("annotate", holding / "in", "-o", out, "--format", "json")
    (out / "b.json").write_text('{"documents": [], "clusters": []}', encoding="utf-8")
    told = run("report", "--collection", out)
    assert told.exit_code == 1 and "b.json" in told.stderr
    page = (out / "collection.html").read_text(encoding="utf-8")
    assert "3 articles of 3 outlets" in page and "b.json" in page


def test_what_holds_no_results_is_refused(holding: Path) -> None:
    run("annotate", holding / "in", "-o", holding / "out", "--format", "brat")
    told = run("report", "--collection", holding / "out")
    assert told.exit_code == 1 and "holds no results that can be read back; annotate into JSON" in told.stderr
    assert run("report", "--collection", holding / "out", holding / "in").exit_code == 2
    assert run("report").exit_code == 2


def test_nothing_that_was_read_is_written_over(holding: Path) -> None:
    run("annotate", holding / "in", "-o", holding / "all.jsonl")
    before = (holding / "all.jsonl").read_bytes()
    told = run("report", "--collection", holding / "all.jsonl", "-o", holding / "all.jsonl")
    assert told.exit_code == 2 and (holding / "all.jsonl").read_bytes() == before
    (holding / "mine.html").write_text("<p>mine</p>", encoding="utf-8")
    assert run("report", "--collection", holding / "all.jsonl", "-o", holding / "mine.html").exit_code == 2
    assert (holding / "mine.html").read_text(encoding="utf-8") == "<p>mine</p>"


def many(number: int) -> Document:
    """A document whose text, outlet and source nobody else has."""
    document = provenance.annotate("The dam holds, Ada Bell said.")
    source = evolve(document.sources[0], name=f"Ada Bell {number}")
    article = evolve(document.article, id=str(number), outlet=f"Outlet {number % 700}")
    return evolve(document, article=article, sources=(source,))


def test_counts_that_go_to_the_disk_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for held in (1, 50, 10**9):
        monkeypatch.setattr(collection, "_HELD", held)
        counts = Collection()
        for number in range(900):
            counts.add(many(number))
            counts.set_aside({"reason": f"reason {number % 7}", "input": f"{number}.txt"})
        table = b"".join(collection_sources_csv(counts))
        pages.append((write_collection_page(counts.view("x")), table))
        assert table.count(b"\r\n") == 901
    assert pages[0] == pages[1] == pages[2]
    assert "900 articles of 700 outlets; 900 more were set aside" in pages[0][0]


def test_memory_does_not_grow_with_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects of Python; what SQLite holds is bounded by its cache. The names alone are more than twice as much."""
    documents = [many(number) for number in range(6000)]
    peaks = []
    for held in (200, 10**9):
        monkeypatch.setattr(collection, "_HELD", held)
        counts = Collection()
        tracemalloc.start()
        for document in documents:
            counts.add(document)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[0] < peaks[1] / 2


def test_half_characters_are_counted() -> None:
    counts = Collection()
    document = many(1)
    counts.add(evolve(document, article=evolve(document.article, outlet="\udc80")))
    counts.set_aside(json.loads('{"reason": "\\udc80", "input": null}'))
    assert "\\udc80" in write_collection_page(counts.view("x"))
