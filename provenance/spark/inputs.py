"""Files → a table of articles, read in the tasks by the product's own readers."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import pyarrow as pa
from pyarrow import fs
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col

from provenance.batch.inputs import files, items
from provenance.errors import ReadingError
from provenance.reading import Item, split
from provenance.settings import Tei
from provenance.spark.tables import ITEMS, batches, spark_schema

PARQUET = "parquet"
"""The format that Spark reads itself; `provenance.reading` reads all others."""
TASK = 4_000_000
"""Bytes of input, compressed or not, that a task gets by default: 20 seconds of work or more."""
SHARD = 10_000_000_000
"""Bytes of input that make one stage: the most that is lost when a run is interrupted."""


class File(NamedTuple):
    """An input file; its size in bytes and its time of change tell whether it is still the same."""

    path: str
    size: int
    changed: int


def read(
    spark: SparkSession, inputs: Sequence[str], format: str | None = None, partitions: int | None = None,
    tei: Tei | None = None,
) -> DataFrame:  # fmt: skip
    """The articles of files and folders, in `partitions` tasks, by default one for every `TASK` bytes. `tei` says which
    divisions of a TEI file are articles (`Settings.tei`).

    An input is a path that every machine of the cluster can see, or an address that pyarrow can open (`hdfs:`, `s3:`,
    `gs:`). The same formats are read as in a run on one machine, and what cannot be read gives an error in its row.
    Parquet has the columns that `annotate` takes, and may not be mixed with others.
    """
    return read_files(spark, list_files(inputs), format, partitions, tei)


def read_files(
    spark: SparkSession, found: Sequence[File], format: str | None, partitions: int | None, tei: Tei | None = None
) -> DataFrame:
    paths = [file.path for file in found]
    if _is_parquet(found[0], format) if found else False:
        table = spark.read.parquet(*paths).withColumn("input", col("_metadata.file_path"))
        return table.repartition(partitions) if partitions else table
    wanted = partitions or -(-sum(file.size for file in found) // TASK) or 1
    shared_out = spark.sparkContext.parallelize([(path,) for path in paths], min(wanted, len(paths)) or 1)
    items = spark.createDataFrame(shared_out, "file string").mapInArrow(
        partial(_read, format=format, tei=tei), spark_schema(ITEMS)
    )
    return items if wanted <= len(paths) else items.repartition(wanted, "input", "number")


def shards(found: Iterable[File], format: str | None, most: int = SHARD) -> Iterator[list[File]]:
    """The files in portions of `most` bytes, Parquet files separately."""
    for parquet in (False, True):
        portion: list[File] = []
        for file in (file for file in found if _is_parquet(file, format) == parquet):
            if portion and sum(each.size for each in portion) + file.size > most:
                yield portion
                portion = []
            portion.append(file)
        if portion:
            yield portion


def list_files(inputs: Iterable[str]) -> list[File]:
    """The files of the inputs, those in folders sorted by name. Raises `ReadingError` for an address that cannot be
    listed."""
    found = [file for given in inputs for file in (_at_address(given) if is_address(given) else _at_path(given))]
    return [file for file in dict.fromkeys(found) if not Path(file.path).name.startswith("_")]


def is_address(path: str) -> bool:
    return "://" in path


def _is_parquet(file: File, format: str | None) -> bool:
    return format == PARQUET or (format is None and file.path.endswith(f".{PARQUET}"))


def _at_path(given: str) -> Iterator[File]:
    for path, _ in files([Path(given)]):
        known = path.stat() if path.exists() else None  # reading it will say why it cannot be read
        yield File(str(path), known.st_size, known.st_mtime_ns) if known else File(str(path), 0, 0)


def _at_address(address: str) -> Iterator[File]:
    try:
        system, path = fs.FileSystem.from_uri(address)
        info = system.get_file_info(path)
        below = [info] if info.is_file else system.get_file_info(fs.FileSelector(path, recursive=True))
    except (OSError, ValueError, pa.ArrowException) as error:
        raise ReadingError(f"cannot be listed ({error})", where=address, remedy="check the address") from error
    for each in sorted((each for each in below if each.is_file), key=lambda each: each.path):
        name = address.rstrip("/") + each.path.removeprefix(path.rstrip("/"))
        yield File(name, each.size or 0, each.mtime_ns or 0)


def _read(given: Iterable[pa.RecordBatch], format: str | None, tei: Tei | None) -> Iterator[pa.RecordBatch]:
    found = (
        {"input": file, "number": number, "item": pickle.dumps(item)}
        for batch in given
        for file in batch.column("file").to_pylist()
        for number, item in enumerate(_items(file, format, tei))
    )
    return batches(found, ITEMS)


def _items(file: str, format: str | None, tei: Tei | None) -> Iterator[Item]:
    if not is_address(file):
        yield from items(Path(file), format, tei)
        return
    try:
        system, path = fs.FileSystem.from_uri(file)
        with system.open_input_stream(path, compression=None) as stream:
            yield from split(cast(BinaryIO, stream), format, name=file, tei=tei)
    except ReadingError as error:
        yield error
    except OSError as error:
        yield ReadingError(f"cannot be read ({error})", where=file, remedy="check the address and its permissions")
