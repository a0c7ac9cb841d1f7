"""The measures, on cases small enough to count by hand, and against the judges' own scorer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

from provenance.engine import find
from provenance.evaluate import figures
from provenance.evaluate.gold import Relation, read_pair
from provenance.evaluate.run import families, score_folder, without
from provenance.evaluate.scoring import compare
from provenance.model import Article, Attribution, Span
from provenance.pipeline import annotate_article
from provenance.rules import RULES
from provenance.settings import DEFAULT, Settings
from provenance.text import segment

from .conftest import ANN


def _found(relation: Relation, certainty: float = 0.75, parent: str | None = None) -> Attribution:
    return Attribution("a1", "CLA01", "indirect", "say", "neutral", *relation, (), certainty, parent)


def test_the_gold_itself_scores_a_hundred(gold: Callable[..., Path]) -> None:
    text, relations = read_pair(gold(a=ANN) / "a.ann")
    tally = compare(text, relations, [_found(r) for r in relations])
    assert {(f.precision, f.recall, f.f1) for f in figures.measures(tally).values()} == {(100.0, 100.0, 100.0)}
    assert {name: f.gold for name, f in figures.figures_by_kind(tally).items()} == {
        "direct": 1, "speech": 1, "other": 0, "sourceless": 1,
    }  # fmt: skip


def test_each_measure_sees_its_own_mistake(gold: Callable[..., Path]) -> None:
    text, (first, *_) = read_pair(gold(a=ANN) / "a.ann")
    half = Relation(first.source, first.cue, (Span(0, 11),))  # two of four words
    mute = Relation((), first.cue, first.content)

    def f1(relation: Relation) -> dict[str, float]:
        return {name: f.f1 for name, f in figures.measures(compare(text, [first], [_found(relation)])).items()}

    assert (f1(half)["relation"], f1(half)["relation-exact"], f1(half)["exact-content"]) == (100.0, 0.0, 0.0)
    assert f1(half)["words-content"] == 66.7
    assert (f1(mute)["relation"], f1(mute)["cue"], f1(mute)["sentence"], f1(mute)["sent-src"]) == (0, 100, 100, 0)


def test_a_mark_is_the_cue_of_a_label() -> None:
    text = "Bell: It leaks. Reyes: No."
    colons = [
        Relation((Span(0, 4),), (Span(4, 5),), (Span(6, 14),)),
        Relation((Span(16, 21),), (Span(21, 22),), (Span(23, 25),)),
    ]
    measures = figures.measures(compare(text, colons, [_found(colons[0]), _found(colons[0])]))
    assert (measures["cue"].f1, measures["cue-or-mark"].f1, measures["relation"].f1) == (0, 50, 50)


def test_nested_attributions_are_left_out(gold: Callable[..., Path]) -> None:
    text, relations = read_pair(gold(a=ANN) / "a.ann")
    tally = compare(text, relations, [_found(relations[0]), _found(relations[1], parent="a1")])
    assert figures.measures(tally)["relation"][3:] == (3, 1)


def test_the_reliability_curve_and_its_error(gold: Callable[..., Path]) -> None:
    text, relations = read_pair(gold(a=ANN) / "a.ann")
    wrong = Relation((), (Span(0, 3),), (Span(61, 65),))
    tally = compare(text, relations, [_found(relations[0], 0.95), _found(relations[1], 0.85), _found(wrong, 0.82)])
    assert [(b.low, b.found, b.right) for b in figures.reliability(tally)] == [(0.8, 2, 0.5), (0.9, 1, 1.0)]
    assert figures.calibration_error(tally) == pytest.approx((2 * (0.835 - 0.5) + 0.05) / 3)


def test_workers_do_not_change_the_counts(gold: Callable[..., Path]) -> None:
    folder = gold(**dict.fromkeys("abcdef", ANN), broken="nonsense\n")
    (folder / "alone.txt").write_text("Nobody annotated this.")
    one, problems = score_folder(folder)
    assert (one, problems) == score_folder(folder, workers=2)
    assert [re.sub(r".*/", "", p).split(";")[0] for p in problems] == [
        "alone.txt: has no .ann file beside it", "broken.ann:1: is not a line of brat's format",
    ]  # fmt: skip


def test_without_a_family_none_of_its_rules_is_found() -> None:
    text = "\n".join(hit.replace("[", "").replace("]", "") for rule in RULES for hit in rule.hits)
    for family, ids in families().items():
        assert ids & _rules_found(text, DEFAULT)
        assert not ids & _rules_found(text, without(DEFAULT, (family,)))


def _rules_found(text: str, settings: Settings) -> set[str]:
    found = find(segment(text), settings)
    return {f.rule for f in found} | {hop.rule for f in found for hop in f.hops}


def test_the_figures_are_those_of_the_judges_scorer(shared: Path, tmp_path: Path) -> None:
    """Identical on PolNeAR dev. That scorer drops what is defined after its use, so definitions are put first."""
    predictions = tmp_path / "predictions.jsonl"
    lines = []
    for ann in sorted((shared / "polnear" / "dev").glob("*.ann")):
        text = ann.with_suffix(".txt").read_bytes()
        (tmp_path / ann.with_suffix(".txt").name).write_bytes(text)
        events = sorted(ann.read_text(encoding="utf-8").splitlines(keepends=True), key=lambda line: line[0] == "E")
        (tmp_path / ann.name).write_text("".join(events), encoding="utf-8")
        document = annotate_article(Article(text=text.decode("utf-8"), id=ann.stem))
        lines.append(json.dumps(json.loads(document.to_json())) + "\n")
    predictions.write_text("".join(lines), encoding="utf-8")
    scorer = [sys.executable, str(shared / "eval" / "attribution.py"), str(tmp_path), str(predictions), "--json"]
    theirs = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    ours = figures.measures(score_folder(tmp_path)[0])
    assert {name: list(f[:3]) for name, f in ours.items() if name != "cue-or-mark"} == theirs


def test_figures_without_counts_stay_near(shared: Path) -> None:
    """What an unseen domain would get: every counted reliability replaced by its back-off class."""
    folder = shared / "polnear" / "dev"
    counted, uncounted = (score_folder(folder, evolve(DEFAULT, counted=c))[0] for c in (True, False))
    gap = figures.measures(counted)["relation"].f1 - figures.measures(uncounted)["relation"].f1
    assert 0 < gap < 8
