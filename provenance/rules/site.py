"""A cue and what stands around it: everything a rule needs to know, worked out once.

Frames of a verb cue (a participle or an infinitive carries the prefix `ing:` or `inf:`):

| frame | the cue is followed, or preceded, by |
| --- | --- |
| `that`, `wh`, `clause` | a that-clause, a question clause, a bare clause |
| `to`, `np`, `ing`, `as` | an infinitive, a noun phrase, an -ing form, “as” |
| `p:for` … | a preposition that links to the content |
| `quote`, `colon` | an opening quotation mark, a colon |
| `final` | its content on the left, with or without more on the right (“…, he said”, “…, he said, …”) |
| `inverted` | the same with the subject after the verb (“…, said Bauer”) |
| `pass-by`, `pass-to`, `pass-that`, `pass-as`, `pass-0` | a passive with an agent, an infinitive … or nothing |
"""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.verbs import phrasal_cues
from provenance.rules.adjuncts import after_adjuncts
from provenance.rules.view import BREAKS, View
from provenance.text.groups import group_start, has_auxiliary, is_passive
from provenance.text.noun_phrases import apposition_right, phrase_right, starts_clause
from provenance.text.subjects import main_subject, subject_left
from provenance.text.tokens import Range, Token

_INVERTS = frozenset(["say", "write", "announce", "distance", "concede", "suggest", "ask", "deny", "endorse", "accuse"])
_LONE_SUBJECTS = frozenset(["all", "both", "many", "some", "others", "few", "most", "several", "this", "those"])
_NO_CONTENT = frozenset((",", ".", ";", "—", "–", "--", ")", "?"))
_SPEECH_ENDS = frozenset((",", "?", "!", ".", "—", "–", "--", "-", "…", "..."))


class Site:
    """One cue at token `head`. `group` is where its verb group starts and `cue_end` where the cue ends, `subject` its
    subject, `after` the token after recipient and adjuncts, `last` the end of the sentence without its final mark."""

    __slots__ = (
        "after", "cue_end", "first", "form", "frame", "group", "head", "kind", "last", "lemma", "recipient",
        "subject", "view",
    )  # fmt: skip

    def __init__(self, view: View, head: int, first: int, last: int, lemma: str, kind: str) -> None:
        self.view, self.head, self.first, self.last, self.lemma, self.kind = view, head, first, last, lemma, kind
        self.group = head
        self.subject: Range | None = None
        self.recipient: Range | None = None
        self.cue_end = self.after = head + 1
        self.form = ""
        self.frame = ""


def verb_site(view: View, head: int, first: int, last: int) -> Site | None:
    """The site of the verb at `head` in the sentence `first:last`, or `None` where it is no verb or has no frame."""
    token = view.tokens[head]
    if token.tag & (tags.DET | tags.PREP) and token.lower != "like":
        return None
    lemma, end = _lemma(view, head, last)
    if lemma not in view.cues:
        return None
    site = Site(view, head, first, last, lemma, view.cues[lemma].kind)
    site.cue_end = site.after = end
    site.group = group_start(view.tokens, head, first)
    site.form = _form(site)
    if not site.form or (site.form == "finite" and _reads_as_noun(site)):
        return None
    _find_subject(site)
    if not site.frame:
        if not (site.form == "passive" and end < last and view.tokens[end].lower == "by"):
            site.after, site.recipient = after_adjuncts(view, end, last, lemma, site.kind)
        site.frame = _frame(site)
    return site if site.frame else None


def _lemma(view: View, head: int, last: int) -> tuple[str, int]:
    """The lemma of the cue at `head` and its end: “made it clear” → `make it clear`, “pointed out” → `point out`."""
    tokens, lemma = view.tokens, view.tokens[head].lemma or ""
    for tail in phrasal_cues().get(lemma, ()):
        end = head + 1 + len(tail)
        if end <= last and all(tokens[head + 1 + i].lower == word for i, word in enumerate(tail)):
            return " ".join((lemma, *tail)), end
    return lemma, head + 1


