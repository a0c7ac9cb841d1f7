"""The user's authority files: known names get their URI."""

from __future__ import annotations

from attrs import evolve

from provenance.model import Source
from provenance.settings import Authority
from provenance.sources.source_lexicon import key_of

_FUZZY = 92
"""Similarity (0–100, `rapidfuzz.fuzz.ratio` of the keys) from which names count as the same. The same ministry in two
countries stays below it; a letter lost or doubled in a name of a dozen stays above."""


def identified(sources: tuple[Source, ...], authorities: tuple[Authority, ...]) -> tuple[Source, ...]:
    """The sources with the URIs from an authority: by exact name or alias, else by a similar one, marked as such."""
    if not authorities:
        return sources
    index: dict[str, Authority] = {}
    for authority in authorities:
        for name in (authority.name, *authority.aliases):
            index.setdefault(key_of(name), authority)
    return tuple(_identified(source, index) for source in sources)


def _identified(source: Source, index: dict[str, Authority]) -> Source:
    if not source.named or source.type == "unresolved":
        return source
    from rapidfuzz import fuzz, process  # imported when called: few have authority files

    key = key_of(source.name)
    if key in index:
        return evolve(source, uri=index[key].uri, uri_match="exact")
    found = process.extractOne(key, index.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY)
    if found and (index[found[0]].type == "person") == (source.type == "person"):
        return evolve(source, uri=index[found[0]].uri, uri_match="fuzzy")
    return source
