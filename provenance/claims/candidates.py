"""Which pairs of claims are worth a closer look: those that share two of their rarest words, within the window.

The collection is cut into periods of the window's length, counted from a fixed day. Claims are compared within a period
and with the next one; undated claims with all. What is found between two periods depends on the claims of these two
alone, so a later comparison can keep what it knows of all the others (`provenance.claims.store`).

The rarest words of each claim meet in one sparse product per pair of periods; MinHash was measured and loses a third of
the claims whose attribution was dropped (docs/claims.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import weigh
from provenance.claims.normalise import keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

RAREST = 12
SHARED = 2
"""Two claims are candidates if they share this many of their `RAREST` rarest words (98 % of real pairs on BASIL)."""
COMMON = 4.0
"""A word is too common to find anything if more than `COMMON` times the square root of all claims have it …"""
COMMON_LEAST = 200
"""… and more than this many."""
ENOUGH_DICE, ENOUGH_COVERAGE = 0.40, 0.60
"""Candidates whose words overlap less than both are dropped before the exact comparison."""
TELLING = 0.4
"""Words of at least this weight make two documents kin."""
BATCH = 4_000_000
"""Entries of the product held in memory at a time, or of the rows of pairs that are compared."""


@frozen(eq=False)
class Index:
    """The claims as a sparse matrix: a row for each claim, a column for each word, the word's weight as value."""

    matrix: csr_array
    days: Ints
    """Day of each claim; `UNDATED` where there is none."""
    documents: Ints
    """Number of the document of each claim: its row in `vocabulary`."""
    vocabulary: csr_array
    """A row for each document: the telling words of all its claims."""


class Candidates(NamedTuple):
    """Pairs of rows, shape (n, 2), and for each the kinship of their documents: the cosine of what they talk about."""

    pairs: Ints
    kinship: Floats


UNDATED = -1


def index(claims: Sequence[Claim]) -> Index:
    """Index claims. Columns are in alphabetical order, so that they do not depend on the order of the claims."""
    import numpy as np
    from scipy.sparse import csr_array

    columns: dict[str, int] = {}
    indices, starts = _array("i"), _array("q", [0])
    for claim in claims:
        indices.extend(columns.setdefault(key, len(columns)) for key in sorted({*keys(claim.body)}))
        starts.append(len(indices))
    ordered = sorted(columns)
    place = np.empty(len(ordered), dtype=np.int32)
    place[[columns[key] for key in ordered]] = np.arange(len(ordered), dtype=np.int32)
    column = place[np.frombuffer(indices, dtype=np.int32)] if len(indices) else np.empty(0, dtype=np.int32)
    weight = np.array([weigh(key) for key in ordered], dtype=np.float32)
    shape = (len(claims), max(1, len(ordered)))
    matrix = csr_array((weight[column], column, np.frombuffer(starts, dtype=np.int64)), shape=shape)
    matrix.sort_indices()
    known: dict[str, int] = {}
    documents = np.array([known.setdefault(c.document, len(known)) for c in claims], dtype=np.int64)
    days = np.array([UNDATED if c.day is None else c.day for c in claims], dtype=np.int64)
    return Index(matrix, days, documents, _vocabulary(matrix, documents, weight))


def _vocabulary(matrix: csr_array, documents: Ints, weight: NDArray[np.float32]) -> csr_array:
    import numpy as np
    from scipy.sparse import csr_array

    count = documents.max() + 1 if len(documents) else 0
    rows = csr_array((np.ones(len(documents)), (documents, np.arange(len(documents)))), shape=(count, len(documents)))
    vocabulary: csr_array = (rows @ matrix).tocsr()
    vocabulary.data = np.where(weight[vocabulary.indices] >= TELLING, weight[vocabulary.indices], 0)
    vocabulary.eliminate_zeros()
    return vocabulary


def _array(code: str, values: Iterable[int] = ()) -> Any:
    from array import array

    return array(code, values)


def candidates(index: Index, first: Ints, second: Ints, window: int | None) -> Iterator[Candidates]:
    """Pairs of rows of two periods that may state the same claim, in batches. `first` may be `second`."""
    import numpy as np

    same = first is second
    rows = first if same else np.concatenate([first, second])
    rarest = _rarest(index.matrix[rows])
    left, right = rarest[: len(first)], (rarest if same else rarest[len(first) :]).T.tocsr()
    cost = np.asarray(left @ np.asarray(right.sum(axis=1)).ravel()).cumsum()
    bounds = [0, *np.searchsorted(cost, np.arange(BATCH, cost[-1] if len(cost) else 0, BATCH)) + 1, len(first)]
    for low, high in pairwise(bounds):
        product = (left[low:high] @ right).tocoo()
        enough = product.data >= SHARED
        pairs = np.column_stack([first[product.row[enough] + low], second[product.col[enough]]])
        pairs = _overlapping(index, pairs[_comparable(index, pairs, same, window)])
        yield Candidates(pairs, _kinship(index, pairs))


def _comparable(index: Index, pairs: Ints, same: bool, window: int | None) -> NDArray[np.bool_]:
    """Two documents, published within the window; of a pair and its mirror image only one."""
    a, b = pairs.T
    kept: NDArray[np.bool_] = index.documents[a] != index.documents[b]
    if same:
        kept &= a < b
    if window is not None:
        undated = (index.days[a] == UNDATED) | (index.days[b] == UNDATED)
        kept &= undated | (abs(index.days[a] - index.days[b]) <= window)
    return kept


def _rarest(matrix: csr_array) -> csr_array:
    """The `RAREST` rarest words of each row, or the rarer half if that is more, as ones; without those that stand in
    one row only or in too many."""
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
    most = np.maximum(RAREST, np.bincount(row, minlength=matrix.shape[0]) // 2)
    kept = np.arange(len(row)) - starts[row] < most[row]
    ones = np.ones(int(kept.sum()), dtype=np.int32)
    return csr_array((ones, (row[kept], column[kept])), shape=matrix.shape)


def _overlapping(index: Index, pairs: Ints) -> Ints:
    """Those pairs whose words overlap enough to be compared exactly."""
    import numpy as np

    shared, mass_a, mass_b = _shared(index.matrix, pairs)
    dice, coverage = 2 * shared / (mass_a + mass_b), shared / np.minimum(mass_a, mass_b)
    enough: NDArray[np.bool_] = (dice >= ENOUGH_DICE) | (coverage >= ENOUGH_COVERAGE)
    return pairs[enough]


def _kinship(index: Index, pairs: Ints) -> Floats:
    import numpy as np

    shared, mass_a, mass_b = _shared(index.vocabulary, index.documents[pairs])
    cosine: Floats = shared / np.maximum(mass_a * mass_b, 1e-9) ** 0.5
    return cosine


def _shared(matrix: csr_array, pairs: Ints) -> tuple[Floats, Floats, Floats]:
    """For each pair of rows the sum of what they share, and the sum of each."""
    import numpy as np

    mass: Floats = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    step = max(1, int(BATCH / max(1.0, matrix.nnz / max(1, matrix.shape[0]))))
    parts = [pairs[low : low + step].T for low in range(0, len(pairs), step)]
    shared: list[Floats] = [np.asarray(matrix[a].minimum(matrix[b]).sum(axis=1)).ravel() for a, b in parts]
    return np.concatenate([np.zeros(0), *shared]), mass[pairs[:, 0]], mass[pairs[:, 1]]
