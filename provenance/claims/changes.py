"""What happened to the attribution of a claim between two statements of it: reported only if they certainly say the
same thing and it is certain on whose word each does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from provenance.claims.agencies import set_beside
from provenance.claims.claim import Claim, Credit
from provenance.claims.claim_lexicon import kind
from provenance.claims.credits import is_medium, is_outlet, names, outlet, same_source
from provenance.claims.form import Form
from provenance.claims.name_matching import name_of
from provenance.claims.normalise import lowered, says
from provenance.claims.quotations import alteration
from provenance.claims.standing import raised
from provenance.claims.surroundings import mentioned, told_of
from provenance.claims.verify import Match, agreement, covers, form_of
from provenance.model import Change, ChangeKind, Severity, Stance

COMMITMENT: dict[Stance, int] = {"distance": -1, "neutral": 0, "announce": 0, "endorse": 1}
"""How far a cue vouches for what it introduces; the other stances are not on this scale."""
CERTAIN = 0.5
"""Certainty of an attribution from which its loss, gain or change is reported."""
RESTATED = 0.6
"""Wording score from which one statement repeats the other, rather than two speakers merely agreeing …"""
LEAST_STATED, LEAST_RESTATED = 2.5, 4.0
"""… and the weight that both must share for their sources to be compared, and where their speakers differ: two people
easily say the same few words."""
_FIRST_PERSON = {"i", "we", "our", "my", "us", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll", "i'd", "we'd"}
_MARKS = frozenset('“”‘"<>')
"""Quotation marks, and leftovers of a page's markup."""

Found = tuple[ChangeKind, str, Severity]


def changes(claims: Sequence[Claim], from_: int, to: int, match: Match, *, copied: bool = False) -> Iterator[Change]:
    """The changes from one statement of a claim to a later one; `from_` and `to` are indices into `claims`.

    `copied` says that one of the articles is a copy of the other. A source named around a statement does not count as
    left out.
    """
    a, b = set_beside(claims[from_], claims[to], copied=copied)
    altered = _altered(a, b)
    found: list[Found] = [("quote-altered", *altered)] if altered else []
    if match.conflict is None and (match.evidence == "quote" or _restated(match)):
        found += _attribution(a, b, match.evidence == "quote")
    for what, note, severity in found:
        yield Change(what, from_, to, note + order(a, b), severity)


def _altered(a: Claim, b: Claim) -> tuple[str, Severity] | None:
    same = same_source(a.chain[-1], b.chain[-1]) if a.chain and b.chain else None
    if same is False or (same is None and a.spelt_out and b.spelt_out):
        return None
    return alteration(a, b)


def _restated(match: Match) -> bool:
    return match.evidence == "wording" and match.score >= RESTATED


def _attribution(a: Claim, b: Claim, quoted: bool) -> Iterator[Found]:
    x, y = _voice_beside(a, b), _voice_beside(b, a)
    one_speaker = bool(a.chain and b.chain) and _same(a.chain[-1], b.chain[-1], quoted)
    certain = _certain(a, x) and _certain(b, y)
    if certain and (x == y or _one_statement(a, b) or _whole(a, b)):
        yield from _voice(a, x, b, y)
    if (x == y == "credited" and certain) or (quoted and one_speaker):
        yield from _chain(a, b, certain, quoted)
        yield from _stance(a, b)
    if quoted or one_speaker or (certain and "own" in (x, y) and "hearsay" not in (x, y)):
        yield from _hedge(a, b, y)


def _voice_beside(claim: Claim, other: Claim) -> str:
    """The voice of a claim; its outlet's own for a plan beside a plan, or if its holder is in the other, too; unknown
    for a demand, and for a plan whose holder is not known."""
    if claim.held and claim.chain and (other.held or all(lowered(c.name) & lowered(other.body) for c in claim.chain)):
        return "own"
    return "unknown" if claim.held and claim.stance == "neutral" else voice(claim)


def _certain(claim: Claim, voice: str) -> bool:
    """Whether it is certain on whose word a claim stands. A word like “reportedly” leaves no doubt."""
    if claim.held and voice == "own":
        return True
    factive = claim.mode == "mental" and not kind("factive").keys().isdisjoint(lowered(claim.body))
    return (claim.certainty >= CERTAIN and (claim.mode != "mental" or (claim.held and not factive))) or (
        voice == "hearsay" and claim.hedged
    )


def order(a: Claim, b: Claim) -> str:
    """What to add to a note where it is not known which of the two came first."""
    if a.day is None or b.day is None:
        return " (undated: which came first is not known)"
    return " (same day: times of day are not compared)" if a.day == b.day else ""


