"""The judge is the grammar of TEI P5 itself, run by another validator (jing)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import documents
from test_claims_tei import CLUSTER, ODD, OTHER
from test_round_trip import hosted

import provenance
from provenance.model import Comparison, Document
from provenance.writing.tei import write_anchors, write_claims, write_standoff, write_tei

pytestmark = pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")
SOME = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def rejected(shared: Path, files: list[bytes], folder: Path) -> dict[int, str]:
    """The files that tei_all does not accept, by index, each with a message."""
    for number, data in enumerate(files):
        (folder / f"{number}.xml").write_bytes(data)
    paths = [str(folder / f"{number}.xml") for number in range(len(files))]
    run = subprocess.run(["jing", str(shared / "tei" / "tei_all.rng"), *paths], capture_output=True, check=False)
    lines = [line for line in run.stdout.decode().splitlines() if ": error: " in line]
    assert bool(lines) == (run.returncode != 0)
    return {int(Path(line.split(":")[0]).stem): line for line in lines}


def test_tei_all_accepts_forms_a_and_d(shared: Path, seeds: Path, tmp_path: Path) -> None:
    written: list[bytes] = [write_claims(Comparison((ODD, OTHER), (CLUSTER,))).encode()]
    written.append(write_claims(Comparison((), ())).encode())

    @SOME
    @given(documents())
    def collect(document: Document) -> None:
        written.append(write_tei(document).encode())

    collect()
    annotated = [provenance.annotate(p.read_text(encoding="utf-8"), id=p.stem) for p in sorted(seeds.rglob("*.txt"))]
    written += [write_tei(document).encode() for document in annotated]
    written.append(write_claims(provenance.compare(annotated)).encode())
    assert rejected(shared, written, tmp_path) == {}


@pytest.mark.slow
def test_tei_all_accepts_forms_b_and_c(shared: Path, tmp_path: Path) -> None:
    """Form C where tei_all accepts the host; some of the generated hosts are not valid."""
    pairs: list[tuple[bytes, Document]] = []

    @SOME
    @given(hosted())
    def collect(pair: tuple[bytes, Document]) -> None:
        pairs.append(pair)

    collect()
    bad = rejected(shared, [host for host, _ in pairs], tmp_path)
    good = [pair for number, pair in enumerate(pairs) if number not in bad]
    assert len(good) > 10
    written = [write_standoff(document, host, "host.xml").encode() for host, document in pairs]
    written += [write_anchors(document, host) for host, document in good]
    assert rejected(shared, written, tmp_path) == {}
