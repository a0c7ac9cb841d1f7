"""The TEI header: where text and annotations come from, what the labels mean, which tool wrote them."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from provenance.errors import WritingError
from provenance.model import BY_HAND, Article, Document
from provenance.rules import LATER, RULES
from provenance.settings import Header
from provenance.version import __version__
from provenance.writing.tei.dates import is_date
from provenance.writing.tei.history import Change, Changes
from provenance.writing.tei.markup import Ids, element, escaped, link, quoted
from provenance.writing.tei.people import statements
from provenance.writing.tei.taxonomy import CATEGORIES, TITLES, naming
from provenance.xml.layer import TOOL
from provenance.xml.qualified_names import NAMESPACE

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_VERSION = re.compile(r"[0-9]+[a-z]*(\.[0-9]+[a-z]*){0,3}")
_NORMALISATION = "None: every character of the text, white space included, stands here as it was read."
_QUOTATION = "Quotation marks are characters of the text and stand inside the element they belong to."
_SEGMENTATION = (
    "s is a sentence; said is the content of an attribution, cut into fragments joined by next and prev where it is "
    "not one piece inside one s; seg is a cue or a hedge; persName, orgName and rs mention a source."
)
_INTERPRETATION = (
    "The annotations were made by a program from the text alone. They describe attribution, not truth. "
    "The standOff holds them; elements in the text are what it points to. Offsets of string-range count Unicode code "
    "points from 0."
)


def language(document: Document) -> str:
    """The value for `xml:lang`: the document's language if it is a language tag, else “und”."""
    return document.language if _LANGUAGE.fullmatch(document.language) else "und"


def header(
    document: Document,
    ids: Ids,
    options: Header,
    *,
    changes: Changes,
    record: str | None = None,
    host: str | None = None,
) -> str:
    """The element `teiHeader`.

    `changes` are the revision history, newest first, `record` tells of replaced characters, `host` is the sha256 of the
    file the annotations point into.
    """
    parts = [
        _file(document, ids, options, host),
        _encoding(document, ids, record),
        _profile(document),
        history(ids, changes),
    ]
    return f" <teiHeader>\n{''.join(parts)} </teiHeader>\n"


def corpus(name: str, options: Header, layers: str) -> str:
    """The element `teiCorpus` around the layers of one host with several articles."""
    title = element("title", f"Attributions in the articles of {PurePosixPath(name).name}")
    source = element("p", "The articles that each TEI names.")
    return (
        f'<teiCorpus xmlns="{NAMESPACE}" type="attribution" xml:lang="en">\n <teiHeader>\n  <fileDesc>\n'
        f"   <titleStmt>{title}</titleStmt>\n   <publicationStmt>{publication(None, options)}</publicationStmt>\n"
        f"   <sourceDesc>{source}</sourceDesc>\n  </fileDesc>\n </teiHeader>\n{layers}</teiCorpus>\n"
    )


def _file(document: Document, ids: Ids, options: Header, host: str | None) -> str:
    a = document.article
    people = who(ids, options) + statements(document, ids)
    omitted = "".join(element("note", o.text, f' type="omitted" n="{quoted(o.kind)}"') for o in a.omitted)
    return (
        "  <fileDesc>\n"
        f"   <titleStmt>{element('title', f'Attributions in “{a.title or a.id}”')}{people}</titleStmt>\n"
        f'   <extent><measure unit="char" quantity="{len(a.text)}"/></extent>\n'
        f"   <publicationStmt>{publication(a, options)}</publicationStmt>\n"
        + (f"   <notesStmt>{omitted}</notesStmt>\n" if omitted else "")
        + f"   <sourceDesc>{_bibl(a, host)}</sourceDesc>\n  </fileDesc>\n"
    )


def who(ids: Ids, options: Header) -> str:
    """The elements `respStmt`: the run of the tool, and the person the user named."""
    tool = f'<resp>automatic annotation of attribution</resp><name ref="#{ids.of("header", "app")}">{TOOL}</name>'
    person = f"<respStmt><resp>responsible</resp>{element('name', options.responsible)}</respStmt>"
    run = f'<respStmt xml:id="{ids.of("header", "run")}">{tool}</respStmt>'
    return run + (person if options.responsible else "")


def publication(article: Article | None, options: Header) -> str:
    """The content of `publicationStmt`."""
    terms = options.licence_text or options.licence or "No licence was stated for the annotations."
    return (
        element("publisher", options.publisher or "not published")
        + element("idno", article.id if article else None, ' type="local"')
        + f'<availability status="{"free" if options.licence else "unknown"}">'
        + element("licence", terms, link(options.licence))
        + "<p>The licence is that of the annotations; the text keeps the rights of its publisher.</p></availability>"
    )


