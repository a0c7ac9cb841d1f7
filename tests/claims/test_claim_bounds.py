"""Further thresholds of the comparison: what lies on either side of each, by the functions that decide."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from attrs import evolve

from provenance import annotate
from provenance.claims.candidates import Period, _enough, _number, candidates, vocabulary
from provenance.claims.changes import _certain, _one_statement, _restated, _whole
from provenance.claims.claim_lexicon import weights
from provenance.claims.cluster import cluster
from provenance.claims.component import joins
from provenance.claims.extra import extra
from provenance.claims.extraction import claims_of
from provenance.claims.form import Form, form
from provenance.claims.guards import Disagreement
from provenance.claims.quotations import _gravity, _said_once, altered
from provenance.claims.roles import exchanged
from provenance.claims.verify import Match, _quoted, _worded, verify
from provenance.claims.versions import Kin, _corrects


def weighing(low: float, high: float) -> str:
    """A word of the background list with a weight from `low` to below `high`, and of a stem that is the word."""
    return next(word for word, weight in weights().items() if low <= weight < high and form(word).keys == (word,))


def weighed(shared: dict[str, float], mass: float) -> Form:
    """A form of these words and others, that weigh `mass` together."""
    found = Form("", False, ())
    vars(found).update(weight=shared, mass=mass, numbers=frozenset())
    return found


def alike(shared: dict[str, float], one: float, other: float, distrust: float = 0.0) -> str | None:
    found = _worded(weighed(shared, one), weighed(shared, other), distrust)
    return found[1] if found else None


PLAIN = {"zabo": 1.0, "zebo": 1.0, "zibo": 1.0}
"""Words that nothing is known of weigh as much as a word can."""


@pytest.mark.parametrize(("each", "found"), [(6.38, "wording"), (6.42, None)])
def test_dice(each: float, found: str | None) -> None:
    """`DICE`: 3 of 6.38 are .47."""
    assert alike(PLAIN, each, each) == found


@pytest.mark.parametrize(("least", "found"), [(3.74, "contained"), (3.77, None)])
def test_coverage(least: float, found: str | None) -> None:
    """`COVERAGE`: 3 of 3.75 are .8."""
    assert alike(PLAIN, least, 99.0) == found


@pytest.mark.parametrize(("more", "found"), [(0.51, "wording"), (0.49, None)])
def test_least_that_is_shared(more: float, found: str | None) -> None:
    """`LEAST_SHARED`."""
    assert alike({"zabo": 1.0, "zebo": more}, 1 + more, 1 + more) == found


@pytest.mark.parametrize(("more", "found"), [(0.51, "contained"), (0.49, None)])
def test_least_that_is_covered(more: float, found: str | None) -> None:
    """`LEAST_COVERED`."""
    assert alike({"zabo": 1.0, "zebo": 1.0, "zibo": more}, 2 + more, 99.0) == found


@pytest.mark.parametrize(("low", "found"), [(0.80, "wording"), (0.75, None)])
def test_least_that_is_shared_besides_names(low: float, found: str | None) -> None:
    """`LEAST_PLAIN`: the other words weigh half, as names do."""
    plain = weighing(low, low + 0.04)
    shared = {"zabo": 0.5, "zebo": 0.5, "zibo": 0.5, "zubo": 0.5, plain: weights()[plain]}
    mass = sum(shared.values())
    assert alike(shared, mass, mass) == found


@pytest.mark.parametrize(("together", "found"), [(6.27, "wording"), (6.36, None)])
def test_short_claims_must_agree_more(together: float, found: str | None) -> None:
    """`SUBSTANTIAL`, `SLIGHT`: where 1.8 are shared, Dice must be .57."""
    assert alike({"zabo": 1.0, "zebo": 0.8}, together / 2, together / 2) == found


@pytest.mark.parametrize(("letters", "found"), [(40, True), (39, False)])
def test_a_quotation_is_found_again_if_one_letter_in_ten_is_another(letters: int, found: bool) -> None:
    """`QUOTE_RATIO`: four letters are others."""
    line = "zabo zebo zibo zubo zobo zobu zoba zobiz"[:letters]
    quoted, other = form(line, True), form(line[:15] + "qqqq" + line[19:])
    vars(quoted)["keys"], vars(other)["keys"] = tuple(line.split(" ")), (other.body,)
    vars(quoted)["quotations"], vars(other)["quotations"] = ((0, 8),), ()
    assert bool(_quoted(quoted, other)) is found


@pytest.mark.parametrize(("more", "found"), [(5, True), (6, False)])
def test_a_quotation_that_is_longer_than_the_other_claim_is_not_looked_for(more: int, found: bool) -> None:
    """`ROOM`."""
    line = "zabo zebo zibo zubo zobo"
    assert bool(_quoted(form(f"{line} {'z' * (more - 1)}", True), form(line))) is found


@pytest.mark.parametrize(("words", "found"), [(5, True), (4, False)])
def test_words_of_a_quotation(words: int, found: bool) -> None:
    """`LEAST_QUOTED`."""
    line = " ".join("zabo zebo zibo zubo zobo".split()[:words])
    assert bool(form(f"It is “{line}”, he said").quotations) is found


def test_the_rest_of_a_quotation_is_one() -> None:
    assert form("Zabo lied and it ruined him,” he said, before he left").quotations == ((0, 6),)
    assert form("He said that zabo lied and it ruined him, before he left").quotations == ()


def test_a_name_weighs_half() -> None:
    """`NAME_SHARE`."""
    assert form("the mill of Zabor").weight["zabor"] == 0.5


@pytest.mark.parametrize(("low", "found"), [(0.25, True), (0.23, False)])
def test_words_that_a_negation_is_about(low: float, found: bool) -> None:
    """`CONTENT`."""
    word = weighing(low, low + 0.02)
    assert (word in form(f"they did not {word} zabo zebo").negated) is found


@pytest.mark.parametrize(("shared", "one", "other", "found"), [
    (40, 100, 100, True), (39, 100, 100, False), (60, 100, 900, True), (59, 100, 900, False),
])  # fmt: skip
def test_words_that_candidates_share(shared: float, one: float, other: float, found: bool) -> None:
    """`ENOUGH_DICE`, `ENOUGH_COVERAGE`."""
    assert _enough(shared, one, other) is found


@pytest.mark.parametrize(("low", "found"), [(0.40, True), (0.38, False)])
def test_words_that_make_documents_kin(low: float, found: bool) -> None:
    """`TELLING` of candidates."""
    assert bool(vocabulary([_number(weighing(low, low + 0.02))])[0]) is found


@pytest.mark.parametrize(("second", "found"), [("zabo a the to", True), ("zabo a to and", False)])
def test_two_rare_keys_make_candidates(build, second: str, found: bool) -> None:
    """Two shared keys: “zabo” and “the”, or “zabo” alone."""
    told = [*claims_of(build("a", "zabo the of in")), *claims_of(build("b", second))]
    period = Period.of(told)
    assert bool([*candidates(period, period, 7)]) is found


@pytest.mark.parametrize(("links", "joined"), [(11, True), (10, False)])
def test_groups_are_joined_by_half_of_their_pairs(links: int, joined: bool) -> None:
    """`LINKED_SHARE`: of 21 pairs between a group of three and one of seven."""
    few, many = range(3), range(3, 10)
    inside = {pair: 0.9 for group in (few, many) for pair in combinations(group, 2)}
    between = dict.fromkeys([*product(few, many)][:links], 0.5)
    assert ([*range(10)] in cluster(inside | between)) is joined


@pytest.mark.parametrize(("score", "found"), [(0.65, True), (0.63, False)])
def test_claims_in_dispute_agree_in_much_else(build, score: float, found: bool) -> None:
    """`CONFLICTING`."""
    a, b = (claims_of(build(id, "zabo zebo zibo zubo"))[0] for id in "ab")
    match = Match(score, "wording", Disagreement("number", ("5", "6")))
    assert joins(match, a, b, Kin()) is found


@pytest.mark.parametrize(("score", "found"), [(0.6, True), (0.58, False)])
def test_a_wording_restates_another(score: float, found: bool) -> None:
    """`RESTATED`."""
    assert _restated(Match(score, "wording")) is found


@pytest.mark.parametrize(("certainty", "found"), [(0.5, True), (0.48, False)])
def test_certainty_of_an_attribution_that_is_lost(build, certainty: float, found: bool) -> None:
    """`CERTAIN`."""
    (claim,) = claims_of(build("a", "zabo zebo zibo zubo"))
    assert _certain(evolve(claim, certainty=certainty), "own") is found


@pytest.mark.parametrize(("core", "low", "found"), [
    ("lagor lagur lagir", 0.50, True), ("lagor lagur lagir", 0.44, False),
    ("lagor lagur lagir lagar", 0.60, True), ("lagor lagur lagir lagar", 0.55, False),
])  # fmt: skip
def test_what_a_telling_says_beyond_the_claim(build, core: str, low: float, found: bool) -> None:
    """`LEAST_EXTRA`, `LONGER`: the further words weigh a half more than one, or .4 of four."""
    (claim,) = claims_of(build("a", "zabo zebo zibo zubo"))
    longer = evolve(claim, body=f"{core} zabo {weighing(low, low + 0.03)}")
    assert bool(extra([evolve(claim, body=core), longer])[1]) is found


@pytest.mark.parametrize(("low", "found"), [(0.50, True), (0.47, False)])
def test_a_rare_word_at_the_head_is_a_name(low: float, found: bool) -> None:
    """`_FIRST`."""
    assert bool(form(f"{weighing(low, low + 0.03).title()} zabo zebo").names) is found


@pytest.mark.parametrize(("days", "words", "once"), [(2, 5, True), (3, 5, False), (3, 12, True), (3, 11, False)])
def test_a_few_words_some_days_apart_are_said_twice(build, days: int, words: int, once: bool) -> None:
    """`SAID_AGAIN`, `LONG`."""
    a, b = (
        claims_of(build(str(day), "zabo zebo zibo zubo", published=f"2025-03-{day:02}"))[0] for day in (2, 2 + days)
    )
    assert _said_once(a, b, (0, words), (0, words + 3)) is once


@pytest.mark.parametrize(("words", "found"), [(5, True), (4, False)])
def test_renderings_of_a_quotation_share_six_words(words: int, found: bool) -> None:
    """`LEAST_AGREED`: these and one after the word that differs is not counted alone, but two are."""
    line = " ".join("zabo zebo zibo zubo zobo".split()[:words])
    one, other = (form(f"{line} {odd} lago") for odd in ("mane", "mune"))
    assert bool(altered(one, other)) is found


@pytest.mark.parametrize(("agreed", "other", "found"), [
    ((4, 3), (3, 0), True), ((5, 4), (4, 0), False),
    ((4, 3), (1, 6), True), ((4, 3), (1, 7), False),
    ((6, 0), (2, 0), True), ((6, 0), (3, 0), False),
    ((999, 0), (1, 0), True), ((1000, 0), (1, 0), False),
])  # fmt: skip
def test_one_quotation_in_two_renderings(agreed: tuple[int, int], other: tuple[int, int], found: bool) -> None:
    """`ALIKE`: 7 of 10, 9 of 13. `COVERED`: 7 of 14, of 15. `EXCHANGED` at the end. `LONGEST`."""
    one, two = (
        form(" ".join(["zabo"] * agreed[0] + [odd] * other[0] + ["zebo"] * agreed[1] + [end] * other[1]))
        for odd, end in (("mane", "lago"), ("mune", "nago"))
    )
    assert bool(altered(one, two)) is found


@pytest.mark.parametrize(("low", "severity"), [(0.40, "medium"), (0.37, "low")])
def test_a_telling_word_makes_an_alteration_grave(low: float, severity: str) -> None:
    """`_TELLING`."""
    assert _gravity(f"zabo {weighing(low, low + 0.03)} zebo", "zabo zebo") == severity


@pytest.mark.parametrize(("low", "whole"), [(0.50, True), (0.45, False)])
def test_a_short_statement_is_made_again(build, low: float, whole: bool) -> None:
    """`LEAST_STATED`: two words that weigh one each, and half a word."""
    (claim,) = claims_of(build("a", "zabo zebo zibo zubo"))
    body = f"zabo zebo {weighing(low, low + 0.03)}"
    assert _whole(evolve(claim, body=body), evolve(claim, body=f"{body} the")) is whole


@pytest.mark.parametrize(("low", "one"), [(0.95, False), (1.0, True)])
def test_two_people_easily_say_the_same_few_words(build, low: float, one: bool) -> None:
    """`LEAST_RESTATED`: three words that weigh one each, and a fourth."""
    (claim,) = claims_of(build("a", "zabo zebo zibo zubo"))
    body = f"zabo zebo zibo {'zubo' if low == 1.0 else weighing(low - 0.1, low)}"
    assert _one_statement(evolve(claim, body=body), evolve(claim, body=f"{body} the")) is one


@pytest.mark.parametrize(("kinship", "found"), [(0.25, True), (0.23, False)])
def test_articles_with_little_in_common_agree_by_chance(build, kinship: float, found: bool) -> None:
    """`KIN`: with a Dice of .48."""
    (claim,) = claims_of(build("a", "zabo zebo zibo zubo"))
    bodies = f"zabo zebo zibo lagor lagur lagir {weighing(0.49, 0.51)}", "zabo zebo zibo mane mune mone"
    one, other = (evolve(claim, body=body) for body in bodies)
    assert bool(verify(one, other, kinship)) is found


@pytest.mark.parametrize(("rest", "claims"), [("mill at Tilda burned", 2), ("mill burned down", 1)])
def test_what_is_left_of_a_sentence_is_long_enough(rest: str, claims: int) -> None:
    """`LEAST_OWN_WORDS`."""
    document = annotate(f"As the {rest}, Ada Bell said the dam at Orrin leaks in two places.")
    assert len(claims_of(document)) == claims


@pytest.mark.parametrize(("before", "found"), [("zabo zebo zibo zubo", True), ("zabo zebo zibo zubo lago", False)])
def test_subjects_that_are_exchanged_are_short(before: str, found: bool) -> None:
    """`MOST_BEFORE`."""
    assert bool(exchanged(form(f"{before} attacked Mornex"), form(f"Mornex attacked {before}"))) is found


@pytest.mark.parametrize(("low", "found"), [(1095, True), (1105, False), (905, True), (895, False)])
def test_about_leaves_a_tenth(low: int, found: bool) -> None:
    """`ABOUT`."""
    (one,), (other,) = form("about 1,000 homes zabo").quantities, form(f"{low} homes zabo").quantities
    assert one.agrees(other) is found


@pytest.mark.parametrize(("number", "found"), [(1140, True), (1160, False)])
def test_more_than_leaves_a_little(number: int, found: bool) -> None:
    """`BEYOND`."""
    (one,), (other,) = form("more than 1,000 homes zabo").quantities, form(f"{number} homes zabo").quantities
    assert one.agrees(other) is found


@pytest.mark.parametrize(("miles", "found"), [(66.4, True), (66.7, False)])
def test_a_length_that_was_converted_is_rounded(miles: float, found: bool) -> None:
    """`CONVERTED`: 100 kilometres are 62.1 miles, 66.5 are 7 % more."""
    (one,), (other,) = form("100 km of road zabo").quantities, form(f"{miles} miles of road zabo").quantities
    assert one.agrees(other) is found


@pytest.mark.parametrize(("notice", "found"), [("Correction: zibu.", True), ("Correction: zibu zobu.", False)])
def test_a_notice_about_other_words_corrects_nothing(build, notice: str, found: bool) -> None:
    """`LEAST_SAID`: of a notice with one word nobody knows what it is about. “Correction” is the first."""
    a, b = (claims_of(build(id, "zabo zebo zibo zubo"))[0] for id in "ab")
    assert _corrects(evolve(b, notice=notice.removeprefix("Correction: ")), a) is found
