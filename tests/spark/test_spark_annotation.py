"""Annotating on Spark gives what a run on one machine gives: the same bytes, the same errors."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install '.[spark]'")

from click.testing import CliRunner
from hostile import do as hostile

from provenance.batch.run import Way, annotate_all
from provenance.batch.work import Options
from provenance.cli import main
from provenance.corrections import target, write_corrections
from provenance.model import Correction, Label
from provenance.pipeline import annotate_article
from provenance.reading import read as read_local
from provenance.settings import DEFAULT, Tei
from provenance.spark import annotate, read, tables
from provenance.spark.annotation import _partition
from provenance.spark.inputs import File, shards

WAY = Way(workers=1)


def local(folder: Path, out: Path, form: str) -> tuple[list[bytes], list[dict[str, Any]]]:
    """The files of a run on one machine, sorted, and its errors."""
    annotate_all([folder], out, Options(format=form), WAY)
    found = sorted(path.read_bytes() for path in out.rglob(f"*.{form.replace('tei', 'xml')}"))
    errors = out / "errors.jsonl"
    lines = errors.read_text(encoding="utf-8").splitlines() if errors.exists() else []
    return found, [json.loads(line) for line in lines]


def by_place(errors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(errors, key=lambda error: (error["input"], error["place"] or ""))


@pytest.mark.parametrize("partitions", [1, 3, 7])
def test_files_and_errors_are_those_of_a_run_on_one_machine(
    spark: Any, archive: Path, tmp_path: Path, partitions: int
) -> None:
    wanted, errors = local(archive, tmp_path / "json", "json")
    found = annotate(read(spark, [str(archive)], partitions=partitions)).collect()
    assert sorted(row.json.encode() for row in found if row.error is None) == wanted
    assert by_place([row.error.asDict() for row in found if row.error]) == by_place(errors)
    assert len(wanted) == 14 and len(errors) == 6


def test_tei_is_equal_and_what_it_cannot_hold_is_an_error(
    spark: Any, archive: Path, seeds: Path, tmp_path: Path
) -> None:
    (archive / "seed.txt").write_bytes(next(seeds.glob("*.txt")).read_bytes())
    wanted, errors = local(archive, tmp_path / "tei", "tei")
    found = annotate(read(spark, [str(archive)]), formats=("tei",)).collect()
    assert sorted(row.tei.encode() for row in found if row.error is None) == wanted
    assert by_place([row.error.asDict() for row in found if row.error]) == by_place(errors)
    assert any("U+DC80" in error["reason"] for error in errors)


def test_the_tables_are_those_of_a_document(spark: Any, seeds: Path) -> None:
    path = next(seeds.glob("*.txt"))
    (row,) = annotate(read(spark, [str(path)]), formats=()).collect()
    (article,) = read_local(path)
    document = annotate_article(article)
    for name in ("sentences", "attributions", "sources"):
        rows = [{"document": document.id} | each.asDict() for each in row[name]]
        assert rows == document.rows(name)
    assert row.sha256 == article.sha256


def test_a_table_of_articles_or_pages_is_as_good_as_files(spark: Any, tmp_path: Path) -> None:
    from datetime import date

    rows = [
        ("a", "He said it was so, officials said.", date(2025, 3, 1), None, None), ("b", None, None, None, None),
        (None, "Nobody said so.", None, None, None), ("p", None, None, b"<p>She said that it is so.</p>", "text"),
    ]  # fmt: skip
    given = spark.createDataFrame(rows, "id string, text string, published date, data binary, format string")
    given.repartition(3).write.parquet(str(tmp_path / "t.parquet"))
    found = {row.id: row for row in annotate(read(spark, [str(tmp_path / "t.parquet")])).collect()}
    assert found["a"].published == "2025-03-01" and found["a"].day == date(2025, 3, 1)
    assert (found["b"].error.reason, found[None].error.reason) == ("has no “text”", "has no “id”")
    assert found["p"].sentences and found["p"].error is None


def test_a_document_that_breaks_its_process_fails_alone(spark: Any) -> None:
    ids = ["dies", "fine", "sticks", "swells", "faulty", "well"]
    given = spark.createDataFrame([(id, "The mayor said it was so.") for id in ids], "id string, text string").coalesce(
        1
    )
    schema = tables.annotated(())
    work = partial(_partition, options=Options(settings=DEFAULT), formats=(), seconds=5.0, schema=schema, work=hostile)
    found = {row.id: row.error for row in given.mapInArrow(work, tables.spark_schema(schema)).collect()}
    assert found["fine"] is None and found["well"] is None
    reasons = {id: error.reason for id, error in found.items() if error}
    assert reasons == {
        "dies": "its process ended with 9; it may have run out of memory", "sticks": "took longer than 5 s",
        "swells": "needs more memory than there is", "faulty": "a bug in this program: ValueError: a bug",
    }  # fmt: skip


def test_the_command_goes_on_where_it_was_and_replaces_nothing(spark: Any, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = partial(CliRunner().invoke, main)
    first = run(["spark", "annotate", str(archive), str(out), "--jsonl"])
    assert first.exit_code == 1 and "14 documents annotated, 6 failed" in first.output
    parts = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    assert run(["spark", "annotate", str(archive), str(out), "--jsonl"]).exit_code == 1
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == parts
    lines = [json.loads(line) for path in (out / "jsonl").glob("part-*") for line in path.open(encoding="utf-8")]
    assert sorted(line["document"]["id"] for line in lines)[:2] == ["half", "page"]
    (archive / "new.txt").write_text("She said that it was so.", encoding="utf-8")
    refused = run(["spark", "annotate", str(archive), str(out), "--jsonl"])
    assert refused.exit_code == 2 and "was made from other inputs, settings or program" in refused.output
    again = run(["spark", "annotate", str(archive), str(out), "--jsonl", "--overwrite"])
    assert "15 documents annotated" in again.output
    (tmp_path / "mine" / "annotated").mkdir(parents=True)
    foreign = run(["spark", "annotate", str(archive), str(tmp_path / "mine")])
    assert foreign.exit_code == 2 and "was not made by this program" in foreign.output


HOST = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Issue</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>
<div type="item"><p>The mayor said that the dam would hold.</p></div>
<div type="item"><p>Officials said on Monday that the quay had sunk.</p></div></body></text></TEI>"""


