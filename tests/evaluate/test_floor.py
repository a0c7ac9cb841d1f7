"""The figures on PolNeAR dev, where it lies beside the repository, stay above what was once reached."""

from __future__ import annotations

from pathlib import Path

from provenance.evaluate import figures
from provenance.evaluate.run import score_folder

MEASURES = {"relation": 63, "relation-exact": 48, "cue": 72.5, "sentence": 87, "sent-src": 78, "words-content": 83}
KINDS = {"direct": 84, "speech": 75, "other": 41, "sourceless": 18}


def test_figures_on_dev(shared: Path) -> None:
    tally, problems = score_folder(shared / "polnear" / "dev")
    assert problems == []
    assert {name: f.f1 for name, f in figures.measures(tally).items() if f.f1 < MEASURES.get(name, 0)} == {}
    assert {name: f.f1 for name, f in figures.figures_by_kind(tally).items() if f.f1 < KINDS[name]} == {}
    assert figures.calibration_error(tally) < 0.08
