"""What can stand between a cue and its content: who was told, when, where, in what.

“told *reporters on Tuesday* that …”, “said *in a statement to Reuters*: …”.
"""

from __future__ import annotations

from provenance.lexicon import tags, word_set, words
from provenance.lexicon.classes import classes_that
from provenance.rules.indexed_text import IndexedText
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.tokens import Range

_SAYING = classes_that("adjuncts")
TAKES_NO_CLAUSE = word_set("no_clause")
"""Verbs of classes that say something, but that no clause follows: “spoke about it”, “pointed at it”."""
_ADJUNCT_PREPOSITIONS = frozenset(
    ["on", "in", "at", "during", "after", "before", "from", "by", "through", "via", "with", "to"]
)
_OPENS_CONTENT = frozenset(
    ("that", "to", "“", '"', "''", "of", "about", ",", "how", "why", "what", "whether", "if", ":", "—")
)
_OPENS_CLAUSE = _OPENS_CONTENT | frozenset(
    "on in at during after last this earlier he she they it his her their the a".split()
)
_PARTICLES = frozenset(("back", "down", "off", "out", "up", "well"))
_STATEMENTS = frozenset(["statement", "statements", "release"])
_ASIDE = 14
"""What stands between commas after a cue has at most so many tokens."""
_CIRCUMSTANCES = 18
"""“that” stands at most so many tokens after what a recipient, place and time begin."""
_TITLE = 8
"""The title of a programme or a paper has at most so many tokens, marks included."""
_ASIDE = 15
"""An aside is shorter (tokens, with its commas)."""
_DEICTIC = frozenset(["last", "this", "earlier", "late", "later", "early", "next"])


def after_adjuncts(view: IndexedText, i: int, last: int, lemma: str, kind: str) -> tuple[int, Range | None]:
    """The first token from `i` on that is not an adjunct, and the recipient if one was told."""
    recipient: Range | None = None
    for _ in range(4):
        if i >= last:
            break
        end = 0
        if recipient is None and lemma in words("recipient_verbs"):
            end = _recipient_end(view, i, last)
            if end:
                recipient = (i, end)
        end = end or _adverb_end(view, i) or _time_end(view, i, last)
        if not end and lemma not in TAKES_NO_CLAUSE and (kind in _SAYING or lemma == "ask"):
            end = _circumstance_end(view, i, last, kind) or _aside_end(view, i, last)
        if not end:
            break
        i = end
    if i < last and kind in _SAYING and lemma not in TAKES_NO_CLAUSE:
        told = recipient is None and lemma in words("recipient_verbs")
        away = told or recipient or view.tokens[i].tag & (tags.PREP | tags.TIME)
        if away and (that := _that_clause(view, i, last)) > i:
            return that, (i, phrase_right(view.tokens, i, that)) if told else recipient
    return i, recipient


def past_aside(view: IndexedText, i: int, last: int) -> int:
    """“said, *according to her*, that …”, “refused, *generally*, to …”: past what stands between commas from `i` on, if
    content opens behind it; else `i`."""
    tokens = view.tokens
    if i + 2 >= last or tokens[i].text != "," or view.quoted[i + 1] >= 0:
        return i
    for k in range(i + 2, min(last - 1, i + _ASIDE)):
        if tokens[k].text == ",":
            opens = tokens[k + 1].lower in ("that", "to") or view.opens_quotation(k + 1)
            return k + 1 if opens else i
        if view.quoted[k] >= 0 or tokens[k].text == ";":
            break
    return i


def _that_clause(view: IndexedText, i: int, last: int) -> int:
    """“told *a town hall in Salem on Monday* that it …”: where the clause opens whose “that” no verb parts from `i`;
    0 where none does."""
    for k in range(i, min(last - 1, i + _CIRCUMSTANCES)):
        token = view.tokens[k]
        if token.lower == "that":
            relative = view.tokens[k + 1].tag & tags.FINITE
            return k if not relative and starts_clause(view.tokens, k + 1, last) else 0
        if view.quoted[k] >= 0 or (token.tag & tags.FINITE and not token.tag & tags.CAP) or token.text in (";", ":"):
            return 0
    return 0


def manner_end(view: IndexedText, i: int, last: int, final: bool) -> int:
    """The end of the manner or the statement at `i` that is part of the cue: “said *in a statement*”, and where the
    content stands on the left, “said *dryly*”, “said *with a laugh*”; `i` if there is none."""
    token = view.tokens[i]
    if token.lower in _PARTICLES or (token.lower.endswith("ly") and token.tag & tags.ADV and token.lower != "only"):
        return i + 1
    if token.lower == "in":
        end = phrase_right(view.tokens, i + 1, last)
        return next((k + 1 for k in range(i + 1, end) if view.tokens[k].lower in _STATEMENTS), i)
    if not final:
        return i
    if token.lower == "with":
        return max(i, phrase_right(view.tokens, i + 1, last))
    adverb = token.tag & (tags.PUREADV | tags.ADV) and not token.tag & (tags.PREP | tags.SUB | tags.TIME)
    return i + 1 if adverb else i


