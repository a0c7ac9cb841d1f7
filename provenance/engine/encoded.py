"""Speech that the markup of a text attributes to somebody, alongside what the rules found in its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from provenance.engine.contents import nested
from provenance.model import EncodedSpeech, Finding, Span, Spans
from provenance.model.spans import outside
from provenance.rules.later import encoded as rule
from provenance.settings import Settings

_STRETCH = 1_000
"""Size, in code points, of the stretches by which findings are looked up."""
_MARKS = 4
"""Most characters left beside a quotation: its marks, a comma, blanks."""
_MOST = 0.5
"""A finding is about encoded words if they are more than this share of what it credits."""


def with_encoded(
    findings: tuple[Finding, ...], speech: Sequence[EncodedSpeech], text: str, settings: Settings
) -> tuple[Finding, ...]:
    """The findings; those that credit encoded words now follow the encoder, and speech that no rule saw is added. What
    is reported inside it becomes part of it."""
    if not speech or rule.RULE.id in settings.silenced_rules:
        return findings
    found = _Found(findings)
    for each in speech:
        if each.credited:
            _credit(found, each)
    return nested(tuple(found.all), text)


class _Found:
    """The findings, indexed by the places of the words they credit."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.all: list[Finding] = []
        self._at: dict[int, set[int]] = {}
        for finding in findings:
            self.add(finding)

    def add(self, finding: Finding) -> int:
        """Add it; return its number."""
        number = len(self.all)
        self.all.append(finding)
        for place in _places(finding.content):
            self._at.setdefault(place, set()).add(number)
        return number

    def near(self, content: Spans) -> list[int]:
        """The numbers of the findings that may credit some of these words, in order."""
        return sorted({number for place in _places(content) for number in self._at.get(place, ())})


def _places(content: Spans) -> Iterator[int]:
    return (place for span in content for place in range(span.start // _STRETCH, span.end // _STRETCH + 1))


def _credit(found: _Found, speech: EncodedSpeech) -> None:
    near = found.near(speech.content)
    same = [i for i in near if _is_about(found.all[i], speech) and not _is_told_inside(found, i, speech)]
    owner = _owner(found, same[0], speech) if same else found.add(_finding(speech))
    for i in near:
        f = found.all[i]
        if i in same[1:]:
            found.all[i] = _follow(f, speech)
        elif i != owner and f.parent is None and f.content and _share(f.content, speech.content) == 1:
            found.all[i] = evolve(f, parent=owner, teller=owner, nesting="inside what the markup encloses")


def _owner(found: _Found, i: int, speech: EncodedSpeech) -> int:
    """The finding of these words, split from the one that credits them, perhaps among others: whichever part is nearest
    to its cue keeps the cue and the source."""
    f = found.all[i]
    rest = tuple(piece for piece in outside(f.content, speech.content) if piece.end - piece.start > _MARKS)
    nearest = min((*rest, *speech.content), key=lambda span: max(span.start - f.cue[-1].end, f.cue[0].start - span.end))
    if nearest in rest:
        found.all[i] = evolve(f, content=rest)
        return found.add(_finding(speech))
    mode = f.mode if f.mode == "indirect" and not speech.quoted else "direct"
    source = f.source or ((speech.speaker,) if speech.speaker else ())
    found.all[i] = evolve(_follow(f, speech), mode=mode, source=source, content=speech.content)
    if rest:
        found.add(evolve(f, content=rest, hops=(), encoded=speech))
    return i


def _follow(f: Finding, speech: EncodedSpeech) -> Finding:
    """The finding as one that rests on the markup."""
    return evolve(f, rule=rule.RULE.id, construction="other", certainty=speech.certainty, encoded=speech)


def _finding(speech: EncodedSpeech) -> Finding:
    """No word is the cue: the position where the words begin stands in for it."""
    source = (speech.speaker,) if speech.speaker else ()
    cue = (Span(speech.content[0].start, speech.content[0].start),)
    return Finding(
        rule.RULE.id, "direct", "say", "neutral", source, cue, speech.content,
        certainty=speech.certainty, encoded=speech,
    )  # fmt: skip


def _is_about(finding: Finding, speech: EncodedSpeech) -> bool:
    """Whether a finding credits these words to somebody named outside them."""
    outside = not finding.source or _share(finding.source, speech.content) == 0
    shared = _share(finding.content, speech.content), _share(speech.content, finding.content)
    return outside and max(shared) > _MOST


def _is_told_inside(found: _Found, i: int, speech: EncodedSpeech) -> bool:
    """“*Lund claimed that it was believed that …*”, all of it encoded as Bell's: what is believed is Lund's to tell."""
    parent = found.all[i].parent
    return parent is not None and _share(found.all[parent].content, speech.content) == 1


def _share(spans: Sequence[Span], of: Spans) -> float:
    """The share of the characters of `spans` that are in `of`."""
    size = sum(s.end - s.start for s in spans)
    shared = sum(s.overlap(*o) for s in spans for o in of)
    return shared / size if size else 0.0
