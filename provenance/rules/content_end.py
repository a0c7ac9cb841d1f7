"""Where content to the right of a cue ends, by counts of the boundary at a place and of what is around it.

A *boundary* is a mark or a word at which content may end (`provenance.rules.content_boundaries`); its *situation* is
what else was counted of it. `places` gives both, to the engine and to the script that counts them; `right_end` decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import inf

from provenance.lexicon import tags
from provenance.rules.boundary_counts import Place, boundary_counts
from provenance.rules.content_boundaries import Boundaries, class_of, joined_to_plural
from provenance.rules.content_limit import limit_in_clause, resumed_after
from provenance.rules.cue_context import CueContext
from provenance.rules.frame_names import CLAUSES, frame_family
from provenance.rules.indexed_text import BREAKS, IndexedText
from provenance.text.groups import has_auxiliary
from provenance.text.noun_phrases import starts_clause
from provenance.text.tokens import Token

_MOST = 3
"""Commas and verbs are counted up to this number."""
_FEW = tuple("0123456789")
_PLACES = 60
"""Number of boundaries examined; it keeps the search linear."""
_NEVER = 0.03
"""Content is followed no further once its chance of going on is below this."""
_ASIDE = 20
"""Asides between a subject and its verb are shorter than this (in tokens); it keeps the search linear."""
_ASIDE_MARKS = BREAKS | {"-"}
_EXACT = 0.5
"""Weight of the exact end relative to an end that gets half of the content right."""
_SWALLOWED = 0.45
"""Weight of a cue that content takes in though it ends before: what that cue attributes is then lost as well."""


def right_end(context: CueContext, frame: str, start: int) -> int:
    """The end of the content that starts at token `start`: the one most likely to give content that shares at least
    half of its words with the true content."""
    family, counts = frame_family(frame), boundary_counts()
    last = limit_in_clause(context, family, start)
    goes_on, ends = 1.0, []
    for place in places(context, start, last):
        if family in CLAUSES and _awaits_clause(context.text, start, place.k, last):
            continue
        chance = counts.chance(family, place)
        ends.append((place.k, goes_on * chance))
        goes_on *= 1 - chance
        if goes_on < _NEVER:
            break
    return _best(context.text, start, [*ends, (last, goes_on)]) if ends else last


def places(context: CueContext, start: int, last: int) -> Iterator[Place]:
    """The boundaries between `start` and `last`, outside quotations and brackets."""
    text, found = context.text, 0
    surroundings = _Situation(context, start, last)
    known = text.boundaries.get(last)
    if known is None:
        known = text.boundaries[last] = Boundaries(start, last)
    depth, plural = text.depth(start), _is_plural(context)
    for k, name in known.after(text, start):
        if text.depth(k) - (text.tokens[k].text == ")") == depth:
            yield Place(k, (plural and joined_to_plural(text, k, last)) or name, surroundings.at(k))
            found += 1
            if found == _PLACES:
                break


def _is_plural(context: CueContext) -> bool:
    """“They *want* a vote”: a bare form that is the verb of its clause; one joined to it looks like an infinitive."""
    bare = context.form == "finite" and context.text.tokens[context.head].tag & (tags.BASE | tags.PAST) == tags.BASE
    return bare and not has_auxiliary(context.text.tokens, context.group, context.head)


_MARK = tags.PUNCT | tags.CC


class _Situation:
    """What is around the places in one content."""

    def __init__(self, context: CueContext, start: int, last: int) -> None:
        self.text, self.start, self.last = context.text, start, last
        tokens = context.text.tokens
        first = start + (start < last and tokens[start].lower == "that")
        opens = class_of(tokens[first]) if first < last else "end"
        self.fixed = (_clause(context), context.kind, context.lemma, context.form, opens)
        self.commas = bisect_left(context.text.commas, start), bisect_left(context.text.commas, last)
        self.verbs = bisect_left(context.text.verbs, start), bisect_left(context.text.verbs, last)
        """How many come before the content, and before its end."""

    def at(self, k: int) -> tuple[str, ...]:
        clause, kind, lemma, form, opens = self.fixed
        (commas, all_commas), (verbs, all_verbs), tokens = self.commas, self.verbs, self.text.tokens
        a = k + 1 if tokens[k].tag & _MARK else k
        following = class_of(tokens[a]) if a < self.last else "end"
        second = class_of(tokens[a + 1]) if a + 1 < self.last else "end"
        before = "yes" if bisect_left(self.text.verbs, k) > verbs else "no"
        passed = bisect_left(self.text.commas, k)
        return (
            clause,
            kind,
            _FEW[min(all_commas - passed - (tokens[k].text == ","), _MOST)],
            _FEW[min(passed - commas, _MOST)],
            lemma,
            form,
            f"{following} {second}",
            opens,
            f"{before} {following}",
            _FEW[min(all_verbs - bisect_left(self.text.verbs, k + 1), _MOST)],
        )


def _clause(context: CueContext) -> str:
    """The clause the cue is in: `relative`; `front` or `inner` after a conjunction at the start of the sentence or
    inside it; `main`; `none` without a subject."""
    tokens, subject = context.text.tokens, context.subject
    if subject is None:
        return "none"
    if tokens[subject[0]].tag & tags.REL and subject[1] - subject[0] == 1:
        return "relative"
    for k in range(subject[0] - 1, max(context.first, subject[0] - 4) - 1, -1):
        token = tokens[k]
        if token.tag & tags.PUNCT:
            break
        if token.tag & tags.REL and token.lower != "that":
            return "relative"
        if (token.tag & tags.SUB and not token.tag & tags.CAP) or token.lower == "that":
            opens = k == context.first or (
                k == context.first + 1 and tokens[context.first].tag & (tags.CC | tags.PUNCT)
            )
            return "front" if opens else "inner"
    return "main"


def _awaits_clause(text: IndexedText, start: int, k: int, last: int) -> bool:
    """Whether content that is a clause is not complete at the comma or dash at `k`: an aside follows its subject (“said
    the dam *— the oldest —* had burst”), or only a phrase or a clause has opened it (“that *in a storm,* it leaks”)."""
    tokens, mark = text.tokens, text.tokens[k].text
    first = start + (tokens[start].lower == "that")
    if k == first or (mark == "," and resumed_after(text, k, last)):
        return True  # “said that*,* after all, it leaks”, “that Bell said*,* citing two clerks, that it leaks”
    first += tokens[first].text == ","
    if text.quoted[k - 1] >= 0 and tokens[first].tag & tags.SUB and not text.quoted[first] >= 0:
        return starts_clause(tokens, k, last)  # “that while it was “a bad dam,” *it leaked*”
    when = tokens[first].lower == "when" and (first > start or tokens[first - 1].tag & tags.VERB)
    if mark == "," and when and tokens[first + 1].tag & tags.PART:
        return starts_clause(tokens, k + 1, last)  # “that *when asked,* she denied it”, not “was bold *when asked,* …”
    if mark not in _ASIDE_MARKS or (starts_clause(tokens, first, k) and not _opens_participle(tokens[k : k + 3])):
        return False
    if mark == "," and tokens[first].tag & (tags.PREP | tags.SUB) and starts_clause(tokens, k + 1, last):
        return True
    closing = next((c for c in range(k + 1, min(last - 2, k + _ASIDE)) if _closes(tokens[c].text, mark)), k)
    if closing == k or text.count_quoted(k, closing):
        return False
    after = closing + 1 + (text.opens_quotation(closing + 1) or bool(tokens[closing + 1].tag & tags.PUREADV))
    return bool(tokens[after].tag & tags.FINITE) and not tokens[after].tag & tags.CAP


def _opens_participle(after: Sequence[Token]) -> bool:
    """“the price changes*, coupled with* a strike, …”: an aside, even where a noun before it looks like a verb."""
    return len(after) > 2 and after[0].text == "," and bool(after[1].tag & tags.PART and after[2].tag & tags.PREP)


def _closes(text: str, mark: str) -> bool:
    """Whether a mark closes an aside that `mark` opened: a comma a comma, any dash a dash."""
    return text == mark or (mark != "," and text in _ASIDE_MARKS and text != ",")


def _best(text: IndexedText, start: int, ends: list[tuple[int, float]]) -> int:
    """The end whose content shares half of its words with the content of the most probable ends, and takes in few cues
    that are probably beyond it."""
    sizes = text.count_words_up_to([end for end, _ in ends], start)
    best, most, low, high, near = start, -inf, 0, 0, 0.0
    cues, passed, swallowed = _cues_before(text, start), 0.0, 0.0
    for i, (end, chance) in enumerate(ends):
        while high < len(ends) and sizes[high] <= 2 * sizes[i]:
            near += ends[high][1]
            high += 1
        while 2 * sizes[low] < sizes[i]:
            near -= ends[low][1]
            low += 1
        within = max(cues, bisect_left(text.reporting, end))
        swallowed += passed * (within - cues)
        worth = near + _EXACT * chance - _SWALLOWED * swallowed
        if worth > most:
            best, most = end, worth
        cues, passed = within, passed + chance
    return best


def _cues_before(text: IndexedText, start: int) -> int:
    """How many cues come before those that content from `start` on could do without: its first verb may be its own."""
    i = bisect_left(text.verbs, start)
    return bisect_left(text.reporting, text.verbs[i] + 1) if i < len(text.verbs) else len(text.reporting)