def _voice(a: Claim, x: str, b: Claim, y: str) -> Iterator[Found]:
    if {x, y} == {"credited", "own"} and any(
        mentioned(one.chain, other) for one, other in ((a, b), (b, a)) if not one.held
    ):
        return
    if x == "credited" and y == "own":
        if any(is_outlet(credit, outlet(b)) for credit in a.chain):
            return
        yield "source-dropped", f"{outlet(a)} credits {_credited(a)}; {outlet(b)} says it in its own voice", "high"
    elif x == "credited" and y == "hearsay":
        yield "source-dropped", f"{outlet(a)} credits {_credited(a)}; {outlet(b)} has it from nobody named", "medium"
    elif x in ("own", "hearsay") and y == "credited":
        itself = is_outlet(b.chain[0], outlet(a)) and f"{outlet(b)} credits {outlet(a)}, which says it in its own voice"
        yield "source-added", itself or f"{outlet(b)} credits {_credited(b)}, which {outlet(a)} does not", "low"
    elif x == "hearsay" and y == "own":
        yield "hedge-lost", f"hearsay at {outlet(a)}; {outlet(b)} says it as a fact", "high"
    elif x == "own" and y == "hearsay":
        yield "hedge-added", f"a fact at {outlet(a)}; hearsay at {outlet(b)}", "low"


def voice(claim: Claim) -> str:
    """On whose word it stands: `"credited"`, `"hearsay"`, `"own"`, or `"unknown"`: a quotation whose speaker was not
    found, or a sentence that looks like somebody's words although no source was found."""
    if claim.chain:
        return "credited"
    if claim.mode == "orphan-quote" or claim.stance == "suggest" or _MARKS & {*claim.text}:
        return "unknown"
    words = {
        word.lower for word in form_of(claim).words if not word.name or word.start == 0 or word.lower in _FIRST_PERSON
    }
    if ("hearsay" in (claim.status, claim.mode) and not words & _FIRST_PERSON) or words & kind("hearsay").keys():
        return "hearsay"
    spoken = claim.mode is not None or words & (_FIRST_PERSON | kind("reporting").keys())
    return "unknown" if spoken else "own"


def _chain(a: Claim, b: Claim, certain: bool, quoted: bool) -> Iterator[Found]:
    before, after = a.chain, b.chain
    if len(after) < len(before) and _part(after, before, quoted):
        further = _further(before, after, certain and not quoted)
        gone = [c for c in further if not is_outlet(c, outlet(b)) and not _is_known(c, b)]
        if gone:
            told = f"{outlet(a)} has it through {_listed(gone)}, which {outlet(b)} does not say"
            yield "chain-shortened", told, "medium"
    elif len(after) > len(before) and _part(before, after, quoted):
        further = _further(after, before, certain and not quoted)
        new = [c for c in further if is_outlet(c, outlet(a)) or not _is_known(c, a)]
        if new:
            told = f"{outlet(b)} has it through {_listed(new)}, which {outlet(a)} does not say"
            itself = f"{outlet(b)} credits {outlet(a)} for it, which names {_credited(a)}"
            yield "chain-lengthened", itself if is_outlet(new[0], outlet(a)) else told, "low"
    elif a.spelt_out and b.spelt_out and (quoted or _one_statement(a, b)):
        yield from _source(a, b)


def _is_known(relay: Credit, claim: Claim) -> bool:
    """Whether the reader of a claim knows of a relay that its chain lacks: its article names the relay as such, or it
    is a quotation about that medium."""
    talked_about = claim.mode == "direct" and bool(relay.name) and lowered(relay.name) <= lowered(claim.body)
    return talked_about or told_of(relay, claim)


def _source(a: Claim, b: Claim) -> Iterator[Found]:
    """Another source, or one of another standing, for the same statement."""
    x, y = a.chain[-1], b.chain[-1]
    told = f"{outlet(a)} credits {_credited(a)}, {outlet(b)} {_credited(b)}"
    moved = raised(x, y)
    if moved and not (_named_beside(x, b) or _named_beside(y, a)):
        yield moved[0], told, moved[1]
    elif moved is None and _different(a, b) and _one_statement(a, b):
        yield "re-attributed", told, "medium"


def _named_beside(credit: Credit, other: Claim) -> bool:
    """Whether a person is named in the paragraph of a statement. Then “a candidate” may be that person."""
    return credit.type == "person" and credit.named and mentioned([credit], other)


def _different(a: Claim, b: Claim) -> bool:
    """Whether the last sources are certainly two, and neither is named beside the other's statement. A person may cite
    a law."""
    x, y = a.chain[-1:], b.chain[-1:]
    cited = (x[0].type == "document") != (y[0].type == "document")
    circular = is_outlet(x[0], outlet(b)) or is_outlet(y[0], outlet(a))
    apart = same_source(x[0], y[0]) is False and not circular and not cited
    namesakes = name_of(x[0].name)[-1:] == name_of(y[0].name)[-1:]
    return apart and (namesakes or not (mentioned(x, b) or mentioned(y, a)))


