"""How a long run looks: a bar with rate and time left on a terminal, failures line by line, a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from provenance.batch.run import Step, Summary
from provenance.cli.streams import complain, is_quiet, tell

DOUBTFUL_LAYOUT = "where it is unclear which line breaks end paragraphs: labels there are less certain"


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """Yields the callback for each step: failures become lines on standard error at once; a bar shows the rest."""
    console = Console(stderr=True)
    columns = (
        BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.fields[documents]:,} documents"),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), TextColumn("{task.fields[failed]}", style="red"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, disable=is_quiet() or not console.is_terminal) as bar:
        task = bar.add_task("", documents=0, rate="", failed="", total=None)
        yield lambda step: _told(bar, task, step)


def _told(bar: Progress, task: TaskID, step: Step) -> None:
    if step.error:
        complain(str(step.error))
    if step.total is not None:
        bar.update(task, total=step.total)
    shown_now = bar.tasks[0]
    documents = shown_now.fields["documents"] + step.document
    rate = f"{documents / shown_now.elapsed:,.0f}/s" if shown_now.elapsed else ""
    bar.update(task, advance=step.size, documents=documents, rate=rate)


def counted(number: int, what: str) -> str:
    """“1 document”, “2 documents”."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def summarise(summary: Summary, place: str, errors: str) -> None:
    """What a run did, on standard error."""
    before = f" ({summary.before:,} of them in an earlier run)" if summary.before else ""
    failed = f", {summary.failed:,} failed (see {errors})" if summary.failed else ""
    tell(f"{counted(summary.done, 'document')} annotated{before}{failed}: {place}")
    if doubtful := summary.counts["layout doubtful"]:
        complain(f"  {counted(doubtful, 'document')} {DOUBTFUL_LAYOUT}")
    for what in ("status", "gap", "hand"):
        counts = sorted((-n, key.split(" ", 1)[1]) for key, n in summary.counts.items() if key.startswith(f"{what} "))
        if counts:
            tell(f"  {'by hand' if what == 'hand' else what}: " + " · ".join(f"{-n:,} {name}" for n, name in counts))
