"""The settings of a run: a `provenance.toml`, and the date of the run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click
from attrs import evolve

from provenance.cli.options import FOUND
from provenance.cli.streams import tell
from provenance.corrections import read_corrections
from provenance.dates import is_date
from provenance.engine.user_settings import check
from provenance.errors import ReadingError, SettingsError
from provenance.model import Correction
from provenance.settings import DEFAULT, Settings, named_files, read_settings


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
    if path is not None and path == click.get_current_context().meta.get(FOUND):
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
