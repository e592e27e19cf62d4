"""Aligning what stands in a file with what the form has, in order."""

from __future__ import annotations

from collections.abc import Callable

Score = Callable[[int, int], int]


def align(found: int, wanted: int, score: Score) -> dict[int, int]:
    """Pair found with wanted things so that order is kept and the sum of scores is greatest.

    A score of 0 or less never pairs.  Returns found index → wanted index.
    """
    best = [[0] * (wanted + 1) for _ in range(found + 1)]
    paired = [[False] * wanted for _ in range(found)]
    for i in range(found - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(wanted - 1, -1, -1):
            worth = score(i, j)
            skip = max(below[j], row[j + 1])
            paired[i][j] = worth > 0 and worth + below[j + 1] >= skip
            row[j] = worth + below[j + 1] if paired[i][j] else skip
    return _trace(best, paired)


def _trace(best: list[list[int]], paired: list[list[bool]]) -> dict[int, int]:
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
