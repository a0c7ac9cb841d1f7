"""The TEI header: where text and annotations come from, what the labels mean, which tool wrote them."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath

from provenance.dates import is_date
from provenance.errors import WritingError
from provenance.model import Article, Document
from provenance.settings import Header
from provenance.version import __version__
from provenance.writing.tei.encoding import Hosted, encoding
from provenance.writing.tei.history import Change, Changes
from provenance.writing.tei.markup import Ids, element, escaped, link, quoted
from provenance.writing.tei.people import statements
from provenance.xml.layer import TOOL
from provenance.xml.qualified_names import NAMESPACE

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def language(document: Document) -> str:
    """The value for `xml:lang`: the document's language if it is a language tag, else “und”."""
    return document.language if _LANGUAGE.fullmatch(document.language) else "und"


def header(
    document: Document,
    ids: Ids,
    options: Header,
    body: str,
    *,
    changes: Changes,
    record: str | None = None,
    host: Hosted | None = None,
) -> str:
    """The element `teiHeader`.

    `body` is the rest of the file, `changes` are the revision history, newest first, `record` reports replaced
    characters, `host` is the file the annotations point into.
    """
    parts = [
        _file(document, ids, options, host, dated=changes[0][0]),
        encoding(document, ids, body, record, host),
        _profile(document),
        history(ids, changes),
    ]
    return f' <teiHeader xml:lang="en">\n{"".join(parts)} </teiHeader>\n'


def corpus(name: str, id: str, options: Header, changes: Changes, layers: str) -> str:
    """The element `teiCorpus` around the layers of one host with several articles."""
    title = element("title", f"Attributions in the articles of {PurePosixPath(name).name}")
    source = element("p", "The articles that each TEI names.")
    return (
        f'<teiCorpus xmlns="{NAMESPACE}" xml:id="{id}" type="attribution" xml:lang="en">\n <teiHeader>\n  <fileDesc>\n'
        f"   <titleStmt>{title}</titleStmt>\n"
        f"   <publicationStmt>{publication(None, options, changes[0][0])}</publicationStmt>\n"
        f"   <sourceDesc>{source}</sourceDesc>\n  </fileDesc>\n </teiHeader>\n{layers}</teiCorpus>\n"
    )


def _file(document: Document, ids: Ids, options: Header, host: Hosted | None, dated: str | None) -> str:
    a = document.article
    people = who(ids, options) + statements(document, ids)
    omitted = "".join(element("note", o.text, f' type="omitted" n="{quoted(o.kind)}"') for o in a.omitted)
    edition = element("edition", options.edition)
    return (
        "  <fileDesc>\n"
        f"   <titleStmt>{element('title', f'Attributions in “{a.title or a.id}”')}{people}</titleStmt>\n"
        + (f"   <editionStmt>{edition}</editionStmt>\n" if edition else "")
        + f"   <extent>{_extent(document)}</extent>\n"
        f"   <publicationStmt>{publication(a, options, dated)}</publicationStmt>\n"
        + (f"   <notesStmt>{omitted}</notesStmt>\n" if omitted else "")
        + f"   <sourceDesc>{_bibl(a, host)}</sourceDesc>\n  </fileDesc>\n"
    )


def _extent(document: Document) -> str:
    """How much text there is; a word is what is between white space."""
    sizes = {
        "sentences": len(document.sentences), "words": len(document.text.split()), "characters": len(document.text),
    }  # fmt: skip
    return "".join(f'<measure unit="{unit}" quantity="{n}">{n:,} {unit}</measure>' for unit, n in sizes.items())


def who(ids: Ids, options: Header) -> str:
    """The elements `respStmt`: the run of the tool, and the person the user named."""
    tool = f'<resp>automatic annotation of attribution</resp><name ref="#{ids.of("header", "app")}">{TOOL}</name>'
    person = f"<respStmt><resp>responsible</resp>{element('name', options.responsible)}</respStmt>"
    run = f'<respStmt xml:id="{ids.of("header", "run")}">{tool}</respStmt>'
    return run + (person if options.responsible else "")


def publication(article: Article | None, options: Header, dated: str | None) -> str:
    """The content of `publicationStmt`. `dated` is when the annotations were last changed, if known."""
    terms = options.licence_text or options.licence or "No licence was stated for the annotations."
    return (
        element("publisher", options.publisher or "not published")
        + element("date", dated or "undated", _when(dated))
        + element("idno", article.id if article else None, ' type="local"')
        + f'<availability status="{"free" if options.licence else "unknown"}">'
        + element("licence", terms, link(options.licence))
        + "<p>The licence is that of the annotations; the text keeps the rights of its publisher.</p></availability>"
    )


def _bibl(a: Article, host: Hosted | None) -> str:
    return (
        '<bibl type="newsArticle">'
        + element("title", a.title, ' level="a"')
        + element("title", a.outlet, ' level="j"')
        + element("date", a.published, when(a))
        + element("ref", a.url, link(a.url))
        + "".join(element("note", credit, ' type="credit"') for credit in a.credits)
        + element("idno", a.sha256, ' type="sha256"')
        + element("idno", host.sha256 if host else None, ' type="sha256-host"')
        + "</bibl>"
    )


def _when(date: str | None) -> str:
    return f' when="{date}"' if date and is_date(date) else ""


def when(article: Article) -> str:
    """The attributes of `date` that say which day or days its words mean; none if that is uncertain."""
    if article.published and is_date(article.published):
        return f' when="{article.published}"'
    if (days := article.dated) is None:
        return ""
    return f' notBefore="{days.first}" notAfter="{days.last}"' if days.is_range else f' when="{days.first}"'


def _profile(document: Document) -> str:
    """The language that was recognised (`ident`) and, in words, what the input declares."""
    declared = escaped(document.article.language or "")
    head = f'<language ident="{language(document)}"'
    used = f"{head}>{declared}</language>" if declared else f"{head}/>"
    return f"  <profileDesc><langUsage>{used}</langUsage></profileDesc>\n"


def this_run(options: Header, *, again: bool) -> Change:
    """The change that this run is. Raises `WritingError` for an invalid date."""
    return _date(options), f"{'annotated again' if again else 'annotated'} by {TOOL} {__version__}"


def history(ids: Ids, changes: Changes) -> str:
    """The element `revisionDesc`."""
    lines = [_change(ids, *change) for change in changes]
    return f"  <revisionDesc>\n{''.join(lines)}  </revisionDesc>\n"


def _change(ids: Ids, date: str | None, what: str) -> str:
    who = f' who="#{ids.of("header", "run")}"'
    return f"   {element('change', what, who + _when(date))}\n"


def _date(options: Header) -> str | None:
    """The date of the run, if one was given: by option, or by `SOURCE_DATE_EPOCH` (seconds since 1970, UTC; see
    reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if options.date or not epoch:
        if options.date and not is_date(options.date):
            raise WritingError(f"the date {options.date!r} is not an ISO date", remedy="write it as 2025-07-14")
        return options.date
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise WritingError("SOURCE_DATE_EPOCH is not a number of seconds", remedy="unset it or correct it") from error
