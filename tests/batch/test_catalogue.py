"""Tables and records that describe the files of a run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from provenance.cli import main

TEXT = "The lock is safe, the warden, Una Reid, said on Monday. The town has paid for it."
MODS = """<mods xmlns="http://www.loc.gov/mods/v3">
  <titleInfo><nonSort>The</nonSort><title>lock opens</title><subTitle>at last</subTitle></titleInfo>
  <name><namePart type="given">Ivo</namePart><namePart type="family">Lund</namePart></name>
  <language><languageTerm type="code">eng</languageTerm></language>
  <relatedItem type="host"><titleInfo><title>Lock Gazette</title></titleInfo>
    <originInfo><publisher>Lund Brothers</publisher></originInfo>
    <part><date encoding="w3cdtf">1911-04-02</date></part></relatedItem>
  <identifier type="hdl">20.500/17</identifier>
</mods>"""
DUBLIN_CORE = """<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Lock opens</dc:title><dc:publisher>Lock Gazette</dc:publisher>
  <dc:date>1911-04-02</dc:date><dc:identifier>shelf 17</dc:identifier><dc:identifier>10.9999/17</dc:identifier>
  </oai_dc:dc>"""


def folder(place: Path, **files: str) -> Path:
    """A folder with texts of these names (`a_b` is `a/b.txt`) and other files by their full name."""
    for name, text in files.items():
        path = place / (name if "." in name else name.replace("_", "/") + ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return place


def annotated(*arguments: str | Path, code: int = 0) -> tuple[dict[str, dict[str, Any]], str]:
    """What JSON says of each article, by the name of its result, and what was told."""
    out = Path(str(arguments[0])).parent / "out"
    result: Result = CliRunner().invoke(
        main, ["annotate", *map(str, arguments), "-o", f"{out}/", "--format", "json", "--workers", "1"]
    )
    assert result.exit_code == code, result.stderr
    found = {p.relative_to(out).as_posix(): json.loads(p.read_text()) for p in sorted(out.rglob("*.json"))}
    return {name: value["document"] for name, value in found.items()}, result.stderr


def test_a_table_that_is_named_says_what_is_known_of_the_files(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", lock=f"Outlet: Nobody\nURL: https://a.example\n---\n{TEXT}", weir=TEXT)
    table = tmp_path / "list.tsv"
    table.write_text("id\tFile Name\tPublication\tDate\n7\tlock.txt\tLock Gazette\t2 April 1911\n8\tsluice.txt\tX\t\n")
    found, told = annotated(place, "--metadata", table)
    lock = found["lock.json"]
    assert (lock["id"], lock["outlet"], lock["published"]) == ("7", "Lock Gazette", "2 April 1911")
    assert lock["url"] == "https://a.example" and lock["text"] == TEXT
    assert found["weir.json"]["outlet"] is None
    assert "list.tsv: no such file: sluice.txt" in told
    assert "list.tsv: no row for: " in told and "weir.txt" in told


def test_a_table_is_found_by_its_name_and_that_is_told(tmp_path: Path) -> None:
    table = "filename,dc.title,dc.publisher\nlock.txt,Lock opens,Lock Gazette\nnorth\\weir.txt,Weir,Weir Post\n"
    found, told = annotated(folder(tmp_path / "in", lock=TEXT, north_weir=TEXT, **{"metadata.csv": table}))
    assert [d["outlet"] for d in found.values()] == ["Lock Gazette", "Weir Post"]
    assert "metadata.csv: describes 2 of 2 files" in told


@pytest.mark.parametrize("name, table", [
    ("metadata.csv", "title,outlet\nlock.txt,Lock Gazette\n"),  # no column that names a file
    ("metadata.csv", "file,colour\nlock.txt,red\n"),  # nothing that is known
    ("other.csv", "file,outlet\nlock.txt,Lock Gazette\n"),  # not its name
])  # fmt: skip
def test_another_table_is_not_taken_for_one(tmp_path: Path, name: str, table: str) -> None:
    found, told = annotated(folder(tmp_path / "in", lock=TEXT, **{name: table}), code=1)
    assert found["lock.json"]["outlet"] is None
    assert f"{name}: is a table" in told


def test_a_table_of_articles_that_is_called_so_is_read_as_articles(tmp_path: Path) -> None:
    table = f'file,outlet,text\na.txt,Lock Gazette,"{TEXT}"\n'
    found, _ = annotated(folder(tmp_path / "in", lock=TEXT, **{"metadata.csv": table}))
    assert {d["outlet"] for d in found.values()} == {None, "Lock Gazette"}


def test_ten_files_without_a_row_are_named_and_the_others_counted(tmp_path: Path) -> None:
    files = {f"lock{n}": TEXT for n in range(12)}
    table = {"metadata.csv": "file,outlet\nlock0.txt,Lock Gazette\n"}
    _, told = annotated(folder(tmp_path / "in", **files, **table))
    (line,) = [line for line in told.splitlines() if "no row for" in line]
    assert line.count(".txt") == 10 and line.endswith(" and 1 more")


def test_a_name_that_two_files_have_is_nobodys(tmp_path: Path) -> None:
    table = "file,outlet\nweir,Weir Post\n"
    found, told = annotated(folder(tmp_path / "in", north_weir=TEXT, south_weir=TEXT, **{"metadata.csv": table}))
    assert [d["outlet"] for d in found.values()] == [None, None]
    assert "metadata.csv:2: “weir” may be " in told and "north/weir.txt or " in told


def test_two_rows_about_one_file_are_refused_with_their_lines(tmp_path: Path) -> None:
    table = "file,outlet\nlock.txt,Lock Gazette\nlock,Weir Post\n"
    found, told = annotated(folder(tmp_path / "in", lock=TEXT, **{"metadata.csv": table}), code=1)
    assert found == {} and "metadata.csv:3: describes " in told and "metadata.csv:2 does; leave one" in told


def test_a_table_without_a_column_for_the_file_is_refused(tmp_path: Path) -> None:
    table = folder(tmp_path, **{"t.csv": "title,outlet\nLock,Lock Gazette\n"}) / "t.csv"
    found, told = annotated(folder(tmp_path / "in", lock=TEXT), "--metadata", table, code=1)
    assert found == {} and "has no column that names the file; call one “file”" in told


def test_a_date_in_a_table_that_may_be_two_is_named_with_its_line(tmp_path: Path) -> None:
    table = "file,published\nlock.txt,04/05/1911\n"
    place = folder(tmp_path / "in", lock=TEXT, **{"metadata.csv": table})
    options = ["--metadata", str(place / "metadata.csv"), "--format", "json"]
    result = CliRunner().invoke(main, ["annotate", str(place / "lock.txt"), *options])
    assert json.loads(result.stdout)["document"]["dated"] is None
    assert "metadata.csv:2: published “04/05/1911” may be" in result.stderr


def test_of_several_articles_in_a_file_a_row_does_not_say_the_title(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"a{n}", "text": TEXT, "title": f"T{n}"}) + "\n" for n in (1, 2))
    table = "file,outlet,title,id\nday.jsonl,Lock Gazette,The day,x\nlock.json,Weir Post,Lock,y\n"
    lone = json.dumps({"text": TEXT})
    found, _ = annotated(
        folder(tmp_path / "in", **{"day.jsonl": lines, "lock.json": lone, "metadata.csv": table}),
    )
    told = {(d["id"], d["outlet"], d["title"]) for d in found.values()}
    assert told == {("a1", "Lock Gazette", "T1"), ("a2", "Lock Gazette", "T2"), ("y", "Weir Post", "Lock")}


@pytest.mark.parametrize("name, record, title, url", [
    ("lock.xml", DUBLIN_CORE, "Lock opens", "https://doi.org/10.9999/17"),
    ("lock.dc.xml", DUBLIN_CORE, "Lock opens", "https://doi.org/10.9999/17"),
    ("lock.mods.xml", MODS, "The lock opens: at last", "https://hdl.handle.net/20.500/17"),
    ("lock.txt.xml", MODS, "The lock opens: at last", "https://hdl.handle.net/20.500/17"),
])  # fmt: skip
def test_a_record_beside_a_file_says_what_it_is(tmp_path: Path, name: str, record: str, title: str, url: str) -> None:
    place = folder(tmp_path / "in", lock=TEXT, weir=TEXT, **{name: record})
    found, _ = annotated(place)
    lock = found["lock.json"]
    assert (lock["title"], lock["outlet"], lock["published"]) == (title, "Lock Gazette", "1911-04-02")
    assert lock["url"] == url and found["weir.json"]["outlet"] is None and len(found) == 2
    alone = CliRunner().invoke(main, ["annotate", str(place / "lock.txt"), "--format", "json"])
    assert json.loads(alone.stdout)["document"]["title"] == title


def test_a_record_without_its_file_is_refused_by_name(tmp_path: Path) -> None:
    found, told = annotated(folder(tmp_path / "in", weir=TEXT, **{"lock.xml": DUBLIN_CORE}), code=1)
    assert list(found) == ["weir.json"] and "lock.xml: is a bibliographic record" in told


def test_an_article_of_the_same_name_is_no_record(tmp_path: Path) -> None:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>The weir is shut, Ivo Lund said.</p>'
        "</body></text></TEI>"
    )
    found, _ = annotated(folder(tmp_path / "in", lock=TEXT, **{"lock.xml": tei}))
    assert len(found) == 2 and all(d["outlet"] is None for d in found.values())


def test_a_table_goes_before_a_record_which_fills_in_and_options_go_before_both(tmp_path: Path) -> None:
    table = "file,outlet\nlock.txt,Weir Post\n"
    place = folder(tmp_path / "in", lock=TEXT, **{"lock.xml": MODS, "metadata.csv": table})
    found, _ = annotated(place, "--published", "1912-01-01")
    lock = found["lock.json"]
    assert (lock["outlet"], lock["title"], lock["published"]) == ("Weir Post", "The lock opens: at last", "1912-01-01")


def test_a_record_is_an_input_and_is_not_written(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", lock=TEXT, **{"lock.xml": MODS})
    result = CliRunner().invoke(
        main, ["annotate", str(place / "lock.txt"), "-o", str(place / "lock.xml"), "--overwrite"]
    )
    assert result.exit_code == 2 and "is an input" in result.stderr
    assert (place / "lock.xml").read_text() == MODS


def test_a_run_goes_on_when_a_row_has_moved_and_notices_when_it_has_changed(tmp_path: Path) -> None:
    place = folder(tmp_path / "in", lock=TEXT, weir=TEXT, **{"metadata.csv": "file,outlet\nlock.txt,A\nweir.txt,B\n"})
    annotated(place)
    folder(place, **{"metadata.csv": "file,outlet\nweir.txt,B\nlock.txt,A\n"})
    assert "(2 of them in an earlier run)" in annotated(place)[1]
    folder(place, **{"metadata.csv": "file,outlet\nweir.txt,C\nlock.txt,A\n"})
    assert "weir.json exists and was made otherwise" in annotated(place, code=1)[1]
