"""Aligning what stands in a file with what the form has, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Score = Callable[[int, int], float]


def align(found: int, wanted: int, score: Score) -> dict[int, int]:
    """Pair found with wanted things so that order is kept and the sum of scores is greatest.

    A score of 0 or less never pairs.  Returns found index → wanted index.
    """
    best = [[0.0] * (wanted + 1) for _ in range(found + 1)]
    paired = [[False] * wanted for _ in range(found)]
    for i in range(found - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(wanted - 1, -1, -1):
            worth = score(i, j)
            skip = max(below[j], row[j + 1])
            paired[i][j] = worth > 0 and worth + below[j + 1] >= skip
            row[j] = worth + below[j + 1] if paired[i][j] else skip
    return _trace(best, paired)


def _trace(best: list[list[float]], paired: list[list[bool]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(paired) and j < len(paired[0]):
        if paired[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def fill_gaps(placed: Mapping[int, int], free: Sequence[int], wanted: int) -> dict[int, int]:
    """Pair free things with places left over between paired neighbours, where both are equally many."""
    anchors = [(-1, -1), *sorted(placed.items()), (1 << 30, wanted)]
    if [place for _, place in anchors] != sorted(place for _, place in anchors):
        return {}
    filled: dict[int, int] = {}
    for (low, first), (high, last) in pairwise(anchors):
        between = [thing for thing in free if low < thing < high]
        if len(between) == last - first - 1:
            filled |= dict(zip(between, range(first + 1, last), strict=True))
    return filled
