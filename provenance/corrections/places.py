"""Where corrections belong in an article: at their position if the text is the same, else where their words are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from provenance.model import Article, Correction, Document, Sentence, Span, Target

_AROUND = 32


def target(document: Document, sentence: Sentence) -> Target:
    """What a correction of this sentence targets."""
    text, start, end, article = document.text, sentence.start, sentence.end, document.article
    return Target(
        article.sha256, start, end, text[start:end], text[max(0, start - _AROUND) : start], text[end : end + _AROUND],
        article.id, article.outlet, article.title, article.url,
    )  # fmt: skip


@frozen
class Placed:
    """The correction of each sentence (by its index), with the offset at which its target now starts; those that were
    found by their words because the text has changed; those of this article that are set aside, with the reason."""

    found: dict[int, tuple[Correction, int]] = field(factory=dict)
    moved: tuple[Correction, ...] = ()
    aside: tuple[tuple[Correction, str], ...] = ()


def place(document: Document, corrections: Iterable[Correction]) -> Placed:
    """The corrections that are about this document. If several are about one sentence, the last counts."""
    texts: dict[str, list[Correction]] = {}
    for correction in corrections:
        texts.setdefault(correction.target.sha256, []).append(correction)
    found: dict[int, tuple[Correction, int]] = {}
    moved: list[Correction] = []
    aside: list[tuple[Correction, str]] = []
    own = document.article.sha256
    for sha256 in sorted(texts, key=lambda each: each == own):  # what was said of this very text counts more
        same = sha256 == own
        if not same and not _is_version(document.article, texts[sha256]):
            continue
        for correction in texts[sha256]:
            start, problem = _start(document.text, correction.target, same)
            numbers = _sentences(document.sentences, start, correction.target) if not problem else []
            if problem or not numbers:
                aside.append((correction, problem or "the text is split into sentences differently there now"))
                continue
            moved += [] if same else [correction]
            found |= dict.fromkeys(numbers, (correction, start))
    return Placed(found, tuple(moved), tuple(aside))


def _is_version(article: Article, corrections: Sequence[Correction]) -> bool:
    """Whether this is another version of the article that these corrections (all of one text) are about: it has the
    same address, or at least half of their sentences and no other outlet, title or id."""
    target = corrections[0].target
    if target.url and target.url == article.url:
        return True
    if target.outlet and article.outlet and target.outlet != article.outlet:
        return False
    if target.id == article.id and target.title == article.title:
        return True
    return 2 * sum(c.target.exact in article.text for c in corrections) >= len(corrections)


def _start(text: str, target: Target, same: bool) -> tuple[int, str]:
    """Where the target now starts, and what is wrong, if anything is."""
    if same:
        fits = text[target.start : target.end] == target.exact
        return target.start, "" if fits else "its quotation does not stand at its place"
    places = _all(text, target.exact)
    if not places:
        return 0, "its sentence is no longer in the text"
    if len(places) > 1:
        places = [at for at in places if _is_in_context(text, at, target)]
    return (places[0], "") if len(places) == 1 else (0, "its sentence stands in the text several times")


def _all(text: str, words: str) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return places


def _is_in_context(text: str, at: int, target: Target) -> bool:
    return text.endswith(target.prefix, 0, at) and text.startswith(target.suffix, at + len(target.exact))


def _sentences(sentences: Sequence[Sentence], start: int, target: Target) -> list[int]:
    """The sentences with more than half their length inside the target."""
    found = Span(start, start + target.end - target.start)
    first = max(0, bisect_right(sentences, start, key=lambda s: s.start) - 1)
    last = bisect_right(sentences, found.end - 1, key=lambda s: s.start)
    touched = enumerate(sentences[first:last], first)
    return [n for n, s in touched if 2 * found.overlap(s.start, s.end) > s.end - s.start]
