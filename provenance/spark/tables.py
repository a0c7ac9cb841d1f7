"""The tables passed from step to step, as Arrow schemas, and the conversion of Python rows into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from provenance.claims.comparison import collector_at_rest

Row = dict[str, Any]
MANY = 1_000
"""Rows put into columns at a time."""
FEW = 64
"""The same of articles: with JSON and TEI a row has some 100 kB."""

_TEXT, _WHOLE, _YES = pa.string(), pa.int32(), pa.bool_()
ITEMS = pa.schema([("input", _TEXT), ("number", pa.int64()), ("item", pa.binary())])
"""Articles as `read` gives them: the file, the position in it, counted from 0, and what its reader returned
(pickled)."""
_ERROR = pa.struct([(name, _TEXT) for name in ("input", "place", "error", "reason", "remedy")])
_SENTENCE = pa.struct([
    ("id", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("paragraph", _WHOLE), ("status", _TEXT), ("label", _TEXT),
    ("chain", _TEXT), ("origin", _TEXT), ("gaps", _TEXT), ("carried", _TEXT), ("by", _TEXT), ("text", _TEXT),
])  # fmt: skip
_ATTRIBUTION = pa.struct([
    ("id", _TEXT), ("parent", _TEXT), ("rule", _TEXT), ("mode", _TEXT), ("lemma", _TEXT), ("stance", _TEXT),
    ("channel", _TEXT), ("origin", _TEXT), ("certainty", pa.float64()), ("source", _TEXT), ("cue", _TEXT),
    ("content", _TEXT), ("content_start", _WHOLE), ("content_end", _WHOLE),
])  # fmt: skip
_SOURCE = pa.struct([
    ("id", _TEXT), ("name", _TEXT), ("type", _TEXT), ("named", _YES), ("role", _TEXT), ("reason", _TEXT),
    ("speaks_for", _TEXT), ("uri", _TEXT), ("mentions", _WHOLE), ("origin_of", _WHOLE),
])  # fmt: skip
_ANNOTATED = [
    ("input", _TEXT), ("number", pa.int64()), ("id", _TEXT), ("sha256", _TEXT), ("outlet", _TEXT), ("published", _TEXT),
    ("day", pa.date32()), ("title", _TEXT), ("url", _TEXT), ("language", _TEXT), ("layout", _TEXT), ("error", _ERROR),
    ("sentences", pa.list_(_SENTENCE)), ("attributions", pa.list_(_ATTRIBUTION)), ("sources", pa.list_(_SOURCE)),
]  # fmt: skip

_TEXTS = pa.list_(_TEXT)
CLAIMS = pa.schema([
    ("document", _TEXT), ("input", _TEXT), ("number", pa.int64()), ("outlet", _TEXT), ("day", pa.date32()),
    ("url", _TEXT), ("claims", _WHOLE), ("digest", _TEXT), ("claim", _WHOLE), ("key", _TEXT), ("sentence", _TEXT),
    ("start", _WHOLE), ("end", _WHOLE), ("text", _TEXT), ("status", _TEXT), ("stance", _TEXT), ("mode", _TEXT),
    ("chain", _TEXTS), ("hedged", _YES), ("certainty", pa.float64()),
    ("words", pa.list_(pa.int64())), ("same", pa.int64()), ("compared", _TEXT), ("record", _TEXT),
])  # fmt: skip
"""Claims, a row each. `input`, `number`: where the article is; `claims`: how many it has; `digest`: SHA-256 of the
article; `claim`: the number of the claim in it; `words` and `same`: the words that are compared, and all of them
together, as numbers (`claims.candidates.Row`); `record`: the whole claim; `compared`: what matching needs."""
_PIECE = [("period", _WHOLE), ("piece", _WHOLE)]
COUNTED = pa.schema([*_PIECE, ("portion", _WHOLE), ("keys", pa.binary()), ("counts", pa.binary())])
"""The keys of a portion that a piece of a period has (numbers of 64 bits), and how many of its claims have each (16
bits)."""
ANSWERS = pa.schema([*_PIECE, ("portion", _WHOLE), ("first", _WHOLE), ("second", _WHOLE), ("answer", pa.binary())])
"""How many claims of two periods have each of these keys (16 bits)."""
CHUNKS = pa.schema([
    *_PIECE, ("first", _WHOLE), ("second", _WHOLE), ("at", pa.list_(_WHOLE)), ("count", _WHOLE),
    ("claims", pa.binary()),
])  # fmt: skip
"""So many claims of a piece with their rarest keys in two periods, as a packed table, and the pieces that they meet."""
MATCHES = pa.schema([
    ("a", _TEXT), ("b", _TEXT), ("first_period", _WHOLE), ("second_period", _WHOLE), ("score", pa.float64()),
    ("evidence", _TEXT), ("conflict", _TEXT), ("outdone", _YES), ("kin", _TEXT),
])  # fmt: skip
"""Matches: the keys of the earlier claim and the later one, their periods, and the verdict (`claims.verify.Match`;
`conflict` is what keeps them apart, as in `claims.records`). Where a match joins claims: whether it is `outdone`, and
how its documents are related (`kin`)."""
LABELS = pa.schema([("key", _TEXT), ("component", _TEXT)])
"""Claims and the components that they belong to."""
_MEMBER = pa.struct([
    ("document", _TEXT), ("sentence", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("text", _TEXT), ("chain", _TEXTS),
    ("status", _TEXT), ("hedged", _YES), ("stance", _TEXT), ("extra", _TEXT), ("predecessor", _WHOLE),
])  # fmt: skip
_LINK = pa.struct([("a", _WHOLE), ("b", _WHOLE), ("score", pa.float64()), ("evidence", _TEXT)])
_CHANGE = pa.struct([("kind", _TEXT), ("from", _WHOLE), ("to", _WHOLE), ("note", _TEXT), ("severity", _TEXT)])
_CONFLICT = pa.struct([("kind", _TEXT), ("a", _WHOLE), ("b", _WHOLE), ("values", _TEXTS)])
_GAP = pa.struct([("kind", _TEXT), ("severity", _TEXT), ("reason", _TEXT)])
_PLACE = pa.struct([
    ("undated", _YES), ("day", _WHOLE), ("document", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("claim", _WHOLE),
])  # fmt: skip
CLUSTERS = pa.schema([
    ("id", _TEXT), ("members", pa.list_(_MEMBER)), ("links", pa.list_(_LINK)), ("changes", pa.list_(_CHANGE)),
    ("conflicts", pa.list_(_CONFLICT)), ("outlets", _WHOLE), ("origins", _TEXTS), ("first", pa.list_(_WHOLE)),
    ("gaps", pa.list_(_GAP)), ("order", pa.list_(_PLACE)), ("json", _TEXT),
])  # fmt: skip
"""Clusters, with the keys of the JSON of `provenance compare`, that JSON in one line, and the sort key."""


def annotated(formats: Sequence[str]) -> pa.Schema:
    """The table of annotated articles; each format has a column named after it."""
    return pa.schema([*_ANNOTATED, *((column(format), _TEXT) for format in formats)])


def column(format: str) -> str:
    """The column of a format: `web_annotation` for `web-annotation`, since SQL reads a hyphen as a minus."""
    return format.replace("-", "_")


def spark_schema(schema: pa.Schema) -> StructType:
    return from_arrow_schema(schema)


def by_group(
    table: DataFrame, keys: Sequence[str], work: Callable[[list[Row]], Iterable[Row]], schema: pa.Schema
) -> DataFrame:
    """What `work` makes of all rows with the same keys.

    Spark's own `applyInArrow` hands over each group separately, at two milliseconds a group; here a task gets all its
    groups as one stream. A group must fit into memory.
    """
    ordered = table.repartition(*keys).sortWithinPartitions(*keys)
    return ordered.mapInArrow(partial(_each_group, keys=tuple(keys), work=work, schema=schema), spark_schema(schema))


def _each_group(
    given: Iterable[pa.RecordBatch], keys: Sequence[str], work: Callable[[list[Row]], Iterable[Row]], schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    found = (row for _, group in groupby(rows(given), itemgetter(*keys)) for row in work(list(group)))
    with collector_at_rest():
        yield from batches(found, schema)


def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[Row]:
    for batch in batches:
        yield from batch.to_pylist()


def batches(found: Iterable[Row], schema: pa.Schema, size: int = MANY) -> Iterator[pa.RecordBatch]:
    """The rows as Arrow batches. Half of a surrogate pair, which UTF-8 cannot encode, is written as `\\udXXX`."""
    left = iter(found)
    while some := list(islice(left, size)):
        try:
            yield pa.RecordBatch.from_pylist(some, schema)
        except UnicodeEncodeError:
            yield pa.RecordBatch.from_pylist([_escaped(row) for row in some], schema)


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, Mapping):
        return {key: _escaped(each) for key, each in value.items()}
    return [_escaped(each) for each in value] if isinstance(value, list) else value
