"""Commands that take results of `annotate` give what they give for the articles, without annotating again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import provenance
from provenance.cli import main
from provenance.corrections import target, write_corrections
from provenance.model import Label

SEEDS = Path(__file__).parents[2] / "seeds"


def run(line: str) -> Result:
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code in (0, 1), result.output
    return result


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles, the results of annotating them as files and as lines, and gold pairs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SEEDS / "invented-story", "articles")
    (tmp_path / "articles/other").mkdir()
    shutil.copy("articles/1-continental-wire.txt", "articles/other/2-harbour-gazette.txt")
    run("annotate articles -o files/ --format json")
    run("annotate articles -o lines.jsonl")
    run("annotate articles/1-continental-wire.txt -o gold/ --format brat")
    return tmp_path


@pytest.fixture
def without_annotating(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("this annotates")

    monkeypatch.setattr("provenance.batch.work.annotate_article", refuse)
    monkeypatch.setattr("provenance.evaluate.run.annotate_article", refuse)


@pytest.mark.parametrize("form", ["json", "csv", "xml", "html"])
def test_a_comparison_of_results_is_that_of_the_articles(
    here: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(f"compare articles -o articles.{form}")
    monkeypatch.setattr("provenance.batch.work.annotate_article", None)
    run(f"compare files -o files.{form}")
    assert (here / f"files.{form}").read_bytes() == (here / f"articles.{form}").read_bytes()


@pytest.mark.parametrize("options", ["", " --sources FILE.csv", " --corrections mine.jsonl"])
def test_a_report_on_results_is_that_on_the_articles(here: Path, options: str, without_annotating: None) -> None:
    document = next(provenance.read_json("lines.jsonl"))
    mine = provenance.Correction(
        target(document, document.sentences[0]), right=False, label=Label("hearsay"), who="Ada"
    )
    (here / "mine.jsonl").write_text(write_corrections([mine]))
    run(f"report files -o files.html{options.replace('FILE', 'f')}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("provenance.batch.work.annotate_article", provenance.annotate_article)
        run(f"report articles -o articles.html{options.replace('FILE', 'a')}")
    assert (here / "files.html").read_bytes() == (here / "articles.html").read_bytes()
    assert not options.endswith("csv") or (here / "f.csv").read_bytes() == (here / "a.csv").read_bytes()


def test_lines_do_as_well_as_files(here: Path, without_annotating: None) -> None:
    """All but the second of one id: of lines nobody can tell from which file each came, so it is named and left out."""
    result = run("compare lines.jsonl -o lines.json")
    assert "another article has this id" in result.stderr
    assert len(json.loads((here / "lines.json").read_text())["documents"]) == 5


def test_scores_of_results_are_those_of_the_program(here: Path, without_annotating: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("provenance.evaluate.run.annotate_article", provenance.annotate_article)
        own = json.loads(run("evaluate gold --json").stdout)
    for results in ("files", "files/1-continental-wire.json"):
        found = json.loads(run(f"evaluate gold --json --results {results}").stdout)
        assert (found["measures"], found["kinds"], found["rules"]) == (own["measures"], own["kinds"], own["rules"])
        assert found["failed"] == 0 and found["measures"]["relation"]["found"] > 0


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda line: line.replace('"id": "1-con', '"id": "9-con'), "no result has the id '1-continental-wire'"),
        (lambda line: line.replace('"text": "', '"text": "x'), "the result '1-continental-wire' is of another text"),
    ],
)
def test_a_result_that_is_not_of_the_pair_is_named(here: Path, change: object, told: str) -> None:
    line = (here / "lines.jsonl").read_text().splitlines()[0]
    (here / "changed.jsonl").write_text(change(line) + "\n")  # type: ignore[operator]
    result = run("evaluate gold --results changed.jsonl")
    assert result.exit_code == 1 and told in result.stderr


def test_what_changes_labels_does_not_go_with_results(here: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", "gold", "--results", "lines.jsonl", "--ablate"])
    assert result.exit_code == 2 and "--results are scored as they are" in result.output


def test_annotate_labels_results_anew(here: Path) -> None:
    lines = (here / "lines.jsonl").read_text().splitlines()
    (here / "old.jsonl").write_text(lines[0].replace('"status": "attributed"', '"status": "hearsay"') + "\n")
    assert run("annotate old.jsonl --format jsonl").stdout == lines[0] + "\n"
    (old,) = provenance.read("old.jsonl")
    assert isinstance(old, provenance.Document) and {s.status for s in old.sentences} >= {"hearsay"}
    assert provenance.annotate(old).to_dict() == json.loads(lines[0])


def test_a_result_that_was_spoiled_is_named_with_its_line(here: Path) -> None:
    lines = (here / "lines.jsonl").read_text().splitlines()
    (here / "spoiled.jsonl").write_text("\n".join([lines[0], lines[1].replace('"end": ', '"fin": ')]) + "\n")
    result = run("compare spoiled.jsonl -o out.json")
    assert result.exit_code == 1 and "spoiled.jsonl:2: does not hold a document" in result.stderr
