"""TEI: the articles in any TEI file, including one that this program wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve
from lxml import etree

from provenance.errors import ReadingError
from provenance.model import Article, Markup, Omission
from provenance.reading.formats import Item, Unread
from provenance.reading.raw import STANDARD_INPUT, Raw
from provenance.reading.tei_facsimile import zones
from provenance.reading.tei_metadata import described, id_of
from provenance.reading.tei_parts import may_be_several, name_of, parts
from provenance.reading.tei_speech import Person, listed, people, speech
from provenance.settings import Tei
from provenance.xml.gate import admitted
from provenance.xml.host import Host
from provenance.xml.layer import host_of, own_layers, part_of
from provenance.xml.layered import hosts_of
from provenance.xml.qualified_names import TEI
from provenance.xml.tei import read_hosts

Element = etree._Element
LANGUAGE = f".//{TEI}langUsage/{TEI}language"
"""Where our own header says which language was found."""


def split(raw: Raw, choice: Tei) -> Iterator[Item]:
    """The articles of a file: parsed if there are several, else its bytes. Raises like `tei_articles`."""
    data = raw.whole()
    if may_be_several(data, choice):
        found = tei_articles(data, raw.name, raw.stem, choice)
        if len(found) > 1:
            yield from found
            return
    yield Unread(raw.stem, raw.name, "tei", data, tei=choice)


def parse(unread: Unread) -> Article:
    """The first article. Raises like `tei_articles`."""
    return tei_articles(unread.data, unread.where, unread.id, unread.tei)[0]


def tei_article(data: bytes, where: str, id: str) -> Article:
    """The first of `tei_articles`."""
    return tei_articles(data, where, id)[0]


def tei_articles(data: bytes, where: str, id: str, choice: Tei = Tei()) -> list[Article]:  # noqa: B008 (frozen)
    """The articles in a TEI file, for annotation; in form C or A those that were annotated, without the layer.

    `id` is what they are called where the file gives them no id. Raises `ReadingError` for XML that is refused, for
    form B (which has no text) and for TEI without text.
    """
    root = tree(data, where)
    layers = own_layers(root)
    if layers and (named := host_of(layers[0])):
        raise ReadingError(f"holds annotations of {named}, and no text", where=where, remedy=f"annotate {named}")
    if layers:
        seen = zip(layers, hosts_of(layers, data, where), strict=True)
        known = people(root, layers)
        return [evolve(_annotated(layer, host, data, where), **_encoded(known, host)) for layer, host in seen]
    found = parts(root, choice)
    if choice.articles and not found.articles:
        remedy = "correct the XPath, or leave it out"
        raise ReadingError(f"holds nothing that “{choice.articles}” finds", where=where, remedy=remedy)
    names = [name_of(e) for e in found.articles]
    hosts = read_hosts(data, where, names, found.left)
    left, file = tuple(found.left), _file(where)
    if not names:
        whole = [_foreign(root, None, hosts[0], id_of(root) or id)]
        markups = [Markup(file, data, "", left)]
    else:
        several = enumerate(zip(found.articles, hosts, strict=True), 1)
        whole = [_foreign(root, e, host, id_of(e) or f"{id}-{n}") for n, (e, host) in several]
        markups = [Markup(file, data, name, left) for name in names]
    given = [evolve(a, markup=m) for a, m in zip(whole, markups, strict=True) if a.text]
    if not given:
        raise _without_text(hosts[0], where)
    return given


def own_article(layer: Element, host: Host) -> Article:
    """What our own header says about the article whose text the host contains."""
    bibl = layer.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}bibl")
    titles = {} if bibl is None else {e.get("level"): value(e) for e in bibl.iterfind(f"{TEI}title")}
    notes = layer.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}notesStmt/{TEI}note")
    return Article(
        text=host.text,
        id=value(layer.find(f".//{TEI}publicationStmt/{TEI}idno")) or "",
        outlet=titles.get("j", value(child(bibl, "publisher"))),  # in files of version 0.1.0, publisher
        published=value(child(bibl, "date")),
        title=titles.get("a"),
        url=value(child(bibl, "ref")),
        credits=() if bibl is None else tuple(e.text or "" for e in bibl.iterfind(f"{TEI}note")),
        language=value(layer.find(LANGUAGE)) or None,
        omitted=tuple(Omission(e.get("n", ""), e.text or "") for e in notes),
        zones=zones(layer, host),
    )


def _annotated(layer: Element, host: Host, data: bytes, where: str) -> Article:
    part, left = part_of(layer)
    return evolve(own_article(layer, host), markup=Markup(_file(where), data, part, left))


def _file(where: str) -> str:
    """The file that a layer can point into; empty for standard input."""
    return "" if where == STANDARD_INPUT else where


def _foreign(root: Element, part: Element | None, host: Host, id: str) -> Article:
    return Article(text=host.text, id=id, omitted=host.omitted, **_encoded(people(root), host), **described(root, part))


def _encoded(known: dict[str, Person], host: Host) -> dict[str, Any]:
    """Who says what in a host, and whom it lists."""
    return {"speech": speech(host, known), "people": listed(host, known)}


def _without_text(host: Host, where: str) -> ReadingError:
    included = [o.text for o in host.omitted if o.kind == "include"]
    if not included:
        return ReadingError("has no text in a body", where=where, remedy="check that it is TEI with a text")
    named = ", ".join(included[:3]) + (" …" if len(included) > 3 else "")
    remedy = "put them in (xmllint --xinclude), or annotate them"
    return ReadingError(f"includes other files ({named}), which are not opened", where=where, remedy=remedy)


def tree(data: bytes, where: str) -> Element:
    """The root element. Raises `ReadingError` with the line for what is refused."""
    harmless = admitted(data, where)
    parser = etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False, collect_ids=False)
    try:
        return etree.fromstring(harmless, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(str(error.msg), where=f"{where}:{error.lineno}", remedy="correct it") from error


def child(element: Element | None, name: str) -> Element | None:
    """The first child of this name, if there is one."""
    return None if element is None else element.find(TEI + name)


def value(element: Element | None) -> str | None:
    """The text of an element, exactly."""
    return None if element is None else element.text or ""
