"""Library catalogue records beside the file they describe: Dublin Core and MODS.

Dublin Core is read wherever its elements or terms occur (`oai_dc`, a `record` of OAI-PMH, a simple list of elements),
and in the form of DSpace (`dublin_core`). What each element means: DCMI Metadata Terms; MODS User Guidelines 3.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from provenance.reading.description import Description
from provenance.reading.start import Start
from provenance.reading.xml import Element, local, root, words
from provenance.xml.identifiers import address

_DC = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")
_MODS = "http://www.loc.gov/mods/v3"
ROOTS = frozenset("dc simpledc qualifieddc dublin_core metadata record OAI-PMH mods modsCollection".split())
"""Names of the elements that such a file may begin with."""
_DAYS = ("issued", "date", "created")
_MODS_DAYS = ("dateIssued", "dateCreated", "date")


def may_be_record(head: bytes) -> bool:
    """Whether a file that begins like this can be such a record."""
    return Start(head).root in ROOTS


def read_record(data: bytes, where: str) -> Description | None:
    """What the record says about the one article it describes; `None` if it describes none, or several.

    Raises `ReadingError` for XML that is refused.
    """
    tree = root(data, where)
    records = list(tree.iter(f"{{{_MODS}}}mods"))
    if records:
        return _mods(records[0], where) if len(records) == 1 else None
    told = dict[str, list[str]]()
    for name, value in _dublin_core(tree):
        told.setdefault(name, []).append(value)
    several = len(list(tree.iter("{*}record"))) > 1
    return _simple(told, where) if told and not several else None


# ---------- Dublin Core


def _dublin_core(tree: Element) -> Iterator[tuple[str, str]]:
    """Name and value of each element. A refinement (`dcterms:issued`) has its own name, as in DSpace
    (`dcvalue element="date" qualifier="issued"`)."""
    for e in tree.iter(etree.Element):
        if etree.QName(e).namespace in _DC and len(e) == 0 and (value := words(e)):
            yield local(e), value
        elif e.tag == "dcvalue" and (value := words(e)):
            qualifier = e.get("qualifier") or "none"
            yield (e.get("element", "") if qualifier == "none" else qualifier), value


def _simple(told: dict[str, list[str]], where: str) -> Description:
    def first(*names: str) -> str | None:
        return next((value for name in names for value in told.get(name, ())), None)

    parts = [v for v in told.get("isPartOf", told.get("ispartof", [])) if address(v) is None]
    named = [address(v) for v in (*told.get("identifier", ()), *told.get("uri", ()))]
    return Description(
        where, outlet=next(iter(parts), None) or first("publisher"), published=first(*_DAYS), title=first("title"),
        url=next(filter(None, named), None), language=first("language"), credits=tuple(told.get("creator", ())),
    )  # fmt: skip


# ---------- MODS


def _mods(record: Element, where: str) -> Description:
    """The record. A newspaper article is part of a host, whose title is the outlet."""
    hosts = [e for e in _children([record], "relatedItem") if e.get("type") == "host"]
    origins = list(_children([record, *hosts], "originInfo"))
    parts = list(_children([*hosts, record], "part"))
    titles = [_title(e) for e in _children(hosts, "titleInfo")]
    publishers = map(words, _children(origins, "publisher", "agent"))
    dates = [e for name in _MODS_DAYS for e in _children([*origins, *parts], name) if e.get("point") != "end"]
    dates.sort(key=lambda e: e.get("keyDate") != "yes")
    links = [words(e) for e in _children(_children([record], "location"), "url")]
    named = [address(words(e), e.get("type", "")) for e in _children([record], "identifier")]
    languages = map(words, _children(_children([record], "language"), "languageTerm"))
    return Description(
        where, outlet=_first((*titles, *publishers)), published=_first(map(words, dates)),
        title=_first(_title(e) for e in _children([record], "titleInfo") if e.get("type") is None),
        url=_first((*links, *named)), language=_first(languages),
        credits=tuple(filter(None, map(_name, _children([record], "name")))),
    )  # fmt: skip


def _children(elements: Iterable[Element], *names: str) -> Iterator[Element]:
    """The children of these names, in the order of their parents."""
    return (child for e in elements for child in e if child.tag in {f"{{{_MODS}}}{name}" for name in names})


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _title(info: Element) -> str:
    """“The harbour post: a weekly”: the article ignored in sorting, the title, and the subtitle."""
    before = " ".join(words(e) for e in _children([info], "nonSort", "title"))
    return ": ".join(filter(None, (before, *map(words, _children([info], "subTitle")))))


def _name(name: Element) -> str:
    """“Ada Bell”, in whatever parts it is given."""
    kinds = {e.get("type"): words(e) for e in _children([name], "namePart")}
    if "given" in kinds and "family" in kinds:
        return f"{kinds['given']} {kinds['family']}"
    return " ".join(value for kind, value in kinds.items() if kind not in ("date", "termsOfAddress"))
