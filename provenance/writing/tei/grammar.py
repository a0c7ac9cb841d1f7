"""The grammar of the files, and where a file violates it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from provenance.xml.qualified_names import ID, TEI

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_PARTS = {
    "teiHeader": "header", "fileDesc": "file", "titleStmt": "titles", "publicationStmt": "publication",
    "notesStmt": "notes.omitted", "sourceDesc": "source", "encodingDesc": "encoding", "editorialDecl": "editorial",
    "taxonomy": "taxonomy", "appInfo": "application", "profileDesc": "profile", "revisionDesc": "history",
    "text": "text.element", "s": "sentence", "said": "said", "seg": "seg", "rs": "mention",
    "standOff": "standOff", "person": "person", "personGrp": "group", "org": "org", "spanGrp": "spans",
    "body/p": "paragraph", "listBibl/bibl": "work",
}  # fmt: skip
"""Elements that can be validated on their own, and the pattern of the grammar for each."""


class Problem(NamedTuple):
    """One thing that is wrong, and its line (from 1; 0 for the whole file)."""

    line: int
    message: str


def schema(name: str) -> Path:
    """The path of a schema shipped with the program: inside the installed package, or in the source tree."""
    package = Path(__file__).parents[2]
    packaged = package / "schemas" / name
    return packaged if packaged.is_file() else package.parent / "schemas" / name


@cache
def _grammar(start: str) -> etree.RelaxNG:
    """The grammar, with the named pattern to start from."""
    tree = deepcopy(_source())
    found = tree.find(f"{_RNG}start")
    assert found is not None
    found[:] = [etree.Element(f"{_RNG}ref", name=start)]
    return etree.RelaxNG(tree)


@cache
def _source() -> etree._Element:
    return etree.parse(str(schema("provenance.rng"))).getroot()


def grammar_problems(layer: etree._Element) -> Iterator[Problem]:
    """What the grammar finds wrong: the smallest invalid elements, with what is wrong in them.

    libxml2 names the outermost element where a choice fails, so the elements of an invalid file are validated one by
    one.
    """
    start = "apart" if layer.find(f"{TEI}text") is None else "annotated"
    start = "claims" if layer.get("type") == "claims" else start
    if _grammar(start).validate(layer):
        return
    alone = layer.iter(f"{TEI}annotation" if start == "claims" else etree.Element)
    broken = [e for e in alone if (part := _part(e)) and not _grammar(part).validate(e)]
    outer = {ancestor for e in broken for ancestor in e.iterancestors()}
    smallest = [(e, _part(e) or start) for e in broken if e not in outer] or [(layer, start)]
    for e, part in smallest:
        grammar = _grammar(part)
        grammar.validate(e)
        found = dict.fromkeys(entry.message.replace(TEI, "") for entry in grammar.error_log)
        yield Problem(e.sourceline or 0, f"{_called(e)}: {'; '.join(list(found)[:2])}")  # type: ignore[arg-type]


def _called(e: etree._Element) -> str:
    name = str(e.tag).removeprefix(TEI)
    return f"{name} {e.get(ID)}" if e.get(ID) else name


def _part(e: etree._Element) -> str | None:
    """The pattern for an element, if it can be validated on its own. Records differ by the list they are in."""
    name, parent = str(e.tag).removeprefix(TEI), e.getparent()
    outer = "" if parent is None else str(parent.tag).removeprefix(TEI)
    if name == "annotation" and parent is not None:
        kind = parent.get("type", "")[:-1]
        return f"{kind}.record" if kind in ("mention", "attribution", "sentence", "member", "claim") else None
    return _PARTS.get(f"{outer}/{name}", _PARTS.get(name))
