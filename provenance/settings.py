"""What a user may set in `provenance.toml`, as one frozen value that is passed down; there is no global state."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

from attrs import field, fields, frozen

from provenance.errors import SettingsError
from provenance.model import SourceType, Stance


@frozen
class UserCue:
    """A cue of the user's: `[[cue]] lemma = "moot"  frames = ["that"]  reliability = 0.8  stance = "suggest"`."""

    lemma: str
    frames: tuple[str, ...] = ()
    """Empty: every frame of a speech verb."""
    reliability: float = 0.8
    stance: Stance = "neutral"


@frozen
class Authority:
    """A line of the user's authority file: a source that is known, its other names, and its URI."""

    name: str
    type: SourceType
    uri: str
    aliases: tuple[str, ...] = ()


@frozen
class Header:
    """What goes into the TEI header beside what the article itself says."""

    publisher: str | None = None
    licence: str | None = None
    licence_text: str | None = None
    responsible: str | None = None
    date: str | None = None
    """ISO date of the run. `None` writes none, so that two runs give the same bytes."""


@frozen
class Settings:
    """All settings. `Settings()` is the default; `read_settings` builds one from a file."""

    cues: tuple[UserCue, ...] = ()
    silenced_cues: frozenset[str] = frozenset()
    silenced_rules: frozenset[str] = frozenset()
    rule_modules: tuple[str, ...] = ()
    """Importable modules of the user's, each with a `RULE`."""
    threshold: float | None = None
    """Candidates below this reliability are dropped; `None` takes the counted default."""
    counted: bool = True
    """False replaces every counted reliability by its back-off class (what an unseen domain would get)."""
    any_language: bool = False
    """Label whatever language a text is in, as if it were English."""
    authorities: tuple[Authority, ...] = ()
    header: Header = field(factory=Header)


DEFAULT = Settings()
_FRAME = re.compile(r"that|wh|clause|to|np|ing|as|quote|colon|final|inverted|p:[a-z]+|pass-(by|to|that|as|wh|about|0)")


def read_settings(path: Path) -> Settings:
    """Read a `provenance.toml`. Relative paths in it are relative to the file.

    Raises `SettingsError` naming the file and the key for anything unknown or of the wrong type.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read ({error})", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not TOML: {error}", where=str(path)) from error
    return _Reader(path, table).settings()


class _Reader:
    """Turns the parsed TOML into `Settings`, remembering the file for the messages."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self.path = path
        self.table = table

    def fail(self, key: str, problem: str, remedy: str | None = None) -> SettingsError:
        return SettingsError(f"{key} {problem}", where=str(self.path), remedy=remedy)

    def settings(self) -> Settings:
        known = {"cue", "silence", "rules", "engine", "authority", "header"}
        for key in sorted(self.table.keys() - known):
            raise self.fail(key, "is not a section", f"known are {', '.join(sorted(known))}")
        silence = self.section("silence", {"cues": list, "rules": list})
        engine = self.section("engine", {"threshold": (int, float), "counted": bool})
        return Settings(
            cues=tuple(self.cue(entry) for entry in self.table.get("cue", [])),
            silenced_cues=frozenset(silence.get("cues", [])),
            silenced_rules=frozenset(silence.get("rules", [])),
            rule_modules=tuple(self.section("rules", {"modules": list}).get("modules", [])),
            threshold=None if "threshold" not in engine else self.share("engine.threshold", engine["threshold"]),
            counted=engine.get("counted", True),
            authorities=self.authorities(),
            header=Header(**self.section("header", {f.name: str for f in fields(Header)})),
        )

    def section(self, name: str, keys: dict[str, Any]) -> dict[str, Any]:
        table = self.table.get(name, {})
        for key, value in table.items():
            if key not in keys:
                raise self.fail(f"{name}.{key}", "is not a setting", f"known are {', '.join(sorted(keys))}")
            if not isinstance(value, keys[key]):
                wanted = "a number" if keys[key] == (int, float) else f"of type {keys[key].__name__}"
                raise self.fail(f"{name}.{key}", f"must be {wanted}")
            if keys[key] is list and not all(isinstance(item, str) for item in value):
                raise self.fail(f"{name}.{key}", "must hold words in quotation marks")
        return dict(table)

    def cue(self, entry: dict[str, Any]) -> UserCue:
        unknown = entry.keys() - {f.name for f in fields(UserCue)}
        if unknown:
            raise self.fail("cue", f"has wrong keys {sorted(unknown)}")
        if not re.fullmatch(r"[^\W\d_A-Z]+", str(entry.get("lemma"))):
            raise self.fail("cue", "needs a lemma", "one verb in its base form and in lower case: lemma = “moot”")
        frames = entry.get("frames", [])
        if not isinstance(frames, list) or not all(_FRAME.fullmatch(str(frame)) for frame in frames):
            raise self.fail("cue.frames", "holds a frame that is none", "see docs/settings.md")
        if entry.get("stance", "neutral") not in get_args(Stance):
            raise self.fail("cue.stance", f"is unknown: {entry['stance']}", f"one of {', '.join(get_args(Stance))}")
        reliability = self.share("cue.reliability", entry.get("reliability", 0.8))
        return UserCue(entry["lemma"], tuple(frames), reliability, entry.get("stance", "neutral"))

    def share(self, key: str, value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self.fail(key, "must be a number from 0 to 1")
        return float(value)

    def authorities(self) -> tuple[Authority, ...]:
        files = self.section("authority", {"files": list}).get("files", [])
        return tuple(line for name in files for line in read_authorities(self.path.parent / name))


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Read an authority file: TSV with the columns `name, type, uri, aliases` (aliases parted by `|`), or TOML with
    one `[[authority]]` a source. Lines that start with `#` are comments.

    Raises `SettingsError` naming file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read ({error})", where=str(path)) from error
    if path.suffix == ".toml":
        entries = enumerate(tomllib.loads(text).get("authority", []), 1)
        rows = [(n, [*(e.get(k, "") for k in ("name", "type", "uri")), *e.get("aliases", [])]) for n, e in entries]
    else:
        rows = [
            (n, [*(cells := line.split("\t"))[:3], *(a for a in "".join(cells[3:4]).split("|") if a)])
            for n, line in enumerate(text.splitlines(), 1)
            if line.strip() and not line.startswith(("#", "name\t"))
        ]
    return tuple(_authority(path, number, row) for number, row in rows)


def _authority(path: Path, number: int, row: list[str]) -> Authority:
    if len(row) < 3 or not row[0] or not row[2]:
        raise SettingsError("needs name, type and uri", where=f"{path}:{number}", remedy="separate columns by a tab")
    if row[1] not in get_args(SourceType):
        remedy = f"one of {', '.join(get_args(SourceType))}"
        raise SettingsError(f"has an unknown type “{row[1]}”", where=f"{path}:{number}", remedy=remedy)
    kind: Any = row[1]
    return Authority(row[0], kind, row[2], tuple(row[3:]))
