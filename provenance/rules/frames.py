"""How a verb is linked to its content.

Frames of a verb cue (a participle or an infinitive carries the prefix `ing:` or `inf:`):

| frame | the cue is followed, or preceded, by |
| --- | --- |
| `that`, `wh`, `clause` | a that-clause, a question clause, a bare clause |
| `to`, `np`, `ing`, `as` | an infinitive, a noun phrase, an -ing form, “as” |
| `p:for` … | a preposition that links to the content |
| `quote`, `colon` | an opening quotation mark, a colon |
| `final` | its content on the left, with or without more on the right (“…, he said”, “…, he said, …”) |
| `inverted` | the same with the subject after the verb (“…, said Bauer”) |
| `as-said`, `as-by` | nothing, or its agent, and “as” before it (“as he noted”, “as reported by”) |
| `gap` | nothing, and a relative pronoun before its subject (“which he denies”) |
| `contact` | nothing, and a noun phrase before its subject (“a charge the company denied”) |
| `reduced-by` | “by” and an agent, and no auxiliary before it (“the plan backed by Bell”) |
| `reduced-as` | the same with “as” (“a town known as Ashton”) |
| `it-that` | a clause, and an adjective with “it” (“it is unclear whether …”) |
| `pass-aside` | a passive of nobody's between commas (“the ferry, it is said, is lost”, “we are told”) |
| `pass-by`, `pass-to`, `pass-that`, `pass-as` …, `pass-0` | a passive with an agent, an infinitive … or nothing |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.media import medium_in
from provenance.rules.adjuncts import TAKES_NO_CLAUSE
from provenance.rules.bare_participles import GAP_WORDS
from provenance.rules.direct_speech import ends_speech, opens_new_clause, quotes_in_passing
from provenance.rules.indexed_text import BREAKS, IndexedText
from provenance.rules.opening_phrases import closes_with_circumstance, is_quantity, prepositional_frame
from provenance.text.modifiers import relative_end
from provenance.text.noun_phrases import opens_so_called, phrase_right, starts_clause
from provenance.text.phrase_starts import phrase_start
from provenance.text.source_phrases import kind_of
from provenance.text.subject_extent import hangs
from provenance.text.tokens import DASHES, Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_BARE_CLAUSE, _OBJECT_ONLY = word_set("bare_clause"), word_set("object_only")
_OBJECTS = classes_that("objects")
_MIND = classes_that("mind")
_GERUNDS = word_set("gerunds")
LINKS = frozenset(("about", "as", "for", "of", "with"))
"""Prepositions that link a passive to its content: “is known *for* …”, “was accused *of* …”."""
_NO_ANTECEDENT = tags.PUNCT | tags.AUX | tags.PREP | tags.PERS | tags.REL | tags.SUB | tags.CC | tags.TIME
_OPENS_SUBJECT = tags.DETERMINER | tags.PERS | tags.CAP
_PHASES, _REPORTERS = word_set("phases"), word_set("reporters")
_IT = frozenset(("it", "it's", "it’s"))
_NO_CONTENT = DASHES | {",", ".", ";", ")", "?"}
_CONDITIONS, _FRONTED = frozenset(("if", "unless", "whether")), tags.PREP | tags.PART | tags.PUREADV | tags.CC
_OPENS_PHRASE = frozenset(("$", "€", "£", "[", "#"))


def frame_of(context: CueContext) -> str:
    """The frame of a verb cue, by the table above; empty where the verb introduces nothing here."""
    following = context.text.tokens[context.after] if context.after < context.last else None
    if context.kind == "reception":
        return "pass-reception" if context.form == "passive" else ""
    if beside := _linking(context):
        return beside
    if context.form == "passive":
        return _passive_frame(context)
    if context.form == "finite" and context.kind not in ("seem", "state"):
        edge = context.subject[0] if context.subject else context.group
        text, first = context.text, context.first
        if ends_speech(text, edge, first) and not opens_new_clause(text, context.after, first, context.last, edge):
            return "final" if quotes_in_passing(text, edge, first) else "final-quote"
        if _content_left(context) and _nothing_right(context):
            return "final"
    if context.kind == "seem":
        return "seem" if context.form == "finite" and context.subject and following and _seems(following) else ""
    if following is None or context.subject is None:
        return ""
    frame = _right_frame(context)
    if context.kind == "state" and _impersonal(context) and frame in ("that", "wh", "clause"):
        context.kind, context.group = "impersonal", context.subject[0]
        return "it-that"
    prefix = "" if context.form == "finite" else context.form + ":"
    return prefix + frame if frame else ""


def _passive_frame(context: CueContext) -> str:
    following = context.text.tokens[context.after] if context.after < context.last else None
    word = following.lower if following else ""
    heard = _impersonal(context) or _hears(context)
    if heard and _nothing_right(context) and _content_left(context):
        return "pass-aside"
    if word == "by":
        return "pass-by"
    clause = word == "that" or starts_clause(context.text.tokens, context.after, context.last)
    if clause and heard:
        context.kind = "impersonal"
        return "pass-that"
    if following and following.tag & tags.WH and not following.tag & tags.DET:
        word = "wh"
    if word == "for" and _lasts(context):
        word = ""
    return f"pass-{word}" if word in ("by", "to", "that", "wh") or word in LINKS else "pass-0"


def _lasts(context: CueContext) -> bool:
    """“has not been seen *for a week*”: how long, and not what for."""
    tokens, start = context.text.tokens, context.after + 1
    end = phrase_right(tokens, start, context.last)
    return end > start and bool(tokens[end - 1].tag & (tags.TIME | tags.TIMENOUN))


def _linking(context: CueContext) -> str:
    """`as-said`, `as-by` (“*as* he noted”, “*as* reported by her”) or `gap` (“*which* he denies”): nothing follows."""
    tokens, following = context.text.tokens, context.after
    edge = context.subject[0] if context.subject else context.group
    if edge == context.first or context.kind in ("seem", "state"):
        return ""
    before = tokens[edge - 1]
    if before.lower == "as" and context.subject is None:
        if _names_text(context, context.cue_end):
            following = context.after = context.cue_end
        elif following + 1 >= context.last or tokens[following].lower != "by":
            return ""
        return "as-by" if tokens[context.head].tag & tags.PART else ""
    if context.form != "finite" or context.subject is None or not _ends_here(context):
        return ""
    if before.lower == "as":
        return "" if context.lemma in TAKES_NO_CLAUSE else "as-said"
    if before.lower in GAP_WORDS:
        return "" if _quotes_next(context) else "gap"
    return "contact" if _touches_noun(context, edge) else ""


def _names_text(context: CueContext, i: int) -> bool:
    """“as stated *in the note*”, “as reported *in the Ledger*”: a document or a medium, not a place or a time."""
    text, tokens = context.text, context.text.tokens
    end = phrase_right(tokens, i + 1, context.last) if i + 1 < context.last and tokens[i].lower == "in" else i
    if end <= i + 1:
        return False
    written = kind_of(tokens, i + 1, end) == "document"
    return written or medium_in(text.text[tokens[i + 1].start : tokens[end - 1].end]) is not None


def _touches_noun(context: CueContext, edge: int) -> bool:
    """“a charge *the company denied*”: whether a noun with an article ends right before the subject, but not one that
    opens the sentence, alone or after a preposition."""
    tokens, before = context.text.tokens, context.text.tokens[edge - 1]
    start = None if before.tag & _NO_ANTECEDENT else phrase_start(tokens, edge - 1, context.first)
    if start is None or start == edge - 1 or start <= context.first + bool(tokens[context.first].tag & tags.PREP):
        return False
    return bool(tokens[start].tag & tags.DETERMINER and tokens[edge].tag & _OPENS_SUBJECT)


def _ends_here(context: CueContext) -> bool:
    return context.after >= context.last or context.text.tokens[context.after].text in _NO_CONTENT


def _quotes_next(context: CueContext) -> bool:
    """“that Reyes told officers, *“I did it”*”: “that” is a conjunction, and a quotation follows."""
    i, text = context.after, context.text
    return i + 1 < context.last and text.tokens[i].text == "," and text.opens_quotation(i + 1)


def _impersonal(context: CueContext) -> bool:
    """“It is said that …”, “it is believed …”: whatever the verb, nobody is named."""
    return context.subject is not None and context.text.tokens[context.subject[0]].lower in _IT


def _hears(context: CueContext) -> bool:
    """“I’m told that …”, “reporters were told …”: the writer has heard it, and does not say from whom."""
    subject = context.subject or (context.group - 1, context.group)
    if context.lemma not in table_words("recipient_verbs"):
        return False
    tokens = context.text.tokens
    return kind_of(tokens, *subject) == "author" or tokens[subject[1] - 1].lower in _REPORTERS


def _seems(following: Token) -> bool:
    """Whether “to”, “that”, “like” or an adjective follows “seem”, not a place or a time."""
    return following.lower in ("to", "that", "like") or not following.tag & (tags.PREP | tags.PUNCT | tags.TIME)


def _content_left(context: CueContext) -> bool:
    """Whether a comma, a dash or a quotation ends right before the subject."""
    edge = context.subject[0] if context.subject else context.group
    if edge <= context.first:
        return False
    before = context.text.tokens[edge - 1]
    return before.text in BREAKS or (context.text.quoted[edge - 1] >= 0 > context.text.quoted[edge])


def _nothing_right(context: CueContext) -> bool:
    if context.after >= context.last:
        return True
    following = context.text.tokens[context.after]
    if following.text == "," and context.after + 1 < context.last and context.text.opens_quotation(context.after + 1):
        return _completes(context, context.after + 2)
    if following.text in _NO_CONTENT or following.lower in ("and", "but", "when", "while", "as", "after", "before"):
        return True
    if following.tag & tags.ING and context.lemma not in _GERUNDS:  # “denied *taking* the money”
        return True
    return closes_with_circumstance(context)


def _completes(context: CueContext, i: int) -> bool:
    """“The gate, he said, “*is* shut””, “If it leaks, he said, “*it* is shut””: whether the quotation whose first word
    is `i` goes on with the clause on the left."""
    text, tokens, first = context.text, context.text.tokens, context.first
    edge = context.subject[0] if context.subject else context.group
    if i >= context.last or not tokens[i].text[0].islower() or context.lemma in _PHASES:
        return False
    if tokens[first].lower in _CONDITIONS:
        return True
    return bool(tokens[i].tag & tags.FINITE) and not text.has_verb(first, edge) and not tokens[first].tag & _FRONTED


def _is_governed(text: IndexedText, i: int, last: int) -> bool:
    """Whether a noun phrase, not a verb, follows “to”: “pointed to *the wall*”, “referred to *him*”."""
    if i >= last:
        return False
    noun = tags.DET | tags.POSS | tags.OBJ | tags.CAP | tags.NUM | tags.REL | tags.ING
    plain = text.tokens[i].tag == tags.WORD and text.tokens[i].lower.endswith("s")
    return text.quoted[i] < 0 and (plain or bool(text.tokens[i].tag & noun)) and not text.tokens[i].tag & tags.BASE


def _leads_to_cue(context: CueContext, i: int) -> bool:
    """“issued a statement *saying*”, “went on *to deny*”: what follows is the cue, and this belongs to it."""
    tokens = context.text.tokens
    if context.kind == "light":
        return bool(tokens[i].tag & tags.ING and tokens[i].tag & tags.CUE)
    return context.lemma in _PHASES and (tokens[i].lower == "to" or bool(tokens[i].tag & tags.ING))


def _leads_away(context: CueContext, i: int) -> bool:
    """“said, *but* …”, “the mill, often referred *to as* the Hall”: no content begins at `i`."""
    words = [token.lower for token in context.text.tokens[i : min(i + 2, context.last)]]
    return words[0] == "but" or words == ["to", "as"]


def _takes_clause(context: CueContext) -> bool:
    """Whether a bare clause can be what the verb introduces: not “*endorsed* the mayor who had won”."""
    if context.lemma in _BARE_CLAUSE:
        return True
    return context.kind not in _OBJECTS and context.lemma not in _OBJECT_ONLY


def _is_described_noun(context: CueContext) -> bool:
    """“touted the harbor *projects* he has backed”: a governed noun, with a clause about it."""
    tokens, subject = context.text.tokens, context.subject
    if not tokens[context.head].tag & tags.THIRD or context.group != context.head or subject is None:
        return False
    common = not tokens[subject[1] - 1].tag & (tags.CAP | tags.PERS | tags.REL | tags.PUNCT)
    before = tokens[subject[0] - 1]
    object_of = bool(before.tag & tags.VERB) and not before.tag & tags.AUX and before.lemma not in _BARE_CLAUSE
    governed = subject[0] > context.first and (object_of or hangs(before))
    return common and governed and bool(tokens[context.after].tag & tags.PERS)


def _is_relative(context: CueContext, that: int) -> bool:
    """“lower-priority *projects that* could have waited”: what looks like a verb is a noun, with a clause about it."""
    tokens = context.text.tokens
    if not tokens[context.head].tag & tags.THIRD or context.lemma in _BARE_CLAUSE or that + 1 >= context.last:
        return False
    following = tokens[that + 1].tag
    return bool(following & tags.AUX) and not following & (tags.SELFSUBJ | tags.CAP)


def _right_frame(context: CueContext) -> str:
    text, i = context.text, context.after
    token = text.tokens[i]
    if _leads_to_cue(context, i) or _leads_away(context, i):
        return ""
    if token.lower == "while" and not starts_clause(text.tokens, i + 1, context.last):
        return ""  # “columns Bell wrote *while a student*”
    if token.lower == "because" and context.kind in _MIND:
        return ""  # “are angry *because* …”; but “said because Bell had left, …”
    if token.lower == "to" and _is_governed(text, i + 1, context.last):
        return "p:to"
    if token.lower == "that" and _is_relative(context, i):
        return ""
    if token.lower in ("that", "to", "as"):
        return token.lower
    if text.quoted[i] >= 0 or (token.text == "," and i + 1 < context.last and text.opens_quotation(i + 1)):
        return "quote"
    if token.tag & tags.PUNCT and token.text not in _OPENS_PHRASE:
        inside = i + 1 < len(text.tokens) and text.tokens[i + 1].start == token.end and text.quoted[i + 1] < 0
        return "colon" if token.text == ":" and not inside else ""  # not “at 2:40”
    if token.tag & tags.WH and not token.tag & tags.DET:
        return "" if opens_so_called(text.tokens, i, context.last) else "wh"
    if token.tag & tags.PREP and not token.tag & tags.DET and not is_quantity(text.tokens, i, context.last):
        return prepositional_frame(context, i)
    bare = context.lemma in _BARE_CLAUSE
    last = context.last if bare else relative_end(text.tokens, context.subject, i, context.last)
    if _takes_clause(context) and starts_clause(text.tokens, i, last):
        return "" if _is_described_noun(context) else "clause"
    named = context.kind == "deny" or context.lemma == "admit"  # “denied *taking it*” is counted as “denied *it*”
    return "ing" if token.tag & tags.ING and not token.tag & tags.DET and not named else "np"
