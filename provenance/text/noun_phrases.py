"""The noun phrase that starts at a token, and whether a clause with its own subject and verb starts there.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.media import medium_length
from provenance.lexicon.nouns import GENITIVES
from provenance.text.phrase_starts import nickname_end
from provenance.text.times import is_year
from provenance.text.tokens import LONG_DASHES, Token

_INSIDE = word_set("inner_prepositions")
_CIRCUMSTANCE = word_set("circumstance_prepositions")
"""A name does not continue with these and a determiner: “Ada Bell *in a* statement”."""
_PRONOUNS = tags.PERS | tags.OBJ
_OPENS_CLAUSE = tags.AUX | tags.REL | tags.SUB | tags.WH
_NO_BASE = tags.DET | tags.PREP | tags.CAP
_NO_NOUN = tags.PREP | tags.DET | tags.ADV
_MAY_STOP = _OPENS_CLAUSE | _PRONOUNS | tags.DET | tags.PUREADV | tags.TIME | tags.PREP | tags.CC | tags.INFLECTED
"""A word that ends a phrase has one of these."""
_SOFT = frozenset(("(", ")", "'", "’", "‘", "-", "%", "$", "&", '"', "“", "”", "''", "``", "€", "£"))
TELL = word_set("telling_media")
_NOT_FINITE = word_set("not_finite")
_PROGRAMMES = frozenset(("programme", "show"))
_OF_REPORTS = word_set("of_reports")

_NO_ADJUNCT = tags.PUNCT | tags.CC | tags.REL | tags.SUB | tags.AUX | tags.VERB
_ADJUNCTS = 12
"""Number of tokens before a clause in which its cue is sought; it keeps the search linear."""
_SO_CALLED = 10
"""The verb comes at most this many tokens after “what”: “what *Ada Bell, the captain,* said was a bomb”."""
_ASIDE = 25
"""Longest aside, with what follows it, in tokens; it keeps the search linear."""
_PHRASE_REACH = 40
"""Longest noun phrase, in tokens (32 in PolNeAR); it keeps the search linear."""
_CLAUSE_REACH = 40
"""Number of tokens within which a clause shows its finite verb; it keeps the search linear."""


def phrase_right(tokens: Sequence[Token], a: int, last: int) -> int:
    """The end of the noun phrase that starts at `a` (not beyond `last`); `a` if there is none."""
    if a < last and tokens[a].tag & _PRONOUNS and (not tokens[a].tag & tags.DET or _is_alone(tokens, a, last)):
        return a + 1
    if known := nickname_end(tokens, a, last) or told_medium_end(tokens, a, last):
        return known
    k, last = a, min(last, a + _PHRASE_REACH)
    while k < last:
        token = tokens[k]
        if token.text == "(" and (close := _name_bracket(tokens, a, k, last)):
            k = close
        elif (token.tag & tags.PUNCT and not _glued(tokens, a, k)) or (
            token.tag & _MAY_STOP and _stops(tokens, a, k, last)
        ):
            break
        else:
            k += 1
    while (
        k > a
        and tokens[k - 1].tag & (tags.PREP | tags.CC | tags.DET)
        and not tokens[k - 1].tag & (tags.SUBJ | tags.CAP)
    ):
        k -= 1
    return k


def told_medium_end(tokens: Sequence[Token], a: int, last: int) -> int:
    """Where the name of a medium that somebody told ends, if a subject with a name comes next: “told *Sky News* |
    Labour leader Ann Voss had left”; 0 elsewhere."""
    told = 0 < a < last and tokens[a - 1].lemma in TELL
    if not told or not (tokens[a].tag & tags.CAP or tokens[a].lower == "the"):
        return 0
    start = end = a + (tokens[a].lower == "the")
    while end < last and tokens[end].tag & tags.CAP and not tokens[end].tag & (tags.PUNCT | tags.PERS):
        end += 1
    name = start + medium_length([t.text for t in tokens[start:end]], definite=start > a)
    subject = name + bool(start < name < end and tokens[name].tag & tags.TIME)
    if not start < name <= subject < end:
        return 0
    verb = phrase_right(tokens, subject, last)
    while verb < last and tokens[verb].tag & tags.PUREADV:
        verb += 1
    return name if verb < last and tokens[verb].tag & tags.FINITE and _finite_here(tokens, verb, last) else 0


def _is_alone(tokens: Sequence[Token], a: int, last: int) -> bool:
    """“according to *her*, …”: a word that could be a possessive, with no noun after it."""
    following = tokens[a + 1] if a + 1 < last else None
    if following is None or following.lower == "as":
        return True  # “quoted *her* as saying”
    return bool(following.tag & (tags.PUNCT | tags.AUX)) and not following.tag & tags.CAP


def apposition_right(tokens: Sequence[Token], quoted: Sequence[int], comma: int, last: int) -> int:
    """The end of an apposition that starts after the comma at `comma`, with its closing comma if it has one;
    `comma` if what follows is not one (“said Bauer, the counsel, …”)."""
    k = comma + 1
    if k >= last or quoted[k] >= 0 or not _opens_apposition(tokens[k]):
        return comma
    while k < last and tokens[k].text not in (",", ";", "—", ".", ":") and quoted[k] < 0:
        if tokens[k].tag & tags.OPERATOR:
            return comma
        if tokens[k].tag & tags.REL:
            break
        k += 1
    return k + 1 if k < last and tokens[k].text == "," else k


def _opens_apposition(token: Token) -> bool:
    if token.tag & (tags.DET | tags.CAP) or token.lower in ("now", "then", "formerly", "once"):
        return True
    return not token.tag & (
        tags.PUNCT | tags.CC | tags.SUB | tags.REL | tags.ING | tags.PREP | tags.PERS | tags.VERB | tags.ADV
    )


def _glued(tokens: Sequence[Token], a: int, k: int) -> bool:
    """A mark inside a word: the apostrophe of “workers’”, an ampersand, a hyphen."""
    token = tokens[k]
    if k == a or (tokens[k - 1].end != token.start and token.text != "&"):
        return False
    return token.text in ("-", "&", "/", "%") or (token.text in ("'", "’") and tokens[k - 1].lower.endswith("s"))


def _name_bracket(tokens: Sequence[Token], a: int, k: int, last: int) -> int:
    """The end of a short bracket after a name, “(R-Fla.)”; 0 if it is not one."""
    if k == a or k + 1 >= last or not tokens[k + 1].tag & (tags.CAP | tags.NUM):
        return 0
    return next((i + 1 for i in range(k, min(last, k + 9)) if tokens[i].text == ")"), 0)


_ANEW = word_set("new_phrase")
_NOUN_FOLLOWS = tags.CAP | tags.DET | tags.THIRD
_BEFORE_ARTICLE = tags.GOVERNS | tags.CC | tags.PUNCT | tags.ADV | tags.NUM | tags.PUREADV | tags.VERB


def _stops(tokens: Sequence[Token], a: int, k: int, last: int) -> bool:
    """Whether the word at `k` cannot belong to a noun phrase that starts at `a`."""
    tag = tokens[k].tag
    if tag & _OPENS_CLAUSE and not tag & _NO_BASE:
        return True
    if tag & _PRONOUNS and not tag & tags.DETERMINER:
        return True
    if tag & tags.PUREADV and not tag & tags.DET:
        return True
    if k == a:
        return False
    before = tokens[k - 1].tag
    after = tokens[k + 1].tag if k + 1 < last else tags.PUNCT
    if tokens[k].text in _ANEW and not before & _BEFORE_ARTICLE:
        return True  # “told state TV | *the* mill was shut”
    if tag & tags.TIME:
        aired = k + 1 < last and tokens[k + 1].lower in _PROGRAMMES and tag & tags.CAP
        owned = aired or tokens[k - 1].text.endswith(GENITIVES)  # “told the *Today* programme”, “the BBC’s *Today*”
        named = after & tags.CAP and (before & tags.CAP or tokens[k - 1].lower == "the")  # “the *Sunday* Echo”
        dated = k == a + 1 and tokens[a].lower in ("a", "the") and k + 1 < last and is_year(tokens[k + 1])
        return not (owned or named or dated)  # “a *May* 2016 study”
    if tokens[k].lower == "to" and not after & _NOUN_FOLLOWS and is_infinitive(tokens, k + 1, last):
        return True  # “told an aide | to burn it”
    if tag & tags.PREP:
        if before & tags.CAP and tokens[a].tag & tags.CAP and after & tags.DET and tokens[k].lower in _CIRCUMSTANCE:
            return True
        return tokens[k].lower not in _INSIDE or bool(after & (tags.TIME | tags.PUNCT | tags.NUM))
    if tag & tags.CC:
        return bool(after & (tags.PERS | tags.VERB & ~tags.ING | tags.AUX | tags.ADV)) and not after & tags.CAP
    if not tag & tags.INFLECTED or tag & tags.CAP or before & tags.GOVERNS:
        return False
    return not _is_modifier_or_noun(tokens, a, k, after)


def _is_modifier_or_noun(tokens: Sequence[Token], a: int, k: int, after: int) -> bool:
    """“a newly *uncovered* letter”, “its FEC *reports*,”, “in news *reports*”: not a verb after determiner and adverb,
    or at the end."""
    if a and tokens[a - 1].tag & tags.PREP and tokens[k].tag & tags.THIRD and tokens[k - 1].lower in _OF_REPORTS:
        return True
    if not tokens[a].tag & tags.DETERMINER:
        return False
    if tokens[k - 1].lower.endswith("ly"):
        return k - 2 == a and bool(tokens[k].tag & tags.PART)
    return bool(tokens[k].tag & tags.THIRD and after & tags.PUNCT and tokens[k - 1].tag & tags.CAP)


def cue_before_clause(tokens: Sequence[Token], start: int) -> int:
    """The index of the verb that reports the clause that begins at `start`, with or without “that”: “he *suggested*
    (that) Bell was ill”, also to somebody, some time or somewhere: “*told* reporters on Monday (that) Bell was ill”; -1
    if there is none."""
    before = start - 1 - (start > 1 and tokens[start - 1].lower == "that")
    for k in range(before, max(-1, before - _ADJUNCTS), -1):
        if k > 0 and tokens[k - 1].tag & tags.POSS:
            continue  # “in her *note*”
        if tokens[k].tag & tags.CUE and tokens[k].tag & tags.VERB and not tokens[k].tag & tags.CAP:
            return k if k == before or _opens_adjunct(tokens[k], tokens[k + 1]) else -1
        if tokens[k].tag & _NO_ADJUNCT and not tokens[k].tag & (tags.TIME | tags.CAP):
            break
    return -1


def _opens_adjunct(cue: Token, following: Token) -> bool:
    """“said *on* …”, “said *Monday* …”, “told *reporters* …”."""
    return bool(following.tag & (tags.PREP | tags.TIME)) or cue.lemma in table_words("recipient_verbs")


def is_infinitive(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the word after “to” is a verb: known as one, or unknown and with an object (“to rebuild the wall”)."""
    if i >= last:
        return False
    word, tag = tokens[i].lower, tokens[i].tag
    unknown = tag == tags.WORD and (not word.endswith("s") or word.endswith(("ss", "us")))
    governs = i + 1 < last and bool(tokens[i + 1].tag & (tags.DET | tags.POSS | tags.OBJ | tags.CAP))
    return bool(tag & tags.BASE) or (unknown and governs)