def _adverb_end(view: IndexedText, i: int) -> int:
    tag = view.tokens[i].tag
    return i + 1 if tag & tags.PUREADV and not tag & (tags.PREP | tags.DET) else 0


def _recipient_end(view: IndexedText, i: int, last: int) -> int:
    tokens = view.tokens
    token = tokens[i]
    if token.tag & (tags.PUNCT | tags.WH | tags.PREP) or token.lower in ("that", "to"):
        return 0
    if token.tag & tags.PERS and not token.tag & tags.OBJ:
        return 0
    end = i + 1 if token.tag & tags.OBJ else phrase_right(tokens, i, last)
    if end == i or (end < last and not _may_follow_recipient(tokens[end].lower, tokens[end].tag)):
        return 0
    return end


def _may_follow_recipient(word: str, tag: int) -> bool:
    return word in _OPENS_CLAUSE or bool(tag & (tags.TIME | tags.WH | tags.PERS | tags.CAP))


def _time_end(view: IndexedText, i: int, last: int) -> int:
    tokens = view.tokens
    token = tokens[i]
    if token.tag & tags.TIME:
        end = i + 1
        while end < last and tokens[end].tag & (tags.TIME | tags.TIMENOUN | tags.NUM):
            end += 1
        verb = end < last and tokens[end].tag & (tags.MODAL | tags.BE | tags.HAVE | tags.DO | tags.PAST)
        return 0 if verb else end
    if token.lower in _DEICTIC:
        end = i + 1
        while end < min(last, i + 4) and tokens[end].tag & (tags.TIME | tags.TIMENOUN | tags.DET):
            end += 1
        return end if end > i + 1 or token.lower in ("earlier", "later") else 0
    return 0


def _infinitive(view: IndexedText, i: int, last: int) -> bool:
    """Whether the word behind “to” is a verb: known as one, or unknown and with an object (“to rebuild the wall”)."""
    token = view.tokens[i]
    unknown = token.tag == tags.WORD and not token.lower.endswith("s")
    return bool(token.tag & tags.BASE) or (
        unknown and i + 1 < last and bool(view.tokens[i + 1].tag & (tags.DET | tags.POSS | tags.OBJ | tags.CAP))
    )


def _circumstance_end(view: IndexedText, i: int, last: int, kind: str) -> int:
    """“in a statement”, “on Twitter”, “during a rally”: a prepositional phrase that the content follows."""
    tokens = view.tokens
    if not tokens[i].tag & tags.PREP or tokens[i].lower not in _ADJUNCT_PREPOSITIONS or i + 1 >= last:
        return 0
    if tokens[i + 1].tag & tags.ING or tokens[i + 1].lower == "that":
        return 0
    if tokens[i].lower == "to" and _infinitive(view, i + 1, last):
        return 0
    end = _past_title(view, i + 1, phrase_right(tokens, i + 1, last))
    if end == i + 1:
        return 0
    if end + 2 < last and tokens[end].tag & tags.PART and tokens[end + 1].lower in ("by", "in", "on"):
        end = phrase_right(tokens, end + 2, last)  # “in a statement *published by the agency*”
    if end >= last:
        return last
    follower = tokens[end]
    asked = tags.WH if kind == "ask" else 0
    opens = follower.lower in ("that", ":", ",") or view.opens_quotation(end)
    return end if opens or follower.tag & (tags.TIME | tags.PERS | tags.PREP | asked) else 0


def _aside_end(view: IndexedText, i: int, last: int) -> int:
    """“said, *without evidence,* that …”, “wrote, *though,* “…””: an aside between commas that content follows."""
    if view.tokens[i].text != ",":
        return 0
    for k in range(i + 1, min(last - 1, i + _ASIDE)):
        if view.quoted[k] >= 0 or (view.tokens[k].tag & tags.CUE and view.tokens[k].tag & tags.ING):
            return 0
        if view.tokens[k].text == ",":
            quotation = view.opens_quotation(k + 1)
            return k + 1 if quotation or view.tokens[k + 1].lower == "that" else 0
    return 0


def _past_title(view: IndexedText, first: int, end: int) -> int:
    """The end of a phrase past the title in it: “on CBS’s *“Face the Nation”*”, “in *“Hard Times”*”."""
    if end >= len(view.tokens) or not view.opens_quotation(end):
        return end
    title = view.quotations[view.quoted[end]]
    named = end == first or view.tokens[end - 1].lower.endswith(("'s", "’s"))
    return title.last if named and title.last - title.first <= _TITLE else end
