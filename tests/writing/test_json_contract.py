"""The JSON contract: what says who wrote it, older files, and the types for TypeScript."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.reading.annotated import document
from provenance.version import __version__, program
from provenance.writing.indented import indented
from provenance.writing.json import CONTRACT

_ROOT = Path(__file__).parents[2]
_TEXT = "It rained 🙂 all day. “The old dam above the town 🌊 will hold all winter,” Ada Bell said."
_READ = """
const read = JSON.parse(require("fs").readFileSync(0, "utf8"));
const points = Array.from(read.document.text);
console.log(JSON.stringify(read.attributions.map(a => a.content.map(([s, e]) => points.slice(s, e).join("")))));
"""
_TYPED = """
import type {{ Annotation, Comparison }} from "./provenance";
export const annotated: Annotation = {};
export const compared: Comparison = {};
"""


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
_NAMES = st.text("abcdefgh_@:", min_size=1)


@given(st.recursive(_SCALARS, lambda inner: st.lists(inner) | st.dictionaries(_NAMES, inner), max_leaves=20))
def test_it_is_indented_as_the_standard_library_does(value: object) -> None:
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)


def test_files_say_which_program_wrote_them() -> None:
    found = provenance.annotate(_TEXT)
    wanted = {"name": "provenance", "version": __version__, "digest": program(), "schema": CONTRACT}
    assert found.to_dict()["generator"] == wanted
    assert json.loads(provenance.compare([found, found]).to_json())["generator"] == wanted


def test_a_file_without_a_generator_still_reads() -> None:
    written = provenance.annotate(_TEXT).to_dict()
    older = {key: value for key, value in written.items() if key != "generator"}
    assert document(older).to_dict() == written


def test_offsets_are_code_points_in_javascript_too() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    given = provenance.annotate(_TEXT).to_json()
    done = subprocess.run(
        [node, "-e", _READ], input=given, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert json.loads(done.stdout) == [["“The old dam above the town 🌊 will hold all winter,”"]]


def test_the_types_fit_what_is_written(tmp_path: Path) -> None:
    compiler = _ROOT / ".cache" / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists() or shutil.which("node") is None:
        pytest.skip("the TypeScript compiler is not installed: npm install --prefix .cache typescript@5")
    shutil.copy(_ROOT / "schemas" / "provenance.d.ts", tmp_path)
    found = provenance.annotate(_TEXT)
    compared = provenance.compare([found, provenance.annotate(_TEXT, id="again", outlet="Other Post")])
    assert compared.clusters
    written = _TYPED.format(found.to_json(), compared.to_json())
    (tmp_path / "typed.ts").write_text(written, encoding="utf-8")
    options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext"]
    done = subprocess.run(["node", compiler, *options, tmp_path / "typed.ts"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
