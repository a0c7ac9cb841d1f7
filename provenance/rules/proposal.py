"""How most rules build a candidate: content right of the cue, or left of it."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.content_end import right_end
from provenance.rules.content_span import content_beside
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate


def content_right(
    rule: str, context: CueContext, start: int, cue_end: int, cue_start: int | None = None
) -> Candidate | None:
    """Content from token `start` to the end of the clause; the cue is its group, or `cue_start`, up to `cue_end`."""
    end = right_end(context, context.frame, start)
    if end <= start:
        return None
    cue = context.group if cue_start is None else cue_start, cue_end
    return Candidate(rule, context, context.frame, cue, [(start, end)], context.subject)


def content_of_hanging(rule: str, context: CueContext) -> Candidate | None:
    """Content right of a participle or an infinitive, whose frame (`ing:p:for`, `inf:that` …) says how it is linked."""
    linked = ":p:" in context.frame
    mark = context.text.tokens[context.after].text in (",", ":")
    start = context.after + 1 if linked or mark else context.after
    return content_right(rule, context, start, start if linked else context.cue_end)


def content_around_adverb(rule: str, context: CueContext) -> Candidate | None:
    """The clause that the adverb at `context.head` is in, without the adverb; it has no source."""
    end = right_end(context, context.frame, context.head + 1)
    before = context.subject[0] if context.subject else context.head
    content = [part for part in ((before, context.head), (context.head + 1, end)) if part[1] > part[0]]
    return Candidate(rule, context, context.frame, (context.head, context.head + 1), content) if content else None


def content_left(rule: str, context: CueContext, edge: int) -> Candidate | None:
    """Content before `edge`, and what goes on after the cue if it interrupts."""
    content = content_beside(context, edge, context.after)
    if not content:
        return None
    if len(content) == 1 and _is_adverb(context, *content[0]):
        return None  # “*However*, the term concluded in May …”
    return Candidate(rule, context, context.frame, (context.group, context.cue_end), content, context.subject)


def _is_adverb(context: CueContext, start: int, end: int) -> bool:
    adverb = context.text.tokens[start].tag & tags.PUREADV and context.text.quoted[start] < 0
    return end == start + 1 and bool(adverb)
