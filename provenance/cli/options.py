"""The options that several commands have, each declared once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from provenance.dates import NoDate, read_date
from provenance.reading.formats import names
from provenance.settings import find_settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
FOUND = "provenance.settings.found"
"""Under this key the context holds a settings file that nobody named, but that was found."""


def _settings_file(context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    """The file that was named, or else the one found; `settings_of` reports it."""
    if value is None and not context.params["isolated"]:
        value = context.meta[FOUND] = find_settings(Path.cwd())
    del context.params["isolated"]
    return value


def SETTINGS(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which settings are read."""
    named = click.option(
        "--settings",
        "settings_file",
        type=click.Path(path_type=Path),
        callback=_settings_file,
        metavar="FILE",
        help="The settings. By default the provenance.toml of the working folder, or of the nearest folder above it.",
    )
    isolated = click.option(
        "--isolated", is_flag=True, is_eager=True, help="Read no provenance.toml that was not named with --settings."
    )
    return named(isolated(command))


DATE: Decorator = click.option(
    "--date", metavar="DATE", help="TEI: the date of this run, or “today”. By default no date is written."
)
CORRECTIONS: Decorator = click.option(
    "--corrections",
    "corrections_files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Corrections by hand (corrections.jsonl); can be repeated, and the last one wins.",
)
ARTICLES: Decorator = click.option(
    "--articles",
    metavar="XPATH",
    help="TEI: the elements that are one article each, such as "
    "\"//div[@type='article']\"; by default corpora, groups and divisions of known types are told apart.",
)
ANY_LANGUAGE: Decorator = click.option(
    "--any-language", is_flag=True, help="Label articles in other languages, too, as if they were in English."
)
METADATA: Decorator = click.option(
    "--metadata",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TABLE",
    help="CSV or TSV that describes the inputs: one row per file, with the columns file, outlet, published, url, id, "
    "title, byline, language. Overrides what the files say. A metadata.csv in a folder, and Dublin Core or MODS next "
    "to a file (dam.xml next to dam.txt), are found without this option.",
)
TIME_LIMIT: Decorator = click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="Time allowed for one article; one that takes longer is set aside.",
)
OUTLET: Decorator = click.option("--outlet", help="Publisher of the articles; overrides what they say.")
REPLACE_ILLEGAL: Decorator = click.option(
    "--replace-illegal", is_flag=True, help="TEI: write U+FFFD for characters XML cannot hold."
)
WINDOW: Decorator = click.option(
    "--window",
    default=7,
    show_default=True,
    type=click.IntRange(0),
    metavar="DAYS",
    help="Compare articles published at most DAYS days apart; undated ones with every other.",
)
FROM: Decorator = click.option(
    "--from",
    "from_",
    type=click.Choice(names()),
    metavar="FORMAT",
    help=f"Format of the inputs, if it is not recognised: {', '.join(names())}.",
)


def certain_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The value of an option that must be a date, as it was written."""
    try:
        if value is not None:
            read_date(value)
        return value
    except NoDate as error:
        raise click.BadParameter(f"“{value}” {error.problem}; {error.remedy}") from error
