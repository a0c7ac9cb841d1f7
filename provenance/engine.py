"""Runs the rules, weighs the evidence, settles the competition."""

from __future__ import annotations

import re

from provenance.model import Finding, Span
from provenance.settings import DEFAULT, Settings
from provenance.text import Segmentation

_ACCORDING = re.compile(r", (according to) ([^,.]+)\.")


def find(segmentation: Segmentation, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """The attributions of a text, sorted by the start of cue or content; `parent` indexes into the result."""
    findings = []
    for sentence in segmentation.sentences:
        match = _ACCORDING.search(segmentation.text, sentence.start, sentence.end)
        if match:
            findings.append(
                Finding(
                    rule="ACC01",
                    mode="indirect",
                    lemma="according to",
                    stance="neutral",
                    source=(Span(*match.span(2)),),
                    cue=(Span(*match.span(1)),),
                    content=(Span(sentence.start, match.start()),),
                    certainty=0.9,
                )
            )
    return tuple(findings)
