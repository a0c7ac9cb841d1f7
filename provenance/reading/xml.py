"""XML news formats: parsed without entities, network access or great depth, and the text of their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from provenance.errors import ReadingError
from provenance.model import Omission
from provenance.xml.gate import admitted

Element = etree._Element
_SPACE = re.compile(r"[ \t\r\n]+")


def root(data: bytes, where: str) -> Element:
    """The root element. Raises `ReadingError` with the line for anything that is refused (`provenance.xml.gate`)."""
    harmless = admitted(data, where)
    parser = etree.XMLParser(
        resolve_entities=True,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(harmless, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(str(error.msg), where=f"{where}:{error.lineno}", remedy="correct it") from error


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def named(element: Element, *names: str) -> Iterator[Element]:
    """The element and those below it that have one of these local names, in document order."""
    return (found for found in element.iter() if local(found) in names)


def first_text(element: Element, *names: str) -> str | None:
    """The words of the first element of one of these names that has any."""
    return next((found for each in named(element, *names) if (found := words(each))), None)


def texts(element: Element, *names: str) -> tuple[str, ...]:
    """The words of all elements of these local names, and what they give as `literal`, in document order."""
    found = (words(each) or each.get("literal") for each in named(element, *names))
    return tuple(dict.fromkeys(filter(None, found)))


def words(element: Element) -> str:
    """The text in an element, with runs of white space (which in XML is layout) made single spaces."""
    return _SPACE.sub(" ", "".join(map(str, element.itertext()))).strip()


def paragraphs(content: Element, blocks: frozenset[str], out: frozenset[str]) -> tuple[str, tuple[Omission, ...]]:
    """The text of the outermost `blocks` of a content, separated by an empty line, and what is in elements of `out`.

    Words between the blocks are a paragraph as well, so that none are lost.
    """
    found: list[str] = []
    omitted: list[Omission] = []
    loose: list[str] = []

    def flush() -> None:
        text = _SPACE.sub(" ", "".join(loose)).strip()
        loose.clear()
        if text:
            found.append(text)

    for what, element, text in _stretches(content, out):
        if what == "out" and element is not None:
            omitted += [Omission(local(element), said)] if (said := words(element)) else []
        elif what == "edge" and element is not None and local(element) in blocks:
            flush()
        else:
            loose.append(text)
    flush()
    return "\n\n".join(found), tuple(omitted)


def _stretches(content: Element, out: frozenset[str]) -> Iterable[tuple[str, Element | None, str]]:
    """Text, edges of elements, and elements that are left out, in document order."""
    yield "text", None, content.text or ""
    for child in content:
        if local(child) in out:
            yield "out", child, ""
        else:
            yield "edge", child, ""
            yield from _stretches(child, out)
            yield "edge", child, ""
        yield "text", None, child.tail or ""
