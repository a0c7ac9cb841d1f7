"""Each rule by its own examples, and the hygiene of all of them."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

from provenance import annotate
from provenance.engine import consider, find, propose
from provenance.engine.encoded import with_encoded
from provenance.model import Construction, EncodedSpeech, Span
from provenance.rules import LATER, RULES, Rule
from provenance.rules.indexed_text import IndexedText
from provenance.settings import Settings
from provenance.text import segment

_HITS = [pytest.param(rule, hit, id=f"{rule.id}-{n}") for rule in RULES for n, hit in enumerate(rule.hits)]
_MISSES = [pytest.param(rule, miss, id=f"{rule.id}-{n}") for rule in RULES for n, (miss, _) in enumerate(rule.misses)]


def _words(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [word for a, b in spans for word in re.findall(r"\w+", text[a:b])]


def _marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example, and the spans its brackets marked."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in re.split(r"(\[[^\]]*\])", example):
        if part.startswith("["):
            spans.append((len(text), len(text) + len(part) - 2))
        text += part.strip("[]") if part.startswith("[") else part
    return text, spans


@pytest.mark.parametrize(("rule", "hit"), _HITS)
def test_hit(rule: Rule, hit: str) -> None:
    text, marked = _marked(hit)
    indexed = IndexedText(segment(text))
    proposed = [c.content for c in consider(indexed) if c.rule == rule.id]
    contents = [
        [(indexed.tokens[a].start, indexed.tokens[b - 1].end) for a, b in sorted(ranges)] for ranges in proposed
    ]
    assert _words(text, marked) in [_words(text, spans) for spans in contents]


def test_no_rule_is_known_by_its_id() -> None:
    """What follows from a rule for who tells whom stands in its file: engine and sources ask for its `construction`."""
    package = Path(inspect.getfile(annotate)).parent
    modules = [path for folder in ("engine", "sources") for path in (package / folder).rglob("*.py")]
    assert [path.name for path in modules if re.search(r"[\"'][A-Z]{3}\d\d[\"']", path.read_text("utf-8"))] == []
    assert {rule.construction for rule in RULES} == set(get_args(Construction))


def test_a_hit_of_each_rule_is_found() -> None:
    """With the counted reliabilities at least one hit of each rule wins."""
    found = {
        rule.id
        for rule in RULES
        for hit in rule.hits
        for f in find(segment(_marked(hit)[0]))
        if rule.id in (f.rule, *(hop.rule for hop in f.hops))
    }
    assert found == {rule.id for rule in RULES}


@pytest.mark.parametrize(("rule", "miss"), _MISSES)
def test_near_miss(rule: Rule, miss: str) -> None:
    assert rule.id not in [id_ for f in find(segment(miss)) for id_ in (f.rule, *(hop.rule for hop in f.hops))]


def _encoded(rule: Rule, marked: list[tuple[int, int]]) -> list[EncodedSpeech]:
    """What the markup of an example says, which its text cannot show."""
    return [EncodedSpeech(tuple(Span(*m) for m in marked), who="bell")] if rule.id == "ENC01" else []


@pytest.mark.parametrize("rule", LATER, ids=lambda rule: rule.id)
def test_what_is_done_later_is_done_unless_silenced(rule: Rule) -> None:
    for hit in rule.hits:
        text, marked = _marked(hit)
        found, silenced = (
            [
                (_words(text, [(s.start, s.end) for s in f.content]), bool(f.source))
                for f in with_encoded(find(segment(text), settings), _encoded(rule, marked), text, settings)
            ]
            for settings in (Settings(), Settings(silenced_rules=frozenset([rule.id])))
        )
        assert any(said == _words(text, marked) and (said, named) not in silenced for said, named in found)
    for miss, _ in rule.misses:
        assert find(segment(miss)) == find(segment(miss), Settings(silenced_rules=frozenset([rule.id])))


def test_ids_are_unique_and_of_one_form() -> None:
    ids = [rule.id for rule in (*RULES, *LATER)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]{3}\d\d", i) for i in ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_small_and_documented(rule: Rule) -> None:
    source = Path(inspect.getfile(rule.propose)).read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 80
    assert len(rule.hits) >= 2
    assert len(rule.misses) >= 2
    assert all((rule.name, rule.sees, rule.why, rule.limits, rule.reference, rule.frames or rule.words))
    assert all("[" in hit for hit in rule.hits)


def test_candidates_tell_their_fate() -> None:
    text = IndexedText(segment("The minister said the dam, officials believe, would open. Boats carry sand."))
    fates = [c.fate for c in consider(text)]
    assert len(fates) == len(propose(text))
    assert "" in fates


def test_a_date_after_the_cue_counts_as_a_time() -> None:
    on, bare = (annotate(f"The old gate fell, the Ledger reported {when}.") for when in ("on Monday", "Monday"))
    assert [a.certainty for a in on.attributions] == [a.certainty for a in bare.attributions]
