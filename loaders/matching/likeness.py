"""How alike the words of items are: as letters, and as rare words that both have."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz

from loaders.matching.records import Item
from loaders.matching.words import folded, stems

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_MOST = 8
"""Candidates of one item that are looked at more closely."""
_LEAST_SHARED = 0.2
_ROWS, _TIE = 256, 1e-12
"""Rows that are compared at once, and what puts the first of equal candidates first."""
_FEW = 60
"""Words that more items than this have, and more than a tenth of all, find no candidates."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a word tells items apart: the logarithm of how few have it."""

    of: Mapping[str, float]
    common: frozenset[str]

    def total(self, words: frozenset[str]) -> float:
        """Of several words together."""
        return math.fsum(self.of[word] for word in sorted(words))


def weights(items: Sequence[Item]) -> Weights:
    """Of every word in these items."""
    counts = Counter(word for item in items for word in stems(item.text))
    most = max(_FEW, len(items) // 10)
    return Weights(
        {word: 1.0 + math.log(len(items) / count) for word, count in counts.items()},
        frozenset(word for word, count in counts.items() if count > most),
    )


def likeness(one: str, other: str, weighed: Weights) -> float:
    """0 to 100: the mean of the likeness of letters and of the share of words, rare ones more."""
    first, second = folded(one), folded(other)
    if first == second:
        return 100.0
    letters = max(fuzz.ratio(first, second), fuzz.token_sort_ratio(first, second))
    mine, theirs = stems(one), stems(other)
    whole = weighed.total(mine) + weighed.total(theirs)
    shared = 2 * weighed.total(mine & theirs) / whole if whole else 0.0
    return round((letters + 100 * shared) / 2, 1)


def near(before: Sequence[Item], after: Sequence[Item], weighed: Weights) -> list[tuple[int, int]]:
    """Pairs of indexes that share enough words to be looked at, in order."""
    if not before or not after:
        return []
    mine, theirs = _incidence(before, weighed), _incidence(after, weighed)
    return sorted(_best(mine, theirs) | {(i, j) for j, i in _best(theirs, mine)})


def _incidence(items: Sequence[Item], weighed: Weights) -> "csr_array":
    """One row an item, one column a word, of length 1, so that a product is a cosine."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - time of every command; few match versions

    columns = {word: number for number, word in enumerate(sorted(weighed.of))}
    data, indices, ends = [], [], [0]
    for item in items:
        words = sorted(stems(item.text) - weighed.common)
        length = math.sqrt(math.fsum(weighed.of[word] ** 2 for word in words)) or 1.0
        data += [weighed.of[word] / length for word in words]
        indices += [columns[word] for word in words]
        ends.append(len(indices))
    return csr_array(
        (np.array(data), np.array(indices, dtype=np.int32), np.array(ends, dtype=np.int32)),
        shape=(len(items), max(len(columns), 1)),
    )


def _best(mine: "csr_array", theirs: "csr_array") -> set[tuple[int, int]]:
    """The most alike of each row, as indexes of rows; of equal ones the first."""
    found: set[tuple[int, int]] = set()
    turned = theirs.T.tocsr()
    order = np.arange(theirs.shape[0]) * _TIE
    most = min(_MOST, theirs.shape[0])
    for start in range(0, mine.shape[0], _ROWS):
        shared = (mine[start : start + _ROWS] @ turned).toarray()
        best = np.argpartition(order - shared, most - 1, axis=1)[:, :most] if most else shared
        rows, places = np.nonzero(np.take_along_axis(shared, best, axis=1) > _LEAST_SHARED)
        found |= {
            (start + int(row), int(best[row, place]))
            for row, place in zip(rows, places, strict=True)
        }
    return found
