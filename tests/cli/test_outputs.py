"""No command writes onto what it reads, nor onto what it did not write, unless it is told to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import main

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Quay</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    "<text><body><p>The quay is closed, the harbour master said.</p></body></text></TEI>"
)
TEXT = "The quay is closed, the harbour master said.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, links to them, and a page of somebody else's, as the working directory."""
    for name in ("a.txt", "b.txt", "in/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    for name in ("h.xml", "g.xml"):
        (tmp_path / name).write_text(TEI)
    (tmp_path / "link.html").symlink_to("a.txt")
    os.link(tmp_path / "a.txt", tmp_path / "hard.json")
    (tmp_path / "mine.html").write_text("<p>Mine.</p>")
    (tmp_path / "mine.json").write_text('{"mine": 1}')
    (tmp_path / "s.toml").write_text('[authority]\nfiles = ["who.tsv"]\n')
    (tmp_path / "who.tsv").write_text("name\ttype\turi\nAna Ruiz\tperson\thttp://a.example/1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(line: str) -> Result:
    return CliRunner().invoke(main, line.split())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("flag", ["", " --overwrite"])
@pytest.mark.parametrize(
    "line",
    [
        "report a.txt -o a.txt",
        "report a.txt b.txt -o b.txt",
        "report in -o in/c.txt",
        "report a.txt -o ./in/../a.txt",
        "report a.txt -o link.html",
        "report link.html -o a.txt",
        "report h.xml -o H.XML",
        "compare a.txt b.txt -o b.txt",
        "compare a.txt b.txt -o hard.json",
        "compare in a.txt -o c.json --add a.txt",
        "compare a.txt b.txt -o c.json --add c.json",
        "annotate h.xml -o h.xml",
        "annotate h.xml -o h.xml --layer anchors",
        "annotate h.xml g.xml -o .",
        "annotate h.xml g.xml a.txt -o ./ --layer anchors",
        "annotate a.txt -o a.txt --format json",
        "annotate a.txt -o a.ann --format brat",
        "annotate a.txt b.txt -o . --format brat",
        "annotate a.txt b.txt -o a.txt --format jsonl",
        "annotate a.txt b.txt -o who.tsv --settings s.toml",
        "annotate a.txt -o s.toml --format json --settings s.toml",
    ],
)
def test_an_input_is_never_an_output_whatever_the_flags_say(here: Path, line: str, flag: str) -> None:
    before = contents(here)
    result = run(line + flag)
    assert result.exit_code == 2, result.output
    assert "is an input" in result.output and "--overwrite" not in result.output.replace(flag, "", 1)
    assert contents(here) == before


def test_the_host_of_a_layer_is_not_written(here: Path) -> None:
    assert run("annotate h.xml -o layer/h.layer.xml").exit_code == 0
    before = contents(here)
    result = run("report layer/h.layer.xml a.txt -o h.xml --overwrite")
    assert result.exit_code == 2 and "is an input" in result.output
    assert contents(here) == before


def test_a_record_that_would_replace_an_input_is_set_aside(here: Path) -> None:
    (here / "r").mkdir()
    (here / "r" / "q.xml").write_text(TEI)
    (here / "r.jsonl").write_text('{"id": "q", "text": "It rained."}\n{"id": "z", "text": "It rained."}\n')
    before = contents(here)
    result = run("annotate r.jsonl r/q.xml -o . --overwrite")
    assert result.exit_code == 1 and "r/q.xml: is an input" in result.stderr
    assert {name: contents(here)[name] for name in before} == before
    assert (here / "r" / "z.xml").exists() and (here / "q.xml").exists()


@pytest.mark.parametrize(
    "line",
    [
        "report a.txt -o mine.html",
        "compare a.txt b.txt -o mine.json",
        "compare a.txt b.txt -o mine.html",
        "annotate a.txt -o mine.json",
        "annotate a.txt b.txt -o mine.csv",
        "annotate a.txt b.txt -o all.jsonl",
        "annotate a.txt b.txt -o out",
    ],
)
def test_what_somebody_else_wrote_is_replaced_only_when_that_is_said(here: Path, line: str) -> None:
    (here / "mine.csv").write_text("a,b\n")
    (here / "all.errors.jsonl").write_text('{"mine": 1}\n')
    (here / "out").mkdir()
    (here / "out" / "errors.jsonl").write_text('{"mine": 1}\n')
    before = contents(here)
    refused = run(line)
    assert refused.exit_code == 2 and "--overwrite" in refused.output, refused.output
    assert contents(here) == before
    assert run(f"{line} --overwrite").exit_code == 0


@pytest.mark.parametrize("name", ["p.html", "p.json", "p.csv", "p.xml"])
def test_its_own_comparison_is_replaced(here: Path, name: str) -> None:
    for _ in range(2):
        result = run(f"compare a.txt b.txt -o {name}")
        assert result.exit_code == 0, result.output


def test_its_own_report_is_replaced_and_said(here: Path) -> None:
    assert run("report a.txt -o r.html").stderr == "r.html: written (1 article)\n"
    assert run("report a.txt b.txt -o r.html").stderr == "r.html: written (2 articles)\n"
    assert run("report a.txt -o r.html -q").stderr == ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("annotate a.txt -o x.docx", "provenance report"),
        ("annotate a.txt -o x.html", "provenance report"),
        ("annotate a.txt -o x.jsn", "did you mean x.json?"),
        ("annotate a.txt -o x.xlsx", "a spreadsheet opens .csv"),
        ("annotate in -o x.pdf", "for a folder write x.pdf/"),
        ("report a.txt -o x.xml", "provenance annotate"),
        ("report a.txt -o x.pdf", "prints or saves as PDF"),
        ("report a.txt -o x.htlm", "did you mean x.htm"),
        ("compare a.txt b.txt -o x.txt", "compare writes .json, .csv"),
        ("compare a.txt b.txt -o x.jsonl", "did you mean x.json?"),
    ],
)
def test_a_suffix_that_is_not_written_is_refused_with_what_was_meant(here: Path, line: str, says: str) -> None:
    before = contents(here)
    result = run(line)
    assert result.exit_code == 2 and says in result.output, result.output
    assert contents(here) == before


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("annotate a.txt -o x.JSON", "x.JSON"),
        ("annotate a.txt -o x.view.xml", "x.view.xml"),
        ("annotate a.txt -o x.txt", "x.txt"),
        ("annotate a.txt -o x.docx --format json", "x.docx"),
        ("annotate a.txt -o out.docx/", "out.docx/a.xml"),
        ("annotate a.txt -o out.2024", "out.2024/a.xml"),
        ("annotate in -o out", "out/c.xml"),
        ("report a.txt -o x.HTM", "x.HTM"),
        ("compare a.txt b.txt -o x.out --format csv", "x.out"),
    ],
)
def test_a_name_that_is_meant_is_written(here: Path, line: str, there: str) -> None:
    result = run(line)
    assert result.exit_code == 0, result.output
    assert (here / there).read_bytes()


