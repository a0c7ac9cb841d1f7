"""What happened to the attribution of one claim, and the gaps that only several documents show."""

from __future__ import annotations

import pytest
from attrs import evolve

import provenance

CLAIM = "managers at the dye works had ignored two written warnings about the valve"
HEDGED = "managers at the dye works may have ignored two written warnings about the valve"


def _kinds(cluster):
    return [change.kind for change in cluster.changes]


@pytest.fixture
def pair(build, says):
    """One claim as two outlets give it, the second a day later."""

    def compare(first: dict, second: dict, claims: tuple[str, str] = (CLAIM, CLAIM)):
        a = build("a", says(claims[0], **first), outlet="Gazette", published="2025-03-02")
        b = build("b", says(claims[1], **second), outlet="Ledger", published="2025-03-03")
        (cluster,) = provenance.compare([b, a])
        return cluster

    return compare


UNION, WIRE, BOARD = ("Dye Union",), ("Continental Wire", "Dye Union"), ("Water Board",)


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ({"by": UNION}, {"by": UNION}, []),
        ({"by": UNION}, {}, ["source-dropped"]),
        ({}, {"by": UNION}, ["source-added"]),
        ({"by": UNION}, {"by": BOARD}, ["re-attributed"]),
        ({"by": WIRE}, {"by": UNION}, ["chain-shortened"]),
        ({"by": WIRE}, {"by": ("Continental Wire",)}, ["chain-shortened"]),
        ({"by": UNION}, {"by": WIRE}, ["chain-lengthened"]),
        ({"by": UNION, "stance": "distance"}, {"by": UNION, "stance": "endorse"}, ["stance-raised"]),
        ({"by": UNION, "stance": "endorse"}, {"by": UNION}, ["stance-lowered"]),
        ({"by": UNION, "stance": "mental"}, {"by": UNION, "stance": "endorse"}, []),
        ({"mode": "hearsay"}, {}, ["hedge-lost"]),
        ({}, {"mode": "hearsay"}, ["hedge-added"]),
        ({"by": UNION}, {"mode": "hearsay"}, ["source-dropped"]),
        ({"by": UNION}, {"by": ("she",), "type": "unresolved"}, []),
    ],
)
def test_attribution(pair, first, second, kinds):
    cluster = pair(first, second)
    assert _kinds(cluster) == kinds
    assert all((change.from_, change.to) == (0, 1) and change.note for change in cluster.changes)


@pytest.mark.parametrize(
    ("claims", "kinds"), [((HEDGED, CLAIM), ["hedge-lost"]), ((CLAIM, HEDGED), ["hedge-added"]), ((HEDGED, HEDGED), [])]
)
def test_hedge(pair, claims, kinds):
    assert _kinds(pair({"by": UNION}, {"by": UNION}, claims)) == kinds


@pytest.mark.parametrize(
    ("first", "second", "altered"),
    [
        ("“They told us the valve would be new by winter, and nobody came”",
         "“They told us the pump would be new by winter, and nobody came”", True),
        ("“They told us the valve would be new by winter, and nobody came”",
         "“They told us the valve would be new by winter”", False),
        ("“They told us the valve would be new by winter, and nobody came”",
         "“They told us the valve … be new by winter, and nobody came”", False),
        ("“They told us the valve would be new by winter, and nobody came”",
         '"They told us the valve would be new by winter, and nobody came"', False),
        ("“The workforce told us that the valve would be new”", "“The work force told us that the valve would be new”",
         False),
    ],
)  # fmt: skip
def test_quotation(pair, first, second, altered):
    person = {"by": ("Piet Salander",), "type": "person", "mode": "direct"}
    assert ("quote-altered" in _kinds(pair(person, person, (first, second)))) is altered


def test_a_document_that_credits_the_source_elsewhere_has_not_dropped_it(build, says):
    first = build("a", says(CLAIM, UNION), published="2025-03-02")
    second = build("b", CLAIM + ".", says(CLAIM, UNION), published="2025-03-03")
    (cluster,) = provenance.compare([first, second])
    assert "source-dropped" not in _kinds(cluster)


def _two(build, first, second, **where):
    (cluster,) = provenance.compare([build("a", *first, published="2025-03-02"), build("b", *second, **where)])
    return cluster


SAID = "We were told that the valve would be new by winter, and nobody ever came"
PERSON = {"type": "person", "mode": "direct"}


def test_a_relay_that_the_later_article_has_told_of_is_not_left_out(build, says):
    first, second = [says(CLAIM, WIRE)], says(CLAIM, UNION)
    assert "chain-shortened" in _kinds(_two(build, first, [second], published="2025-03-03"))
    told = "The union spoke in an interview with Continental Wire on Sunday.\n"
    assert "chain-shortened" not in _kinds(_two(build, first, [told, second], published="2025-03-03"))


