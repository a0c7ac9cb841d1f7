"""Small classes whose words no other test reads one by one: each word is in its class for this."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.lexicon import word_pairs, word_set

SPREADING = ["abound", "circulate", "emerge", "grow", "mount", "persist", "raise", "spread", "surface", "swirl"]
PAST = {"grow": "grew", "spread": "spread"}
CLAIMS = [
    "allegations", "claims", "complaints", "concern", "concerns", "fears", "hopes", "reports", "suggestion",
    "suggestions", "suspicion", "suspicions", "talk", "worries",
]  # fmt: skip
OFFICES = {
    "AG": "Attorney General", "CEO": "Chief Executive", "CFO": "Chief Financial Officer", "CJI": "Chief Justice",
    "CM": "Chief Minister", "COO": "Chief Operating Officer", "CTO": "Chief Technology Officer",
    "DA": "District Attorney", "MD": "Managing Director", "PM": "Prime Minister", "VP": "Vice President",
}  # fmt: skip
BESIDE = (
    "author billionaire brother businessman businesswoman candidate challenger conservative contender daughter "
    "democrat father favorite favourite front-runner frontrunner hopeful husband incumbent lawmaker leader millionaire "
    "mother "
    "native nominee opponent politician republican rival sister socialist son spouse veteran widow widower wife winner"
).split()
NOBODYS, OUTLETS = "reportedly, nobody named", "the outlet's own assertion"


def labels(text: str) -> list[str]:
    return [sentence.label for sentence in annotate(text).sentences]


def test_each_word_is_listed_here() -> None:
    assert word_set("spreading") == set(SPREADING)
    assert word_set("claims_at_large") == set(CLAIMS)
    assert word_set("beside_offices") == set(BESIDE)
    assert word_pairs("short_offices").keys() == {short.lower() for short in OFFICES}


@pytest.mark.parametrize("verb", SPREADING)
def test_concerns_that_spread_are_nobodys(verb: str) -> None:
    past = PAST.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")
    assert labels(f"Fears {past} that the bank will close.") == [NOBODYS]


@pytest.mark.parametrize("verb", ["fade", "vanish"])
def test_concerns_that_end_are_not_reported(verb: str) -> None:
    assert NOBODYS not in labels(f"Fears {verb} that the bank will close.")


@pytest.mark.parametrize("noun", CLAIMS)
def test_there_are_claims_is_nobodys_and_the_claims_alone_say_nothing(noun: str) -> None:
    assert labels(f"There {'are' if noun.endswith('s') else 'is'} {noun} that the bank will close.") == [NOBODYS]
    assert labels(f"The {noun} that the bank will close came late.") == [OUTLETS]


@pytest.mark.parametrize(("short", "full"), OFFICES.items())
def test_an_office_by_its_short_form_is_the_office(short: str, full: str) -> None:
    assert labels(f"{full} Ann Voss opened the pier on Monday. The {short} said it was late.")[1] == "Ann Voss"


@pytest.mark.parametrize("short", ["CEO", "DA", "PM"])
def test_it_is_nobody_elses(short: str) -> None:
    assert labels(f"Nurse Ann Voss opened the pier on Monday. The {short} said it was late.")[1] != "Ann Voss"


@pytest.mark.parametrize("called", BESIDE)
def test_who_is_called_so_may_hold_an_office(called: str) -> None:
    article = "an" if called[0] in "aeiou" else "a"
    text = f"Ann Voss, {article} {called} from Granton, opened the pier on Monday. The mayor said it was late."
    assert labels(text)[1] == "Ann Voss"


@pytest.mark.parametrize("trade", ["nurse", "teacher", "priest"])
def test_who_has_another_trade_does_not(trade: str) -> None:
    text = f"Ann Voss, a {trade} from Granton, opened the pier on Monday. The mayor said it was late."
    assert labels(text)[1] == "mayor, by office"
