"""The settings of a run: a `provenance.toml`, and the date of the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from provenance.cli.streams import tell
from provenance.corrections import read_corrections
from provenance.dates import NoDate, is_date, read_date
from provenance.engine.user_settings import check
from provenance.errors import ReadingError, SettingsError
from provenance.model import Correction
from provenance.settings import DEFAULT, Settings, find_settings, named_files, read_settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_FOUND = "provenance.settings.found"


def _settings_file(context: click.Context, _option: click.Parameter, value: Path | None) -> Path | None:
    """The file that was named, or else the one found; `settings_of` reports it."""
    if value is None and not context.params["isolated"]:
        value = context.meta[_FOUND] = find_settings(Path.cwd())
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


def certain_date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The value of an option that must be a date, as it was written."""
    try:
        if value is not None:
            read_date(value)
        return value
    except NoDate as error:
        raise click.BadParameter(f"“{value}” {error.problem}; {error.remedy}") from error


def corrections_of(paths: Sequence[Path]) -> tuple[Correction, ...]:
    """The corrections of these files. An unreadable file is a usage error."""
    try:
        return tuple(correction for path in paths for correction in read_corrections(path))
    except ReadingError as error:
        raise click.UsageError(str(error)) from error


def settings_files(path: Path | None) -> tuple[Path, ...]:
    """The files that the settings come from: inputs like any other, never to be overwritten."""
    return (path, *named_files(path)) if path else ()


def settings_of(
    path: Path | None, date: str | None = None, any_language: bool = False, articles: str | None = None
) -> Settings:
    """The settings of the file. The date of the run comes from `date`, else SOURCE_DATE_EPOCH, else the file;
    `articles` is the XPath of the articles in TEI.

    A file, date or XPath that cannot be used is a usage error.
    """
    if path is not None and path == click.get_current_context().meta.get(_FOUND):
        tell(f"settings: {path} (--isolated leaves it out)")
    try:
        settings = read_settings(path) if path else DEFAULT
        settings = evolve(settings, tei=evolve(settings.tei, articles=articles or settings.tei.articles))
        check(settings)
        if settings.tei.articles is not None:
            from provenance.reading.tei_parts import check_xpath  # imports lxml

            check_xpath(settings.tei.articles)
    except SettingsError as error:
        where = "" if articles or (error.where and str(path) in error.where) else f"{path}: "
        raise click.UsageError(f"{where}{error}") from error
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if date == "today":
        date = datetime.now(UTC).date().isoformat()
    elif date is None and epoch.isdecimal():
        date = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    date = date or settings.header.date
    if date and not is_date(date):
        raise click.UsageError(f"“{date}” is not a date: write it as 2025-07-14")
    header = evolve(settings.header, date=date)
    return evolve(settings, header=header, any_language=any_language or settings.any_language)
