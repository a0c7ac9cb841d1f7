"""Reads `provenance.toml` and authority files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from attrs import field, frozen

from provenance.errors import SettingsError
from provenance.settings.model import Authority, CueCount, Header, Settings, Tei, UserCue


@frozen
class Silence:
    """`[silence]`: lemmas of cues, and ids of rules."""

    cues: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@frozen
class Rules:
    """`[rules]`: importable modules."""

    modules: tuple[str, ...] = ()


@frozen
class Engine:
    """`[engine]`: the threshold, whether counts are used, and files of further ones, relative to the settings."""

    threshold: float | None = None
    counted: bool = True
    counts: tuple[str, ...] = ()
    shipped_counts: bool = True


@frozen
class AuthorityFiles:
    """`[authority]`: files, relative to the settings."""

    files: tuple[str, ...] = ()


@frozen
class SettingsFile:
    """A `provenance.toml`, section by section."""

    cue: tuple[UserCue, ...] = ()
    silence: Silence = field(factory=Silence)
    rules: Rules = field(factory=Rules)
    engine: Engine = field(factory=Engine)
    authority: AuthorityFiles = field(factory=AuthorityFiles)
    header: Header = field(factory=Header)
    tei: Tei = field(factory=Tei)


@frozen
class AuthorityFile:
    """An authority file in TOML: one `[[authority]]` per source."""

    authority: tuple[Authority, ...] = ()


def read_settings(path: Path | str) -> Settings:
    """Read a `provenance.toml`. Relative paths in it are relative to the file.

    Raises `SettingsError` naming the file and the key for anything unknown or of the wrong type.
    """
    path = Path(path)
    file = _structured(path, SettingsFile)
    return Settings(
        cues=file.cue,
        silenced_cues=frozenset(file.silence.cues),
        silenced_rules=frozenset(file.silence.rules),
        rule_modules=file.rules.modules,
        threshold=file.engine.threshold,
        counted=file.engine.counted,
        counts=tuple(row for name in file.engine.counts for row in read_counts(path.parent / name)),
        shipped_counts=file.engine.shipped_counts,
        authorities=tuple(line for name in file.authority.files for line in read_authorities(path.parent / name)),
        header=file.header,
        tei=file.tei,
    )


def find_settings(folder: Path) -> Path | None:
    """The `provenance.toml` of this folder, or of the nearest folder above it that has one."""
    folder = folder.resolve()
    return next((path for each in (folder, *folder.parents) if (path := each / "provenance.toml").is_file()), None)


def named_files(path: Path) -> tuple[Path, ...]:
    """The files that a `provenance.toml` names. Raises like `read_settings`."""
    file = _structured(path, SettingsFile)
    return tuple(path.parent / name for name in (*file.authority.files, *file.engine.counts))


def read_counts(path: Path) -> tuple[CueCount, ...]:
    """Read a table of counts, as `provenance recount` writes it: TSV of cue, frame, subject, right, all; `#` begins a
    comment. Raises `SettingsError` naming the file and the line."""
    lines = enumerate(_text(path).splitlines(), 1)
    return tuple(_count(line.split("\t"), f"{path}:{n}") for n, line in lines if line and not line.startswith("#"))


def _count(cells: list[str], where: str) -> CueCount:
    if len(cells) == 5 and cells[3].isdecimal() and cells[4].isdecimal() and int(cells[3]) <= int(cells[4]):
        return CueCount((cells[0], cells[1], cells[2]), int(cells[3]), int(cells[4]))
    remedy = "give a table that `provenance recount` wrote: cue, frame, subject, right, all, separated by tabs"
    raise SettingsError("is not a row of counts", where=where, remedy=remedy)


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Read an authority file: TSV with the columns `name, type, uri, aliases` (aliases separated by `|`), or TOML with
    one `[[authority]]` per source. Lines of the TSV that start with `#` are comments.

    Raises `SettingsError` naming the file and the line or key.
    """
    if path.suffix.lower() == ".toml":
        found: tuple[Authority, ...] = _structured(path, AuthorityFile).authority
        return found
    lines = enumerate(_text(path).splitlines(), 1)
    kept = ((n, line) for n, line in lines if line.strip() and not line.startswith(("#", "name\t")))
    return tuple(_authority(path, number, line.rstrip("\t ").split("\t")) for number, line in kept)


def _authority(path: Path, number: int, cells: list[str]) -> Authority:
    from provenance.settings.structure import structure

    where = f"{path}:{number}"
    if not 3 <= len(cells) <= 4:
        problem = f"has {len(cells)} columns"
        raise SettingsError(problem, where=where, remedy="write name, type, uri and aliases, separated by tabs")
    name, kind, uri, *aliases = cells
    given = {"name": name, "type": kind, "uri": uri, "aliases": [a for a in "".join(aliases).split("|") if a]}
    return structure(given, Authority, where)


def _structured(path: Path, kind: type[Any]) -> Any:
    from provenance.settings.structure import structure  # imports cattrs, which a run without settings does not need

    try:
        table = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        remedy = "correct it; text goes in quotation marks, lists in [ ]"
        raise SettingsError(f"is not TOML: {error}", where=str(path), remedy=remedy) from error
    return structure(table, kind, str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(f"is not UTF-8 (byte {error.start})", where=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