def _bibl(a: Article, host: str | None) -> str:
    return (
        '<bibl type="newsArticle">'
        + element("title", a.title, ' level="a"')
        + element("publisher", a.outlet)
        + element("date", a.published, when(a))
        + element("ref", a.url, link(a.url))
        + "".join(element("note", credit, ' type="credit"') for credit in a.credits)
        + element("idno", a.sha256, ' type="sha256"')
        + element("idno", host, ' type="sha256-host"')
        + "</bibl>"
    )


def when(article: Article) -> str:
    """The attributes of `date` that say which day or days the words in it mean; none where that is not certain."""
    if article.published and is_date(article.published):
        return f' when="{article.published}"'
    if (days := article.dated) is None:
        return ""
    return f' notBefore="{days.first}" notAfter="{days.last}"' if days.is_range else f' when="{days.first}"'


def _encoding(document: Document, ids: Ids, record: str | None) -> str:
    correction = f"    <correction>{element('p', record)}</correction>\n" if record else ""
    return (
        f"  <encodingDesc>\n   <editorialDecl>\n{correction}"
        f"    <normalization>{element('p', _NORMALISATION)}</normalization>\n"
        f'    <quotation marks="all">{element("p", _QUOTATION)}</quotation>\n'
        f"    <segmentation>{element('p', _SEGMENTATION)}</segmentation>\n"
        f"    <interpretation>{element('p', _INTERPRETATION)}</interpretation>\n   </editorialDecl>\n"
        f"{_taxonomies(document, ids)}{application(ids)}  </encodingDesc>\n"
    )


def application(ids: Ids) -> str:
    """The element `appInfo`: which tool, in which version."""
    head = f'xml:id="{ids.of("header", "app")}" ident="{TOOL}" version="{_version()}"'
    version = element("p", f"Version {__version__}.")
    return f"   <appInfo><application {head}><label>{TOOL}</label>{version}</application></appInfo>\n"


def _version() -> str:
    found = _VERSION.match(__version__)
    return found[0] if found else "0"


def _taxonomies(document: Document, ids: Ids) -> str:
    used: dict[str, set[Any]] = {
        "status": {s.status for s in document.sentences},
        "mode": {a.mode for a in document.attributions},
        "stance": {a.stance for a in document.attributions},
        "channel": {a.channel for a in document.attributions},
        "gap": {g.kind for s in document.sentences for g in s.gaps},
        "severity": {g.severity for s in document.sentences for g in s.gaps},
        "naming": {naming(s) for s in document.sources},
    }
    described = {rule.id: rule.sees for rule in (*RULES, *LATER)} | {BY_HAND: "none: a person made the attribution"}
    fired = {
        rule: described.get(rule, "a rule of the user's own") for rule in sorted(a.rule for a in document.attributions)
    }
    labels = {name: {v: what for v, what in CATEGORIES[name].items() if v in used[name]} for name in used}
    found = [taxonomy(ids, name, values) for name, values in {**labels, "rule": fired}.items() if values]
    return f"   <classDecl>\n{''.join(found)}   </classDecl>\n" if found else ""


def taxonomy(ids: Ids, name: str, values: dict[str, str]) -> str:
    """The element `taxonomy` with these values and what they mean."""
    items = "".join(
        f"     <category{ids.attributes('category', f'{name}.{value}')}>{element('catDesc', what)}</category>\n"
        for value, what in values.items()
    )
    return f'    <taxonomy n="{name}">\n     <desc>{TITLES[name]}</desc>\n{items}    </taxonomy>\n'


def _profile(document: Document) -> str:
    """The language that was recognised (`ident`), and in words what the input declares."""
    declared = escaped(document.article.language or "")
    used = f'<language ident="{language(document)}">{declared}</language>'
    return f"  <profileDesc><langUsage>{used}</langUsage></profileDesc>\n"


def this_run(options: Header, *, again: bool) -> Change:
    """The change that this run is. Raises `WritingError` for a date that is not one."""
    return _date(options), f"{'annotated again' if again else 'annotated'} by {TOOL} {__version__}"


def history(ids: Ids, changes: Changes) -> str:
    """The element `revisionDesc`."""
    lines = [_change(ids, *change) for change in changes]
    return f"  <revisionDesc>\n{''.join(lines)}  </revisionDesc>\n"


def _change(ids: Ids, date: str | None, what: str) -> str:
    when = f' when="{date}"' if date and is_date(date) else ""
    attributes = f' who="#{ids.of("header", "run")}"{when}'
    return f"   {element('change', what, attributes)}\n"


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
