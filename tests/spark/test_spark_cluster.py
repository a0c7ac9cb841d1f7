"""A stand-alone cluster of two workers on this machine: a command, `spark-submit`, and an executor that is killed."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install '.[spark]'")

import pyspark
from small import SMALL

import provenance
from provenance.batch.run import Way, annotate_into
from provenance.batch.work import Options
from provenance.reading import read_json
from provenance.writing.comparison import cluster_object

BIN = Path(pyspark.__file__).parent / "bin"


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster that lives as long as these tests."""
    folder, port = tmp_path_factory.mktemp("cluster"), free_port()
    address = f"spark://127.0.0.1:{port}"
    of_worker = ["--cores", "1", "--memory", "1g", "--webui-port", "0", "--host", "127.0.0.1"]
    commands = [
        ["master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"],
        *(["worker.Worker", *of_worker, "--work-dir", str(folder / name), address] for name in ("one", "two")),
    ]
    running = []
    for command in commands:
        log = (folder / f"{len(running)}.log").open("wb")
        line = [BIN / "spark-class", f"org.apache.spark.deploy.{command[0]}", *command[1:]]
        running.append(subprocess.Popen(line, stdout=log, stderr=log, env=environment(), start_new_session=True))
    yield address
    for process in reversed(running):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def environment() -> dict[str, str]:
    return os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}


def children() -> dict[int, list[int]]:
    """The processes of this machine by their parents."""
    found: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            found.setdefault(parent, []).append(int(path.parent.name))
    return found


def executor_at_work() -> int | None:
    """An executor of ours in which Python is running: a process started by a worker of the cluster."""
    found = children()

    def below(pid: int) -> Iterator[int]:
        for child in found.get(pid, ()):
            yield child
            yield from below(child)

    for pid in below(os.getpid()):
        with suppress(OSError):
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            if b"CoarseGrainedExecutorBackend" in command and any(map(is_at_work, below(pid))):
                return pid
    return None


def is_at_work(pid: int) -> bool:
    with suppress(OSError):
        return b"multiprocessing.spawn" in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def kill_one_executor(killed: list[int], done: threading.Event) -> None:
    """Wait until an executor works on an article, and kill it."""
    while not killed and not done.wait(0.1):
        if pid := executor_at_work():
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)


def test_a_cluster_gives_the_same_even_if_an_executor_is_killed(
    master: str, archive: Path, collection: Path, tmp_path: Path
) -> None:
    (archive / collection.name).write_bytes(collection.read_bytes())
    small = ["--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false"]
    small += ["--conf", "spark.sql.shuffle.partitions=2", *(f"--conf={key}={value}" for key, value in SMALL.items())]
    small += [f"--conf=spark.executor.extraJavaOptions={SMALL['spark.driver.extraJavaOptions']}"]
    annotate = ["annotate", archive, tmp_path / "annotated", "--master", master, "--partitions", "2", "--jsonl", *small]
    killed: list[int] = []
    done = threading.Event()
    killing = threading.Thread(target=kill_one_executor, args=(killed, done))
    killing.start()
    line = [sys.executable, "-m", "provenance", "spark", *map(str, annotate)]
    run = subprocess.run(line, env=environment(), capture_output=True, text=True, check=False)
    done.set()
    killing.join()
    assert run.returncode == 1, run.stderr
    assert killed, "no executor was seen at work"

    annotate_into([archive], tmp_path / "local.jsonl", Options(format="jsonl"), Way(workers=1))
    alone = (tmp_path / "local.jsonl").read_text(encoding="utf-8").splitlines()
    found = [line for path in (tmp_path / "annotated" / "jsonl").glob("part-*") for line in path.open(encoding="utf-8")]
    # A run on one machine refuses the second of two records with one id here already.
    assert len(found) == len(alone) + 2 and {line.rstrip("\n") for line in found} >= {*alone}

    job = tmp_path / "job.py"
    job.write_text("from provenance.cli import main\n\nmain()\n")
    compare = ["spark", "compare", tmp_path / "annotated", tmp_path / "compared", "--jsonl"]
    line = [str(BIN / "spark-submit"), "--master", master, *small, str(job), *map(str, compare)]
    run = subprocess.run(line, env=environment(), capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert "1 article left out" in run.stdout  # to which spark-submit leads both streams
    lines = [line for path in sorted((tmp_path / "compared" / "jsonl").glob("part-*")) for line in path.open("rb")]
    wanted = provenance.compare([document for line in alone for document in read_json(line.encode())])
    assert [json.loads(line) for line in lines] == [cluster_object(cluster) for cluster in wanted]
