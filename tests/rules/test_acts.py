"""Verbs that are cues elsewhere and tell of an act here, and refusals: nobody's word."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


def credited(text: str) -> bool:
    return any(s.chain for s in annotate(text).sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters responded to a report of smoke.",
        "The club claimed its third title in June.",
        "He claimed asylum in Norway.",
        "Patients saw a 40 percent reduction in pain.",
        "The clerk submitted the form on Monday.",
        "Anyone with a key should call the harbour.",
        "Nobody knows the number of boats.",
        "The mast points to the pier.",
        "Ole Dahl wrote “Fog at Dawn” before he was thirty.",
        "The force, first announced in August, has six members.",
        "They filed offers, a process expected to take weeks.",
        "Savers can realize gains of 8 percent within a year.",
        "They found their nephew in the barn.",
        "The channel shared the best moments of the match on Sunday.",
        "The fire was seen by drones over the valley.",
        "Does it make sense to build a second lock?",
        "Visitors can expect music and food.",
        "The river claimed two lives.",
        "Divers found the wreck in May.",
        "The council has extended its amber warning to midnight.",
        "Pain was measured by asking about sleep.",
        "Volunteers offered water and blankets.",
        "The singer also posted a photo on the site.",
        "The driver has pleaded not guilty to the charge.",
        "The flood raised fears that the lock would fail.",
        "The strike has raised concerns that goods will run out.",
        "They heard that the dam had failed.",
        "The court heard the case on Monday.",
        "She knew the pilot well.",
        "The council is trying to determine whether the dam holds.",
        "Crews waited to see if the dam would hold.",
        "It was late, and their faces said a lot.",
        "The Price Of Backing The Mayor.",
        "Amid union calls for a strike, the harbour shut.",
        "Was Bell satisfied with the answer?",
        "Two boats backing the plan left early.",
        "Sailors who want a bridge stayed home.",
        "The lock, which the union opposes, leaked.",
        "They published the columns Bell wrote while a clerk in Ashton.",
        "It was the mayor’s highly criticized tour of the harbour.",
        "Clerks are angry because the lock leaked.",
        "Following calls on the mayor, the harbour shut.",
        "Bell made the comments in a talk with students.",
        "The mayor made the announcement on Friday.",
        "The minister made her remarks on Tuesday during a visit.",
        "Anyone with news of the boat is asked to call officers on 101, quoting incident number 17.",
        "Witnesses are asked to contact police quoting reference 17 of 3 May.",
        "Drivers are urged to report delays.",
        "Do you fear the worst?",
        "The mayor brought up some issues that worry the clerks.",
        "She called the police on Monday.",
        "A jury acquitted the clerk of fraud.",
        "The court sentenced the clerk to two years in jail.",
        "Bell called her mother and left.",
        "He left while replying to a query before joining the march.",
        "They found a Norvik Falcon SUV believed to be worth three million.",
        "A woman thought to be his aunt left.",
        "The clerk believed to have taken the money left town.",
        "Baseless claims of theft spread.",
        "The clerk who used her aunts as fake references has been sacked.",
        "The storm threatened to flood the town.",
        "The heavy exchange of fire threatened to start a war.",
        "Rising violence threatened to halt the vote.",
        "The leak was noticed by the Harbour Board.",
        "Devastating floods claimed the lives of at least 24 and left many unaccounted for.",
    ],
)
def test_an_act_is_nobodys_word(text: str) -> None:
    assert not credited(text)


@pytest.mark.parametrize(
    "text",
    [
        "The auditors realized that the money was gone.",
        "Inspectors found that the lock was rotten.",
        "The barrister submitted that the clerk was honest.",
        "The maker claims a battery life of 60 minutes.",
        "A study of 40 clinics found no effect at all.",
        "The ministry responded to the criticism.",
        "Ole Dahl wrote “never again” on the wall.",
        "The mayor shared his fears that the lock would fail.",
        "The firm offered an apology for the delay.",
        "Many see the lock as a danger.",
        "The plan was seen by many farmers as a threat.",
        "The report found serious negligence.",
        "The mayor raised fears that the lock would fail.",
        "The jury heard that no tests were done.",
        "The driver had been drinking, the inquest heard.",
        "She announced a review in May.",
        "The council repeated its stern warning that the lock would fail.",
        "She knew that the pilot was late.",
        "Crews asked whether the dam would hold.",
        "A lot of clerks said a lot of boats were late.",
        "Sailors want a bridge.",
        "The union opposes the lock.",
        "Bell said because the lock leaked, the harbour was shut.",
        "Bell left early, backing the plan.",
        "Bell made comments on the lock in a talk with students.",
        "Bell made the comments about the lock in March.",
        "Bell made the claim that the lock was rotten.",
        "The board asked whether you fear the worst.",
        "Some fear that the lock will fail.",
        "The lock was rotten, a public meeting heard.",
        "The lock was rotten, a conference on flooding heard.",
        "The minister said, the lock was rotten.",
        "He also said, this was not the case.",
        "Bell called the mayor of Leeds a fool.",
        "The statement read: “The lock is shut.”",
        "Reyes called the mayor incompetent.",
        "The mayor called the decision by the board to shut the lock “balderdash”.",
        "Bell signalled that the lock would open.",
        "The union labelled the offer made on Friday “an insult”.",
        "Reyes rebutted claims that the lock was rotten.",
        "The board extolled the plan.",
        "The plan was cut by Norvik, which said the lock was rotten.",
        "Bell believed to the end that it was right.",
        "Bell claimed to be ill.",
        "Local reports say the dam is shut.",
        "The bank threatened to sue.",
        "The stock exchange threatened to fine the bank.",
        "Victims of the fire threatened to sue.",
        "The strike committee threatened to act.",
        "The board noticed that the dam leaked.",
        "The attack was claimed by the Ashton Front.",
        "The union claimed 12 seats were lost.",
        "Police revealed new details about the crash.",
        "Police said no information was given to Bell.",
        "The mayor announced few changes to the plan.",
    ],
)
def test_what_can_be_said_or_thought_is_somebodys(text: str) -> None:
    assert credited(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police did not provide any figures.",
        "Police gave no reason for the arrest.",
        "Police gave few details of the crash.",
        "Police have revealed few details about the crash.",
        "Police have revealed few details about the suspected killer, who was among eleven people who died there.",
        "Police released little information about the crash.",
        "The firm has not published its results.",
        "She offered no apology for the delay.",
        "Officials would not disclose the cost.",
        "The mayor had yet to reply to a letter on Monday.",
    ],
)
def test_a_refusal_is_no_speech(text: str) -> None:
    (sentence,) = annotate(text).sentences
    assert (sentence.status, sentence.chain) == ("unattributed", ())


@pytest.mark.parametrize(
    "text",
    [
        "An aide, who asked not to be named because the talks are private, said a deal was near.",
        "A banker, who asked to remain anonymous, said a deal was near.",
        "Two officials, who declined to be identified because the plan is secret, said a deal was near.",
    ],
)
def test_who_asks_not_to_be_named_says_only_what_follows(text: str) -> None:
    found = annotate(text)
    assert [a.lemma for a in found.attributions] == ["say"] and len(found.sources) == 1
    assert len(annotate("Bell asked the council not to name the street.").attributions) == 1


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize(
    "text",
    [
        "Police didn’t provide any figures.",
        "The board hasn’t released the report.",
        "The ministry doesn’t publish the minutes.",
        "The firm couldn’t supply a statement.",
        "Norvik won’t share the figures.",
        "The council had not issued a statement.",
        "Norvik has never claimed that the toy was harmless.",
        "The bank did not suggest that it would close.",
    ],
)
def test_what_is_withheld_is_not_said(text: str, mark: str) -> None:
    assert not credited(text.replace("’", mark))


@pytest.mark.parametrize(
    "text",
    [
        "The ministry gave a warning that the dam would burst.",
        "The board issued a statement that did not name the driver.",
        "The ministry did not say that the dam was safe.",
        "The firm denied the claims and published a report.",
    ],
)
def test_what_is_given_may_say_something(text: str) -> None:
    assert annotate(text).attributions


@pytest.mark.parametrize(
    "text",
    [
        "They read the list (it was long, according to the clerk).",
        "They opened the gate (the water was low, according to the clerk).",
        "The board met the firm (it was in debt, according to the clerk) in May.",
        "Divers found the boat (its mast had broken, according to the clerk).",
        "She published the accounts (they were late, according to the clerk).",
    ],
)
def test_what_is_cited_in_brackets_covers_no_more_than_they_hold(text: str) -> None:
    contents = [text[a:b] for x in annotate(text).attributions if x.rule == "ACC01" for a, b in x.content]
    assert contents == [text[text.index("(") + 1 : text.index(", according")]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Bell said the mayor (a friend of his) would resign.", "the mayor (a friend of his) would resign"),
        ("The gate was shut (twice), according to the clerk.", "The gate was shut (twice)"),
    ],
)
def test_brackets_inside_content_do_not_end_it(text: str, content: str) -> None:
    assert [text[a:b] for x in annotate(text).attributions for a, b in x.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "The council had been told of doubts about the bridge.",
        "Voters have been warned of fears about the dam.",
        "The mayor has been reminded of concerns about the school.",
    ],
)
def test_who_has_been_told_of_doubts_does_not_have_them(text: str) -> None:
    assert "NOM04" not in [x.rule for x in annotate(text).attributions]
