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
| `reduced-by` | “by” and an agent, and no auxiliary before it (“the plan backed by Bell”) |
| `reduced-as` | the same with “as” (“a town known as Ashton”) |
| `it-that` | a clause, and an adjective with “it” (“it is unclear whether …”) |
| `pass-aside` | an impersonal passive between commas (“the ferry, it is said, is lost”) |
| `pass-by`, `pass-to`, `pass-that`, `pass-as` …, `pass-0` | a passive with an agent, an infinitive … or nothing |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, words
from provenance.rules.adjuncts import TAKES_NO_CLAUSE
from provenance.rules.forms import GAP_WORDS
from provenance.rules.indexed_text import BREAKS, IndexedText
from provenance.rules.nonfinite import PHASES
from provenance.rules.source_kind import kind_of
from provenance.text.noun_phrases import starts_clause
from provenance.text.tokens import Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

LINKS = frozenset(("about", "as", "for", "of", "with"))
"""Prepositions that link a passive to its content: “is known *for* …”, “was accused *of* …”."""
_IT = frozenset(("it", "it's", "it’s"))
_NO_CONTENT = frozenset((",", ".", ";", "—", "–", "--", ")", "?"))
_OPENS_PHRASE = frozenset(("$", "€", "£", "[", "#"))
_SPEECH_ENDS = frozenset((",", ";", "?", "!", ".", "—", "–", "--", "-", "…", "..."))


def frame_of(site: CueContext) -> str:
    """The frame of a verb cue, by the table above; empty where the verb introduces nothing here."""
    following = site.view.tokens[site.after] if site.after < site.last else None
    if site.kind == "reception":
        return "pass-reception" if site.form == "passive" else ""
    if beside := _linking(site):
        return beside
    if site.form == "passive":
        return _passive_frame(site)
    if site.form == "finite" and site.kind not in ("seem", "state"):
        edge = site.subject[0] if site.subject else site.group
        if ends_speech(site.view, edge, site.first) and not _new_clause(site, edge):
            return "final-quote"
        if _content_left(site) and _nothing_right(site):
            return "final"
    if site.kind == "seem":
        return "seem" if site.form == "finite" and site.subject and following and _seems(following) else ""
    if following is None or site.subject is None:
        return ""
    frame = _right_frame(site)
    if site.kind == "state" and _impersonal(site) and frame in ("that", "wh", "clause"):
        site.kind, site.group = "impersonal", site.subject[0]
        return "it-that"
    prefix = "" if site.form == "finite" else site.form + ":"
    return prefix + frame if frame else ""


def _passive_frame(site: CueContext) -> str:
    following = site.view.tokens[site.after] if site.after < site.last else None
    word = following.lower if following else ""
    if _impersonal(site) and _nothing_right(site) and _content_left(site):
        return "pass-aside"
    clause = word == "that" or starts_clause(site.view.tokens, site.after, site.last)
    if clause and (_impersonal(site) or _hears(site)):
        site.kind = "impersonal"
        return "pass-that"
    if following and following.tag & tags.WH and not following.tag & tags.DET:
        word = "wh"
    return f"pass-{word}" if word in ("by", "to", "that", "wh") or word in LINKS else "pass-0"


def _new_clause(site: CueContext, edge: int) -> bool:
    """“Though she called it “a start,” he *said* it was late”: the quotation belongs to the clause before, and a clause
    follows."""
    view = site.view
    whole = view.quoted[site.first] >= 0 or view.quoted[edge - 1] < 0
    return not whole and site.after < site.last and starts_clause(view.tokens, site.after, site.last)


def _linking(site: CueContext) -> str:
    """`as-said`, `as-by` (“*as* he noted”, “*as* reported by her”) or `gap` (“*which* he denies”): nothing follows."""
    tokens, following = site.view.tokens, site.after
    edge = site.subject[0] if site.subject else site.group
    if edge == site.first or site.kind in ("seem", "state"):
        return ""
    before = tokens[edge - 1]
    if before.lower == "as" and site.subject is None:
        by = following + 1 < site.last and tokens[following].lower == "by" and tokens[site.head].tag & tags.PART
        return "as-by" if by else ""
    if site.form != "finite" or site.subject is None or not _ends_here(site):
        return ""
    if before.lower == "as":
        return "" if site.lemma in TAKES_NO_CLAUSE else "as-said"
    return "gap" if before.lower in GAP_WORDS and site.subject[0] - 1 >= site.first else ""


