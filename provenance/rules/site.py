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
| `as-said`, `as-by` | nothing, or its agent, and “as” before it (“as he noted”, “as reported by”) |
| `gap` | nothing, and a relative pronoun before its subject (“which he denies”) |
| `reduced-by` | “by” and an agent, and no auxiliary before it (“the plan backed by Bell”) |
| `reduced-as` | the same with “as” (“a town known as Ashton”) |
| `it-that` | a clause, and an adjective with “it” (“it is unclear whether …”) |
| `pass-by`, `pass-to`, `pass-that`, `pass-as` …, `pass-0` | a passive with an agent, an infinitive … or nothing |
"""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.verbs import cue_nouns, phrasal_cues
from provenance.rules.adjuncts import TAKES_NO_CLAUSE, after_adjuncts, manner_end
from provenance.rules.hanging import PHASES, attach_infinitive, attach_participle
from provenance.rules.view import BREAKS, View
from provenance.text.groups import group_start, has_auxiliary, is_passive
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.subjects import shared_subject, subject_left
from provenance.text.tokens import Range, Token

_INVERTS = frozenset(
    ["say", "phase", "write", "announce", "distance", "concede", "suggest", "ask", "deny", "endorse", "accuse"]
)
_LONE_SUBJECTS = frozenset(["all", "both", "many", "some", "others", "few", "most", "several", "this", "those"])
_OBJECT = 5
"""The noun of a light verb stands at most so many words behind it: “*made* a few very bold *promises*”."""
LINKS = frozenset(("about", "as", "for", "of", "with"))
"""Prepositions that link a passive to its content: “is known *for* …”, “was accused *of* …”."""
_NO_MODIFIER = tags.PUNCT | tags.PREP | tags.SUB | tags.REL | tags.CC | tags.AUX | tags.PERS | tags.CAP | tags.TIME
_COPULAS = frozenset(
    "became become becomes becoming feel feels felt getting got grew grow grown grows look looked looks remain "
    "remained remains seem seemed seems sound sounded sounds stay stayed stays".split()
)
_IT = frozenset(("it", "it's", "it’s"))
_GAP_WORDS = frozenset(("that", "what", "which", "whom"))
_NO_ANTECEDENT = tags.CAP | tags.PERS | tags.REL | tags.SELFSUBJ
_WITH_MANNER = frozenset(("final", "final-quote", "that", "clause", "np", "quote", "wh"))
"""Frames in which manner and medium right behind the cue are part of it."""
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
        agent = site.form == "passive" or site.subject is None
        if not (agent and end < last and view.tokens[end].lower == "by"):
            site.after, site.recipient = after_adjuncts(view, end, last, lemma, site.kind)
        site.frame = _frame(site)
    if site.frame in _WITH_MANNER and site.cue_end < last:
        site.cue_end = manner_end(view, site.cue_end, last, site.frame.startswith("final"))
        site.after = max(site.after, site.cue_end)
    return site if site.frame else None


def _lemma(view: View, head: int, last: int) -> tuple[str, int]:
    """The lemma of the cue at `head` and its end: “made it clear” → `make it clear`, “made a bold promise” →
    `promise (noun)`."""
    tokens, lemma = view.tokens, view.tokens[head].lemma or ""
    for tail in phrasal_cues().get(lemma, ()):
        end = head + 1 + len(tail)
        if end <= last and all(tokens[head + 1 + i].lower == word for i, word in enumerate(tail)):
            return " ".join((lemma, *tail)), end
    if tokens[head].tag & tags.LIGHT:
        for end in range(head + 2, min(last, head + _OBJECT) + 1):
            if noun := cue_nouns().get(tokens[end - 1].lower):
                return noun, end
            if tokens[end - 1].tag & _NO_MODIFIER:
                break
    return lemma, head + 1


def _form(site: Site) -> str:
    """`finite`, `ing`, `inf`, `passive` or `reduced` (“the plan *backed by* Bell”); empty for a bare participle."""
    tokens, head = site.view.tokens, site.head
    tag = tokens[head].tag
    contracted = site.group > site.first and bool(tokens[site.group - 1].tag & tags.SELFSUBJ)
    auxiliary = contracted or has_auxiliary(tokens, site.group, head)
    if site.kind == "state":
        return "finite" if _is_predicate(site, contracted) else ""
    if head > site.first and tokens[head - 1].lower == "to" and tag & tags.BASE:
        return "inf"
    if tag & tags.ING and not auxiliary:
        before = tokens[head - 1].tag if head > site.first else 0
        return "" if before & tags.DET and not before & (tags.POSS | tags.SUBJ) else "ing"  # “a warning light”
    if is_passive(tokens, site.group, head) or (contracted and _contracted_passive(site)):
        return "passive"
    if tag & tags.PART and not auxiliary and _is_reduced(site):
        return "reduced"
    return "finite" if auxiliary or tag & (tags.PAST | tags.THIRD | tags.BASE) else ""


def _contracted_passive(site: Site) -> bool:
    """“I’m told”, “she’s seen as”: “’s” may also be “has” (“she’s seen it”)."""
    tokens = site.view.tokens
    subject, following = tokens[site.group - 1].lower, tokens[min(site.cue_end, site.last - 1)].lower
    if not tokens[site.head].tag & tags.PART:
        return False
    return subject.endswith(("m", "re")) or (subject.endswith("s") and following in ("as", "by", "of"))


def _is_reduced(site: Site) -> bool:
    """“the plan *backed by* Bell”, “a town *known as* Ashton”; not “Bell *spoke by* telephone”."""
    tokens = site.view.tokens
    link = tokens[site.cue_end].lower if site.cue_end < site.last else ""
    if link not in ("as", "by") or site.group == site.first:
        return False
    before = tokens[site.group - 1]
    agent = tokens[site.cue_end + 1].tag if site.cue_end + 1 < site.last else tags.PUNCT
    if before.lower == "as" or before.tag & _NO_ANTECEDENT or agent & (tags.ING | tags.TIME | tags.PUNCT):
        return False
    subject = subject_left(tokens, site.group - (before.text == ","), site.first)
    if subject is None or tokens[subject[0]].tag & (tags.REL | tags.PERS):
        return False
    if subject[0] > site.first and tokens[subject[0] - 1].lower in _GAP_WORDS:
        return False
    site.frame = f"reduced-{link}"
    return True


def _is_predicate(site: Site, contracted: bool) -> bool:
    """Whether an adjective is said of a subject: “is confident”, “I’m sure”, “remained skeptical”; moves the start of
    the group to such a verb."""
    tokens = site.view.tokens
    if contracted or any(tokens[j].tag & tags.BE for j in range(site.group, site.head)):
        return True
    if site.group == site.first or tokens[site.group - 1].lower not in _COPULAS:
        return False
    site.group = group_start(tokens, site.group - 1, site.first)
    return True


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
    governed = before.lower == "her" and head > site.first + 1 and bool(tokens[head - 2].tag & tags.PREP)
    if governed and token.tag & tags.PAST:
        return False  # “a spokesman for her said”
    if before.tag & (tags.DET | tags.POSS) and not before.tag & (tags.PERS | tags.REL):
        return before.lower not in _LONE_SUBJECTS
    single = not before.tag & tags.PERS and not before.lower.endswith("s")
    if (
        single
        and head + 1 < site.last
        and tokens[head + 1].tag & tags.TITLE
        and not token.tag & (tags.PAST | tags.THIRD)
    ):
        return True  # “White House press secretary”
    return bool(token.tag & tags.CAP) and not _is_headline(site)


def _is_headline(site: Site) -> bool:
    """Whether Most Words of the Sentence Have a Capital: only there can a verb have one."""
    words = [t.tag & tags.CAP for t in site.view.tokens[site.first : site.last] if t.tag & tags.WORD]
    return 3 * sum(map(bool, words)) > 2 * len(words)


def _find_subject(site: Site) -> None:
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
        site.subject, site.after = opening, opening[1]
    if site.subject is None and _is_coordinated(site):
        site.subject = shared_subject(tokens, view.quoted, site.group, site.first)
    if site.subject is None and site.lemma == "ask":
        site.form = "passive"


def _is_coordinated(site: Site) -> bool:
    """“… and *denied* it”, “laughed, *denied* it”: a verb that shares the subject of the one before."""
    tokens = site.view.tokens
    if site.group == site.first:
        return False
    before = tokens[site.group - 1]
    listed = before.text == "," and site.form == "finite" and tokens[site.head].tag & (tags.PAST | tags.THIRD)
    return bool(before.tag & tags.CC or (listed and not _ends_with_by(site)))


def _ends_with_by(site: Site) -> bool:
    """“, opposed by many”: a participle, not a finite verb."""
    return site.cue_end < site.last and site.view.tokens[site.cue_end].lower == "by"


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
    told = comma or ends_speech(view, site.head, site.first) or (end < site.last and tokens[end].lower == "who")
    if end == start or (starts_clause(tokens, start, site.last) and not told):
        return None
    return start, described_right(tokens, view.quoted, end, site.last)


def _frame(site: Site) -> str:
    following = site.view.tokens[site.after] if site.after < site.last else None
    if site.kind == "reception":
        return "pass-reception" if site.form == "passive" else ""
    if beside := _linking(site):
        return beside
    if site.form == "passive":
        word = following.lower if following else ""
        if _impersonal(site) and (word == "that" or starts_clause(site.view.tokens, site.after, site.last)):
            site.kind = "impersonal"
            return "pass-that"
        if following and following.tag & tags.WH and not following.tag & tags.DET:
            word = "wh"
        return f"pass-{word}" if word in ("by", "to", "that", "wh") or word in LINKS else "pass-0"
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


def _new_clause(site: Site, edge: int) -> bool:
    """“Though she called it “a start,” he *said* it was late”: the quotation belongs to the clause before, and a clause
    follows."""
    view = site.view
    whole = view.quoted[site.first] >= 0 or view.quoted[edge - 1] < 0
    return not whole and site.after < site.last and starts_clause(view.tokens, site.after, site.last)


def _linking(site: Site) -> str:
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
    return "gap" if before.lower in _GAP_WORDS and site.subject[0] - 1 >= site.first else ""


def _ends_here(site: Site) -> bool:
    return site.after >= site.last or site.view.tokens[site.after].text in _NO_CONTENT


def _impersonal(site: Site) -> bool:
    """“It is said that …”, “it is believed …”: whatever the verb, nobody is named."""
    return site.subject is not None and site.view.tokens[site.subject[0]].lower in _IT


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


def _is_governed(view: View, i: int, last: int) -> bool:
    """Whether a noun phrase, not a verb, follows “to”: “pointed to *the wall*”, “referred to *him*”."""
    if i >= last:
        return False
    noun = tags.DET | tags.POSS | tags.OBJ | tags.CAP | tags.NUM | tags.REL | tags.ING
    plain = view.tokens[i].tag == tags.WORD and view.tokens[i].lower.endswith("s")
    return view.quoted[i] < 0 and (plain or bool(view.tokens[i].tag & noun)) and not view.tokens[i].tag & tags.BASE


def _leads_to_cue(site: Site, i: int) -> bool:
    """“issued a statement *saying*”, “went on *to deny*”: what follows is the cue, and this belongs to it."""
    tokens = site.view.tokens
    if site.kind == "light":
        return bool(tokens[i].tag & tags.ING and tokens[i].tag & tags.CUE)
    return site.lemma in PHASES and (tokens[i].lower == "to" or bool(tokens[i].tag & tags.ING))


def _right_frame(site: Site) -> str:
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
    if token.tag & tags.PUNCT:
        return "colon" if token.text == ":" else ""
    if token.tag & tags.WH and not token.tag & tags.DET:
        return "wh"
    if token.tag & tags.PREP and not token.tag & tags.DET:
        return f"p:{token.lower}"
    if starts_clause(view.tokens, i, site.last):
        return "clause"
    return "ing" if token.tag & tags.ING and not token.tag & tags.DET else "np"
