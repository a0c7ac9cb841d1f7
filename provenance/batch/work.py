"""What is done with one article, in the command itself or in a worker process."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from attrs import asdict, astuple, evolve, field, frozen

from provenance.batch.folder import write_whole
from provenance.corrections import correct
from provenance.errors import LanguageError, ProvenanceError
from provenance.model import Article, Correction, Document
from provenance.model.rows import Table
from provenance.pipeline import annotate_article
from provenance.reading import Item, Unread, articles_of, parse
from provenance.settings import Settings
from provenance.version import program
from provenance.writing import files

_LOG = logging.getLogger("provenance")


@frozen
class Options:
    """How every article of a run is treated. What is given here overrides what the file says."""

    format: str = "tei"
    table: Table = "sentences"
    """What a format that has only one table contains."""
    settings: Settings = field(factory=Settings)
    corrections: tuple[Correction, ...] = ()
    replace_illegal: bool = False
    layer: str = "standoff"
    outlet: str | None = None
    published: str | None = None
    title: str | None = None

    @property
    def layered(self) -> bool:
        """Whether TEI becomes one file per host, with all its articles."""
        return self.format == "tei" and self.layer != "inline"

    def digest(self, item: Article | Document | Unread) -> str:
        """SHA-256 of all that determines the result: the input, these options, the program."""
        options = json.dumps([program(), asdict(self)], default=sorted, sort_keys=True)
        found = hashlib.sha256(options.encode())
        item = item.article if isinstance(item, Document) else item
        for value in astuple(item, filter=lambda a, _: a.name != "where"):  # moving a file changes nothing
            data = value if isinstance(value, bytes) else repr(value).encode("utf-8", "backslashreplace")
            found.update(b"%d:" % len(data) + data)
        return found.hexdigest()


@frozen
class Job:
    """An article, where it comes from (`where`, `size` in bytes) and where its result goes: `name` in the output
    folder, `target` as a path, both without suffix."""

    item: Article | Document | Unread
    index: int
    where: str
    size: int
    made_from: str
    name: str
    target: Path
    scratch: Path
    options: Options


def annotated(item: Item, options: Options) -> Document:
    """Read, annotate and correct one article. Raises `ReadingError`, `LanguageError`."""
    try:
        return _annotated(parse(item), options)
    except LanguageError as error:
        error.where = item.where if isinstance(item, Unread) else error.where
        raise


def finished(item: Item, options: Options) -> Document:
    """Like `annotated`, but what this program wrote keeps its labels, and is only corrected."""
    if not isinstance(item, Document):
        return annotated(item, options)
    return correct(item, options.corrections) if options.corrections else item


def _annotated(article: Article, options: Options) -> Document:
    said = {key: value for key in ("outlet", "published", "title") if (value := getattr(options, key)) is not None}
    document = annotate_article(evolve(article, **said), options.settings)
    return correct(document, options.corrections) if options.corrections else document


def annotated_host(item: Item, options: Options) -> list[Document]:
    """Read and annotate all articles of a host. Of several, those not in English are left out, with a warning.

    Raises like `annotated` if nothing is left.
    """
    if not isinstance(item, Unread) or item.format != "tei":
        return [annotated(item, options)]
    documents, errors = [], []
    for article in articles_of(item):
        try:
            documents.append(_annotated(article, options))
        except LanguageError as error:
            errors.append(error)
    if not documents:
        errors[0].where = item.where
        raise errors[0]
    for left_out in errors:
        _LOG.warning("%s, %s", item.where, left_out)
    return documents


def outcome(item: Item, options: Options) -> Document | ProvenanceError:
    """The article annotated, or what went wrong with it, in this process."""
    try:
        return annotated(item, options)
    except ProvenanceError as error:
        return error


def written(documents: Document | Sequence[Document], options: Options, folder: Path = Path()) -> dict[str, bytes]:
    """The files of a document, or of all documents of one host, by suffix, as they are to be in `folder`. Raises
    `WritingError`."""
    return files(
        documents, options.format, options.settings, replace_illegal=options.replace_illegal, layer=options.layer,
        folder=str(folder),
    )  # fmt: skip


def do(job: Job) -> dict[str, int]:
    """Read, annotate and write one article; return its counts. Raises `ProvenanceError`."""
    layered = job.options.layered
    documents = annotated_host(job.item, job.options) if layered else [annotated(job.item, job.options)]
    for suffix, data in written(documents, job.options, job.target.parent).items():
        write_whole(job.target.with_name(job.target.name + suffix), data, job.scratch)
    return dict(sum((Counter(counts(document)) for document in documents), Counter()))


def counts(document: Document) -> dict[str, int]:
    """How many sentences there are of each status (`"status attributed"`), and gaps of each kind (`"gap hearsay"`);
    whether the layout is in doubt (`"layout doubtful"`); how many labels people have judged (`"hand corrected"`)."""
    found = Counter(f"status {sentence.status}" for sentence in document.sentences)
    found.update(f"hand {sentence.by.judgement}" for sentence in document.sentences if sentence.by)
    found.update(["layout doubtful"] * (document.layout == "doubtful"))
    found.update(f"gap {gap.kind}" for sentence in document.sentences for gap in sentence.gaps)
    return dict(sorted(found.items()))
