"""What the labels mean, in one line each: these go into the header of every file that uses them."""

from __future__ import annotations

from provenance.model import Source

TITLES = {
    "status": "On whose word the claim of a sentence stands",
    "mode": "How a source's words or thoughts are given",
    "stance": "What the cue says about the content or its speaker",
    "channel": "How it was said, where the text says so",
    "gap": "Where the sourcing is thin",
    "severity": "How much a gap matters",
    "naming": "Whether the text names the source",
    "rule": "Rules that fired in this document",
}

CATEGORIES = {
    "status": {
        "attributed": "the claim lies wholly inside attributions with a source",
        "partly-attributed": "the claim lies partly inside attributions, partly in the outlet's own voice",
        "hearsay": "the claim is marked as somebody's word, but nobody's",
        "unattributed": "the claim is the outlet's own assertion",
        "not-a-claim": "nothing is asserted: a question, a dateline, a byline, a heading, a label",
    },
    "mode": {
        "direct": "all in quotation marks",
        "indirect": "reported in the outlet's words",
        "mixed": "reported, with some words in quotation marks",
        "continued": "a further sentence of a quotation or report whose speaker is carried on",
        "mental": "a belief, wish, fear or plan: a state, not speech",
        "hearsay": "marked as said, with no source",
        "orphan-quote": "a quotation whose speaker was not found",
    },
    "stance": {
        "neutral": "no stance (say, according to)",
        "announce": "made public (announce, declare)",
        "endorse": "presented as true (confirm, reveal)",
        "distance": "kept at arm's length (claim, allege, insist)",
        "concede": "given reluctantly (admit, acknowledge)",
        "deny": "denied or rejected",
        "accuse": "an accusation",
        "suggest": "weaker than an assertion (suggest, indicate)",
        "commit": "a promise or plan",
        "mental": "a state of mind (believe, fear)",
        "refuse": "nothing said (declined to comment, has not confirmed)",
    },
    "channel": {
        "interview": "an interview",
        "statement": "a statement",
        "press conference": "a press conference",
        "speech": "a speech",
        "published work": "a published work",
        "document": "a document",
        "court proceeding": "a court proceeding",
        "social media post": "a post on social media",
        "poll": "a poll",
        "media report": "a report of another medium",
        "private communication": "a private communication",
        "testimony": "testimony",
        "declined comment": "comment was declined",
        "other": "another channel",
    },
    "gap": {
        "unattributed-assertion": "an assertion of the outlet's own that a reader could dispute",
        "vague-source": "a source nobody could call back",
        "anonymous-source": "a source that is not named",
        "anonymity-unexplained": "no reason is given for the anonymity",
        "anonymous-opinion": "the opinion of a source that is not named",
        "anonymous-only": "a claim that rests on unnamed sources alone",
        "single-source": "a disputed claim with one origin",
        "relay-only": "known only through another medium",
        "hearsay": "marked as said, with no source in the sentence",
        "circular": "sources that rest on each other",
        "attribution-drift": "the attribution changes between outlets",
        "orphan-quote": "a quotation without a speaker",
        "no-response": "somebody is accused and their answer is not mentioned",
    },
    "severity": {"low": "worth a look", "medium": "a reader should know", "high": "a reader could be misled"},
    "naming": {
        "named": "the text names the source",
        "by-office": "the text gives an office that one person holds at a time, not the name",
        "unnamed": "the text does not name the source",
    },
}


def naming(source: Source) -> str:
    """How the text tells who a source is: a category of the taxonomy `naming`."""
    return "named" if source.named else "by-office" if source.by_office else "unnamed"
