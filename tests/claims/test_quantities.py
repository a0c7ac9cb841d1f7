"""The grammar of numbers, units and times of day: one line a case."""

from __future__ import annotations

import pytest

from provenance.claims.form import form

NUMBERS = [
    ("5,000 boats", 5_000),
    ("30 000 boats", 30_000),
    ("30\u202f000 boats", 30_000),
    ("30k boats", 30_000),
    ("3bn boats", 3_000_000_000),
    ("£1.2m", 1_200_000),
    ("£12 mn", 12_000_000),
    ("2 lakh boats", 200_000),
    ("1.5 crore boats", 15_000_000),
    ("a 3 m wall", 3),
    ("EUR 3m", 3_000_000),
    ("12m voters", 12_000_000),
    ("a 30m wall", 30),
    ("1.5 billion boats", 1_500_000_000),
    ("twenty-five boats", 25),
    ("twelve hundred boats", 1_200),
    ("one hundred and fifty boats", 150),
    ("a hundred boats", 100),
    ("a dozen boats", 12),
    ("two dozen boats", 24),
    ("two hundred fifty million boats", 250_000_000),
    ("three thousand two hundred and five boats", 3_205),
    ("one point two five million boats", 1_250_000),
    ("half a million boats", 500_000),
    ("two and a half million boats", 2_500_000),
    ("a million and a half boats", 1_500_000),
    ("a million and a ferry", 1_000_000),
    ("a quarter of a million boats", 250_000),
    ("three quarters of a million boats", 750_000),
    ("2½ boats", 2.5),
    ("two thousand three-bedroom homes", 2_000),
    ("between one hundred and two hundred boats", 100),
]
UNITS = [
    ("£4", "money", "pound", 4),
    ("4 million pounds", "money", "pound", 4_000_000),
    ("four pounds of butter", "mass", "pounds", 4 * 0.45359237),
    ("US$3", "money", "us dollar", 3),
    ("3 US dollars", "money", "dollar", 3),
    ("6 km", "length", "km", 6_000),
    ("a 6-mile road", "length", "mile", 6 * 1609.344),
    ("6 square miles", "area", "miles", 6 * 1609.344**2),
    ("6 hectares", "area", "hectares", 60_000),
    ("two thirds of voters", "%", "", 66.6),
    ("half of voters", "%", "", 50),
    ("12 per cent", "%", "", 12),
    ("in 1912", "year", "", 1912),
    ("in May 2025", "year", "", 2025),
    ("two weeks", "time", "weeks", 14),
    ("30 degrees Celsius", "degree Celsius", "celsius", 30),
    ("12 red boats", "count", "red", 12),
]
BOUNDS = [
    ("more than 200 homes", "floor", "more than 200"),
    ("no more than 200 homes", "ceiling", "no more than 200"),
    ("no fewer than 200 homes", "floor", "no fewer than 200"),
    ("at least 200 homes", "floor", "at least 200"),
    ("as many as 200 homes", "ceiling", "as many as 200"),
    ("up to 200 homes", "ceiling", "up to 200"),
    ("200 or more homes", "floor", "200"),
    ("some 200 homes", "about", "200"),
    ("prices went up 200 crowns", "", "200 crowns"),
    ("hundreds of homes", "vague", "hundreds"),
    ("tens of thousands of homes", "vague", "tens of thousands"),
]
CLOCKS = [
    ("at 3 p.m.", {900}),
    ("at 3pm", {900}),
    ("at 3:30 a.m.", {210}),
    ("at 3.30 p.m.", {930}),
    ("at 15:30", {930}),
    ("at 12 a.m.", {0}),
    ("at noon", {720}),
    ("at three o'clock", {180, 900}),
]
NOT_NUMBERS = ["on March 3", "on 3 March", "that one came late", "at 3 p.m.", "the third crash", "Theresa May"]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number(text, value):
    (found, *_) = form(text).quantities
    assert found.low / found.unit.factor == pytest.approx(value)


@pytest.mark.parametrize(("text", "measure", "name", "value"), UNITS)
def test_unit(text, measure, name, value):
    (found,) = form(text).quantities
    assert (found.unit.measure, found.unit.name, found.low) == (measure, name, pytest.approx(value))


@pytest.mark.parametrize(("text", "bound", "said"), BOUNDS)
def test_bound(text, bound, said):
    (found,) = form(text).quantities
    assert (found.bound, found.text) == (bound, said)


@pytest.mark.parametrize(("text", "minutes"), CLOCKS)
def test_time_of_day(text, minutes):
    (found,) = form(text).clocks
    assert found.minutes == minutes


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_no_quantity(text):
    assert form(text).quantities == ()


def test_ordinals_are_one_however_written():
    assert [w.key for w in form("the third and the 3rd").words if w.ordinal] == ["third", "third"]
    assert [w.ordinal for w in form("the twenty-first and the 21st").words if w.ordinal] == [21, 21]


def test_dates_and_months():
    assert form("on March 3").dates == form("on 3 March").dates == form("on the 3rd of March").dates == {"3-3"}
    assert form("until June").months == {6: "June"}
    assert form("June Lind may come").months == {}
