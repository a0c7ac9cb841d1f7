"""What can come between a cue and its content: who was told, when, where, in what.

“told *reporters on Tuesday* that …”, “said *in a statement to Reuters*: …”.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.labels import role_kinds
from provenance.rules.indexed_text import IndexedText
from provenance.rules.opening_phrases import is_number, opens_that_clause
from provenance.text.noun_phrases import is_infinitive, opens_existence, phrase_right, starts_clause
from provenance.text.times import year_end
from provenance.text.tokens import DASHES, LONG_DASHES, Range, Token, is_genitive

_SAYING = classes_that("adjuncts")
_CLAUSAL = classes_that("clause")
TAKES_NO_CLAUSE = word_set("no_clause")
"""Verbs of the classes of saying that take no clause: “spoke about it”, “pointed at it”."""
_ADJUNCT_PREPOSITIONS = word_set("adjunct_prepositions")
_OF_WHAT = frozenset(["about", "of"])
"""“knew *about* the leak that …”: what follows is content, not a circumstance."""
_OPENS_CONTENT = frozenset(
    ("that", "to", "“", '"', "''", "of", "about", ",", "how", "why", "what", "whether", "if", ":", "—")
)
_OPENS_CLAUSE = _OPENS_CONTENT | frozenset(
    "on in at during after last this earlier he she they it his her their the a".split()
)
_PARTICLES = word_set("verb_particles") | word_set("manner_particles")
_STATEMENTS = word_set("statements")
_ASIDE_MARKS, _CONDITIONS = DASHES | {","}, frozenset(("if", "unless", "should", "when"))
"""What an aside is set in, and what opens one before a clause: “said, *if elected,* she would pay”."""
_ASIDE = 15
"""Longest aside between commas after a cue, in tokens, commas included."""
_CIRCUMSTANCES = 18
"""Number of tokens searched for “that”, from the start of recipient, place and time."""
_WHEN = frozenset(("after", "before", "when"))
"""What opens a clause of time between a cue and “that”."""
_NO_SUBJECT = tags.PUNCT | tags.VERB | tags.AUX | tags.CC | tags.SUB | tags.REL | tags.WH
_AFTER_MANNER = tags.PREP | tags.PUNCT
_AFTER_CIRCUMSTANCE = LONG_DASHES | {"that", ":", ",", ";"}
_TITLED, _ENTITLED = word_set("titled"), word_set("entitled")
_TITLE = 8
"""Longest title of a programme or a paper, in tokens, marks included."""
_RELATIVE_TIMES = word_set("relative_times") - {"past"}  # “talked *past* each other”


def past_quoted(text: IndexedText, i: int, last: int) -> int:
    """“P, the Gazette quoted | *police as saying*”: the token after who is quoted, where that ends the clause."""
    tokens, end = text.tokens, phrase_right(text.tokens, i, last)
    said = end > i and [t.lower for t in tokens[end : end + 2]] == ["as", "saying"]
    return end + 2 if said and (end + 2 >= last or tokens[end + 2].text == ",") else i


def after_adjuncts(text: IndexedText, i: int, last: int, lemma: str, kind: str) -> tuple[int, Range | None]:
    """The first token from `i` on that is not in an adjunct, and the recipient, if any."""
    recipient: Range | None = None
    for _ in range(4):
        if i >= last:
            break
        end = 0
        if recipient is None and lemma in table_words("recipient_verbs"):
            end = _recipient_end(text, i, last)
            if end:
                recipient = (i, end)
        end = end or _adverb_end(text, i) or _time_end(text, i, last)
        if not end and lemma not in TAKES_NO_CLAUSE and (kind in _SAYING or lemma == "ask"):
            end = _circumstance_end(text, i, last, kind) or _aside_end(text, i, last)
        if not end:
            break
        i = end
    if i < last and (kind in _SAYING or kind in _CLAUSAL) and lemma not in TAKES_NO_CLAUSE:
        told = recipient is None and lemma in table_words("recipient_verbs")
        circumstance = text.tokens[i].tag & (tags.PREP | tags.TIME | tags.SUB) and text.tokens[i].lower not in _OF_WHAT
        away = told or recipient or circumstance
        if away and (that := _that_clause(text, i, last)) > i:
            return that, (i, phrase_right(text.tokens, i, that)) if told else recipient
    return i, recipient


def agent_of_statement(text: IndexedText, i: int, last: int) -> int:
    """“was confirmed *in a statement* by the mayor”, “*for the first time* by a team”: where “by” stands after the
    document, time or hearer at `i`; 0 if it does not."""
    tokens = text.tokens
    first_time = [t.lower for t in tokens[i : i + 5] if t.lower not in ("first", "second", "third")]
    if first_time == ["for", "the", "time", "by"] and i + 5 < last:
        return i + 4
    heard = tokens[i].lower == "to"  # “was confirmed *to Reuters* by two clerks”
    if not heard and tokens[i].lower != "in":
        return 0
    for k in range(i + 2, min(last - 1, i + _TITLE)):
        if tokens[k].lower == "by" and heard:
            return k if not tokens[k + 1].tag & tags.TIME else 0
        if tokens[k].lower in ("by", "from"):
            return k if role_kinds().get(tokens[k - 1].lower) in ("document", "social-media") else 0
        if tokens[k].tag & (tags.PUNCT | tags.PREP | tags.FINITE) or text.quoted[k] >= 0:
            return 0
    return 0


def past_aside(text: IndexedText, i: int, last: int) -> int:
    """“said, *according to her*, that …”, “refused — *once more* — to …”, “said, *to Bell, a clerk,* that”: the
    token after the aside between marks at `i`, if content opens there; else `i`."""
    tokens = text.tokens
    if i + 2 >= last or tokens[i].text not in _ASIDE_MARKS or text.quoted[i + 1] >= 0:
        return i
    listed, behind = False, i
    for k in range(i + 2, min(last - 1, i + _ASIDE)):
        if tokens[k].text == tokens[i].text:
            if tokens[k + 1].lower in ("that", "to") or text.opens_quotation(k + 1):
                return k + 1
            if _sets_terms(tokens, i + 1, k) and starts_clause(tokens, k + 1, last):
                return k + 1
            if not listed and tokens[i + 1].tag & tags.PREP and tokens[k + 1].tag & tags.DETERMINER:
                behind = k + 1  # “described, *in blunt terms,* a plan”
            listed = True
        if text.quoted[k] >= 0 or tokens[k].text == ";" or (listed and _is_finite(text, k)):
            break
    return behind


def _sets_terms(tokens: Sequence[Token], i: int, end: int) -> bool:
    """“says, *if elected,* she will stay”, “says, *win or lose,* she is proud”."""
    return tokens[i].lower in _CONDITIONS or (end == i + 3 and tokens[i + 1].lower == "or")


def _that_clause(text: IndexedText, i: int, last: int) -> int:
    """“told *a town hall in Salem on Monday* that it …”, “said *after the vote was held* that it …”: the “that” that
    opens a clause, with no verb between it and `i` but that of a clause of time; 0 if there is none."""
    clauses = int(text.tokens[i].lower in _WHEN)
    for k in range(i, min(last - 1, i + _CIRCUMSTANCES)):
        token = text.tokens[k]
        if token.lower == "that":
            return k if opens_that_clause(text.tokens, k, last) else 0
        finite = _is_finite(text, k) and not text.tokens[k - 1].tag & tags.AUX
        if text.quoted[k] >= 0 or token.text in (";", ":") or finite > clauses or (clauses and token.text == ","):
            return 0
        clauses -= finite
    return 0


def _is_finite(text: IndexedText, k: int) -> bool:
    """Whether token `k` is a finite verb, not a participle of the circumstances: “in a note *posted* on X that”."""
    tag = text.tokens[k].tag
    if not tag & tags.FINITE or tag & tags.CAP or text.tokens[k - 1].tag & tags.DETERMINER:
        return False
    return not (tag & tags.PART and text.tokens[k + 1].tag & (tags.PREP | tags.TIME))


def manner_end(text: IndexedText, i: int, last: int, final: bool) -> int:
    """The end of the manner or the statement at `i` that is part of the cue: “said *in a statement*” and, where the
    content is on the left, “said *dryly*”, “said *with a laugh*”; `i` if there is none."""
    token = text.tokens[i]
    manner = token.lower.endswith("ly") and token.tag & tags.ADV and token.lower != "only"
    if manner or token.lower in _PARTICLES:
        return i if is_number(text.tokens, i + 1, last) else i + 1
    if token.lower == "in":
        end = phrase_right(text.tokens, i + 1, last)
        return next((k + 1 for k in range(i + 1, end) if text.tokens[k].lower in _STATEMENTS), i)
    if not final:
        return i
    if token.lower == "with":
        return max(i, phrase_right(text.tokens, i + 1, last))
    adverb = token.tag & (tags.PUREADV | tags.ADV) and not token.tag & (tags.PREP | tags.SUB | tags.TIME)
    return i + 1 if adverb else i


def _adverb_end(text: IndexedText, i: int) -> int:
    """“said *often* that”, “as he noted *recently* in the paper”; not “said *recently* elected members left”, “said
    *there* was”."""
    token, after = text.tokens[i], text.tokens[i + 1].tag if i + 1 < len(text.tokens) else tags.PUNCT
    plain = token.tag & tags.PUREADV and not opens_existence(text.tokens, i)
    manner = token.tag & tags.ADV and token.lower.endswith("ly") and after & _AFTER_MANNER
    return i + 1 if (plain or manner) and not token.tag & (tags.PREP | tags.DET) else 0


def _recipient_end(text: IndexedText, i: int, last: int) -> int:
    tokens = text.tokens
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
    opens = word in _OPENS_CLAUSE or word in _ADJUNCT_PREPOSITIONS
    return opens or bool(tag & (tags.TIME | tags.WH | tags.PERS | tags.CAP | tags.SUB))


def _time_end(text: IndexedText, i: int, last: int) -> int:
    tokens = text.tokens
    token = tokens[i]
    if token.tag & tags.TIME:
        end = i + 1
        while end < last and tokens[end].tag & (tags.TIME | tags.TIMENOUN | tags.NUM):
            end += 1
        end = _date_end(tokens, end, last)
        verb = end < last and tokens[end].tag & (tags.MODAL | tags.BE | tags.HAVE | tags.DO | tags.PAST)
        return 0 if verb else end
    if token.lower in _RELATIVE_TIMES:
        end = i + 1
        while end < min(last, i + 4) and tokens[end].tag & (tags.TIME | tags.TIMENOUN | tags.DET):
            end += 1
        return end if end > i + 1 or token.lower in ("earlier", "later") else 0
    return 0


def _date_end(tokens: Sequence[Token], end: int, last: int) -> int:
    """The end of a date, with the year after its comma: “March 16, *2013* that …”, “March 16, *2013,* that …”."""
    year = year_end(tokens, end, last) if tokens[end - 1].tag & tags.NUM else end
    closed = end < year < last - 1 and tokens[year].text == "," and not tokens[year + 1].tag & tags.CC
    return year + (closed and (tokens[year + 1].lower == "that" or starts_clause(tokens, year + 1, last)))


def _circumstance_end(text: IndexedText, i: int, last: int, kind: str) -> int:
    """“in a statement”, “on Twitter”, “during a rally”: a prepositional phrase that the content follows."""
    tokens = text.tokens
    if not tokens[i].tag & tags.PREP or tokens[i].lower not in _ADJUNCT_PREPOSITIONS or i + 1 >= last:
        return 0
    if tokens[i + 1].tag & tags.ING or tokens[i + 1].lower == "that":
        return 0
    if tokens[i].lower == "to" and is_infinitive(tokens, i + 1, last):
        return 0
    time = _time_end(text, i + 1, last)
    if time and starts_clause(tokens, time, last):
        return time  # “on Monday *Ada Bell* had left”
    end = _date_end(tokens, _past_title(text, i + 1, phrase_right(tokens, i + 1, last)), last)
    if end == i + 1:
        return 0
    if end + 2 < last and tokens[end].tag & tags.PART and tokens[end + 1].lower in ("by", "in", "on"):
        end = phrase_right(tokens, end + 2, last)  # “in a statement *published by the agency*”
    if end >= last:
        return last
    follower = tokens[end]
    asked = tags.WH if kind == "ask" else 0
    opens = follower.lower in _AFTER_CIRCUMSTANCE or text.opens_quotation(end)
    opens = opens or bool(follower.tag & (tags.TIME | tags.PERS | tags.PREP | asked))
    return end if opens or (not follower.tag & _NO_SUBJECT and starts_clause(tokens, end, last)) else 0


def _aside_end(text: IndexedText, i: int, last: int) -> int:
    """“said, *without evidence,* that …”, “wrote, *though,* “…””: an aside between commas that content follows."""
    if text.tokens[i].text != ",":
        return 0
    for k in range(i + 1, min(last - 1, i + _ASIDE)):
        if text.quoted[k] >= 0 or (text.tokens[k].tag & tags.CUE and text.tokens[k].tag & tags.ING):
            return 0
        if text.tokens[k].text == ",":
            quotation = text.opens_quotation(k + 1)
            return k + 1 if quotation or text.tokens[k + 1].lower == "that" else 0
    return 0


def _past_title(text: IndexedText, first: int, end: int) -> int:
    """The end of a phrase, after any title in it: “on CBS’s *“Face the Nation”*”, “in *“Hard Times”*”, “in his book,
    *“The Gate”*”, “in a column *titled “The Gate”*”."""
    tokens = text.tokens
    if end + 1 < len(tokens) and tokens[end].lower in _ENTITLED and text.opens_quotation(end + 1):
        after = text.quotations[text.quoted[end + 1]].last
        opens = after + 1 < len(tokens) and tokens[after].lower in _AFTER_CIRCUMSTANCE
        return after if opens and not tokens[after + 1].tag & tags.FINITE else end  # not “*that closed*”
    comma = end < len(tokens) and tokens[end].text == "," and tokens[end - 1].lower in _TITLED
    opening = end + comma
    if opening >= len(tokens) or not text.opens_quotation(opening):
        return end
    title = text.quotations[text.quoted[opening]]
    named = comma or end == first or is_genitive(tokens[end - 1])
    return title.last if named and title.last - title.first <= _TITLE else end
