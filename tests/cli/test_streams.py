"""Closed pipes, full devices, names that are not text, and what is said when something was probably meant otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import COMMANDS, main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX shells and devices")
TEXT = "The quay is closed, the harbour master said. It rained.\n"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "big.txt").write_text(TEXT * 3000)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(line: str) -> subprocess.CompletedProcess[str]:
    command = line.replace("provenance", f"{sys.executable} -m provenance")
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, timeout=120, check=False, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["annotate big.txt --format json", "annotate big.txt --format table", "annotate a.txt --why all", "explain",
     "compare a.txt big.txt -o -", "report big.txt -o -"],
)  # fmt: skip
def test_a_pipe_that_is_closed_ends_a_command_quietly(here: Path, command: str) -> None:
    done = shell(f"provenance {command} | true; exit ${{PIPESTATUS[0]}}")
    assert done.stderr == "" and done.returncode in (0, 141)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize(
    "command",
    ["--help", "--version", "annotate --help", "annotate a.txt", "annotate a.txt --why all", "explain", "explain say",
     "compare a.txt a.txt -o -", "report a.txt -o -", "validate claims.json"],
)  # fmt: skip
def test_a_full_device_is_said_in_one_line(here: Path, command: str) -> None:
    run("annotate", "a.txt", "-o", "claims.json")
    done = shell(f"provenance {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, "standard output: cannot be written: the disk is full\n")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ["annotate a.txt", "report a.txt", "compare a.txt", "annotate a.txt big.txt"])
def test_a_device_is_written_and_not_replaced(here: Path, command: str) -> None:
    kind = " --format jsonl" if "big" in command else ""
    if not kind:
        done = shell(f"provenance {command} -o /dev/full")
        assert done.returncode == 1 and "/dev/full: cannot be written: the disk is full" in done.stderr
    assert not Path("/dev/full").is_file() and not Path("/dev/null").is_file()


@pytest.mark.slow
def test_streams_that_are_closed(here: Path) -> None:
    done = shell("provenance annotate a.txt >&-")
    assert (done.returncode, done.stderr) == (1, "standard output: cannot be written: it is closed\n")
    assert shell("provenance annotate a.txt -o x.json 2>&-").returncode == 0
    assert shell("provenance annotate none.txt 2>/dev/full").returncode == 1


NOT_TEXT = "quay\udcff.txt"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="file names that are not text")
@pytest.mark.parametrize(
    "command",
    ["annotate N", "annotate N --format json", "annotate N -o out", "annotate N a.txt -o all.jsonl",
     "report N -o r.html", "report N a.txt -o r.html", "compare N a.txt -o c.xml",
     "compare N a.txt -o c.json --add s.sqlite"],
)  # fmt: skip
def test_a_file_name_that_is_not_text_is_a_name_like_any_other(here: Path, command: str) -> None:
    (here / NOT_TEXT).write_text(TEXT)
    done = shell(f"provenance {command}".replace(" N", " $'quay\\xff.txt'"))
    assert done.returncode == 0 and "Traceback" not in done.stderr


def test_ids_that_are_not_text_are_kept_in_a_store(here: Path) -> None:
    (here / "r.jsonl").write_text(
        "".join(f'{{"id": "a\\ud{n}", "text": "{TEXT[:-1]}"}}\n' for n in ("c80", "800", "801"))
    )
    for _ in range(2):
        result = run("compare", "r.jsonl", "-o", "c.json", "--add", "s.sqlite")
        assert result.exit_code == 0, result.output
    assert [d["id"] for d in json.loads((here / "c.json").read_text())["documents"]] == [
        "a\ud800",
        "a\ud801",
        "a\udc80",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are not text")
@pytest.mark.parametrize("command", ["annotate", "validate", "report", "compare"])
def test_a_name_that_is_not_text_is_shown_with_what_is_wrong(here: Path, command: str) -> None:
    output = [] if command in ("annotate", "validate") else ["-o", "x.html"]
    result = run(command, NOT_TEXT, *output)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "quay" in result.output


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["anotate", "a.txt"], 2, "there is no command “anotate”; did you mean “provenance annotate”?"),
        (["Report"], 2, "did you mean “provenance report”?"),
        (["a.txt"], 2, "to annotate a file, call “provenance annotate a.txt”"),
        (["frobnicate"], 2, f"the commands are {', '.join(COMMANDS)}"),
        (["annotate", "A.txt"], 1, "A.txt: does not exist; check the path; did you mean a.txt?"),
        (["annotate", "a.tx"], 1, "did you mean a.txt?"),
        (["annotate", "none/a.txt"], 1, "none/a.txt: does not exist; there is no folder none"),
        (["annotate", "z*.txt"], 1, "so the shell left the pattern as it is"),
        (["annotate", "https://post.example/q"], 1, "https://post.example/q: is a web address; nothing is fetched"),
        (["compare", "https://post.example/quay", "-o", "c.json"], 1, "https://post.example/quay: is a web address"),
        (["report", "https://post.example/quay", "-o", "r.html"], 1, "https://post.example/quay: is a web address"),
    ],
)  # fmt: skip
def test_what_was_probably_meant(here: Path, arguments: list[str], code: int, says: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code and says in result.output, result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_quiet(command: str) -> None:
    assert "-q, --quiet" in run(command, "--help").output


def test_quiet_leaves_what_went_wrong(here: Path) -> None:
    assert run("annotate", "a.txt", "big.txt", "-o", "out", "-q").stderr == ""
    assert run("-q", "compare", "a.txt", "big.txt", "-o", "c.json").stderr == ""
    assert (
        run("annotate", "a.txt", "none.txt", "-o", "out", "-q").stderr == "none.txt: does not exist; check the path\n"
    )


def test_help_imports_no_command() -> None:
    ask = "import sys; from provenance.cli import main; main(['--help'], standalone_mode=False)"
    told = "; print(*[name for name in sys.modules if name.startswith('provenance.cli.')], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", ask + told], capture_output=True, text=True, check=True)
    assert all(name in done.stdout for name in COMMANDS)
    assert not {f"provenance.cli.{name}" for name in COMMANDS} & set(done.stderr.split())
