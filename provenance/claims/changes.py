"""What happened to the attribution of a claim between two of its statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from provenance.claims.claim import Claim, Credit
from provenance.claims.credits import is_outlet, names, same_source
from provenance.claims.form import Form
from provenance.claims.normalise import lowered
from provenance.claims.verify import form_of
from provenance.claims.words import kind
from provenance.model import Change, ChangeKind, Severity, Stance

COMMITMENT: dict[Stance, int] = {"distance": -1, "neutral": 0, "announce": 0, "endorse": 1}
"""How far a cue vouches for what it introduces; the other stances do not lie on this scale."""
ALIKE, NEARLY_THE_SAME = 80, 90
"""`partial_ratio` from which two quotations are taken for renderings of one: of one speaker, and where the speaker is
not certain."""
_FIRST_PERSON = {"i", "we", "our", "my", "us", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll", "i'd", "we'd"}
_MARKS = frozenset('“”‘"')
_MARKED = re.compile(r"[\[(]|…|\.\.\.|\. \. \.")

Found = tuple[ChangeKind, str, Severity]


def changes(claims: Sequence[Claim], from_: int, to: int) -> Iterator[Change]:
    """The changes from one statement of a claim to a later one; `from_` and `to` are indices into `claims`."""
    a, b = claims[from_], claims[to]
    x, y = voice(a), voice(b)
    found = [*_voice(a, x, b, y), *_quotation(a, b)]
    if x == y == "credited":
        found += [*_chain(a, b), *_stance(a, b)]
    if "hearsay" not in (x, y):
        found += _hedge(a, b, y)
    for what, note, severity in found:
        yield Change(what, from_, to, note, severity)


def _voice(a: Claim, x: str, b: Claim, y: str) -> Iterator[Found]:
    if {x, y} == {"credited", "own"} and (_mentions(b, a.chain) or _mentions(a, b.chain)):
        return
    if x == "credited" and y == "own":
        yield "source-dropped", f"{outlet(a)} credits {_credited(a)}; {outlet(b)} says it in its own voice", "high"
    elif x == "credited" and y == "hearsay":
        yield "source-dropped", f"{outlet(a)} credits {_credited(a)}; {outlet(b)} has it from nobody named", "medium"
    elif x in ("own", "hearsay") and y == "credited":
        yield "source-added", f"{outlet(b)} credits {_credited(b)}, which {outlet(a)} does not", "low"
    elif x == "hearsay" and y == "own":
        yield "hedge-lost", f"hearsay at {outlet(a)}; {outlet(b)} says it as a fact", "high"
    elif x == "own" and y == "hearsay":
        yield "hedge-added", f"a fact at {outlet(a)}; hearsay at {outlet(b)}", "low"


def _mentions(claim: Claim, chain: Sequence[Credit]) -> bool:
    """Does the claim's own text name one of the sources? Then it may well be credited there."""
    text = claim.text.lower()
    return any(credit.name.split()[-1].lower() in text for credit in chain if credit.name.split())


def voice(claim: Claim) -> str:
    """On whose word: `"credited"`, `"hearsay"`, `"own"`, or `"unknown"`: a quotation whose speaker was not found, or a
    sentence that looks like somebody's words though no source was seen."""
    if claim.chain:
        return "unknown" if all(credit.type == "unresolved" for credit in claim.chain) else "credited"
    if _MARKS & {*claim.text}:
        return "unknown"
    words = lowered(claim.body)
    if "hearsay" in (claim.status, claim.mode) or words & kind("hearsay").keys():
        return "hearsay"
    spoken = claim.mode is not None or words & (_FIRST_PERSON | kind("reporting").keys())
    return "unknown" if spoken else "own"


def _chain(a: Claim, b: Claim) -> Iterator[Found]:
    before, after = a.chain, b.chain
    if len(after) < len(before) and _part(after, before):
        gone = _further(before, after)
        if gone and not is_outlet(before[0], outlet(b)):
            yield "chain-shortened", f"{outlet(a)} has it through {gone}, which {outlet(b)} does not say", "medium"
    elif len(after) > len(before) and _part(before, after):
        new = _further(after, before)
        if new and not is_outlet(after[0], outlet(a)):
            yield "chain-lengthened", f"{outlet(b)} has it through {new}, which {outlet(a)} does not say", "low"
    elif a.spelt_out and b.spelt_out and same_source(before[-1], after[-1]) is False:
        yield "re-attributed", f"{outlet(a)} credits {_credited(a)}, {outlet(b)} {_credited(b)}", "medium"