def _form(site: Site) -> str:
    """`finite`, `ing`, `inf` or `passive`; empty for a bare participle."""
    tokens, head = site.view.tokens, site.head
    tag = tokens[head].tag
    auxiliary = has_auxiliary(tokens, site.group, head)
    if site.kind == "state":
        return "finite" if any(tokens[j].tag & tags.BE for j in range(site.group, head)) else ""
    if head > site.first and tokens[head - 1].lower == "to" and tag & tags.BASE:
        return "inf"
    if tag & tags.ING and not auxiliary:
        return "ing"
    if is_passive(tokens, site.group, head):
        return "passive"
    return "finite" if auxiliary or tag & (tags.PAST | tags.THIRD | tags.BASE) else ""


def _reads_as_noun(site: Site) -> bool:
    """“the claim”, “its promise”, “in support”, “Obama’s call”: a noun, not a verb."""
    tokens, head = site.view.tokens, site.head
    if head == site.first or has_auxiliary(tokens, site.group, head):
        return False
    before, token = tokens[head - 1], tokens[head]
    if before.lower.endswith(("’s", "'s", "s’", "s'")) and not before.tag & tags.SELFSUBJ:
        return True
    if before.text in ("'", "’") and head > site.first + 1 and tokens[head - 2].end == before.start:
        return True
    if before.tag & tags.PREP and before.lower not in ("as", "than", "like"):
        return True
    if before.tag & (tags.DET | tags.POSS) and not before.tag & (tags.PERS | tags.REL):
        return before.lower not in _LONE_SUBJECTS
    return bool(token.tag & tags.CAP) and not _is_headline(site)


def _is_headline(site: Site) -> bool:
    """Whether Most Words of the Sentence Have a Capital: only there can a verb have one."""
    words = [t.tag & tags.CAP for t in site.view.tokens[site.first : site.last] if t.tag & tags.WORD]
    return 3 * sum(map(bool, words)) > 2 * len(words)


def _find_subject(site: Site) -> None:
    tokens, view = site.view.tokens, site.view
    if site.form in ("ing", "inf"):
        site.subject = main_subject(tokens, view.quoted, site.group, site.first)
        return
    if site.form == "finite" and (inverted := _inverted_subject(site)):
        site.subject, site.after = inverted, inverted[1]
        site.frame = "inverted-quote" if ends_speech(view, site.head, site.first) else "inverted"
        return
    site.subject = subject_left(tokens, site.group, site.first)
    if site.subject is None and site.head == site.first and (opening := _opening_subject(site)):
        site.subject, site.after = opening, opening[1]
    if site.subject is None and site.group > site.first and tokens[site.group - 1].tag & tags.CC:
        site.subject = main_subject(tokens, view.quoted, site.group - 1, site.first)
    if site.subject is None and site.lemma == "ask":
        site.form = "passive"


def _opening_subject(site: Site) -> Range | None:
    """“Said Ada Bell, ‘…’”: the verb opens the sentence, its subject and a quotation follow."""
    view, tokens, start = site.view, site.view.tokens, site.head + 1
    if site.kind not in _INVERTS or not tokens[site.head].tag & (tags.PAST | tags.THIRD):
        return None
    end = phrase_right(tokens, start, site.last)
    quoted = end + 1 < site.last and tokens[end].text in (",", ":") and view.opens_quotation(end + 1)
    return (start, end) if quoted and end > start else None


def _inverted_subject(site: Site) -> Range | None:
    """“…,” said Robert Bauer, the counsel,: the phrase after the verb, where nothing but the content stands before."""
    view, tokens, start = site.view, site.view.tokens, site.head + 1
    if site.kind not in _INVERTS or site.group != site.head or site.head == site.first or start >= site.last:
        return None
    if not (tokens[site.head - 1].text == "," or view.quoted[site.head - 1] >= 0) or site.lemma == "tell":
        return None
    left = subject_left(tokens, site.group, site.first)
    if left and (ends_speech(view, left[0], site.first) or left[0] == site.first):
        return None
    follower = tokens[start]
    simple = tokens[site.head].tag & (tags.PAST | tags.THIRD) or tokens[site.head].lower == "say"
    if not simple or follower.tag & tags.PREP or follower.lower in ("that", "to", "it"):
        return None
    end = phrase_right(tokens, start, site.last)
    comma = end < site.last and tokens[end].text == ","
    if end == start or (starts_clause(tokens, start, site.last) and not comma):
        return None
    return start, apposition_right(tokens, view.quoted, end, site.last) if comma else end