def test_a_relay_that_the_earlier_article_has_told_of_is_not_added(build, says):
    first, second = says(CLAIM, UNION), [says(CLAIM, WIRE)]
    assert "chain-lengthened" in _kinds(_two(build, [first], second, published="2025-03-03"))
    told = "The union spoke in an interview with Continental Wire on Sunday.\n"
    assert "chain-lengthened" not in _kinds(_two(build, [told, first], second, published="2025-03-03"))


def test_who_is_credited_drops_nothing_by_telling_it_itself(build, says):
    for source, kinds in (("b", []), ("c", ["source-dropped"])):
        assert _kinds(_two(build, [says(CLAIM, (source,))], [CLAIM], published="2025-03-03")) == kinds


def test_a_source_named_in_the_same_paragraph_is_not_dropped(build, says):
    beside = "The Dye Union had written to the mill in spring"
    cluster = _two(build, [says(CLAIM, UNION)], [beside, CLAIM], published="2025-03-03")
    assert "source-dropped" not in _kinds(cluster)


def test_two_speakers_of_a_few_like_words_are_no_change(build, says):
    first = [says("the valve was old and rusty", ("Mara Lind",), type="person")]
    second = [says("the valve was rusty and old", ("Jon Krog",), type="person")]
    assert _kinds(_two(build, first, second, published="2025-03-03")) == []


def test_two_articles_of_one_outlet_show_no_change(build, says):
    others = [f"the {word} of Tilda was sold to a broker in {word}land" for word in ("ferry", "mill")]
    first, second = [says(CLAIM, UNION), *others], [CLAIM, "nobody came to the fair at Orrin", "rain fell on Ostmar"]
    assert _kinds(_two(build, first, second, outlet="a", published="2025-03-03")) == []


def _three(build, *tellings):
    """Three outlets, a day apart each."""
    documents = [
        build(id, telling, published=f"2025-03-0{n}")
        for n, (id, telling) in enumerate(zip("abc", tellings, strict=True), 2)
    ]
    (cluster,) = provenance.compare(documents)
    return cluster, [(change.kind, change.from_, change.to) for change in cluster.changes]


def test_the_predecessor_is_the_outlet_named_then_the_same_source(build, says):
    cluster, changes = _three(build, says(CLAIM, UNION), CLAIM, says(CLAIM, UNION))
    assert ([m.predecessor for m in cluster.members], changes) == ([None, 0, 0], [("source-dropped", 0, 1)])
    cluster, changes = _three(build, says(CLAIM, UNION), CLAIM, says(CLAIM, ("b",)))
    assert cluster.members[2].predecessor == 1


def test_every_drop_is_marked_and_says_whom_it_is_like(build, says):
    cluster, changes = _three(build, says(CLAIM, UNION), CLAIM, CLAIM)
    assert ([m.predecessor for m in cluster.members], changes) == (
        [None, 0, 1],
        [("source-dropped", 0, 1), ("source-dropped", 0, 2)],
    )
    assert cluster.changes[1].note.endswith("; as in b")
    _, changes = _three(build, CLAIM, says(CLAIM, UNION), CLAIM)
    assert changes == [("source-added", 0, 1), ("source-dropped", 1, 2)]


def test_of_two_on_one_day_who_names_the_other_came_later(build, says):
    documents = [build("a", says(CLAIM, ("b", "Dye Union"))), build("b", says(CLAIM, UNION))]
    (cluster,) = provenance.compare(documents)
    assert [m.predecessor for m in cluster.members] == [1, None]
    assert [(change.kind, change.from_, change.to) for change in cluster.changes] == [("chain-lengthened", 1, 0)]


def test_a_later_version_of_an_article_is_no_change_from_outlet_to_outlet(build, says):
    (change,) = _two(build, [says(CLAIM, UNION)], [CLAIM], outlet="a", published="2025-03-03").changes
    assert (change.kind, change.severity) == ("updated", "low")
    assert change.note == "a, in a later version: its source is no longer given"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-03-02", "(same day: times of day are not compared)"),
        ("2025-03-02T18:00", "(same day: times of day are not compared)"),
        (None, "(undated: which came first is not known)"),
        ("2025-03-03", "voice"),
    ],
)
def test_an_order_that_is_not_known_is_said(build, says, day, said):
    (change,) = _two(build, [says(CLAIM, UNION)], [CLAIM], published=day).changes
    assert change.note.endswith(said)


