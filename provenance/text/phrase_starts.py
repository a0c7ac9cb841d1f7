"""Where the noun phrase that ends at a token begins.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_pairs, word_set
from provenance.lexicon.nouns import source_nouns
from provenance.text.fronted import past_fronted
from provenance.text.groups import is_adverb, is_verb
from provenance.text.source_phrases import is_document, kind_of
from provenance.text.tokens import Token, is_genitive

_INDEFINITE, _CLAUSE_HEADS = word_set("indefinite"), word_set("clause_heads")
"""What a clause without a relative pronoun can follow: “everything *Bell said*”, “a point *Bell made*”."""
_STOPS = word_set("clause_openers") | word_set("verb_particles")
"""What ends a phrase unless it is its last word: “after *Bell* said”, “held up *a board*”."""
_TITLED = word_set("titled")
"""Works whose title follows the noun."""
_PERCENTS = word_set("percents")
_SUFFIXES = word_set("after_comma")
"""What a comma attaches to a name: “Ann Bell, *Jr.* said”."""
_MEDIA = word_set("named_media")
_SHARES = word_set("counters") - {"all", "both", "each"} | {"neither"}
"""How many of “them” are not all of them."""
_COMPARISONS = word_pairs("comparisons")
_NICKNAME = 4
"""Most words of a name in quotation marks."""
OPEN_MARKS = {"”": "“", '"': '"', "''": "``"}
_NO_SUBJECT = tags.REL | tags.SUB | tags.WH
_MAY_END = tags.PUNCT | _NO_SUBJECT | tags.PERS | tags.AUX | tags.CC | tags.VERB | tags.PREP | tags.ADV
_NOUNS_APART = _INDEFINITE | _CLAUSE_HEADS
"""What ends a phrase has one of these tags, or is one of these words."""
_NO_HEAD = tags.PREP | tags.CC | tags.DET | tags.PUNCT | tags.ADV | tags.PUREADV | tags.NUM | tags.VERB | tags.CAP
_ANEW = word_set("new_phrase")
_TAKES_OBJECT = tags.PAST | tags.ING | tags.PREP
_BEGINS = tags.CAP | tags.DET | tags.POSS | tags.PERS
_REFLEXIVES = frozenset(("herself", "himself", "itself", "themselves"))
_MODIFIERS = word_set("ing_modifiers")
_SAYING = word_set("bare_clause")
_SPEAKING, _THINGS = ("person", "body", "document"), ("thing", "body")
_PREDICATE = tags.PAST | tags.AUX
_NOT_GOVERNED = tags.PUNCT | tags.CAP | tags.SUB | tags.REL | tags.WH | tags.CC
"""What is not between a verb and what it governs."""
_BEFORE_GERUND = tags.PUNCT | tags.AUX | tags.SUB
_BEFORE_CLAUSE = tags.PUREADV | tags.CC | tags.SUB


def phrase_start(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the noun phrase that ends with token `last` begins; `None` if there is no noun."""
    k, start = last, None
    if tokens[last].tag & tags.OBJ and not tokens[last].tag & tags.DETERMINER:
        stressed = last > first and tokens[last].lower in _REFLEXIVES and not tokens[last - 1].tag & _TAKES_OBJECT
        before = phrase_start(tokens, last - 1, first) if stressed else None
        return share_start(tokens, last, first) if before is None else before  # “report *him* saying”, “*he himself*”
    while k >= first:
        token = tokens[k]
        if token.text == ")" and (opened := _open_bracket(tokens, k, first)) < k:
            k = opened - 1
            continue
        if (token.tag & _MAY_END or token.lower in _NOUNS_APART) and _ends_phrase(tokens, k, first, last):
            break
        if not token.tag & tags.NO_START:
            start = k
            if token.lower == "whose":
                break
            if k > first and _opens_anew(tokens, k, first, last):
                break
        k -= 1
    if start is None or (start == last and _is_act(tokens[last])):
        return None
    return _without_opening(tokens, start, last, first)


def share_start(tokens: Sequence[Token], last: int, first: int) -> int:
    """Where a pronoun that ends with token `last` begins, with how many are meant: “*none of* them”, “*two of* us”."""
    share = last - 2
    counted = share >= first and (tokens[share].lower in _SHARES or tokens[share].tag & tags.NUM)
    return share if counted and tokens[last - 1].lower == "of" else last


def _is_act(token: Token) -> bool:
    """“was *answering* questions, saying”: an -ing form that is no noun and no name, so nobody's."""
    return bool(token.tag & tags.ING and not token.tag & tags.CAP) and token.lower not in source_nouns()


