"""The Python of the documents runs, where what it imports is installed."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

import provenance
from provenance.cli import main

ROOT = Path(__file__).parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("examples", ROOT / "docs" / "examples.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXAMPLES = _load()


@pytest.fixture
def coverage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The results of which the recipes speak."""
    monkeypatch.chdir(tmp_path)
    Path("coverage").mkdir()
    Path("coverage/a.txt").write_text("Outlet: Post\n---\nAda Bell said the dam holds. It rained.\n")
    for suffix in ("sqlite", *(["parquet"] if importlib.util.find_spec("pyarrow") else [])):
        result = CliRunner().invoke(main, ["annotate", "coverage", "-o", f"coverage.{suffix}"])
        assert result.exit_code == 0, result.output
    return tmp_path


def run(code: str) -> dict[str, Any]:
    found: dict[str, Any] = {"__name__": "example"}
    exec(compile(code, "example", "exec", dont_inherit=True), found)
    return found


@pytest.mark.parametrize("name", EXAMPLES.examples())
def test_an_example_of_the_documents_runs(name: str, coverage: Path) -> None:
    code = EXAMPLES.examples()[name]
    for package in [*EXAMPLES.imported(code), *(["pyarrow"] if "coverage.parquet" in code else [])]:
        pytest.importorskip(package, reason=f"{package} is not installed")
    (coverage / "example.py").write_text(code, encoding="utf-8")
    done = subprocess.run([sys.executable, "example.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def recipe(page: str, package: str) -> str:
    return next(code for name, code in EXAMPLES.examples().items() if name.startswith(page) and package in code)


def test_the_service_answers() -> None:
    pytest.importorskip("fastapi", reason="FastAPI is not installed")
    client = pytest.importorskip("fastapi.testclient").TestClient(run(recipe("recipes", "fastapi"))["app"])
    answer = client.post("/annotate", json={"text": "Ada Bell said the dam holds.", "outlet": "Post"})
    assert answer.json() == provenance.annotate("Ada Bell said the dam holds.", outlet="Post").to_dict()
    refused = client.post("/annotate", json={"text": "It rained.", "published": "yesterday"})
    assert refused.status_code == 422 and "yesterday" in refused.json()["detail"]


def test_frames_have_a_row_for_each_sentence(coverage: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    assert len(run(recipe("recipes", "pandas"))["sentences"]) == 4


def test_a_query_over_parquet_counts(coverage: Path) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    assert sorted(run(recipe("recipes", "duckdb"))["found"].fetchall(), key=str) == [("src.ada-bell", 1), (None, 1)]


def test_a_notebook_shows_a_document_as_a_report() -> None:
    formatters = pytest.importorskip("IPython.core.formatters", reason="IPython is not installed")
    document = provenance.annotate("Ada Bell said the dam holds. It rained.")
    data, _ = formatters.DisplayFormatter().format(document)
    assert "Ada Bell" in data["text/html"]
