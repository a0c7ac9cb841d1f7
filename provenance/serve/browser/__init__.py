"""The live page without a server: the same work, asked for by the page's worker inside the browser.

`answer` is all the worker calls. The scripts beside it are what `serve.site` puts into the static folder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.errors import ProvenanceError
from provenance.model import Article
from provenance.serve.work import Made, made, page
from provenance.writing import files
from provenance.writing.comparison import write_comparison, write_comparison_table
from provenance.writing.tei import write_claims

_FORMATS = ("tei", "json", "csv")


def answer(pasted: Sequence[Mapping[str, str]], dropped: Sequence[tuple[str, Any]], blank: bool) -> dict[str, Any]:
    """The report as `page` and the `files` to save (name, text), or the `problem` in words.

    Of what was pasted `text` must be there; `title`, `outlet` and `published` may be empty. `dropped` holds names and
    bytes of files (any buffer).
    """
    try:
        articles = [_article(fields) for fields in pasted if fields["text"].strip()]
        found = made(articles, {name: bytes(data) for name, data in dropped})
        return {"page": page(found, blank), "files": list(_files(found))}
    except ProvenanceError as error:
        return {"problem": str(error)}
    except ImportError as error:
        return {"problem": f"this kind of file needs {error.name}, which cannot run in the browser; give plain text"}


def _article(fields: Mapping[str, str]) -> Article:
    known: dict[str, Any] = {key: fields.get(key, "").strip() or None for key in ("title", "outlet", "published")}
    return Article(fields["text"], "pasted", **known)


def _files(made: Made) -> Iterator[tuple[str, str]]:
    """Each file and its text, the same as the command line writes."""
    for document in made.documents:
        for form in _FORMATS:
            for suffix, data in files(document, form, replace_illegal=True).items():
                yield f"{document.id}{suffix}", data.decode()
    if made.comparison is not None:
        yield "claims.json", write_comparison(made.comparison) + "\n"
        yield "claims.csv", write_comparison_table(made.comparison)
        yield "claims.xml", write_claims(made.comparison)
