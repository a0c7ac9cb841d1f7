"""Archives of many millions of articles, on Apache Spark (the extra `spark`: docs/spark.md).

There is no linguistics here: every task calls the same functions as a run on one machine. `read` (files → articles) →
`annotate` → `claims` → `compare`; `stages` keeps the results as Parquet folders.
"""

from provenance.spark.annotation import annotate
from provenance.spark.comparison import claims, compare
from provenance.spark.inputs import read

__all__ = ["annotate", "claims", "compare", "read"]
