"""Where the tests find what they share: the seeds, and data of others where it lies beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture
def shared() -> Path:
    """Judged data that is not ours to ship; tests that use it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the judged data is not beside the repository")
    return SHARED
