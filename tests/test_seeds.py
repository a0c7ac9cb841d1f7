"""The seeds as readable snapshots: each sentence with its status, label, rules and gaps.

A change here is either a gain, a loss, or neither; read the diff before running pytest with --force-regen.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from provenance.model import Document, Span
from provenance.pipeline import annotate_article
from provenance.reading import read

SEEDS = Path(__file__).parent.parent / "seeds"
FILES = sorted(SEEDS.rglob("*.txt"))


def _layout(document: Document) -> str:
    lines = []
    for sentence in document.sentences:
        text = document.text[sentence.start : sentence.end]
        lines += ["", f"{sentence.id}  {text}", f"    = {sentence.status}: {sentence.label}"]
        for attribution in document.attributions:
            if attribution.cue and sentence.start <= attribution.cue[0].start < sentence.end:
                nested = f" in {attribution.parent}" if attribution.parent else ""
                roles = [
                    f"{role} {_quote(document, spans)}"
                    for role, spans in (("source", attribution.source), ("cue", attribution.cue))
                ]
                lines.append(f"    {attribution.id}{nested} {attribution.rule} {attribution.mode}, {', '.join(roles)}")
                lines.append(f"       {_quote(document, attribution.content)}")
        lines += [f"    ! {gap.kind} ({gap.severity})" for gap in sentence.gaps]
    lines += ["", "sources"]
    lines += [f"    {s.id}  {s.name}, {s.type}, {'named' if s.named else 'unnamed'}" for s in document.sources]
    return "\n".join(lines).lstrip("\n") + "\n"


def _quote(document: Document, spans: tuple[Span, ...]) -> str:
    return " … ".join(f"[{document.text[s.start : s.end]}]" for s in spans) or "[nobody]"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_of_the_seeds(path: Path, file_regression: FileRegressionFixture) -> None:
    (article,) = read(path)
    file_regression.check(_layout(annotate_article(article)), extension=".txt", encoding="utf-8")


def _labels() -> list[str]:
    (article,) = read(SEEDS / "000_9085e960fa2e7665.txt")
    return ["", *(f"{s.status}: {s.label}" for s in annotate_article(article).sentences)]


def test_the_article_the_project_started_from() -> None:
    """What the labels of the first seed must say, whatever else changes."""
    labels = _labels()
    assert labels[1] == "attributed: Yonhap News Agency"
    assert labels[2] == "attributed: Yonhap News Agency citing National Intelligence Service"
    assert labels[4] == labels[6] == "unattributed: the outlet's own assertion"
    assert labels[5] == "partly-attributed: partly South Korea"
    assert labels[9] == labels[10] == "attributed: Sergei Lavrov"
    assert "Russian Foreign Ministry" in labels[11]
    assert "South Korea" in labels[15]
    assert labels[16] == "unattributed: the outlet's own assertion"
    assert labels[17] == "attributed: Analysts, unnamed"
