"""A segmentation, indexed for the rules: which quotation each token is in, and what comes before each token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import copy
from itertools import accumulate
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.verbs import cue_verbs
from provenance.text import Quotation, Segmentation, marks
from provenance.text.paragraphs import Paragraph
from provenance.text.phrase_starts import phrase_start
from provenance.text.sentences import SentenceSpan
from provenance.text.source_phrases import head_of, kind_of
from provenance.text.tokens import LONG_DASHES, Range, Token

if TYPE_CHECKING:
    from provenance.rules.content_boundaries import Boundaries

BREAKS = LONG_DASHES | {","}
"""Marks that separate a cue from the content beside it."""
_STOPS = frozenset(("(", ")", ";", ":", "according", "citing", "quoting"))
_NOTABLE = tags.PUNCT | tags.FINITE | tags.ING
"""Every mark, finite verb and stop has one of these."""
_MEETINGS = word_set("hearers")
_STEPS = {"(": 1, ")": -1}
_NAME = 4
"""Most tokens of a name in single marks inside a quotation, the first mark included: “said ‘Gus the Cat’ was here”."""
_END_MARKS = frozenset((".", "!", "?", "…", "..."))
_QUOTATION_MARKS = frozenset(("“", "”", '"', "''", "``", "‘", "«", "»", "„"))
_MAYBE_TRANSPARENT = frozenset((",", "'"))
"""Marks that it depends on what follows."""


class IndexedText:
    """`quoted[i]` is the index of the quotation token `i` is in, or -1. `cues` are the verbs that can introduce an
    attribution, by lemma. `commas`, `verbs`, `reporting` and `stops` are sorted token indices: of commas, of finite
    verbs, of those outside quotations that can be cues, and of the tokens outside quotations that
    `provenance.rules.content_end` looks for. `boundaries` keeps what it found, by the end of the clause. `token_at` and
    `sentence_at` take positions in the text."""

    __slots__ = (
        "_depths",
        "_marks",
        "_reporting_anywhere",
        "_stops_anywhere",
        "boundaries",
        "commas",
        "cues",
        "paragraphs",
        "quotations",
        "quoted",
        "reporting",
        "sentence_at",
        "sentences",
        "starts",
        "stops",
        "text",
        "token_at",
        "tokens",
        "verbs",
    )

    def __init__(self, segmentation: Segmentation) -> None:
        self.text = segmentation.text
        self.tokens = segmentation.tokens
        self.sentences = segmentation.sentences
        self.quotations = segmentation.quotations
        self.paragraphs = segmentation.paragraph_kinds
        self.token_at, self.sentence_at = segmentation.token_at, segmentation.sentence_at
        self.starts = [sentence.first for sentence in self.sentences]
        self.cues = cue_verbs()
        self.boundaries: dict[int, Boundaries] = {}
        self.quoted = segmentation.quoted
        tokens = self.tokens
        notable = [i for i, token in enumerate(tokens) if token.tag & _NOTABLE]
        self._marks = [i for i in notable if tokens[i].tag & tags.PUNCT]
        self.commas = [i for i in self._marks if tokens[i].text == ","]
        self.verbs = [i for i in notable if tokens[i].tag & tags.FINITE and not tokens[i].tag & tags.CAP]
        self._reporting_anywhere = [i for i in notable if tokens[i].tag & tags.CUE and _reports(tokens, i)]
        self._stops_anywhere = [i for i in notable if tokens[i].text in _STOPS]
        self._find_stops()

    def _find_stops(self) -> None:
        self.stops = [i for i in self._stops_anywhere if self.quoted[i] < 0]
        self.reporting = [i for i in self._reporting_anywhere if self.quoted[i] < 0]
        self._depths = [0, *accumulate(_STEPS.get(self.tokens[i].text, 0) for i in self.stops)]

    def without_quotations(self, but: tuple[Quotation, ...] = ()) -> IndexedText:
        """The same text as if nothing in it were quoted `but` those, to examine what a quotation itself reports: other
        marks, and the commas before opening ones, are no more of an obstacle than an adverb."""
        plain, tokens, kept = copy(self), list(self.tokens), set[int]()
        plain.quoted = [-1] * len(tokens)
        for number, (_, _, _, first, last) in enumerate(but):
            plain.quoted[first:last] = [number] * (last - first)
            kept.update(range(first - 1, last))
        for i in self._marks:
            if i not in kept and _is_transparent(self.tokens, i):
                tokens[i] = tokens[i].read_as((tokens[i].text, tokens[i].lower, tags.PUREADV, None))
        plain.tokens, plain.quotations, plain.boundaries = tuple(tokens), but, {}
        plain._marks = [i for i in self._marks if tokens[i].tag & tags.PUNCT]
        plain._find_stops()
        return plain

    def nested_quotations(self) -> tuple[Quotation, ...]:
        """The quotations in single marks that quotations contain, except names; not those inside them in turn."""
        tokens, found, free = self.tokens, list[Quotation](), 0
        for i in self._marks:
            outer = self.quotations[self.quoted[i]] if i >= free and self.quoted[i] >= 0 else None
            if outer is None or i == outer.first or not marks.opens_single(tokens, i, outer.first):
                continue
            if (end := marks.end_of_single(tokens, i, outer.last)) > i + _NAME:
                free = end + 1
                found.append(Quotation(tokens[i].start, tokens[end].end, True, i, free))
        return tuple(found)

    def has_verb(self, a: int, b: int) -> bool:
        """Whether a finite verb is among the tokens `a:b`."""
        return bisect_left(self.verbs, a) < bisect_left(self.verbs, b)

    def count_words(self, a: int, b: int) -> int:
        """How many of the tokens `a:b` are words rather than marks."""
        return b - a - (bisect_left(self._marks, b) - bisect_left(self._marks, a))

    def count_words_up_to(self, ends: Sequence[int], a: int) -> list[int]:
        """How many of the tokens from `a` to each of the ends are words rather than marks."""
        before = a - bisect_left(self._marks, a)
        return [b - bisect_left(self._marks, b) - before for b in ends]

    def count_quoted(self, a: int, b: int) -> int:
        """How many of the tokens `a:b` are inside quotations."""
        return b - a - self.quoted[a:b].count(-1)

    def count_quoted_words(self, a: int, b: int) -> int:
        """How many of the tokens `a:b` are words inside quotations."""
        marks = self._marks[bisect_left(self._marks, a) : bisect_left(self._marks, b)]
        return self.count_quoted(a, b) - sum(self.quoted[i] >= 0 for i in marks)

    def depth(self, k: int) -> int:
        """How many brackets are open before token `k`."""
        return self._depths[bisect_left(self.stops, k)]

    def sentence_of(self, i: int) -> int:
        """The index of the sentence that token `i` is in."""
        return bisect_right(self.starts, i) - 1

    def paragraph_of(self, i: int) -> Paragraph:
        """The paragraph that token `i` is in."""
        return self.paragraphs[self.sentences[self.sentence_of(i)].paragraph - 1]

    def is_prose(self, sentence: SentenceSpan) -> bool:
        """Whether a sentence belongs to the article, not to a byline, a credit or the page."""
        return self.paragraphs[sentence.paragraph - 1].kind == "prose"

    @property
    def prose_quotations(self) -> list[Quotation]:
        """The quotations that belong to the article."""
        return [q for q in self.quotations if self.is_prose(self.sentences[self.sentence_of(q.first)])]

    def clause_end(self, first: int, last: int) -> int:
        """The end of a sentence without its final mark, unless the mark is inside a quotation."""
        while last > first and self.tokens[last - 1].text in _END_MARKS and self.quoted[last - 1] < 0:
            last -= 1
        return last

    def opens_quotation(self, i: int) -> bool:
        return self.quoted[i] >= 0 and self.quotations[self.quoted[i]].first == i

    def stands_alone(self, quotation: Quotation) -> bool:
        """Whether a quotation is one or several whole sentences."""
        first, last = self.sentence_of(quotation.first), self.sentences[self.sentence_of(quotation.last - 1)]
        return quotation.first == self.sentences[first].first and quotation.last >= self.clause_end(
            last.first, last.last
        )

    def kind_of(self, source: Range | None, frame: str = "") -> str:
        """What kind of phrase a source is, from its form only; in “Norvik, *which* said …” as in “*who* said”, in “a
        letter *which* said” as in “a letter said”."""
        if source is None:
            return "none"
        kind, tokens = kind_of(self.tokens, *source), self.tokens
        if kind == "which" and frame in ("clause", "that") and source[0] > 1:
            last = source[0] - 1 - (comma := tokens[source[0] - 1].text == ",")
            start = phrase_start(tokens, last, self.sentences[self.sentence_of(last)].first)
            described = kind if start is None else kind_of(tokens, start, last + 1)
            if described == "document":
                return described
            return "who" if (comma and tokens[last].tag & tags.CAP) or described == "body" else kind
        met = kind == "thing" and head_of(tokens, *source).lower in _MEETINGS  # “a public *meeting* heard that …”
        return "body" if met else kind


def _is_transparent(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is a quotation mark (a straight single one only where it opens), or the comma before one."""
    text = tokens[i].text
    if text not in _MAYBE_TRANSPARENT or i + 1 == len(tokens):
        return text in _QUOTATION_MARKS
    following = tokens[i + 1]
    if text == ",":
        return following.tag & tags.PUNCT > 0 and _is_transparent(tokens, i + 1)
    return following.start == tokens[i].end and i > 0 and tokens[i - 1].end < tokens[i].start


def _reports(tokens: Sequence[Token], i: int) -> bool:
    """“*said*”, “…, *saying*”, “with Bell *saying*”: whether this form of a cue attributes something of its own."""
    tag = tokens[i].tag
    if tag & tags.CAP:
        return False
    own = tag & tags.ING and i > 0 and (tokens[i - 1].text == "," or tokens[i - 1].tag & tags.CAP)
    return bool(tag & tags.INFLECTED or own)
