"""Speech encoded in TEI: `said`, `q`, `quote`, `sp`, `u`, and the persons that `@who` points to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from provenance.model import EncodedSpeech, Listed, SourceType, Span
from provenance.reading.speech import has_marks, paragraphs_between, trimmed
from provenance.xml.host import Host, Marked
from provenance.xml.qualified_names import ID, TEI

Element = etree._Element
Person = tuple[str, SourceType]
_CERTAINTY = {"high": 0.95, "medium": 0.8, "low": 0.6, "unknown": 0.5}
"""What `@cert` in words amounts to; without it, encoders are taken at their word."""
_INLINE = frozenset(("q", "quote", "said"))
_BESIDE = frozenset(("speaker", "stage", "author"))
_MARKED = frozenset(("persName", "orgName", "name", "rs"))
_LISTS: dict[str, SourceType] = {
    "person": "person", "personGrp": "group", "org": "organisation", "role": "person", "bibl": "document",
}  # fmt: skip
_NAMES = ("persName", "orgName", "name", "title", "label", "desc")


def people(root: Element, layers: Sequence[Element] = ()) -> dict[str, Person]:
    """The persons, groups, bodies and works that a file lists, by their id; not those that the `layers` list."""
    own = {e for layer in layers for e in layer.iter(*(TEI + name for name in _LISTS))}
    found = ((e, name) for name in _LISTS for e in root.iter(TEI + name) if e.get(ID) and e not in own)
    return {e.get(ID, ""): (named, _LISTS[name]) for e, name in found if (named := _name(e))}


def listed(host: Host, known: dict[str, Person]) -> tuple[Listed, ...]:
    """The persons of the file, each with the names in the text of a host that point to it."""
    mentions: dict[str, list[Span]] = {}
    for m in host.marked:
        id = m.attributes.get("ref", "").partition("#")[2] if m.name in _MARKED else ""
        if id in known and (found := trimmed(host.text, m.start, m.end)) is not None:
            mentions.setdefault(id, []).append(found)
    return tuple(Listed(id, name, kind, tuple(mentions.get(id, ()))) for id, (name, kind) in known.items())


def speech(host: Host, known: dict[str, Person]) -> tuple[EncodedSpeech, ...]:
    """The speech in the text of a host, in its order."""
    marked = [m for m in host.marked if m.name not in _BESIDE | _MARKED]
    beside = [m for m in host.marked if m.name in _BESIDE]
    found = (_speech(m, host.text, [b for b in beside if _inside(b, m)], known) for m in marked)
    return tuple(sorted((s for s in found if s is not None), key=lambda s: s.content))


def _speech(m: Marked, text: str, beside: list[Marked], known: dict[str, Person]) -> EncodedSpeech | None:
    content = tuple(_paragraphs(text, m.start, m.end, beside))
    if not content or (m.name == "cit" and not beside):
        return None
    speaker = next((trimmed(text, b.start, b.end) for b in beside if b.name != "stage"), None)
    who = m.attributes.get("who") or m.attributes.get("source") or ""
    keys = [pointer.rpartition("#")[2] for pointer in who.split()]
    names = [known[key] for key in keys if key in known]
    name, kind = _named(keys, names)
    told = m.attributes.get("direct") == "false"
    bare = m.name in _INLINE and not told and not has_marks(text, content)
    return EncodedSpeech(
        content, " ".join(keys) or None, name, kind, speaker, bare, _certainty(m.attributes.get("cert"))
    )


def _named(keys: list[str], names: list[Person]) -> tuple[str | None, SourceType]:
    if len(keys) == 1 and names:
        return names[0]
    if len(keys) > 1 and len(names) == len(keys):
        return " and ".join(name for name, _ in names), "group"
    return None, "person"


def _paragraphs(text: str, start: int, end: int, out: list[Marked]) -> Iterator[Span]:
    """The lines of what is said, without anything inside that is not said."""
    edges = [start, *(edge for b in sorted(out, key=lambda b: b.start) for edge in (b.start, b.end)), end]
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        yield from paragraphs_between(text, a, b)


def _inside(inner: Marked, outer: Marked) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _certainty(cert: str | None) -> float:
    try:
        return min(max(float(cert or ""), 0.0), 1.0)
    except ValueError:
        return _CERTAINTY.get(cert or "high", _CERTAINTY["high"])


def _name(element: Element) -> str | None:
    """“Ada Bell”, whichever of her names is encoded first."""
    name = next((e for tag in _NAMES for e in element.iter(TEI + tag)), element)
    last, first = name.findall(f"{TEI}surname"), name.findall(f"{TEI}forename")
    parts = [*first, *last] if last and first else [name]
    return " ".join(" ".join("".join(map(str, e.itertext())).split()) for e in parts) or None
