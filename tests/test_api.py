"""The package as a developer meets it."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import files, requires

from packaging.requirements import Requirement


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
