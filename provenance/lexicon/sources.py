"""The word lists by which sources are recognised (`lexicon/en/*.tsv`), read once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, cast, get_args

from attrs import frozen

from provenance.lexicon import checked, read_table
from provenance.lexicon import word_pairs as word_pairs
from provenance.lexicon import word_set as word_set
from provenance.lexicon.labels import given_names
from provenance.lexicon.nouns import Noun as Noun
from provenance.lexicon.nouns import source_nouns
from provenance.model import SourceType

MEDIA = ("news-agency", "news-outlet")
_DOMAIN = re.compile(r"\.(?:com|org|net|co|[a-z]{2})(?:\.[a-z]{2})?$")


SHORT_OFFICES = {short: full for short, (full,) in word_pairs("short_offices").items()}
"""Short form of an office → its words, joined by “_”."""


class Title(NamedTuple):
    """A title before a name: its gender (`"m"`, `"f"`, `"-"`) and the role noun it stands for (`"-"` for none)."""

    gender: str
    role: str


class Known(NamedTuple):
    """A source the lexicon knows by name. `how` is the pass that recognises this form of it."""

    name: str
    kind: SourceType
    how: str
    fixed: bool = True
    """Whether the lexicon's name is the canonical one; otherwise the fullest form in the text is."""


def alternatives(name: str) -> str:
    """A closed class as alternatives of a pattern, longest first."""
    return "|".join(sorted(word_set(name), key=lambda w: (-len(w), w)))


@frozen
class SourceLexicon:
    """All lists, keyed by lower-case forms; names keyed by `key_of`."""

    nouns: dict[str, Noun]
    titles: dict[str, Title]
    nicknames: dict[str, tuple[str, ...]]
    """Nickname → the given names it stands for."""
    nicknames_of: dict[str, tuple[str, ...]]
    """Given name → its nicknames."""
    given_names: frozenset[str]
    """These show that a name is a person's, never the gender."""
    known: dict[str, Known]
    name_words: dict[str, SourceType]
    demonyms: dict[str, str]
    """Lower-case demonym → country."""
    states: dict[str, str]
    """Lower-case state, or its abbreviation without full stops → state."""

    def canonical_key(self, name: str) -> str:
        """The key of a name, or of the one that the lexicon prefers to it."""
        known = self.known.get(key_of(name))
        return key_of(known.name if known else name)

    def kind_of(self, name: str) -> SourceType | None:
        """What the lexicon says a name is."""
        known = self.known.get(key_of(name))
        return known.kind if known else None


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> str:
    """The form in which names are compared: lower case, without leading article, full stops or possessive."""
    key = name.lower().replace(".", "").replace("’", "'").strip()
    return key.removesuffix("'s").removesuffix("'").removeprefix("the ")


def site_key(name: str) -> str:
    """The key of an outlet's name without its domain: “Stuff.co.nz”."""
    return key_of(_DOMAIN.sub("", name))


def office_words(word: str) -> list[str]:
    """An office in full, if a lower-case word is its short form: “pm” and “p.m.” are `["prime", "minister"]`."""
    return SHORT_OFFICES.get(key_of(word), word).split(" ")


def _listed(field: str) -> list[str]:
    return [] if field == "-" else field.split("|")


def _nicknames_of(nicknames: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for nickname, given in nicknames.items():
        found.update((name, (*found.get(name, ()), nickname)) for name in given)
    return found


def _type(kind: str, where: str) -> SourceType:
    return cast("SourceType", checked(kind, get_args(SourceType), where))


def _known() -> dict[str, Known]:
    known: dict[str, Known] = {}
    key = key_of.__wrapped__  # more names than the cache has room for
    for name, others, capitals, _, offices in read_table("governments"):
        for how, forms in (("exact", [name]), ("alias", _listed(others)), ("capital", _listed(capitals)),
                           ("office", _listed(offices))):  # fmt: skip
            known.update((key_of(form), Known(name, "government", how)) for form in forms)
    for fixed, file in ((False, "bodies"), (True, "media")):
        for name, kind, aliases in read_table(file):
            type = _type(kind, file)
            known[key(name)] = Known(name, type, "exact", fixed)
            if aliases != "-":
                alias = Known(name, type, "alias", fixed)
                known.update((key(form), alias) for form in aliases.split("|"))
    return known


_NICKNAMES = {row[0]: tuple(row[1].split("|")) for row in read_table("nicknames")}
LEXICON = SourceLexicon(
    nouns=source_nouns(),
    titles={row[0]: Title(row[1], row[2]) for row in read_table("titles")},
    nicknames=_NICKNAMES,
    nicknames_of=_nicknames_of(_NICKNAMES),
    given_names=given_names(),
    known=_known(),
    name_words={word: _type(kind, f"names.tsv, {word}") for word, kind in read_table("names")},
    demonyms={d.lower(): row[0] for row in read_table("governments") for d in _listed(row[3])},
    states={a.lower().replace(".", ""): row[0] for row in read_table("states") for a in [row[0], *_listed(row[1])]},
)
"""The lists of the package."""
