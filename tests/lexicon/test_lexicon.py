"""Word lists are checked when they are read, and verbs have their forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from provenance import lexicon
from provenance.engine import propose
from provenance.errors import LexiconError
from provenance.lexicon import verbs
from provenance.lexicon.classes import cue_classes
from provenance.lexicon.verbs import forms
from provenance.rules.indexed_text import IndexedText
from provenance.text import segment

LISTS = sorted(path.stem for path in (Path(lexicon.__file__).parent / "en").glob("*.tsv"))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_says_where_it_comes_from_and_can_be_read(name: str) -> None:
    path = Path(lexicon.__file__).parent / "en" / f"{name}.tsv"
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert lexicon.read_table(name)
    assert lexicon.read_table(name) is lexicon.read_table(name), "it is parsed once"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("b\t1\na\t1\n", "x.tsv:3: is out of order or a duplicate"),
        ("a\t1\na\t1\n", "x.tsv:3: is out of order or a duplicate"),
        ("a\t1\nb\n", "x.tsv:3: has 1 columns, not 2"),
    ],
)
def test_a_malformed_list_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, problem: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "x.tsv").write_text(f"# made up\n{lines}", encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda _package: tmp_path)
    with pytest.raises(LexiconError, match=problem):
        lexicon.read_table("x")


def test_a_value_of_no_closed_class_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"names\.tsv, Ostmar: holds “city”; one of court, person"):
        lexicon.checked("city", ("person", "court"), "names.tsv, Ostmar")


@pytest.mark.parametrize(
    "verb",
    [
        "say says said saying said",
        "claim claims claimed claiming claimed",
        "argue argues argued arguing argued",
        "deny denies denied denying denied",
        "agree agrees agreed agreeing agreed",
        "stress stresses stressed stressing stressed",
        "plan plans planned planning planned",
        "admit admits admitted admitting admitted",
        "infer infers inferred inferring inferred",
        "explain explains explained explaining explained",
        "write writes wrote writing written",
    ],
)
def test_forms_of_verbs(verb: str) -> None:
    assert forms(verb.split()[0]) == tuple(verb.split())


def test_a_cue_of_an_unknown_class_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (("murmur", "mumble", "neutral"),)
    monkeypatch.setattr(verbs, "read_table", lambda _name: rows)
    with pytest.raises(LexiconError, match=r"cue_verbs\.tsv, murmur: holds “mumble”; one of accord"):
        verbs.cue_verbs.__wrapped__()


def test_every_class_of_cues_that_the_engine_makes_itself_is_in_the_table() -> None:
    text = (
        "BELL: We sail. Bell said it leaks, according to Reyes. It is said that the dam holds. Bell reportedly left. "
        "“Go!” boomed Bell. Complaints that it leaks grew. In the words of Bell, it leaks. “Never again.” — Ada Bell"
    )
    kinds = {candidate.key[1] for candidate in propose(IndexedText(segment(text)))}
    assert kinds >= {"colon", "according", "impersonal", "hearsay", "unknown", "noun", "word", "dash"}
    assert kinds <= cue_classes().keys()
