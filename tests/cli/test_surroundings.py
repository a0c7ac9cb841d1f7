"""What a command finds around it: a provenance.toml, a shell that completes, another package of the same name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner, Result

from provenance.cli import main

MOOT = "Bell moots that it rains. It is cold.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in a folder in one that has settings, as the working folder."""
    (tmp_path / "provenance.toml").write_text('[[cue]]\nlemma = "moot"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    (inner / "moot.txt").write_text(MOOT)
    return inner


def run(line: str) -> Result:
    return CliRunner().invoke(main, line.split())


def test_settings_are_found_upwards_and_told(here: Path) -> None:
    result = run("annotate moot.txt --format csv")
    assert "attributed,Bell" in result.stdout
    assert result.stderr == f"settings: {here.parents[1] / 'provenance.toml'} (--isolated leaves it out)\n"
    assert run("annotate moot.txt --format csv -q").stderr == ""


def test_the_nearest_counts_alone(here: Path) -> None:
    (here / "provenance.toml").write_text('[silence]\nrules = ["CLA01"]\n')
    result = run("annotate moot.txt --format csv")
    assert "attributed,Bell" not in result.stdout and str(here / "provenance.toml") in result.stderr


@pytest.mark.parametrize("order", ["--isolated moot.txt", "moot.txt --isolated"])
def test_isolated_leaves_it_out(here: Path, order: str) -> None:
    result = run(f"annotate {order} --format csv")
    assert "attributed,Bell" not in result.stdout and result.stderr == ""


def test_what_is_named_goes_before_what_is_found(here: Path) -> None:
    (here / "mine.toml").write_text("[engine]\nthreshold = 1\n")
    result = run("annotate moot.txt --format csv --settings mine.toml --isolated")
    assert result.exit_code == 0 and "attributed,Bell" not in result.stdout and result.stderr == ""


def test_a_found_file_is_an_input_and_its_mistakes_are_named(here: Path) -> None:
    (here / "provenance.toml").write_text("[engine]\ntreshold = 1\n")
    result = run("annotate moot.txt --format csv")
    assert result.exit_code == 2 and "did you mean threshold?" in result.stderr
    (here / "provenance.toml").write_text("")
    refused = run("report moot.txt -o provenance.toml --overwrite")
    assert refused.exit_code == 2 and "is an input" in refused.stderr


@pytest.mark.parametrize("command", ["annotate", "compare", "report", "evaluate"])
def test_the_help_tells_of_it(command: str) -> None:
    told = " ".join(run(f"{command} --help").stdout.split())
    assert "nearest folder above it" in told and "--isolated" in told


def test_the_shell_completes_commands_and_values() -> None:
    shell = BashComplete(main, {}, "provenance", "_PROVENANCE_COMPLETE")
    assert [item.value for item in shell.get_completions([], "eva")] == ["evaluate"]
    assert {"csv", "sqlite"} <= {item.value for item in shell.get_completions(["annotate", "--format"], "")}
    assert "_PROVENANCE_COMPLETE=bash_complete" in shell.source()


@pytest.mark.parametrize(
    "code", ["import provenance; provenance.annotate('x')", "from provenance.cli import main; main()"]
)
def test_another_package_of_this_name_is_told(tmp_path: Path, code: str) -> None:
    """Its files lie elsewhere here: that it is installed at all is enough."""
    about = tmp_path / "provenance-0.14.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: provenance\nVersion: 0.14.1\n")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", code, "explain", "CLA01"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "another package that is imported as “provenance” is installed (provenance 0.14.1)" in done.stderr