def _frame(site: Site) -> str:
    following = site.view.tokens[site.after] if site.after < site.last else None
    if site.kind == "reception":
        return "pass-reception" if site.form == "passive" else ""
    if site.form == "passive":
        word = following.lower if following else ""
        if _impersonal(site) and (word == "that" or starts_clause(site.view.tokens, site.after, site.last)):
            site.kind = "impersonal"
            return "pass-that"
        if following and following.tag & tags.WH and not following.tag & tags.DET:
            word = "wh"
        return f"pass-{word}" if word in ("by", "to", "that", "as", "wh", "about") else "pass-0"
    if site.form == "finite" and site.kind not in ("seem", "state"):
        edge = site.subject[0] if site.subject else site.group
        if ends_speech(site.view, edge, site.first):
            return "final-quote"
        if _content_left(site) and _nothing_right(site):
            return "final"
    if site.kind == "seem":
        return "seem" if site.form == "finite" and site.subject and following and _seems(following) else ""
    if following is None or site.subject is None:
        return ""
    frame = _right_frame(site)
    prefix = "" if site.form == "finite" else site.form + ":"
    return prefix + frame if frame else ""


def _impersonal(site: Site) -> bool:
    """“It is said that …”, “it is believed …”: whatever the verb, nobody is named."""
    return site.subject is not None and site.view.tokens[site.subject[0]].lower == "it"


def _seems(following: Token) -> bool:
    """Whether “to”, “that”, “like” or an adjective follows “seem”, not a place or a time."""
    return following.lower in ("to", "that", "like") or not following.tag & (tags.PREP | tags.PUNCT | tags.TIME)


def ends_speech(view: View, edge: int, first: int) -> bool:
    """Whether direct speech ends right before `edge`: a quotation that closes after a comma or an end mark, or before a
    comma."""
    i = edge - 1
    if i > first and view.tokens[i].text == "," and view.quoted[i] < 0 <= view.quoted[i - 1]:
        return True
    return (
        i > first
        and view.quoted[i] >= 0 > view.quoted[min(edge, len(view.quoted) - 1)]
        and (view.tokens[i - 1].text in _SPEECH_ENDS)
    )


def _content_left(site: Site) -> bool:
    """Whether a comma, a dash or a quotation ends right before the subject."""
    edge = site.subject[0] if site.subject else site.group
    if edge <= site.first:
        return False
    before = site.view.tokens[edge - 1]
    return before.text in BREAKS or (site.view.quoted[edge - 1] >= 0 > site.view.quoted[edge])


def _nothing_right(site: Site) -> bool:
    if site.after >= site.last:
        return True
    following = site.view.tokens[site.after]
    if following.text == "," and site.after + 1 < site.last and site.view.opens_quotation(site.after + 1):
        return False
    if following.text in _NO_CONTENT or following.lower in ("and", "but", "when", "while", "as", "after", "before"):
        return True
    return bool(following.tag & tags.ING)


def _right_frame(site: Site) -> str:
    view, i = site.view, site.after
    token = view.tokens[i]
    if token.lower in ("that", "to", "as"):
        return token.lower
    if view.quoted[i] >= 0 or (token.text == "," and i + 1 < site.last and view.opens_quotation(i + 1)):
        return "quote"
    if token.tag & tags.PUNCT:
        return "colon" if token.text == ":" else ""
    if token.tag & tags.WH and not token.tag & tags.DET:
        return "wh"
    if token.tag & tags.PREP and not token.tag & tags.DET:
        return f"p:{token.lower}"
    if starts_clause(view.tokens, i, site.last):
        return "clause"
    return "ing" if token.tag & tags.ING and not token.tag & tags.DET else "np"
