"""A cue and what is around it: everything a rule needs to know, worked out once."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.acts import is_act
from provenance.rules.adjuncts import after_adjuncts, agent_of_statement, manner_end, past_aside, past_quoted
from provenance.rules.court_acts import has_hearer
from provenance.rules.forms import ends_with_by, form_of, is_idle, is_particle, is_state, lemma_at
from provenance.rules.frames import frame_of
from provenance.rules.indexed_text import IndexedText
from provenance.rules.noun_readings import is_owned_noun, reads_as_noun
from provenance.rules.speakers import find_subject
from provenance.text.groups import group_start
from provenance.text.noun_phrases import starts_clause
from provenance.text.subject_extent import with_name
from provenance.text.tokens import Range

_WITH_MANNER = frozenset(("final", "final-quote", "that", "clause", "np", "quote", "wh"))
"""Frames in which manner and medium right after the cue are part of it."""
_LEFT = ("final", "inverted", "as-", "gap")
"""Frames of cues whose content is on the left."""
_OBJECT_ONLY = word_set("object_only")
_OPENS_CLAUSE = tags.DET | tags.POSS | tags.PERS | tags.SELFSUBJ | tags.CAP


class CueContext:
    """One cue at token `head`. `group` is where its verb group starts and `cue_end` where the cue ends, `subject` its
    subject, `after` the token after recipient and adjuncts, `last` the end of the sentence without its final mark."""

    __slots__ = (
        "after", "cue_end", "first", "form", "frame", "group", "head", "kind", "last", "lemma", "recipient",
        "subject", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: IndexedText,
        head: int,
        first: int,
        last: int,
        lemma: str,
        kind: str,
        frame: str = "",
        subject: Range | None = None,
    ) -> None:
        self.text, self.head, self.first, self.last, self.lemma, self.kind = text, head, first, last, lemma, kind
        self.frame, self.subject = frame, subject
        self.group = head
        self.recipient: Range | None = None
        self.cue_end = self.after = head + 1
        self.form = ""

    @property
    def view(self) -> IndexedText:
        """The old name of `text`, for users' rules."""
        return self.text


def verb_context(text: IndexedText, head: int, first: int, last: int) -> CueContext | None:
    """The context of the verb at `head` in the sentence `first:last`; `None` if it is not a verb or has no frame."""
    token = text.tokens[head]
    if token.tag & (tags.DET | tags.PREP) and token.lower != "like":
        return None
    lemma, end = lemma_at(text, head, last)
    if lemma not in text.cues or is_idle(text, head) or is_particle(text, head):
        return None
    group = group_start(text.tokens, head, first)
    if is_state(text, head, group):
        lemma = token.lower
    context = CueContext(text, head, first, last, lemma, text.cues[lemma].kind)
    context.cue_end = context.after = end
    context.group = group
    context.form = form_of(context)
    if not context.form or (context.form == "finite" and reads_as_noun(context)) or is_owned_noun(context):
        return None
    find_subject(context)
    if lemma == "tell" and context.form == "passive" and has_hearer(context) and not ends_with_by(context):
        # “the court was told”, not “told *by a clerk*”: it is what the court heard
        context.lemma, context.kind, context.form = "hear", text.cues["hear"].kind, "finite"
    if not context.frame:
        _find_frame(context, end)
    if context.subject and context.form in ("finite", "ing"):
        _add_name(context, context.subject)
    if context.frame in _WITH_MANNER and context.cue_end < last:
        context.cue_end = manner_end(text, context.cue_end, last, context.frame.startswith("final"))
        context.after = max(context.after, context.cue_end)
    return context if context.frame and not is_act(context) else None


def _add_name(context: CueContext, subject: Range) -> None:
    """“*Dana Frost, head of the clinic* said”, “…,” *Dana Frost, a clerk* said: with the name before a description."""
    text, first = context.text, context.first
    if context.frame == "final" and text.tokens[subject[0] - 1].text == ",":
        least = subject[0] if text.tokens[subject[0]].tag & tags.DET else first  # “…, Lund, | *the mayor* said”
        first = next((k + 1 for k in range(subject[0] - 1, first, -1) if text.quoted[k] >= 0), least)
    elif context.frame.startswith(_LEFT):
        return
    context.subject = with_name(text.tokens, subject, first)


def _find_frame(context: CueContext, end: int) -> None:
    """Set the frame of a cue whose verb ends at `end`, and where its content may begin."""
    text, last = context.text, context.last
    agent = context.form == "passive" or context.subject is None
    if not (agent and end < last and text.tokens[end].lower == "by"):
        context.after, context.recipient = after_adjuncts(text, end, last, context.lemma, context.kind)
        context.after = past_quoted(text, context.after, last)
    context.frame = frame_of(context)
    closed = context.after >= last or text.tokens[context.after].text == ";"
    if not context.frame and closed and last > end:  # “agreed with them”: what ends the clause is no adjunct
        context.after, context.recipient = end, None
        context.frame = frame_of(context)
    elif context.frame in ("", "gap") and (beyond := past_aside(text, context.after, last)) > context.after:
        context.after = beyond
        context.frame = frame_of(context)
    elif not context.frame and context.after < last and text.tokens[context.after].text == ",":
        if _opens_clause(context, context.after + 1):
            context.after, context.frame = context.after + 1, "clause"
    elif context.frame in ("pass-0", "pass-for") and end < last and (by := agent_of_statement(text, end, last)):
        context.after, context.frame = by, "pass-by"


def _opens_clause(context: CueContext, i: int) -> bool:
    """“Bell *said, the gate* leaks”: a comma as other languages set it, after the first verb of a sentence."""
    subject, tokens = context.subject, context.text.tokens
    if context.form != "finite" or context.kind != "say" or subject is None or context.lemma in _OBJECT_ONLY:
        return False
    if tokens[subject[0]].tag & tags.REL or not (i + 1 < context.last and tokens[i].tag & _OPENS_CLAUSE):
        return False  # “That said, the boats came home”
    opens = all(t.tag & (tags.PUREADV | tags.CC | tags.TIME) for t in tokens[context.first : subject[0]])
    this = tokens[i].tag & tags.SUBJ and tokens[i + 1].tag & tags.AUX
    return opens and (bool(this) or starts_clause(tokens, i, context.last))
