"""Which words the source and the cue of an attribution take in: brackets mark them in each sentence."""

from __future__ import annotations

import pytest

from provenance.engine import consider, find
from provenance.rules.indexed_text import IndexedText
from provenance.text import segment

SENTENCES = (
    # what describes it
    "“We are ready,” said [Ada Bell, who runs the harbour].",
    "“We are ready,” said [Ada Bell, a pilot from Ashton, Ohio].",
    "“We are ready,” said [Tomas Reyes, spokesman for Tern, the union’s fund].",
    "“We are ready,” said [an engineer who works at the dam].",
    "“We are ready,” said [Bell, who runs the harbour].",
    "The gate is shut, according to [a newly uncovered letter].",
    "The plan was backed by [40% of the members].",
    "“We are ready,” said [Ada Bell] in a statement.",
    "The gate is shut, according to [two people briefed on the plan].",
    "The plan was criticized by [the members gathered in the hall].",
    "[Ada Bell, 39, a pilot from Ashton, Ohio,] said the gate was shut.",
    "[Ada Bell, who runs the harbour,] said the gate was shut.",
    "[Bell], who runs the harbour, said the gate was shut.",
    "[Bell], speaking at a fair in Ashton, Ohio, said the gate was shut.",
    "[Two engineers who spoke with the mayor] said the gate was shut.",
    "[A survey conducted by the union] suggests that the gate was shut.",
    "[Ada Bell, Jr.] said the gate was shut.",
    "[Ada Bell (D-Ohio)], said “the gate was shut.”",
    "The meeting broke up when [three pilots] stormed the hall, shouting “shut the gate!”",
    "The crowd cheered as [Bell] crossed the bridge, saying that the gate was shut.",
    "[Bell] left the hall where the pilots had met, adding in a note: “The gate is shut.”",
    "[“Prairie Bill”] said the gate was shut.",
    "“We are ready,” said [“Prairie Bill”].",
    "[Ada Bell who runs the harbour], said the gate was shut.",
    "[Two pilots who read the log] said the gate was shut.",
    "[A clerk who answered the door] said the gate was shut.",
    "[Sailors who had fled] said the gate was shut.",
    "People who think [the mayor] said no are few.",
    "[Recent surveys] say the gate was shut.",
    "[Figures released last week] show that the gate was shut.",
    "[A survey of 90 pilots carried out by the union] found that the gate was shut.",
    "[Ada Bell], reviewing “Fog” in the Star, complained that the gate was shut.",
    "[Bell, the mayor,] keeps saying that the gate was shut.",
    "[The union] has today announced a strike.",
    "[Two pilots] have since claimed that the gate was shut.",
    "[The union] has in recent weeks claimed that the gate was shut.",
    "[Bell] had last month argued that the gate was shut.",
    "[The pilots] have for the past two years said the gate was shut.",
    "[Ash Works, Inc.] today said the gate was shut.",
    "[The union] said in a note sent to members on Monday that the gate was shut.",
    "[Mason’s] told staff it would shut the gate.",
    "The gate was shut, [Mason & Reed] said on Monday.",
    "But [Ada Bell] - who had seen the gate - said that it was shut.",
    "On Monday [the three pilots - Poe, Lund and Sand -] agreed that the gate was shut.",
    "But [Bell - the mayor of a well-run town -] said the gate was shut.",
    "But [a low-paid pilot] said the gate was shut.",
    "[Ada Bell], R-Fla., appearing on Sky after the vote, said the gate was shut.",
    "[Bell], however, who runs the harbour, said that the gate was shut.",
    "[Ada Bell (D-Ohio)], said after a lunch in Ashton that the gate was shut.",
    "[A clerk of the Orr fund] - a trust named as “the heir of them all” - noted that the gate was shut.",
    "In the log, [Bell], too, who ran the harbour, wrote that the gate was shut.",
    "[The two pilots whose boats were turned away] say the gate was shut.",
    "[Pilots who have read the logs] argue that the gate was shut.",
    "[Pilots who carried out the plan] say the gate was shut.",
    "[The families who had turned up] complained that the gate was shut.",
    "[The last pilot to pass the lock] says he saw that the gate was shut.",
    # what it is joined with, and how many
    "[About one in five] say the gate was shut.",
    "[Nearly three in five] said the gate was shut.",
    "[One] says the gate was shut, and the other that it was open.",
    "Bell was late, while [another] warned that the gate was shut.",
    "[Two proposed bills] said the gate was shut.",
    "[Majorities in all five] say the gate was shut.",
    "[The other two] write that the gate was shut.",
    "[The two surveys] say the gate was shut.",
    "[She and Bell] said the gate was shut.",
    "[Bell and the union] said the gate was shut.",
    "[Pilots, clerks and engineers] said the gate was shut.",
    "[About 40 percent] said the gate was shut.",
    "[At least two pilots] said the gate was shut.",
    "[Neither pilot] believed the gate was shut.",
    "Bell said no and [Cole] said yes.",
    "[Ada Bell, head of the union, a club, and Stan Moss, its clerk,] said the gate was shut.",
    "[Ada Bell, 25, and her husband, Tom Moss, 27,] said the gate was shut.",
    "The gate, a lock, fell, and [Tom Moss, its clerk,] said the gate was shut.",
    "[A report released in May by the Institute of Boats, Locks and Gates] found that the gate was shut.",
    "In May 2016, [pilots and clerks] said the gate was shut.",
    # participles, infinitives and coordinated verbs
    "Two men held up [a board] saying the gate was shut.",
    "[Bell] issued a statement saying the gate was shut.",
    "[Bell] said it was early, arguing that the gate was shut.",
    "Bell left, with [Reyes] promising to shut the gate.",
    "[Reyes] praised the plan that Bell made but said the gate was shut.",
    "[Bell] tied those scores to improved survival rates, saying the gate was shut.",
    "They met a pilot [who] turned and said the gate was shut.",
    "[Two clubs] have since Monday bought advertisements in May criticizing the plan.",
    "[The pilots] spent millions in 2013 denouncing the plan.",
    "In addition to claiming that the gate was shut, [the pilots] left.",
    "A month after announcing that the gate was shut, [Bell] left.",
    "Now, after arguing that the gate was shut, [the pilots] are gone.",
    "Having said that the gate was shut, [Bell] left.",
    "[Bell], having said that the gate was shut, left.",
    # whoever is made to say it, or left to
    "The vote led [the chairwoman] to denounce the plan.",
    "The vote left time for [Bell] to denounce the plan.",
    "The speech will allow [Ada Bell] to denounce the plan.",
    "The poll compelled [the mayor] to say that the gate was shut.",
    "The note inspired [Reyes] to declare that the gate was shut.",
    "They were angered by [Bell’s] failure to denounce the plan.",
    "[Bell] took Voss’s boat to denounce the plan.",
    "[Bell] waited for the debate to denounce the plan.",
    # what does not belong to it
    "[Bell] last week said the gate was shut.",
    "[The mayor] on Monday said the gate was shut.",
    "The boats left after [the mayor] said the gate was shut.",
    "The flood is likely to help [Bell] convince anyone it was late.",
    "[Pilots hoping to stop the mayor] say the gate was shut.",
    "[A pilot representing Bell] said the gate was shut.",
    "[Pilots blocking Ashton Bridge] said the gate was shut.",
    "[A club suing Ada Bell] said the gate was shut.",
    "A man claiming [Bell] said the gate was shut has left.",
    "On Monday evening [Bell] said the gate was shut.",
    "After meeting Lund, [Bell] said the gate was shut.",
    "[Police documents obtained by the paper] show that the gate was shut.",
    "“We are ready,” [a welcome message on the door] reads.",
    "In the days of the flood [a worker at the dam] said the gate was shut.",
    "[She] laughed at the pilots, walked off as they sang and said the gate was shut.",
    "She laughed as [they] sang and said the gate was shut.",
    "They saw the columns [Bell] wrote.",
    "[Transcript] as follows: “The gate was shut.”",
    "The flood reached the mill and [a clerk] said it was lost.",
    "Police searched the mill and [the landlord] said it was empty.",
    "The car stopped near the mill and [one witness] said the driver had fled.",
    "Trees fell across the lane and [residents] said the power was out.",
    "[Aides in the city and police] said it was over.",
    "[A spokesman for the mill and the union] said it was over.",
    "[A survey sent late last month by the union] said wages fell.",
    "[A report sent early on Monday by the union] said wages fell.",
    "Bell left, saying [documents] showed that the gate was shut.",
)

