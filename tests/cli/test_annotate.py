"""`provenance annotate`, run as a user runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "The minister said that the dam would open. Analysts warned of floods.\n"


def run(*args: object, given: bytes = b"", **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "provenance", "annotate", *map(str, args)]
    return subprocess.run(command, input=given, capture_output=True, timeout=60, **more)  # type: ignore[call-overload, no-any-return]


def errors(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode().splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "deeper" / "b.txt").write_text("Outlet: Post\n---\n" + ARTICLE)
    return folder


def test_one_article_goes_to_standard_output(folder: Path) -> None:
    done = run(folder / "a.txt", "--format", "json", "--outlet", "Example Post")
    found = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (found["document"]["id"], found["document"]["outlet"], found["document"]["text"]) == (
        "a", "Example Post", ARTICLE,
    )  # fmt: skip


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = run("-", "--format", "jsonl", given=b'{"id": 7, "text": "He said so."}\n{"text": 1}\n{"text": "x"}')
    assert [json.loads(line)["document"]["id"] for line in done.stdout.splitlines()] == ["7", "document-3"]
    assert done.returncode == 1
    assert errors(done) == [
        "standard input:2: has no “text”; give an object with the article's text under “text”"
    ]  # fmt: skip


def test_a_table_in_a_pipe_is_plain_text_of_the_width_asked_for(folder: Path) -> None:
    done = run(folder / "a.txt", "--format", "table", env={"COLUMNS": "80", "PYTHONPATH": "."})
    lines = done.stdout.decode().splitlines()
    assert "\x1b" not in done.stdout.decode() and max(map(len, lines)) <= 80
    assert any("said that" in line and "minister" in line for line in lines)


def test_a_folder_goes_into_a_folder_of_the_same_shape(folder: Path, tmp_path: Path) -> None:
    done = run(folder, "-o", tmp_path / "out", "--format", "json", "--workers", 1)
    assert done.returncode == 0
    found = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json"))
    assert found == ["a.json", "deeper/b.json"]
    assert json.loads((tmp_path / "out/deeper/b.json").read_text())["document"]["outlet"] == "Post"


def test_a_bad_file_is_named_and_the_others_are_done(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    done = run(folder, "-o", tmp_path / "all.jsonl", "--workers", 1)
    assert done.returncode == 1
    assert errors(done)[0] == (
        f"{folder}/bad.txt, byte 3: is not UTF-8 (byte 0xE9); convert it: iconv -f WINDOWS-1252 -t UTF-8"
    )
    lines = (tmp_path / "all.jsonl").read_text().splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["a", "b"]
    (error,) = map(json.loads, (tmp_path / "all.errors.jsonl").read_text().splitlines())
    assert (error["input"], error["place"], error["error"]) == (f"{folder}/bad.txt", "byte 3", "ReadingError")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["FOLDER"], "need -o"),
        (["FOLDER/a.txt", "FOLDER/a.txt"], "need -o"),
        (["FOLDER", "-o", "FOLDER"], "the output folder is an input"),
        (["FOLDER", "-o", "FOLDER/x.json"], "one article per file"),
        (["FOLDER/a.txt", "-o", "FOLDER/deeper/b.txt"], "exists"),
        (["FOLDER/a.txt", "--settings", "FOLDER/none.toml"], "cannot be read"),
        (["FOLDER/a.txt", "--format", "pdf"], "pdf"),
        ([], "Missing argument"),
    ],
)
def test_a_wrong_command_line_ends_with_2(folder: Path, arguments: list[str], says: str) -> None:
    done = run(*(argument.replace("FOLDER", str(folder)) for argument in arguments))
    assert done.returncode == 2 and done.stdout == b""
    assert says in done.stderr.decode()


def test_an_input_that_is_not_there_ends_with_1(tmp_path: Path) -> None:
    done = run(tmp_path / "none.txt")
    assert (done.returncode, errors(done)) == (1, [f"{tmp_path}/none.txt: does not exist; check the path"])


@pytest.mark.parametrize("date", ["2026-13-45", "tomorrow"])
def test_a_date_that_is_none_is_a_wrong_command_line(tmp_path: Path, date: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    done = run(tmp_path / "a.txt", "--date", date)
    assert (done.returncode, b"is not a date" in done.stderr, done.stdout) == (2, True, b"")
