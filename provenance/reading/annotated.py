"""Documents that this program wrote as JSON or JSONL, read back.

Older files are read as well: what they do not have is empty. What is not in the contract (the place of words on scanned
pages, the TEI an article came from) is not restored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from provenance.errors import ReadingError
from provenance.model import (
    Article,
    Attribution,
    By,
    Carried,
    Document,
    Gap,
    Mention,
    Omission,
    Sentence,
    Source,
    Span,
    Spans,
)
from provenance.reading.raw import opened

_REMEDY = "give a file that `provenance annotate --format json` or jsonl wrote"


def read_json(path: Path | str | bytes) -> Iterator[Document]:
    """The documents of a file (one object, or one a line). Raises `ReadingError` naming file and line."""
    with opened(path) as raw:
        data = raw.whole() if raw.head.lstrip()[:2] in (b"{\n", b"{\r") else None
        lines = [(1, data)] if data is not None else raw.lines()
        for number, line in lines:
            if isinstance(line, ReadingError):
                raise line
            yield document(_value(line, f"{raw.name}:{number}"), f"{raw.name}:{number}")


def _value(line: bytes, where: str) -> Any:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"is not JSON ({error})", where=where, remedy=_REMEDY) from error


def document(value: Any, where: str = "document") -> Document:
    """The document that an object of the JSON contract stands for. Raises `ReadingError`."""
    try:
        return Document(
            _article(value["document"]),
            tuple(_sentence(s) for s in value["sentences"]),
            tuple(_attribution(a) for a in value["attributions"]),
            tuple(_source(s) for s in value["sources"]),
            language=value["document"]["language"],
            layout=value["document"].get("layout", "as-printed"),
            agency=value["document"].get("agency"),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"does not hold a document as this program writes it ({type(error).__name__}: {error})"
        raise ReadingError(problem, where=where, remedy=_REMEDY) from error


def _article(a: Mapping[str, Any]) -> Article:
    given = {key: a[key] for key in ("outlet", "published", "title", "url") if a.get(key) is not None}
    omitted = tuple(Omission(o["kind"], o["text"]) for o in a.get("omitted", ()))
    return Article(a["text"], id=a["id"], language=a.get("declared"), omitted=omitted, **given)


def _sentence(s: Mapping[str, Any]) -> Sentence:
    gaps = tuple(Gap(g["kind"], g["severity"], g["reason"]) for g in s["gaps"])
    return Sentence(
        s["id"], s["start"], s["end"], s["paragraph"], s["status"], s["label"], tuple(s["chain"]),
        tuple(s["attributions"]), gaps, _by(s), _carried(s),
    )  # fmt: skip


def _carried(value: Mapping[str, Any]) -> Carried | None:
    found = value.get("carried")
    return Carried(tuple(found["chain"]), found["certainty"], found["attribution"], found["form"]) if found else None


def _attribution(a: Mapping[str, Any]) -> Attribution:
    return Attribution(
        a["id"], a["rule"], a["mode"], a.get("lemma", ""), a["stance"], _spans(a["source"]), _spans(a["cue"]),
        _spans(a["content"]), tuple(a["chain"]), a["certainty"], a["parent"], _spans(a["hedge"]),
        _spans(a.get("recipient", ())), a["channel"], _by(a),
    )  # fmt: skip


def _by(value: Mapping[str, Any]) -> By | None:
    found = value.get("by")
    return By(found["judgement"], found["who"], found["when"], found["note"]) if found else None


def _spans(pairs: Any) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def _source(s: Mapping[str, Any]) -> Source:
    passes = s.get("passes") or ["exact"] * len(s["mentions"])
    mentions = tuple(Mention(start, end, how) for (start, end), how in zip(s["mentions"], passes, strict=True))
    other = {key: s.get(key) for key in ("role", "reason", "speaks_for", "uri", "uri_match", "xml_id")}
    return Source(s["id"], s["name"], s["type"], s["named"], mentions, **other)
