"""The live page as a static folder, with the engine inside: Pyodide, this package and the pure Python it needs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from importlib.resources import files
from pathlib import Path, PurePosixPath

from provenance.errors import SettingsError
from provenance.serve.live import live_page, own

PYODIDE = "314.0.7"
"""The version that is tested; npm installs it. A path may hold another."""
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json", "package.json")
_PACKAGES = ("attrs", "jinja2", "markupsafe", "python-dateutil", "rapidfuzz", "six", "snowballstemmer")
"""What the engine and its writers import. Those with a compiled part do without it."""
_COMPILED = frozenset((".so", ".pyd", ".dylib", ".pyc"))
_STAMP = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive, so that the same version makes the same bytes."""
_LICENCES = """This folder holds

provenance, MIT licence, and in packages.zip, each with its licence beside it: {packages}.
Pyodide {pyodide} (pyodide/), unchanged, Mozilla Public License 2.0; its source: https://github.com/pyodide/pyodide
CPython in Pyodide, Python Software Foundation License 2: https://docs.python.org/3/license.html
"""


def write_site(folder: Path, pyodide: Path) -> int:
    """Write the folder and return its size in bytes. `pyodide` is the folder of the npm package of that name.

    Raises `SettingsError` if `folder` already contains anything, or `pyodide` lacks a file.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingsError(f"{folder}: already exists and is not empty", remedy="name a new folder")
    content = dict(_content(pyodide))
    version = "provenance " + hashlib.sha256(b"".join(content.values())).hexdigest()[:16]
    sizes = {"./": 0} | {name: len(data) for name, data in content.items()}
    content["index.html"] = _page(version, sizes).encode()
    stored = f"const VERSION = {json.dumps(version)};\nconst FILES = {json.dumps(list(sizes))};\n"
    content["offline.js"] = stored.encode() + own("offline.js")
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sum(map(len, content.values()))


def _content(pyodide: Path) -> Iterator[tuple[str, bytes]]:
    """Everything but the page and its service worker, which refer to the rest."""
    for name in _CORE:
        if not (pyodide / name).is_file():
            raise SettingsError(f"{pyodide}: holds no {name}", remedy="name the folder of the npm package “pyodide”")
        yield f"pyodide/{name}", (pyodide / name).read_bytes()
    found = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))["version"]
    yield "packages.zip", _packed()
    yield "worker.js", own("worker.js")
    yield "LICENSES.txt", _LICENCES.format(packages=", ".join(_PACKAGES), pyodide=found).encode()


def _page(version: str, sizes: dict[str, int]) -> str:
    """The page, whose back end is the worker."""
    listed = [{"name": name, "size": size} for name, size in sizes.items()]
    return live_page("worker", version_of_files=version, files=json.dumps(listed))


def _packed() -> bytes:
    """The zip archive of the packages, sorted, without anything compiled."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in sorted((*_package(), *(each for d in _PACKAGES for each in _distributed(distribution(d))))):
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    return out.getvalue()


def _package() -> Iterator[tuple[str, Path]]:
    """The files of this package, wherever it is imported from."""
    root = Path(str(files("provenance")))
    for path in root.rglob("*"):
        if path.is_file() and path.suffix not in _COMPILED:
            yield f"provenance/{path.relative_to(root).as_posix()}", path


def _distributed(found: Distribution) -> Iterator[tuple[str, Path]]:
    for path in found.files or ():
        if path.suffix not in _COMPILED and ".." not in path.parts and "__pycache__" not in path.parts:
            yield PurePosixPath(path).as_posix(), Path(str(path.locate()))


def installed_pyodide() -> Path:
    """The folder of the npm package, which npm installs into the user's cache if it is not there yet.

    Raises `SettingsError` where npm is missing or fails.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "provenance" / f"pyodide-{PYODIDE}"
    package = cache / "node_modules" / "pyodide"
    if (package / "pyodide.asm.wasm").is_file():
        return package
    npm = shutil.which("npm")
    if npm is None:
        raise SettingsError("npm is not installed", remedy="install Node.js, or give --pyodide PATH")
    wanted = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(cache)]
    done = subprocess.run([*wanted, f"pyodide@{PYODIDE}"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SettingsError(f"npm cannot install pyodide: {done.stderr.strip()[-300:]}", remedy="give --pyodide PATH")
    return package
