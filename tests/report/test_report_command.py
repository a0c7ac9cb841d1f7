"""`provenance report` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from provenance.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)])


def test_one_article_gives_its_report(seeds: Path, tmp_path: Path) -> None:
    result = run(seeds / "000_9085e960fa2e7665.txt", "-o", tmp_path / "r.html")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Where the sourcing is thin" in page and "Yonhap" in page


def test_a_folder_gives_the_comparison(seeds: Path, tmp_path: Path) -> None:
    result = run(seeds / "invented-story", "-o", tmp_path / "r.html")
    assert result.exit_code == 0, result.output
    assert "Side by side" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_one_bad_file_does_not_stop_the_others(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    result = run(tmp_path / "bad.txt", seeds / "000_9085e960fa2e7665.txt", "-o", tmp_path / "r.html")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr and (tmp_path / "r.html").exists()


def test_nothing_readable_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path / "absent.txt", "-o", tmp_path / "r.html")
    assert result.exit_code == 1 and "absent.txt" in result.stderr and not (tmp_path / "r.html").exists()


def test_an_output_that_cannot_be_written_is_named(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    result = run(seeds / "000_9085e960fa2e7665.txt", "-o", tmp_path / "file" / "r.html")
    assert result.exit_code == 1 and "r.html: cannot be written" in result.stderr


def test_a_worksheet_takes_one_article(seeds: Path, tmp_path: Path) -> None:
    assert run(seeds / "invented-story", "--blank", "-o", tmp_path / "r.html").exit_code == 2
    (tmp_path / "a.csv").write_text("sentence,standing\n1,named\n", encoding="utf-8")
    article = seeds / "000_9085e960fa2e7665.txt"
    assert run(article, "--blank", "--answers", tmp_path / "a.csv", "-o", tmp_path / "r.html").exit_code == 2


def test_a_file_name_is_no_markup(tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=ran()>.txt"
    path.write_text("It rained.", encoding="utf-8")
    assert run(path, "-o", tmp_path / "r.html").exit_code == 0
    assert "<img" not in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_compare_writes_the_same_page_as_report(seeds: Path, tmp_path: Path) -> None:
    files = sorted(map(str, (seeds / "invented-story").glob("*.txt")))
    assert run(*files, "-o", tmp_path / "a.html").exit_code == 0
    assert CliRunner().invoke(main, ["compare", *files, "-o", str(tmp_path / "b.html")]).exit_code == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = CliRunner().invoke(main, ["report", str(tmp_path / "empty"), "-o", str(tmp_path / "out.html")])
    assert result.exit_code == 1
    assert "empty: holds no article" in result.output
    assert not (tmp_path / "out.html").exists()
