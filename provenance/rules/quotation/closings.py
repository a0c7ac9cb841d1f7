"""What stands behind a quotation that opens its sentence: a speaker and a verb, whatever that verb is."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.frames import ends_speech
from provenance.rules.site import Site
from provenance.rules.view import View
from provenance.text import Quotation
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_NO_VERB = tags.CAP | tags.AUX | tags.PREP | tags.DET


def closing_site(view: View, quotation: Quotation) -> Site | None:
    """The site of a verb that is no cue behind a quotation: “…,” *beamed* Ada Bell; “…,” Bell *began*."""
    i = quotation.last
    if i >= len(view.tokens) or view.quoted[i] >= 0:
        return None
    sentence = view.sentences[view.sentence_of(i)]
    last = view.clause_end(sentence.first, sentence.last)
    if i >= last or quotation.first > sentence.first or not ends_speech(view, i, sentence.first):
        return None
    head = next((k for k in (i, *_behind_phrase(view, i, last)) if _is_unknown_verb(view, k, last)), None)
    if head is None:
        return None
    lemma = view.tokens[head].lemma or view.tokens[head].lower
    site = Site(view, head, sentence.first, last, lemma, "unknown")
    site.subject = (i, head) if head > i else _subject_behind(site)
    site.frame = "behind-quote"
    return site if site.subject else None


def _behind_phrase(view: View, i: int, last: int) -> tuple[int, ...]:
    """Where the verb of a subject that starts at `i` can stand: behind it, or behind what describes it."""
    end = phrase_right(view.tokens, i, last)
    described = described_right(view.tokens, view.quoted, end, last) if end > i else last
    if described < last and view.tokens[described].text == ",":
        described += 1
    return end, described


def _is_unknown_verb(view: View, k: int, last: int) -> bool:
    tag = view.tokens[k].tag if k < last else tags.CUE
    return bool(tag & (tags.PAST | tags.THIRD)) and not tag & (_NO_VERB | tags.CUE)


def _subject_behind(site: Site) -> tuple[int, int] | None:
    view, start = site.view, site.head + 1
    end = phrase_right(view.tokens, start, site.last)
    return (start, described_right(view.tokens, view.quoted, end, site.last)) if end > start else None
