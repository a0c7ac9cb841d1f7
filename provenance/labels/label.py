"""Attributions → for each sentence its status, chain and label."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from provenance.labels.assertion import asserts, leaves_a_claim
from provenance.labels.chain_in_words import in_words
from provenance.lexicon.sources import word_set
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Attribution, Sentence, Source, Span, Status
from provenance.sources.resolve import Resolution
from provenance.text import Segmentation, SentenceSpan

_HEARSAY = word_set("hearsay")
OWN = "the outlet's own assertion"
NOBODY = "reportedly, nobody named"
NO_SPEAKER = "a quotation, no speaker named"
NO_CLAIM = "no claim"
_LEAST_TOLD = 0.2
"""Reported speech inside other speech labels the sentence from this share of the outer speech on (code points): “60
percent said they liked it, double the number who said *so in May*” is on the word of the 60 percent."""


def label(segmentation: Segmentation, resolution: Resolution) -> tuple[Sentence, ...]:
    """Say for each sentence on whose word it stands. Linear in the text and the attributions."""
    touching = _touching(segmentation, resolution.attributions)
    sources = {source.id: source for source in resolution.sources}
    return tuple(
        _sentence(number, s, touching[number], segmentation, sources) for number, s in enumerate(segmentation.sentences)
    )


def _touching(segmentation: Segmentation, attributions: tuple[Attribution, ...]) -> list[list[Attribution]]:
    """For each sentence the attributions whose content or cue touches it, in order."""
    touching: list[list[Attribution]] = [[] for _ in segmentation.sentences]
    starts = [*(s.start for s in segmentation.sentences), len(segmentation.text) + 1]
    for attribution in attributions:
        free = 0
        for x in sorted((*attribution.content, *attribution.cue)):
            if x.end > starts[free]:
                first, free = max(free, bisect_right(starts, x.start) - 1), bisect_left(starts, x.end)
                for number in range(first, free):
                    touching[number].append(attribution)
    return touching


def _sentence(
    number: int, s: SentenceSpan, inside: list[Attribution], segmentation: Segmentation, sources: dict[str, Source]
) -> Sentence:
    credited = _credited(s, inside, segmentation) if inside else []
    status = _status(s, inside, credited, segmentation)
    credited = _without_asides(s, credited)
    chain = max(credited, key=lambda a: (len(a.chain), not _asks(a), a.certainty)).chain if credited else ()
    return Sentence(
        f"s{number + 1}", s.start, s.end, s.paragraph, status, _label(status, credited, chain, inside, sources),
        chain, tuple(a.id for a in inside),
    )  # fmt: skip


def _credited(s: SentenceSpan, inside: list[Attribution], segmentation: Segmentation) -> list[Attribution]:
    """The attributions that credit somebody in a sentence: their content is there, or the sentence only says who speaks
    (“So said Judge Alma Reyes.”)."""
    chained = [a for a in inside if a.chain and a.stance != "refuse"]
    speaking = [a for a in chained if _speaks_in(a, s)]
    if speaking or not chained or len(chained) < len(inside) or not asserts(segmentation, s):
        return speaking
    return [] if leaves_a_claim(segmentation, s, _spans(chained)) else chained


def _without_asides(s: SentenceSpan, credited: list[Attribution]) -> list[Attribution]:
    """Those that are not a small part of what somebody else says in the sentence."""
    if len(credited) < 2:
        return credited
    tellers = {a.id: a for a in credited}
    sizes = {a.id: sum(x.overlap(s.start, s.end) for x in a.content) for a in credited}

    def outermost(a: Attribution) -> Attribution:
        while a.parent in tellers:
            a = tellers[a.parent]
        return a

    return [a for a in credited if sizes[a.id] >= _LEAST_TOLD * sizes[outermost(a).id]]


def _asks(attribution: Attribution) -> bool:
    """“Asked by Bell whether it leaked, *Lund said* no”: the sentence is on the word of whoever answers."""
    cue = cue_verbs().get(attribution.lemma)
    return cue is not None and cue.kind == "ask"


def _spans(attributions: list[Attribution]) -> list[Span]:
    return [x for a in attributions for x in (*a.source, *a.cue, *a.content, *a.hedge, *a.recipient)]


def _bridges(attributions: list[Attribution], s: SentenceSpan) -> list[Span]:
    """What comes between a cue and the content after it: “confirmed in a statement *posted on its website* that …”.
    It says how or to whom something was said, and belongs to the saying."""
    ends = ((a.cue[-1].end, x.start) for a in attributions if a.cue for x in a.content[:1])
    return [Span(end, start) for end, start in ends if s.start < end < start < s.end]


def _speaks_in(attribution: Attribution, s: SentenceSpan) -> bool:
    """Whether any of its content is in the sentence; a cue without content claims nothing."""
    return any(x.start < s.end and x.end > s.start for x in attribution.content)


def _status(
    s: SentenceSpan, inside: list[Attribution], credited: list[Attribution], segmentation: Segmentation
) -> Status:
    if credited:
        told = [*_spans(credited), *_bridges(credited, s)]
        return "partly-attributed" if leaves_a_claim(segmentation, s, told) else "attributed"
    speaking = [a for a in inside if _speaks_in(a, s)]
    if any(_is_hearsay(a, segmentation.text) for a in speaking):
        return "hearsay"
    return "unattributed" if speaking or asserts(segmentation, s) else "not-a-claim"


def _is_hearsay(attribution: Attribution, text: str) -> bool:
    """Whether nobody is credited with what is reported; what somebody is known *as* or *for* is a name, or fame."""
    if attribution.source or (attribution.lemma not in _HEARSAY and attribution.mode != "orphan-quote"):
        return False
    last = attribution.cue[-1]
    return attribution.lemma != "know" or not text[last.start : last.end].lower().endswith((" as", " for"))


def _label(
    status: Status,
    credited: list[Attribution],
    chain: tuple[str, ...],
    inside: list[Attribution],
    sources: dict[str, Source],
) -> str:
    if status == "hearsay":
        return NO_SPEAKER if all(a.mode == "orphan-quote" for a in inside if not a.source) else NOBODY
    if not credited:
        return NO_CLAIM if status == "not-a-claim" else OWN
    others = dict.fromkeys(a.chain for a in credited if not _part_of(a.chain, chain))
    text = "; ".join(in_words(c, sources) for c in [chain, *_whole(list(others))])
    return f"partly {text}" if status == "partly-attributed" else text


def _whole(chains: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [c for c in chains if not any(d != c and _part_of(c, d) for d in chains)]


def _part_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return set(a) <= set(b)
