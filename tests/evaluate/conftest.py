"""A small gold folder, written for the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = "The harbour will close, the mayor said.\n\n“We shall miss it,” said Ana Ruiz. It is expected to rain.\n"
ANN = """\
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T1\tSource 24 33\tthe mayor
T2\tCue 34 38\tsaid
T3\tContent 0 22\tThe harbour will close
T4\tAttribution 34 38\tsaid
T5\tSource 66 74\tAna Ruiz
T6\tCue 61 65\tsaid
T7\tContent 41 60\t“We shall miss it,”
#1\tAnnotatorNotes T7\ta note
E2\tSource:T5 Cue:T6 Content:T7
T8\tCue 79 90\tis expected
T9\tContent 76 78;91 98\tIt to rain
E3\tCue:T8 Content:T9
"""


@pytest.fixture
def gold(tmp_path: Path) -> Callable[..., Path]:
    """Writes pairs into a folder: `gold(a=ANN, b="…")`."""

    def write(**files: str) -> Path:
        for stem, ann in files.items():
            (tmp_path / f"{stem}.txt").write_text(TEXT, encoding="utf-8", newline="")
            (tmp_path / f"{stem}.ann").write_text(ann, encoding="utf-8", newline="")
        return tmp_path

    return write
