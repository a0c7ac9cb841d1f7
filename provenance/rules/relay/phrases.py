"""The phrase that names a link, and the words that lead to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from provenance.lexicon import tags, word_set
from provenance.model import Side, Wanted
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Relay
from provenance.text.marks import NEUTRAL, OPEN
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.subjects import subject_left
from provenance.text.tokens import Token, is_genitive

_TIME = 2
"""A weekday or “later” may come between what was given and the medium it was given to: “an interview Friday with”."""

_ANSWER = 4
"""“in *reply* to a written question from CNN”: most tokens from “reply” to “question”."""
_RUNS = frozenset(("air", "broadcast", "carry", "post", "print", "publish", "run"))
_REPLIES = frozenset(("comment", "comments", "reaction", "response"))
_ON_CONDITION = frozenset(("condition", "conditions", "of", "on", "strict", "the"))


def relay(rule: str, context: CueContext, cue: int, link: int, side: Side, wanted: Wanted) -> Relay | None:
    """The relay whose cue begins at token `cue` and whose link begins at `link`; `None` if no noun phrase does."""
    text = context.text
    if link >= context.last:
        return None
    link = _past_mark(context, link) if wanted in ("citable", "source") else link
    end = phrase_right(text.tokens, link, context.last)
    end = next((k for k in range(link + 1, end) if _tells(text.tokens, k)), end)
    cut = wanted in ("citable", "source") and is_genitive(text.tokens[end - 1])
    day = end - link > 1 and text.tokens[link].tag & tags.TIME and not text.tokens[link + 1].tag & tags.CAP
    if end == link or text.tokens[link].tag & tags.PREP or cut or day:  # “said on Tuesday | media reports were wrong”
        return None  # “citing Bell’s | proposed ban”: the noun is not in it
    if wanted == "source":
        end = described_right(text.tokens, text.quoted, end, context.last)
    return Relay(rule, context, (cue, link), (link, end), side, wanted)


def _past_mark(context: CueContext, link: int) -> int:
    """The first token in quotation marks, if the phrase or what follows its article is in them: “a “*senior* aide””."""
    tokens = context.text.tokens
    mark = link + bool(tokens[link].tag & tags.DET and link + 1 < context.last)
    mark += bool(tokens[mark].tag & tags.PART and mark + 1 < context.last)  # “an *unnamed* “source””
    return mark + 1 if tokens[mark].lower in OPEN | NEUTRAL and mark + 1 < context.last else link


def _tells(tokens: Sequence[Token], k: int) -> bool:
    """“citing a study *showing* that …”, “quoted a source *saying*: …”, “quoted Bell *describing* the gate”: a verb,
    and no part of the phrase; not “citing a *warning* that”."""
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if not tokens[k].tag & tags.ING or following is None or tokens[k - 1].tag & tags.DETERMINER:
        return False
    if following.lower == "that" or following.text == ":" or tokens[k].lemma == "say":
        return True
    return bool(tokens[k].tag & tags.CUE) and bool(following.tag & (tags.DETERMINER | tags.POSS))


def names_source(context: CueContext, start: int, end: int) -> bool:
    """Not “referring to *the mayor*”, “to *the source of* the leak”: whom or what she meant."""
    words = [token.lower for token in context.text.tokens[start : end + 1]]
    return any(
        word in word_set("citable") and not (word.startswith("source") and after == "of")
        for word, after in zip_longest(words[: end - start], words[1:])
    )


def answered(context: CueContext) -> tuple[str, ...]:
    """“in *reply* to a *question* from CNN”: the prepositions before who asked; none unless it is a question, which
    somebody answers."""
    before = context.text.tokens[max(context.first, context.head - _ANSWER) : context.head]
    if context.lemma not in word_set("questions"):
        return ()
    return ("by", "from") if any(t.lower in word_set("answering") for t in before) else ("",)


def after_words(context: CueContext, start: int, *words: str) -> int:
    """The token after a preposition of `words` that follows `start`, past a weekday, an adverb or “on condition of
    anonymity”; 0 without one."""
    tokens = context.text.tokens
    start = past_anonymity(tokens, start, context.last)
    for k in range(start, min(start + 1 + _TIME, context.last - 1)):
        dated = k + 2 < context.last and tokens[k + 1].tag & tags.TIME and tokens[k + 2].lower in words
        if tokens[k].lower in words and not dated:  # “published *on Sunday* by the Gazette”
            return k + 1
        if not dated and not tokens[k].tag & (tags.TIME | tags.TIMENOUN | tags.PUREADV | tags.ADV):
            return 0
    return 0


def past_request(context: CueContext) -> int:
    """The token after the word at the head, past “asked *for comment*”, “contacted *for a response*”."""
    tokens, start = context.text.tokens, context.head + 1
    asked = start < context.last and tokens[start].lower == "for"
    replies = (k for k in range(start + 1, min(start + 3, context.last)) if tokens[k].lower in _REPLIES)
    return next(replies, start - 1) + 1 if asked else start


def past_anonymity(tokens: Sequence[Token], start: int, last: int) -> int:
    """The token after “on condition of anonymity”, if that starts at `start`; else `start`."""
    end = start
    while end < last and tokens[end].lower in _ON_CONDITION:
        end += 1
    return end + 1 if end < last and tokens[end].lower == "anonymity" else start


def opening(context: CueContext, i: int) -> int:
    """Where the phrase with the noun at `i` begins: at its preposition (“*in an exclusive* interview”), else at `i`."""
    tokens = context.text.tokens
    for k in range(i - 1, max(context.first, i - 5) - 1, -1):
        if tokens[k].tag & tags.PREP and not tokens[k].tag & tags.DET:
            return k
        if tokens[k].tag & (tags.PUNCT | tags.FINITE) and not tokens[k].tag & tags.CAP:
            break
    return i


def run_by(context: CueContext) -> Relay | None:
    """“*the Gazette* ran an interview with Bell in which she said”: the medium that brought an interview."""
    tokens, head = context.text.tokens, context.head
    start = phrase_start(tokens, head, context.first)
    verb = (start or 0) - 1
    if tokens[head].lower != "interview" or verb <= context.first or tokens[verb].lemma not in _RUNS:
        return None
    medium = subject_left(tokens, verb, context.first)
    ends = next((k for k in range(head + 1, context.last) if tokens[k].tag & (tags.REL | tags.CC | tags.VERB)), head)
    if medium is None or context.text.kind_of(medium) != "name" or not tokens[ends].tag & tags.REL:
        return None
    return Relay("REL03", context, (verb, head + 1), medium, "outside", "medium")
