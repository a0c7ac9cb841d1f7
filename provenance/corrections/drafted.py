"""The attribution that a person's label of a sentence implies."""

from __future__ import annotations

from attrs import evolve

from provenance.corrections.registered import Registered
from provenance.model import BY_HAND, Attribution, By, Label, Mode, Sentence, Span, Spans
from provenance.model.spans import inside, moved, outside, trimmed

_WITH_SPEAKER: dict[Mode, Mode] = {"hearsay": "indirect", "orphan-quote": "direct"}
"""Modes of reporting that have no speaker, and what they become once one is known."""
_MARKS = "“\"‘'«„"
_LOOSE = " \t\r\n,;:–—"
"""What is between the words for a source and what it says; a full stop ends both."""


def drafted(
    s: Sentence, label: Label, start: int, chain: tuple[str, ...], base: Attribution | None, registry: Registered,
    by: By,
) -> Attribution:  # fmt: skip
    """A person's attribution. What they do not say is taken from `base`, the program's; its id and parent are left
    open."""
    marked = {role: inside(moved(getattr(label, role) or (), start), s) for role in ("source", "cue", "content")}
    cue = marked["cue"] or (base.cue if base else ())
    source = marked["source"] or (_source(s, chain, base, registry) if chain else ())
    content = marked["content"] or (inside(base.content, s) if base else ())
    content = content or _rest(registry.text, s, (*source, *cue))
    found = base or Attribution("", BY_HAND, "indirect", "", "neutral", (), (), (), (), 1.0)
    return evolve(
        found, rule=BY_HAND, mode=_mode(registry.text, content, chain, base), source=source, cue=cue, content=content,
        lemma=found.lemma if cue == found.cue else _words(registry.text, cue),
        stance="neutral" if found.stance == "refuse" else found.stance,
        chain=chain, certainty=1.0, by=by,
    )  # fmt: skip


def _source(s: Sentence, chain: tuple[str, ...], base: Attribution | None, registry: Registered) -> Spans:
    """The words for the source: those the program found, unless they name somebody else; else its first mention."""
    if (
        base
        and base.source
        and (base.chain == chain or not any(registry.names_another(chain[-1], x) for x in base.source))
    ):
        return base.source
    place = registry.place_in(chain[-1], s.start, s.end)
    return (place,) if place else ()


def _rest(text: str, s: Sentence, taken: Spans) -> Spans:
    """The sentence without these words; all of it, if nothing would be left."""
    whole = (Span(s.start, s.end),)
    return trimmed(outside(whole, taken), text, _LOOSE, _LOOSE + ".") or whole


def _mode(text: str, content: Spans, chain: tuple[str, ...], base: Attribution | None) -> Mode:
    if not chain:
        return "hearsay"
    if base is None:
        quoted = text[content[0].start - 1 : content[0].start + 1]
        return "direct" if any(mark in quoted for mark in _MARKS) else "indirect"
    return _WITH_SPEAKER.get(base.mode, base.mode)


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[x.start : x.end].lower() for x in spans)
