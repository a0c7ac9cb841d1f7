"""The package as a developer meets it."""

from __future__ import annotations

import subprocess
import sys


def test_import_is_quiet_and_light() -> None:
    """Importing prints nothing and leaves the heavy libraries alone until they are needed."""
    code = "import sys, provenance; print(sorted({'numpy', 'scipy', 'jinja2', 'rich'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("[]\n", "")
