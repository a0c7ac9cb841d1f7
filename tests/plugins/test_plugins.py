"""A package that adds a rule, a lexicon, a reader and a writer by entry points, and packages that do it wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HARBOUR = Path(__file__).parent / "harbour"
ROOT = Path(__file__).parents[2]
LOG = """\
HARBOUR LOG 2025-07-14
By the log of the harbour master, the channel is nine metres deep.
Bell moots that it rains.
"""


def install(package: Path, site: Path) -> None:
    """What an installer does: copy the modules, and write down the entry points."""
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(package / project["name"], site / project["name"], ignore=shutil.ignore_patterns("__pycache__"))
    about = site / f"{project['name']}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in points.items())
        for group, points in project["entry-points"].items()
    )
    (about / "entry_points.txt").write_text("\n".join(groups), encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a log, and the plug-in installed beside it."""
    install(HARBOUR, tmp_path / "site")
    (tmp_path / "today.log").write_text(LOG, encoding="utf-8")
    return tmp_path


def run(here: Path, *words: str, plugged: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if plugged:
        environment["PYTHONPATH"] = str(here / "site")
    command = [sys.executable, "-m", "provenance", *words]
    return subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_each_kind_of_plug_in_does_its_part(here: Path) -> None:
    done = run(here, "annotate", "today.log", "-o", "out.list", "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert (here / "out.list").read_text() == "entry-1 s1: harbour master, unnamed\nentry-2 s1: Bell\n"
    lines = [json.loads(line) for line in run(here, "annotate", "today.log", "--format", "jsonl").stdout.splitlines()]
    assert [line["attributions"][0]["rule"] for line in lines] == ["HAR01", "CLA01"]
    assert lines[0]["document"]["published"] == "2025-07-14"
    assert "“By the log of” and a source" in run(here, "explain", "HAR01").stdout
    choices = run(here, "annotate", "--help").stdout
    assert " list" in choices and " log" in choices


def test_the_program_is_another_with_other_plug_ins(here: Path) -> None:
    (here / "a.txt").write_text("Bell said that it rains.\n")
    digests = [
        json.loads(run(here, "annotate", "a.txt", "--format", "json", plugged=plugged).stdout)["generator"]["digest"]
        for plugged in (True, False)
    ]
    assert digests[0] != digests[1]


def test_without_it_nothing_is_there(here: Path) -> None:
    assert run(here, "annotate", "today.log", "-o", "out.list", plugged=False).returncode == 2
    assert run(here, "explain", "HAR01", plugged=False).returncode != 0


def test_an_error_of_a_reader_is_named_like_any_other(here: Path) -> None:
    (here / "today.log").write_text(LOG + "\n\n", encoding="utf-8")
    done = run(here, "annotate", "today.log", "-o", "out.list")
    assert done.returncode == 1 and "today.log:4: is an empty entry; remove the line" in done.stderr
    (here / "today.log").write_bytes(b"HARBOUR LOG 1\n\xff\n")
    done = run(here, "annotate", "today.log", "-o", "other.list")
    assert done.returncode == 1 and "the plug-in log failed (UnicodeDecodeError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("harbour:RULE", "harbour:NOTHING", "plug-in provenance.rules: by_the_log_of of harbour: cannot be loaded"),
        ("harbour:LEXICON", "harbour:RULE", "is a Rule, not a provenance.settings.model.Settings"),
        ("id=\"HAR01\"", "id=\"CLA01\"", "takes the id CLA01, which exists"),
    ],
)  # fmt: skip
def test_a_rule_or_a_lexicon_that_cannot_be_used_is_an_error(here: Path, old: str, new: str, told: str) -> None:
    for path in (here / "site/harbour-1.0.dist-info/entry_points.txt", here / "site/harbour/__init__.py"):
        path.write_text(path.read_text().replace(old, new))
    done = run(here, "annotate", "today.log", "--format", "jsonl")
    assert done.returncode == 1 and told in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("harbour:WRITER", "harbour:NOTHING", "plug-in provenance.writers: list of harbour: cannot be loaded"),
        ("list = ", "json = ", "takes the name of the format json"),
        ("log = harbour:READER", "log = harbour:WRITER", "is a Format, not a provenance.reading.plugged.Reader"),
    ],
)
def test_a_format_that_cannot_be_used_is_missing_with_a_warning(here: Path, old: str, new: str, told: str) -> None:
    path = here / "site/harbour-1.0.dist-info/entry_points.txt"
    path.write_text(path.read_text().replace(old, new))
    (here / "a.txt").write_text("Bell said that it rains.\n")
    done = run(here, "annotate", "a.txt", "--format", "json")
    assert done.returncode == 0 and told in done.stderr and json.loads(done.stdout)["sentences"]


def test_the_page_shows_what_is_tested() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
    for language, file in (
        ("python", "harbour/__init__.py"),
        ("toml", "pyproject.toml"),
        ("toml", "harbour/lexicon.toml"),
    ):
        whole = (HARBOUR / file).read_text(encoding="utf-8")
        shown = [part.split("```")[0] for part in page.split(f"```{language}\n")[1:]]
        assert any(part in whole for part in shown), file
        assert language != "python" or all(part in whole for part in shown)
