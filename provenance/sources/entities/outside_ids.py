"""The ids that others have given sources: in the encoder's list of persons, and in the user's authority files."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from provenance.engine.user_settings import authorities_by_key
from provenance.lexicon.sources import key_of
from provenance.model import Listed, Source, Span
from provenance.settings import Authority

_FUZZY = 92
"""Similarity (0–100, `rapidfuzz.fuzz.ratio` of the keys) from which names count as the same. The same ministry in two
countries stays below it; a letter lost or doubled in a name of a dozen stays above."""


def identified(sources: tuple[Source, ...], authorities: tuple[Authority, ...]) -> tuple[Source, ...]:
    """The sources with the URIs from an authority: by exact name or alias, else by a similar one, marked as such."""
    if not authorities:
        return sources
    index = authorities_by_key(authorities)
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


def with_ids(sources: tuple[Source, ...], people: Sequence[Listed], text: str) -> tuple[Source, ...]:
    """The sources with the `xml_id` of the person the encoder means: by the speech encoded as theirs (already known),
    by a mention marked as one, else by the only entry with exactly that name. Two sources never share one.
    """
    if not people:
        return sources
    marked = sorted((span, each.id) for each in people for span in each.mentions)
    starts = [span.start for span, _ in marked]
    named: dict[str, list[Listed]] = {}
    for each in people:
        named.setdefault(key_of(each.name), []).append(each)
    taken = {s.xml_id for s in sources}
    found = []
    for s in sources:
        id = s.xml_id or _marked(s, starts, marked, text) or _named(s, named)
        found.append(evolve(s, xml_id=id) if id and id not in taken else s)
        taken.add(id)
    return tuple(found)


def _marked(source: Source, starts: list[int], marked: list[tuple[Span, str]], text: str) -> str | None:
    """The one entry that mentions of the source are marked as: they are in a marked name, or end with one that is the
    name of the source (“the Board”, not “an aide to the Board”)."""
    found = set()
    for mention in source.mentions:
        at = bisect_right(starts, mention.end - 1) - 1
        if at < 0 or mention.end > marked[at][0].end:
            continue
        span, id = marked[at]
        if mention.start >= span.start or (mention.end == span.end and source.name == text[span.start : span.end]):
            found.add(id)
    return found.pop() if len(found) == 1 else None


def _named(source: Source, named: dict[str, list[Listed]]) -> str | None:
    found = named.get(key_of(source.name), []) if source.named else []
    same = [each.id for each in found if (each.type == "person") == (source.type == "person")]
    return same[0] if len(same) == 1 else None
