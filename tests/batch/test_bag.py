"""A run into a bag: manifests that hold, counts, nothing replaced, and a broken-off run goes on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.batch import bag as written
from provenance.cli import main
from provenance.reading import bag


@pytest.fixture
def holding(tmp_path: Path) -> Path:
    for name, text in {"a": "The dam holds, Ada Bell said.", "b/50% ok": "It rained.", "c": "\0"}.items():
        path = tmp_path / "in" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(holding: Path, *more: str) -> Result:
    words = ["annotate", str(holding / "in"), "-o", str(holding / "out"), "--format", "json", "--workers", "1"]
    return CliRunner().invoke(main, [*words, "--bag", *more])


def manifest(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_a_bag_of_results_is_whole_by_its_own_lists(holding: Path) -> None:
    assert run(holding).exit_code == 1  # one input failed
    out = holding / "out"
    payload = [p for p in out.rglob("*") if p.is_file() and "data" in p.relative_to(out).parts]
    assert sorted(p.relative_to(out).as_posix() for p in payload) == ["data/a.json", "data/b/50% ok.json"]
    assert [bag.problem(p) for p in payload] == [None, None] and bag.missing(out) == []
    assert list(manifest(out / "manifest-sha256.txt")) == ["data/a.json", "data/b/50%25 ok.json"]
    tags = manifest(out / "tagmanifest-sha256.txt")
    assert sorted(tags) == ["bag-info.txt", "bagit.txt", "errors.jsonl", "manifest-sha256.txt"]
    assert all(hashlib.sha256((out / name).read_bytes()).hexdigest() == digest for name, digest in tags.items())
    info = dict(line.split(": ", 1) for line in (out / "bag-info.txt").read_text(encoding="utf-8").splitlines())
    size = sum(p.stat().st_size for p in payload)
    assert (info["Payload-Oxum"], info["Documents"], info["Set-Aside"]) == (f"{size}.2", "2", "1")
    assert info["Bag-Software-Agent"].startswith("provenance ") and info["Status-Attributed"] == "1"
    assert "Bagging-Date" not in info
    assert sorted(p.name for p in holding.iterdir()) == ["in", "out"]


def test_a_change_in_the_payload_is_noticed(holding: Path) -> None:
    run(holding)
    result = holding / "out" / "data" / "a.json"
    result.write_text(result.read_text(encoding="utf-8").replace("Ada", "Eva"), encoding="utf-8")
    assert "differs from the bag" in str(bag.problem(result))


def test_two_bags_of_the_same_are_the_same(holding: Path) -> None:
    run(holding, "--date", "2025-07-14")
    (holding / "out").rename(holding / "first")
    run(holding, "--date", "2025-07-14")
    for path in sorted((holding / "first").rglob("*.*")):
        assert path.read_bytes() == (holding / "out" / path.relative_to(holding / "first")).read_bytes()
    assert "Bagging-Date: 2025-07-14\n" in (holding / "out" / "bag-info.txt").read_text(encoding="utf-8")


def test_what_is_there_is_refused(holding: Path) -> None:
    (holding / "out").mkdir()
    told = run(holding, "--overwrite")
    assert told.exit_code == 2 and "out: exists, and a bag is made whole; choose another -o" in told.stderr
    for words in (["-o", str(holding / "all.jsonl")], []):
        told = CliRunner().invoke(main, ["annotate", str(holding / "in"), "--bag", *words])
        assert told.exit_code == 2 and "--bag makes a folder" in told.stderr


def test_a_run_that_was_broken_off_goes_on(holding: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off before the lists are written, then when the bag is whole and only has to be named."""
    run(holding)
    (holding / "out").rename(holding / "whole")
    for name, place in (("_write_tags", written), ("rename", Path)):
        with monkeypatch.context() as broken:
            broken.setattr(place, name, _killed)
            assert isinstance(run(holding).exception, KeyboardInterrupt | SystemExit)
        assert not (holding / "out").exists() and (holding / ".out.parts").is_dir()
        assert run(holding).exit_code == 1
        assert (holding / "out" / "tagmanifest-sha256.txt").read_bytes() == (
            holding / "whole" / "tagmanifest-sha256.txt"
        ).read_bytes()
        assert not (holding / ".out.parts").exists()
        (holding / "out").rename(holding / f"done {name}")


def _killed(*_args: object) -> None:
    raise KeyboardInterrupt


def test_the_collection_of_a_bag_is_counted(holding: Path) -> None:
    run(holding)
    told = CliRunner().invoke(main, ["report", "--collection", str(holding / "out"), "-o", str(holding / "page.html")])
    assert told.exit_code == 0, told.output
    page = (holding / "page.html").read_text(encoding="utf-8")
    assert "2 articles of 1 outlet; 1 more was set aside" in page
