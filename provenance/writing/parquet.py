"""One table of all articles of a run as a Parquet file, using the library pyarrow (an extra)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from provenance.model.rows import COLUMNS, Table
from provenance.writing.rows import Part, read_rows

_AT_ONCE = 10_000
"""Rows held in memory at a time, which make one row group of the file."""


def write_parquet(parts: Sequence[Part], target: Path, table: Table) -> None:
    """Write the rows of `table` in these files, in order."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()])
    found = (row for name, row in read_rows(parts) if name == table)
    with ParquetWriter(target, schema, compression="zstd") as file:
        while rows := list(islice(found, _AT_ONCE)):
            columns: list[Any] = [[row[name] for row in rows] for name in schema.names]
            file.write_table(pa.table(columns, schema=schema))
