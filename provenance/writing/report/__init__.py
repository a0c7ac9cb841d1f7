"""The sourcing report: one HTML file for a browser, a printer or a notebook.

`write_report` makes the page of one article, `write_comparison_page` that of several, `write_class_page` that of a
class, `notebook_view` an HTML fragment. The page of a collection is in `collection`, which needs SQLite. The modules
beside this one prepare the values (`article`, `coverage`, `standing`, `facts`, `picture`, `answers`, `classroom`); all
HTML is in `templates/`, `report.css` and `report.js`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from provenance.model import Cluster, Comparison, Document
from provenance.writing.report.answers import agreement, read_sheet
from provenance.writing.report.article import ArticleView
from provenance.writing.report.classroom import classroom
from provenance.writing.report.coverage import CoverageView, lone_claim
from provenance.writing.report.page import render

_NOTEBOOK_SENTENCES = 200
_NOTEBOOK_CLAIMS = 20


Blank = Literal["sentences", "sources"]
"""What a worksheet asks about."""


def write_report(
    document: Document, *, blank: Blank | None = None, with_answers: bool = True, answers: Path | None = None,
    brief: bool = False, set_aside: Sequence[str] = (),
) -> str:  # fmt: skip
    """The page of one article.

    `blank` makes a worksheet on its sentences or its sources, which hides the labels until they are requested and,
    without `with_answers`, does not contain them at all. `answers` is a CSV of a reader's labels to compare with the
    program's (raises `ReadingError`, see `report.answers`). `brief` leaves out the text: a page to print. `set_aside`
    says what could not be read, in words.
    """
    view = ArticleView(document)
    compared = agreement(view, read_sheet(answers, view).answers) if answers else None
    return render(
        "article.html.jinja", view=view, blank=blank, with_answers=with_answers, agreement=compared, brief=brief,
        set_aside=set_aside,
    )  # fmt: skip


def write_class_page(document: Document, sheets: Sequence[Path], key: Path | None = None) -> str:
    """The page of a class: several readers' sheets of one article side by side, compared with the program or, if given,
    a teacher's sheet. Raises `ReadingError` like `report.answers`."""
    view = ArticleView(document)
    read = [read_sheet(sheet, view) for sheet in sheets]
    found = classroom(view, read, read_sheet(key, view) if key else None)
    return render("class.html.jinja", view=view, room=found)


def sources_csv(documents: Sequence[Document]) -> str:
    """Who is heard in which article, as CSV: one row per source, with its kind, its standing and, for each article, the
    sentences whose origin it is."""
    view = CoverageView(documents, Comparison(tuple(d.article for d in documents), ()))
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["source", "type", "standing", "outlets", *(column.name for column in view.columns)])
    rows.writerows([row.name, row.type, row.standing, row.outlets, *row.counts] for row in view.heard)
    return out.getvalue()


def write_comparison_page(
    documents: Sequence[Document], comparison: Comparison, *, title: str | None = None, aside: Sequence[Document] = (),
    set_aside: Sequence[str] = (),
) -> str:  # fmt: skip
    """The page of several articles and the claims they share; `title` names the event, `set_aside` says what could not
    be read.

    Documents of the comparison that are not in `documents` appear in its tables, but without their text. `aside` are
    the articles that are not in English (`LanguageError.document`): a banner names them, and no figure counts them.
    """
    view = CoverageView(documents, comparison, title)
    return render("coverage.html.jinja", view=view, aside=aside, set_aside=set_aside)


def write_set_aside(aside: Sequence[Document]) -> str:
    """The page for articles that are not in English: a banner and their texts, no labels and no figures."""
    return render("set_aside.html.jinja", aside=aside)


def notebook_view(thing: Document | Cluster | Comparison) -> str:
    """An HTML fragment for a notebook, with its own style and without a script; long content is cut, and says so."""
    if isinstance(thing, Cluster):
        return render("notebook_claims.html.jinja", claims=[lone_claim(thing)], left_out=0)
    if isinstance(thing, Comparison):
        claims = CoverageView((), thing).claims[:_NOTEBOOK_CLAIMS]
        return render("notebook_claims.html.jinja", claims=claims, left_out=len(thing) - len(claims))
    view = ArticleView(thing, "p" + thing.article.sha256[:8])
    return render("notebook.html.jinja", view=view, most=_NOTEBOOK_SENTENCES)