def test_few_words_said_again_some_days_later_are_no_alteration(build, says):
    first, second = (says(f"We have come a {word} long way with the mill", ("Piet Salander",), **PERSON)
                     for word in ("pretty", "very"))  # fmt: skip
    assert _kinds(_two(build, [first], [second], published="2025-03-03")) == ["quote-altered"]
    assert _kinds(_two(build, [first], [second], published="2025-03-07")) == []


def test_what_an_outlet_takes_from_the_other_is_said_so(build, says):
    (change,) = _two(build, [says(CLAIM, UNION)], [says(CLAIM, ("a", "Dye Union"))], published="2025-03-03").changes
    assert (change.kind, change.note) == ("chain-lengthened", "b credits a for it, which names Dye Union")


def test_a_hedge_around_a_quotation_counts(build, says):
    first, second = (build(id, says(SAID, ("Piet Salander",), **PERSON)) for id in "ab")
    (said,) = second.attributions
    reportedly = evolve(second, attributions=(evolve(said, hedge=said.cue),))
    (cluster,) = provenance.compare([first, reportedly])
    assert _kinds(cluster) == ["hedge-added"]


def test_order_of_publication(build):
    documents = [
        build("d", CLAIM, published=None),
        build("c", CLAIM, published="2025-03-03"),
        build("b", CLAIM, published="2025-03-02"),
        build("a", CLAIM, published="2025-03-02T09:00:00Z"),
    ]
    (cluster,) = provenance.compare(documents)
    assert [member.document for member in cluster.members] == ["a", "b", "c", "d"]
    assert cluster.first == (0, 1), "the same day is a tie"
    (undated,) = provenance.compare([build("x", CLAIM, published=None), build("y", CLAIM, published="last week")])
    assert undated.first == ()


def test_window(build):
    near, far = build("b", CLAIM, published="2025-03-09"), build("b", CLAIM, published="2025-03-10")
    first = build("a", CLAIM, published="2025-03-02")
    assert len(provenance.compare([first, near])) == 1
    assert len(provenance.compare([first, far])) == 0
    assert len(provenance.compare([first, far], window=None)) == 1
    assert len(provenance.compare([first, far], window=8)) == 1
    assert len(provenance.compare([first, first], window=0)) == 0


def test_ten_outlets_on_one_agency_are_one_origin(build, says):
    documents = [build(f"d{i}", says(CLAIM, ("Continental Wire",)), outlet=f"Outlet {i}") for i in range(10)]
    (cluster,) = provenance.compare(documents)
    assert (cluster.outlets, cluster.origins) == (10, ("Continental Wire",))


def test_the_way_to_the_origin_goes_through_the_agency_s_own_article(build, says):
    wire = build("w", says(CLAIM, UNION), outlet="Continental Wire", published="2025-03-01")
    paper = build("p", says(CLAIM, ("Continental Wire",)), outlet="Gazette")
    other = build("q", says(CLAIM, UNION), outlet="Ledger")
    (cluster,) = provenance.compare([wire, paper, other])
    assert cluster.origins == ("Dye Union",)
    assert ("circular", "high") in {(gap.kind, gap.severity) for gap in cluster.gaps}


def test_two_outlets_that_have_it_from_one_another(build, says):
    a = build("a", says(CLAIM, ("Ostmar Nine",)), outlet="Northern Ledger")
    b = build("b", says(CLAIM, ("Northern Ledger",)), outlet="Ostmar Nine")
    (cluster,) = provenance.compare([a, b])
    assert cluster.origins == ()
    assert [gap.kind for gap in cluster.gaps] == ["circular"]


def test_single_source_of_a_disputed_claim(build, says):
    a, b = (build(id, says(CLAIM, UNION, stance="distance")) for id in "ab")
    (cluster,) = provenance.compare([a, b])
    assert [gap.kind for gap in cluster.gaps] == ["single-source"]


def test_drift_is_a_gap(pair):
    assert [gap.kind for gap in pair({"by": UNION}, {}).gaps] == ["attribution-drift"]


def test_the_extra_of_a_longer_statement_is_named(build):
    longer = f"{CLAIM}, while the ferry between Orrin and Tilda was sold to a broker from Ostmar for a song"
    (cluster,) = provenance.compare([build("a", CLAIM), build("b", longer)])
    short, long = cluster.members
    assert short.extra is None
    assert long.extra is not None and "ferry" in long.extra and "warnings" not in long.extra


def test_a_garbled_credit_of_a_named_person_is_nobody_else(build, says):
    said = says(CLAIM, ("Akin Holm",), type="person")
    garbled = says(CLAIM, ("Holm said of managers",), type="unnamed-person")
    assert _kinds(_two(build, [said], [garbled], published="2025-03-03")) == []
