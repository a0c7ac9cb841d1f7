"""Which pairs of claims are worth a closer look: those that share two of their rarest words, within the window.

The collection is cut into periods of the window's length, counted from a fixed day. Claims are compared within a period
and with the next one; undated claims with all. What is found between two periods depends on the claims of these two
alone, so a later comparison can keep what it knows of all the others (`provenance.claims.store`).

The rarest words of each claim meet in one sparse product per pair of periods; MinHash was measured and loses a third of
the claims whose attribution was dropped (docs/claims.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import weigh
from provenance.claims.normalise import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Ints = NDArray[np.int64]

RAREST = 10
SHARED = 2
"""Two claims are candidates if they share this many of their `RAREST` rarest words (98 % of real pairs on BASIL)."""
COMMON = 8.0
"""A word is too common to find anything if more than `COMMON` times the square root of all claims have it …"""
COMMON_LEAST = 200
"""… and more than this many."""
ENOUGH_DICE, ENOUGH_COVERAGE = 0.40, 0.60
"""Candidates whose words overlap less than both are dropped before the exact comparison."""
BATCH = 4_000_000
"""Entries of the product, and pairs, held in memory at a time."""


@frozen(eq=False)
class Index:
    """The claims as a sparse matrix: a row for each claim, a column for each word, the word's weight as value."""

    matrix: csr_array
    days: Ints
    """Day of each claim; `UNDATED` where there is none."""
    documents: Ints


UNDATED = -1


def index(claims: Sequence[Claim]) -> Index:
    """Index claims. Columns are in alphabetical order, so that they do not depend on the order of the claims."""
    import numpy as np
    from scipy.sparse import csr_array

    columns: dict[str, int] = {}
    indices, starts = _array("i"), _array("q", [0])
    for claim in claims:
        indices.extend(columns.setdefault(key, len(columns)) for key in sorted({w.key for w in words(claim.body)}))
        starts.append(len(indices))
    keys = sorted(columns)
    place = np.empty(len(keys), dtype=np.int32)
    place[[columns[key] for key in keys]] = np.arange(len(keys), dtype=np.int32)
    column = place[np.frombuffer(indices, dtype=np.int32)] if len(indices) else np.empty(0, dtype=np.int32)
    weight = np.array([weigh(key) for key in keys], dtype=np.float32)
    shape = (len(claims), max(1, len(keys)))
    matrix = csr_array((weight[column], column, np.frombuffer(starts, dtype=np.int64)), shape=shape)
    matrix.sort_indices()
    known: dict[str, int] = {}
    documents = np.array([known.setdefault(c.document, len(known)) for c in claims], dtype=np.int64)
    days = np.array([UNDATED if c.day is None else c.day for c in claims], dtype=np.int64)
    return Index(matrix, days, documents)


def _array(code: str, values: Iterable[int] = ()) -> Any:
    from array import array

    return array(code, values)


def candidates(index: Index, first: Ints, second: Ints, window: int | None) -> Iterator[Ints]:
    """Pairs of rows of two periods that may state the same claim: arrays of shape (n, 2), in batches."""
    import numpy as np

    same = first is second
    rows = first if same else np.concatenate([first, second])
    rarest = _rarest(index.matrix[rows])
    left, right = rarest[: len(first)], (rarest if same else rarest[len(first) :]).T.tocsr()
    cost = np.asarray(left @ np.asarray(right.sum(axis=1)).ravel()).cumsum()
    bounds = [0, *np.searchsorted(cost, np.arange(BATCH, cost[-1] if len(cost) else 0, BATCH)) + 1, len(first)]
    for low, high in zip(bounds, bounds[1:], strict=False):
        product = (left[low:high] @ right).tocoo()
        enough = product.data >= SHARED
        a, b = first[product.row[enough] + low], second[product.col[enough]]
        kept = index.documents[a] != index.documents[b]
        if same:
            kept &= a < b
        if window is not None:
            undated = (index.days[a] == UNDATED) | (index.days[b] == UNDATED)
            kept &= undated | (abs(index.days[a] - index.days[b]) <= window)
        yield _overlapping(index.matrix, np.column_stack([a[kept], b[kept]]))


def _rarest(matrix: csr_array) -> csr_array:
    """The `RAREST` rarest words of each row as ones, without those that stand in one row only or in too many."""
    import numpy as np
    from scipy.sparse import csr_array

    count = np.bincount(matrix.indices, minlength=matrix.shape[1])
    common = max(COMMON_LEAST, COMMON * matrix.shape[0] ** 0.5)
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    frequency = count[matrix.indices]
    usable = (frequency > 1) & (frequency <= common)
    row, column, frequency = row[usable], matrix.indices[usable], frequency[usable]
    order = np.lexsort((column, frequency, row))
    row, column = row[order], column[order]
    starts = np.searchsorted(row, np.arange(matrix.shape[0]))
    kept = np.arange(len(row)) - starts[row] < RAREST
    ones = np.ones(int(kept.sum()), dtype=np.int32)
    return csr_array((ones, (row[kept], column[kept])), shape=matrix.shape)


def _overlapping(matrix: csr_array, pairs: Ints) -> Ints:
    """Those pairs whose words overlap enough to be compared exactly."""
    import numpy as np

    mass = np.asarray(matrix.sum(axis=1)).ravel()
    kept = []
    for low in range(0, len(pairs), BATCH // 20):
        a, b = pairs[low : low + BATCH // 20].T
        shared = np.asarray(matrix[a].minimum(matrix[b]).sum(axis=1)).ravel()
        dice, coverage = 2 * shared / (mass[a] + mass[b]), shared / np.minimum(mass[a], mass[b])
        enough = (dice >= ENOUGH_DICE) | (coverage >= ENOUGH_COVERAGE)
        kept.append(np.column_stack([a[enough], b[enough]]))
    return np.concatenate(kept) if kept else pairs
