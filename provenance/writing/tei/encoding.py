"""The element `encodingDesc`: what was done to the text, which elements the file contains, what the labels mean."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any

from attrs import frozen

from provenance.model import BY_HAND, Document
from provenance.rules import LATER, RULES
from provenance.version import __version__
from provenance.writing.tei.markup import Ids, element, escaped
from provenance.writing.tei.taxonomy import CATEGORIES, TITLES, naming
from provenance.xml.layer import HOST, TOOL
from provenance.xml.qualified_names import NAMESPACE

_VERSION = re.compile(r"[0-9]+[a-z]*(\.[0-9]+[a-z]*){0,3}")
_TAG = re.compile(r"<[A-Za-z]+")
_RULES = {rule.id: rule.sees for rule in (*RULES, *LATER)} | {BY_HAND: "none: a person made the attribution"}
_PROJECT = (
    "Says for each sentence of a news article on whose word it stands. The annotations were made by a program from the "
    "text and its encoding alone. They describe attribution, not truth."
)
_QUOTATION = "Quotation marks are characters of the text and stand inside the element they belong to."
_HERE = {
    "normalization": "None: every character of the text, white space included, stands here as it was read.",
    "segmentation": "s is a sentence; said is the content of an attribution, cut into fragments joined by next and "
    "prev where it is not one piece inside one s; seg is a cue or a hedge; persName, orgName and rs mention a source.",
    "interpretation": "The standOff holds the annotations; elements in the text are what it points to. Offsets of "
    "string-range count Unicode code points from 0.",
}
"""What is said about a text contained in the file itself (form A)."""
_HOSTED = {
    "normalization": "None: the text is that of another file, which was not changed but for the anchors set into it, "
    "if any. For annotation its white space was read as layout; each record quotes the words it is about as read.",
    "segmentation": "The sentences are the program's own; the markup of the text was read through and left as it is.",
    "interpretation": "The standOff holds the annotations; they point into the text by string-range, whose offsets "
    "count Unicode code points from 0 in the characters of the element it names, or to a span between two anchors.",
}
"""What is said about the text of a host (forms B and C)."""


@frozen
class Hosted:
    """The file that annotations point into: its sha256, and its address if it is not the same file."""

    sha256: str
    address: str = ""


def encoding(document: Document, ids: Ids, body: str, record: str | None, host: Hosted | None) -> str:
    """The element `encodingDesc`. `body` is the content of the file outside its header, `record` reports replaced
    characters."""
    return (
        f"  <encodingDesc>\n   <projectDesc>{element('p', _PROJECT)}</projectDesc>\n"
        f"{_editorial(record, _HERE if host is None else _HOSTED)}{_tags(body)}{_prefix(host)}"
        f"{_taxonomies(document, ids)}{application(ids)}  </encodingDesc>\n"
    )


def _editorial(record: str | None, said: dict[str, str]) -> str:
    correction = f"    <correction>{element('p', record)}</correction>\n" if record else ""
    normalization, segmentation, interpretation = (
        f"    <{name}>{element('p', text)}</{name}>\n" for name, text in said.items()
    )
    quotation = f'    <quotation marks="all">{element("p", _QUOTATION)}</quotation>\n'
    decided = correction + normalization + quotation + segmentation + interpretation
    return f"   <editorialDecl>\n{decided}   </editorialDecl>\n"


def _tags(body: str) -> str:
    """How often each element occurs outside the header, by name."""
    found = "".join(
        f'     <tagUsage gi="{name[1:]}" occurs="{number}"/>\n'
        for name, number in sorted(Counter(_TAG.findall(body)).items())
    )
    return f'   <tagsDecl>\n    <namespace name="{NAMESPACE}">\n{found}    </namespace>\n   </tagsDecl>\n'


def _prefix(host: Hosted | None) -> str:
    """The prefix that represents the host's address in the pointers into it."""
    if host is None or not host.address:
        return ""
    ident, _, name = HOST.partition(":")
    head = f'ident="{ident}" matchPattern="{name}(#.+)" replacementPattern="{host.address}$1"'
    says = element("p", "Points into the file that is annotated, relative to this one.")
    return f"   <listPrefixDef>\n    <prefixDef {head}>{says}</prefixDef>\n   </listPrefixDef>\n"


def application(ids: Ids) -> str:
    """The element `appInfo`: which tool, in which version."""
    head = f'xml:id="{ids.of("header", "app")}" ident="{TOOL}" version="{_version()}"'
    version = element("p", f"Version {__version__}.")
    return f"   <appInfo><application {head}><label>{TOOL}</label>{version}</application></appInfo>\n"


def _version() -> str:
    found = _VERSION.match(__version__)
    return found[0] if found else "0"


def _taxonomies(document: Document, ids: Ids) -> str:
    used: dict[str, set[Any]] = {
        "status": {s.status for s in document.sentences},
        "mode": {a.mode for a in document.attributions},
        "stance": {a.stance for a in document.attributions},
        "channel": {a.channel for a in document.attributions},
        "gap": {g.kind for s in document.sentences for g in s.gaps},
        "severity": {g.severity for s in document.sentences for g in s.gaps},
        "naming": {naming(s) for s in document.sources},
        "carried": {s.carried.form for s in document.sentences if s.carried},
    }
    fired = {
        rule: _RULES.get(rule, "a rule of the user's own") for rule in sorted({a.rule for a in document.attributions})
    }
    labels = {name: {v: what for v, what in CATEGORIES[name].items() if v in used[name]} for name in used}
    found = [taxonomy(ids, name, values) for name, values in {**labels, "rule": fired}.items() if values]
    return f"   <classDecl>\n{''.join(found)}   </classDecl>\n" if found else ""


def taxonomy(ids: Ids, name: str, values: dict[str, str]) -> str:
    """The element `taxonomy` with these values and what they mean."""
    items = "".join(
        f"     <category{ids.attributes('category', f'{name}.{value}')}>{_described(value, what)}</category>\n"
        for value, what in values.items()
    )
    return f'    <taxonomy n="{name}">\n     <desc>{TITLES[name]}</desc>\n{items}    </taxonomy>\n'


@lru_cache(maxsize=512)
def _described(value: str, what: str) -> str:
    return f"<catDesc>{element('term', value)}: {escaped(what)}</catDesc>"
