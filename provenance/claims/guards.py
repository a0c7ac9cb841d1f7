"""What keeps two claims apart though their words agree: a number, a date, a negation, a name."""

from __future__ import annotations

from attrs import frozen

from provenance.claims.form import Form
from provenance.claims.quantities import Quantity


@frozen
class Disagreement:
    """`kind` is `"number"`, `"date"`, `"negation"` or `"name"`; `values` is what the first and the second say."""

    kind: str
    values: tuple[str, str]


def disagreement(a: Form, b: Form, *, denied: bool = False, names: bool = True) -> Disagreement | None:
    """The first thing in which two claims with much the same words differ, `None` if nothing keeps them apart.

    `denied` says that just one of them is the content of a denial, so that their polarities are turned; without
    `names` no names are compared.
    """
    return _number(a, b) or _date(a, b) or _negation(a, b, denied) or (_name(a, b) if names else None)


def _number(a: Form, b: Form) -> Disagreement | None:
    only_a = [q for q in a.quantities if not any(q.agrees(p) for p in b.quantities)]
    only_b = [q for q in b.quantities if not any(q.agrees(p) for p in a.quantities)]
    agreed = len(only_a) < len(a.quantities)
    for x in only_a:
        for y in only_b:
            if x.unit == y.unit or (not agreed and _measure(x) == _measure(y)):
                return Disagreement("number", (x.text, y.text))
    return None


def _measure(quantity: Quantity) -> str:
    return quantity.unit if quantity.unit in ("%", "$", "£", "€", "year") else "count"


def _date(a: Form, b: Form) -> Disagreement | None:
    if a.dates and b.dates and not a.dates & b.dates:
        return Disagreement("date", (min(a.dates), min(b.dates)))
    if a.weekdays and b.weekdays and not a.weekdays & b.weekdays:
        return Disagreement("date", (min(a.weekdays).title(), min(b.weekdays).title()))
    return None


def _negation(a: Form, b: Form, denied: bool) -> Disagreement | None:
    shared = a.weight.keys() & b.weight.keys()
    one_sided = (a.negated.keys() ^ b.negated.keys()) & shared
    both = a.negated.keys() & b.negated.keys() & shared
    turned = bool(one_sided) and not both and len(a.negations) != len(b.negations)
    if turned == denied:
        return None
    key = min(one_sided, default=None)
    return Disagreement("negation", (_polarity(a, key), _polarity(b, key)))


def _polarity(form: Form, key: str | None) -> str:
    """What a claim says of a word: “not affected”, “affected”."""
    if key is None:
        return ""
    return form.text(*form.negated[key]) if key in form.negated else form.text(*form.place(key))


def _name(a: Form, b: Form) -> Disagreement | None:
    for x in _own_names(a, b):
        for y in _own_names(b, a):
            if _same_place(a, x, b, y) and not _acronym(a, x, b, y) and not _acronym(b, y, a, x):
                return Disagreement("name", (_text(a, x), _text(b, y)))
    return None


def _own_names(form: Form, other: Form) -> list[tuple[int, int]]:
    return [run for run in form.names if not any(form.keys[i] in other.weight for i in range(*run))]


def _same_place(a: Form, x: tuple[int, int], b: Form, y: tuple[int, int]) -> bool:
    """Do the same words stand before and after both names? An end of the claim goes with anything."""
    before = (a.keys[x[0] - 1] if x[0] else "", b.keys[y[0] - 1] if y[0] else "")
    after = (a.keys[x[1]] if x[1] < len(a.keys) else "", b.keys[y[1]] if y[1] < len(b.keys) else "")
    return all(p == q or not (p and q) for p, q in (before, after)) and any(before + after)


def _acronym(a: Form, x: tuple[int, int], b: Form, y: tuple[int, int]) -> bool:
    initials = "".join(b.keys[i][0] for i in range(*y))
    return any(a.words[i].lower == initials for i in range(*x)) and len(initials) > 1


def _text(form: Form, run: tuple[int, int]) -> str:
    return " ".join(form.words[i].lower.title() for i in range(*run))