def nickname_start(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the name in quotation marks whose closing mark is `last` begins, with its opening mark: “Buffalo Bill”."""
    opening = OPEN_MARKS.get(tokens[last].text)
    k = last - 1
    while k > first and last - k <= _NICKNAME and tokens[k].tag & (tags.CAP | tags.NUM):
        k -= 1
    if k == last - 1 or tokens[k].text != opening:
        return None
    titled = k > first and tokens[k - 1].lower in _MEDIA  # “the newspaper “*Bremia*””
    return k if titled or last - k > 2 else None


def nickname_end(tokens: Sequence[Token], a: int, last: int) -> int:
    """Where the name in quotation marks whose opening mark is at `a` ends, closing mark included; 0 if none begins."""
    if a >= last or tokens[a].text not in OPEN_MARKS.values():
        return 0
    k = a + 1
    while k < last and k - a <= _NICKNAME and tokens[k].tag & tags.CAP:
        k += 1
    words = k - a - 1
    k += k < last and tokens[k].text in (",", ";", ".")
    closed = words > 1 and k < len(tokens) and OPEN_MARKS.get(tokens[k].text) == tokens[a].text
    return min(k + 1, last) if closed else 0


def _opens_anew(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """“for decades *some* critics”, “a charge *the* company denied”: a determiner right after a noun, which an article
    may show to be one, begins another phrase. So does the name of one person after things or a document: “columns
    *Bell* wrote”."""
    token, before = tokens[k], tokens[k - 1]
    if (
        token.tag & tags.CAP
        and not before.tag & (tags.CAP | tags.ING)
        and (is_document(before) or before.tag == tags.WORD)
    ):
        named = is_document(before) and before.lower not in _TITLED
        return (named or _are_things(before)) and not any(t.tag & tags.CC for t in tokens[k:last])
    if token.lower not in _ANEW or (token.text == "The" and before.lower in _TITLED):
        return False  # “his book *The* Truth”
    if k - 1 > first and before.tag & tags.VERB:
        governor = tokens[k - 2]
        if governor.tag & tags.ING and not governor.tag & tags.CAP:
            return True  # “before opening fire *the* man shouted”
        return governor.lower in ("a", "an", "the") or (before.tag & tags.THIRD and governor.tag & tags.PREP) > 0
    return not before.tag & _NO_HEAD


def _are_things(noun: Token) -> bool:
    known, ending = source_nouns().get(noun.lower), noun.lower[-2:]
    plural = ending[0].isalpha() and ending[1:] == "s" and ending not in ("is", "os", "ss", "us")
    return plural and (known is None or known.kind == "document")


def _ends_phrase(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether token `k` cannot belong to a noun phrase that ends at `last`."""
    token = tokens[k]
    tag = token.tag
    if tag & tags.PUNCT:
        joined = k > first and (tokens[k - 1].end == token.start or token.text == "&")  # “Marks & Spencer”
        if token.text in ("$", "€", "£"):
            return k == last
        if token.text == "," and k < last and tokens[k + 1].lower.rstrip(".") in _SUFFIXES:
            return False
        numbered = token.text == "." and k == first + 1 and tokens[first].tag & tags.NUM  # “*1.* Police said”
        joins = token.text in (".", "-", "&", "%") or is_possessive_mark(tokens, k, first)
        return not (joined and joins) or bool(numbered)
    if k < last and token.lower in _STOPS and token.lower not in _COMPARISONS.get(tokens[k - 1].lower, ()):
        return True
    if tag & _NO_SUBJECT and not tag & (tags.DET | tags.PREP):
        return True
    if (token.lower == "that" or tag & tags.PERS) and k < last:
        return True
    if tag & tags.AUX and (not tag & tags.CAP or _asks(tokens, k, last)):
        return True
    if tag & tags.CC:
        return not _joins_nouns(tokens, k, first, last)
    if k < last and (token.lower in _INDEFINITE or (token.lower in _CLAUSE_HEADS and tokens[k + 1].tag & _BEGINS)):
        return True
    if tag & tags.ING and not tag & tags.PREP and k < last and _governs_next(tokens, k, first):
        return True
    if k == first and k < last and tag & tags.PART and tokens[k + 1].tag & tags.PREP:
        return True  # “*Asked* about a story that said …”
    return is_verb(tokens, k, first, last)


def _governs_next(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether the -ing form at `k` governs what follows: “it’s *getting* the attention people …”, “*attacking* Reyes”,
    “is *recruiting* captains”, “after *hearing* him”; not “*leading* Democrats”."""
    before, after = tokens[k - 1].tag if k > first else tags.PUNCT, tokens[k + 1]
    says = tokens[k].lemma in _SAYING and before & tags.PUNCT  # “, *saying* data had not proved it”
    if before & tags.BE or after.tag & tags.OBJ or says:
        return True
    if after.tag & tags.CAP and not tokens[k].tag & tags.CAP and tokens[k].lower not in _MODIFIERS:
        owned = k > first and is_genitive(tokens[k - 1])
        return not (owned or before & tags.DETERMINER)  # “Mugabe’s *ruling* ZANU party”
    followed = after.tag & tags.DETERMINER or after.lower in ("someone", "somebody")
    return bool(followed and before & _BEFORE_GERUND)


def _asks(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“*Will* the minister confirm …?”: an auxiliary that opens a question is capitalised too."""
    return k < last and bool(tokens[k + 1].tag & (tags.DET | tags.POSS | tags.PERS))


def is_possessive_mark(tokens: Sequence[Token], k: int, first: int) -> bool:
    """The apostrophe of “the workers’ leader”."""
    return (
        tokens[k].text in ("'", "’")
        and k > first
        and tokens[k - 1].lower.endswith("s")
        and tokens[k - 1].end == tokens[k].start
    )


def _joins_nouns(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether “and” or “or” joins two nouns of one phrase rather than two clauses."""
    if tokens[k].lower not in ("and", "or") or k <= first:
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if last == k + 2 and after.tag & tags.NUM and tokens[last].lower in _PERCENTS:
        return False  # “liked the plan *and* 60 percent said”: joined to what opens the clause only
    if last == k + 1 and after.lower == "others" and _is_object(tokens, k - 1, first):
        return False  # “left the fair *and* others said”
    if before.lower == "no" or begins_clause(tokens, k, first, last):
        return False  # “Bell said no *and* Cole said yes”
    if before.tag & (tags.PUNCT | tags.VERB) and not before.tag & tags.CAP:
        return False
    if before.tag & tags.CAP and after.tag & tags.POSS and _opens_clause(tokens, k, first):
        return True
    if (
        after.tag & tags.CAP
        and not before.tag & tags.CAP
        and last + 1 < len(tokens)
        and tokens[last + 1].tag & tags.THIRD
    ):
        return False  # “left for the harbor *and* Bell says”: one speaks
    return bool(after.tag & tags.CAP) == bool(before.tag & tags.CAP) or not before.tag & tags.CAP


def begins_clause(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """“The fire reached the house *and* a neighbour said”: who speaks is not joined with a thing that a verb before it
    governs. In “aides in the city and police said” no verb does, and “Bell hopes the deal and police …” opens a clause.
    """
    if kind_of(tokens, k + 1, last + 1) not in _SPEAKING:
        return False
    governed = j = k
    while j - 1 > first and not tokens[j - 1].tag & _NOT_GOVERNED:
        j -= 1
        if tokens[j].tag & _PREDICATE and not tokens[j].tag & tags.PREP:
            acts = tokens[j].lemma not in _SAYING and not _is_attached(tokens, j)
            return acts and governed > j and kind_of(tokens, min(governed, k - 1), k) in _THINGS
        governed = j + 1 if tokens[j].tag & tags.PREP and governed == k else governed
    return False


def _is_attached(tokens: Sequence[Token], k: int) -> bool:
    """“aides *briefed* on the deal”: a participle after people; not “the car *stopped* near the bridge”."""
    participle = tokens[k].tag & tags.PART and not tokens[k].tag & tags.AUX and tokens[k + 1].tag & tags.PREP
    return bool(participle) and kind_of(tokens, k - 1, k) == "person"


def _is_object(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether the phrase that ends at `last` follows a verb."""
    start = phrase_start(tokens, last, first)
    return start is not None and start > first and bool(tokens[start - 1].tag & tags.VERB)


def _opens_clause(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether nothing but a name stands before `k` in its clause: “South Korea *and* its allies said”."""
    while k > first and (tokens[k - 1].tag & tags.CAP or tokens[k - 1].lower in ("the", "of")):
        k -= 1
    return k == first or bool(tokens[k - 1].tag & (tags.PUNCT | tags.SUB))


def _open_bracket(tokens: Sequence[Token], k: int, first: int) -> int:
    j = k - 1
    while j > first and tokens[j].text != "(" and k - j < 12:
        j -= 1
    return j if j >= first and tokens[j].text == "(" else k


def is_surname(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase is only a surname, or one with “Mr.” or the like."""
    named = end - start == 2 and tokens[start].tag & tags.ABBR
    return bool(tokens[start].tag & tags.CAP) and (end - start == 1 or bool(named))


def _is_dateline(token: Token, after: Token) -> bool:
    return token.text.isupper() and len(token.text) > 1 and bool(after.tag & tags.DET and after.tag & tags.CAP)


def _without_opening(tokens: Sequence[Token], start: int, last: int, first: int) -> int | None:
    """Drop what opens the clause but is not part of the noun phrase: conjunctions, adverbs, a time."""
    k = start
    while k <= last:
        token = tokens[k]
        after = tokens[k + 1] if k < last else token
        opens = token.tag & _BEFORE_CLAUSE and not token.tag & tags.DET
        weekday = token.tag & tags.TIME and k < last and after.tag & (tags.CAP | tags.DET) and not after.tag & tags.TIME
        if k > first and tokens[k - 1].lower == "on" and token.tag & tags.TIME:
            weekday = weekday or after.tag == tags.WORD  # “said on Tuesday *media* reports were wrong”
        # “18:05 *Network* chiefs say”, “NAIROBI *A* senior official said”
        label = k == first and ((token.tag & tags.NUM and ":" in token.text) or _is_dateline(token, after))
        if not (opens or label or weekday or (is_adverb(token) and not token.tag & tags.DET and k < last)):
            return past_fronted(tokens, k, last, first)
        k += 1
    return None
