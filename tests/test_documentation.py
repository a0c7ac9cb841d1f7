"""What the documents say is so: links lead somewhere, commands run, Python prints what is shown."""

from __future__ import annotations

import gzip
import io
import re
import shlex
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import COMMANDS, main
from provenance.writing.wording import wording

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
_BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_ARTICLE = "The minister said that the dam would open in May. It will not."


def blocks(page: Path, *languages: str) -> list[str]:
    return [code for language, code in _BLOCK.findall(page.read_text(encoding="utf-8")) if language in languages]


def commands() -> list[str]:
    """The command lines of the documents, without comments; `serve` does not end, `site` needs Pyodide (`tests/site`),
    those of Spark run in `tests/spark`, and a shell is not asked."""
    lines = [line for page in PAGES for code in blocks(page, "sh", "") for line in code.splitlines()]
    found = {line.split("#")[0].split(" | ")[0].strip() for line in lines if line.startswith("provenance ")}
    elsewhere = ("provenance serve", "provenance site", "provenance spark")
    return sorted(line for line in found if not line.startswith(elsewhere) and not line.endswith("-"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the documents speak of."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "article.txt",
        "story.txt",
        "articles/a.txt",
        "holding/a.txt",
        "texts/a.txt",
        "coverage/a.txt",
        "coverage/b.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(_ARTICLE, encoding="utf-8")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "tests" / "samples" / "page.html", tmp_path / "article.html")
    (tmp_path / "today.jsonl").write_text('{"id": "c", "text": "It rained."}\n', encoding="utf-8")
    (tmp_path / "archive.jsonl.gz").write_bytes(gzip.compress((tmp_path / "today.jsonl").read_bytes()))
    (tmp_path / "list.csv").write_text("file,outlet,published\na.txt,The Corven Post,2025-03-02\n", encoding="utf-8")
    for sheet in ("answers", "ada", "ben", "teacher"):
        (tmp_path / f"{sheet}.csv").write_text("sentence,standing\n1,named\n", encoding="utf-8")
    for name in ("corrections", "ada", "ben"):
        (tmp_path / f"{name}.jsonl").touch()
    result = CliRunner().invoke(main, ["annotate", "article.txt", "-o", "tei"])
    assert result.exit_code == 0, result.output
    shutil.copy(tmp_path / "tei" / "article.xml", tmp_path / "existing.xml")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_in_the_index() -> None:
    numbered = sorted(path.name for path in (ROOT / "docs" / "adr").glob("0*.md"))
    index = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert _LINK.findall(index) == numbered
    assert [int(name[:4]) for name in numbered] == list(range(1, len(numbered) + 1))
    for name in numbered:
        title = (ROOT / "docs" / "adr" / name).read_text(encoding="utf-8").splitlines()[0]
        assert title.removeprefix(f"# {int(name[:4])}. ") in index


def test_the_python_of_the_readme_prints_what_it_shows() -> None:
    (code,) = blocks(ROOT / "README.md", "python")
    shown = blocks(ROOT / "README.md", "")
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() in shown


def test_the_table_of_the_readme_is_what_the_demo_shows(seeds: Path) -> None:
    """Words and labels, whatever the width of the terminal."""
    result = CliRunner().invoke(main, ["annotate", str(seeds / "000_9085e960fa2e7665.txt"), "--format", "tsv"])
    rows = [line.split("\t") for line in result.output.splitlines()[1:4]]
    table = blocks(ROOT / "README.md", "")[0]
    for row in rows:
        label, rules, kinds = row[8], row[10], [kind for kind in row[11].split(" | ") if kind]
        gaps = " ".join(wording()["gap"][kind]["name"] for kind in kinds)
        assert all(word in table for cell in (label, rules, gaps) for word in re.split(r"[ |]+", cell))


@pytest.mark.parametrize("line", commands())
def test_commands_of_the_documents_run(desk: Path, line: str) -> None:
    words = [
        name
        for word in shlex.split(line)[1:]
        for name in ([str(p) for p in desk.glob(word)] if "*" in word else [word])
    ]
    if "results.jsonl" in words and "annotate" not in words:
        CliRunner().invoke(main, ["annotate", "coverage", "-o", "results.jsonl"])
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output


def test_every_command_has_its_section() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"## `provenance {name}`" not in page] == []


def test_each_promise_names_a_test_that_is_there() -> None:
    rows = (ROOT / "docs" / "batch.md").read_text(encoding="utf-8").split("| promise |")[1].split("##")[0].splitlines()
    promises = [row for row in rows[2:] if row.startswith("|") and not row.startswith("| **")]
    named = [re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row) for row in promises]
    assert len(promises) > 40 and all(named), [row for row, found in zip(promises, named, strict=True) if not found]
    for path, test in (each for found in named for each in found):
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{test}"
