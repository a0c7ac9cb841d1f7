"""Pairs of sentences with much the same words that are not the same claim, and pairs that are in spite of a guard."""

from __future__ import annotations

import pytest

import provenance

SAME = [
    ("Some 5,000 residents were moved to the sports halls.", "Five thousand residents were moved to the sports halls."),
    ("About 5,000 residents were moved to the halls.", "Exactly 5,123 residents were moved to the halls."),
    ("More than 40 houses burned in the valley.", "In the valley 43 houses burned."),
    ("There is a one-in-three chance that the dam fails.", "There is a 1 in 3 chance that the dam fails."),
    ("The course takes 40 to 60 hours of training.", "The training course takes 40-60 hours."),
    ("The repair will cost $3.6 billion by winter.", "By winter the repair will cost $3,600,000,000."),
    ("The survey by Inês Calderón found lead in the wells.", "The survey by Ines Calderon found lead in the wells."),
    ("However, the harbour was closed by the frost.", "Meanwhile the harbour was closed by the frost."),
    ("The council recommended closing the old quarry.", "The council recommends closing the old quarry."),
    ("He did not pay the levy for the quarry.", "The levy for the quarry he didn't pay."),
    ("The Marenland Water Board fined the mill.", "The MWB fined the mill in Marenland."),
]
CONFLICTS = [
    ("number", "About 5,000 residents were moved to the halls.", "About 6,000 residents were moved to the halls."),
    ("number", "The bridge cost 12 percent more than planned.", "The bridge cost 21 per cent more than planned."),
    (
        "number",
        "Some 65 percent of voters back the levy on ferries.",
        "Three-quarters of voters back the levy on ferries.",
    ),
    ("number", "The ferry fare rose from 7 to 15 crowns.", "The ferry fare rose from 7 to 12 crowns."),
    ("number", "At least 12 miners died in the northern shaft.", "At least 19 miners died in the northern shaft."),
    ("number", "The mill was built in 1912 by two brothers.", "The mill was built in 1921 by two brothers."),
    ("negation", "The dam would open before the flood.", "The dam would not open before the flood."),
    ("negation", "The wells are affected by the leak.", "The wells aren't affected by the leak."),
    ("date", "The ferry to Orrin sank on March 3 in fog.", "The ferry to Orrin sank on March 5 in fog."),
    ("date", "The ferry to Orrin sank on Monday in fog.", "The ferry to Orrin sank on Thursday in fog."),
]
DIFFERENT = [
    ("The Tilda bridge will stay closed until morning.", "The Marsh bridge will stay closed until morning."),
    ("Police in Sandrel arrested the mayor at dawn.", "Police in Ostmar arrested the mayor at dawn."),
    ("Former governor Anselm Krog won the vote.", "Former governor Anselm Krog, of Sandrel, fell from a horse."),
    ("The company did not immediately respond to a request for comment.",
     "The ministry did not immediately respond to a request for comment."),
    ("The poll has a margin of error of plus or minus 3 points.",
     "The poll has a margin of error of plus or minus 3 points."),
    ("The spokeswoman for the mill declined to comment.", "The spokeswoman for the mill declined to comment."),
    ("It was late.", "It was late."),
    ("He is going to do that now.", "He is going to do that now."),
]  # fmt: skip


def _compare(build, first, second):
    return provenance.compare([build("a", first), build("b", second)])


@pytest.mark.parametrize(("first", "second"), SAME)
def test_links(build, first, second):
    (cluster,) = _compare(build, first, second)
    assert [(link.a, link.b) for link in cluster.links] == [(0, 1)]
    assert not cluster.conflicts


@pytest.mark.parametrize(("kind", "first", "second"), CONFLICTS)
def test_conflict_is_shown_and_is_no_link(build, kind, first, second):
    (cluster,) = _compare(build, first, second)
    assert not cluster.links
    assert [conflict.kind for conflict in cluster.conflicts] == [kind]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_neither_link_nor_conflict(build, first, second):
    assert len(_compare(build, first, second)) == 0


def test_denial_turns_the_claim_round(build, says):
    claim = "managers at the dye works ignored two warnings"
    denied = build("a", says(claim, ("Orrin Holdings",), stance="deny"))
    (cluster,) = provenance.compare([denied, build("b", says(claim, ("The union",)))])
    assert [conflict.kind for conflict in cluster.conflicts] == ["negation"]
    (cluster,) = provenance.compare([denied, build("b", says("managers did not ignore two warnings", ("The mill",)))])
    assert cluster.links and not cluster.conflicts