def test_the_suffix_decides_on_the_format(here: Path) -> None:
    for name in ("x.txt", "x.view.xml", "x.tei", "x.anno.jsonld"):
        assert run(f"annotate a.txt -o {name}").exit_code == 0
    assert "On whose word" in (here / "x.txt").read_text()
    assert "<TEI" in (here / "x.tei").read_text() and "AnnotationPage" in (here / "x.anno.jsonld").read_text()


def test_one_article_says_what_was_written(here: Path) -> None:
    assert run("annotate a.txt -o x.json").stderr == "x.json: written (2 sentences)\n"
    assert run("annotate a.txt -o y.json -q").stderr == ""


def test_a_hyphen_is_standard_output(here: Path) -> None:
    before = contents(here)
    assert run("annotate a.txt -o - --format json").stdout.startswith('{\n  "generator"')
    assert run("compare a.txt b.txt -o -").stdout.startswith('{\n  "generator"')
    assert run("report a.txt -o -").stdout.startswith("<!DOCTYPE html>")
    assert contents(here) == before


def test_a_result_goes_through_a_link_and_the_link_stays(here: Path) -> None:
    (here / "to.html").symlink_to(here / "in" / "r.html")
    assert run("report a.txt -o to.html").exit_code == 0
    assert (here / "to.html").is_symlink() and (here / "in" / "r.html").is_file()


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("provenance", f"{sys.executable} -m provenance")
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, shell=True, capture_output=True, timeout=120, check=False, env=environment)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="POSIX shells")
def test_what_the_shell_leads_into_an_input_is_refused(here: Path) -> None:
    before = contents(here)
    appended = shell("provenance annotate a.txt >> a.txt")
    assert appended.returncode == 2 and b"a.txt: is an input" in appended.stderr
    piped = shell("mv a.txt a.html; provenance report - -o a.html --overwrite < a.html")
    assert piped.returncode == 2 and b"a.html: is an input" in piped.stderr
    assert contents(here)["a.html"] == before["a.txt"]
