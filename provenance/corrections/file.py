"""`corrections.jsonl`: one W3C annotation per line (https://www.w3.org/TR/annotation-model/), each about one sentence.

The target names the text by its SHA-256 and the sentence by position and quotation. The body has keys of our own; its
spans count code points from the start of the sentence, half-open, so that they remain valid where the sentence has
moved.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from attrs import asdict

from provenance.errors import ReadingError
from provenance.model import Correction, Credited, Label, SourceType, Span, Spans, Status, Target

_REMEDY = "give a corrections.jsonl that the live page saved"
_URN = "urn:sha256:"
_ABOUT = ("id", "outlet", "title", "url")
_ROLES = ("source", "cue", "content")


def read_corrections(path: Path | str) -> tuple[Correction, ...]:
    """The corrections in a file, in order. Raises `ReadingError` naming file and line."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start})"
        raise ReadingError(problem, where=str(path), remedy="save it as UTF-8") from error
    return tuple(parse_corrections(text, str(path)))


def parse_corrections(text: str, where: str = "corrections") -> Iterator[Correction]:
    """The corrections in the lines of a text. Raises `ReadingError`."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _parsed(line, f"{where}:{number}")


def write_corrections(corrections: Iterable[Correction]) -> str:
    """One line each, with a newline at the end."""
    return "".join(json.dumps(as_object(each), ensure_ascii=False) + "\n" for each in corrections)


def as_object(c: Correction) -> dict[str, Any]:
    """The content of its line."""
    t = c.target
    found: dict[str, Any] = {"type": "Annotation", "motivation": "assessing"}
    found |= {"creator": c.who} if c.who else {}
    found |= {"created": c.when} if c.when else {}
    about = {key: value for key in _ABOUT if (value := getattr(t, key))}
    quote = {"type": "TextQuoteSelector", "exact": t.exact, "prefix": t.prefix, "suffix": t.suffix}
    found["target"] = {
        "source": _URN + t.sha256, "article": about,
        "selector": [{"type": "TextPositionSelector", "start": t.start, "end": t.end}, quote],
    }  # fmt: skip
    found["body"] = {"verdict": "right" if c.right else "wrong"} | (_label(c.label) if c.label else {})
    found["body"] |= {"note": c.note} if c.note else {}
    if c.program:
        found["program"] = _label(c.program) | {"rules": list(c.rules)}
    return found


def _label(label: Label) -> dict[str, Any]:
    spans = {role: [list(s) for s in value] for role in _ROLES if (value := getattr(label, role)) is not None}
    chain = [asdict(each, filter=lambda _, value: value is not None) for each in label.chain]
    return {"status": label.status, "chain": chain} | spans


class _Wrong(Exception):
    """What is wrong with a line, in words."""


def _parsed(line: str, where: str) -> Correction:
    try:
        return _correction(json.loads(line))
    except _Wrong as error:
        raise ReadingError(str(error), where=where, remedy=_REMEDY) from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        problem = f"does not hold a correction ({type(error).__name__}: {error})"
        raise ReadingError(problem, where=where, remedy=_REMEDY) from error


def _correction(value: Mapping[str, Any]) -> Correction:
    body, told = value["body"], value.get("program")
    target = _target(value["target"])
    size = target.end - target.start
    right = _one_of(body["verdict"], ("right", "wrong"), "verdict") == "right"
    label = _read_label(body, size) if "status" in body else None
    if right and label is None:
        raise _Wrong("calls a label right without saying which (body.status)")
    program = _read_label(told, size) if told else None
    given = {"who": value.get("creator"), "when": value.get("created"), "note": body.get("note")}
    for key, text in given.items():
        if text is not None and not isinstance(text, str):
            raise _Wrong(f"{key} must be text")
    return Correction(target, right, label, program, tuple((told or {}).get("rules", ())), **given)


def _target(value: Mapping[str, Any]) -> Target:
    position, quote = (_selector(value, kind) for kind in ("TextPositionSelector", "TextQuoteSelector"))
    start, end, exact = position["start"], position["end"], quote["exact"]
    if end - start != len(exact):
        raise _Wrong(f"gives a place of {end - start} characters and a quotation of {len(exact)}")
    about = {key: value.get("article", {}).get(key) for key in _ABOUT}
    sha256 = value["source"].removeprefix(_URN)
    return Target(sha256, start, end, exact, quote.get("prefix", ""), quote.get("suffix", ""), **about)


def _selector(target: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(each for each in target["selector"] if each["type"] == kind)
    return found


def _read_label(value: Mapping[str, Any], size: int) -> Label:
    chain = tuple(_credited(each) for each in value.get("chain", ()))
    status = _one_of(value["status"], get_args(Status), "status")
    if (status in ("attributed", "partly-attributed")) != bool(chain):
        raise _Wrong(f"has the status “{status}” and {'a' if chain else 'no'} source")
    return Label(status, chain, **{role: _spans(value[role], size) for role in _ROLES if role in value})


def _credited(value: Mapping[str, Any]) -> Credited:
    kind = _one_of(value.get("type", "person"), get_args(SourceType), "type of a source")
    if not value["name"].strip():
        raise _Wrong("has a source without a name")
    return Credited(value["name"].strip(), kind, bool(value.get("named", True)), value.get("id"))


def _spans(pairs: Iterable[Iterable[int]], size: int) -> Spans:
    found = tuple(sorted(Span(*pair) for pair in pairs))
    if any(not 0 <= s.start < s.end <= size for s in found):
        raise _Wrong("marks words outside of its sentence")
    return found


def _one_of(value: Any, known: tuple[str, ...], what: str) -> Any:
    if value not in known:
        raise _Wrong(f"has the {what} “{value}”; known are {', '.join(known)}")
    return value
