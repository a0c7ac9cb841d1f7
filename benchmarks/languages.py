"""How often a text's language is recognised: `python benchmarks/languages.py TRANSLATIONS [ENGLISH]`.

TRANSLATIONS is any folder with gettext catalogues (`…/locale/LANGUAGE/LC_MESSAGES/*.mo`), such as an unpacked Django;
its messages of at least five words are joined and cut into pieces of at least 40 words. ENGLISH is a folder of English
texts (`*.txt`); they are read whole, in capitals, and cut into pieces.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

from corpus import print_header

from provenance.lexicon import read_table
from provenance.text.language import primary, recognised

_PIECE = 60
"""Words, marks and numbers per piece: at least 40 of them are words."""
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]+>|&\w+;")
_ONE = {"ms": "id", "bs": "hr"}
"""Languages that the list does not tell apart."""


def pieces(text: str) -> Iterator[str]:
    words = text.split()
    for start in range(0, len(words) - _PIECE + 1, _PIECE):
        yield " ".join(words[start : start + _PIECE])


def messages(root: Path) -> dict[str, str]:
    """For each listed language, its messages that differ from the English ones."""
    known = {code for code, _, _ in read_table("languages")}
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("locale/*/LC_MESSAGES/*.mo")):
        folder = path.parts[-3]
        code = primary(folder) or ""
        code = "hr" if folder == "sr_Latn" else _ONE.get(code, code)
        with path.open("rb") as file:
            catalog = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        for key, value in sorted(catalog.items(), key=str):
            english = key if isinstance(key, str) else key[0]
            if code in known and len(english.split()) >= 5 and value != english:
                found[code].append(_PLACEHOLDER.sub(" ", value))
    return {code: " ".join(texts) for code, texts in found.items()}


def main(arguments: list[str]) -> None:
    others = {code: list(pieces(text)) for code, text in messages(Path(arguments[0])).items() if code != "en"}
    print_header("pieces with at least 40 words", sum(map(len, others.values())))
    results = Counter(_result(code, text) for code, texts in others.items() for text in texts)
    print(f"{len(others)} languages: {dict(results)}")
    for folder in arguments[1:]:
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.txt"))]
        kinds = {
            "whole": texts,
            "in capitals": [t.upper() for t in texts],
            "pieces": [p for t in texts for p in pieces(t)],
        }
        for name, some in kinds.items():
            print(f"English, {name}: {dict(Counter(_result('en', text) for text in some))}")


def _result(code: str, text: str) -> str:
    found = recognised(text)
    if found is None:
        return "not decided"
    wrong = "set aside" if code == "en" else "taken for English" if found == "en" else "named otherwise"
    return "right" if found == code else wrong


if __name__ == "__main__":
    main(sys.argv[1:])
