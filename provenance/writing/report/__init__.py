"""The sourcing report: one HTML file for a browser, a printer or a notebook.

`write_report` makes the page of one article, `write_comparison_page` that of several, `notebook_view` a piece of HTML.
The modules beside this one make values ready (`article`, `coverage`, `standing`, `picture`, `answers`); what is HTML
stands in `templates/`, `report.css` and `report.js`.
"""

from __future__ import annotations

from provenance.model import Document
from provenance.writing.report.article import ArticleView
from provenance.writing.report.page import render


def write_report(document: Document, *, blank: bool = False) -> str:
    """The page of one article. `blank` hides the labels until they are asked for and prints as a worksheet."""
    return render("article.html.jinja", view=ArticleView(document), blank=blank, agreement=None)


def notebook_view(thing: object) -> str:
    raise NotImplementedError
