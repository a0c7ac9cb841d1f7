"""Sentences in the outlet's own voice that go on with the report before them: by their form alone, status unchanged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from provenance import read
from provenance.corrections import correct, target
from provenance.model import Correction, Credited, Document, Label, Sentence
from provenance.pipeline import annotate, annotate_article
from provenance.reading import read_tei
from provenance.writing.json_validation import validate_json
from provenance.writing.report import write_report
from provenance.writing.tei.validation import validate_tei
from provenance.writing.terminal import write_terminal

REPORT = "The harbour office claims that 500 crates are on their way. "
FOUND = "A survey by the Norvik Institute found that 62 percent of sailors own a boat. "
WILL = "The mayor, Ada Bell, said Piet Reyes will visit Granton in May. "


def last(text: str) -> tuple[Document, Sentence]:
    document = annotate(text)
    return document, document.sentences[-1]


@pytest.mark.parametrize(
    ("text", "form", "source"),
    [
        (REPORT + "An additional 80 barrels are to be unloaded at night.", "addition", "harbour office"),
        (REPORT + "\n\nA further 80 barrels are expected to follow.", "addition", "harbour office"),
        (REPORT + "Another 40 are stored in the old shed.", "addition", "harbour office"),
        (REPORT + "The rest were sent back to Stell.", "addition", "harbour office"),
        (REPORT + "In total, the quay holds ten cranes.", "addition", "harbour office"),
        (REPORT + "For example, the first ship carries oranges.", "addition", "harbour office"),
        (REPORT + "Most of them were packed in Stell.", "addition", "harbour office"),
        (REPORT + "Other crates were lost at sea.", "addition", "harbour office"),
        (REPORT + "Some of the crates contain salt.", "addition", "harbour office"),
        (FOUND + "Among women, the share is 48 percent.", "figures", "Norvik Institute"),
        (FOUND + "\n\nIn the north, four in 10 rent one.", "figures", "Norvik Institute"),
        (FOUND + "Only one-third ever sail at night.", "figures", "Norvik Institute"),
        ("Norvik sold 900 boats last year, according to the port’s records. Velden sold 300.", "figures", "records"),
        ("Police estimated that 2,000 people marched. Some 150 carried lamps.", "figures", "Police"),
        ("Polls show Reyes ahead in the south. Bell draws 41 percent of those over 60.", "figures", "Polls"),
        ("A poll shows Bell ahead. Forty percent said they trust her. Just 12 percent named Reyes.", "figures", "poll"),
        ("Polls show Bell ahead. Reyes has a 12-point lead in the north.", "figures", "Polls"),
        ("Polls show Bell ahead. She leads by one point in Stell.", "figures", "Polls"),
        ("The audit report said 40 boats leak. Velden owns 12 of them.", "figures", "audit report"),
        (FOUND + "Of these, 12 percent sail alone. Another 7 percent never sail.", "addition", "Norvik Institute"),
        (WILL + "He will also open the new lock.", "prospect", "Ada Bell"),
        (WILL + "\n\nReyes will also meet the rowers.", "prospect", "Ada Bell"),
    ],
)  # fmt: skip
def test_it_goes_on_with_the_report(text: str, form: str, source: str) -> None:
    document, s = last(text)
    assert s.carried is not None and s.carried.form == form
    report = document.attribution(s.carried.attribution)
    assert s.carried.chain == report.chain
    assert source in document.source(s.carried.chain[-1]).name
    assert (s.chain, s.status in ("unattributed", "hearsay")) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        REPORT + "The quay was rebuilt after the flood.",
        REPORT + "In addition to crates, the quay takes barrels.",
        REPORT + "Other towns have no harbour.",
        REPORT + "\n\nThe rest of the town slept.",
        REPORT + "But another 40 are stored in the old shed.",
        REPORT + "This would be an additional 40 a day.",
        REPORT + "An additional 80 barrels came two years ago.",
        REPORT + "An additional 80 barrels came in 1998.",
        REPORT + "An additional 80 barrels were once stored in our shed.",
        REPORT + "An additional 80 barrels, called “the deadweight”, are in the shed.",
        REPORT + "An additional 80 barrels came (the shed was full).",
        REPORT + "Another spokesman for the harbour office kept silent on the 80 barrels.",
        REPORT + "An additional 80 barrels are full, said Ada Bell.",
        "The harbour office wants 500 crates to be burnt. An additional 80 barrels are in the shed.",
        "The harbour office denied that 500 crates were lost. An additional 80 barrels are in the shed.",
        "He said 500 crates were lost. An additional 80 barrels are in the shed.",
        "“The sea took it,” said Ada Bell. For example, the quay lost two cranes.",
        "Ada Bell said 500 crates were lost, while Piet Reyes said it was 300. An additional 80 barrels are gone.",
        "Four in 10 sailors told Ada Bell they own 20 boats. Another 5 percent had none.",
        REPORT + "Other boats bring no crates.",
        REPORT + "\n\nIn total, 33 towns have a harbour.",
        REPORT + "Another 80 barrels are in the shed, but Velden declined to say whose.",
        REPORT + "Forty percent of sailors said they are afraid. Another 12 percent are not.",
        "The harbour office claims that the quay is shut.\n\nAnother 40 people were hurt in Stell.",
        "Port records show that the lock leaks. Some 12 boats sank.",
        "Port records show that the lock leaks. Some 41 percent of sailors are over 60.",
        "The town sold 900 boats, according to Norvik. Norvik itself has 30.",
        FOUND + "That is 8 percent more than the town says.",
        FOUND + "However, 40 percent would rather rent one.",
        FOUND + "In the north, 40 percent own a “tub”.",
        FOUND + "A 19-year-old rowed out.",
        "A survey found that 62 percent of sailors owned a boat in 2015. The sea froze in 2015.",
        FOUND + "The poll has a margin of error of 3 percent.",
        FOUND + "The sea was calm on May 31 and Bell, 48, rowed out.",
        FOUND + "\n\nTwo boats sank on the way to Stell.",
        FOUND + "Two boats sank; the crew swam.",
        FOUND + "Recent polls put it at 71 percent.",
        FOUND + "Perhaps 40 percent would be enough.",
        "The mayor said 62 percent of sailors own a boat. In the north 40 percent rent one.",
        WILL + "Velden will also build a lock.",
        WILL + "He would also open the new lock.",
        WILL + "He will open the new lock.",
    ],
)  # fmt: skip
def test_it_does_not(text: str) -> None:
    assert last(text)[1].carried is None


SEED = REPORT + "An additional 80 barrels are to be unloaded at night. The quay was rebuilt after the flood."


def test_json_and_tei_keep_it_and_older_files_have_none(tmp_path: Path) -> None:
    document = annotate(SEED, id="crates")
    assert json.loads(document.to_json())["sentences"][1]["carried"] == {
        "chain": ["src.harbour-office"], "certainty": 0.917, "attribution": "a1", "form": "addition",
    }  # fmt: skip
    assert validate_json(document.to_json().encode()) == []
    assert Document.from_dict(document.to_dict()).sentences == document.sentences
    older = document.to_dict()
    del older["sentences"][1]["carried"]
    assert Document.from_dict(older).sentences[1].carried is None
    written = document.to_tei().encode()
    assert validate_tei(written) == []
    (tmp_path / "crates.xml").write_bytes(written)
    assert read_tei(tmp_path / "crates.xml").sentences == document.sentences
    (again,) = read(tmp_path / "crates.xml")
    assert annotate_article(again).sentences == document.sentences


def test_whoever_reads_sees_whose_it_probably_still_is() -> None:
    document = annotate(SEED)
    for shown in (write_report(document), write_terminal(document)):
        assert shown.count("probably still harbour office") >= 1
    assert [row["carried"] for row in document.rows()] == [None, "harbour office", None]


def test_a_person_wins_over_it() -> None:
    document = annotate(SEED, id="crates")

    def judged(number: int, *chain: Credited) -> Document:
        label = Label("attributed" if chain else "unattributed", chain)
        return correct(document, [Correction(target(document, document.sentences[number]), False, label)])

    assert judged(1, Credited("Ada Bell")).sentences[1].carried is None
    assert judged(0).sentences[1].carried is None
    other = judged(0, Credited("Ada Bell"))
    carried = other.sentences[1].carried
    assert carried is not None and other.source(carried.chain[-1]).name == "Ada Bell"
