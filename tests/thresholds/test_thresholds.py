"""Every threshold has an example that comes out otherwise when it moves by one, or by a tenth.

`examples.toml` names for each constant a text for which moving it up, and one for which moving it down, changes
something in the document: both must, and what the text gives today is held in `test_thresholds/`; `authority` is a name
in the authority file, and what begins with “<p>” is the body of a TEI file. A threshold without examples is listed
under `bounds`: it only bounds the work. The texts for the layout are made up at random.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from provenance import Document, annotate, annotate_article
from provenance.reading import read as read_file
from provenance.settings import Authority, Settings

ROOT = Path(__file__).parents[2] / "provenance"
AREAS = ("rules", "engine", "sources", "text", "labels")
TABLE = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))
EXAMPLES = [
    pytest.param(e["constant"], step, e[word], e.get("authority", ""), id=f"{e['constant']} {word}")
    for e in TABLE["example"]
    for word, step in (("up", 1), ("down", -1))
    if word in e
]


def read(text: str, authority: str = "") -> Document:
    """The document, by the settings of somebody whose authority file has this one name."""
    known = (Authority(authority, "organisation", "https://authority.example/1"),) if authority else ()
    settings = Settings(authorities=known)
    if text.startswith("<p>"):
        header = "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt></fileDesc></teiHeader>"
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{text}</body></text></TEI>'
        return annotate_article(next(iter(read_file(tei.encode()))), settings)
    return annotate(text, any_language=True, outlet="The Harbour Gazette", settings=settings)


def moved(value: float, step: int) -> float:
    return value + step if isinstance(value, int) else value * (1 + step / 10)


def set_everywhere(monkeypatch: pytest.MonkeyPatch, constant: str, value: float) -> None:
    """Set a constant in its module and, if it is public, where it was imported; forget what was worked out with it."""
    module, name = constant.split(":")
    old = getattr(import_module(f"provenance.{module}"), name)
    for other in [m for key, m in sys.modules.items() if key.startswith("provenance.")]:
        own = other.__name__ == f"provenance.{module}"
        if own or (not name.startswith("_") and vars(other).get(name) is old):
            monkeypatch.setattr(other, name, value)
    forget()


def forget() -> None:
    """Empty the caches in which counts were turned into chances."""
    for name in ("engine.weighing", "rules.boundary_counts"):
        for value in vars(import_module(f"provenance.{name}")).values():
            if hasattr(value, "cache_clear") and value.__module__ == f"provenance.{name}":
                value.cache_clear()


@pytest.mark.parametrize(("constant", "step", "text", "authority"), EXAMPLES)
def test_moved_it_decides_otherwise(
    constant: str, step: int, text: str, authority: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(text, authority).to_json()  # with the third decimal of a certainty
    module, name = constant.split(":")
    value = getattr(import_module(f"provenance.{module}"), name)
    set_everywhere(monkeypatch, constant, moved(value, step))
    try:
        assert read(text, authority).to_json() != before
    finally:
        monkeypatch.undo()
        forget()


def shown(document: Document) -> Iterator[str]:
    yield f"text: {document.text!r}"
    yield from (f"  {s.status}, {s.label}, {' '.join(g.kind for g in s.gaps)}".rstrip(", ") for s in document.sentences)
    for a in document.attributions:
        source, cue, content = (" … ".join(map(document.text_of, spans)) for spans in (a.source, a.cue, a.content))
        yield f"  {a.rule} {a.certainty:.3f} {a.parent or ''} [{source}] [{cue}] [{content}]"


def test_what_the_examples_give(file_regression: FileRegressionFixture) -> None:
    texts = dict.fromkeys(e[word] for e in TABLE["example"] for word in ("up", "down") if word in e)
    file_regression.check("\n".join(line for text in texts for line in shown(read(text))) + "\n")


def constants() -> Iterator[str]:
    """The numbers that stand at the top of the modules, by module and name."""
    for path in sorted(path for area in AREAS for path in (ROOT / area).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
                continue
            if isinstance(node.value.value, int | float) and isinstance(node.targets[0], ast.Name):
                yield f"{module}:{node.targets[0].id}"


def test_no_threshold_is_forgotten_or_named_twice() -> None:
    found = list(constants())
    assert len(found) == len(set(found))
    assert sorted(found) == sorted([*(e["constant"] for e in TABLE["example"]), *TABLE["bounds"]])
