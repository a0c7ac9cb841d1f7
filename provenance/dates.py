"""The dates of articles, as files really write them: one module decides which day a string means.

ISO 8601 is read as it is. Everything else goes to `dateutil`, twice where it matters: with the day first and with the
month first, so that `04/05/2025` is known to be ambiguous; and with the earliest and the latest day filled in, so that
`July 2025` is known to be a month.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from attrs import frozen

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TIME = r"(?:[T ]\d.*|Z|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}")
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}}){_TIME}")
_YEAR_FIRST = re.compile(r"\d{4}[-/.]\d")
_DOTTED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}")
"""Day, month and year: with full stops no country puts the month first (Unicode CLDR)."""
_DAYS = re.compile(r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?\s*[-–—]\s*(\d{1,2})(?:st|nd|rd|th)?(?![\d/.-])")
_PARTED = re.compile(r"\s*(?:[–—]|\s-\s|\sto\s|(?<=\d)/(?=\d{4})|(?<=^\d{4})-(?=\d{4}$))\s*")
_EARLIEST, _LATEST = datetime(2000, 1, 1), datetime(2004, 12, 31)
_REMEDY = "write it as 2025-07-14"


@frozen
class Dated:
    """The day a date means, or the first and last of the days it may mean or covers: a month, `1961–1977`."""

    first: date
    last: date

    @property
    def is_range(self) -> bool:
        return self.first != self.last

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.is_range else str(self.first)


_WHEN = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


class NoDate(ValueError):
    """The string is not a date, or may be two. `problem` says what is wrong with it, `remedy` what to write."""

    def __init__(self, problem: str, remedy: str = _REMEDY) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


def as_text(published: str | date | None) -> str | None:
    """A `date` or `datetime` as ISO 8601; a string as it is."""
    return published.isoformat() if isinstance(published, date) else published


@lru_cache(maxsize=4096)
def read_date(text: str) -> Dated:
    """The day or days that a string means; a time of day and its zone are ignored.

    Raises `NoDate` for what is not a date, lacks its year (of four digits), or may be two dates.
    """
    text = text.strip().strip("[]")
    iso = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    try:
        if iso:
            return _exactly(date(int(iso[1]), int(iso[2]), int(iso[3])))
        found = _readings(text) or _range(text)
    except ValueError:
        found = []
    if not found:
        yearless = any(map(str.isdigit, text)) and not _YEAR.search(text)
        raise NoDate("is not a date with a year of four digits" if yearless else "is not a date")
    if len(found) > 1:
        one, other = (f"{x.first.day} {x.first:%B %Y}" for x in found)
        raise NoDate(f"may be {one} or {other}", f"write it as {found[0]} or {found[1]}")
    return found[0]


def dated(text: str | None) -> Dated | None:
    """Like `read_date`, but `None` for what is not one certain date."""
    try:
        return read_date(text) if text else None
    except NoDate:
        return None


def _exactly(day: date) -> Dated:
    return Dated(day, day)


def _range(text: str) -> list[Dated]:
    """“14–16 July 2025”, “12 June to 3 July 2025”, “1961/1977”: from the first day of the first to the last of the
    second."""
    days = _DAYS.search(text)
    parts = _PARTED.split(text)
    if days:
        ends = [text[: days.start()] + days[n] + text[days.end() :] for n in (1, 2)]
    elif len(parts) == 2:
        year = _YEAR.search(parts[1])
        ends = [parts[0] if _YEAR.search(parts[0]) or not year else f"{parts[0]} {year[0]}", parts[1]]
    else:
        return []
    first, last = (_readings(end) for end in ends)
    if len(first) != 1 or len(last) != 1 or first[0].first > last[0].last:
        return []
    return [Dated(first[0].first, last[0].last)]


def _readings(text: str) -> list[Dated]:
    """The date that a string means, or the two it may mean, day before month first; none for what is not one."""
    years = _YEAR.findall(text)
    if len(years) != 1:
        return []
    orders = (False,) if _YEAR_FIRST.match(text) else (True,) if _DOTTED.search(text) else (True, False)
    found: list[Dated] = []
    for day_first in orders:
        first, last = _parsed(text, day_first, _EARLIEST), _parsed(text, day_first, _LATEST)
        certain = first and last and first.year == last.year and f"{first.year:04}" == years[0]
        if first and last and certain and Dated(first, last) not in found:
            found.append(Dated(first, last))
    return found


def _parsed(text: str, day_first: bool, missing: datetime) -> date | None:
    from dateutil.parser import parse  # imported when called: most dates are ISO 8601

    try:
        parsed: datetime = parse(text, dayfirst=day_first, default=missing, ignoretz=True)
    except (ValueError, OverflowError, TypeError):
        return None
    return parsed.date()


def is_date(value: str) -> bool:
    """Whether this is a year, a month, a day or a point in time as required by TEI's `@when`."""
    try:
        return bool(_WHEN.fullmatch(value) and datetime.fromisoformat(value + "-01-01"[len(value) - 4 :]))
    except ValueError:
        return False
