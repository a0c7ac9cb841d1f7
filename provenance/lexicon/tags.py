"""What a word can be: one bit per class, so that a token carries all its readings in one integer.

The rare classes come last: CPython compares integers of up to thirty bits twice as fast as longer ones.
"""

from __future__ import annotations

NAMES = (
    "punct", "word", "cap", "num",
    "cue",  # a form of a verb that can introduce an attribution
    "base", "third", "past", "ing", "part",  # verb forms
    "modal", "be", "have", "do",
    "det", "poss", "subj", "pers", "obj", "prep", "cc", "sub", "rel", "wh", "selfsubj", "adv", "pureadv", "time",
    "starter",
    "light",  # a verb that says little without its object: “make a promise”
    "neg", "timenoun", "title", "abbr", "noend",
)  # fmt: skip
BIT = {name: 1 << number for number, name in enumerate(NAMES)}

PUNCT, WORD, CAP, NUM, CUE = (BIT[name] for name in NAMES[:5])
BASE, THIRD, PAST, ING, PART = (BIT[name] for name in NAMES[5:10])
MODAL, BE, HAVE, DO = (BIT[name] for name in NAMES[10:14])
DET, POSS, SUBJ, PERS, OBJ, PREP, CC, SUB, REL, WH, SELFSUBJ, ADV, PUREADV, TIME = (BIT[name] for name in NAMES[14:28])
STARTER, LIGHT, NEG, TIMENOUN, TITLE, ABBR, NOEND = (BIT[name] for name in NAMES[28:])

AUX = MODAL | BE | HAVE | DO
VERB = BASE | THIRD | PAST | ING | PART
FINITE = MODAL | BE | HAVE | DO | THIRD | PAST
INFLECTED = PAST | THIRD
OPERATOR = MODAL | BE | HAVE
DETERMINER = DET | POSS
GOVERNS = DET | POSS | PREP
"""What is followed by a noun rather than a verb."""
NO_START = PREP | CC | PUREADV | PUNCT
"""What no noun phrase begins with."""
