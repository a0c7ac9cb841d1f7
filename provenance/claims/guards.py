"""What keeps two claims apart though their words agree: a number, a date, a negation, a name."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.claims.claim_lexicon import kind
from provenance.claims.form import CONTENT, Form, weigh
from provenance.claims.name_matching import Name, may_be_one, name_of, one_name
from provenance.claims.roles import exchanged
from provenance.claims.spheres import two_holders

WIDENED = 2
"""Number of words on either side of a name that may describe whom it names."""


@frozen
class Disagreement:
    """`kind` is `"number"`, `"date"`, `"time"`, `"negation"`, `"roles"` or `"name"`; `values` are what the first and
    the second claim say."""

    kind: str
    values: tuple[str, str]


def disagreement(a: Form, b: Form, *, denied: bool = False, names: bool = True) -> Disagreement | None:
    """The first thing in which two claims with much the same words differ; `None` if nothing keeps them apart.

    `denied` says that exactly one of them is the content of a denial, so that their polarities are reversed; without
    `names`, names are not compared.
    """
    return (
        _number(a, b)
        or _place(a, b)
        or _date(a, b)
        or _negation(a, b, denied)
        or _opposite(a, b)
        or _roles(a, b)
        or ((_name(a, b) or _holder(a, b)) if names else None)
    )


def _number(a: Form, b: Form) -> Disagreement | None:
    only_a = [q for q in a.quantities if not any(q.agrees(p) for p in b.quantities)]
    only_b = [q for q in b.quantities if not any(q.agrees(p) for p in a.quantities)]
    agreed = len(only_a) < len(a.quantities)
    for x in only_a:
        for y in only_b:
            if x.comparable(y) or (not agreed and x.unit.measure == y.unit.measure == "count"):
                return Disagreement("number", (x.text, y.text))
    return None


def _place(a: Form, b: Form) -> Disagreement | None:
    """“The third crash” against “the fourth crash”, “finished third” against “finished fourth”."""
    said, other = (dict(_places(a)), dict(_places(b))) if a.ranks and b.ranks else ({}, {})
    for context in said:
        if context in other and said[context][0] != other[context][0]:
            return Disagreement("number", (said[context][1], other[context][1]))
    return None


def _places(form: Form) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    """Each ordinal with the word after it and the word before it, if they are telling."""
    for i, word in ((i, form.words[i]) for i in form.ranks):
        for step in (1, -1):
            beside = form.words[i + step] if 0 <= i + step < len(form.words) else None
            if beside and weigh(beside.key) >= CONTENT and beside.lower not in kind("month"):
                yield (step, beside.key), (word.ordinal or 0, word.lower)


def _date(a: Form, b: Form) -> Disagreement | None:
    if a.dates and b.dates and not a.dates & b.dates:
        return Disagreement("date", (min(a.dates), min(b.dates)))
    if a.weekdays and b.weekdays and not a.weekdays & b.weekdays:
        return Disagreement("date", (min(a.weekdays).title(), min(b.weekdays).title()))
    if a.months and b.months and not a.months.keys() & b.months.keys():
        return Disagreement("date", (a.months[min(a.months)], b.months[min(b.months)]))
    if a.clocks and b.clocks and not any(x.minutes & y.minutes for x in a.clocks for y in b.clocks):
        return Disagreement("time", (_clock(a), _clock(b)))
    return None


def _clock(form: Form) -> str:
    return form.text(form.clocks[0].first, form.clocks[0].last)


def _opposite(a: Form, b: Form) -> Disagreement | None:
    """“Rose” against “fell”, each between the same words. What two different people do about one thing, “condemned the
    raid” and “defended the raid”, is two claims."""
    for i, contraries in a.opposed:
        for j, other in enumerate(b.keys):
            if other not in contraries or a.keys[i] in b.weight or other in a.weight:
                continue
            if (other in b.negated) != (a.keys[i] in a.negated):
                continue  # “unsafe” and “not safe”
            if _same_place(a, (i, i + 1), b, (j, j + 1)):
                return Disagreement("negation", (a.words[i].lower, b.words[j].lower))
            if i and j and _object(a, i) == _object(b, j) != "":
                return Disagreement("name", (a.text(0, i), b.text(0, j)))
    return None


def _object(form: Form, at: int) -> str:
    """The first content word among the three after a verb."""
    return next((key for key in form.keys[at + 1 : at + 4] if weigh(key) >= CONTENT), "")


def _roles(a: Form, b: Form) -> Disagreement | None:
    subjects = exchanged(a, b)
    return Disagreement("roles", subjects) if subjects else None


def _negation(a: Form, b: Form, denied: bool) -> Disagreement | None:
    shared = a.weight.keys() & b.weight.keys()
    one_sided = (a.negated.keys() ^ b.negated.keys()) & shared
    turned = bool(one_sided) and (len(a.negations) - len(b.negations)) % 2 == 1
    if (turned and not (_negates_opposite(a, b) or _negates_opposite(b, a))) == denied:
        return None
    key = min(one_sided, key=lambda key: _scope(a, b, key), default=None)
    return Disagreement("negation", (_polarity(a, key), _polarity(b, key)))


def _negates_opposite(a: Form, b: Form) -> bool:
    """Whether `b` negates the opposite of what `a` says: “the road is *unsafe*”, “the road is *not safe*”."""
    return any(
        not contraries.isdisjoint(b.negated) and a.keys[i] not in a.negated and a.keys[i] not in b.weight
        for i, contraries in a.opposed
    )


def _scope(a: Form, b: Form, key: str) -> tuple[int, str]:
    """How far from its negation a word is that one of the two claims negates."""
    first, last = a.negated.get(key) or b.negated[key]
    return last - first, key


def _polarity(form: Form, key: str | None) -> str:
    """What a claim says of a word: “not affected”, “affected”."""
    if key is None:
        return ""
    return form.text(*form.negated[key]) if key in form.negated else form.text(*form.place(key))


def _name(a: Form, b: Form) -> Disagreement | None:
    for x in a.names:
        for y in b.names:
            if _namesakes(a, x, b, y):
                return Disagreement("name", (_text(a, x), _text(b, y)))
    for x in _own_names(a, b):
        for y in _own_names(b, a):
            wide = _widened(a, x, b), _widened(b, y, a)
            alike = wide[0] != x and wide[1] != y and _same_place(a, wide[0], b, wide[1])
            if (alike or _same_place(a, x, b, y)) and not one_name(_name_words(a, x), _name_words(b, y)):
                return Disagreement("name", (_text(a, x), _text(b, y)))
    return None


def _holder(a: Form, b: Form) -> Disagreement | None:
    """“The council plans” against “the developer plans”."""
    holders = two_holders(a, b)
    return Disagreement("name", holders) if holders else None


def _namesakes(a: Form, x: tuple[int, int], b: Form, y: tuple[int, int]) -> bool:
    """Whether they are two people with one surname or two streets in two towns: only the last words are the same."""
    first, second = a.keys[x[0] : x[1] - 1], b.keys[y[0] : y[1] - 1]
    if not first or not second or a.keys[x[1] - 1] != b.keys[y[1] - 1]:
        return False
    if {a.words[x[0]].lower, b.words[y[0]].lower} <= kind("particle").keys():
        return False
    if not b.weight.keys().isdisjoint(first) or not a.weight.keys().isdisjoint(second):
        return False
    return not may_be_one(a.words[x[0]].lower, b.words[y[0]].lower)


def _own_names(form: Form, other: Form) -> list[tuple[int, int]]:
    return [run for run in form.names if not any(form.keys[i] in other.weight for i in range(*run))]


def _widened(form: Form, run: tuple[int, int], other: Form) -> tuple[int, int]:
    """A name with the words beside it that the other claim does not have: “the Heller *group*”."""
    first, last = run
    while first > max(0, run[0] - WIDENED) and form.keys[first - 1] not in other.weight:
        first -= 1
    while last < min(len(form.keys), run[1] + WIDENED) and form.keys[last] not in other.weight:
        last += 1
    return first, last


def _same_place(a: Form, x: tuple[int, int], b: Form, y: tuple[int, int]) -> bool:
    """Whether the same words are before and after both, leaving out titles. The end of a claim matches anything."""
    before, after = (_beside(a, x[0], -1), _beside(b, y[0], -1)), (_beside(a, x[1] - 1, 1), _beside(b, y[1] - 1, 1))
    return all(p == q or not (p and q) for p, q in (before, after)) and any(before + after)


def _beside(form: Form, at: int, step: int) -> str:
    at += step
    while 0 <= at < len(form.words) and form.words[at].lower in kind("title"):
        at += step
    return form.keys[at] if 0 <= at < len(form.words) else ""


def _text(form: Form, run: tuple[int, int]) -> str:
    return " ".join(form.words[i].lower.title() for i in range(*run))


def _name_words(form: Form, run: tuple[int, int]) -> Name:
    """The words of a name with the particle before it: “al-Zawahri”."""
    first, last = run
    if first > 0 and form.words[first - 1].lower in kind("particle"):
        first -= 1
    return name_of(form.text(first, last))
