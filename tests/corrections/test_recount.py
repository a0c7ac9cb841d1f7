"""Counting cues in judged sentences, and what the counts change."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.corrections import Program, target, write_corrections
from provenance.engine.weighing import weights
from provenance.errors import SettingsError
from provenance.evaluate.recount import recount, write_counts
from provenance.model import Correction, Credited, Label, Span
from provenance.pipeline import annotate
from provenance.settings import CueCount, Settings, read_counts, read_settings

TEXT = "Ines Oldham said that the bridge was safe."
SAID = ("say", "that", "*")


def judged(right: bool, label: Label | None, text: str = TEXT) -> Correction:
    document = annotate(text)
    told, rules = Program(document).label(document.sentences[0])
    about = target(document, document.sentences[0])
    return Correction(about, right, told if right else label, program=told, rules=rules)


@pytest.mark.parametrize(
    ("correction", "counted"),
    [
        (judged(True, None), (1, 1)),
        (judged(False, Label("attributed", (Credited("Bo Lind"),))), (1, 1)),  # another person: the words stay right
        (judged(False, Label("unattributed")), (0, 1)),
        (judged(False, None), (0, 1)),
        (judged(False, Label("attributed", (Credited("Ines Oldham"),), content=(Span(34, 41),))), (0, 1)),
        (judged(False, Label("attributed", (Credited("Bo Lind"),), cue=(Span(0, 4),))), (0, 1)),
        (judged(False, Label("hearsay")), (1, 1)),
    ],
)  # fmt: skip
def test_a_cue_counts_as_the_person_sees_it(correction: Correction, counted: tuple[int, int]) -> None:
    assert recount([correction])[SAID] == counted


def test_what_nobody_judged_does_not_count() -> None:
    """The label rests on “claims”; whether “said” was right, too, nobody has said."""
    text = "Ines Oldham said that the bridge was safe and that the mayor claims that it is not."
    found = recount([judged(True, None, text)])
    assert found["claim", "that", "*"] == (1, 1)
    assert SAID not in found


def test_the_last_correction_of_a_sentence_counts() -> None:
    assert recount([judged(True, None), judged(False, Label("unattributed"))])[SAID] == (0, 1)


def test_the_table_is_read_back_and_added_to_the_shipped_counts(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text(write_corrections([judged(False, Label("unattributed"))]), encoding="utf-8")
    done = CliRunner().invoke(main, ["recount", str(tmp_path / "c.jsonl"), "-o", str(tmp_path / "counts.tsv")])
    assert done.exit_code == 0, done.output
    assert CueCount(SAID, 0, 1) in read_counts(tmp_path / "counts.tsv")
    (tmp_path / "p.toml").write_text('[engine]\ncounts = ["counts.tsv"]\n', encoding="utf-8")
    found = read_settings(tmp_path / "p.toml")
    shipped = weights(Settings())._counts[SAID]
    assert weights(found)._counts[SAID] == (shipped[0], shipped[1] + 1)
    again = CliRunner().invoke(main, ["recount", str(tmp_path / "c.jsonl"), "-o", str(tmp_path / "counts.tsv")])
    assert again.exit_code == 2


def test_enough_counts_change_a_label() -> None:
    assert annotate(TEXT).sentences[0].status == "attributed"
    rows = dict.fromkeys(recount([judged(False, Label("unattributed"))]), (0, 5000))
    own = Settings(counts=tuple(CueCount(key, *row) for key, row in rows.items()))
    assert annotate(TEXT, settings=own).sentences[0].status == "unattributed"


def test_without_the_shipped_counts_only_one_s_own_are_left() -> None:
    own = Settings(counts=(CueCount(SAID, 3, 4),), shipped_counts=False)
    assert weights(own)._counts == {SAID: (3, 4)}
    assert annotate(TEXT, settings=own).sentences


@pytest.mark.parametrize("row", ["say\tthat\t*\t3", "say\tthat\t*\t3\t2", "say\tthat\t*\tx\t2"])
def test_a_row_that_is_not_one_is_named(tmp_path: Path, row: str) -> None:
    path = tmp_path / "counts.tsv"
    path.write_text(f"{write_counts({SAID: (1, 2)})}{row}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"counts\.tsv:6: is not a row of counts"):
        read_counts(path)
