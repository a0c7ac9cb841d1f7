"""All that the live page needs from its back end, which is the local server or a worker inside the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.corrections import Program, target
from provenance.corrections.file import as_object, parse_corrections
from provenance.errors import ProvenanceError
from provenance.model import Article, Correction, Document, Sentence
from provenance.serve.work import Made, made, page
from provenance.writing import files
from provenance.writing.comparison import write_comparison, write_comparison_table
from provenance.writing.report.coverage import CoverageView
from provenance.writing.tei import write_claims

_FORMATS = ("tei", "json", "csv")


def answer(
    pasted: Sequence[Mapping[str, str]], dropped: Sequence[tuple[str, Any]], blank: bool, corrections: str = ""
) -> dict[str, Any]:
    """The report as `page`, the `files` to save (name, text), and the `articles` as the page needs them for judging
    their sentences; or the `problem` in words.

    In what was pasted, `text` is required; `title`, `outlet` and `published` may be empty. `dropped` contains names and
    bytes of files (any buffer). `corrections` are the lines of a `corrections.jsonl`.
    """
    try:
        found = tuple(parse_corrections(corrections))
        articles = [_article(fields) for fields in pasted if fields["text"].strip()]
        result = made(articles, {name: bytes(data) for name, data in dropped}, found)
        saved = [list(each) for each in _files(result)]
        return {"page": page(result, blank), "files": saved, "articles": list(_articles(result))}
    except ProvenanceError as error:
        return {"problem": str(error)}
    except ImportError as error:
        return {"problem": f"this kind of file needs {error.name}, which cannot run in the browser; give plain text"}


def _article(fields: Mapping[str, str]) -> Article:
    known: dict[str, Any] = {key: fields.get(key, "").strip() or None for key in ("title", "outlet", "published")}
    return Article(fields["text"].replace("\r\n", "\n"), "pasted", **known)


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


def _articles(made: Made) -> Iterator[dict[str, Any]]:
    """The articles in the order of the report: `prefix` begins the ids of its sentences there."""
    places = {id: n for n, id in enumerate(d.id for d in made.documents)}
    if made.comparison is None:
        ordered = [("d1", document) for document in made.documents]
    else:
        views = CoverageView(made.documents, made.comparison).articles
        ordered = [(view.prefix, view.document) for view in views]
    for prefix, document in ordered:
        plain = made.plain[places[document.id]]
        told = [Program(each) for each in (plain, document)]
        pairs = zip(plain.sentences, document.sentences, strict=True)
        yield {
            "prefix": prefix, "name": document.article.outlet or document.id,
            "sources": [{"name": s.name, "type": s.type, "named": s.named, "id": s.id} for s in document.sources],
            "sentences": [_sentence(plain, before, after, *told) for before, after in pairs],
        }  # fmt: skip


def _sentence(plain: Document, before: Sentence, after: Sentence, program: Program, now: Program) -> dict[str, Any]:
    """A sentence as a correction that nobody has made yet, with what the program says about it and its label now."""
    told, rules = program.label(before)
    unmade = Correction(target(plain, before), right=True, label=now.label(after)[0], program=told, rules=rules)
    return as_object(unmade) | {"label": after.label, "by": str(after.by) if after.by else ""}
