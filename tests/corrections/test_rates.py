"""How often the program is right where people have judged it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.corrections import target, write_corrections
from provenance.corrections.rates import Rate, rates
from provenance.model import Correction, Credited, Document, Label, Span
from provenance.pipeline import annotate

TEXT = "Ines Oldham said that the bridge was safe. Bo Lind claims that it is not. It was built in 1958. It is red."
OLDHAM, LIND = Credited("Ines Oldham"), Credited("Bo Lind")


@pytest.fixture(scope="module")
def plain() -> Document:
    document = annotate(TEXT, id="velm")
    assert [s.label for s in document.sentences][:2] == ["Ines Oldham", "Bo Lind"]
    return document


def judgements(plain: Document) -> list[Correction]:
    about = [target(plain, s) for s in plain.sentences]
    told = [Label("attributed", (OLDHAM,)), Label("attributed", (LIND,), cue=(Span(8, 14),)), Label("unattributed")]
    return [
        Correction(about[0], right=True, label=told[0], program=told[0], rules=("CLA01",)),
        Correction(about[1], right=False, label=Label("attributed", (OLDHAM,)), program=told[1], rules=("CLA01",)),
        Correction(about[2], right=False, program=told[2]),
    ]


def test_each_judged_sentence_counts_once_for_each_measure(plain: Document) -> None:
    found, judged = rates(plain, judgements(plain))
    rule = {f"rule {a.rule}" for a in plain.attributions}
    assert judged == 3
    assert found["label"] == Rate(1, 3)
    assert (found["status"], found["chain"], found["origin"]) == (Rate(2, 2), Rate(1, 2), Rate(1, 2))
    assert sum((found[name].total for name in rule), 0) == 2


def test_what_was_called_wrong_does_not_count_once_the_program_says_another(plain: Document) -> None:
    old = Correction(target(plain, plain.sentences[2]), right=False, program=Label("hearsay"))
    assert rates(plain, [old]) == ({}, 0)


def test_the_interval_is_wilson_s() -> None:
    """8 of 10: .490 to .943, as Brown, Cai and DasGupta (2001) have it."""
    low, high = Rate(8, 10).interval()
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Rate(5, 5).interval()[1] == 1
    assert Rate(0, 5).interval()[0] == 0


@pytest.fixture
def files(plain: Document, tmp_path: Path) -> list[str]:
    (tmp_path / "velm.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(write_corrections(judgements(plain)), encoding="utf-8")
    return [str(tmp_path / "velm.txt"), "--corrections", str(tmp_path / "c.jsonl")]


def test_evaluate_shows_the_error_rate_on_one_s_own_material(files: list[str]) -> None:
    done = CliRunner().invoke(main, ["evaluate", *files])
    assert done.exit_code == 0, done.output
    assert "Judged: 3 of 4 sentences, in 1 article." in done.output
    figures = json.loads(CliRunner().invoke(main, ["evaluate", *files, "--json"]).output)
    assert figures["rates"]["label"] == {"right": 1, "of": 3, "error": 0.6667, "error_from": 0.2077, "error_to": 0.9385}
    assert figures["judged"] == 3


@pytest.mark.parametrize("name", ["CLA01", "claim"])
def test_explain_shows_it_beside_our_figure(files: list[str], name: str) -> None:
    alone = CliRunner().invoke(main, ["explain", name])
    beside = CliRunner().invoke(main, ["explain", name, *files[1:]])
    assert beside.output.startswith(alone.output)
    rate = "1 of 2" if name == "CLA01" else "0 of 1"
    assert f"right in {rate} judged sentences" in beside.output


def test_explain_says_that_there_is_nothing(files: list[str]) -> None:
    done = CliRunner().invoke(main, ["explain", "PAS02", *files[1:]])
    assert "No correction applies to a sentence" in done.output
