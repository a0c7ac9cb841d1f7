"""Score gold pairs as if their texts had been printed differently: wrapped, indented, hyphenated, with single marks.

    python benchmarks/printed_otherwise.py FOLDER [WAY ...]

FOLDER contains brat pairs, as for `provenance evaluate`. What is found in the changed text is mapped back to the
offsets of the original, so the gold and the scorer stay the same. Prints F1 of relation, sentence and source of the
sentence, the calibration error, how many attributions are the same as in the text as it is and how many of those have
another certainty, and the layouts recognised.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import evolve
from corpus import print_header

from provenance.evaluate.figures import calibration_error, measures
from provenance.evaluate.gold import pairs, read_pair
from provenance.evaluate.scoring import Tally, compare
from provenance.model import Article, Attribution, Document, Spans
from provenance.pipeline import annotate_article
from provenance.text.restoring import restored
from provenance.text.running import RunningText

Insertion = tuple[int, int, str]
"""Start and end in the original text, and what is printed there."""
_PART = re.compile(r"[^\W\d_]{3,}?(?=[^\W\d_]{3,})")


def lines(text: str, width: int, indent: int, hyphens: bool) -> Iterator[Insertion]:
    """The line breaks of greedy wrapping, each replacing a space (or, with `hyphens`, within a long word); first lines
    are indented."""
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start() - indent
        for word in re.finditer(r" +(\S+)", paragraph[0]):
            at, end = paragraph.start() + word.start(), paragraph.start() + word.end()
            if end - start <= width:
                continue
            room = width - (at - start) - 2
            parted = _parted(word[1], room) if hyphens else 0
            if parted:
                start = at + 1 + parted
                yield start, start, "-\n"
            else:
                start = at + 1
                yield at, at + 1, "\n"


def _parted(word: str, room: int) -> int:
    """Number of letters of a plain word that still fit on a line; 0 if it cannot be divided."""
    return room if word.isalpha() and word.islower() and 3 <= room <= len(word) - 3 else 0


def wrapped(
    width: int, between: str = "\n\n", hyphens: bool = False, newline: str = "\n", prefix: str = ""
) -> Callable[[str], list[Insertion]]:
    """Wrapped to `width`, with `between` between paragraphs, `newline` at line ends and `prefix` before each line."""

    def change(text: str) -> list[Insertion]:
        gaps = [(m.start(), m.end(), between) for m in re.finditer(r"\n+", text)]
        breaks = sorted([*lines(text, width, len(between.lstrip("\n")), hyphens), *gaps])
        return [(a, b, new.replace("\n", newline + prefix)) for a, b, new in [(0, 0, "\n" if prefix else ""), *breaks]]

    return change


def replaced(table: dict[str, str]) -> Callable[[str], list[Insertion]]:
    """With other marks, replaced one for one."""
    marks = re.compile("|".join(map(re.escape, table)))
    return lambda text: [(m.start(), m.end(), table[m[0]]) for m in marks.finditer(text)]


WAYS: dict[str, Callable[[str], list[Insertion]]] = {
    "as it is": lambda text: [],
    "72": wrapped(72),
    "40": wrapped(40),
    "72, first lines indented": wrapped(72, "\n    "),
    "40, first lines indented": wrapped(40, "\n  "),
    "72, paragraphs not set off": wrapped(72, "\n"),
    "40, paragraphs not set off": wrapped(40, "\n"),
    "72, hyphens": wrapped(72, hyphens=True),
    "32, hyphens": wrapped(32, hyphens=True),
    "72, CRLF": wrapped(72, newline="\r\n"),
    "72, quoted mail": wrapped(72, prefix="> "),
    "72, double spacing": wrapped(72, "\n\n\n", newline="\n\n"),
    "single marks ‘’": replaced({"“": "‘", "”": "’", '"': "'"}),
    "straight single marks": replaced({"“": "'", "”": "'", '"': "'", "‘": "'", "’": "'"}),
    "straight double marks": replaced({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    "»…«": replaced({"“": "»", "”": "«"}),
    "„…“": replaced({"“": "„", "”": "“"}),
    "「…」": replaced({"“": "「", "”": "」"}),
    "single marks, 72": lambda text: sorted([*replaced({"“": "‘", "”": "’", '"': "'"})(text), *wrapped(72)(text)]),
}


def printed(text: str, insertions: list[Insertion]) -> RunningText:
    """The changed text, aligned with the original."""
    parts, starts, shifts = [], [0], [0]
    done = size = 0
    for start, end, new in insertions:
        for piece, at in ((text[done:start], done), (new, start)):
            for k in range(len(piece)):
                starts.append(size + k)
                shifts.append((at + k if piece is not new else min(start, len(text) - 1)) - size - k)
            parts.append(piece)
            size += len(piece)
        done = end
    starts.append(size)
    shifts.append(done - size)
    return RunningText("".join((*parts, text[done:])), starts=tuple(starts), ends=tuple(starts), shifts=tuple(shifts))


def main() -> None:
    folder, *chosen = sys.argv[1:]
    gold = [read_pair(path) for path in pairs(Path(folder))]
    print_header(Path(folder).name, sum(len(text.split()) for text, _ in gold))
    plain = [{_place(a): a.certainty for a in annotate_article(Article(text)).attributions} for text, _ in gold]
    for name in chosen or WAYS:
        tally: Tally = Counter()
        layouts: Counter[str] = Counter()
        same, others = 0, 0
        for (text, relations), known in zip(gold, plain, strict=True):
            changed = printed(text, WAYS[name](text))
            document = annotate_article(Article(text=changed.text))
            layouts[document.layout] += 1
            back = taken_back(document, text, changed)
            pairs_of = [(known[key], a.certainty) for a in back.attributions if (key := _place(a)) in known]
            same, others = same + len(pairs_of), others + sum(before != after for before, after in pairs_of)
            tally.update(compare(text, relations, back.attributions))
        found = measures(tally)
        shown = "  ".join(f"{key} {found[key].f1:5.1f}" for key in ("relation", "sentence", "sent-src"))
        recognised = ", ".join(f"{n} {layout}" for layout, n in layouts.most_common())
        error = f"error {calibration_error(tally):.3f}"
        print(f"{name:28} {shown}  {error}  same {same}, {others} of another certainty  {recognised}")


def _place(a: Attribution) -> tuple[Spans, Spans, Spans]:
    return a.source, a.cue, a.content


def taken_back(document: Document, text: str, changed: RunningText) -> Document:
    """The document with the offsets of the original text."""
    return restored(document, evolve(document.article, text=text), changed)


if __name__ == "__main__":
    main()
