"""The main path: read → run on → segment → find → resolve → label → restore → write.

Each step is one call into one package; nothing here decides anything.
"""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

from attrs import evolve

from provenance.dates import NoDate, read_date
from provenance.engine import find
from provenance.errors import SettingsError
from provenance.gaps import with_gaps
from provenance.model import Article, Document
from provenance.settings import DEFAULT, Settings
from provenance.sources import label, resolve
from provenance.text import restored, run_on, segment


def annotate(
    text: str | Article,
    *,
    id: str = "document",
    outlet: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = DEFAULT,
) -> Document:
    """Say for every sentence of `text` on whose word it stands.

    Any string is accepted, the empty one too. `published` is a date, or a string that means one (`provenance.dates`).
    Raises `SettingsError` where it is not. An `Article` is annotated as it is (`annotate_article`).
    """
    if isinstance(text, Article):
        return annotate_article(text, settings)
    if not isinstance(text, str):
        raise TypeError(
            f"annotate() takes a text or an Article, not {type(text).__name__}; provenance.read() reads files"
        )
    if isinstance(published, str):
        _check_date(published)
    article = Article(text=text, id=id, outlet=outlet, published=published, title=title, url=url)
    return annotate_article(article, settings)


def _check_date(published: str) -> None:
    try:
        read_date(published)
    except NoDate as error:
        raise SettingsError(f"published: “{published}” {error.problem}", remedy=error.remedy) from error


def annotate_article(article: Article, settings: Settings = DEFAULT) -> Document:
    """Like `annotate`, for an article that `provenance.read` returned."""
    running = run_on(article.text)
    title = article.title and normalize("NFC", article.title)
    segmentation = segment(running.text)
    read = evolve(article, text=segmentation.text, title=title)
    findings = find(segmentation, settings)
    resolution = resolve(segmentation, findings, read, settings)
    sentences = label(segmentation, resolution, read)
    document = Document(read, sentences, resolution.attributions, resolution.sources, agency=resolution.agency)
    return restored(with_gaps(document), article, running)