def opens_existence(tokens: Sequence[Token], a: int) -> bool:
    """“said *there* was a fund”, not “said *there* that”."""
    return tokens[a].lower == "there" and a + 1 < len(tokens) and bool(tokens[a + 1].tag & tags.AUX)


def opens_so_called(tokens: Sequence[Token], what: int, last: int) -> bool:
    """“found *what police said was* a gun”, “saw *what he described as* a grave”: a thing so called."""
    start = what + 1
    verb = next((k for k in range(start, min(start + _SO_CALLED, last - 1)) if tokens[k].tag & tags.CUE), start)
    if tokens[what].lower != "what" or verb == start or not tokens[verb].tag & (tags.INFLECTED | tags.BASE):
        return False
    return bool(tokens[verb + 1].tag & tags.BE) or tokens[verb + 1].lower == "as"


def starts_clause(tokens: Sequence[Token], a: int, last: int) -> bool:
    """Whether a clause with a subject and a finite verb starts at `a`, before any strong mark."""
    if a < last and (tokens[a].tag & tags.SELFSUBJ or opens_existence(tokens, a)):
        return True
    seen, aside = 0, False
    for k in range(a, min(last, a + _CLAUSE_REACH)):
        token = tokens[k]
        if token.text in "()":
            aside = token.text == "("
        if aside:
            continue  # “read the list (*it was long*)”
        if token.tag & tags.PUNCT:
            if token.text in _SOFT:
                continue
            if token.text in LONG_DASHES:
                return seen > 0 and _finite_after_dashes(tokens, k, last)
            return token.text == "," and seen > 0 and _finite_after_comma(tokens, k + 1, last)
        if seen and token.tag & tags.REL and not token.tag & tags.DET:
            return any(t.tag & tags.OPERATOR for t in tokens[k + 3 : min(last, k + 25)])
        if seen and _finite_here(tokens, k, last):
            return True
        if seen and token.lower == "to" and k + 1 < last and tokens[k + 1].tag & tags.BASE:
            return False
        seen += token.tag & tags.PERS > 0 or not token.tag & _NO_NOUN
    return False


