"""`provenance compare` as a user calls it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from provenance.claims.store import update
from provenance.cli import main

STORY = Path(__file__).parent.parent.parent / "seeds" / "invented-story"


def _run(*arguments: object):
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


def test_json_as_the_contract_has_it(tmp_path):
    result = _run(STORY, "-o", tmp_path / "claims.json")
    assert result.exit_code == 0, result.output
    written = json.loads((tmp_path / "claims.json").read_text("utf-8"))
    assert [document["outlet"] for document in written["documents"]] == [
        "Continental Wire", "Harbour Gazette", "Northern Ledger", "Ostmar Nine", "The Daily Plover"
    ]  # fmt: skip
    for cluster in written["clusters"]:
        assert {"id", "members", "links", "changes", "conflicts"} <= cluster.keys()
        for member in cluster["members"]:
            assert {"document", "sentence", "start", "end", "text", "chain", "status", "hedged"} <= member.keys()
        for change in cluster["changes"]:
            assert {"kind", "from", "to", "note"} <= change.keys()
        for conflict in cluster["conflicts"]:
            assert len(conflict["values"]) == 2


def test_a_table_with_a_row_for_each_member(tmp_path):
    assert _run(STORY, "-o", tmp_path / "claims.csv").exit_code == 0
    assert _run(STORY, "-o", tmp_path / "claims.json").exit_code == 0
    clusters = json.loads((tmp_path / "claims.json").read_text("utf-8"))["clusters"]
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == sum(len(cluster["members"]) for cluster in clusters)


def test_a_page(tmp_path):
    assert _run(STORY, "-o", tmp_path / "claims.html").exit_code == 0
    assert "sports halls" in (tmp_path / "claims.html").read_text("utf-8")


def test_tei(tmp_path):
    assert _run(STORY, "-o", tmp_path / "claims.xml").exit_code == 0
    checked = CliRunner().invoke(main, ["validate", str(tmp_path / "claims.xml")])
    assert checked.exit_code == 0, checked.output


def test_tei_points_to_the_files_that_annotate_writes(tmp_path):
    for folder in ("1", "2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Leak.txt").write_text(f"Mayor Krog resigned after {folder} quarrels with the governor.")
    records = [{"id": id, "text": "Mayor Krog resigned after two quarrels."} for id in ("a/b", "c")]
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, records)))
    inputs = [tmp_path / "1", tmp_path / "2", tmp_path / "more.jsonl"]
    annotated = CliRunner().invoke(main, ["annotate", *map(str, inputs), "-o", str(tmp_path / "out")])
    assert annotated.exit_code == 0, annotated.output
    assert _run(*inputs, "-o", tmp_path / "out" / "claims.xml").exit_code == 0
    written = (tmp_path / "out" / "claims.xml").read_text("utf-8")
    told = {unquote(file) for file in re.findall(r'replacementPattern="([^"]+\.xml)#', written)}
    assert told == {str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("*.xml")} - {"claims.xml"}


def test_articles_added_one_by_one_give_the_same(tmp_path):
    for file in sorted(STORY.glob("*.txt"), reverse=True):
        assert _run(file, "-o", tmp_path / "grown.json", "--add", tmp_path / "store").exit_code == 0
    assert _run(STORY, "-o", tmp_path / "once.json").exit_code == 0
    assert (tmp_path / "grown.json").read_bytes() == (tmp_path / "once.json").read_bytes()


def test_articles_added_before_keep_the_place_of_their_tei(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("a/one.txt", "a/two.txt", "three.txt"):
        (tmp_path / name).write_text(f"Mayor Krog resigned, said clerk {name}.", encoding="utf-8")
    (tmp_path / "a" / "records.jsonl").write_text('{"id": "four", "text": "It rained."}', encoding="utf-8")
    for inputs in ("a", "three.txt"):
        assert _run(tmp_path / inputs, "-o", tmp_path / "c.xml", "--add", tmp_path / "store").exit_code == 0
    told = re.findall(r'replacementPattern="([^"]+)#', (tmp_path / "c.xml").read_text("utf-8"))
    assert sorted(told) == ["one.xml", "records/four.xml", "three.xml", "two.xml"]


@pytest.fixture
def store(tmp_path):
    """One with three articles that share a claim."""
    path = tmp_path / "store"
    text = "Mayor Krog resigned after two quarrels with the governor."
    records = [{"id": id, "text": text} for id in "abc"]
    (tmp_path / "three.jsonl").write_text("\n".join(map(json.dumps, records)))
    assert _run(tmp_path / "three.jsonl", "-o", tmp_path / "first.json", "--add", path).exit_code == 0
    return path


def _ids(path: Path) -> list[str]:
    return [document["id"] for document in json.loads(path.read_text("utf-8"))["documents"]]


def test_articles_are_taken_out_of_a_store(tmp_path, store):
    out = tmp_path / "c.json"
    (tmp_path / "d.txt").write_text("Mayor Krog resigned after two quarrels with the governor.")
    assert _run(tmp_path / "d.txt", "-o", out, "--add", store, "--remove", "b").exit_code == 0
    assert _ids(out) == ["a", "c", "d"]
    assert _run("-o", out, "--add", store, "--remove", "c", "--remove", "d").exit_code == 0
    assert _ids(out) == ["a"]
    again = _run("-o", out, "--add", store, "--remove", "d")
    assert again.exit_code == 1 and "holds no article 'd'" in again.stderr


@pytest.mark.parametrize("suffix", ["json", "csv", "xml", "html"])
def test_what_a_store_holds_is_written_without_inputs(tmp_path, store, suffix):
    assert _run("-o", tmp_path / f"c.{suffix}", "--add", store).exit_code == 0
    assert {"xml": "b.xml"}.get(suffix, "Krog") in (tmp_path / f"c.{suffix}").read_text("utf-8")


def test_taking_out_and_no_inputs_need_a_store(tmp_path):
    assert "name it with --add" in _run(STORY, "-o", tmp_path / "c.json", "--remove", "b").stderr
    assert "Missing argument 'INPUT...'" in _run("-o", tmp_path / "c.json").stderr
    none = _run("-o", tmp_path / "c.json", "--add", tmp_path / "none", "--remove", "b")
    assert none.exit_code == 2 and "there is no such store" in none.stderr
    assert not (tmp_path / "none").exists()


def test_a_run_that_waits_for_another_says_so(tmp_path, store, monkeypatch):
    def waits(*arguments, tell, **options):
        tell("waiting")
        return update(*arguments, **options)

    monkeypatch.setattr("provenance.cli.compare.update", waits)
    assert "waiting\n" in _run("-o", tmp_path / "c.json", "--add", store).stderr


@pytest.mark.parametrize("form", ["json", "csv", "tei", "html"])
def test_no_articles_at_all(tmp_path, form):
    (tmp_path / "empty").mkdir()
    assert _run(tmp_path / "empty", "-o", tmp_path / "out", "--format", form).exit_code == 0
    assert (tmp_path / "out").read_bytes()


def test_of_two_records_with_one_id_the_second_is_set_aside(tmp_path):
    records = [{"id": id, "text": f"Mayor Krog resigned after {id} {n} quarrels."} for n, id in enumerate("aab")]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    result = _run(tmp_path / "r.jsonl", "-o", tmp_path / "c.json")
    assert result.exit_code == 1
    assert "r.jsonl, 'a': another article has this id" in result.output
    assert [d["id"] for d in json.loads((tmp_path / "c.json").read_text("utf-8"))["documents"]] == ["a", "b"]


def test_settings_say_who_publishes_the_claims(tmp_path):
    (tmp_path / "p.toml").write_text('[header]\npublisher = "City Archive"\n', encoding="utf-8")
    result = _run(STORY, "-o", tmp_path / "c.xml", "--settings", tmp_path / "p.toml", "--date", "2026-01-02")
    assert result.exit_code == 0, result.output
    written = (tmp_path / "c.xml").read_text("utf-8")
    assert "City Archive" in written and "2026-01-02" in written
    assert _run(STORY, "-o", tmp_path / "c.xml", "--settings", tmp_path / "none.toml").exit_code == 2


def test_files_given_twice_count_once(tmp_path):
    assert _run(STORY, "-o", tmp_path / "once.json").exit_code == 0
    assert _run(STORY, STORY, *STORY.glob("*.txt"), "-o", tmp_path / "twice.json").exit_code == 0
    assert (tmp_path / "once.json").read_bytes() == (tmp_path / "twice.json").read_bytes()


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xfa not text")
    result = _run(STORY, tmp_path / "bad.txt", tmp_path / "missing.txt", "-o", tmp_path / "claims.json")
    assert result.exit_code == 1
    assert "bad.txt" in result.output and "missing.txt" in result.output
    assert len(json.loads((tmp_path / "claims.json").read_text("utf-8"))["documents"]) == 5


def test_files_of_one_name_in_two_folders(tmp_path):
    for folder, text in (("a", "The ferry to Orrin sank."), ("b", "The quarry of Tilda was sold.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(text)
    assert _run(tmp_path, "-o", tmp_path / "claims.json").exit_code == 0
    documents = json.loads((tmp_path / "claims.json").read_text("utf-8"))["documents"]
    assert {document["id"] for document in documents} == {"story", "b/story"}


@pytest.mark.parametrize("arguments", [[], [STORY], [STORY, "-o", "x.json", "--window", "-1"]])
def test_a_wrong_command_line(arguments):
    assert _run(*arguments).exit_code == 2


def test_an_output_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    result = _run(STORY, "-o", tmp_path / "file" / "claims.json")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
