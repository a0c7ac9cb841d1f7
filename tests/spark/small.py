"""Settings of Spark for a handful of rows."""

from __future__ import annotations

SMALL = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
}
"""For a few rows, most of the time is spent compiling code for them."""
