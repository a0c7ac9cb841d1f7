"""Checks of what the header declares: how often each element occurs, and what the prefixes of pointers stand for."""

from __future__ import annotations

from collections import Counter

from provenance.writing.tei.facts import Checked, Facts, line, tag
from provenance.writing.tei.grammar import Problem
from provenance.xml.layer import HOST
from provenance.xml.qualified_names import TEI


def elements_are_counted(facts: Facts) -> Checked:
    """`tagsDecl` counts the elements outside the header."""
    declared = {e.get("gi") or "": e for e in facts.all("tagUsage")}
    found = Counter(tag(e) for part in facts.layer if tag(part) != "teiHeader" for e in part.iter(f"{TEI}*"))
    for name, e in declared.items():
        if int(e.get("occurs") or 0) != found[name]:
            yield Problem(line(e), f"{name} occurs {found[name]} times, not {e.get('occurs')}")
    for name in sorted(found.keys() - declared.keys() if declared else ()):
        yield Problem(line(facts.layer), f"{name} is not counted in tagsDecl")


def prefixes_are_declared(facts: Facts) -> Checked:
    """The prefix of the pointers into a host represents the address of that host."""
    stands_for = {e.get("ident"): (e.get("replacementPattern") or "").partition("$")[0] for e in facts.all("prefixDef")}
    known = stands_for.get(HOST.partition(":")[0])
    about = (facts.layer.get("corresp") or "").partition("#")[0]
    if known is not None and known != about and facts.layer.get("type") != "claims":
        yield Problem(
            line(next(facts.all("prefixDef"))), f'prefixDef leads to "{known}", and the layer is about "{about}"'
        )
    if known is None:
        for e in facts.all("annotation", "ptr"):
            if HOST in (e.get("target") or ""):
                yield Problem(line(e), f'the prefix of "{e.get("target")}" is not declared')
