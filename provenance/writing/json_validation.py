"""Checks the JSON of `annotate` and `compare`: the schemas in `schemas/`, and what a schema cannot express."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from provenance.errors import ValidationError
from provenance.model import Article
from provenance.writing.tei.grammar import Problem, schema

_ROLES = ("source", "cue", "content", "hedge", "recipient")


def validate_json(data: bytes, where: str = "document") -> list[Problem]:
    """What is wrong with the JSON of `annotate` (also one object per line) or of `compare`.

    If the schema is satisfied, also checks that ids are unique and references lead to something, spans are inside the
    text, sentences do not overlap and are in order, no attribution encloses itself, and the sha256 is that of the text.
    Needs the package `jsonschema` (the extra `json`); raises `ValidationError` without it and for what is not JSON.
    """
    problems = []
    for line, value in _values(data, where):
        compared = isinstance(value, dict) and "clusters" in value
        try:
            judge = _judge("comparison" if compared else "annotation")
        except ImportError as error:
            remedy = "install it: pip install 'provenance-annotator[json]'"
            raise ValidationError("JSON is checked by the package jsonschema", where=where, remedy=remedy) from error
        found = [f"{e.json_path}: {e.message[:200]}" for e in judge.iter_errors(value)]
        found = found or list(_comparison(value) if compared else _annotation(value))
        problems += [Problem(line, message) for message in found]
    return problems


@cache
def _judge(kind: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(schema(f"{kind}.schema.json").read_text(encoding="utf-8")))


def _values(data: bytes, where: str) -> Iterator[tuple[int, Any]]:
    """Line number and value: of the whole file, or of each of its lines."""
    try:
        text = data.decode("utf-8")
        yield from [(1, json.loads(text))]
    except UnicodeDecodeError as error:
        raise ValidationError("is not UTF-8", where=where, remedy="save it as UTF-8") from error
    except json.JSONDecodeError as whole:
        lines = [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        for number, line in lines:
            try:
                yield number, json.loads(line)
            except json.JSONDecodeError as error:
                at = number if len(lines) > 1 and number > 1 else whole.lineno
                raise ValidationError(
                    f"is not JSON: {error.msg}", where=f"{where}:{at}", remedy="correct it"
                ) from error


def _annotation(value: dict[str, Any]) -> Iterator[str]:
    text = value["document"]["text"]
    if Article(text).sha256 != value["document"]["sha256"]:
        yield "$.document.sha256: is not that of the text"
    for kind in ("sentences", "attributions", "sources"):
        yield from _twice(f"$.{kind}", value[kind])
    yield from _dangling(value)
    yield from (f"{path}: {span} is not in the text of {len(text)}" for path, span in _spans(value)
                if not 0 <= span[0] < span[1] <= len(text))  # fmt: skip
    ends = [0, *(s["end"] for s in value["sentences"])]
    yield from (f"$.sentences[{i}]: begins before the previous one ends"
                for i, s in enumerate(value["sentences"]) if s["start"] < ends[i])  # fmt: skip
    yield from _rings({a["id"]: a["parent"] for a in value["attributions"]})


def _twice(path: str, things: list[dict[str, Any]]) -> Iterator[str]:
    counted = Counter(thing["id"] for thing in things)
    yield from (f"{path}: the id “{id}” occurs {n} times" for id, n in counted.items() if n > 1)


def _dangling(value: dict[str, Any]) -> Iterator[str]:
    agency = value["document"].get("agency")
    if agency is not None and agency not in {s["id"] for s in value["sources"]}:
        yield f"$.document.agency: there is no “{agency}”"
    sources, attributions = ({x["id"] for x in value[kind]} for kind in ("sources", "attributions"))
    for kind, key, known in (
        ("sentences", "chain", sources), ("sentences", "attributions", attributions),
        ("attributions", "chain", sources), ("attributions", "parent", attributions),
        ("sources", "speaks_for", sources),
    ):  # fmt: skip
        for i, x in enumerate(value[kind]):
            named = x.get(key) or []
            missing = [id for id in ([named] if isinstance(named, str) else named) if id not in known]
            yield from (f"$.{kind}[{i}].{key}: there is no “{id}”" for id in missing)


def _spans(value: dict[str, Any]) -> Iterator[tuple[str, list[int]]]:
    yield from ((f"$.sentences[{i}]", [s["start"], s["end"]]) for i, s in enumerate(value["sentences"]))
    for i, a in enumerate(value["attributions"]):
        yield from ((f"$.attributions[{i}].{role}", span) for role in _ROLES for span in a[role])
    for i, s in enumerate(value["sources"]):
        yield from ((f"$.sources[{i}].mentions", span) for span in s["mentions"])


def _rings(parents: dict[str, str | None]) -> Iterator[str]:
    free: set[str] = set()
    for start in parents:
        at: str | None = start
        path: dict[str, None] = {}
        while at in parents and at not in free and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            yield f"$.attributions: “{at}” stands inside itself"
        free |= path.keys()


def _comparison(value: dict[str, Any]) -> Iterator[str]:
    yield from _twice("$.documents", value["documents"])
    yield from _twice("$.clusters", value["clusters"])
    known = {d["id"] for d in value["documents"]}
    for i, c in enumerate(value["clusters"]):
        for j, m in enumerate(c["members"]):
            if m["document"] not in known:
                yield f"$.clusters[{i}].members[{j}]: there is no document “{m['document']}”"
            if m["end"] - m["start"] != len(m["text"]):
                yield f"$.clusters[{i}].members[{j}]: its text is not as long as its span"
        named = [(key, x[end]) for key, ends in _ENDS for x in c[key] for end in ends]
        yield from (f"$.clusters[{i}].{key}: there is no member {n}" for key, n in named if n >= len(c["members"]))


_ENDS = (("links", "ab"), ("changes", ("from", "to")), ("conflicts", "ab"))
