"""200 files of all kinds, two of them spoiled: killed and resumed, the run gives what an unbroken one gives."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mixed_files import make


def start(folder: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "provenance", "annotate", folder / "in", "-o", output, "--workers", "2"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def contents(output: Path) -> dict[str, bytes]:
    return {str(p.relative_to(output)): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_a_mixed_collection_killed_and_resumed_is_that_of_an_unbroken_run(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    spoiled = make(tmp_path / "in", 200)
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert start(tmp_path, whole).wait() == 1
    errors = [json.loads(line) for line in (whole / "errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [Path(error["input"]).name.split(".")[0] for error in errors] == ["n99", "n199"] and len(errors) == spoiled
    zips = [path for path in (tmp_path / "in").rglob("*.zip") if not path.stem.endswith("99")]
    assert len(list(whole.rglob("*.xml"))) == 198 + len(zips)  # every zip holds two articles
    journal = broken / ".provenance" / "journal.jsonl"
    for lines in (1, 90, 240):
        run = start(tmp_path, broken)
        while run.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= lines):
            time.sleep(0.01)
        assert run.poll() is None, "the run ended before it could be killed"
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert start(tmp_path, broken).wait() == 1
    assert contents(broken) == contents(whole)
