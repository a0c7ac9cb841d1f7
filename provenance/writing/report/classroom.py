"""The answers of a class on one article: where it agrees, where it is divided, and how close it is to a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from provenance.writing.report.answers import Answer, Sheet, agreement
from provenance.writing.report.article import ArticleView, Line
from provenance.writing.standing import Standing


@frozen
class Row:
    """A sentence and each reader's answer (`None`: no answer), in the order of the sheets."""

    line: Line
    key: Standing
    answers: tuple[Answer | None, ...]

    @property
    def counts(self) -> list[tuple[Standing, int]]:
        """How many readers gave each label, the most frequent first."""
        counted = Counter(a.standing for a in self.answers if a)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    @property
    def as_key(self) -> int:
        return sum(a is not None and a.standing == self.key for a in self.answers)

    @property
    def given(self) -> int:
        return sum(a is not None for a in self.answers)

    @property
    def split(self) -> float:
        """How far the class is divided: 0 where all agree, up to 1 where no two do (one less the chance that two
        readers who answered agree; Simpson 1949)."""
        n = self.given
        return 1 - sum(k * (k - 1) for _, k in self.counts) / (n * (n - 1)) if n > 1 else 0.0


@frozen
class Classroom:
    """Several sheets on one article; `key` says whose labels they are compared with."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    key: str
    scores: tuple[tuple[int, int], ...]
    """For each reader, how many of the answers given match the key, and how many were given."""

    @property
    def divided(self) -> list[Row]:
        """The sentences on which the class is most divided."""
        found = [row for row in self.rows if row.split > 0]
        return sorted(found, key=lambda row: (-row.split, row.line.number))


def classroom(view: ArticleView, sheets: Sequence[Sheet], key: Sheet | None) -> Classroom:
    """Compare the sheets with the program's labels or, if given, with a teacher's sheet."""
    expected = {line.sentence.id: line.standing for line in view.lines}
    if key:
        expected |= {id: answer.standing for id, answer in key.answers.items()}
    rows = tuple(
        Row(line, expected[line.sentence.id], tuple(sheet.answers.get(line.sentence.id) for sheet in sheets))
        for line in view.lines
    )
    scores = tuple(_score(view, sheet, expected) for sheet in sheets)
    return Classroom(tuple(s.name for s in sheets), rows, key.name if key else "the program", scores)


def _score(view: ArticleView, sheet: Sheet, expected: dict[str, Standing]) -> tuple[int, int]:
    compared = agreement(view, sheet.answers).compared
    return sum(answer.standing == expected[line.sentence.id] for line, answer in compared), len(compared)