ONLY = (
    # between a cue and its clause, and what is joined with it
    "[Bell] told reporters on Monday that the gate leaked and said it was shut.",
    "[Bell] told reporters the gate leaked and said it was shut.",
    "[Bell] said on Monday the old gate leaked and denied it was shut.",
    "[Bell] said in a statement the gate had failed and announced it would be shut.",
    "[Bell] said after the gate fell that she would pay.",
    "[Bell] said at a meeting in Leeds the gate was shut.",
    "[Police] said on Monday there were no boats.",
    "[Bell] wrote on Facebook the mayor had lied.",
    "[Bell] said when the gate fell that she would pay.",
    "[Bell] said that after the gate fell she would pay.",
    "When the gate fell in May, [Bell] said it was shut.",
    "[Bell] said the gate leaked in a note the clerks had lost.",
    "[The mayor] said on Monday the gate was shut.",
    "[Officials] said on Monday Ada Bell had left.",
    # names one after the other
    "“The gate leaks,” [Ada Bell, Lee Sand, and Tom Reyes] said in a letter.",
    "“The gate leaks,” [the mayor, Lee Sand and Tom Reyes] said.",
    "The gate is shut, [Ada Bell, Lee Sand and Tom Reyes] said.",
    "The gate failed in winter, [Lee Sand and Tom Reyes] said.",
    "[Injured miners, nurses and clerks] said the gate failed.",
    # what opens the sentence
    "Separately, [the report by the Union of Pilots and Clerks] claims the gate was shut.",
    "Ultimately, [the board], which owns the gate, said it was shut.",
    "[Sally, Bell and Reyes] said the gate was shut.",
    "In Leeds, such gates, said [Bell], were shut.",
    "In Leeds, [Ada Bell, a pilot from Ashton,] said the gate was shut.",
)

