"""Runs over many documents: poisoned inputs, workers that die, runs that are killed, folders that are in use."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from provenance.batch.folder import STATE, locked, write_whole
from provenance.batch.pool import run
from provenance.batch.run import Step, Way, annotate_all, annotate_into, broken_off
from provenance.batch.work import Options
from provenance.errors import AnnotationError, WritingError

JSON = Options(format="json")
ONE = Way(workers=1)


def holding(folder: Path, size: int) -> Path:
    for number in range(size):
        path = folder / f"{number % 7}" / f"{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Outlet: Post\n---\nOfficial {number} said that the dam would open. Analysts warned.\n")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def by_name(folder: Path, suffix: str) -> dict[str, bytes]:
    return {Path(name).name: data for name, data in contents(folder).items() if name.endswith(suffix)}


def test_poisoned_files_are_named_and_all_others_done(tmp_path: Path) -> None:
    folder, out = holding(tmp_path / "in", 20), tmp_path / "out"
    (folder / "latin.txt").write_bytes(b"caf\xe9 " * 50)
    (folder / "cut.xml").write_bytes(b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>x")
    (folder / "nul.txt").write_bytes(b"a\0b")
    (folder / "empty.txt").touch()
    (folder / "folder.txt").mkdir()
    (folder / "line.jsonl").write_bytes(b'{"text": "' + b"a" * 30_000_000 + b'"}\n{"id": "good", "text": "It is."}')
    (folder / "away.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.txt")
    steps: list[Step] = []
    summary = annotate_all([folder], out, JSON, Way(workers=2, tell=steps.append))
    assert (summary.done, summary.failed) == (21, 7)
    errors = [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]
    found = {Path(e["input"]).name: e["reason"] for e in errors}
    assert sorted(found) == ["away.txt", "cut.xml", "empty.txt", "folder.txt", "latin.txt", "line.jsonl", "nul.txt"]
    assert found["folder.txt"] == "is a folder, not a file" and "longer than" in found["line.jsonl"]
    assert len(list(out.rglob("*.json"))) == 21 and (out / "line" / "good.json").exists()
    assert sum(step.size for step in steps) == steps[0].total


def test_an_error_names_the_file_and_the_place_in_it_apart(tmp_path: Path) -> None:
    records = ['{"id": "x", "text": "It is."}', '{"id": "y"}', "no", '{"id": "a b", "text": "\\u0001 it is"}']
    (tmp_path / "a.jsonl").write_text("\n".join(records), encoding="utf-8")
    annotate_all([tmp_path / "a.jsonl"], tmp_path / "out", Options(), ONE)
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    assert {e["input"] for e in errors} == {str(tmp_path / "a.jsonl")}
    assert [e["place"] for e in errors] == ["line 2", "line 3, column 1", "'a b', character 0"]


def test_the_bytes_depend_on_nothing_but_the_input(tmp_path: Path) -> None:
    folder = holding(tmp_path / "in", 12)
    (folder / "bad.txt").write_bytes(b"\xff")
    seen = []
    for seed, workers, locale, zone in [("0", "1", "C", "UTC"), ("7", "2", "C.UTF-8", "Asia/Tokyo")]:
        out = tmp_path / f"out{seed}"
        command = [sys.executable, "-m", "provenance", "annotate", folder, "-o", out, "--workers", workers]
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
        seen.append(contents(out))
    assert seen[0] == seen[1] and len(seen[0]) == 12 + 3
    annotate_all(sorted(folder.iterdir(), reverse=True), tmp_path / "other", Options(), ONE)
    assert by_name(tmp_path / "other", ".xml") == by_name(tmp_path / "out0", ".xml")


def test_hostile_ids_stay_inside_and_none_is_lost(tmp_path: Path) -> None:
    ids = ["../../x", "/etc/x", "con", "x" * 300, "A", "a", "errors", "", "same", "same"]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"id": id, "text": f"{id} said so."}) + "\n" for id in ids))
    before = set(tmp_path.rglob("*"))
    summary = annotate_all([tmp_path / "in.jsonl"], tmp_path / "out", Options(format="jsonl"), ONE)
    assert (summary.done, summary.failed) == (8, 2)
    new = set(tmp_path.rglob("*")) - before - {tmp_path / "out"}
    assert all(tmp_path / "out" in path.parents for path in new)
    written = [p for p in (tmp_path / "out").glob("*.jsonl") if p.name != "errors.jsonl"]
    assert sorted(json.loads(p.read_text())["document"]["id"] for p in written) == sorted({*ids} - {"errors"})


def test_the_same_run_again_does_nothing_and_another_replaces_nothing(tmp_path: Path) -> None:
    folder, out = holding(tmp_path / "in", 3), tmp_path / "out"
    annotate_all([folder], out, JSON, ONE)
    first = by_name(out, ".json")
    assert annotate_all([folder], out, JSON, ONE).before == 3
    (folder / "0" / "00000.txt").write_text("Something else, he said.")
    assert annotate_all([folder], out, JSON, ONE).failed == 1
    assert by_name(out, ".json") == first
    again = annotate_all([folder], out, JSON, Way(workers=1, overwrite=True))
    assert (again.done, again.before, again.failed) == (3, 2, 0) and not (out / "errors.jsonl").exists()
    assert b"Something else" in (out / "0" / "00000.json").read_bytes()


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    folder, out = holding(tmp_path / "in", 1), tmp_path / "out"
    (out / "0").mkdir(parents=True)
    (out / "0" / "00000.json").write_text("mine")
    assert annotate_all([folder], out, JSON, ONE).failed == 1
    assert (out / "0" / "00000.json").read_text() == "mine"


def test_a_folder_is_written_by_one_run_at_a_time(tmp_path: Path) -> None:
    folder = holding(tmp_path / "in", 1)
    with locked(tmp_path / "out"), pytest.raises(WritingError, match="another run is writing there"):
        annotate_all([folder], tmp_path / "out", JSON, ONE)


def test_a_full_disk_ends_with_a_message_and_no_half_file(tmp_path: Path) -> None:
    """A limit of 2 kB a file stands for a disk that fills up in the middle of one."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000));"
        "from provenance.batch.run import *; from provenance.batch.work import Options; from pathlib import Path;"
        "annotate_all([Path(sys.argv[1])], Path(sys.argv[2]), Options(), Way(workers=1, tell=lambda s: print(s.error)))"
    )
    command = [sys.executable, "-c", code, holding(tmp_path / "in", 2), tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "cannot be written: File too large" in done.stdout and "Traceback" not in done.stderr
    assert not list((tmp_path / "out").rglob("*.xml"))


def test_an_output_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WritingError, match="cannot be written"):
        annotate_all([holding(tmp_path / "in", 1)], tmp_path / "file" / "out", JSON, ONE)


