"""The connection to Spark, with what this program needs of its settings."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from pyspark.sql import SparkSession

from provenance.errors import ProvenanceError

DEFAULTS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100",  # pages of a web archive have up to 20 MB each
    "spark.sql.parquet.columnarReaderBatchSize": "256",  # by default Java reads 4,096 articles at once, with their JSON
    # Python does the work, so Java need not compile its code twice nor collect garbage beside it: half of its seconds.
    "spark.driver.defaultJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "true",
}


class SparkMissing(ProvenanceError):
    """Spark cannot be started here."""


def session(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The current session, or a new one on `master`; without `master`, `spark-submit` or Spark's own configuration
    decides, otherwise this machine is used. Raises `SparkMissing` where there is no Java.

    The tasks use the Python that PYSPARK_PYTHON names, by default the one that runs this.
    """
    if not has_java():
        remedy = "install one, on Debian: apt-get install default-jre-headless"
        raise SparkMissing("Spark needs Java 17 or later, and there is none", remedy=remedy)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("provenance")
    if master:
        builder = builder.master(master)
    for key, value in {**DEFAULTS, **(settings or {})}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return (home is not None and Path(home, "bin", "java").exists()) or shutil.which("java") is not None
