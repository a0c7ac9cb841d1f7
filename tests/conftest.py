"""Where the tests find what they share: the seeds, and data of others where it lies beside the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# On a developer's machine each run tries other examples; in CI all runs try the same, so that none fails by chance.
# The first example of a run loads all the words, which is no fault of the strategy that draws it.
settings.register_profile("here", suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture
def shared() -> Path:
    """Judged data that is not ours to ship; tests that use it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the judged data is not beside the repository")
    return SHARED
