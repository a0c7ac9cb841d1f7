"""The invented stories of ten outlets: every cell of their tables (`roof_cells`, `ferry_cells`), no other claim."""

from __future__ import annotations

from functools import cache
from types import ModuleType

import pytest

from provenance.model import Comparison
from tests.claims import ferry_cells, roof_cells
from tests.claims.conftest import about, cells, read_story

STORIES = {"roof": roof_cells, "ferry": ferry_cells}
_CLAIMS = [(name, words) for name, table in STORIES.items() for words in table.CELLS]
_ORIGINS = [(name, words) for name, table in STORIES.items() for words in table.ORIGINS]


@cache
def story(name: str) -> Comparison:
    return read_story(name)


@pytest.mark.parametrize(("name", "words"), _CLAIMS)
def test_every_cell(name, words):
    assert cells(about(story(name), words)) == STORIES[name].CELLS[words]


@pytest.mark.parametrize(("name", "words"), _CLAIMS)
def test_conflicts(name, words):
    found = about(story(name), words).conflicts
    assert {(c.kind, *c.values) for c in found} == STORIES[name].CONFLICTS.get(words, set())


@pytest.mark.parametrize(("name", "words"), _ORIGINS)
def test_origins(name, words):
    assert about(story(name), words).origins == STORIES[name].ORIGINS[words]


@pytest.mark.parametrize(("name", "table"), STORIES.items())
def test_no_other_claim_is_shared(name: str, table: ModuleType):
    assert len(story(name)) == len(table.CELLS)
