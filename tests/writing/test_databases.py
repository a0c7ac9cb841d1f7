"""Databases of all articles of a run: they hold the rows of the documents, and are read back by those who use them."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

import provenance
from provenance.cli import main
from provenance.model.rows import COLUMNS, Table
from tests.strategies import documents

SAID = "Outlet: Example Post\nPublished: 2025-07-14\nTitle: The dam\n---\n{} said the dam holds. It rained.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles, two of one name, and one that cannot be read."""
    for name, who in (("in/a.txt", "Ada Bell"), ("in/b/x.txt", "Yonhap"), ("in/c/x.txt", "The mayor’s 😀 office")):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(SAID.format(who), encoding="utf-8")
    (tmp_path / "in/bad.txt").write_bytes(b"\xff\xfe\xfa")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> Result:
    return CliRunner().invoke(main, line.split())


def read_back(path: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as base:
        base.row_factory = sqlite3.Row
        return [dict(row) for row in base.execute(f"select * from {table} order by rowid")]


def expected(table: Table) -> Iterator[dict[str, Any]]:
    for path, id in (("in/a.txt", "a"), ("in/b/x.txt", "x"), ("in/c/x.txt", "c/x")):
        (article,) = provenance.read(path)
        yield from (row | {"document": id} for row in provenance.annotate(article).rows(table))


@given(documents())
def test_rows_have_the_columns_and_the_types_that_are_declared(document: provenance.Document) -> None:
    for table, columns in COLUMNS.items():
        for row in document.rows(table):
            assert list(row) == list(columns)
            assert all(value is None or type(value) is columns[name] for name, value in row.items())


@pytest.mark.parametrize("table", COLUMNS)
def test_sqlite_holds_the_rows_of_all_documents(here: Path, table: Table) -> None:
    assert run("annotate in -o all.sqlite --workers 1").exit_code == 1  # the one that cannot be read
    assert read_back(here / "all.sqlite", table) == list(expected(table))
    assert json.loads((here / "all.errors.jsonl").read_text())["input"].endswith("bad.txt")


@pytest.mark.parametrize("table", COLUMNS)
def test_parquet_holds_the_rows_of_one_table(here: Path, table: Table) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run(f"annotate in -o all.parquet --workers 1 --table {table}").exit_code == 1
    assert parquet.read_table("all.parquet").to_pylist() == list(expected(table))


def test_keys_hold_and_the_view_joins(here: Path) -> None:
    run("annotate in -o all.db")
    with closing(sqlite3.connect("all.db")) as base:
        assert base.execute("pragma foreign_key_check").fetchall() == []
        found = base.execute("select outlet, title, origin, status from on_whose_word where sentence = 's1'").fetchall()
    assert found[0] == ("Example Post", "The dam", "Ada Bell", "attributed") and len(found) == 3


def test_a_database_is_the_same_each_time_and_never_replaced_unasked(here: Path) -> None:
    run("annotate in -o one.sqlite --workers 1")
    run("annotate in -o two.sqlite --workers 2")
    before = (here / "one.sqlite").read_bytes()
    assert before == (here / "two.sqlite").read_bytes()
    refused = run("annotate in/a.txt -o one.sqlite")
    assert refused.exit_code == 2 and "--overwrite" in refused.output
    assert (here / "one.sqlite").read_bytes() == before
    assert run("annotate in/a.txt -o one.sqlite --overwrite").exit_code == 0
    assert [row["document"] for row in read_back(here / "one.sqlite", "articles")] == ["a"]
    assert not list(here.glob(".*"))


def test_a_table_without_a_row_is_there(here: Path) -> None:
    (here / "dull.txt").write_text("It rained.")
    assert run("annotate dull.txt -o dull.sqlite").exit_code == 0
    assert read_back(here / "dull.sqlite", "sources") == []
    parquet = pytest.importorskip("pyarrow.parquet")
    assert run("annotate dull.txt -o dull.parquet --table sources").exit_code == 0
    assert parquet.read_table("dull.parquet").schema.names == list(COLUMNS["sources"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("annotate in/a.txt --format sqlite", "name it with -o NAME.sqlite"),
        ("annotate in -o out/ --format parquet", "name it with -o NAME.parquet"),
        ("annotate in -o all.sqlite --table sources", "--table goes with parquet"),
    ],
)
def test_what_cannot_be_is_refused_before_the_work(here: Path, line: str, told: str) -> None:
    result = run(line)
    assert result.exit_code == 2 and told in result.output
    assert not (here / "out").exists() and not (here / "all.sqlite").exists()


def test_a_missing_library_is_told_before_the_work(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.writing.find_spec", lambda name: None)
    result = run("annotate in -o all.parquet")
    assert result.exit_code == 1 and "pip install 'provenance-annotator[parquet]'" in result.output
    assert [path.name for path in here.iterdir()] == ["in"]


def test_datasette_shows_it(here: Path) -> None:
    """Its own client: foreign keys lead to the article by its title, and the view is there."""
    datasette = pytest.importorskip("datasette.app")
    run("annotate in/a.txt -o all.sqlite")

    async def get(path: str) -> dict[str, Any]:
        found: dict[str, Any] = (await site.client.get(path)).json()
        return found

    site = datasette.Datasette(["all.sqlite"])
    about = asyncio.run(get("/all.json"))
    assert {table["name"] for table in about["tables"] if not table["hidden"]} == set(COLUMNS)
    assert [view["name"] for view in about["views"]] == ["on_whose_word"]
    rows = asyncio.run(get("/all/sentences.json?_labels=on&_shape=array"))
    assert rows[0]["document"] == {"value": "a", "label": "The dam"} and rows[0]["label"] == "Ada Bell"
