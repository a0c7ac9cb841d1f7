"""Bodies of many, short forms that the text explains, and who “it”, “they” and “the candidate” are after them."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


def speakers(text: str) -> list[str]:
    """The names of the sources of the last sentence's attributions, in order."""
    document = annotate(text)
    names = {source.id: source.name for source in document.sources}
    last = document.sentences[-1].attributions
    return [names[a.chain[-1]] for a in document.attributions if a.id in last and a.chain]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Miners' Union said the pit would close.", "Miners' Union"),
        ("The Dockers’ Federation said the port would close.", "Dockers’ Federation"),
        ("The Nurses' Association of Halm said wards were full.", "Nurses' Association of Halm"),
        ("Fares will rise, the Passengers’ Council said.", "Passengers’ Council"),
        ("The Ferrymen’s Guild said no boat would sail.", "Ferrymen’s Guild"),
        ("The Russians’ Council said it would vote.", "Council"),
        ("The miners’ Ada Bell said the pit would close.", "Ada Bell"),
    ],
)
def test_many_with_the_word_of_a_body_are_a_body(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Irish Society (IS) opened a school. The IS said it was full.", "Irish Society"),
        ("The Workers’ Health Office (WHO) closed. The WHO said it had no money.", "Workers’ Health Office"),
        ("Islamic State (IS) took the town. IS said it would stay.", "Islamic State"),
        ("OLA MARSH SAID THE ROAD WAS SHUT. MARSH SAID IT WOULD OPEN SOON.", "OLA MARSH"),
        ("ADA STONE SAID THE ROAD WAS SHUT. IT WOULD OPEN SOON, STONE SAID.", "ADA STONE"),
    ],
)
def test_a_short_form_is_what_the_text_says_it_is(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A study looked at rain. It found that rivers were low.", "study"),
        ("The report came out on Monday. Rain fell less in May, it found.", "report"),
        ("The letter reached the mayor. It said the gate would close.", "letter"),
        ("Results came out on Monday. It said the gate would close.", "it"),
        ("Police searched the house. They said two were held.", "Police"),
        ("The council shut the road. It was unsafe, they said.", "council"),
        ("The company closed the pit. They said it was empty.", "company"),
        ("Police met residents. They said nothing would change.", "they"),
        ("The dam broke. They said nothing would change.", "they"),
    ],
)
def test_a_document_or_a_body_in_focus_answers_it_and_they(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Bell campaign and the Lund campaign met. The campaign said it would pay.", "campaign"),
        ("The Bell campaign met the press. The campaign said it would pay.", "Bell campaign"),
        ("Ann Bell and Peter Lund stand for mayor. The candidate said taxes would fall.", "candidate"),
        ("Ann Bell, a candidate for mayor, spoke. The candidate said taxes would fall.", "Ann Bell"),
    ],
)
def test_of_two_that_may_be_meant_neither_is(text: str, name: str) -> None:
    assert speakers(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Bell, head of the union, and Peter Lund, its clerk, said the plan was dead.", ["Ann Bell", "Peter Lund"]),
        ("Ann Bell, 52, and her brother, Peter Lund, 49, said the plan was dead.", ["Ann Bell", "Peter Lund"]),
        ("Ann Bell, Eva Moss, and Peter Lund said it was dead.", ["Ann Bell, Eva Moss, and Peter Lund"]),
        ("Ann Bell, Peter Lund and two aides said the plan was dead.", ["Ann Bell", "Peter Lund", "two aides"]),
        ("Ann Bell and one of her aides said the plan was dead.", ["Ann Bell", "one of her aides"]),
        ("Norvik and two of its suppliers said orders had fallen.", ["Norvik", "two of its suppliers"]),
        ("Ann Bell, a singer and actor, said the plan was dead.", ["Ann Bell"]),
        ("The plan failed, Norvik closed and two aides said it was dead.", ["two aides"]),
    ],
)
def test_all_of_a_group_are_credited(text: str, names: list[str]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Key points:\n\n“We will not go,” said Ann Bell.", ["Ann Bell"]),
        ("Top quotes:\n\n“We will not go,” said Ann Bell.", ["Ann Bell"]),
        ("Main points: “We will not go,” said Ann Bell.", ["Ann Bell"]),
        ("Bell says: “We will not go.”", ["Bell"]),
        ("The firm had been receiving threatening calls for a year.", []),
        ("The firm was facing growing claims for damage.", []),
        ("The union was striking. Ola Reyes calls for talks.", ["Ola Reyes"]),
    ],
)
def test_what_heads_a_list_or_ends_a_verb_group_speaks_for_nobody(text: str, names: list[str]) -> None:
    assert speakers(text) == names
