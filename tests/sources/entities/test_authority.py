"""The user's authority files: exact names, similar names, and names that only look alike."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.engine.user_settings import check
from provenance.errors import SettingsError
from provenance.model import Source
from provenance.settings import Authority, Settings

OFFICE = Authority(
    "Harbour Inspection Office", "organisation", "https://id.example/office", ("Inspection Office of the Harbour",)
)
SUNDT = Authority("Vera Sundt", "person", "https://id.example/sundt")


def source(text: str, *authorities: Authority) -> Source:
    (found,) = annotate(text, settings=Settings(authorities=authorities)).sources
    return found


def test_an_exact_name_gets_its_uri() -> None:
    found = source("Vera Sundt said the pier was safe.", SUNDT)
    assert (found.uri, found.uri_match) == (SUNDT.uri, "exact")


def test_a_similar_name_is_marked_as_such() -> None:
    found = source("The Harbor Inspection Office said the pier was safe.", OFFICE)
    assert (found.uri, found.uri_match) == (OFFICE.uri, "fuzzy")


@pytest.mark.parametrize("text", ["Vera Lundt-Hansen said so.", "Igor Pell said so.", "An official said so."])
def test_other_names_get_none(text: str) -> None:
    found = source(text, SUNDT, OFFICE)
    assert (found.uri, found.uri_match) == (None, None)


@pytest.mark.parametrize(
    ("name", "aliases"), [("Vera Sundt", ()), ("vera sundt", ()), ("Vera Holm", ("Pier Board", "Vera Sundt"))]
)
def test_a_name_with_two_addresses_is_refused(name: str, aliases: tuple[str, ...]) -> None:
    other = Authority(name, "person", "https://id.example/other", aliases)
    problem = f"“{[name, *aliases][-1]}” two addresses, https://id.example/sundt and https://id.example/other"
    with pytest.raises(SettingsError, match=problem):
        check(Settings(authorities=(SUNDT, other)))
    with pytest.raises(SettingsError, match=problem):
        source("Vera Sundt said the pier was safe.", SUNDT, other)


def test_an_entry_may_stand_in_two_files() -> None:
    check(Settings(authorities=(SUNDT, OFFICE, SUNDT)))
    assert source("Vera Sundt said the pier was safe.", SUNDT, OFFICE, SUNDT).uri == SUNDT.uri


def test_without_authorities_no_identifier_is_invented() -> None:
    assert source("Reuters reported that the pier was safe.").uri is None