def test_settings_of_tei_and_corrections_count_as_on_one_machine(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "issue.xml").write_text(HOST, encoding="utf-8")
    document = annotate_article(next(read_local(tmp_path / "in" / "issue.xml", tei=Tei(articles="//div"))))
    judged = Correction(target(document, document.sentences[0]), False, Label("hearsay"), who="Ada")
    (tmp_path / "by_hand.jsonl").write_text(write_corrections([judged]), encoding="utf-8")
    (tmp_path / "provenance.toml").write_text('[tei]\narticles = "//div"\n', encoding="utf-8")
    at = str(tmp_path)
    said = ["--settings", f"{at}/provenance.toml", "--corrections", f"{at}/by_hand.jsonl", "--format", "json"]
    run = partial(CliRunner().invoke, main, catch_exceptions=False)
    assert run(["annotate", f"{at}/in", "-o", f"{at}/here", "--workers", "1", *said]).exit_code == 0
    done = run(["spark", "annotate", f"{at}/in", f"{at}/there", *said])
    assert (done.exit_code, "no correction" in done.output) == (0, False), done.output
    wanted = sorted(path.read_bytes() for path in (tmp_path / "here").rglob("*.json"))
    found = [row.json.encode() for row in spark.read.parquet(f"{at}/there/annotated").collect()]
    assert sorted(found) == wanted
    assert len(wanted) == 2 and sum(b"Ada" in each for each in wanted) == 1
    other = run(["spark", "annotate", f"{at}/in", f"{at}/second", "--articles", "//div[2]", *said])
    assert "1 document annotated" in other.output and "no correction is about any" in other.output


def test_a_run_that_was_broken_off_does_the_rest(spark: Any, archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = ["spark", "annotate", str(archive / "records.jsonl"), str(out)]
    CliRunner().invoke(main, command)
    note = out / ".provenance" / "annotated.json"
    note.write_text(note.read_text().replace("true", "false"))
    (out / ".provenance" / ".annotated.json.crc").unlink()
    before = {path: path.stat().st_mtime_ns for path in (out / "annotated").rglob("part-*")}
    assert "13 documents annotated" in CliRunner().invoke(main, command).output
    assert {path: path.stat().st_mtime_ns for path in (out / "annotated").rglob("part-*")} == before


def test_portions_are_bounded_and_parquet_is_by_itself() -> None:
    files = [File(name, size, 0) for name, size in [("a", 6), ("b.parquet", 1), ("c", 5), ("d", 5), ("e", 20)]]
    names = [[file.path for file in portion] for portion in shards(files, None, most=10)]
    assert names == [["a"], ["c", "d"], ["e"], ["b.parquet"]]
