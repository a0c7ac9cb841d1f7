"""The main path: read → run on → segment → find → resolve → label → restore → write.

Each step is one call into one package; nothing here decides anything.
"""

from __future__ import annotations

import logging
from datetime import date
from unicodedata import normalize

from attrs import evolve

from provenance.dates import NoDate, read_date
from provenance.engine import find
from provenance.engine.encoded import with_encoded
from provenance.engine.user_settings import with_lexicons
from provenance.errors import LanguageError, SettingsError
from provenance.labels import carry, label, with_gaps
from provenance.model import Article, Document, EncodedSpeech
from provenance.settings import DEFAULT, Settings
from provenance.sources import resolve
from provenance.text import restored, run_on, segment
from provenance.text.language import judge
from provenance.text.running import RunningText

_LOG = logging.getLogger("provenance")


def annotate(
    text: str | Article | Document,
    *,
    id: str = "document",
    outlet: str | None = None,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
    any_language: bool = False,
    settings: Settings = DEFAULT,
) -> Document:
    """Say for every sentence of `text` on whose word it stands.

    Any string is accepted, even an empty one. `published` is a date, or a string that means one (`provenance.dates`).
    Raises `SettingsError` if it is neither, `LanguageError` for a text that is clearly not English, unless
    `any_language` asks to label it anyway, and `TypeError` for what is no text. An `Article` is annotated as it is
    (`annotate_article`), the article of a `Document` again. All positions are in `text`, exactly as it was given.
    """
    _check_types({"id": id, "outlet": outlet, "title": title, "url": url}, settings)
    settings = evolve(settings, any_language=any_language or settings.any_language)
    if isinstance(text, Article | Document):
        return annotate_article(text, settings)
    if not isinstance(text, str):
        raise TypeError(
            f"annotate() takes a text or an Article, not {type(text).__name__}; provenance.read() reads files"
        )
    if not isinstance(published, str | date | None):
        raise TypeError(f"annotate() takes a date or text as published, not {type(published).__name__}")
    if isinstance(published, str):
        _check_date(published)
    article = Article(text=text, id=id, outlet=outlet, published=published, title=title, url=url)
    return annotate_article(article, settings)


def _check_types(texts: dict[str, str | None], settings: Settings) -> None:
    """A value of another type would fail much later, or not at all."""
    for name, value in texts.items():
        if not isinstance(value, str | None):
            raise TypeError(f"annotate() takes text as {name}, not {type(value).__name__}")
    if not isinstance(settings, Settings):
        raise TypeError(f"annotate() takes Settings, not {type(settings).__name__}; read_settings() reads them")


def _check_date(published: str) -> None:
    try:
        read_date(published)
    except NoDate as error:
        raise SettingsError(f"published: “{published}” {error.problem}", remedy=error.remedy) from error


def _language(article: Article, settings: Settings) -> str:
    """The language of an article. Raises `LanguageError` if the article is not to be labelled."""
    verdict = judge(article.text, article.language)
    if verdict.problem and not settings.any_language:
        remedy = "leave it out, or label it all the same with any_language (--any-language)"
        error = LanguageError(verdict.problem, where=article.id, remedy=remedy)
        error.document = Document(article, (), (), (), verdict.language)
        raise error
    if verdict.contradicted:
        _LOG.warning("%s: declares “%s”, but is English, and is read as English", article.id, article.language)
    return verdict.language


def _read(speech: EncodedSpeech, running: RunningText) -> EncodedSpeech:
    """The same speech, as it is in the running text."""
    speaker = speech.speaker and running.read(speech.speaker)
    return evolve(speech, content=tuple(map(running.read, speech.content)), speaker=speaker)


def annotate_article(article: Article | Document, settings: Settings = DEFAULT) -> Document:
    """Like `annotate`, for an article that `provenance.read` returned; a document is annotated again. Raises
    `LanguageError` for a text that is clearly not English, unless the settings say to label it anyway, and `TypeError`
    for what is no article."""
    article = article.article if isinstance(article, Document) else article
    if not isinstance(article, Article):
        raise TypeError(f"annotate_article() takes an Article, not {type(article).__name__}; annotate() takes a text")
    settings = with_lexicons(settings)
    language = _language(article, settings)
    running = run_on(article.text, (span for s in article.speech if s.quoted for span in s.content))
    title = article.title and normalize("NFC", article.title)
    segmentation = segment(running.text)
    people = tuple(evolve(each, mentions=tuple(map(running.read, each.mentions))) for each in article.people)
    read = evolve(article, text=segmentation.text, title=title, people=people)
    spoken = [_read(each, running) for each in article.speech]
    findings = with_encoded(find(segmentation, settings), spoken, segmentation.text, settings)
    resolution = resolve(segmentation, findings, read, settings)
    sentences = carry(segmentation, label(segmentation, resolution), resolution)
    document = Document(
        read, sentences, resolution.attributions, resolution.sources, language, agency=resolution.agency
    )
    return restored(with_gaps(document), article, running)
