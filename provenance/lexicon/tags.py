"""What a word can be: one bit a class, so that a token carries all its readings in one integer."""

from __future__ import annotations

NAMES = (
    "det", "poss", "subj", "pers", "obj", "prep", "cc", "sub", "rel", "wh", "modal", "be", "have", "do", "neg",
    "selfsubj", "adv", "pureadv", "time", "timenoun", "title", "starter", "abbr", "noend",
    "base", "third", "past", "ing", "part",  # verb forms
    "light",  # a verb that says little without its object: “make a promise”
    "cue",  # a form of a verb that can introduce an attribution
    "state",  # an adjective that can introduce one
    "cap", "num", "punct", "word",
)  # fmt: skip
BIT = {name: 1 << number for number, name in enumerate(NAMES)}

DET, POSS, SUBJ, PERS, OBJ, PREP, CC, SUB, REL, WH, MODAL, BE, HAVE, DO, NEG, SELFSUBJ, ADV = (
    BIT[name] for name in NAMES[:17]
)
PUREADV, TIME, TIMENOUN, TITLE, STARTER, ABBR, NOEND = (BIT[name] for name in NAMES[17:24])
BASE, THIRD, PAST, ING, PART = (BIT[name] for name in NAMES[24:29])
LIGHT, CUE, STATE, CAP, NUM, PUNCT, WORD = (BIT[name] for name in NAMES[29:])

AUX = MODAL | BE | HAVE | DO
VERB = BASE | THIRD | PAST | ING | PART
FINITE = MODAL | BE | HAVE | DO | THIRD | PAST
