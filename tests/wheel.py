"""The built wheel in an environment of its own, away from the checkout: what the documents show runs there as well.

`./task wheel` installs everything anew. `./task wheel --beside` installs only the wheels of the program and of the
example plug-in, and takes what they need from the environment that runs this: it is fast enough for every check-in.
Tests run beside the sources and would not see that a file of data is missing from what is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs"))

from examples import examples  # noqa: E402

# Each reads some of the data: templates, style, words, grammars, schemas, the database's tables.
COMMANDS = (
    "annotate coverage -o coverage.sqlite",
    "annotate coverage -o coverage.parquet",
    "annotate coverage -o tei",
    "annotate coverage -o json --format json",
    "annotate coverage/a.txt --format table",
    "validate tei/a.xml",
    "validate json/a.json",
    "report coverage/a.txt -o one.html",
    "report coverage -o all.html",
    "report coverage/a.txt --blank -o sheet.html",
    "compare coverage -o claims.html",
    "explain CLA01",
    "explain HAR01",
    "annotate today.log --format list -o today.list",  # the reader and the writer of the plug-in
)
LOG = "HARBOUR LOG 2025-07-14\nBy the log of the harbour master, the channel is nine metres deep.\n"
ARTICLE = "Outlet: Post\n---\nAda Bell said the dam holds. It rained.\n"


def run(folder: Path, *command: str | Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def environment(folder: Path, *packages: str | Path) -> Path:
    """A virtual environment with these packages, by uv where it is there: it takes a tenth of the time."""
    uv = shutil.which("uv")
    venv.create(folder, with_pip=not uv)
    python = folder / "bin" / "python"
    install = (uv, "pip", "install", "--python", python) if uv else (python, "-m", "pip", "install")
    run(folder, *install, "--quiet", *packages)
    return python


def beside(folder: Path, *wheels: Path) -> Path:
    """A virtual environment with these wheels, and after them on its path what is installed where this runs."""
    venv.create(folder)
    python = folder / "bin" / "python"
    run(folder, sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", *wheels)
    site = run(folder, python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'), end='')")
    Path(site, "beside.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def build(python: Path, folder: Path) -> list[Path]:
    """The wheels of the program, from its source archive, as an index would have it, and of the plug-in.

    They are built of a copy: the checkout may hold files that are not to be part of it.
    """
    source = folder / "source"
    files = run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    for name in files:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    run(source, python, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    unpacked = folder / archive.name.removesuffix(".tar.gz")
    for project in (unpacked, source / "tests" / "plugins" / "harbour"):  # docs/plugins.md
        run(project, python, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    return sorted(folder.glob("*.whl"), reverse=True)


def main(arguments: list[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "--beside" in arguments:
            wheel, plugin = build(Path(sys.executable), folder)
            python = beside(folder / "venv", wheel, plugin)
        else:
            wheel, plugin = build(environment(folder / "builder", "hatchling>=1.27"), folder)
            python = environment(folder / "venv", f"{wheel}[recipes,spacy,parquet,json]", plugin)
        desk = folder / "desk"
        (desk / "coverage").mkdir(parents=True)
        (desk / "coverage" / "a.txt").write_text(ARTICLE, encoding="utf-8")
        (desk / "today.log").write_text(LOG, encoding="utf-8")
        place = Path(run(desk, python, "-c", "import provenance; print(provenance.__file__)").strip())
        assert place.is_relative_to(folder / "venv"), place
        for words in COMMANDS:
            run(desk, python.with_name("provenance"), *words.split())
        assert (desk / "today.list").read_text(encoding="utf-8") == "entry-1 s1: harbour master, unnamed\n"
        found = examples()
        for example, code in found.items():
            (desk / example).write_text(code, encoding="utf-8")
            shown = run(desk, python, example)
            assert not example.startswith("readme") or f"```\n{shown}```" in readme, shown
        print(f"{wheel.name}: {len(COMMANDS)} commands and {len(found)} examples run from {place.parent}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
