"""The Python of the documents as files, so that it can be run and checked: `python docs/examples.py FOLDER`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

DOCS = Path(__file__).parent
PAGES = (DOCS.parent / "README.md", DOCS / "python.md", DOCS / "recipes.md")
_BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)


def examples() -> dict[str, str]:
    """The name of a file → its code, for each block of Python in the pages whose blocks stand for themselves."""
    return {
        f"{page.stem.lower()}_{number}.py": code
        for page in PAGES
        for number, code in enumerate(_BLOCK.findall(page.read_text(encoding="utf-8")), 1)
    }


def imported(code: str) -> list[str]:
    """The packages that an example imports."""
    return _IMPORT.findall(code)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, code in examples().items():
        (folder / name).write_text(code, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
