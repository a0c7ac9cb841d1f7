"""Whether what can be a verb is a noun where it stands: “the *claim*”, “its amber *warning*”, “a contract *offer*”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.nouns import source_nouns
from provenance.lexicon.verbs import cue_nouns
from provenance.rules.object_nouns import is_part_of_object, is_predicative, is_region
from provenance.text.capitals import is_title_case
from provenance.text.finite_verbs import is_compound, is_verb_of_genitive
from provenance.text.groups import has_agent, has_auxiliary
from provenance.text.tokens import Token, is_genitive

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_LONE_SUBJECTS = frozenset(["all", "both", "many", "some", "others", "few", "most", "several", "this", "those"])
_LONE_SINGULAR = frozenset(["all", "this"])
"""Those of them that the third person may follow: “this *shows*”, but “some *issues*”, “many *claims*”."""
_LIST_HEADS, _MANY, _OF_REPORTS = word_set("list_heads"), word_set("counters"), word_set("of_reports")
_NUMERALS, _CLAUSE_OPENERS = word_set("numerals"), word_set("clause_openers")
_NO_GOVERNORS = word_set("no_governors")
"""Prepositions that a verb can follow: “those *inside* said”."""
_SPEAKS = classes_that("speaks")
_ADJECTIVES = 2
"""Most adjectives between a possessor and its noun."""
_PLAIN_ADJECTIVES, _ADJECTIVE_ENDINGS = word_set("plain_adjectives"), tuple(sorted(word_set("adjective_endings")))
_ONE = frozenset(["another", "each", "neither", "one"])
"""After these a past tense is a verb; other forms may be nouns: “another *claimed* it”, “another *claim*”."""
_AFTER_NOUN = word_set("after_noun")
"""What follows a noun rather than a verb at the start of a sentence."""
_NOUN_OR_VERB = tags.WORD | tags.BASE | tags.CUE


def is_owned_noun(context: CueContext) -> bool:
    """“its amber *warning*”, “the mayor’s first *ruling*”: a noun in -ing after a possessor, with only adjectives
    between them."""
    tokens, head = context.text.tokens, context.head
    if context.form != "ing" or tokens[head].lower not in cue_nouns():
        return False
    for k in range(head - 1, max(context.first, head - 1 - _ADJECTIVES) - 1, -1):
        if (tokens[k].tag & tags.POSS and not tokens[k].tag & tags.OBJ) or is_genitive(tokens[k]):
            return True
        if tokens[k].tag & (tags.PUNCT | tags.PREP | tags.CC | tags.VERB | tags.CAP):
            return False
    return False


def _is_progressive(before: Sequence[Token]) -> bool:
    """Whether these tokens end in a progressive verb and a participle used as an adjective: “been *receiving
    threatening*”; not “the man who was *running* says”."""
    k = len(before)
    while k and before[k - 1].tag & tags.ING:
        k -= 1
    return 0 < k < len(before) - 1 and bool(before[k - 1].tag & tags.BE)


def _is_plural(context: CueContext) -> bool:
    """“there were *hopes* that”, “Early *reports* of it were wrong”, “as
    fake *references*”, “had been receiving threatening *calls*”, “Amid
    union *calls* for”."""
    tokens, first, head = context.text.tokens, context.first, context.head
    before = tokens[head - 1]
    if head == first or tokens[head].tag & (tags.PAST | tags.BASE):
        return False
    early = head - 1 == first and before.lower in _OF_REPORTS
    if head - 2 == first and not before.tag & tags.TIME:
        early = bool(tokens[first].tag & tags.PREP) and tokens[first].lower not in _CLAUSE_OPENERS | _NO_GOVERNORS
    auxiliary = before.tag & tags.AUX and not before.tag & tags.CAP  # not “*Will* believes”
    early = early or has_agent(tokens, head)
    early = early or (before.lower in _OF_REPORTS and head - 2 >= first and bool(tokens[head - 2].tag & tags.PREP))
    return bool(auxiliary) or early or _is_owned(tokens, first, head) or _is_progressive(tokens[first:head])


def _is_owned(tokens: Sequence[Token], first: int, head: int) -> bool:
    """“Bell’s false *claims*”: a noun with its owner and an adjective, not “Bell’s lawyer *claims* that”."""
    if head - 2 < first or not is_genitive(tokens[head - 2]) or tokens[head - 2].tag & tags.SELFSUBJ:
        return False
    adjective = tokens[head - 1].lower
    described = adjective in _PLAIN_ADJECTIVES or adjective.endswith(_ADJECTIVE_ENDINGS)
    return described and adjective not in source_nouns() and tokens[head].lower in cue_nouns()


def _titles(context: CueContext) -> bool:
    """“The news *report*: …”, not “They *report*: …”, “The note *read*: …”."""
    tokens, head = context.text.tokens, context.head
    base = tokens[head].tag & tags.BASE and not tokens[head].tag & tags.PAST
    return bool(base and tokens[head - 1].tag == tags.WORD and tokens[context.first].tag & tags.DET)


def reads_as_noun(context: CueContext) -> bool:
    """“the claim”, “its promise”, “in support”, “Obama’s call”: a noun, not a verb."""
    tokens, head = context.text.tokens, context.head
    token, before = tokens[head], tokens[head - 1]
    plural = token.tag & tags.THIRD and (_is_plural(context) or is_compound(tokens, head, context.first))
    if plural or is_predicative(context) or is_region(context):
        return True
    if token.tag & tags.BASE and not token.tag & tags.PAST and _is_owned(tokens, context.first, head):
        return True  # “the clerk’s initial *estimate*”
    if head == context.first or has_auxiliary(tokens, context.group, head):
        return _is_bare_noun(context)
    heading = token.lower in _LIST_HEADS and head - 1 == context.first
    if (heading or _titles(context)) and any(t.text == ":" for t in tokens[head + 1 : head + 2]):
        return True  # “Key *points*:”
    adjective = token.tag & tags.PART and context.group > context.first
    owner = tokens[context.group - 1] if adjective else before  # “Bell’s highly *criticized* plan”
    if is_genitive(owner):
        return not (owner.tag & tags.CAP and is_verb_of_genitive(tokens, head, context.last))
    if before.text in ("'", "’") and head > context.first + 1 and tokens[head - 2].end == before.start:
        return True
    if before.tag & tags.PREP and before.lower not in _NO_GOVERNORS:
        return True
    governed = before.lower == "her" and head > context.first + 1 and bool(tokens[head - 2].tag & tags.PREP)
    if governed and token.tag & tags.PAST:
        return False  # “a spokesman for her said”
    if before.tag & tags.DETERMINER and not before.tag & (tags.PERS | tags.REL):
        subjects = _LONE_SINGULAR if token.tag & tags.THIRD else _LONE_SUBJECTS
        lone = before.lower in subjects or (before.lower in _ONE and bool(token.tag & tags.PAST))
        lone = lone or (before.lower in _NUMERALS and bool(token.tag & tags.BASE) and token.lower not in cue_nouns())
        return not lone and not (before.lower in _ONE | _NUMERALS and is_verb_of_genitive(tokens, head, context.last))
    opening = head - 1 == context.first or tokens[head - 2].tag & tags.PUNCT
    gerund = opening and before.lower.endswith("ing") and bool(token.tag & tags.THIRD)
    if gerund and (context.kind not in _SPEAKS or before.tag & tags.CUE):
        return True  # “*Waiting lists* longest since …”, “*Citing details* in a note, …”
    titles = not before.lower.endswith("s") and _titles_name(context)
    bare = not token.tag & tags.INFLECTED and not before.tag & tags.PERS
    if bare and (titles or _is_one(tokens[context.first : head]) or _is_governed(context)):
        return True  # “a contract *offer*”, “an earnings *call*”
    return is_part_of_object(context) or bool(token.tag & tags.CAP and not _is_headline(context))


def _titles_name(context: CueContext) -> bool:
    """“White House *press* secretary”, “Ashton *judge* Nils Aker”, “general *counsel* Ida Korn”, “*show* creator Ida
    Korn”: part of a title, or a title before a name; not “police *suspect* Nils Aker”."""
    tokens, head = context.text.tokens, context.head
    titled = head + 2 < context.last and tokens[head + 2].tag & tags.CAP and tokens[head - 1].tag & tags.PUNCT
    title = source_nouns().get(tokens[head + 1].lower) if titled else None
    if title is not None and title.kind == "person":
        return True
    after = tokens[head + 1].tag if head + 1 < context.last else 0
    role, before = (source_nouns().get(tokens[k].lower) for k in (head, head - 1))
    office = role is not None and role.kind == "person" and (before is None or before.kind == "person")
    return bool(after & tags.TITLE or ((tokens[head].tag & tags.TITLE or office) and after & tags.CAP))


def _is_one(phrase: Sequence[Token]) -> bool:
    """Whether a phrase ends in “a” and a noun in the singular, or in “the” and a name, which no plural verb follows
    (“the House *bill*”); not “a few”, “a third”."""
    if len(phrase) > 1 and phrase[-2].lower == "the" and phrase[-1].tag & tags.CAP:
        return not (phrase[-1].lower.endswith("s") or (len(phrase) > 2 and phrase[-3].tag & (tags.PREP | tags.CC)))
    article = next((k for k in (-2, -3) if len(phrase) >= -k and phrase[k].lower in ("a", "an")), None)
    words = phrase[article + 1 :] if article else ()
    return bool(words) and not any(t.tag & ~_NOUN_OR_VERB or t.lower in _MANY for t in words)


def _is_governed(context: CueContext) -> bool:
    """“beyond reasonable *doubt*”: a noun and an adjective after a preposition; not “critics in general *doubt* it”."""
    tokens, head = context.text.tokens, context.head
    if head - 2 < context.first or tokens[head].lower not in cue_nouns():
        return False
    adjective, governor = tokens[head - 1], tokens[head - 2]
    described = adjective.tag == tags.WORD and adjective.lower.endswith(_ADJECTIVE_ENDINGS)
    governs = governor.tag & tags.PREP and governor.lower not in _CLAUSE_OPENERS | _NO_GOVERNORS | {"in"}
    return described and bool(governs) and adjective.lower not in source_nouns()


def _is_bare_noun(context: CueContext) -> bool:
    """“*Fears* among farmers”, “has no *doubts* about it”: a noun with nothing before it, or after “have”."""
    tokens, head = context.text.tokens, context.head
    if tokens[head].lower not in cue_nouns() or tokens[head].tag & tags.PAST:
        return False
    if head > context.first:
        return bool(tokens[head - 1 - (tokens[head - 1].lower == "no")].tag & tags.HAVE)
    return context.cue_end < context.last and tokens[context.cue_end].lower in _AFTER_NOUN


def _is_headline(context: CueContext) -> bool:
    """Whether Most Words of the Sentence Have a Capital: only there can a verb have one."""
    tokens = context.text.tokens[context.first : context.last]
    return is_title_case([bool(t.tag & tags.CAP) for t in tokens if t.tag & tags.WORD])
