"""The noun phrase left of a verb group: the speaker, with any apposition.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.finite_verbs import tells_clause
from provenance.text.fronted import quantified
from provenance.text.groups import FLOATING, after_passive, is_verb
from provenance.text.interruptions import CLOSING_MARKS, closed_title, past_interruption
from provenance.text.phrase_starts import is_possessive_mark, nickname_start, phrase_start, share_start
from provenance.text.source_phrases import is_occasion
from provenance.text.subject_extent import FULL_NAME, described_start, hangs, is_reduced, widened
from provenance.text.times import AFTER_AMOUNT, time_start
from provenance.text.tokens import Range, Token

_ARTICLES = frozenset(("the", "a", "an"))
_PRONOUNS = tags.PERS | tags.SELFSUBJ
_NO_NOUN = (
    tags.PERS | tags.REL | tags.AUX | tags.PUNCT | tags.ADV | tags.PUREADV | tags.DET | tags.POSS | tags.PREP | tags.CC
)
_BEFORE_GERUND = word_set("before_gerunds")
_OPENS = tags.PUNCT | tags.CC | tags.SUB | tags.REL | tags.VERB
_BEFORE_OCCASION = tags.PUNCT | tags.CC
_OCCASION = 10
"""Most tokens of an occasion between a conjunction and a verb; it keeps the search linear."""
_WHO = ("which", "who")
_PARTICLES = word_set("verb_particles")
_CLAUSAL = word_set("bare_clause")
_RELATIVE = 12
"""A relative clause without commas that ends with its verb is shorter."""


def subject_left(tokens: Sequence[Token], group: int, first: int) -> Range | None:
    """The subject of the verb group that starts at `group`: a token range, or `None`."""
    last = group - 1
    if last < first or _has_none(tokens, group, first):
        return None
    token = tokens[last]
    if (relative := _relative(tokens, last, first)) is not None:
        return relative, relative + 1
    if token.tag & _PRONOUNS:
        return _with_pronoun(tokens, last, first)
    if token.text in CLOSING_MARKS or closed_title(tokens, last, first):
        return _before_apposition(tokens, last, first)
    time = before_time(tokens, group, first)
    if (
        token.tag & tags.CC
        or token.lower == "to"
        or _floats_free(tokens, last, first)
        or tokens[time - 1].tag & tags.CC
    ):
        return None
    if (nickname := nickname_start(tokens, last, first)) is not None:
        return nickname, last + 1
    if token.tag & tags.PUNCT and token.text != "%" and not is_possessive_mark(tokens, last, first):
        return None
    if (described := described_start(tokens, last, first)) is not None:
        return described, group  # “*a video she took* shows”
    if last > first and _is_bare_participle(tokens, last, group):
        start = phrase_start(tokens, last - 1, first)
        return None if start is None else (widened(tokens, start, last - 1, first), last + 1)
    if time <= last and (before := _before_time(tokens, time, last, first)):
        return before
    start = after_passive(tokens, phrase_start(tokens, last, first), last, first)
    if start is None or (start == last > first and token.lower in _PARTICLES and tokens[last - 1].tag & tags.VERB):
        return _before_end(tokens, last, first)
    return widened(tokens, start, last, first), last + 1


def _with_pronoun(tokens: Sequence[Token], last: int, first: int) -> Range:
    """“*none of them* said”, “*a mason who had climbed it* said”: the subject that ends with a pronoun."""
    verb = tokens[last - 1].tag & tags.VERB and not tokens[last - 1].tag & tags.AUX
    governs = last > first and tokens[last].tag & tags.OBJ and verb and tokens[last - 1].lemma not in _CLAUSAL
    held = _before_relative(tokens, last - 1, first) if governs else None
    return (held[0] if held else quantified(tokens, share_start(tokens, last, first), first)), last + 1


def _relative(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """The relative pronoun before a verb, with nothing or only a teller between: “clerks *who* (Bell said) | left”."""
    if tokens[last].tag & tags.REL and not (tokens[last].lower == "that" and _is_conjunction(tokens, last, first)):
        return last
    teller = subject_left(tokens, last, first) if tells_clause(tokens[last]) else None
    return teller[0] - 1 if teller and teller[0] > first and tokens[teller[0] - 1].lower in _WHO else None


def _has_none(tokens: Sequence[Token], group: int, first: int) -> bool:
    """“*the* deadly fumes leaked” (a noun), “stop *using* recalled goods”, “high since *there* was no gate”."""
    token, before = tokens[group - 1], tokens[group - 2] if group - 2 >= first else None
    gerund = token.tag & tags.ING and before is not None and before.lemma in _BEFORE_GERUND
    exists = group + 1 < len(tokens) and tokens[group].lower == "there" and tokens[group + 1].tag & tags.AUX
    exists = exists and bool(token.tag & _OPENS)  # not “those who live *there* say”
    return token.lower in _ARTICLES or bool(gerund or exists)


def _before_apposition(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """The subject before an apposition or a bracket that ends with `last`: “*Bell*, the mayor, said”."""
    opening = last - 2 if tokens[last].text == ")" and tokens[last - 1].tag & tags.TIME else first
    if opening > first and tokens[opening].text == "(":
        return subject_left(tokens, opening, first)  # “Bell today *(Monday)* said”
    found = past_interruption(tokens, last, first)
    if found is None and tokens[last].text == "]":  # “*[Bell]* told me”: a name put in
        near = range(last - 2, max(first, last - FULL_NAME) - 1, -1)
        return next(((k + 1, last) for k in near if tokens[k].text == "["), None)
    if found and all(t.tag & (tags.TIME | tags.NUM | tags.PUNCT) for t in tokens[found[0] : found[1]]):
        return None  # “on Dec. 1, 2017, told”: a date
    wide = found and (tokens[last].text == ")" or (found[0] > first and hangs(tokens[found[0] - 1])))
    return found and (widened(tokens, found[0], last, first) if wide else found[0], found[1])


def before_time(tokens: Sequence[Token], group: int, first: int) -> int:
    """Where a verb group begins with the time or occasion before it: “left and | *a year later* said”."""
    last = group - (group == len(tokens) or tokens[group].lower not in AFTER_AMOUNT)
    time = time_start(tokens, last, first) if last > first else group
    while first < time < group and tokens[time - 1].tag & tags.PUREADV and not tokens[time - 1].tag & tags.CAP:
        time -= 1  # “the paper | *also this week* said”
    return _before_occasion(tokens, time if first < time < group else group, first)


def _before_occasion(tokens: Sequence[Token], group: int, first: int) -> int:
    """Where the occasion after a conjunction or a comma begins: “left and | *in an interview with the paper* said”,
    “Bell, | *on Monday in a note* said”; else `group`. “in the House and in the Senate” is no occasion."""
    k = group - 1
    while k > first and group - k < _OCCASION and not tokens[k].tag & _BEFORE_OCCASION:
        k -= 1
    joins = tokens[k].tag & tags.CC or tokens[k].text == ","
    means = next((j for j in range(k + 1, group) if is_occasion(tokens, j, group)), group) if joins else group
    if means == group or any(not t.tag & (tags.PREP | tags.TIME) for t in tokens[k + 1 : means]):
        return group
    noun = phrase_start(tokens, group - 1, first)
    alone = noun is None or noun <= means + 1 or tokens[noun - 1].tag & tags.PREP
    return k + 1 if alone else group  # not “and in a note | *the mayor* said”


def _floats_free(tokens: Sequence[Token], last: int, first: int) -> bool:
    """“the force, *first* announced in May”: an adverb of the participle after it, not part of a name."""
    floats = tokens[last].lower in FLOATING and not tokens[last].tag & tags.DET  # not “In the end, *both* said”
    return floats and last > first and bool(tokens[last - 1].tag & tags.PUNCT)


def _before_end(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """“*residents who had fled* said”, “*those inside* said”: a subject that does not end with a noun."""
    if tokens[last].lower not in ("inside", "outside") or last == first:
        return None if tokens[last].tag & tags.WH else _before_relative(tokens, last, first)
    inner = subject_left(tokens, last, first)
    return inner and (inner[0], last + 1)


def _before_relative(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """“*residents who had fled* said”, “*the ward where she died* says”: the clause ends with the verb at `last`."""
    for k in range(last - 1, max(first, last - _RELATIVE), -1):
        if tokens[k].tag & tags.PUNCT:
            return None
        if tokens[k].lower in ("where", "who", "whose"):
            start = None if is_verb(tokens, k - 1, first, k) else phrase_start(tokens, k - 1, first)
            return None if start is None else (widened(tokens, start, k - 1, first), last + 1)
    return None


def _is_bare_participle(tokens: Sequence[Token], k: int, group: int) -> bool:
    """“19 percent of the students *polled* said”: a participle between a noun and the verb group."""
    tag, before = tokens[k].tag, tokens[k - 1].tag
    if not tag & tags.PART or tag & (tags.CAP | tags.AUX) or group >= len(tokens):
        return False
    return not before & _NO_NOUN and bool(tokens[group].tag & (tags.FINITE | tags.BASE))


def _is_conjunction(tokens: Sequence[Token], that: int, first: int) -> bool:
    """“said *that*”, not “a message *that*”."""
    governed = that > first and tokens[that - 1].tag & tags.VERB
    return bool(governed) and (that - 1 == first or not tokens[that - 2].tag & tags.DET)


def _before_time(tokens: Sequence[Token], time: int, last: int, first: int) -> Range | None:
    """“*Bell* last week said”, “*a poll released Sunday* shows”: the subject before a time that begins at `time`."""
    participle = time - 1
    if (described := described_start(tokens, participle, first)) is not None:
        return described, last + 1
    if is_reduced(tokens, participle, first):
        start = phrase_start(tokens, participle - 1, first)
        return None if start is None else (widened(tokens, start, participle - 1, first), last + 1)
    before = tokens[time - 1]
    found = subject_left(tokens, time, first) if before.tag & tags.WORD or before.text in (")", ",") else None
    alone = before.text == "," and not tokens[first].tag & tags.TIME and phrase_start(tokens, time - 2, first) == first
    return found or ((first, time - 1) if alone else None)  # “*Bell*, on Monday in a note said”, without a comma
