"""The `--why` view of `provenance annotate`: the candidates of each sentence, winners and losers."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from provenance.cli.streams import console as piped
from provenance.settings import DEFAULT, Settings
from provenance.why import Verdict, why

_NONE = "No word of this sentence introduces an attribution."
_HEADER = ("rule", "source", "cue", "content", "certainty", "fate")


def show_why(
    text: str,
    settings: Settings = DEFAULT,
    *,
    outlet: str | None = None,
    only: str | None = None,
    console: Console | None = None,
) -> int:
    """Print a table of candidates for each sentence of `text` (or the one with the id `only`); return how many
    sentences were shown. `outlet` published the text: it is not a link of its own chains."""
    console = console or piped()
    shown = 0
    for number, (sentence, verdicts) in enumerate(why(text, settings, outlet=outlet), 1):
        if only not in (None, f"s{number}"):
            continue
        shown += 1
        console.print(Text(f"s{number}  {' '.join(sentence.split())}", style="bold"))
        console.print(_table(verdicts) if verdicts else Text(_NONE, style="dim"))
        console.print()
    return shown


def _table(verdicts: tuple[Verdict, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in _HEADER:
        table.add_column(name, overflow="fold", justify="right" if name == "certainty" else "left")
    for v in verdicts:
        cells = (v.rule, v.source or "–", v.cue, v.content, f"{v.certainty:.2f}", v.fate)
        table.add_row(*(Text(" ".join(cell.split())) for cell in cells), style="" if v.won else "dim")
    return table
