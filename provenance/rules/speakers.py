"""Whose a verb is: the subject before it, behind it, or that of the verb it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, words
from provenance.lexicon.classes import classes_that
from provenance.rules.forms import ends_with_by
from provenance.rules.frames import ends_speech
from provenance.rules.nonfinite import attach_infinitive, attach_participle
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.subjects import interrupted_subject, shared_subject, subject_left, unpaired_subject
from provenance.text.tokens import Range

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_INVERTS = classes_that("speaks")


def find_subject(site: CueContext) -> None:
    """Set `site.subject`; where it stands behind the verb, `site.after` and `site.frame` as well."""
    tokens, view = site.view.tokens, site.view
    if site.form in ("ing", "inf"):
        attach_infinitive(site) if site.form == "inf" else attach_participle(site)
        return
    if site.form == "reduced":
        comma = site.group > site.first and tokens[site.group - 1].text == ","
        site.subject = subject_left(tokens, site.group - comma, site.first)
        return
    if site.form == "finite" and (inverted := _inverted_subject(site)):
        site.subject, site.after = inverted, inverted[1]
        site.frame = "inverted-quote" if ends_speech(view, site.head, site.first) else "inverted"
        return
    site.subject = subject_left(tokens, site.group, site.first)
    if site.subject is None and site.head == site.first and (opening := _opening_subject(site)):
        site.subject, site.after, site.frame = opening, opening[1], "quote"
    if site.subject is None and _is_coordinated(site):
        site.subject = shared_subject(tokens, view.quoted, site.group, site.first)
    if site.subject is None and site.form == "finite" and _has_clause(site):
        site.subject = unpaired_subject(tokens, site.group, site.first)
    if site.subject is None and site.form == "finite":
        site.subject = interrupted_subject(tokens, site.group, site.first)
    if site.subject is None and site.lemma == "ask":
        site.form = "passive"


def _has_clause(site: CueContext) -> bool:
    """Whether a clause follows a verb that cannot be a participle here: “said the gate was shut”, not “Bell, told that
    the gate was shut, laughed”."""
    tokens, following = site.view.tokens, site.cue_end
    if site.kind not in _INVERTS or site.lemma in words("recipient_verbs") or following >= site.last:
        return False
    return tokens[following].lower == "that" or starts_clause(tokens, following, site.last)


def _is_coordinated(site: CueContext) -> bool:
    """“… and *denied* it”, “laughed, *denied* it”: a verb that shares the subject of the one before."""
    tokens = site.view.tokens
    if site.group == site.first:
        return False
    before = tokens[site.group - 1]
    listed = before.text == "," and site.form == "finite" and tokens[site.head].tag & (tags.PAST | tags.THIRD)
    return bool(before.tag & tags.CC or (listed and not ends_with_by(site)))


def _opening_subject(site: CueContext) -> Range | None:
    """“Said Ada Bell, ‘…’”: the verb opens the sentence, its subject and a quotation follow."""
    view, tokens, start = site.view, site.view.tokens, site.head + 1
    if site.kind not in _INVERTS or not tokens[site.head].tag & (tags.PAST | tags.THIRD):
        return None
    end = phrase_right(tokens, start, site.last)
    if end == start:
        return None
    for k in (end, described_right(tokens, view.quoted, end, site.last)):
        k -= k > end and tokens[k - 1].text == ","
        if k + 1 < site.last and tokens[k].text == "," and view.opens_quotation(k + 1):
            return start, k
    return None


def _inverted_subject(site: CueContext) -> Range | None:
    """“…,” said Robert Bauer, the counsel,: the phrase after the verb, where nothing but the content stands before."""
    view, tokens, start = site.view, site.view.tokens, site.head + 1
    if site.kind not in _INVERTS or site.group != site.head or site.head == site.first or start >= site.last:
        return None
    if not (tokens[site.head - 1].text == "," or view.quoted[site.head - 1] >= 0) or site.lemma == "tell":
        return None
    left = subject_left(tokens, site.group, site.first)
    if left and tokens[left[0]].tag & tags.PUNCT and phrase_right(tokens, start, site.last) == site.last:
        left = None  # “No Way” said Bell: a quotation, not a nickname
    if left and (ends_speech(view, left[0], site.first) or left[0] == site.first):
        return None
    follower = tokens[start]
    simple = tokens[site.head].tag & (tags.PAST | tags.THIRD) or tokens[site.head].lower == "say"
    if not simple or follower.tag & tags.PREP or follower.lower in ("that", "to", "it"):
        return None
    end = phrase_right(tokens, start, site.last)
    comma = end < site.last and tokens[end].text == ","
    told = comma or ends_speech(view, site.head, site.first) or (end < site.last and tokens[end].lower == "who")
    if end == start or (starts_clause(tokens, start, site.last) and not told):
        return None
    return start, described_right(tokens, view.quoted, end, site.last)
