"""The package as a developer meets it."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import files, requires
from typing import Any

import pytest
from packaging.requirements import Requirement

import provenance


def test_import_is_quiet_and_light() -> None:
    """Importing prints nothing and leaves the heavy libraries alone until they are needed."""
    code = "import sys, provenance; print(sorted({'jinja2', 'lxml', 'rich'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")


COMPILED = {"lxml", "rapidfuzz"}
"""The only compiled packages of the core; MarkupSafe has a part in C, but goes without where it cannot be compiled."""


def test_the_core_needs_few_compiled_packages() -> None:
    compiled = {name for name in _needed("provenance-annotator") if _is_compiled(name)}
    assert compiled - {"markupsafe"} == COMPILED


def _needed(name: str) -> set[str]:
    """A package's requirements without extras, and theirs, by their names in lower case."""
    required = [Requirement(line) for line in requires(name) or ()]
    direct = {r.name.lower() for r in required if r.marker is None or r.marker.evaluate({"extra": ""})}
    return direct.union(*map(_needed, direct))


def _is_compiled(name: str) -> bool:
    return any(path.suffix in (".so", ".pyd", ".dylib") for path in files(name) or ())


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"outlet": 3}, "annotate() takes text as outlet, not int"),
        ({"title": ["x"]}, "annotate() takes text as title, not list"),
        ({"id": 7}, "annotate() takes text as id, not int"),
        ({"published": 2025}, "annotate() takes a date or text as published, not int"),
        ({"settings": "provenance.toml"}, "annotate() takes Settings, not str; read_settings() reads them"),
    ],
)
def test_what_annotate_takes(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(TypeError, match=re.escape(problem)):
        provenance.annotate("Ada Bell said it rained.", **given)