def _job(kind: str) -> str:
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "stick":
        time.sleep(600)
    if kind == "memory":
        raise MemoryError
    if kind == "bug":
        raise RuntimeError("oops")
    return kind.upper()


def test_a_worker_that_dies_or_sticks_costs_its_job_only() -> None:
    jobs = ["a", "die", "b", "stick", "c", "memory", "bug", "die", "d"]
    found = list(run(jobs, _job, workers=2, seconds=3.0))
    assert sorted(job for job, _ in found) == sorted(jobs)
    assert sorted(outcome for _, outcome in found if isinstance(outcome, str)) == ["A", "B", "C", "D"]
    said = sorted(str(outcome) for _, outcome in found if isinstance(outcome, AnnotationError))
    assert [words.split(",")[0].split(";")[0] for words in said] == [
        "a bug in this program: RuntimeError: oops", "its process ended with -9", "its process ended with -9",
        "needs more memory than there is", "took longer than 3 s",
    ]  # fmt: skip
    assert list(run([], _job, workers=2, seconds=1.0)) == []


def test_one_file_of_many_in_the_order_of_the_input(tmp_path: Path) -> None:
    folder = holding(tmp_path / "in", 10)
    summary = annotate_into([folder], tmp_path / "all.tsv", Options(format="tsv"), Way(workers=2))
    header, *rows = (tmp_path / "all.tsv").read_text().splitlines()
    assert summary.done == 10 and header.startswith("document\toutlet")
    assert list(dict.fromkeys(row.split("\t")[0] for row in rows)) == [p.stem for p in sorted(folder.rglob("*.txt"))]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.tsv", "in"]


def test_a_run_killed_while_it_tidied_up_is_brought_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = holding(tmp_path / "in", 3), tmp_path / "all.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr("provenance.batch.run.shutil.rmtree", lambda path: None)
        annotate_into([folder], out, Options(format="jsonl"), ONE)
    first = out.read_bytes()
    assert broken_off(out)
    command = [sys.executable, "-m", "provenance", "annotate", folder, "-o", out]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert out.read_bytes() == first and sorted(p.name for p in tmp_path.iterdir()) == ["all.jsonl", "in"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a run that leads a session, and wait until its workers, whom nobody kills, have seen that it is gone."""
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    with suppress(ProcessLookupError):
        while time.monotonic() < until:
            os.killpg(process.pid, 0)
            time.sleep(0.02)


def _lines_of_the_journal(folder: Path) -> int:
    """Two for each document that is done."""
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("journal.jsonl"))


@pytest.mark.slow
@pytest.mark.parametrize("target", ["out", "all.jsonl"])
def test_a_killed_run_goes_on_to_the_same_result(tmp_path: Path, target: str) -> None:
    folder = holding(tmp_path / "in", 300)
    whole, out = tmp_path / "whole" / target, tmp_path / "broken" / target
    for path in (whole, out):
        path.parent.mkdir()
    command = [sys.executable, "-m", "provenance", "annotate", folder, "--format", "jsonl", "--workers", "2", "-o"]
    subprocess.run([*command, whole], stderr=subprocess.DEVNULL, check=True)
    for lines in (0, 100, 350):
        process = subprocess.Popen([*command, out], stderr=subprocess.DEVNULL, start_new_session=True)
        while process.poll() is None and _lines_of_the_journal(out.parent) <= lines:
            time.sleep(0.005)
        assert process.poll() is None, "the run ended before it could be killed"
        _kill(process)
        for path in (p for p in out.parent.rglob("*.jsonl") if STATE not in p.parts):
            assert all(json.loads(line)["document"]["id"] for line in path.read_text().splitlines())
    assert subprocess.run([*command, out], stderr=subprocess.DEVNULL, check=False).returncode == 0
    assert contents(out.parent) == contents(whole.parent)


@pytest.mark.slow
def test_at_most_workers_and_one_documents_are_done_twice(tmp_path: Path) -> None:
    folder, out = holding(tmp_path / "in", 200), tmp_path / "out"
    command = [sys.executable, "-m", "provenance", "annotate", folder, "-o", out, "--format", "json", "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and len(list(out.rglob("*.json"))) < 30:
        time.sleep(0.02)
    _kill(process)
    written = len(list(out.rglob("*.json")))
    summary = annotate_all([folder], out, JSON, Way(workers=2))
    assert summary.done == 200 and 0 <= written - summary.before <= 3


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "r.html").mkdir()
    with pytest.raises(WritingError):
        write_whole(tmp_path / "r.html", b"page", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["r.html"]
