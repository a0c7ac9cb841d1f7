"""What describes the noun phrase before it: a relative clause, a participle, an apposition and the place in it.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.noun_phrases import apposition_right, phrase_right, starts_clause
from provenance.text.times import year_end
from provenance.text.tokens import Range, Token

_PLACE = 3
"""Most tokens in the name of a state or country."""
_RELATIVE_TIMES = word_set("relative_times")
_WHEN = tags.PREP | tags.TIME | tags.TIMENOUN | tags.PUREADV
_SPEAKING = ("speaking", "talking", "writing")
_INSIDE_WORDS = frozenset(("-", "'", "’", "&", "$", "€", "£", "%", "/", ".", "@", "#"))


def described_right(tokens: Sequence[Token], quoted: Sequence[int], end: int, last: int) -> int:
    """The end of the noun phrase at `end`, extended by what describes it: “a clerk *briefed on the matter*”,
    “Bell, *the mayor of Ashton, Ohio, who lives there*”."""
    if end < last and tokens[end].text == ",":
        end = _appositions_right(tokens, quoted, end, last)
    start = end + 1 if end + 1 < last and tokens[end].text == "," else end
    if start < last and tokens[start].lower == "who":
        return _clause_right(tokens, quoted, start, last)
    if start == end < last and (_opens_participle(tokens, end, last) or _opens_participle(tokens, end - 1, last)):
        return _clause_right(tokens, quoted, end, last)
    return end


def relative_end(tokens: Sequence[Token], subject: Range | None, i: int, last: int) -> int:
    """“Bell, *who denies murder,* is due in court”: the comma after `i` that ends a relative clause; else `last`."""
    opens = subject and tokens[subject[0]].tag & tags.REL and subject[0] > 0 and tokens[subject[0] - 1].text == ","
    return next((k for k in range(i, last) if tokens[k].text == ","), last) if opens else last


def past_apposition(tokens: Sequence[Token], quoted: Sequence[int], comma: int, last: int) -> int:
    """From the comma after a name (0 for none) to the one after its apposition, if a clause follows at once:
    “According to Ms Orr, *the town's mayor,* the road is closed”, not “…, the driver, *a plumber,* was drunk”."""
    if (
        not 0 < comma < last - 1
        or not tokens[comma - 1].tag & tags.CAP
        or not tokens[comma + 1].tag & (tags.DET | tags.CAP)
    ):
        return comma
    end = apposition_right(tokens, quoted, comma, last)
    subject = phrase_right(tokens, end, last)
    if tokens[end - 1].text != "," or end < comma + 2 or subject == end or not starts_clause(tokens, end, last):
        return comma
    verb = next((t for t in tokens[subject:last] if t.tag & (tags.PUNCT | tags.AUX | tags.INFLECTED)), None)
    return end - 1 if verb and not verb.tag & tags.PUNCT else comma


def past_year(tokens: Sequence[Token], comma: int) -> int:
    """From the comma before a year to the one after it: “a report by the Courier on May 29*, 2024,*”."""
    end = year_end(tokens, comma, len(tokens) - 1)
    return end if tokens[end].text == "," else comma


def past_dated(tokens: Sequence[Token], comma: int, last: int) -> int:
    """“According to the diary, *written years later,* …”: the comma after what says when or where it was published;
    `comma` where nothing does."""
    if not 0 < comma < last - 2 or not tokens[comma + 1].tag & tags.PART or not tokens[comma + 1].tag & tags.CUE:
        return comma
    if not tokens[comma + 2].tag & _WHEN or tokens[comma + 2].lower == "by":
        return comma
    found = next((past_year(tokens, k) for k in range(comma + 3, last) if tokens[k].text == ","), comma)
    return found if starts_clause(tokens, found + 1, last) else comma


def past_citing(tokens: Sequence[Token], quoted: Sequence[int], comma: int, last: int) -> int:
    """“According to Reuters, *citing police,* …”, “According to the minister, *quoted by Reuters,* …”, “According to
    Bell, *who spoke to Reuters,* …”: the comma after whom the source cites, who carries it, or what describes it;
    `comma` if there is nobody."""
    if comma + 2 >= last:
        return comma
    described = bool(tokens[comma + 1].tag & tags.REL) or tokens[comma + 1].lower in _SPEAKING
    by = bool(tokens[comma + 1].tag & tags.PART) and tokens[comma + 2].lower == "by"
    if not (described or by or tokens[comma + 1].lower in ("citing", "quoting")):
        return comma
    end = comma + 2 if described else described_right(tokens, quoted, phrase_right(tokens, comma + 2 + by, last), last)
    if tokens[end - 1].text == ",":
        return end - 1
    found = next((k for k in range(end, last) if tokens[k].text == ","), comma)
    return comma if described and not starts_clause(tokens, found + 1, last) else found


def _appositions_right(tokens: Sequence[Token], quoted: Sequence[int], comma: int, last: int) -> int:
    end = _place_right(tokens, apposition_right(tokens, quoted, comma, last), last)
    end = _listed_right(tokens, end, last)
    if end == comma or end >= last or tokens[end - 1].text != "," or not tokens[end].tag & tags.DET:
        return end
    second = apposition_right(tokens, quoted, end - 1, last)
    return end if starts_clause(tokens, end, last) or second < end else second


def _listed_right(tokens: Sequence[Token], end: int, last: int) -> int:
    """Past the rest of a list of names: “Bell, Voss, *Lund and Orr*”."""
    k = end
    while k < last and tokens[k - 1].text == "," and tokens[k].tag & tags.CAP:
        following = phrase_right(tokens, k, last)
        if any(token.lower == "and" for token in tokens[k:following]):
            return following
        if following + 1 >= last or not all(token.tag & tags.CAP for token in tokens[k:following]):
            break
        k = following + 1
    return end


def _opens_participle(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“a poll *released Friday*”, “two people *briefed on* it”: a participle without an object after it."""
    if k + 1 >= last or not tokens[k].tag & tags.PART or tokens[k].tag & tags.CAP:
        return False
    timed = tokens[k + 1].tag & (tags.PREP | tags.TIME) or tokens[k + 1].lower in _RELATIVE_TIMES
    return bool(timed) and tokens[k + 1].lower != "that"


def _clause_right(tokens: Sequence[Token], quoted: Sequence[int], k: int, last: int) -> int:
    while k < last and quoted[k] < 0 and (not tokens[k].tag & tags.PUNCT or tokens[k].text in _INSIDE_WORDS):
        k += 1
    return _place_right(tokens, k, last)


def _place_right(tokens: Sequence[Token], k: int, last: int) -> int:
    """Past the state or country after a town: “in Ashton, *Ohio,*”."""
    start = k if tokens[k - 1].text == "," else k + 1
    if start >= last or tokens[start - 1].text != "," or not tokens[start - 2].tag & tags.CAP:
        return k
    end = phrase_right(tokens, start, last)
    place = start < end <= start + _PLACE and all(token.tag & tags.CAP for token in tokens[start:end])
    if not place or (end < last and tokens[end].text != ","):
        return k
    return min(end + 1, last)
