"""Which elements of a TEI file contain an article each: the texts of a corpus or group, the divisions of an issue.

An element is named by its `xml:id`, or by its path (`/TEI[1]/text[1]/body[1]/div[2]`), as `provenance.xml.tei` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen
from lxml import etree

from provenance.errors import SettingsError
from provenance.lexicon import word_set
from provenance.settings import Tei
from provenance.xml.layer import OWN
from provenance.xml.qualified_names import ID, NAMESPACE, TEI

Element = etree._Element
_MAY_BE_SEVERAL = re.compile(rb"<(?:[\w.-]+:)?(?:teiCorpus|group|div\d?\s[^<>]*type)\b")
_DIVISIONS = frozenset(TEI + name for name in ("div", *(f"div{n}" for n in range(8))))
_NO_TEXT = frozenset(TEI + name for name in ("teiHeader", "standOff", "facsimile", "sourceDoc", "fsdDecl", "xenoData"))


@frozen
class Parts:
    """`articles` are the elements that contain one each, in document order; empty where the file is one article. `left`
    says what each element that is left out is, by its name."""

    articles: tuple[Element, ...] = ()
    left: dict[str, str] = field(factory=dict)


def may_be_several(data: bytes, choice: Tei) -> bool:
    """Whether a file must be looked into; cheap."""
    return choice.articles is not None or _MAY_BE_SEVERAL.search(data.replace(b"\0", b"")) is not None


def parts(root: Element, choice: Tei) -> Parts:
    """The parts of a file, as the settings define them. Raises `SettingsError` for an XPath that is not one."""
    units = list(_chosen(root, choice.articles) if choice.articles else _units(root, choice))
    whole = not choice.articles and len(units) == 1 and units[0] is root
    holders = {e for unit in units for e in unit.iterancestors()}  # lxml keeps one object per node while it is held
    left = {} if root in units else {name_of(e): _kind(e) for e in _beside(root, holders, set(units))}
    out = _left_out(choice)
    for unit in units:
        left |= {name_of(d): _kind(d) for d in unit.iter(*_DIVISIONS) if _type(d) in out and d is not unit}
    return Parts(() if whole else tuple(units), left)


def name_of(element: Element) -> str:
    """The id of an element, or its path."""
    return element.get(ID) or path_of(element)


def path_of(element: Element) -> str:
    """The path of an element, by local names."""
    steps = [element, *element.iterancestors()]
    return "".join(f"/{_local(e)}[{_place(e)}]" for e in reversed(steps))


def _place(element: Element) -> int:
    name = _local(element)
    return 1 + sum(_local(e) == name for e in element.itersiblings(preceding=True) if isinstance(e.tag, str))


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def check_xpath(xpath: str) -> None:
    """Raise `SettingsError` for what is not an XPath."""
    _compiled(xpath)


def _compiled(xpath: str) -> etree.XPath:
    try:
        return etree.XPath(_prefixed(xpath), namespaces={"tei": NAMESPACE})
    except etree.XPathError as error:
        remedy = "write one like //div[@type='article']"
        raise SettingsError(f"“{xpath}” is not an XPath ({error})", remedy=remedy) from error


def _chosen(root: Element, xpath: str) -> Iterator[Element]:
    """The outermost elements that an XPath finds; `tei:` stands for TEI, and names without a prefix are TEI, too."""
    try:
        found = _compiled(xpath)(root)
    except etree.XPathError as error:
        raise SettingsError(f"“{xpath}” cannot be evaluated ({error})", remedy="correct the XPath") from error
    elements = [e for e in found if isinstance(e, etree._Element)] if isinstance(found, list) else []
    return (e for e in elements if not set(elements).intersection(e.iterancestors()))


_STEP = re.compile(r"""("[^"]*"|'[^']*')|(?<![\w@:$.-])([A-Za-z_][\w.-]*)(?![\w.:-]|\s*\()""")
_OPERATORS = frozenset(("and", "or", "div", "mod"))


def _prefixed(xpath: str) -> str:
    """The path with `tei:` before names that have no prefix."""

    def step(found: re.Match[str]) -> str:
        before = xpath[: found.start()].rstrip()
        operator = found[2] in _OPERATORS and before[-1:] not in ("", "/", "[", "(", "|", ":")
        return found[0] if found[1] or operator else f"tei:{found[2]}"

    return _STEP.sub(step, xpath)


def _units(element: Element, choice: Tei) -> Iterator[Element]:
    """The articles in a corpus, a TEI, a text or a group."""
    name = _local(element)
    if name == "teiCorpus":
        for child in element:
            if _local(child) in ("TEI", "teiCorpus") and child.get("type") != OWN:
                yield from _units(child, choice)
    elif name == "TEI":
        texts = [e for e in element if _local(e) in ("text", "TEI") and e.get("type") != OWN]
        found = [unit for text in texts for unit in _units(text, choice)]
        yield from [element] if found == texts and len(found) < 2 else found
    elif (group := element.find(f"{TEI}group")) is not None:
        for child in group:
            if _local(child) in ("text", "group"):
                yield from _units(child, choice)
    elif name == "group":
        for child in element:
            yield from _units(child, choice)
    else:
        yield from _divisions(element.find(f"{TEI}body"), choice) or [element]


def _divisions(body: Element | None, choice: Tei) -> list[Element]:
    """The divisions of an issue; none where no division is called an article."""
    articles, left_out = _types(choice.article_types, "article_divisions"), _left_out(choice)
    if body is None or not any(_type(d) in articles for d in body.iter(*_DIVISIONS)):
        return []
    return [d for d in _outermost(body, articles) if _type(d) not in left_out]


def _types(chosen: tuple[str, ...] | None, default: str) -> frozenset[str]:
    return word_set(default) if chosen is None else frozenset(map(_plain, chosen))


def _left_out(choice: Tei) -> frozenset[str]:
    return _types(choice.leave_out, "left_out_divisions")


def _outermost(element: Element, articles: frozenset[str]) -> Iterator[Element]:
    """Divisions that are articles, and, beside them, those that contain none."""
    for child in element:
        if child.tag in _DIVISIONS:
            within = any(_type(d) in articles for d in child.iterdescendants(*_DIVISIONS))
            if within and _type(child) not in articles:
                yield from _outermost(child, articles)
            else:
                yield child


def _beside(element: Element, holders: set[Element], inside: set[Element]) -> Iterator[Element]:
    """The outermost elements with words that are not part of an article and contain none."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NO_TEXT or child in inside or child.get("type") == OWN:
            continue
        if child in holders:
            yield from _beside(child, holders, inside)
        elif any(str(text).strip() for text in child.itertext()):
            yield child


def _kind(element: Element) -> str:
    return element.get("type") or _local(element)


def _type(element: Element) -> str:
    return _plain(element.get("type", ""))


def _plain(type: str) -> str:
    """A type without capitals, blanks and marks: “News-Item” is “newsitem”."""
    return "".join(filter(str.isalpha, type.lower()))
