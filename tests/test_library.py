"""What those who build on the package rely on: types at the door, results that go anywhere and come back."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given

import provenance
from provenance.model import Span
from tests.strategies import documents

TEXT = "Yonhap said the NIS claims that 5,000 engineers are on their way. “It is true,” Ada Bell said. It rained."


@pytest.fixture(scope="module")
def document() -> provenance.Document:
    return provenance.annotate(TEXT, id="post", published=date(2025, 7, 14))


def test_the_root_names_what_it_has_and_nothing_else() -> None:
    assert dir(provenance) == sorted(provenance.__all__)
    assert all(getattr(provenance, name) is not None for name in provenance.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'anotate'"):
        provenance.anotate  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_package_loads_nothing_but_its_version() -> None:
    code = "import sys, provenance; print(*(m for m in sys.modules if m.startswith('provenance.')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert found == ["provenance.version"]


@pytest.mark.parametrize("wrong", [b"Bell said so.", None, Path("a.txt"), 5])
def test_what_is_no_text_is_refused_at_the_door(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"annotate\(\) takes a text or an Article, not .*provenance\.read"):
        provenance.annotate(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "call, told",
    [
        (lambda: provenance.Article(3), r"Article\(\) takes a text, not int; provenance\.read"),  # type: ignore[arg-type]
        (lambda: provenance.annotate_article("x"), r"an Article, not str; annotate\(\) takes a text"),  # type: ignore[arg-type]
        (lambda: list(provenance.read(["a.txt"])), "not list; call it once for each"),  # type: ignore[arg-type]
        (lambda: list(provenance.read(3)), r"takes a path, bytes or a binary stream, not int"),  # type: ignore[arg-type]
        (lambda: list(provenance.read(io.StringIO(TEXT))), "not StringIO; open the file in binary"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_article_or_no_file_is_refused_with_what_to_pass(call: Callable[[], object], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        call()


@pytest.mark.parametrize("threshold", [2, -0.1, float("nan"), "high", True])
def test_a_threshold_that_is_no_share_is_refused(threshold: object) -> None:
    with pytest.raises(provenance.SettingsError, match="threshold must be a number from 0 to 1, not "):
        provenance.Settings(threshold=threshold)  # type: ignore[arg-type]
    assert [provenance.Settings(threshold=t).threshold for t in (0, 0.5, 1, None)] == [0, 0.5, 1, None]


def test_an_article_can_be_annotated_like_a_text(document: provenance.Document) -> None:
    assert provenance.annotate(document.article) == document


def test_a_single_document_cannot_be_compared(document: provenance.Document) -> None:
    with pytest.raises(TypeError, match="takes several documents"):
        provenance.compare(document)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes documents, not str; annotate"):
        provenance.compare([document.text])  # type: ignore[list-item]


@given(documents())
def test_every_result_can_be_copied_pickled_and_taken_apart(document: provenance.Document) -> None:
    assert copy.deepcopy(document) == pickle.loads(pickle.dumps(document)) == document
    assert attrs.asdict(document)["sentences"] == tuple(attrs.asdict(s) for s in document.sentences)


def test_a_span_is_a_pair_and_can_be_made_of_one() -> None:
    assert Span([1, 5]) == Span(1, 5) == (1, 5)
    with pytest.raises(TypeError):
        Span([1])


@given(documents())
def test_json_comes_back_as_the_document_it_was(document: provenance.Document) -> None:
    """All but what the contract rounds or leaves out."""
    back = provenance.Document.from_dict(document.to_dict())
    assert back.to_dict() == document.to_dict()
    assert (back.sentences, back.sources) == (document.sentences, document.sources)


def test_files_of_one_and_of_several_documents_are_read_back(document: provenance.Document, tmp_path: Path) -> None:
    one, several = tmp_path / "one.json", tmp_path / "several.jsonl"
    one.write_text(document.to_json() + "\n", encoding="utf-8")
    several.write_text(2 * (json.dumps(document.to_dict()) + "\n"), encoding="utf-8")
    assert [d.to_dict() for d in provenance.read_json(one)] == [document.to_dict()]
    assert len(list(provenance.read_json(several))) == 2
    assert len(provenance.compare(provenance.read_json(one))) == 0


def test_an_older_file_still_reads(document: provenance.Document) -> None:
    old = document.to_dict()
    for key in ("omitted", "layout", "agency", "dated"):
        old["document"].pop(key, None)
    for attribution in old["attributions"]:
        del attribution["lemma"], attribution["recipient"]
    for source in old["sources"]:
        del source["passes"], source["speaks_for"], source["uri_match"]
    assert provenance.Document.from_dict(old).sentences == document.sentences


@pytest.mark.parametrize("wrong", [{}, {"document": 3}, {"document": {"text": "x"}}, []])
def test_what_is_no_document_is_refused(wrong: object) -> None:
    with pytest.raises(provenance.ReadingError, match="does not hold a document"):
        provenance.Document.from_dict(wrong)  # type: ignore[arg-type]


def test_what_a_document_is_asked_for(document: provenance.Document) -> None:
    assert document.text_of(document.sentence("s3")) == "It rained."
    assert [document.text_of(a.content[0]) for a in document.quotations] == ["“It is true,”"]
    with pytest.raises(KeyError):
        document.sentence("s9")


def test_rows_go_into_a_database_and_a_table(document: provenance.Document, tmp_path: Path) -> None:
    base = sqlite3.connect(":memory:")
    for table in ("sentences", "attributions", "sources", "mentions"):
        rows = document.rows(table)  # type: ignore[arg-type]
        assert {row["document"] for row in rows} == {"post"} and len({tuple(row) for row in rows}) == 1
        base.execute(f"create table {table} ({', '.join(rows[0])})")
        base.executemany(
            f"insert into {table} values ({', '.join('?' * len(rows[0]))})", map(tuple, map(dict.values, rows))
        )
    query = "select s.name, count(*) from sentences x join sources s on s.id = x.origin group by 1 order by 1"
    assert base.execute(query).fetchall() == [("Ada Bell", 1), ("NIS", 1)]
    with (tmp_path / "x.csv").open("w", newline="") as out:
        writer = csv.DictWriter(out, document.rows()[0])
        writer.writerows(document.rows())
    assert [row["chain"] for row in document.rows()] == ["Yonhap News Agency > NIS", "Ada Bell", ""]


@pytest.mark.parametrize("workers", [1, 2])
def test_many_come_in_order_with_errors_as_values(workers: int) -> None:
    told: list[int] = []
    long = "Bell said no. " * 2000
    found = list(provenance.annotate_many([long, TEXT, "", TEXT], workers=workers, progress=told.append))
    assert [d.text for d in found if isinstance(d, provenance.Document)] == [long, TEXT, "", TEXT]
    assert told == [1, 2, 3, 4]


def test_one_that_fails_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of time and the death of a process are tests/batch's."""

    def failing(article: provenance.Article, settings: object) -> provenance.Document:
        if not article.text:
            raise provenance.AnnotationError("is empty")
        return provenance.annotate(article)

    monkeypatch.setattr("provenance.batch.many.annotate_article", failing)
    first, second, third = provenance.annotate_many([TEXT, "", TEXT])
    assert (first.text, str(second), third.text) == (TEXT, "is empty", TEXT)  # type: ignore[union-attr]


def test_a_comparison_has_json(document: provenance.Document) -> None:
    assert json.loads(provenance.compare([document]).to_json())["clusters"] == []
