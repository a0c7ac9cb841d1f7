"""How reliable a candidate is: counted on gold data by cue, frame and kind of subject, smoothed, with a back-off.

The estimate starts from the mean of all candidates and is moved by what was counted for the cue's class and frame, then
for the verb itself and the frame. What the kind of subject changes is counted within the class and carried over to the
verb as log-odds; last come the counts of verb, frame and subject together. Each step weighs its own counts against
`_SMOOTHING` imagined ones at the estimate before it. `calibrated` turns the estimate, which knows nothing of
competition, into the certainty that is given out.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from math import exp, log

from provenance.engine.wishes import user_rules
from provenance.lexicon import read_table
from provenance.lexicon.verbs import cue_verbs
from provenance.rules.rule import Candidate
from provenance.settings import Settings, UserCue

THRESHOLD = 0.33
_SMOOTHING = 4.0
_PRIOR = 0.3
_SUBJECT = 0.8
"""How much of the log-odds of the kind of subject, counted in the class, is carried over to a verb."""

Key = tuple[str, str, str]


def keys(key: tuple[str, str, str, str]) -> tuple[Key, ...]:
    """What a candidate's counts are looked up by, from the general to the special."""
    lemma, kind, frame, subject = key
    return ((f"[{kind}]", frame, "*"), (f"[{kind}]", frame, subject), (lemma, frame, "*"), (lemma, frame, subject))


@cache
def counts() -> dict[Key, tuple[int, int]]:
    """(cue or [class], frame, kind of subject or *) → (right, all)."""
    return {(r[0], r[1], r[2]): (int(r[3]), int(r[4])) for r in read_table("cue_counts")}


@cache
def _calibration() -> tuple[tuple[float, float], ...]:
    rows = [(float(r[0]), float(r[1])) for r in read_table("calibration")]
    return (0.0, 0.0), *rows, (1.0, rows[-1][1])


def calibrated(reliability: float) -> float:
    """The share of right attributions among those of a reliability: linear between the measured steps."""
    knots = _calibration()
    i = min(bisect_right(knots, (reliability, 2.0)), len(knots) - 1)
    (x0, y0), (x1, y1) = knots[i - 1], knots[i]
    return y0 + (y1 - y0) * (reliability - x0) / (x1 - x0)


class Weights:
    """The weights that `settings` ask for."""

    def __init__(self, settings: Settings) -> None:
        self._counted = settings.counted
        self._rules = {rule.id: rule.reliability for rule in user_rules(settings.rule_modules)}
        self._cues = {cue.lemma: cue for cue in settings.cues}
        self._known: dict[tuple[str, str, str, str], float] = {}

    def reliability(self, candidate: Candidate) -> float:
        """The chance, 0 to 1, that the candidate is right."""
        given = self._rules.get(candidate.rule)
        if given is not None:
            return given
        known = self._known.get(candidate.key)
        if known is None:
            known = self._known[candidate.key] = self._estimate(candidate.key)
        return known

    def certainty(self, candidate: Candidate) -> float:
        """The reliability, calibrated; what the user gave stays as it is."""
        given = self._rules.get(candidate.rule) is not None or candidate.key[0] in self._cues
        return candidate.reliability if given else calibrated(candidate.reliability)

    def _estimate(self, key: tuple[str, str, str, str]) -> float:
        if (cue := self._cues.get(key[0])) and (wanted := _wanted(cue, key[2])) is not None:
            return wanted
        of_class, of_subject, of_lemma, of_both = keys(key)
        general = _moved(_PRIOR, of_class)
        subject = _moved(general, of_subject)
        if not self._counted:
            return subject
        lemma = _moved(general, of_lemma)
        return _moved(_expit(_logit(lemma) + _SUBJECT * (_logit(subject) - _logit(general))), of_both)


def _moved(estimate: float, step: Key) -> float:
    """An estimate, moved towards what was counted."""
    right, total = counts().get(step, (0, 0))
    return (right + _SMOOTHING * estimate) / (total + _SMOOTHING)


def _logit(p: float) -> float:
    return log(p / (1 - p))


def _expit(x: float) -> float:
    return 1 / (1 + exp(-x))


def _wanted(cue: UserCue, frame: str) -> float | None:
    """The reliability the user gives a cue in a frame; `None` leaves it to the counts. A cue that only the user knows
    is none in the frames they do not name."""
    if not cue.frames or frame.removeprefix("ing:").removeprefix("inf:") in cue.frames:
        return cue.reliability
    return None if cue.lemma in cue_verbs() else 0.0
