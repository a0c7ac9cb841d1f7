"""The component of spaCy pipelines, tried in a blank pipeline."""

from __future__ import annotations

import pickle

import pytest

import provenance

spacy = pytest.importorskip("spacy", reason="spaCy is not installed (extra spacy)")
tokens = pytest.importorskip("spacy.tokens")
TEXT = "😀 Yonhap said the NIS claims that 5,000 engineers are on their way. “It is true,” Ada Bell said. It rained."


@pytest.fixture(scope="module")
def nlp():  # type: ignore[no-untyped-def]
    pipeline = spacy.blank("en")
    pipeline.add_pipe("provenance")
    return pipeline


def test_attributions_are_spans_of_the_doc(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(TEXT)
    found = [([s.text for s in a.source], [c.text for c in a.content], a.chain) for a in doc._.attributions]
    assert found[-1] == (["Ada Bell"], ["“It is true,”"], ("Ada Bell",))
    assert found[1][1:] == (["that 5,000 engineers are on their way"], ("Yonhap News Agency", "NIS"))
    assert [(s.label_, s.text) for s in doc.spans["provenance"]][:2] == [("source", "Yonhap"), ("cue", "said")]
    assert doc._.provenance == provenance.Document.from_dict(provenance.annotate(TEXT).to_dict())


def test_a_token_that_goes_beyond_is_taken_whole(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = tokens.Doc(nlp.vocab, words=["Bell", "said", "it", "rains."], spaces=[True, True, True, False])
    (found,) = nlp.get_pipe("provenance")(doc)._.attributions
    assert [span.text for span in found.content] == ["it rains."]
    assert doc.text[slice(*found.attribution.content[0])] == "it rains"


def test_a_doc_can_be_stored_and_passed_on(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp(TEXT)
    for back in (tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert back._.provenance == doc._.provenance and len(back._.attributions) == 3
    assert [len(each._.attributions) for each in nlp.pipe([TEXT, "It rained."], n_process=2)] == [3, 0]


def test_what_is_not_english_has_no_labels_and_what_was_not_seen_has_none(nlp) -> None:  # type: ignore[no-untyped-def]
    doc = nlp("Der Minister sagte am Montag, dass der Damm im Mai eröffnet wird und dass er hält.")
    assert doc._.attributions == () and doc._.provenance.language == "de"
    unseen = spacy.blank("en")(TEXT)
    assert unseen._.attributions == () and unseen._.provenance is None


def test_settings_are_those_of_a_file(nlp, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "provenance.toml").write_text('[[cue]]\nlemma = "moot"\n')
    pipeline = spacy.blank("en")
    pipeline.add_pipe("provenance", config={"settings": str(tmp_path / "provenance.toml")})
    assert len(pipeline("Bell moots that it rains.")._.attributions) == 1
    assert len(nlp("Bell moots that it rains.")._.attributions) == 0
