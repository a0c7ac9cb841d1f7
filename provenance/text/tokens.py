"""Text → tokens: words, numbers, marks. One linear pass that copies nothing but the words."""

from __future__ import annotations

import re
from sys import intern

from attrs import define

from provenance.lexicon import tags, word_set
from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.tagging import entries

_TOKEN = re.compile(
    r"@\w+|\d+(?:[.,:]\d+)+(?:[ap]m)?(?!\w)|\w+(?:[.’'&@/\-‑–]\w+)*"  # handles, numbers, words
    r"|([^\w\s])\1{3,}|'(?='')|''|``|\.\.\.+|--+|[^\w\s]"  # marks, some of them doubled
)


_PAPER, _COUNTRY = "Sun", "US"
"""A day without “the”, and a pronoun in a line of capitals."""
WORD_LIKE_NAMES = frozenset(("IS", "IT", "WHO", _COUNTRY, _PAPER))
"""Names that look like function words in capitals, or like a day."""
_NO_ADVERBS, _ORIGINS, _TENS = word_set("no_adverbs"), word_set("origins"), word_set("tens")
_ADVERB_ENDINGS = tuple(word_set("adverb_endings"))
LONG_DASHES = frozenset(("—", "–", "―", "--"))
DASHES = LONG_DASHES | {"-"}
"""Dashes, and the hyphen that may stand for one."""
Range = tuple[int, int]
"""Token indices into the document, half-open."""
Reading = tuple[str, str, int, str | None]
"""A word, and its `lower`, `tag` and `lemma`."""


@define(init=False, weakref_slot=False)
class Token:
    """A word or a mark of punctuation. `start` and `end` are code points into the text, half-open.

    `tag` holds the bits of `provenance.lexicon.tags`; `lemma` is the base form where the word can be a verb. `lower` is
    the word in lower case, but a name that looks like a function word or a day keeps its capitals: “the WHO”.

    Its fields are set where it is created and never after. It is not frozen, which would take three times as long to
    create, nor a named tuple, whose fields take four times as long to read: the rules read some thirty per token.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: int
    lemma: str | None

    def read_as(self, reading: Reading) -> Token:
        """The token at the same place with another reading."""
        return _token((self.start, self.end), reading)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`; together they cover every character that is not white space."""
    tokens: list[Token] = []
    for m in _TOKEN.finditer(text, start, end):
        word = m[0]
        if word == "." and tokens and _takes_full_stop(tokens, m.start()):
            tokens[-1] = _with_full_stop(tokens[-1])
            continue
        token = Token()  # as in `_token`, but a call for each word would cost as much as finding it
        token.start, token.end = m.start(), m.end()
        token.text, token.lower, token.tag, token.lemma = _READINGS[word]
        tokens.append(token)
    return tokens


def _token(span: tuple[int, int], reading: Reading) -> Token:
    token = Token()
    token.start, token.end = span
    token.text, token.lower, token.tag, token.lemma = reading
    return token


def is_genitive(token: Token) -> bool:
    """“Bell’s”, not “he’s”."""
    return token.lower.endswith(GENITIVES) and not token.tag & tags.SELFSUBJ


def read_word_like_names(tokens: list[Token]) -> None:
    """Read “the WHO” and “the Sun” as names, in the tokens of one paragraph."""
    for i, token in enumerate(tokens):
        if token.text in WORD_LIKE_NAMES and _is_name(tokens, i):
            tokens[i] = token.read_as((token.text, token.text, tags.WORD | tags.CAP, None))


def _is_name(tokens: list[Token], i: int) -> bool:
    """“the WHO”, “IS said”, “(IT)”, “US officials”: a name that looks like a function word; not “WHO SAID IT”, “it IS
    so”."""
    before, after = tokens[i - 1] if i else _NOTHING, tokens[i + 1] if i + 1 < len(tokens) else _NOTHING
    if tokens[i].text == _PAPER:
        return before.lower == "the"
    if tokens[i].text == _COUNTRY:  # nobody stresses “us” in running text
        return not (_in_capitals(before) and _in_capitals(after))
    if _in_capitals(before) or _in_capitals(after):
        return False
    bracketed = before.text == "(" and after.text == ")"
    if bracketed or before.lower == "the" or before.tag & tags.PREP:
        return True
    if before is _NOTHING:
        return after.text.islower() and not after.tag & (tags.DET | tags.PERS | tags.OBJ | tags.POSS)
    return bool(before.tag & tags.PUNCT and after.tag & tags.FINITE and not after.tag & tags.CAP)


def _in_capitals(token: Token) -> bool:
    return len(token.text) > 1 and token.text.isupper()


_NOTHING = _token((0, 0), ("", "", 0, None))
"""Before the first token and after the last."""


class _Readings(dict[str, Reading]):
    """Word → its reading, worked out when it first occurs. Emptied when full: unlike an LRU cache, it touches nothing
    but the word that is looked up."""

    def __missing__(self, word: str) -> Reading:
        if len(self) >= _MOST_READINGS:
            self.clear()
        self[word] = reading = _read(word)
        return reading


_MOST_READINGS = 1 << 15
_READINGS = _Readings()


def _read(word: str) -> Reading:
    lower = intern(word.lower())  # one object with the word in the lexicons, which it is then found in sooner
    word = lower if word == lower else word
    if not word[0].isalnum():
        handle = word[0] == "@" and len(word) > 1
        return word, lower, tags.WORD | tags.CAP if handle else tags.PUNCT, None
    entry = entries().get(lower)
    if entry is None:
        return word, lower, _guess(word, lower), None
    return word, lower, entry[0] | tags.WORD | (tags.CAP if word[0].isupper() else 0), entry[1]


def _takes_full_stop(tokens: list[Token], position: int) -> bool:
    """Whether a full stop at `position` belongs to the abbreviation before it; not in “says the Sun.”, a paper."""
    last = tokens[-1]
    if last.end != position or last.tag & tags.PUNCT or (last.text == _PAPER and _is_name(tokens, len(tokens) - 1)):
        return False
    initials = last.text[-2:-1] in ("", ".") and last.text[-1].isupper()
    if initials or not last.tag & tags.ABBR:
        return initials
    return last.text[0].isupper() or "." in last.text or bool(last.tag & tags.NOEND and len(last.text) <= len("vs"))


def _with_full_stop(token: Token) -> Token:
    reading = token.text + ".", token.lower + ".", token.tag | tags.ABBR, token.lemma
    return _token((token.start, token.end + 1), reading)


def _guess(word: str, lower: str) -> int:
    """The readings of a word that is in no lexicon, from its shape."""
    bits = tags.WORD
    if word[0].isdigit() or lower.partition("-")[0] in _TENS:
        return bits | tags.NUM  # “Twenty-one”
    if word[0].isupper():
        return bits | tags.CAP | (tags.ADV if lower.endswith(_ADVERB_ENDINGS) else 0)  # “Separately”, not “Sally”
    if lower.endswith("ly") and lower not in _NO_ADVERBS:
        bits |= tags.ADV
    elif lower.endswith("ed") and len(lower) > 4:
        bits |= tags.PART if lower.rpartition("-")[2] in _ORIGINS else tags.PAST | tags.PART  # “*state-owned*”
    elif lower.endswith("ing") and len(lower) > 5:
        bits |= tags.ING
    return bits
