"""File names from hostile ids and from paths."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.batch.file_names import safe, targets


@pytest.mark.parametrize("id", ["a", "2025-07-14_dam.v2", "x" * 100])
def test_a_plain_id_is_its_own_name(id: str) -> None:
    assert safe(id) == id


@pytest.mark.parametrize(
    "id", ["../../x", "/etc/x", "con", "CON", "nul.txt", "x" * 300, "A", "", ".", "..", ".x", "x.", "a b", "a\0b", "é",
           "\ud800", "-rf", "C:\\x", "com1", "a\nb"],
)  # fmt: skip
def test_any_other_id_is_named_with_a_digest(id: str) -> None:
    name = safe(id)
    assert name != id and len(name) <= 80
    assert name.isascii() and name.replace("-", "").replace("_", "").isalnum() and not name.startswith("-")


@given(st.lists(st.text() | st.sampled_from(["A", "a", "con", "CON", "../a", "a/", "b"]), unique=True))
def test_different_ids_have_names_that_differ_by_more_than_case(ids: list[str]) -> None:
    assert len({safe(id).casefold() for id in ids}) == len(ids)


def test_files_that_would_meet_keep_their_suffix_or_get_a_digest() -> None:
    names = ["x.txt", "x.html", "y.txt.gz", "sub/x.txt", "Y.TXT"]
    places = [(Path("1") / name, PurePosixPath(name)) for name in names]
    assert targets(places) == ["x.txt", "x.html", "y.txt.gz", "sub/x", "Y.TXT"]
    same = targets([(Path("1/x.txt"), PurePosixPath("x.txt")), (Path("2/x.txt"), PurePosixPath("x.txt"))])
    assert len(set(same)) == 2 and all(name.startswith("x-") for name in same)


@given(st.lists(st.sampled_from(["a.txt", "A.txt", "a.html", "a.txt.gz", "b/a.txt", "a", "a.txt.txt"]), unique=True))
def test_no_two_files_meet(names: list[str]) -> None:
    found = targets([(Path("in") / name, PurePosixPath(name)) for name in names])
    assert len({name.casefold() for name in found}) == len(names)
