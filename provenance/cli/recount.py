"""`provenance recount`."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.batch.outputs import nobodys, refuse_foreign
from provenance.cli.output import Output, as_output, refuse_input, refusing, write_page
from provenance.cli.progress import counted
from provenance.cli.settings import corrections_of
from provenance.evaluate.recount import recount, write_counts


@click.command("recount")
@click.argument("corrections", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, callback=as_output, metavar="FILE", help="The table of counts (TSV).")
@click.option("--overwrite", is_flag=True, help="Replace FILE.")
def command(corrections: tuple[Path, ...], output: Output, overwrite: bool) -> None:
    """Count in the sentences that people have judged how often each cue was right in its frame.

    CORRECTIONS are files of the live page (corrections.jsonl). The settings add the table to the shipped counts, so
    that the certainties of later runs follow your material, too:

    \b
      provenance recount ada.jsonl ben.jsonl -o counts.tsv
      [engine]                          # in provenance.toml
      counts = ["counts.tsv"]
    """
    found = corrections_of(corrections)
    refuse_input(output.path, corrections)
    with refusing():
        refuse_foreign(output.path, overwrite=overwrite, own=nobodys)
    write_page(output.path, write_counts(recount(found)), counted(len(found), "correction"))
