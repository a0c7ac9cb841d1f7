"""From the last noun phrase before a verb to the whole subject: what it depends on, and how many there are.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.labels import given_names, role_kinds
from provenance.lexicon.nouns import source_nouns
from provenance.lexicon.verbs import cue_verbs
from provenance.text.enumerations import examples_start, joined, opens_clause
from provenance.text.fronted import quantified
from provenance.text.groups import group_start, is_verb
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.source_phrases import head_of, kind_of
from provenance.text.tokens import Range, Token

_REACH = 16
"""Longest relative clause inside a subject, in tokens; it keeps the search linear."""
SINGULAR = frozenset(("he", "she", "it"))
FULL_NAME = 5
"""A name that opens a sentence has fewer words than this."""
_NO_NOUN = (
    tags.PUNCT | tags.PREP | tags.DET | tags.ADV | tags.PUREADV | tags.NEG | tags.PERS | tags.CC | tags.VERB | tags.AUX
    | tags.REL | tags.OBJ
)  # fmt: skip
_MAIN = tags.BE | tags.HAVE | tags.DO
"""An auxiliary right before a noun phrase is the verb of its clause: “clerks who *had* the keys”."""
_AT_PLACE = frozenset(("at", "from", "in", "near", "of"))
_NO_PERSON = tags.ADV | tags.PUREADV | tags.TIME | tags.ING | tags.PREP
_CLAIMS = word_set("claims_at_large")
_OBJECT_RELATIVES = ("that", "which", "whom")
_OPENS_PHRASE = tags.CAP | tags.DETERMINER | tags.PERS
_CLAUSE_VERBS = classes_that("clause")
_CLAUSE_OPENERS, _PARTICLES = word_set("clause_openers"), word_set("verb_particles")
_NO_CLAUSE = word_set("no_clause")
_SOURCES = ("person", "body", "document", "number", "name")
_BARE_CLAUSE = word_set("bare_clause")
"""Verbs after which a noun is more likely a subject than their object: “people who *think* the mayor lied”, but “people
who *know* the mayor | say”."""


def widened(tokens: Sequence[Token], start: int, last: int, first: int) -> int:
    """Where the subject whose last phrase begins at `start` and ends with token `last` begins."""
    start = _with_age(tokens, _outer(tokens, start, last, first), first)
    start = joined(tokens, _with_place(tokens, start, last, first), last, first)
    if (examples := examples_start(tokens, start, first)) > first:
        start = _or_else(phrase_start(tokens, examples - 1, first), start)
    return quantified(tokens, start, first)


def _with_age(tokens: Sequence[Token], start: int, first: int) -> int:
    """“*Ada Bell, 62, of* Ashton said”: where the place ends the subject, without a comma after it."""
    k = start - 4
    if k <= first or tokens[start - 1].lower not in _AT_PLACE or not tokens[k + 1].tag & tags.NUM:
        return start
    named = tokens[k].text == tokens[k + 2].text == "," and tokens[k - 1].tag & tags.CAP
    return _or_else(phrase_start(tokens, k - 1, first), start) if named else start


def _with_place(tokens: Sequence[Token], start: int, last: int, first: int) -> int:
    """“*Tim Hall from Ashton,* West Yorkshire said”: where a county or state ends the subject, without a second comma;
    not “the mayor of Ashton, *Bell* said, left”, “as the mayor of Ashton, *Bell* said”."""
    interrupts = last + 2 < len(tokens) and tokens[last + 2].text == ","
    named = all(t.tag & tags.CAP for t in tokens[start : last + 1]) and tokens[start].lower not in given_names()
    if start - 4 < first or tokens[start - 1].text != "," or not named or interrupts:
        return start
    town = start - 2
    while town > first and tokens[town].tag & tags.CAP:
        town -= 1
    person = phrase_start(tokens, town - 1, first) if tokens[town].lower in _AT_PLACE and town < start - 2 else None
    if person is None or not opens_clause(tokens, person, first) or tokens[person].tag & _NO_PERSON:
        return start
    if person > first and tokens[person - 1].tag & tags.PREP:
        return start
    return person if kind_of(tokens, person, town) in ("name", "person") else start


def is_reduced(tokens: Sequence[Token], k: int, first: int, *, seeking: bool = False) -> bool:
    """Whether there is a participle without a subject or auxiliary at `k`, after a noun that is not a name: a plural
    that opens the sentence is capitalised too (“*Documents* obtained by the paper”); with `seeking`, one in -ing."""
    if k <= first or not tokens[k].tag & (tags.ING if seeking else tags.PART) or tokens[k].tag & tags.CAP:
        return False
    noun, known = tokens[k - 1], tokens[k - 1].lower in source_nouns()
    if noun.tag & tags.CAP:
        opens = known or noun.lower.endswith(("s", "people", "men"))
        return k - 1 == first and opens and not noun.tag & (_NO_NOUN & ~tags.VERB)
    return not noun.tag & (_NO_NOUN & ~tags.VERB if known else _NO_NOUN)  # “*documents* seen by the paper”, “a *study*”


def _acting(tokens: Sequence[Token], start: int, first: int) -> int:
    """Where “*a lawyer representing* Voss said” begins, if the phrase at `start` is Voss; else `start`."""
    if not is_reduced(tokens, start - 1, first, seeking=True) or tokens[start - 1].lemma in _BARE_CLAUSE:
        return start
    whole = phrase_start(tokens, start - 2, first)
    return whole if whole is not None and kind_of(tokens, whole, start - 1) in _SOURCES else start


def _outer(tokens: Sequence[Token], start: int, last: int, first: int) -> int:
    """“*two officials who spoke with* the paper said”, “*a poll released by* the union shows”, “*clerks who left after*
    the flood say”."""
    start = _with_described(tokens, start, last, first)
    if (acting := _acting(tokens, start, first)) < start or start - 2 <= first:
        return acting
    governed = _is_governed(tokens, start, last)
    if not (governed or _is_carried_out(tokens, start) or tokens[start - 1].tag & tags.CUE):
        return start
    finite = False
    for k in range(start - 1, max(first, start - _REACH), -1):
        token = tokens[k]
        if not finite and (described := described_start(tokens, k, first)) is not None:
            return described
        if _opens_relative(tokens, k, first):
            return _described(tokens, k, first, start, finite=finite, governed=governed)
        if token.tag & (tags.PUNCT | tags.SUB | tags.WH | tags.PERS) and not token.tag & (tags.PREP | tags.DET):
            return start
        if token.lower == "to" and tokens[k + 1].tag & tags.BASE and (noun := _wanting(tokens, k - 1, first)) >= 0:
            return _whole(tokens, noun, first, start)
        particle = k + 2 < start and tokens[k + 1].lower in _PARTICLES
        seeking = token.tag & tags.ING and tokens[k + 1].lower == "to"  # “clerks *hoping to* save the mill said”
        if seeking and is_reduced(tokens, k, first, seeking=True):
            return _whole(tokens, k - 1, first, start)
        if not finite and tokens[k + 1 + particle].tag & (tags.PREP | tags.TIME) and is_reduced(tokens, k, first):
            return _whole(tokens, k - 1, first, start)
        finite = finite or (bool(token.tag & (tags.FINITE | tags.BASE)) and not token.tag & (tags.CAP | tags.PREP))
    return start


def _is_governed(tokens: Sequence[Token], start: int, last: int) -> bool:
    """“who left *after* | the flood”, “who *had* | the keys”, “done”: whether the word before the phrase governs it."""
    before = tokens[start - 1]
    if before.lower in _CLAUSE_OPENERS and kind_of(tokens, start, last + 1) == "thing":
        return True
    main = before.tag & _MAIN and not before.tag & tags.SELFSUBJ and tokens[start - 2].lower in ("who", "that")
    return bool(main) or before.lower == "done" or hangs(before)


def _is_carried_out(tokens: Sequence[Token], start: int) -> bool:
    """“accused of *carrying out* | the raid”: a verb with its particle, unless it is a cue in -ing."""
    verb = tokens[start - 2].tag
    return bool(verb & tags.VERB) and verb & (tags.ING | tags.CUE) != tags.CUE and tokens[start - 1].lower in _PARTICLES


def _opens_relative(tokens: Sequence[Token], k: int, first: int) -> bool:
    relative = tokens[k].lower in ("who", "that", "which", "whose") and not tokens[k - 1].tag & tags.PUNCT
    return relative and not is_verb(tokens, k - 1, first, k)


def _described(tokens: Sequence[Token], k: int, first: int, start: int, *, finite: bool, governed: bool) -> int:
    """Where the phrase begins that a relative clause with its pronoun at `k` describes, if the clause has its verb
    (`finite`) before the phrase at `start`; else `start`."""
    if tokens[k].lower == "that" and tokens[k - 1].tag & (tags.TIME | tags.TIMENOUN):
        return start  # “said on *Thursday that* a clerk in the mill left”: a conjunction
    if tokens[k].lower == "that" and _is_told(tokens, k - 1, first):
        return k + 1 if k + 2 == start else start  # “told *MPs that* tax officials left”
    inner = tokens[k].lower == "that" or tokens[start - 1].lemma in _BARE_CLAUSE
    return start if not finite or (inner and not governed) else _whole(tokens, k - 1, first, start)


def _wanting(tokens: Sequence[Token], k: int, first: int) -> int:
    """“the last *man* to mount a race”, “*men* hired to guard Bell”: the noun that an infinitive after `k` goes with,
    -1 without one."""
    if is_reduced(tokens, k, first):
        return k - 1
    noun = not tokens[k].tag & (_NO_NOUN & ~tags.VERB | tags.TIME) and not is_verb(tokens, k, first, k + 1)
    return k if noun else -1


def _is_told(tokens: Sequence[Token], last: int, first: int) -> bool:
    """“told *MPs* that”: whether the phrase that ends at `last` says who was told."""
    listener = phrase_start(tokens, last, first)
    return listener is not None and listener > first and tokens[listener - 1].lemma in table_words("recipient_verbs")


def _with_described(tokens: Sequence[Token], start: int, last: int, first: int) -> int:
    """“*a note* | the mayor left on her desk says”: where the phrase begins of which the one at `start` tells more."""
    if start == first or tokens[start - 1].lower not in source_nouns():
        return start
    whole = (described_start(tokens, k, first) for k in range(start + 1, last))
    return next((found for found in whole if found is not None), start)


def described_start(tokens: Sequence[Token], verb: int, first: int) -> int | None:
    """“*texts the mayor sent* to clerks showed”, “*a firm she runs* says”, “*the party that voters prefer* said”: where
    the phrase begins whose noun a clause with its verb at `verb` describes; `None` where no such clause ends there."""
    tag = tokens[verb].tag
    if not tag & (tags.PAST | tags.THIRD | tags.BASE) or tag & (tags.CAP | tags.AUX):
        return None
    last = group_start(tokens, verb, first) - 1
    subject = last if last > first and tokens[last].tag & tags.PERS else phrase_start(tokens, last, first)
    if subject == first and tokens[last].tag & tags.CAP:
        subject = next((k for k in range(last, first, -1) if not tokens[k - 1].tag & tags.CAP or k - 1 == first), None)
    if subject is None or subject <= first:
        return None
    noun = subject - 1 - (tokens[subject - 1].lower in _OBJECT_RELATIVES)
    present = tokens[subject].tag & _OPENS_PHRASE if tag & tags.THIRD else noun < subject - 1
    if noun < first or tokens[noun].lower not in source_nouns() or not (tag & tags.PAST or present):
        return None
    start = phrase_start(tokens, noun, first)
    told = _is_told(tokens, noun, first) or tokens[noun].lower in _CLAIMS  # “told *the board that* Bell left”
    if start is None or (told and noun < subject - 1):
        return None
    opens = opens_clause(tokens, start, first) or tokens[start - 1].tag & tags.CUE
    return start if opens and (start < noun or tokens[start].lower.endswith("s")) else None


def with_name(tokens: Sequence[Token], subject: Range, first: int) -> Range:
    """“*Dana Frost, head of the clinic* said it was full”, “*Dana Frost, for the clinic* said”, “*Dana Frost, head of
    Brandt, a law firm* said”: the subject with the name that opens the sentence before descriptions of one person,
    where the last comma was left out."""
    start, end = subject
    speaks_for = start > first and tokens[start - 1].lower == "for"
    comma = start - 1 - speaks_for
    one = speaks_for or role_kinds().get(head_of(tokens, start, end).lower) == "person"
    if not one and tokens[comma - 1].tag & tags.CAP and kind_of(tokens, start, end) == "body":
        k = next((k for k in range(comma - 1, first, -1) if tokens[k].tag & tags.PUNCT), first)  # “, head of Brandt,”
        comma, one = k, role_kinds().get(head_of(tokens, k + 1, phrase_right(tokens, k + 1, comma)).lower) == "person"
    begin = comma
    while begin > first and tokens[begin - 1].tag & tags.CAP and not tokens[begin - 1].tag & _NO_PERSON:
        begin -= 1
    given = any(token.lower in given_names() for token in tokens[begin:comma])
    opens = begin == first or (given and tokens[begin - 1].text == ",")
    office = any(t.tag & tags.PREP for t in tokens[start:end])  # “*Dana Frost, Director of Policy* said”
    described = not tokens[start].tag & tags.POSS and (office or not tokens[start].tag & tags.CAP)
    named = opens and 1 < comma - begin < FULL_NAME and tokens[comma].text == ","
    return (begin, end) if named and described and one else subject


def hangs(before: Token) -> bool:
    """Whether this word governs a phrase after it: a preposition, or a verb that takes no clause."""
    if before.tag & tags.PREP:
        return before.lower not in _CLAUSE_OPENERS
    cue = cue_verbs().get(before.lemma or "") if before.tag & tags.CUE else None
    plain = cue is None or cue.kind not in _CLAUSE_VERBS or cue.lemma in _NO_CLAUSE
    return bool(before.tag & tags.VERB) and not before.tag & tags.AUX and plain


def lacks_plural(tokens: Sequence[Token], first: int, last: int) -> bool:
    """“fear that *Bell* has left and warn”: a name or *he* in the singular, without a modal that goes with a bare
    form."""
    word, tag = tokens[first].lower, tokens[first].tag
    single = word in SINGULAR or bool(tag & tags.CAP and not tag & tags.PERS and not word.endswith("s"))
    return last - first == 1 and single and not any(t.tag & (tags.MODAL | tags.DO) for t in tokens[last : last + 3])


def _whole(tokens: Sequence[Token], last: int, first: int, start: int) -> int:
    """Where the phrase that ends at `last` begins, with whomever “whose” stands for (“*a woman whose house* burned”);
    else `start`."""
    found = phrase_start(tokens, last, first)
    if found is not None and found > first and tokens[found].lower == "whose":
        found = phrase_start(tokens, found - 1, first)
    return _or_else(found, start)


def _or_else(found: int | None, start: int) -> int:
    return start if found is None else found
