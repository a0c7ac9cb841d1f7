"""`provenance evaluate`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from attrs import evolve
from click.core import ParameterSource

from provenance.batch.inputs import files
from provenance.cli.judged import score
from provenance.cli.options import CORRECTIONS, SETTINGS
from provenance.cli.settings import corrections_of, settings_of
from provenance.cli.streams import complain, console, is_quiet
from provenance.errors import ProvenanceError
from provenance.evaluate import figures, run
from provenance.evaluate.scoring import Tally
from provenance.model import Document
from provenance.reading import read_json
from provenance.settings import Settings

Progress = Callable[[int, int], None]


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--json", "as_json", is_flag=True, help="Write the figures as one JSON object.")
@SETTINGS
@CORRECTIONS
@click.option("--results", type=click.Path(path_type=Path, exists=True), metavar="PATH",
              help="Score these results, JSON or JSONL of “provenance annotate”, whose ids are the STEMs; nothing is "
                   "annotated.")  # fmt: skip
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.option("--uncounted", is_flag=True, help="Replace every counted reliability with that of its back-off class.")
@click.option(
    "--without",
    multiple=True,
    metavar="RULE_OR_FAMILY",
    help="Score with this rule or family silenced; can be repeated.",
)
@click.option("--ablate", is_flag=True, help="Score once for each family of rules, with that family silenced.")
@click.option("--by-rule", is_flag=True, help="Also show how often each rule was right.")
def command(
    gold: Path, as_json: bool, settings_file: Path | None, corrections_files: tuple[Path, ...], workers: int,
    uncounted: bool, without: tuple[str, ...], ablate: bool, by_rule: bool, results: Path | None,
) -> None:  # fmt: skip
    """Score the program on a folder of brat pairs (STEM.txt, STEM.ann with Source, Cue and Content).

    With --corrections, GOLD is an article or a folder of articles, and the program is scored on the sentences of it
    that people have judged: how many labels are wrong, with the 95 per cent interval.

    Example: provenance evaluate gold/ --workers 2. Figures are micro-averages in per cent, of outermost attributions.

    \b
    relation        one to one: content words by Jaccard >= .5, and the sources share a word or both are empty
    relation-any    the same with any shared content word
    relation-exact  content words and source words all equal
    cue             one to one: the cues share a word
    cue-or-mark     or are the same mark, such as a colon
    sentence        sentences that hold a content word
    sent-src        and some pair of their sources agrees
    words-ROLE      words inside any span of the role
    exact-ROLE      spans of the role with equal first and last word

    Kinds, by the measure relation (recall over gold of that kind, precision over what was found of that kind):

    \b
    direct          a source, and at least four fifths of the content's words in double quotation marks
    speech          of the rest, those with a verb of saying, or “according”, in the cue
    other           of the rest: belief, intent, support, decree, nouns …
    sourceless      no source

    Exit codes: 0 all pairs scored; 1 some could not be scored (each is named); 2 the command line is wrong.
    """
    settings_named = click.get_current_context().get_parameter_source("settings_file") is ParameterSource.COMMANDLINE
    if results and (settings_named or corrections_files or uncounted or without or ablate):
        raise click.UsageError("--results are scored as they are; the options that change labels do not go with them")
    try:
        settings = _settings(settings_file, uncounted, without)
        if corrections_files:
            _end(score(gold, corrections_of(corrections_files), settings, as_json=as_json))
        with _progress() as progress:
            tally, problems = run.score_folder(
                gold, settings, workers, results=_documents(results) if results else None, progress=progress
            )
            ablation = _ablation(gold, settings, workers, progress) if ablate else {}
    except ProvenanceError as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        click.echo(json.dumps(_as_object(tally, ablation, len(problems))))
    else:
        _show(tally, ablation, by_rule)
    _end(problems)


def _end(problems: Sequence[str]) -> NoReturn:
    """Name what failed, and exit."""
    for problem in problems:
        complain(problem)
    raise SystemExit(1 if problems else 0)


def _settings(file: Path | None, uncounted: bool, silenced: tuple[str, ...]) -> Settings:
    settings = settings_of(file)
    return run.without(evolve(settings, counted=settings.counted and not uncounted), silenced)


def _documents(path: Path) -> dict[str, Document]:
    """The results of a file or folder, by id. Raises `ReadingError`."""
    return {document.id: document for file, _ in files([path]) for document in read_json(file)}


def _ablation(folder: Path, settings: Settings, workers: int, progress: Progress) -> dict[str, Tally]:
    return {
        family: run.score_folder(folder, run.without(settings, (family,)), workers, progress=progress)[0]
        for family in run.families()
    }


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on a terminal; nothing in a pipe."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    terminal = Console(stderr=True)
    with Bar(console=terminal, transient=True, disable=is_quiet() or not terminal.is_terminal) as bar:
        task = bar.add_task("pairs")
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _as_object(tally: Tally, ablation: dict[str, Tally], failed: int) -> dict[str, Any]:
    found = {
        "failed": failed,
        "measures": {name: figure._asdict() for name, figure in figures.measures(tally).items()},
        "kinds": {name: figure._asdict() for name, figure in figures.figures_by_kind(tally).items()},
        "reliability": [bin._asdict() for bin in figures.reliability(tally)],
        "calibration_error": figures.calibration_error(tally),
        "rules": {name: share._asdict() for name, share in figures.rules(tally).items()},
    }
    if ablation:
        found["without"] = {
            name: {measure: figure._asdict() for measure, figure in figures.measures(counts).items()}
            for name, counts in ablation.items()
        }
    return found


def _show(tally: Tally, ablation: dict[str, Tally], by_rule: bool) -> None:
    header = ("", "precision", "recall", "F1", "gold", "found")
    table("Measures", header, [(name, *_cells(figure)) for name, figure in figures.measures(tally).items()])
    table(
        "Kinds (relation)", header, [(name, *_cells(figure)) for name, figure in figures.figures_by_kind(tally).items()]
    )
    bins = [
        (f"{b.low:.1f}–{b.low + 0.1:.1f}", str(b.found), f"{b.certainty:.3f}", f"{b.right:.3f}")
        for b in figures.reliability(tally)
    ]
    title = f"Certainty (expected calibration error {figures.calibration_error(tally):.3f})"
    table(title, ("", "found", "mean certainty", "right"), bins)
    if by_rule:
        rules = figures.rules(tally).items()
        rows = [(name, str(s.found), str(s.right), f"{100 * s.right / s.found:.1f}") for name, s in rules]
        table("Rules", ("", "found", "right", "per cent"), rows)
    if ablation:
        table("Relation F1 without a family", ("", "relation", "sentence", "cue"), _ablation_rows(tally, ablation))


def _cells(figure: figures.Figure) -> tuple[str, ...]:
    return (*(f"{x:.1f}" for x in figure[:3]), str(figure.gold), str(figure.found))


def _ablation_rows(tally: Tally, ablation: dict[str, Tally]) -> list[tuple[str, ...]]:
    rows = {"(all)": tally, **ablation}
    return [
        (name, *(f"{figures.measures(counts)[measure].f1:.1f}" for measure in ("relation", "sentence", "cue")))
        for name, counts in rows.items()
    ]


def table(title: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table with a title."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, name in enumerate(header):
        table.add_column(name, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    terminal = console()
    terminal.print(title, style="bold", highlight=False)
    terminal.print(table, "")
