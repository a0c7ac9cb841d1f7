"""Scores the program on a folder of gold pairs, in one process or several. Only counts are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from attrs import evolve

from provenance.errors import AnnotationError, ReadingError, SettingsError
from provenance.evaluate.gold import pairs, read_pair, unpaired
from provenance.evaluate.scoring import Tally, compare
from provenance.model import Article, Document
from provenance.pipeline import annotate_article
from provenance.rules import LATER, RULES
from provenance.rules.rule import family
from provenance.settings import DEFAULT, Settings

Outcome = Tally | str
"""The counts of one document, or the reason it could not be scored."""


def score(ann: Path, settings: Settings = DEFAULT, results: Mapping[str, Document] | None = None) -> Outcome:
    """The counts of one pair; if `results` are given, what was found is taken from there, by the stem of the pair."""
    try:
        text, gold = read_pair(ann)
        if results is None:
            document = annotate_article(Article(text=text, id=ann.stem), settings)
        else:
            document = _result(ann, text, results)
    except (ReadingError, AnnotationError) as error:
        return str(error)
    return compare(text, gold, document.attributions)


def _result(ann: Path, text: str, results: Mapping[str, Document]) -> Document:
    """The result of a pair. Raises `ReadingError` where there is none, or it belongs to another text."""
    document = results.get(ann.stem)
    if document is None:
        raise ReadingError(f"no result has the id {ann.stem!a}", where=str(ann), remedy="annotate the text of the pair")
    if document.text != text:
        problem = f"the result {ann.stem!a} is of another text"
        raise ReadingError(problem, where=str(ann), remedy="annotate the text of the pair")
    return document


def score_folder(
    folder: Path,
    settings: Settings = DEFAULT,
    workers: int = 1,
    *,
    results: Mapping[str, Document] | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Tally, list[str]]:
    """The counts of all pairs of a folder, and the reasons why some could not be scored.

    With `results`, by the stem of their pair, nothing is annotated. `progress` is called with the number of pairs done
    and the total. Raises `ReadingError` if the folder contains no pair.
    """
    files = pairs(folder)
    tally: Tally = Counter()
    problems = [f"{path}: has no .ann file beside it; add one or remove the text" for path in unpaired(folder)]
    for done, outcome in enumerate(_outcomes(files, settings, workers, results), 1):
        if isinstance(outcome, str):
            problems.append(outcome)
        else:
            tally.update(outcome)
        progress(done, len(files))
    return tally, problems


def _outcomes(
    files: list[Path], settings: Settings, workers: int, results: Mapping[str, Document] | None
) -> Iterator[Outcome]:
    work = partial(score, settings=settings, results=results)
    if workers == 1 or results is not None:
        yield from map(work, files)
    else:
        with ProcessPoolExecutor(workers) as pool:
            yield from pool.map(work, files, chunksize=4)


def families() -> dict[str, frozenset[str]]:
    """Family → the ids of its rules."""
    return {name: frozenset(r.id for r in RULES if family(r) == name) for name in dict.fromkeys(map(family, RULES))}


def without(settings: Settings, names: tuple[str, ...]) -> Settings:
    """The settings with these rules and families silenced. Raises `SettingsError` for a name that is neither."""
    known = families() | {rule.id: frozenset((rule.id,)) for rule in (*RULES, *LATER)}
    for name in names:
        if name not in known:
            raise SettingsError(f"there is no rule or family {name}", remedy=f"known are {', '.join(known)}")
    return evolve(settings, silenced_rules=settings.silenced_rules.union(*(known[name] for name in names)))
