"""The subject of a verb: before it, after it, or that of the verb it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.adjuncts import after_adjuncts
from provenance.rules.direct_speech import ends_speech
from provenance.rules.forms import ends_with_by
from provenance.rules.infinitives import attach_infinitive
from provenance.rules.participles import attach_participle
from provenance.text.clause_subjects import shared_subject
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.parted_subjects import interrupted_subject, unpaired_subject
from provenance.text.subjects import before_time, subject_left
from provenance.text.tokens import Range

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_INVERTS = classes_that("speaks")
_OBJECT_ONLY = word_set("object_only") | {"cite", "quote"}
_KEEP_ORDER = word_set("blamed") | word_set("calling") | {"attack"}
"""Verbs with an object: “…, *accused the mayor*” never has its subject after it."""
_SPEAKERS = ("body", "name", "person")


def find_subject(context: CueContext) -> None:
    """Set `context.subject`; where it comes after the verb, `context.after` and `context.frame` as well."""
    tokens, text = context.text.tokens, context.text
    if context.form in ("ing", "inf"):
        attach_infinitive(context) if context.form == "inf" else attach_participle(context)
        return
    if context.form == "reduced":
        comma = context.group > context.first and tokens[context.group - 1].text == ","
        context.subject = subject_left(tokens, context.group - comma, context.first)
        return
    left = subject_left(tokens, context.group, context.first)
    if context.form == "finite" and (inverted := _inverted_subject(context, left)):
        context.subject, context.after = inverted, inverted[1]
        context.frame = "inverted-quote" if ends_speech(text, context.head, context.first) else "inverted"
        return
    context.subject = left
    if context.subject is None and context.head == context.first and (opening := _opening_subject(context)):
        context.subject, context.after, context.frame = opening, opening[1], "quote"
    if context.subject is None and _is_coordinated(context):
        context.subject = shared_subject(tokens, text.quoted, context.group, context.first)
    parted = context.subject is None and context.form == "finite" and _has_clause(context)
    if parted or (context.subject is None and context.form == "passive"):
        context.subject = unpaired_subject(tokens, context.group, context.first)
    if context.subject is None and context.form == "finite":
        context.subject = interrupted_subject(tokens, context.group, context.first, parted)
    if context.subject is None and context.lemma == "ask":
        context.form = "passive"


def _has_clause(context: CueContext) -> bool:
    """Whether a clause follows a verb that cannot be a participle here: “said the gate was shut”, “told the Gazette
    that it was”, not “Bell, told that the gate was shut, laughed”."""
    tokens, following = context.text.tokens, context.cue_end
    if context.kind not in _INVERTS or following >= context.last:
        return False
    following, heard = after_adjuncts(context.text, following, context.last, context.lemma, context.kind)
    to_somebody = context.lemma in table_words("recipient_verbs")
    if following >= context.last or (to_somebody and heard is None):
        return False
    quoted = following + (tokens[following].text in (",", ":"))
    if quoted < context.last and context.text.opens_quotation(quoted):
        return True
    return tokens[following].lower == "that" or (not to_somebody and starts_clause(tokens, following, context.last))


def _is_coordinated(context: CueContext) -> bool:
    """“… and *denied* it”, “laughed, *denied* it”: a verb that shares the subject of the one before."""
    tokens = context.text.tokens
    if context.group == context.first:
        return False
    before = tokens[before_time(tokens, context.group, context.first) - 1]
    listed = before.text == "," and context.form == "finite" and tokens[context.head].tag & tags.INFLECTED
    return bool(before.tag & tags.CC or (listed and not ends_with_by(context) and not _is_called(context)))


def _is_called(context: CueContext) -> bool:
    """“the strait, *dubbed “the gate” by sailors*”, “, *referred to as* a gate *by* Bell”: what somebody calls it."""
    text, tokens, start = context.text, context.text.tokens, context.cue_end
    named = start < context.last and (tokens[start].lower in ("as", "to") or text.quoted[start] >= 0)
    if not named or not tokens[context.head].tag & tags.PART:
        return False
    outside = (k for k in range(start, context.last) if text.quoted[k] < 0)
    by = next((k for k in outside if tokens[k].text in (",", ";") or tokens[k].lower == "by"), start)
    end = phrase_right(tokens, by + 1, context.last)
    return tokens[by].lower == "by" and end > by + 1 and text.kind_of((by + 1, end)) in _SPEAKERS


def _opening_subject(context: CueContext) -> Range | None:
    """“Said Ada Bell, ‘…’”: the verb opens the sentence, its subject and a quotation follow."""
    text, tokens, start = context.text, context.text.tokens, context.head + 1
    if context.kind not in _INVERTS or not tokens[context.head].tag & tags.INFLECTED:
        return None
    end = phrase_right(tokens, start, context.last)
    if end == start or tokens[start].tag & tags.PREP:
        return None  # “Asked *by an aide*, “…””
    for k in (end, described_right(tokens, text.quoted, end, context.last)):
        k -= k > end and tokens[k - 1].text == ","
        if k + 1 < context.last and tokens[k].text == "," and text.opens_quotation(k + 1):
            return start, k
    return None


def _inverted_subject(context: CueContext, left: Range | None) -> Range | None:
    """“…,” said Robert Bauer, the counsel,: the phrase after the verb, if nothing but the content comes before it; what
    is on its `left` may look like a subject."""
    text, tokens, start = context.text, context.text.tokens, context.head + 1
    if (
        not (context.kind in _INVERTS or _answers_opening_quotation(context))
        or context.lemma in _KEEP_ORDER
        or context.group != context.head
        or context.head == context.first
        or start >= context.last
    ):
        return None
    if not (tokens[context.head - 1].text == "," or text.quoted[context.head - 1] >= 0) or context.lemma == "tell":
        return None
    if context.lemma in _OBJECT_ONLY and not ends_speech(text, context.head, context.first):
        return None  # “a facet that, to her, invokes Bell”
    if left and tokens[left[0]].tag & tags.PUNCT and phrase_right(tokens, start, context.last) == context.last:
        left = None  # “No Way” said Bell: a quotation, not a nickname
    if left and _ends_with_speaker(context, left):
        left = None  # “Bell, the mayor, left behind a note, *said a clerk*”
    if left and (ends_speech(text, left[0], context.first) or not text.has_verb(context.first, left[0])):
        return None  # “On Monday night *Bell, 29,* said the gate leaks”
    follower = tokens[start]
    simple = tokens[context.head].tag & tags.INFLECTED or tokens[context.head].lower == "say"
    if not simple or follower.tag & tags.PREP or follower.lower in ("that", "to", "it"):
        return None
    end = phrase_right(tokens, start, context.last)
    comma = end < context.last and tokens[end].text == ","
    who = end < context.last and tokens[end].lower == "who"
    told = comma or who or ends_speech(text, context.head, context.first)
    manner = end == start + 1 and follower.lower.endswith("ly") and not follower.tag & tags.CAP  # “said *quietly*”
    clause = starts_clause(tokens, start, context.last)
    if clause and told and not comma and interrupted_subject(tokens, context.group, context.first, says=True):
        return None  # “*Bell*, calling it “a joke,” said the mill would close”
    if end == start or manner or _is_hearer(context, end) or (clause and not told):
        return None
    end = described_right(tokens, text.quoted, end, context.last)
    if end < context.last and tokens[end - 1].tag & tags.PREP and text.opens_quotation(end):
        end = text.quotations[text.quoted[end]].last  # “said Bell, author of *“The Gate”*”
    return start, end


def _is_hearer(context: CueContext, end: int) -> bool:
    """“…, warned *the clerks* that the gate was shut”, “…, told *clerks* not to say so”: who ends at `end` hears it."""
    tokens, last = context.text.tokens, context.last
    to = end + (end < last and tokens[end].lower == "not")
    if to + 1 < last and tokens[to].lower == "to" and tokens[to + 1].tag & tags.BASE:
        return True
    return end < last and tokens[end].lower == "that" and context.lemma in table_words("recipient_verbs")


def _answers_opening_quotation(context: CueContext) -> bool:
    """““…,” *ruled the judge*”: verbs of other classes follow speech that opens the sentence, not “He read “Dusk,””."""
    text = context.text
    return text.quoted[context.first] >= 0 and ends_speech(text, context.head, context.first)


def _ends_with_speaker(context: CueContext, left: Range) -> bool:
    """Whether what looks like a subject with an apposition is a clause, and only somebody who speaks follows."""
    text, start = context.text, context.head + 1
    end = phrase_right(text.tokens, start, context.last)
    speaks = end > start and text.kind_of((start, end)) in _SPEAKERS and not text.has_verb(start, context.last)
    return speaks and (context.lemma == "say" or text.has_verb(*left))
