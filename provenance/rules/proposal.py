"""How most rules build a candidate: content right of the cue, or left of it."""

from __future__ import annotations

from provenance.rules.content_end import right_end
from provenance.rules.content_span import after_interruption, left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate


def content_right(rule: str, site: CueContext, start: int, cue_end: int) -> Candidate | None:
    """Content from token `start` to the end of the clause; the cue ends at `cue_end`."""
    end = right_end(site, site.frame, start)
    if end <= start:
        return None
    return Candidate(rule, site, site.frame, (site.group, cue_end), [(start, end)], site.subject)


def content_of_hanging(rule: str, site: CueContext) -> Candidate | None:
    """Content right of a participle or an infinitive, whose frame (`ing:p:for`, `inf:that` …) says how it is linked."""
    linked = ":p:" in site.frame
    mark = site.view.tokens[site.after].text in (",", ":")
    start = site.after + 1 if linked or mark else site.after
    return content_right(rule, site, start, start if linked else site.cue_end)


def content_around_adverb(rule: str, site: CueContext) -> Candidate | None:
    """The clause that the adverb at `site.head` stands in, without the adverb; nobody is its source."""
    end = right_end(site, site.frame, site.head + 1)
    before = site.subject[0] if site.subject else site.head
    content = [part for part in ((before, site.head), (site.head + 1, end)) if part[1] > part[0]]
    return Candidate(rule, site, site.frame, (site.head, site.head + 1), content) if content else None


def content_left(rule: str, site: CueContext, edge: int) -> Candidate | None:
    """Content before `edge`, and what goes on after the cue if it interrupts."""
    left = left_content(site.view, site.first, edge)
    if not left:
        return None
    content = left + after_interruption(site, site.frame, site.after)
    return Candidate(rule, site, site.frame, (site.group, site.cue_end), content, site.subject)