def _further(long: Sequence[Credit], short: Sequence[Credit]) -> str:
    """The named sources that certainly stand in the longer chain only: relays, and origins that are not a person's."""
    relayed = [c for i, c in enumerate(long) if i + 1 < len(long) or long[i - 1].type != "person"]
    return " and ".join(c.name for c in relayed if c.named and all(same_source(c, d) is False for d in short))


def _part(short: Sequence[Credit], long: Sequence[Credit]) -> bool:
    """Does every source of the shorter chain stand in the longer one, in the same order?"""
    rest = iter(long)
    return all(any(same_source(credit, other) for other in rest) for credit in short)


def _hedge(a: Claim, b: Claim, y: str) -> Iterator[Found]:
    if a.mode == "direct" or b.mode == "direct" or not (may_hedge(a) or may_hedge(b)):
        return
    f, g = form_of(a), form_of(b)
    shared = f.weight.keys() & g.weight.keys()
    lost, added = _hedged(a, f, shared), _hedged(b, g, shared)
    if lost and not added and not g.hedged:
        yield "hedge-lost", f"{outlet(a)} hedges it, {outlet(b)} does not", "high" if y == "own" else "medium"
    elif added and not lost and not f.hedged:
        yield "hedge-added", f"{outlet(b)} hedges what {outlet(a)} does not", "low"


def _hedged(claim: Claim, form: Form, shared: set[str]) -> bool:
    return claim.hedged or (bool(form.hedged.keys() & shared) and not _MARKS & {*claim.text})


def _stance(a: Claim, b: Claim) -> Iterator[Found]:
    if a.stance is None or b.stance is None:
        return
    before, after = COMMITMENT.get(a.stance), COMMITMENT.get(b.stance)
    if before is None or after is None or _spoken(a) or _spoken(b) or not same_source(a.chain[-1], b.chain[-1]):
        return
    told = f"{outlet(a)}: {_STANCE[before]}; {outlet(b)}: {_STANCE[after]}"
    if before < after:
        yield "stance-raised", told, "high" if after - before > 1 else "medium"
    elif before > after:
        yield "stance-lowered", told, "low"


_STANCE = {-1: "claimed", 0: "said", 1: "confirmed"}


def _spoken(claim: Claim) -> bool:
    """Are these the source's own words? Then the cue vouches for nothing."""
    return claim.mode in ("direct", "continued") or bool(_MARKS & {claim.text[:1], claim.text[-1:]})


def may_hedge(claim: Claim) -> bool:
    """Can there be a hedge? Spares a closer look at most claims."""
    return claim.hedged or not kind("hedge").keys().isdisjoint(lowered(claim.body))


def _quotation(a: Claim, b: Claim) -> Iterator[Found]:
    same = same_source(a.chain[-1], b.chain[-1]) if a.chain and b.chain else None
    if same is False:
        return
    f, g = form_of(a), form_of(b)
    for x in f.quotations:
        for y in g.quotations:
            altered = _altered(f.part(*x), g.part(*y), ALIKE if same else NEARLY_THE_SAME)
            if altered:
                told = [f"“{words}”" if words else "nothing" for words in altered]
                yield "quote-altered", f"{told[0]} at {outlet(a)}, {told[1]} at {outlet(b)}", "medium"
                return


def _altered(x: Form, y: Form, alike: int) -> tuple[str, str] | None:
    """The words in which two renderings of a quotation differ, cuts at either end and marked omissions left out."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    if _line(x) in _line(y) or _line(y) in _line(x):
        return None
    if _MARKED.search(x.body) or _MARKED.search(y.body) or not fuzz.partial_ratio(_line(x), _line(y)) >= alike:
        return None
    same = [step for step in Levenshtein.opcodes(x.keys, y.keys) if step.tag == "equal"]
    for left, right in pairwise(same):
        before, after = x.text(left.src_end, right.src_start), y.text(left.dest_end, right.dest_start)
        if _letters(before) != _letters(after) and "*" not in before + after:
            return before, after
    return None


def _line(form: Form) -> str:
    return " ".join(form.keys)


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def outlet(claim: Claim) -> str:
    """What to call the place where a claim stands."""
    return claim.outlet or claim.document


def _credited(claim: Claim) -> str:
    return " citing ".join(names(claim.chain))
