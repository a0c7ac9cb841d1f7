"""A reader's labels compared with the program's, and how far they agree. Neither is right by definition."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from provenance.errors import ReadingError
from provenance.writing.report.article import ArticleView, Line
from provenance.writing.standing import STANDINGS, Standing
from provenance.writing.wording import wording

_STATUS_NAMES: dict[str, Standing] = {
    "partly-attributed": "partly", "unattributed": "outlet", "not-a-claim": "none",
    "unnamed source": "unnamed",  # its name on worksheets until November 2026
}  # fmt: skip


@frozen
class Answer:
    """A reader's answer on a sentence: what it stands on, and (free text, may be empty) on whose word."""

    standing: Standing
    source: str = ""


@frozen
class Sheet:
    """The answers of one reader, by sentence id, under the name on the sheet (or that of the file)."""

    name: str
    answers: Mapping[str, Answer]


@frozen
class Agreement:
    """A reader and the program compared, sentence by sentence."""

    compared: tuple[tuple[Line, Answer], ...]
    unanswered: int
    """Sentences that the reader did not label; they are left out of the figures."""

    @property
    def differ(self) -> list[tuple[Line, Answer]]:
        return [(line, answer) for line, answer in self.compared if line.standing != answer.standing]

    @property
    def agreed(self) -> int:
        return len(self.compared) - len(self.differ)

    @property
    def share(self) -> float:
        """Observed agreement, 0..1."""
        return self.agreed / max(len(self.compared), 1)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa (Educational and Psychological Measurement 20, 1960): agreement beyond what two people
        labelling at random, each with their own frequencies, would reach. `None` where that leaves no room: both always
        gave one and the same label, or nothing was compared."""
        n = len(self.compared)
        program = Counter(line.standing for line, _ in self.compared)
        reader = Counter(answer.standing for _, answer in self.compared)
        by_chance = sum(program[key] * reader[key] for key in STANDINGS)
        if by_chance == n * n:
            return None
        return (n * self.agreed - by_chance) / (n * n - by_chance)

    @property
    def table(self) -> list[tuple[Standing, list[int]]]:
        """One row for each of the reader's labels, one column for each of the program's, in the order of
        `STANDINGS`."""
        cells = Counter((answer.standing, line.standing) for line, answer in self.compared)
        return [(row, [cells[row, column] for column in STANDINGS]) for row in STANDINGS]


def agreement(view: ArticleView, answers: Mapping[str, Answer]) -> Agreement:
    """Compare `answers` (by sentence id) with the labels of `view`."""
    compared = tuple((line, answers[line.sentence.id]) for line in view.lines if line.sentence.id in answers)
    return Agreement(compared, len(view.lines) - len(compared))


def read_sheet(path: Path, view: ArticleView) -> Sheet:
    """Read a CSV with the columns `sentence` (number or id), `standing` and, optionally, `source`, `name`, `sha256`.

    A standing is a key of `STANDINGS` or its name on the worksheet, in any case; an empty one means no answer. Raises
    `ReadingError` naming file and line, also if `sha256` is not that of the article's text.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadingError(f"cannot be read ({error})", where=str(path), remedy="save it as CSV in UTF-8") from error
    rows = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
    if not {"sentence", "standing"} <= set(rows.fieldnames or ()):
        raise ReadingError("has no columns “sentence” and “standing”", where=str(path), remedy="name them in line 1")
    read = list(rows)
    _same_article(read, str(path), view)
    name = next((row["name"].strip() for row in read if (row.get("name") or "").strip()), path.stem)
    return Sheet(name, dict(_answers(read, str(path), view)))


def _same_article(rows: Sequence[dict[str, str]], where: str, view: ArticleView) -> None:
    digests = {row["sha256"].strip() for row in rows if (row.get("sha256") or "").strip()}
    if digests - {view.document.article.sha256}:
        other = next((row["article"] for row in rows if row.get("article")), "another article")
        remedy = "give the article that the worksheet was made of"
        raise ReadingError(f"is a worksheet of another text (“{other}”)", where=where, remedy=remedy)


def _dialect(text: str) -> type[csv.Dialect]:
    """Spreadsheets in half of Europe write semicolons; the first line shows which."""
    first = text.partition("\n")[0]
    return _Semicolons if ";" in first and "," not in first else csv.excel


class _Semicolons(csv.excel):
    delimiter = ";"


def _answers(rows: Sequence[dict[str, str]], where: str, view: ArticleView) -> Iterator[tuple[str, Answer]]:
    ids = {str(line.number): line.sentence.id for line in view.lines} | {i: i for i in view.numbers}
    for number, row in enumerate(rows, 2):
        sentence, label = (row["sentence"] or "").strip(), (row["standing"] or "").strip()
        place = f"{where}:{number}"
        if sentence not in ids:
            remedy = f"the article has {len(view.lines)} sentences"
            raise ReadingError(f"there is no sentence “{sentence}”", where=place, remedy=remedy)
        if label:
            yield ids[sentence], Answer(_standing(label, place), (row.get("source") or "").strip())


def _standing(label: str, where: str) -> Standing:
    names: dict[str, Standing] = {key.casefold(): key for key in STANDINGS} | _STATUS_NAMES
    names |= {wording()["standing"][key]["name"].casefold(): key for key in STANDINGS}
    found = names.get(label.casefold().replace("'", "’"))
    if found is None:
        raise ReadingError(f"“{label}” is not a label", where=where, remedy=f"one of {', '.join(STANDINGS)}")
    return found
