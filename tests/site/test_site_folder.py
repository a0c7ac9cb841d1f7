"""What the page asks of the engine, and the folder that is written."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from provenance.errors import SettingsError
from provenance.pipeline import annotate
from provenance.reading import read
from provenance.serve.answer import answer
from provenance.serve.site import _CORE, write_site
from provenance.writing.json import write_json_file

SAID = {"text": "The minister said that the dam would open.", "outlet": "Post", "published": "2025-07-14", "title": ""}


def test_the_answer_holds_the_report_and_the_files_to_save() -> None:
    made = answer([SAID], [], False)
    document = annotate(SAID["text"], id="pasted", outlet="Post", published="2025-07-14")
    assert dict(made["files"])["pasted.json"] == write_json_file(document)
    assert [name for name, _ in made["files"]] == ["pasted.xml", "pasted.json", "pasted.csv"]
    assert "the dam would open" in made["page"]


def test_each_sentence_is_given_as_a_correction_that_nobody_has_made_yet() -> None:
    (article,) = answer([SAID], [], False)["articles"]
    (sentence,) = article["sentences"]
    assert sentence["target"]["selector"][1]["exact"] == SAID["text"]
    assert sentence["program"]["chain"] == [
        {"name": "minister", "type": "unnamed-person", "named": False, "id": "src.minister"}
    ]
    assert sentence["program"]["rules"]
    assert (sentence["body"]["verdict"], sentence["by"]) == ("right", "")
    assert sentence["body"]["status"] == "attributed"


def test_corrections_are_applied_and_the_program_s_label_stays_known() -> None:
    (unmade,) = answer([SAID], [], False)["articles"][0]["sentences"]
    chain = [{"name": "Ada Bell", "type": "person"}]
    line = json.dumps({**unmade, "creator": "Cy", "body": {"verdict": "wrong", "status": "attributed", "chain": chain}})
    made = answer([SAID], [], False, line + "\n")
    (sentence,) = made["articles"][0]["sentences"]
    assert (sentence["label"], sentence["by"]) == ("Ada Bell", "corrected by Cy")
    assert sentence["program"] == unmade["program"]
    assert '"who": "Cy"' in dict(made["files"])["pasted.json"]
    assert "corrected by Cy" in made["page"]
    assert "does not hold a correction" in answer([SAID], [], False, "{}")["problem"]


def test_the_articles_stand_in_the_order_of_the_report() -> None:
    later, earlier = {**SAID, "outlet": "Late"}, {**SAID, "outlet": "Soon", "published": "2025-07-13"}
    found = answer([later, earlier], [], False)["articles"]
    assert [(a["prefix"], a["name"]) for a in found] == [("d1", "Soon"), ("d2", "Late")]


def test_several_articles_are_compared_and_an_empty_field_is_none() -> None:
    made = answer([SAID, SAID, {"text": " "}], [("pasted.txt", memoryview(SAID["text"].encode()))], False)
    assert [name for name, _ in made["files"]][::3] == ["pasted.xml", "pasted-2.xml", "pasted-3.xml", "claims.json"]
    assert "3 articles side by side" in made["page"]


@pytest.mark.parametrize(
    ("pasted", "dropped", "problem"),
    [
        ([], [], "there is no text"),
        ([{**SAID, "published": "soon"}], [], "“Published”: “soon”"),
        ([], [("a.pdf", b"%PDF-1.7")], "PDF"),
    ],
)
def test_what_cannot_be_read_is_told(
    pasted: list[dict[str, str]], dropped: list[tuple[str, bytes]], problem: str
) -> None:
    made = answer(pasted, dropped, False)
    assert list(made) == ["problem"]
    assert problem in made["problem"]


@pytest.fixture
def pyodide(tmp_path: Path) -> Path:
    """A folder that has the names of the npm package and nothing in its files."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in _CORE:
        (folder / name).write_text('{"version": "0"}', encoding="utf-8")
    return folder


def test_the_folder_asks_nobody_else_and_is_the_same_twice(pyodide: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_site(tmp_path / name, pyodide)
    written = {p.relative_to(tmp_path / "one"): p.read_bytes() for p in (tmp_path / "one").rglob("*") if p.is_file()}
    assert written == {name: (tmp_path / "two" / name).read_bytes() for name in written}
    page = written[Path("index.html")].decode()
    assert "default-src &#39;none&#39;" in page
    assert "unsafe-inline" not in page
    assert "https://" not in page.replace("http://www.w3.org", "")
    stored = json.loads(written[Path("offline.js")].decode().splitlines()[1].removeprefix("const FILES = ")[:-1])
    assert {tmp_path / "one" / name for name in stored} >= {tmp_path / "one" / "packages.zip", tmp_path / "one"}


def test_nothing_is_overwritten_and_a_missing_file_is_named(pyodide: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not empty"):
        write_site(pyodide, pyodide)
    (pyodide / "python_stdlib.zip").unlink()
    with pytest.raises(SettingsError, match=r"holds no python_stdlib\.zip"):
        write_site(tmp_path / "new", pyodide)
    assert not (tmp_path / "new").exists()


def test_the_example_is_the_invented_story() -> None:
    example = json.loads(files("provenance.serve.browser").joinpath("example.json").read_text(encoding="utf-8"))
    seeds = sorted((Path(__file__).parents[2] / "seeds" / "invented-story").glob("*.txt"))
    stories = [article for path in seeds for article in read(path)]
    assert [article["text"] for article in example] == [story.text.strip() for story in stories]
    assert [article["title"] for article in example] == [story.title for story in stories]
    assert "5 articles side by side" in answer(example, [], False)["page"]
