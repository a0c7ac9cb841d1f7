"""Checks files that this program writes: the grammar by RELAX NG, the rest of the rules in a few lines of Python.

What is checked beyond the grammar is listed in `_CHECKS`; `schemas/provenance.sch` says the same for other tools.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml import etree

from provenance.errors import ValidationError
from provenance.writing.json_validation import validate_json
from provenance.writing.tei.declared import elements_are_counted, prefixes_are_declared
from provenance.writing.tei.facts import Checked, Facts, File, line, tag
from provenance.writing.tei.grammar import Problem, grammar_problems
from provenance.writing.tei.placement import (
    contents_lie_in_their_parents,
    listed_sources_stand_in_the_host,
    quotes_stand_in_the_host,
    the_host_is_unchanged,
)
from provenance.xml.gate import admitted
from provenance.xml.layer import own_layers
from provenance.xml.qualified_names import ID, TEI

_POINTERS = frozenset(
    "ana corresp target who source toWhom ref next prev resp from to facs active passive mutual inst sameAs".split()
)
_RANGE = re.compile(r"(?<!\S)#string-range\(([^,/]+),(\d+),(\d+)\)")


def validate_tei(data: bytes, where: str = "document", folder: Path | None = None) -> list[Problem]:
    """What is wrong with a TEI file of this program (forms A, B, C or claims), sorted by line; empty if nothing is.

    In a file of form C the layer is checked and the host is ignored. For form B, `folder` is the folder of the file:
    its host is looked up from there and opened; without `folder` it is not. Raises `ValidationError` for what is not
    XML, is dangerous XML, or contains nothing that this program wrote.
    """
    harmless = admitted(data, where, ValidationError)
    parser = etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False, collect_ids=False)
    try:
        root = etree.fromstring(harmless, parser)
    except etree.XMLSyntaxError as error:
        raise ValidationError(str(error.msg), where=f"{where}:{error.lineno}", remedy="correct it") from error
    problems: list[Problem] = []
    file = File(data, root, _layers(root, where), folder)
    for number, layer in enumerate(file.layers):
        facts = Facts(file, number)
        problems += grammar_problems(layer)
        problems += [problem for test in _CHECKS for problem in test(facts)]
    return sorted(set(problems))


def _layers(root: etree._Element, where: str) -> list[etree._Element]:
    """The layers of the articles of a file, or its claims."""
    found = own_layers(root) or [e for e in root.iter(f"{TEI}TEI") if e.get("type") in ("attribution", "claims")][:1]
    if found:
        return found
    remedy = 'its element TEI would have type="attribution" or "claims"'
    raise ValidationError("holds nothing that this program wrote", where=where, remedy=remedy)


def _text(e: etree._Element) -> str:
    return "".join(map(str, e.itertext()))


def _ids_are_unique(facts: Facts) -> Checked:
    for e in facts.twice:
        yield Problem(line(e), f'xml:id="{e.get(ID)}" occurs twice')


def _pointers_lead_somewhere(facts: Facts) -> Checked:
    for e in facts.elements:
        for name, pointer in _pointers(e, _POINTERS.intersection(map(str, e.keys()))):
            if pointer.startswith("#") and "(" not in pointer and pointer[1:] not in facts.ids:
                yield Problem(line(e), f'{tag(e)}/@{name} points to "{pointer}", which is not in the file')


def _pointers(e: etree._Element, attributes: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, pointer) for name in attributes for pointer in e.get(name, "").split())


def _ranges_fit(facts: Facts) -> Checked:
    sizes: dict[str, int] = {}
    for e in facts.all("annotation", "ptr"):
        for id, start, length in _RANGE.findall(e.get("target") or ""):
            if id not in sizes:
                sizes[id] = len(_text(facts.ids[id])) if id in facts.ids else 0
            if int(start) + int(length) > sizes[id]:
                yield Problem(line(e), f"string-range({id},{start},{length}) reaches beyond the text")


def _chains_are_numbered(facts: Facts) -> Checked:
    for e in facts.all("annotation"):
        chain = [p for p in e.findall(f"{TEI}ptr") if p.get("type") == "chain"]
        if [p.get("n") for p in chain] != [str(n) for n in range(1, len(chain) + 1)]:
            yield Problem(line(e), f"the chain of {e.get(ID)} is not numbered 1, 2, 3 …")
        if chain and (first := facts.to(chain[0].get("target"))) is not None and first.get("role") != "outlet":
            yield Problem(line(e), f"the chain of {e.get(ID)} does not begin with the outlet")


def _sources_are_registered(facts: Facts) -> Checked:
    expected = {
        "who": ("person", "personGrp", "org"),
        "source": ("bibl",),
        "ref": ("person", "personGrp", "org", "bibl"),
    }
    for e in facts.all("said", "persName", "orgName", "rs"):
        for name, pointer in _pointers(e, expected):
            if facts.to(pointer) is not None and tag(facts.to(pointer)) not in expected[name]:
                yield Problem(line(e), f"{tag(e)}/@{name} must point to {' or '.join(expected[name])}")


def _every_sentence_has_one_status(facts: Facts) -> Checked:
    for e in facts.all("s", "annotation"):
        labels = [facts.to(pointer) for pointer in (e.get("ana") or "").split()]
        statuses = [c for c in labels if c is not None and _up(c, "n") == "status"]
        if len(statuses) != 1 and (tag(e) == "s" or _up(e, "type") == "sentences"):
            yield Problem(line(e), f"{e.get(ID)} must have exactly one status, not {len(statuses)}")


def _up(e: etree._Element, name: str) -> str | None:
    parent = e.getparent()
    return None if parent is None else parent.get(name)


def _fragments_are_joined_both_ways(facts: Facts) -> Checked:
    for e in facts.all("said", "seg", "persName", "orgName", "rs"):
        for there, back in (("next", "prev"), ("prev", "next")):
            other = facts.to(e.get(there))
            if other is not None and other.get(back) != f"#{e.get(ID)}":
                yield Problem(line(e), f"{e.get(ID)}/@{there} is not answered by @{back}")


def _contents_do_not_enclose_themselves(facts: Facts) -> Checked:
    outer = {e.get(ID): via.get("target") for e in facts.all("annotation") for via in e if via.get("type") == "via"}
    done: set[str | None] = set()
    for start in outer:
        path: dict[str | None, None] = {}
        at: str | None = start
        while at in outer and at not in done and at not in path:
            path[at] = None
            at = (outer[at] or "")[1:]
        if at in path:
            yield Problem(line(facts.ids[at or ""]), f"{at} is its own parent")
        done.update(path)


def _text_is_unchanged(facts: Facts) -> Checked:
    body = next(facts.all("body"), None)
    for idno in facts.all("idno"):
        if body is not None and idno.get("type") == "sha256" and tag(idno.getparent()) == "bibl":
            found = hashlib.sha256(_text(body).encode()).hexdigest()
            if found != idno.text:
                yield Problem(line(body), "the text is not the one that was annotated: its sha256 differs")


_CHECKS: tuple[Callable[[Facts], Checked], ...] = (
    _ids_are_unique,
    _pointers_lead_somewhere,
    _ranges_fit,
    _chains_are_numbered,
    _sources_are_registered,
    _every_sentence_has_one_status,
    _fragments_are_joined_both_ways,
    _contents_do_not_enclose_themselves,
    _text_is_unchanged,
    the_host_is_unchanged,
    quotes_stand_in_the_host,
    listed_sources_stand_in_the_host,
    contents_lie_in_their_parents,
    elements_are_counted,
    prefixes_are_declared,
)


def validate_file(path: Path) -> list[Problem]:
    """What is wrong with a file: TEI by `validate_tei`, with its host, `.json` and `.jsonl` by `validate_json`.

    Raises `ValidationError` if it cannot be read or is neither.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ValidationError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    if path.suffix in (".json", ".jsonl"):
        return validate_json(data, str(path))
    return validate_tei(data, str(path), path.parent)
