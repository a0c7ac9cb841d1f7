"""Short passages of our own, as data: who is meant, which chain, which status.

Each expectation counts once; the share that must be right is the one measured when it was last raised.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from provenance import annotate
from provenance.model import Document, Source

FILES = sorted((Path(__file__).parent / "passages").glob("*.toml"))
REQUIRED = 0.96
WHOLE = ("descriptions", "everyday", "names", "press", "print", "retold", "statuses", "subjects")
"""The files of which nothing is wrong."""


def passages() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for number, passage in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["passage"], 1):
            yield f"{path.stem} {number}", passage


def called(source: Source) -> str:
    return source.name if source.named else f"~{source.name}"


def place(text: str, word: str) -> tuple[int, int]:
    """The n-th place of a word in the text: “Orlov#2”."""
    word, _, number = word.partition("#")
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    return found[int(number or 1) - 1]


def meant(document: Document, word: str) -> Source | None:
    """The source whose mention fits a word best."""
    start, end = place(document.text, word)
    over = [
        (abs(m.start - start) + abs(m.end - end), s)
        for s in document.sources
        for m in s.mentions
        if m.start < end and m.end > start
    ]
    return min(over, key=lambda pair: pair[0])[1] if over else None


def checks(document: Document, passage: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Every expectation of a passage: what, wanted, got."""
    by_id = {s.id: s for s in document.sources}
    by_name = {s.name.casefold(): s for s in document.sources}
    for i, wanted in enumerate(passage.get("chains", ())):
        got = " > ".join(called(by_id[id]) for id in document.sentences[i].chain)
        yield f"chain {i + 1}", wanted.casefold(), got.casefold()
    for word, wanted in passage.get("means", {}).items():
        source = meant(document, word)
        name = "nobody" if source is None else "?" if source.type == "unresolved" else called(source)
        yield word, wanted.casefold(), "?" if wanted == "?" and name.startswith("~") else name.casefold()
    for field, attribute in (("types", "type"), ("roles", "role"), ("reason", "reason")):
        for name, wanted in passage.get(field, {}).items():
            yield f"{field} of {name}", wanted, getattr(by_name.get(name.casefold()), attribute, "nobody")
    for name, wanted in passage.get("speaks_for", {}).items():
        source = by_name.get(name.casefold())
        yield f"{name} speaks for", wanted, by_id[source.speaks_for].name if source and source.speaks_for else "nobody"
    for field, attribute in (("statuses", "status"), ("labels", "label")):
        for i, wanted in enumerate(passage.get(field, ())):
            yield f"{field} {i + 1}", wanted, getattr(document.sentences[i], attribute)


def test_the_passages_are_read_as_expected() -> None:
    results = []
    for name, passage in passages():
        document = annotate(passage["text"], outlet=passage.get("outlet"), title=passage.get("title"))
        results += [(name, *check) for check in checks(document, passage)]
    wrong = [f"{name}: {what}: wanted {wanted!r}, got {got!r}" for name, what, wanted, got in results if wanted != got]
    share = 1 - len(wrong) / len(results)
    assert share >= REQUIRED, f"{share:.1%} of {len(results)} right\n" + "\n".join(wrong)
    assert not [told for told in wrong if told.startswith(WHOLE)]


def test_there_are_enough_passages() -> None:
    assert sum(1 for _ in passages()) >= 120


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_passages_have_known_fields_only(path: Path) -> None:
    known = {
        "text",
        "title",
        "outlet",
        "chains",
        "means",
        "types",
        "roles",
        "reason",
        "speaks_for",
        "statuses",
        "labels",
    }
    for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
        assert passage.keys() <= known, passage