def _finite_here(tokens: Sequence[Token], k: int, last: int) -> bool:
    token, before = tokens[k], tokens[k - 1]
    if token.tag & tags.CAP and before.tag & tags.PREP:
        return False  # “in *May*”
    if token.tag & tags.AUX and token.lower not in _NOT_FINITE:
        return True
    if token.tag & tags.INFLECTED:
        if token.tag & tags.CAP or before.tag & tags.GOVERNS:
            return False
        if before.tag & tags.NUM and not token.tag & tags.PAST:
            return False  # “12 *lives*”
        return not (token.tag & tags.PART and k + 1 < last and tokens[k + 1].lower == "by")
    if not token.tag & tags.BASE or token.tag & _NO_BASE:
        return False
    plural = (
        before.lower[-1:] == "s"
        and before.lower[-2:-1] not in "’'"
        and not before.tag & (tags.PREP | tags.POSS | tags.CAP)
    )
    return bool(before.tag & tags.PERS) or plural


def _finite_after_comma(tokens: Sequence[Token], a: int, last: int) -> bool:
    """Whether a finite verb follows an aside: “the dam, *the oldest of all,* could break”; not a clause of its own:
    “[had not confirmed] the leak, *the dam could break*”."""
    if a >= last or tokens[a].tag & (tags.CC | tags.ING):
        return False
    rest = tokens[a : min(last, a + _ASIDE)]
    if tokens[a].tag & tags.DETERMINER:
        closes = next((k for k, t in enumerate(rest) if t.text == ","), len(rest))
        rest = rest[closes:]
        if len(rest) > 1 and rest[1].tag & tags.INFLECTED and not rest[1].tag & tags.CAP:
            return True
    return any(t.tag & tags.OPERATOR for t in rest)


def _finite_after_dashes(tokens: Sequence[Token], dash: int, last: int) -> bool:
    """“the dam *— the oldest of all —* burst”: whether a finite verb follows a second dash."""
    k = next((i for i in range(dash + 1, min(last - 1, dash + _ASIDE)) if tokens[i].text in LONG_DASHES), dash)
    tag = tokens[k + 1].tag if k > dash else 0
    return bool(tag & tags.FINITE and not tag & tags.CAP)
