"""Quotations that HTML encodes with their source are evidence, as those of TEI are."""

from __future__ import annotations

import pytest
from lxml import html
from work import lines_run

import provenance
from provenance.model import Document
from provenance.reading import read
from provenance.reading.html_speech import quotations, speech

pytest.importorskip("trafilatura")

BEFORE = "<p>The ferry was taken out of service on Friday after one of its two engines had failed twice in a week.</p>"
AFTER = "<p>The ferry is going to be towed to Weirmouth, and buses are to run over the bridge until the autumn.</p>"


def annotated(middle: str) -> Document:
    page = (
        '<html lang="en"><head><title>Ferry stopped</title></head><body><main><article><h1>Ferry stopped</h1>'
        f"{BEFORE}{middle}{AFTER}</article></main></body></html>"
    )
    (article,) = read(page.encode())
    return provenance.annotate_article(article)


def chain(document: Document, sentence: str) -> list[str]:
    (found,) = [s for s in document.sentences if document.text_of(s) == sentence]
    return [document.source(id).name for id in found.chain]


@pytest.mark.parametrize(("middle", "sentence", "names"), [
    ('<blockquote cite="https://line.example/letter"><p>No ferry sails before May.</p></blockquote>',
     "No ferry sails before May.", ["https://line.example/letter"]),
    ('<blockquote cite="https://line.example/letter"><p>No ferry sails.</p><p>We regret it.</p></blockquote>',
     "We regret it.", ["https://line.example/letter"]),
    # whom the text names goes before the address
    ('<p>The owner, Ida Thorne, wrote:</p><blockquote cite="https://a.example/1"><p>It sails in May.</p></blockquote>',
     "It sails in May.", ["Ida Thorne"]),
    ("<blockquote><p>It sails in May.</p><footer>— <cite>Ida Thorne</cite>, owner</footer></blockquote>",
     "It sails in May.", ["Ida Thorne"]),
    ("<blockquote><p>“It sails in May.”</p><footer>Ida Thorne</footer></blockquote>",
     "“It sails in May.”", ["Ida Thorne"]),
    ("<blockquote><p>It sails in May.</p><cite>Ida Thorne</cite></blockquote>", "It sails in May.", ["Ida Thorne"]),
    ("<blockquote><p>It sails in May.</p><p>— The Line and Harbour Company of Weirmouth North</p></blockquote>",
     "It sails in May.", ["The Line and Harbour Company of Weirmouth North"]),
    ("<blockquote>It sails in May.<br>– Ida Thorne, owner</blockquote>", "It sails in May.", ["Ida Thorne"]),
    ("<figure><blockquote><p>It sails in May.</p></blockquote><figcaption>— Ida Thorne</figcaption></figure>",
     "It sails in May.", ["Ida Thorne"]),
    ('<blockquote class="tweet"><p>It sails in May.</p>— Ida Thorne (@ida) <a href="https://t.example">3 May</a>'
     "</blockquote>", "It sails in May.", ["Ida Thorne"]),
    ('<p>They wrote <q cite="https://line.example/2">it sails in May</q> on a board.</p>',
     "They wrote it sails in May on a board.", ["https://line.example/2"]),
    # the marks that a browser shows around `q` are read, and a line does not end there
    ("<p><q>It sails in May</q>, Ida Thorne said.</p>", "It sails in May, Ida Thorne said.", ["Ida Thorne"]),
])  # fmt: skip
def test_whose_a_quotation_is(middle: str, sentence: str, names: list[str]) -> None:
    document = annotated(middle)
    assert chain(document, sentence)[:1] == names
    assert all(document.text_of(span) in document.text for a in document.attributions for span in a.content)


@pytest.mark.parametrize(("middle", "sentence"), [
    ("<blockquote><p>The ferry sails in May.</p></blockquote>", "The ferry sails in May."),  # without a source
    ("<blockquote><p>The ferry sails in May, as in <cite>Ferries of the North</cite> of old.</p></blockquote>",
     "The ferry sails in May, as in Ferries of the North of old."),  # a title that is mentioned
    ('<blockquote class="pull-quote"><p>The ferry sails in May.</p><cite>Ida Thorne</cite></blockquote>',
     "The ferry sails in May."),
    ('<blockquote cite="#note"><p>The ferry sails in May.</p></blockquote>', "The ferry sails in May."),  # no address
    ("<blockquote><p>The ferry sails in May.</p><p>- and again in June, if the tide allows it</p></blockquote>",
     "The ferry sails in May."),  # a list, not a signature
    ("<blockquote><p>The ferry sails in May.</p><p>— Nobody on Board Has Ever Seen Her Late Before</p></blockquote>",
     "The ferry sails in May."),  # nine words are no name
])  # fmt: skip
def test_what_is_nobodys(middle: str, sentence: str) -> None:
    assert chain(annotated(middle), sentence) == []


def test_a_quotation_that_stands_there_twice_is_left_alone() -> None:
    twice = (
        '<p>The ferry sails in May.</p><blockquote cite="https://line.example/1">The ferry sails in May.</blockquote>'
    )
    assert not [a for a in annotated(twice).attributions if a.rule == "ENC01"]


def test_four_times_the_quotations_take_four_times_the_work() -> None:
    def work(number: int) -> int:
        page = html.document_fromstring(f"<p>{'<q>It sails</q>, she said. ' * number}</p>")
        text = "It sails, she said. " * number
        return lines_run(lambda: speech(text, quotations(page)))

    work(1)
    assert work(400) <= 5 * work(100)
