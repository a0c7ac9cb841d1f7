"""Which reports within reports make a link: per kind, sentences with the chain of each, near misses last."""

from __future__ import annotations

import pytest

from provenance import annotate

OUTLET = "The Granton Mirror"
"""The outlet that publishes all of them."""

NOT_A_LINK = {
    "a clause of time": (
        ("Bell said she was undecided until Reyes said he was backing the mayor.", "Bell"),
        ("Bell is assuring voters that she is tough after a woman told her that she worried.", "Bell"),
        ("Bell said that prices fell once the minister announced that the mine would open.", "Bell"),
        ("Bell said the port was shut, as the union claimed that pay was late.", "Bell"),
        ("Clerks found that they were underpaid, as sources at the port said they got less.", "~Clerks"),
        ("Bell said the crowd left when Reyes claimed that the bridge was safe.", "Bell"),
        ("Bell said she had packed before the mayor warned that the dam would break.", "Bell"),
        ("Bell said Reyes claimed that the bridge was safe.", "Bell > Reyes"),
        ("“After the mayor admitted that it leaked, we left,” Bell said.", "Bell > ~mayor"),
        ("Bell said that for weeks some critics had been warning that the dam would break.", "Bell > ~some critics"),
    ),
    "a clause that tells which thing is meant": (
        ("Nothing the president said “will calm anybody,” Bell said.", "Bell"),
        ("Bell said that the things Reyes says are false.", "Bell"),
        ("Bell has called for her letters to be published, even the ones Reyes now says are “secret.”", "Bell"),
        ("Sources said that the talks went on, a point Bell also acknowledged to the council.", "~Sources"),
        ("Bell said that everything officials told the court was wrong.", "Bell"),
        ("Bell said that voters in Granton say the plan is dead.", "Bell > ~voters in Granton"),
        ("Lund said she knew of no warning which former agents have told the court was a “cry for help.”", "Lund"),
        ("Lund said she had read a memo in which Bell said that it was late.", "Lund > Bell"),
        ("Bell told the crowd Reyes said it was over.", "Bell > Reyes"),
    ),
    "what somebody is helped or made to say": (
        ("Bell said the drill would help the army and its allies respond to “any crisis.”", "Bell"),
        ("Bell said she let the union announce that it was over.", "Bell"),
        ("Bell said it made Reyes say “sorry.”", "Bell"),
        ("Bell said that she made clear that Reyes said it was over.", "Bell > Reyes"),
    ),
    "a belief that tells who is meant": (
        ("Bell did well among voters who believe that banks are useful, according to a poll.", "~poll"),
        ("Bell said the plan pleases miners who think that the pit will reopen.", "Bell"),
        ("The poll found that women who feel that prices are too high vote for Bell.", "~poll"),
        ("Bell said that Reyes, who knows the pit, believes that it will reopen.", "Bell > Reyes"),
        ("The guests heard a lecture by Reyes, who said that trade was “good” and that the union thinks it will grow.",
         "Reyes > ~union"),
    ),
    "nobody in particular": (
        ("Bell says a lot of people claim they are undecided.", "Bell"),
        ("“The conventional wisdom says it is over,” Bell said.", "Bell"),
        ("“Most people predicted that the issue would disappear,” Bell added.", "Bell"),
        ("Bell said many people believe it is too late.", "Bell"),
        ("“Somebody said it was over,” Bell recalled.", "Bell"),
        ("“People at the mill say it is over,” Bell said.", "Bell > ~People at the mill"),
        ("Bell said most of her neighbours say it is over.", "Bell > ~most of her neighbours"),
    ),
    "one’s own work": (
        ("Bell said her own research shows that the lake is dying.", "Bell"),
        ("Norvik says its deeper reporting has found that the fund is empty.", "Norvik"),
        ("The union said its report found that the pit was unsafe.", "~union"),
        ("Bell said their polls show that Reyes is ahead.", "Bell"),
        ("Lund wrote on her blog that wages had risen.", "Lund"),
        ("“It is a big story,” Lund wrote on her website.", "Lund"),
        ("Lund said her 1996 book The Truth About Granton detailed how the dam broke.", "Lund"),
        ("“This study suggests that it is late,” Lund said.", "Lund"),
        ("“And a number of us are just saying that it is late,” Bell said.", "Bell"),
        ("“A study found that it is late,” Lund said.", "Lund > ~study"),
        ("Bell said a report by the union found that the pit was unsafe.", "Bell > ~report by the union"),
        ("Bell said on live national television that she would stay.", "Bell"),
        ("Bell said on television that she would stay.", "Bell"),
        ("Bell said on state television that she would stay.", "~state television > Bell"),
    ),
    "a deed": (
        ("Bell noted that Reyes has mocked a disabled reporter.", "Bell"),
        ("Bell said Reyes announced the planned merger.", "Bell > Reyes"),
        ("Bell said Reyes indicated that the gate would open.", "Bell > Reyes"),
        ("Bell said Reyes showed that the gate was shut.", "Bell"),
        ("Bell said Reyes criticized the detailed plan.", "Bell"),
        ("Lund noted that clerks have long been talking with Norvik about the threat posed by the dam.", "Lund"),
        ("Lund said Bell talked about how bad it was for Granton.", "Lund > Bell"),
        ("Lund said she heard Bell talk of “a long and bitter fight” over the dam.", "Lund > Bell"),
        ("The poll showed that although Reyes has touted her proven skill, voters liked Bell.", "~poll"),
        ("Bell said Reyes praised a failed bid.", "Bell"),
        ("Bell said Reyes described the bid as “a triumph.”", "Bell > Reyes"),
        ("“The plan was dead,” aides said Mr. Reyes told his colleagues behind closed doors.", "~aides > Reyes"),
    ),
    "a thing taken for a speaker": (
        ("“To suggest she is tough is saying she is competent,” Bell said.", "Bell"),
        ("“Showing such favour tells people that they are outsiders,” Bell wrote.", "Bell"),
        ("Bell rejected the idea that the changes amounted to a purge and said that nobody had to go.", "Bell"),
        ("“The attacks on Lund show that many oppose her,” said Bell.", "Bell"),
        ("Bell cites her followers as the source for claims such as her recent claim that taxes fell.", "Bell"),
        ("Bell said several capitalists say that it is true.", "Bell > ~several capitalists"),
        ("Bell said the letter says that it is true.", "Bell > ~letter"),
        ("Bell said the admiral says that it is true.", "Bell > ~admiral"),
        ("Bell said a welder says that it is true.", "Bell > ~welder"),
        ("Bell said women on the board say that it is true.", "Bell > ~women on the board"),
        ("Bell said more than 6 in 10 Granton voters say that it is true.",
         "Bell > ~more than 6 in 10 Granton voters"),
        ("“Let’s go back six months and look at Reyes announcing her plan,” Bell said.", "Bell"),
        ("Initial estimates put the number of crates in Bell’s private account that were lost at 30.", ""),
        ("2013 council reply reported “no records” of it.", "~2013 council reply"),
        ("Bell claims the dam was shut.", "Bell"),
        ("Noting that both Bell and Reyes fought the press, Lund named a facet of it that, to her, invokes Reyes.",
         "Lund"),
        ("The report has renewed Republican calls for a special prosecutor.", ""),
        ("The House bill “is just a first step,” Ada Reyes said on Thursday.", "Ada Reyes"),
        ("The House said “it is just a first step,” Ada Reyes said on Thursday.", "Ada Reyes > House"),
        ("Lund named a prosecutor to investigate alleged theft at the mill, Reyes said.", "Reyes"),
        ("Two clerks who were ill long after the flood say that it is late.",
         "~Two clerks who were ill long after the flood"),
        ("Other lawmakers complained that the ministry has spent millions on minor projects that could have waited.",
         "~Other lawmakers"),
        ("The dam would hold, said Reyes.", "Reyes"),
        ("Bell added that praise for what came after the floods was like saying the other team won.", "Bell"),
        ("Bell has said that many clerks will not attend the fair and others have said they are ill.", "Bell"),
    ),
    "what nobody says": (
        ("“Not once has an aide of mine said, ‘We must leave,’” Bell said.", "Bell"),
        ("Bell said that at no point did Reyes claim it was late.", "Bell"),
        ("Bell said never had the board admitted that it leaked.", "Bell"),
        ("“I would like to have the other side think that I am neutral,” Bell said.", "Bell"),
        ("What Bell has said privately about Lund is a different story, according to Tom Reyes.", "Tom Reyes"),
        ("Devine said he has had no talks with backers who have said that Reyes should leave.", "Devine"),
        ("Devine said he has spoken with donors who say that Reyes should leave the race before the vote in May.",
         "Devine > ~donors"),
        ("Lund announced that she will sue over what Ada Bell called the mayor’s “vanity project.”", "Lund"),
        ("Bell said that, after all, Reyes had said it was late.", "Bell > Reyes"),
        ("Bell said that on Monday, Reyes had said it was late.", "Bell > Reyes"),
        ("Lund said the union remained committed to trying to persuade clerks to vote by arguing P was so.", "Lund"),
        ("Lund said the union told miners to vote by arguing that Bell would win.", "Lund > ~union"),
        ("Bell has said privately Lund is ill, according to Tom Reyes.", "Tom Reyes > Bell"),
        ("Bell said Reyes had asked who would pay.", "Bell"),
        ("Bell said Reyes wanted “a new bridge”.", "Bell"),
        ("“Who will pay?” Reyes asked, according to two clerks.", "~two clerks > Reyes"),
        ("According to a clerk, the mayor asked: “Who pays for this?”", "~clerk > ~mayor"),
    ),
    "a clause whose subject comes before it": (
        ("The families urged Bell to resign, repeating calls that some of them said were ignored.", "~families"),
        ("Bell said the plan that critics say would shut the mill is dead.", "Bell"),
        ("It was on Monday, with a vote near on a bill that critics said would shut it, that Ada Lund wrote to her "
         "father and warned that it was late.", "~critics"),
        ("Bell said critics say there’s a chance that the mill will shut.", "Bell > ~critics"),
        ("Bell said she saw a shift in her family, most of whom thought the mayor had no shot.", "Bell"),
        ("Lund’s plan drew criticism from both clerks and bakers that argue the rule is too broad.",
         "~both clerks and bakers"),
    ),
    "a clause beside it": (
        ("The front claimed responsibility for the attack but officials said they had no proof.", "~officials"),
        ("Marchers honoured the dead, KTVU reported, while in Granton the fair began, the Granton Echo reported.",
         "Granton Echo"),
        ("The ferry was insured for a million, records show, and brokers say it is worth less.", "~records"),
        ("Bell said the plan is good but Reyes said it is bad.", "Reyes"),
        ("They might have leaned against it, Bell argued, perhaps by insisting that the rate rise.", "Bell"),
        ("Bell said Reyes told her, but never in public, that it is bad.", "Bell > Reyes"),
        ("Soon both issued a note – Bell saying he was “very glad” and Lund calling it a “great meeting.”", "Bell"),
        ("Some clerks fear that Bell has already missed a chance and warn that counting on voters is not a plan.",
         "~Some clerks"),
        ("Bell will argue and warn that it is late.", "Bell"),
        ("This story has been updated to note that Lund posted the plan on her page.", "Lund"),
        ("While Bell voices confidence that miners will vote for her, polling shows why Granton matters: A recent poll "
         "showed that few would.", "~recent poll"),
        ("Speaking to CNN, Bell refrained from attacking her rivals, particularly Tom Reyes, who says it is late.",
         "CNN > Bell"),
        ("Sunday, on CNN’s “State of the Union,” while in Granton, Governor Ada Bell (R-OK) said it was late.",
         "CNN > Ada Bell"),
        ("On the bridge, Bell said it was late.", "Bell"),
        ("The letter quotes the Conference of Granton Bishops, which wrote letters to Congress saying “it is late.”",
         "~letter > Conference of Granton Bishops"),
        ("In an interview with CNN, Bell, who said she was ill, left.", "CNN > Bell"),
    ),
}  # fmt: skip
WHO = {
    "who says it in what is reported": (
        ("The Times reports that Lund explained her position, saying it should be left to voters.", "Times > Lund"),
        ("Kyodo reported that Bell left on Monday, saying that it was late.", "Kyodo News > Bell"),
        ("Bell said Reyes resigned on Monday, saying it was late.", "Bell > Reyes"),
        ("Bell said Reyes was ill and left after saying it was late.", "Bell"),
        ("Bell stated in her note that the bakers struck on Monday, saying it was late.", "Bell > ~bakers"),
        ("Bell said Reyes left on Monday, telling a clerk that it was late.", "Bell > Reyes"),
        ("Bell said Reyes left on Monday, telling the reporters that it was late.", "Bell"),
        ("Bell said the plan was dead, saying it was late.", "Bell"),
        ("Bell denied that Reyes had left, saying he was ill.", "Bell"),
        ("The groups say the rules are harsh, but the Union of Bakers has sued the city, saying they are illegal.",
         "Union of Bakers"),
        ("As Lund wrote, “after the council passed the bill, Reyes said it was a sham.”", "Lund > Reyes"),
        ("As Lund wrote, Reyes said it was a sham.", "Reyes"),
        ("The mayor spoke of an article by Ada Lund, who reported that the firm paid a clerk who said Bell was ill and "
         "had been so for many a year.", "Ada Lund > ~clerk"),
    ),
    "“according to” in a clause": (
        ("Some experts said it was late, since, according to a note, Bell would have known that Reyes lied.",
         "~note"),
        ("Lund was angry about the vote, in which, according to polls, Reyes won 44 percent.", "~polls"),
        ("Bell said that, according to officials, it leaked.", "Bell > ~officials"),
    ),
    "who speaks last": (
        ("The man, Tom Lund, left behind a note, said a clerk.", "~clerk"),
        ("Last week, Granton (a town) declared a truce over the rising number of fires, reported Euro News.",
         "Euro News"),
        ("Bell, the mayor, said a prayer.", "Bell"),
        ("“It will not open, as stated in the note,” said Bell.", "Bell > ~note"),
        ("“It will not open, as stated in Paris,” said Bell.", "Bell"),
        ("It will not open, as reported in the Granton Gazette.", "Granton Gazette"),
        ("According to a clerk, the envoy to Granton, Tom Lund, informed the police that it was late.",
         "~clerk > Tom Lund"),
        ("The driver has said that it was late, stated the prosecution.", "~prosecution > ~driver"),
    ),
    "told by somebody": (
        ("Reyes said that he was told by Bell “we will shut it”.", "Reyes > Bell"),
        ("Reyes said they had been informed by the bank that it was late.", "Reyes > ~bank"),
        ("Bell said Reyes continues to insist it was late.", "Bell > Reyes"),
        ("Bell said Reyes wants to insist it was late.", "Bell"),
    ),
    "verbs that are no nouns": (
        ("The report says officials told Bell that it was late.", "~report > ~officials"),
        ("The report, published by the Guardian, says officials told Bell that it was late.",
         "report, published by the Guardian > ~officials"),
        ("The mayor thinks officials told Bell that it was late.", "~mayor > ~officials"),
        ("The claims officials told Bell that it was late.", "~claims officials"),
    ),
    "an apposition without its second comma": (
        ("“It was late,” Ada Bell, a clerk for the mill said.", "Ada Bell"),
        ("“It was late,” Ada Bell, a clerk at the mill told Reuters.", "Reuters > Ada Bell"),
        ("Ada Bell, a clerk said, was late.", "~clerk"),
        ("“It was late” for Ada Bell, a clerk said.", "~clerk"),
    ),
    "who speaks last, with a time": (
        ("Tolland’s government has decided to hold an early vote on May 9 to replace the impeached leader, "
         "the Kyodo news agency reported on Wednesday, citing the town’s minister Ada Bell.", "Kyodo News > Ada Bell"),
        ("The gate fell, the first since 2012, clerks and bakers say.", "~clerks and bakers"),
        ("Bell has said that the bakers lied, and said that it was late.", "Bell"),
        ("Lund pointed out that Bell had left, that the union was ill and had said that it was late.", "Lund > ~union"),
        ("“It is late,” Bell was quoted as saying by Wharfside, a platform.", "Wharfside > Bell"),
        ("The note warned Bell that the communities felt the gate had failed.", "~note > ~communities"),
    ),
    "a pointer": (
        ("READ MORE: Lund lost.", ""),
    ),
    "a station": (
        ("Bell told WEEI that it was late.", "WEEI > Bell"),
        ("Bell told KPMG that it was late.", "Bell"),
        ("Bell told LUND that it was late.", "Bell"),
    ),
    "speech in single marks inside a quotation": (
        ("“Reyes said, ‘Well, we must leave,’ and left,” Bell said.", "Bell > Reyes"),
        ('"Reyes told me, \'You better not say it,\'" Bell said.', "Bell > Reyes"),
        ("“They said, ‘Hi, this is the bank. It is late,’” Bell said.", "Bell > ~they"),
        ("“They say, ‘Well, it is what it is,’” Bell said.", "Bell"),
        ("“I told Reyes, ‘Well, we must leave,’” Bell said.", "Bell"),
        ("“The clerks said ‘Gus’s’ gate is shut and late,” Bell said.", "Bell > ~clerks"),
        ("Tom Reyes is ill. “[Reyes] said, ‘Well, we must leave,’” Bell said.", "Bell > Tom Reyes"),
        ("The mother said she had gone. “She said it was late,” Bell said.", "Bell > ~mother"),
        ("Ada Lund met her aide, Eve Bell. “She said it was late,” Bell said.", "Eve Bell > Ada Lund"),
    ),
    "a name after two apostrophes": (
        ("Bill Lund spoke with his wife, Ada Lund. Reyes said: ''Ada Lund has announced that it is over.''",
         "Reyes > Ada Lund"),
        ("Bill Lund spoke with his wife, Ada Lund. ''Ada Lund told me it was over,'' Reyes said.", "Reyes > Ada Lund"),
        ("''Ada Bell looked at me and said, 'You are not in line,''' Ms. Lund said, ''and left.''", "Lund > Ada Bell"),
        ("Bill Lund met Mary O'Brien. 'Mary O'Brien told me it was over,' Reyes said.", "Reyes > Mary O'Brien"),
    ),
    "where a name or phrase ends": (
        ("Bell told CBS News on Super Tuesday that it was over.", "CBS News > Bell"),
        ("People briefed on the move said that it was late.", "~People briefed on the move"),
        ("Bell has said she will name women, and Lund is fit for the post, a job no woman has ever held.", "Bell"),
        ("Defense Secretary Ash Carver spoke. The deputy head of China’s delegation said it was late.",
         "~deputy head of China’s delegation"),
        ("Reyes met the candidate for president, Ada Lund. President Bell left. The president said it was late.",
         "Bell"),
    ),
    "a verb before the name is not part of it": (
        ("Bell welcomed the news that Reyes would quit, saying the Ohio senator was “doing the right thing,” "
         "suggesting he might be rewarded, CNN reported.", "CNN > Bell"),
        ("Bell left saying Reyes told them “he would close the pit.”", "Bell > Reyes"),
        ("Bell ended her speech by saying the plan was late.", "Bell"),
        ("The woman holding the sign said it was shut.", "~woman holding the sign"),
        ("The leading Democrat said it was shut.", "~leading Democrat"),
    ),
    "a quotation after a colon is the last speaker’s": (
        ("Bell said: “It may be late.” After Reyes said that schools may be “less advanced,” Bell said: “I did "
         "not like what he said. He was wrong.”", "Bell"),
    ),
    "a quotation after a clause that tells which one is meant": (
        ("Reporter Ada Lund wrote back to Bell saying how odd that was for a candidate who promised more roads: “Your "
         "plan is to close the bridge.”", "Ada Lund"),
        ("Lund praised Bell, who put it this way: “The plan is to close the bridge.”", "Bell"),
    ),
    "whom somebody cites": (
        ("According to Reuters, citing police, the gate was shut.", "Reuters > ~police"),
        ("According to Reuters, citing Ada Lund, the mayor, the gate was shut.", "Reuters > Ada Lund"),
        ("According to the Gazette, quoting two people close to the talks, Bell will go.",
         "The Gazette > ~two people close to the talks"),
        ("According to Reuters, citing high winds, the gate was shut.", "Reuters"),
        ("Reuters reported, citing her lawyer, that the gate was shut.", "Reuters > ~her lawyer"),
        ("Bell said the gate was shut, citing her age.", "Bell"),
        ("Ada Bell spoke. Ada Bell, citing the nurse, said the gate was shut.", "Ada Bell > ~nurse"),
        ("Bell said she had heard from two clerks that the gate was shut.", "Bell > ~two clerks"),
        ("Bell said she knew from her mistakes that the gate was shut.", "Bell"),
        ("Bell recalled Lund telling him that the gate was shut.", "Bell > Lund"),
        ("“It is shut,” Bell said in a statement to local media.", "~local media > Bell"),
        ("Bell said on social media that the gate was shut.", "Bell"),
        ("Bell told the press that the gate was shut.", "Bell"),
        ("Lund cited polling data showing that most miners were for it.", "Lund > ~polling data"),
        ("Lund cited a study showing that most miners were for it.", "Lund > ~study"),
        ("Bell regularly cited Lund, an heir to the Norvik fortune, as someone who would ruin the plan.", "Bell"),
    ),
    "whom a pronoun means": (
        ("Mr. Trent ran the mill. Paul Nehl responded to reports that Mr. Trent planned to close it. “He is late,” he "
         "said.", "~he"),
        ("Mr. Lund said Mrs. Voss planned to leave. She was late, she said.", "Voss"),
        ("Ada Reyes met Mr. Bell. “It is late,” she said. Bell sees the need – he told the AP that it was hard.",
         "Associated Press > Bell"),
        ("Agents said it was late. Prosecutors sealed the case because they feared that Bell would flee, according to "
         "court papers.", "~court papers > ~Prosecutors"),
        ("Mr. Udall and Ms. Lund wrote a letter. “Senior officials have said so,” they said. They added that it "
         "was early.", "Mr. Udall and Ms. Lund"),
        ("Mr. Carver spoke. “Mr. Reyes says it is late,” he said.", "Carver > Reyes"),
        ("Tom Bell, the press secretary of Defense Secretary Ash Carver, gave a statement. “The secretary believes "
         "that it is late,” the statement said.", "~statement > Ash Carver"),
        ("Rep. Trey Bell spoke. The ministry’s inspector general told reporters it was late. “It is,” said Bell. “It "
         "was,” the inspector general said. The Utah Republican said it was over.", "Trey Bell"),
        ("Two years ago, the State Department gave a wrong answer when it said that it had no letters, according "
         "to a report.", "~report > State Department"),
        ("The Obama administration blamed Russia when it said it was late.", "Obama administration"),
        ("FBI Director Tom Comey spoke on Monday. Ada Lund announced a bill. “The FBI director said it was late,” "
         "Lund said.", "Ada Lund > Tom Comey"),
        ("Ada Lund announced a bill. “The mayor said she was careless,” Lund said.", "Ada Lund > ~mayor"),
        ("Tom Lund spoke. He said tensions were high between Reyes and Voss. He said that it was late.", "Tom Lund"),
        ("It was late. That frustrates many analysts because they believe that it was early.", "~they"),
    ),
    "an edition of the outlet": (
        ("Bell told Granton Mirror Magazine that it was over.", "Bell"),
        ("Bell told The Granton Mirror that it was over.", "Bell"),
        ("Bell told Granton Mirror Online that it was over.", "Bell"),
        ("In a statement to Granton Mirror Digital on Friday, Bell said it was over.", "Bell"),
        ("Bell told Echo Online that it was over.", "Echo Online > Bell"),
        ("Bell told the Granton Echo newspaper that it was over.", "Granton Echo > Bell"),
    ),
    "who is meant": (
        ("South Korean-born Monte Haile holds little hope. He says his family assumed that he was a citizen.",
         "Monte Haile > ~his family"),
        ("A Granton-based doctor, Ada Lund, said it was late.", "Ada Lund"),
        ("Clerks left. Norvik, a maker of drones, said they had left.", "Norvik"),
        ("A newspaper owned by Lund also this week published an interview with Bell, in which Bell declared that it "
         "was “good.”", "~newspaper owned by Lund > Bell"),
        ("CNN said that Lund’s chief pollster and strategist Joel Bell thinks the plan is late and cannot be held up.",
         "CNN > Joel Bell"),
        ("Lund’s lawyer and Tom Bell said it was late.", "Lund’s lawyer and Tom Bell"),
        ("Bell even suggested on social media that she might run.", "Bell"),
        ("Bell said that what Reyes is talking about now is common.", "Bell"),
    ),
    "a medium’s own people": (
        ("In a letter to CNN employees on Friday, Bell said it was over.", "Bell"),
        ("In an email to Reuters staff, Bell said it was over.", "Bell"),
        ("Bell told BBC shareholders that it was over.", "Bell"),
        ("In a letter to CNN on Friday, Bell said it was over.", "CNN > Bell"),
        ("Bell told Reuters journalists that it was over.", "Reuters > Bell"),
    ),
    "an interview is the medium’s": (
        ("Bell said the pier was sold, according to an interview with CNN on Monday.", "CNN > Bell"),
        ("The pier was sold, according to an interview with CNN.", "CNN"),
        ("The pier was sold, according to a statement to CNN.", "CNN > ~statement to CNN"),
        ("The pier was sold, according to an interview with a clerk.", "~interview with a clerk"),
    ),
    "media named together are one": (
        ("Most voters said that the pit is unsafe, according to a poll reported by CNN and Fox News.",
         "CNN and Fox News > ~poll reported by CNN and Fox News > ~Most voters"),
        ("Bell told The Post and Courier on Saturday that she had voted.", "The Post and Courier > Bell"),
        ("Bell told CNN and Fox News that the gate was shut.", "CNN and Fox News > Bell"),
        ("Bell told CNN that the gate and Fox News were shut.", "CNN > Bell"),
    ),
}  # fmt: skip


def chain(text: str) -> str:
    """The chain of the last sentence, as “A > ~b”: what is not named has a “~”."""
    document = annotate(text, outlet=OUTLET)
    by_id = {source.id: source for source in document.sources}
    links = (by_id[id] for id in document.sentences[-1].chain)
    return " > ".join(link.name if link.named else f"~{link.name}" for link in links)


@pytest.mark.parametrize("kind", [*NOT_A_LINK, *WHO])
def test_the_chains_of(kind: str) -> None:
    rows = {**NOT_A_LINK, **WHO}[kind]
    assert [(text, chain(text)) for text, _ in rows] == list(rows)
