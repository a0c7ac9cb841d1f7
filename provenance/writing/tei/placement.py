"""Checks that need the text: whether the host is the one that was annotated, and each content is inside its
parent's."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from provenance.model import Span
from provenance.writing.tei.facts import Checked, Facts, line
from provenance.writing.tei.grammar import Problem
from provenance.xml.qualified_names import ID, TEI

_LOST = (KeyError, ValueError, IndexError)


def the_host_is_unchanged(facts: Facts) -> Checked:
    """The file that a separate layer (form B) points into exists, with the sha256 that the layer names."""
    if isinstance(facts.host_data, str):
        yield Problem(line(facts.layer), f"its host “{facts.named}” {facts.host_data}")


def quotes_stand_in_the_host(facts: Facts) -> Checked:
    """What a record of form B quotes is what the host has at the place pointed to."""
    if facts.named is None or facts.pointers is None:
        return
    text = facts.pointers.host.text
    for e in facts.all("annotation"):
        quoted = next((n.text for n in e.iterfind(f"{TEI}note") if n.get("type") == "quote"), None)
        spans = _spans(facts, _targets(e, "content") or [e.get("target") or ""])
        if spans is None:
            yield Problem(line(e), f"{e.get(ID)} points to a place that its host does not have")
        elif quoted is not None and quoted != " […] ".join(text[x.start : x.end] for x in spans):
            yield Problem(line(e), f"{e.get(ID)} quotes words that are not there in its host")


def listed_sources_stand_in_the_host(facts: Facts) -> Checked:
    """A source of form B that uses an id of the host is listed there, and a pointer to it is that of a source."""
    known = {e.get("sameAs") or "": e for e in facts.all("person", "personGrp", "org", "bibl") if e.get("sameAs")}
    for pointer, e in known.items():
        id = pointer.partition("#")[2]
        if facts.named and facts.pointers is not None and id not in facts.pointers.host.ids:
            yield Problem(line(e), f'{e.get("n")} is said to be "{id}", which its host does not have')
    for e in facts.all("ptr"):
        target = e.get("target") or ""
        if e.get("type") in ("chain", "source") and not target.startswith("#") and target not in known:
            yield Problem(line(e), f'"{target}" is not a source of this file')


def contents_lie_in_their_parents(facts: Facts) -> Checked:
    """What is said inside something that is said is part of it."""
    if facts.pointers is None:
        return
    records = {e.get(ID): e for e in facts.all("annotation")}
    for e in records.values():
        for via in _targets(e, "via"):
            parent = records.get(via[1:])
            inner, outer = _contents(facts, e), _contents(facts, parent)
            if inner and outer and not all(_inside(x, outer) for x in inner):
                yield Problem(line(e), f"the content of {e.get(ID)} does not lie in that of its parent {via[1:]}")


def _contents(facts: Facts, record: etree._Element | None) -> list[Span]:
    return [] if record is None else _spans(facts, _targets(record, "content")) or []


def _targets(record: etree._Element, role: str) -> list[str]:
    return [p.get("target") or "" for p in record.iterfind(f"{TEI}ptr") if p.get("type") == role]


def _spans(facts: Facts, targets: Iterable[str]) -> list[Span] | None:
    """The spans of several pointers, or `None` if one leads nowhere."""
    assert facts.pointers is not None
    try:
        return [facts.pointers.span(target) for target in targets]
    except _LOST:
        return None


def _inside(span: Span, outer: Iterable[Span]) -> bool:
    return any(x.start <= span.start and span.end <= x.end for x in outer)
