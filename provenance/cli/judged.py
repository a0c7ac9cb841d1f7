"""`provenance evaluate --corrections`: the error rate on one's own articles, by people's corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from provenance.batch.articles import articles
from provenance.batch.work import Options
from provenance.cli.progress import counted
from provenance.cli.streams import complain
from provenance.corrections.rates import Rate, Rates, rates
from provenance.errors import ProvenanceError
from provenance.model import Correction
from provenance.settings import Settings

_MEANS = {
    "label": "status and chain",
    "status": "status",
    "chain": "chain, where you credit",
    "origin": "origin, where you credit",
}

_COUNTED = (("sentences", "sentence"), ("documents", "article"))


def score(path: Path, corrections: Sequence[Correction], settings: Settings, *, as_json: bool) -> list[str]:
    """Print how often the program is right in the judged sentences of these articles; return what could not be read."""
    failed: list[ProvenanceError] = []
    found: Rates = {}
    judged = sentences = documents = 0
    for document, _ in articles([path], Options(settings=settings), None, failed.append):
        own, count = rates(document, corrections)
        if count:
            documents, judged, sentences = documents + 1, judged + count, sentences + len(document.sentences)
        for name, rate in own.items():
            before = found.get(name, Rate())
            found[name] = Rate(before.right + rate.right, before.total + rate.total)
    counts = {"documents": documents, "judged": judged, "sentences": sentences}
    if as_json:
        click.echo(json.dumps(counts | {"rates": {name: _as_object(rate) for name, rate in found.items()}}))
    elif judged:
        _show(found, counts)
    else:
        complain("no correction applies to a sentence of these articles")
    return [str(error) for error in failed]


def _as_object(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval()
    wrong = rate.total - rate.right
    return {"right": rate.right, "of": rate.total, "error": round(wrong / rate.total, 4),
            "error_from": round(1 - high, 4), "error_to": round(1 - low, 4)}  # fmt: skip


def _show(found: Rates, counts: dict[str, int]) -> None:
    from provenance.cli.evaluate import table

    rows = [(_MEANS[name], *_cells(found[name])) for name in _MEANS if name in found]
    rows += [(name, *_cells(found[name])) for name in sorted(found) if name not in _MEANS]
    table("Wrong according to your corrections", ("", "wrong", "of", "per cent", "95 % interval"), rows)
    sentences, articles = (counted(counts[key], what) for key, what in _COUNTED)
    click.echo(f"Judged: {counts['judged']} of {sentences}, in {articles}.")
    if counts["judged"] < counts["sentences"]:
        click.echo("If you mostly judge what looks wrong, the program errs less often than this.")


def _cells(rate: Rate) -> tuple[str, ...]:
    low, high = rate.interval()
    wrong = rate.total - rate.right
    return (
        str(wrong),
        str(rate.total),
        f"{100 * wrong / rate.total:.1f}",
        f"{100 - 100 * high:.0f}–{100 - 100 * low:.0f}",
    )
