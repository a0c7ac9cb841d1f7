"""The main path: read → run on → segment → find → resolve → label → restore → write.

Each step is one call into one package; nothing here decides anything.
"""

from __future__ import annotations

from unicodedata import normalize

from attrs import evolve

from provenance.engine import find
from provenance.gaps import with_gaps
from provenance.model import Article, Document
from provenance.settings import DEFAULT, Settings
from provenance.sources import label, resolve
from provenance.text import restored, run_on, segment


def annotate(
    text: str,
    *,
    id: str = "document",
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    settings: Settings = DEFAULT,
) -> Document:
    """Say for every sentence of `text` on whose word it stands.

    Any string is accepted, the empty one too. Raises `AnnotationError` only where `settings` limit size or time.
    """
    article = Article(text=text, id=id, outlet=outlet, published=published, title=title, url=url)
    return annotate_article(article, settings)


def annotate_article(article: Article, settings: Settings = DEFAULT) -> Document:
    """Like `annotate`, for an article that `provenance.read` returned."""
    running = run_on(article.text)
    title = article.title and normalize("NFC", article.title)
    read = evolve(article, text=running.text, title=title)
    segmentation = segment(running.text)
    findings = find(segmentation, settings)
    resolution = resolve(segmentation, findings, read, settings)
    sentences = label(segmentation, resolution, read)
    document = Document(read, sentences, resolution.attributions, resolution.sources)
    return restored(with_gaps(document), article, running)
