"""A cue and what stands around it: everything a rule needs to know, worked out once."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.acts import is_act
from provenance.rules.adjuncts import after_adjuncts, manner_end, past_aside
from provenance.rules.forms import form_of, is_idle, is_owned_noun, is_state, lemma_at, reads_as_noun
from provenance.rules.frames import frame_of
from provenance.rules.indexed_text import IndexedText
from provenance.rules.speakers import find_subject
from provenance.text.groups import group_start
from provenance.text.tokens import Range

_WITH_MANNER = frozenset(("final", "final-quote", "that", "clause", "np", "quote", "wh"))
"""Frames in which manner and medium right behind the cue are part of it."""


class CueContext:
    """One cue at token `head`. `group` is where its verb group starts and `cue_end` where the cue ends, `subject` its
    subject, `after` the token after recipient and adjuncts, `last` the end of the sentence without its final mark."""

    __slots__ = (
        "after", "cue_end", "first", "form", "frame", "group", "head", "kind", "last", "lemma", "recipient",
        "subject", "view",
    )  # fmt: skip

    def __init__(self, view: IndexedText, head: int, first: int, last: int, lemma: str, kind: str) -> None:
        self.view, self.head, self.first, self.last, self.lemma, self.kind = view, head, first, last, lemma, kind
        self.group = head
        self.subject: Range | None = None
        self.recipient: Range | None = None
        self.cue_end = self.after = head + 1
        self.form = ""
        self.frame = ""


def verb_site(view: IndexedText, head: int, first: int, last: int) -> CueContext | None:
    """The site of the verb at `head` in the sentence `first:last`, or `None` where it is no verb or has no frame."""
    token = view.tokens[head]
    if token.tag & (tags.DET | tags.PREP) and token.lower != "like":
        return None
    lemma, end = lemma_at(view, head, last)
    if lemma not in view.cues or is_idle(view, head):
        return None
    group = group_start(view.tokens, head, first)
    if is_state(view, head, group):
        lemma = token.lower
    site = CueContext(view, head, first, last, lemma, view.cues[lemma].kind)
    site.cue_end = site.after = end
    site.group = group
    site.form = form_of(site)
    if not site.form or (site.form == "finite" and reads_as_noun(site)) or is_owned_noun(site):
        return None
    find_subject(site)
    if not site.frame:
        agent = site.form == "passive" or site.subject is None
        if not (agent and end < last and view.tokens[end].lower == "by"):
            site.after, site.recipient = after_adjuncts(view, end, last, lemma, site.kind)
        site.frame = frame_of(site)
        if not site.frame and site.after >= last > end:  # “agreed with them”: what ends the clause is no adjunct
            site.after, site.recipient = end, None
            site.frame = frame_of(site)
        elif not site.frame and (behind := past_aside(view, site.after, last)) > site.after:
            site.after = behind
            site.frame = frame_of(site)
    if site.frame in _WITH_MANNER and site.cue_end < last:
        site.cue_end = manner_end(view, site.cue_end, last, site.frame.startswith("final"))
        site.after = max(site.after, site.cue_end)
    return site if site.frame and not is_act(site) else None
