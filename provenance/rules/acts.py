"""Cue verbs that describe an act, not words or thoughts: decided by the verb, its object and its subject.

“Investors *realize returns*”, “the club *shared the highlights*”, “they *found their cousin*”: verbs that are also acts
(`closed.tsv`, `acts`) attribute with an object only if it can be said or thought: a noun of saying, a document, an
abstract noun, something in quotation marks. Nobody speaks in “is *seen by satellites*”, “visitors *can expect* music”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import cue_nouns
from provenance.rules.court_acts import is_court_act
from provenance.rules.linked_acts import is_linked_act
from provenance.rules.requests import is_bid, is_request
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import head_of, kind_of

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_ACTS = word_set("acts")
_PICTURES = word_set("pictures")
"""Documents without words: “posted a photo”."""
_CLAIMED = word_set("claimed")
"""What is won, taken or asked for: “claimed *the title*, *three lives*, *asylum*”."""
_CHARGED = word_set("charged")
_ACCUSED = _CHARGED | word_set("accusing")
_WHOM = 4
"""“sacked *two men* for mocking …”: between the verb and “for” come fewer tokens than this."""
_PARTICLES = word_set("verb_particles")
"""With these a verb that no lexicon has with them is an act: “*knock down* a wall”."""
_REACHED = frozenset(("body", "name", "person", "pronoun"))
"""Kinds of phrases for those whom one can call to come, or telephone."""
_REACHING = word_set("reaching") | {"refer"}
_OF_WHAT = frozenset(("about", "of", "over"))
_NOTHING_MORE = tags.PREP | tags.PUNCT | tags.SUB | tags.CC | tags.TIME
"""What follows somebody who is telephoned: “called Reyes *on Monday*”."""
_RECALLED_FOR = frozenset(("because", "due", "over"))
_JOINED = 10
"""A gerund joined to another comes within this many tokens of it; it keeps the search linear."""
_GIVING = word_set("giving")
_THAT_ONLY = word_set("that_only")
"""Verbs that say something only with “that” or after their content: “*submitted* that …”, not “submitted the form”."""
_TOLD = ("that", "final", "final-quote")
_EFFECTS = word_set("effects")
_MIND = classes_that("mind")
_NAMING = word_set("calling")
_ABSTRACT = re.compile(r"(?:tion|sion|ment|ity|ness|ance|ence|ism|cy|ship|hood)s?$")
_SAYABLE = frozenset(("document", "it", "pronoun", "author"))
"""Kinds of objects that can be said or thought whatever their noun: “shared a report”, “found it odd”."""
_MUCH = word_set("much")
_PERILS = word_set("perils") | word_set("disasters")
_FINDING_OUT = word_set("finding_out")
_ABILITY = frozenset(("can", "could"))


def is_act(context: CueContext) -> bool:
    """Whether the verb in a context describes an act and so introduces nothing."""
    frame = context.frame.rpartition(":")[2]
    if context.lemma in _THAT_ONLY and frame not in _TOLD:
        return True
    if (
        _teaches(context)
        or _is_asked(context)
        or _is_effect(context)
        or _is_awaited(context)
        or is_request(context)
        or is_court_act(context, frame)
        or (frame == "wh" and (_is_named_by_another(context) or _is_left_open(context)))
    ):
        return True
    if context.lemma == "know" and context.frame == "pass-0" and context.after < context.last:
        return bool(context.text.tokens[context.after].tag & tags.PREP)  # “a species *known from* one cave”
    if context.form == "ing" and (_is_method(context) or _is_charged(context)):
        return True
    if frame in ("np", "clause") and _calls_back(context):
        return True
    if frame == "np":
        act = context.lemma in _ACTS and not _is_sayable(context)
        act = act or (context.after < context.last and context.text.tokens[context.after].lower in _PARTICLES)
        told = _is_withheld(context) or _sends(context) or _is_telling(context)
        return act or told or _is_possible(context) or is_bid(context)
    if context.frame.startswith("p:") and is_linked_act(context):
        return True
    if (context.kind == "state" or context.lemma == "hold") and context.frame != "it-that":  # “the dam *held*”
        return context.subject is not None and kind_of(context.text.tokens, *context.subject) == "thing"
    return context.frame in ("pass-by", "reduced-by") and context.kind in _MIND and _has_instrument(context)


def _is_effect(context: CueContext) -> bool:
    """“The *storm raised fears* that …”: a thing stirs what nobody is said to feel, and “fears” is not a verb."""
    tokens = context.text.tokens
    noun = context.head > context.first and context.text.tokens[context.head].lower.removesuffix("s") in cue_nouns()
    if noun and context.group == context.head and tokens[context.head - 1].lemma in _EFFECTS:
        return True
    thing = context.kind == "light" and context.subject is not None and kind_of(tokens, *context.subject) == "thing"
    return thing and any(token.lemma in _EFFECTS for token in tokens[context.group : context.cue_end])


def _teaches(context: CueContext) -> bool:
    """“What *shells tell us* about the sea”: things that somebody reads."""
    told = context.lemma == "tell" and context.recipient and context.text.tokens[context.recipient[0]].lower == "us"
    return bool(told and context.subject and kind_of(context.text.tokens, *context.subject) == "thing")


def _is_asked(context: CueContext) -> bool:
    """“The doctor was *asked if he thought* so”: it is open what he thinks."""
    tokens = context.text.tokens
    k = context.subject[0] - 1 if context.subject else context.first
    return k > context.first + 1 and tokens[k].lower in ("if", "whether") and tokens[k - 1].lemma == "ask"


def _is_named_by_another(context: CueContext) -> bool:
    """“The board *rejected what Reed called* “a gift””: an act, and only Reed’s word; “what *it* called” is its own."""
    tokens, start = context.text.tokens, context.after + 1
    end = phrase_right(tokens, start, context.last)
    if tokens[context.after].lower != "what" or context.kind == "say" or not start < end < context.last - 1:
        return False
    named = tokens[end].lemma in _NAMING and not tokens[end + 1].tag & (tags.OBJ | tags.PERS)
    return named and kind_of(tokens, start, end) not in ("pronoun", "it")


def _is_left_open(context: CueContext) -> bool:
    """“The council is trying to *determine whether* it holds”, “waited to *see if* …”: nobody has said either."""
    return context.lemma in _FINDING_OUT and context.text.tokens[context.after].lower in ("if", "whether")


def _is_awaited(context: CueContext) -> bool:
    """“a *process expected to* take weeks”: things do not expect; this is a passive without its auxiliary. Nor do they
    mean it if “the *storm threatened to* flood the town” or “*claimed* the lives of nine and left many hurt”."""
    tokens = context.text.tokens
    if context.lemma in ("claim", "threaten") and context.form == "finite" and context.subject is not None:
        head = head_of(tokens, *context.subject)
        exchange = head.text == "exchange" and tokens[context.subject[1] - 2].lower == "of"  # “of fire”
        return exchange or head.lower in _PERILS
    if context.frame != "to" or context.kind not in _MIND or context.group != context.head or context.subject is None:
        return False
    return bool(tokens[context.head].tag & tags.PART) and kind_of(tokens, *context.subject) == "thing"


def _is_method(context: CueContext) -> bool:
    """“It *was measured by asking* about pain”: how it was done, with nobody named."""
    tokens, by = context.text.tokens, context.group - 1
    if by <= context.first + 1 or tokens[by].lower != "by" or not tokens[by - 1].tag & tags.PART:
        return False
    return any(tokens[k].tag & tags.BE for k in range(max(context.first, by - 3), by - 1))


def _is_charged(context: CueContext) -> bool:
    """“two men *accused of* robbing and *attacking* a guard”, “was fined *for* insulting her”: a deed, and whether they
    did it is open."""
    tokens, k = context.text.tokens, context.group - 1
    if k > context.first and tokens[k].tag & tags.CC:
        gerunds = (i for i in range(k - 1, max(context.first, k - _JOINED), -1) if tokens[i].tag & tags.ING)
        k = next(gerunds, k) - 1
    before = tokens[max(context.first, k - _WHOM) : k] if tokens[k].tag & tags.PREP else []
    passive = before and before[-1].tag & tags.PART and before[-1].lemma in _ACCUSED
    return bool(passive) or (tokens[k].lower == "for" and any(t.lemma in _CHARGED for t in before))


def _is_possible(context: CueContext) -> bool:
    """“Visitors *can expect* music”: what somebody may come to think is not what they think."""
    tokens = context.text.tokens
    return context.kind in _MIND and any(tokens[k].lower in _ABILITY for k in range(context.group, context.head))


def _calls_back(context: CueContext) -> bool:
    """“the firm *recalls* heaters *over* a fire hazard”, “*recalled* 900 cars”: goods are fetched back."""
    tokens, start = context.text.tokens, context.after
    end = phrase_right(tokens, start, context.last)
    if context.lemma != "recall" or end == start:
        return False
    return bool(tokens[start].tag & tags.NUM) or any(t.lower in _RECALLED_FOR for t in tokens[start : end + 1])


def _sends(context: CueContext) -> bool:
    """“*called the police* to help”, “*notified the board*”, “*referred* a complaint *to* the board”: who comes or is
    told, where it goes; not “called it *a* threat to fix”, “called plans to fix it “mad””."""
    tokens, start = context.text.tokens, context.after
    quoted = context.text.quoted[start if context.lemma == "call" else context.first : context.last]
    if context.lemma not in _REACHING or any(q >= 0 for q in quoted):
        return False
    end = phrase_right(tokens, start, context.last)
    reach = range(start + 1, min(end + 1, context.last))
    end = next((k for k in reach if tokens[k].lower in ("a", "an", "to")), end)
    following = tokens[end] if start < end < context.last else None
    if end == start or (following is not None and following.lower in ("a", "an")):
        return False
    if context.lemma != "refer":
        if head_of(tokens, start, end).lower.removesuffix("s") in cue_nouns():
            return False  # “called the *plan* to shut it a mistake”
        alone = following is None or (following.tag & _NOTHING_MORE and following.lower not in ("of", "to"))
        of_what = context.lemma != "call" and any(t.lower in _OF_WHAT for t in tokens[start : end + 1])
        if alone and not of_what and kind_of(tokens, start, end) in _REACHED:
            return True
    if following is None or following.lower != "to" or context.lemma not in ("call", "refer"):
        return False
    verb = tokens[end + 1].tag if end + 1 < context.last else tags.PUNCT
    return context.lemma == "refer" or bool(verb & tags.BASE) or verb == tags.WORD


def _is_withheld(context: CueContext) -> bool:
    """“Police *did not provide* any figures”: what is not given is not said either."""
    negated = any(t.tag & tags.NEG for t in context.text.tokens[context.group : context.head])
    return negated and context.lemma in _GIVING


def _is_telling(context: CueContext) -> bool:
    """“Their *smiles said a lot*”: a figure of speech."""
    tokens, start = context.text.tokens, context.after
    if context.lemma != "say" or context.subject is None or kind_of(tokens, *context.subject) != "thing":
        return False
    end = phrase_right(tokens, start, context.last)
    return end > start and head_of(tokens, start, end).lower in _MUCH


def _is_sayable(context: CueContext) -> bool:
    """Whether the object can be said or thought; calling it something (“sees him *as* able”) is a judgement."""
    text, start = context.text, context.after
    end = phrase_right(text.tokens, start, context.last)
    if end <= start or text.quoted[start] >= 0 or any(t.lower == "as" for t in text.tokens[end : end + 1]):
        return True
    head = head_of(text.tokens, start, end).lower
    if head.removesuffix("s") in _PICTURES:
        return False
    if context.lemma == "claim":
        return not any(
            t.lower in _CLAIMED or t.lower.removesuffix("s") in _CLAIMED for t in text.tokens[start : end + 1]
        )
    if context.kind == "show" and context.subject and kind_of(text.tokens, *context.subject) == "document":
        return True
    if context.lemma == "see":
        return kind_of(text.tokens, start, end) in ("it", "pronoun")
    named = head in cue_nouns() or head.removesuffix("s") in cue_nouns() or bool(_ABSTRACT.search(head))
    return named or kind_of(text.tokens, start, end) in _SAYABLE


def _has_instrument(context: CueContext) -> bool:
    """“Was seen by *satellites*”: the agent is a thing."""
    start = context.after + 1
    end = phrase_right(context.text.tokens, start, context.last)
    return end > start and kind_of(context.text.tokens, start, end) == "thing"


def is_manner(context: CueContext, end: int) -> bool:
    """“prices were *adjusted according to* a formula”: how it was done, after a participle and with a thing that ends
    at `end`; that does not say whose word it is."""
    tokens, before = context.text.tokens, context.text.tokens[context.head - 1]
    return bool(before.tag & tags.PART) and kind_of(tokens, context.after, end) == "thing"
