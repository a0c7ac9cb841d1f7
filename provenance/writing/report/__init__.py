"""The sourcing report: one HTML file for a browser, a printer or a notebook.

`write_report` makes the page of one article, `write_comparison_page` that of several, `notebook_view` a piece of HTML.
The modules beside this one make values ready (`article`, `coverage`, `standing`, `picture`, `answers`); what is HTML
stands in `templates/`, `report.css` and `report.js`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from provenance.model import Cluster, Comparison, Document
from provenance.writing.report.answers import agreement, read_answers
from provenance.writing.report.article import ArticleView
from provenance.writing.report.coverage import CoverageView, lone_claim
from provenance.writing.report.page import render

_NOTEBOOK_SENTENCES = 200


def write_report(document: Document, *, blank: bool = False, answers: Path | None = None) -> str:
    """The page of one article.

    `blank` hides the labels until they are asked for and prints as a worksheet; `answers` is a CSV of a reader's
    labels to set beside the program's (raises `ReadingError`, see `report.answers`).
    """
    view = ArticleView(document)
    compared = agreement(view, read_answers(answers, view)) if answers else None
    return render("article.html.jinja", view=view, blank=blank, agreement=compared)


def write_comparison_page(documents: Sequence[Document], comparison: Comparison) -> str:
    """The page of several articles and the claims they share.

    Documents of the comparison that are not in `documents` appear in its tables, but not with their text.
    """
    return render("coverage.html.jinja", view=CoverageView(documents, comparison))


def notebook_view(thing: Document | Cluster) -> str:
    """A piece of HTML for a notebook, with its own style and without a script; long texts are cut and say so."""
    if isinstance(thing, Cluster):
        return render("notebook_claim.html.jinja", claim=lone_claim(thing))
    view = ArticleView(thing, "p" + thing.article.sha256[:8])
    return render("notebook.html.jinja", view=view, most=_NOTEBOOK_SENTENCES)