def _ends_here(site: CueContext) -> bool:
    return site.after >= site.last or site.view.tokens[site.after].text in _NO_CONTENT


def _impersonal(site: CueContext) -> bool:
    """“It is said that …”, “it is believed …”: whatever the verb, nobody is named."""
    return site.subject is not None and site.view.tokens[site.subject[0]].lower in _IT


def _hears(site: CueContext) -> bool:
    """“I’m told that …”, “we were told …”: the writer has heard it, and does not say from whom."""
    subject = site.subject or (site.group - 1, site.group)
    return site.lemma in words("recipient_verbs") and kind_of(site.view.tokens, *subject) == "author"


def _seems(following: Token) -> bool:
    """Whether “to”, “that”, “like” or an adjective follows “seem”, not a place or a time."""
    return following.lower in ("to", "that", "like") or not following.tag & (tags.PREP | tags.PUNCT | tags.TIME)


def ends_speech(view: IndexedText, edge: int, first: int) -> bool:
    """Whether direct speech ends right before `edge`: a quotation that closes after a comma or an end mark, or before a
    comma."""
    i = edge - 1
    if i > first and view.tokens[i].text == "," and view.quoted[i] < 0 <= view.quoted[i - 1]:
        return True
    if i <= first or not view.quoted[i] >= 0 > view.quoted[min(edge, len(view.quoted) - 1)]:
        return False
    closed = view.quotations[view.quoted[i]].closed
    return view.tokens[i - closed].text in _SPEECH_ENDS


def _content_left(site: CueContext) -> bool:
    """Whether a comma, a dash or a quotation ends right before the subject."""
    edge = site.subject[0] if site.subject else site.group
    if edge <= site.first:
        return False
    before = site.view.tokens[edge - 1]
    return before.text in BREAKS or (site.view.quoted[edge - 1] >= 0 > site.view.quoted[edge])


def _nothing_right(site: CueContext) -> bool:
    if site.after >= site.last:
        return True
    following = site.view.tokens[site.after]
    if following.text == "," and site.after + 1 < site.last and site.view.opens_quotation(site.after + 1):
        return False
    if following.text in _NO_CONTENT or following.lower in ("and", "but", "when", "while", "as", "after", "before"):
        return True
    return bool(following.tag & tags.ING)


def _is_governed(view: IndexedText, i: int, last: int) -> bool:
    """Whether a noun phrase, not a verb, follows “to”: “pointed to *the wall*”, “referred to *him*”."""
    if i >= last:
        return False
    noun = tags.DET | tags.POSS | tags.OBJ | tags.CAP | tags.NUM | tags.REL | tags.ING
    plain = view.tokens[i].tag == tags.WORD and view.tokens[i].lower.endswith("s")
    return view.quoted[i] < 0 and (plain or bool(view.tokens[i].tag & noun)) and not view.tokens[i].tag & tags.BASE


def _leads_to_cue(site: CueContext, i: int) -> bool:
    """“issued a statement *saying*”, “went on *to deny*”: what follows is the cue, and this belongs to it."""
    tokens = site.view.tokens
    if site.kind == "light":
        return bool(tokens[i].tag & tags.ING and tokens[i].tag & tags.CUE)
    return site.lemma in PHASES and (tokens[i].lower == "to" or bool(tokens[i].tag & tags.ING))


def _right_frame(site: CueContext) -> str:
    view, i = site.view, site.after
    token = view.tokens[i]
    if _leads_to_cue(site, i):
        return ""
    if token.lower == "to" and _is_governed(view, i + 1, site.last):
        return "p:to"
    if token.lower in ("that", "to", "as"):
        return token.lower
    if view.quoted[i] >= 0 or (token.text == "," and i + 1 < site.last and view.opens_quotation(i + 1)):
        return "quote"
    if token.tag & tags.PUNCT and token.text not in _OPENS_PHRASE:
        return "colon" if token.text == ":" else ""
    if token.tag & tags.WH and not token.tag & tags.DET:
        return "wh"
    if token.tag & tags.PREP and not token.tag & tags.DET:
        return f"p:{token.lower}"
    if starts_clause(view.tokens, i, site.last):
        return "clause"
    return "ing" if token.tag & tags.ING and not token.tag & tags.DET else "np"