def _one_statement(a: Claim, b: Claim) -> bool:
    """Whether two statements agree so much, word for word or in enough words, that they are one, and not two speakers
    who merely think alike."""
    f, g = form_of(a), form_of(b)
    shared, dice = agreement(f, g)
    return f.keys == g.keys or (dice >= RESTATED and shared >= LEAST_RESTATED)


def _whole(a: Claim, b: Claim) -> bool:
    """Whether one of two short statements has nearly all the words of the other."""
    f, g = form_of(a), form_of(b)
    shared, dice = agreement(f, g)
    return dice >= RESTATED and shared >= LEAST_STATED and (covers(f, g) or covers(g, f))


def _further(long: Sequence[Credit], short: Sequence[Credit], certain: bool) -> list[Credit]:
    """The named sources that only the longer chain has: relays, and origins that are not people. If it is not certain,
    only media: for words that both give to one speaker, the rest of a chain is seldom right."""
    relayed = [c for i, c in enumerate(long) if i + 1 < len(long) or long[i - 1].type != "person"]
    known = [c for c in relayed if c.named and (certain or is_medium(c))]
    return [c for c in known if all(_others(c, d) for d in short)]


def _others(a: Credit, b: Credit) -> bool:
    """Whether they are certainly two sources. “He” is no newspaper."""
    return same_source(a, b) is False or (is_medium(a) and b.type == "unresolved")


def _listed(credits: Sequence[Credit]) -> str:
    return " and ".join(names(credits))


def _part(short: Sequence[Credit], long: Sequence[Credit], quoted: bool) -> bool:
    """Whether every source of the shorter chain is in the longer one, in the same order."""
    rest = iter(long)
    return all(any(_same(credit, other, quoted) for other in rest) for credit in short)


def _same(a: Credit, b: Credit, quoted: bool) -> bool:
    """Whether both are one source; the speaker of the same words may be “he”."""
    return same_source(a, b) is True or (
        quoted and "unresolved" in (a.type, b.type) and not is_medium(a) and not is_medium(b)
    )


def _hedge(a: Claim, b: Claim, y: str) -> Iterator[Found]:
    """What an outlet hedges; for a quotation, only what is around it."""
    if not (may_hedge(a) or may_hedge(b)):
        return
    f, g = form_of(a), form_of(b)
    shared = f.weight.keys() & g.weight.keys()
    spoken = "direct" in (a.mode, b.mode)
    lost, added = _hedged(a, f, shared, spoken), _hedged(b, g, shared, spoken)
    if lost and not added and (spoken or not g.hedged):
        yield "hedge-lost", f"{outlet(a)} hedges it, {outlet(b)} does not", "high" if y == "own" else "medium"
    elif added and not lost and (spoken or not f.hedged):
        yield "hedge-added", f"{outlet(b)} hedges what {outlet(a)} does not", "low"


def _hedged(claim: Claim, form: Form, shared: set[str], spoken: bool) -> bool:
    return claim.hedged or (not spoken and bool(form.hedged.keys() & shared) and not _MARKS & {*claim.text})


def _stance(a: Claim, b: Claim) -> Iterator[Found]:
    if a.stance is None or b.stance is None:
        return
    before, after = COMMITMENT.get(a.stance), COMMITMENT.get(b.stance)
    if before is None or after is None or _spoken(a) or _spoken(b) or not same_source(a.chain[-1], b.chain[-1]):
        return
    told = f"{outlet(a)} {_STANCE[before]}; {outlet(b)} {_STANCE[after]}"
    if before < after:
        yield "stance-raised", told, "high" if after - before > 1 else "medium"
    elif before > after:
        yield "stance-lowered", told, "low"


_STANCE = {-1: "keeps a distance (as with “claimed”)", 0: "just reports it (“said”)", 1: "vouches for it (“confirmed”)"}


def _spoken(claim: Claim) -> bool:
    """Whether these are the source's own words. Then the cue vouches for nothing."""
    return claim.mode in ("direct", "continued") or bool(_MARKS & {claim.text[:1], claim.text[-1:]})


def may_hedge(claim: Claim) -> bool:
    """Whether there can be a hedge. Spares a closer look at most claims."""
    return claim.hedged or _hedges(claim.body)


@lru_cache(maxsize=1 << 12)
def _hedges(body: str) -> bool:
    return says(body, kind("hedge"))


def _credited(claim: Claim) -> str:
    return " citing ".join(f"“{c.name}”" if c.type == "unresolved" else c.name for c in claim.chain)
