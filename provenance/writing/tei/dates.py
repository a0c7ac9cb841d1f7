"""What TEI accepts as a date."""

from __future__ import annotations

import re
from datetime import datetime

_WHEN = re.compile(r"\d{4}(-\d\d){0,2}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def is_date(value: str) -> bool:
    """Whether this is a year, a month, a day or a point in time as required by TEI's `@when`."""
    try:
        return bool(_WHEN.fullmatch(value) and datetime.fromisoformat(value + "-01-01"[len(value) - 4 :]))
    except ValueError:
        return False
