"""What a user may set in `provenance.toml`, as one frozen value that is passed down; there is no global state."""

from __future__ import annotations

from attrs import Attribute, field, frozen

from provenance.errors import SettingsError
from provenance.model import SourceType, Stance


def _check_share(_settings: object, name: Attribute[float | None], value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1):
        raise SettingsError(f"{name.name} must be a number from 0 to 1, not {value!r}")


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
    """A line of the user's authority file: a known source, its other names, and its URI."""

    name: str
    type: SourceType
    uri: str
    aliases: tuple[str, ...] = ()


@frozen
class CueCount:
    """A row of a table of counts (`provenance recount`): how often a cue was right in a frame."""

    key: tuple[str, str, str]
    """Cue or [class], frame, kind of subject or *."""
    right: int
    total: int


@frozen
class Header:
    """What goes into the TEI header besides what the article itself says."""

    publisher: str | None = None
    licence: str | None = None
    licence_text: str | None = None
    responsible: str | None = None
    edition: str | None = None
    date: str | None = None
    """ISO date of the run. `None` writes none, so that two runs give the same bytes."""


@frozen
class Tei:
    """`[tei]`: which divisions of a TEI file are articles."""

    articles: str | None = None
    """An XPath whose elements are one article each; `None` goes by the types of the divisions."""
    article_types: tuple[str, ...] | None = None
    """Values of `div/@type` that make a text an issue of articles; `None` takes the default list."""
    leave_out: tuple[str, ...] | None = None
    """Values of `div/@type` that are listed as omitted; `None` takes the default list."""


@frozen
class Settings:
    """All settings. `Settings()` is the default; `read_settings` builds one from a file. Raises `SettingsError` for a
    `threshold` outside 0 to 1."""

    cues: tuple[UserCue, ...] = ()
    silenced_cues: frozenset[str] = frozenset()
    silenced_rules: frozenset[str] = frozenset()
    rule_modules: tuple[str, ...] = ()
    """Importable modules of the user's, each with a `RULE`."""
    threshold: float | None = field(default=None, validator=_check_share)
    """Candidates below this reliability are dropped; `None` takes the counted default."""
    counted: bool = True
    """False replaces every counted reliability by its back-off class (what an unseen domain would get)."""
    counts: tuple[CueCount, ...] = ()
    """The user's own counts, added to the shipped ones."""
    shipped_counts: bool = True
    """False leaves the shipped counts of cues out."""
    authorities: tuple[Authority, ...] = ()
    header: Header = field(factory=Header)
    tei: Tei = field(factory=Tei)
    any_language: bool = False
    """Label whatever language a text is in, as if it were English."""


DEFAULT = Settings()
