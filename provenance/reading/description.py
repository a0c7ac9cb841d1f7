"""What is said about an article outside its file: a row of a table, a record beside it."""

from __future__ import annotations

from attrs import evolve, field, frozen

from provenance.model import Article
from provenance.reading.dates import doubt_date

_OF_ALL = ("outlet", "published", "language", "credits")
"""What a description of a file with several articles says about each of them."""
_OF_ONE = ("id", "title", "url")


@frozen
class Description:
    """Metadata of the article in one file; what is not given is `None`. `where` names the row or the record."""

    where: str = field(eq=False)
    id: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()

    def or_else(self, other: Description | None) -> Description:
        """This description, with what it lacks taken from another."""
        if other is None:
            return self
        return evolve(self, **{key: getattr(self, key) or getattr(other, key) for key in (*_OF_ALL, *_OF_ONE)})


def described(article: Article, by: Description, *, alone: bool) -> Article:
    """The article with what is said about it, which takes precedence over what its own file says. Of several articles
    in one file, not `alone`, none gets the id, title or address of the file. Warns of a date that is not one."""
    keys = (*_OF_ALL, *_OF_ONE) if alone else _OF_ALL
    found = evolve(article, **{key: value for key in keys if (value := getattr(by, key))})
    if by.published:
        doubt_date(found, by.where)
    return found
