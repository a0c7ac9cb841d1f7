"""The built wheel in an environment of its own, away from the checkout: what the documents show runs there as well.

`./task wheel`. Tests run beside the sources and would not see that a file of data is missing from what is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
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
)
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


def build(folder: Path) -> Path:
    """The wheel from the source archive, as an index would have it; of a copy, since `build/` may hold what is gone."""
    source = folder / "source"
    files = run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard").splitlines()
    for name in files:
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    python = environment(folder / "builder", "build", "setuptools>=77")
    run(source, python, "-m", "build", "--no-isolation", "--outdir", folder / "dist")
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


def main() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = build(folder)
        harbour = shutil.copytree(ROOT / "tests" / "plugins" / "harbour", folder / "harbour")  # docs/plugins.md
        python = environment(folder / "venv", f"{wheel}[recipes,spacy,parquet,json]", harbour)
        desk = folder / "desk"
        (desk / "coverage").mkdir(parents=True)
        (desk / "coverage" / "a.txt").write_text(ARTICLE, encoding="utf-8")
        place = Path(run(desk, python, "-c", "import provenance; print(provenance.__file__)").strip())
        assert place.is_relative_to(folder / "venv"), place
        for words in COMMANDS:
            run(desk, python.with_name("provenance"), *words.split())
        found = examples()
        for example, code in found.items():
            (desk / example).write_text(code, encoding="utf-8")
            shown = run(desk, python, example)
            assert not example.startswith("readme") or f"```\n{shown}```" in readme, shown
        print(f"{wheel.name}: {len(COMMANDS)} commands and {len(found)} examples run from {place.parent}")  # noqa: T201


if __name__ == "__main__":
    main()