CUES = (
    "Bell [tried to explain] the plan.",
    "Bell [went on to deny] the claim.",
    "Bell [issued a statement saying] the gate was shut.",
    "“We are ready,” Bell [said in a statement].",
    "“We are ready,” Bell [said dryly].",
    "“We are ready,” Bell [said] in Ashton.",
    "Bell [pointed to] the gate.",
    "Bell [has said repeatedly] that the gate was shut.",
    "They [may well deny] the claim.",
    "Bell [ruled out] a second gate.",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_source_takes_in(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = marked[marked.index("[") + 1 : marked.index("]")]
    sources = [text[span.start : span.end] for found in find(segment(text)) for span in found.source]
    assert expected in sources


@pytest.mark.parametrize("marked", ONLY)
def test_nobody_else_is_a_source(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = marked[marked.index("[") + 1 : marked.index("]")]
    assert {text[span.start : span.end] for found in find(segment(text)) for span in found.source} == {expected}


@pytest.mark.parametrize("marked", CUES)
def test_cue_takes_in(marked: str) -> None:
    """Whatever the counts say of it: among all that the rules propose."""
    text = marked.replace("[", "").replace("]", "")
    indexed = IndexedText(segment(text))
    cues = [(indexed.tokens[c.cue[0]].start, indexed.tokens[c.cue[1] - 1].end) for c in consider(indexed)]
    assert (marked.index("["), marked.index("]") - 1) in cues


def test_contraction_is_parted() -> None:
    text = "He’s saying that the gate is shut."
    (found,) = find(segment(text))
    assert [text[span.start : span.end] for span in (*found.source, *found.cue)] == ["He", "’s saying"]
