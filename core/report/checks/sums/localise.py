"""Where sums do not hold: the smallest set of figures that explains all of them (Fellegi and Holt).

The figures x of a table obey linear relations A·x = 0.  Of a faulty table the
residuals r = A·x are known; a set of wrong figures explains them if r is a
combination of their columns of A, each with the amount that the figure has too
much.  One figure: r is a multiple of its column.  Two: r less a multiple of one
column is a multiple of another.  The multiple is read off a single residual, so
no pair is tried that could not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import gcd

from core.records import record

Relation = Mapping[str, int]
Column = Mapping[int, int]
Residuals = dict[int, int]
# A set of wrong figures: each with the amount that it has too much.
Explanation = tuple[tuple[str, int], ...]
_Pattern = frozenset[tuple[int, int]]


@record(eq=False)
class System:
    """Relations between figures: in each, the figures times their factors add up to 0."""

    relations: tuple[Relation, ...]

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """For each figure, with which factor it stands in which relations."""
        found: dict[str, dict[int, int]] = {}
        for number, relation in enumerate(self.relations):
            for key, factor in relation.items():
                found.setdefault(key, {})[number] = factor
        return found

    @cached_property
    def alike(self) -> Mapping[_Pattern, tuple[str, ...]]:
        """The figures whose columns are multiples of each other: no residual tells them apart."""
        found: dict[_Pattern, tuple[str, ...]] = {}
        for key, column in self.columns.items():
            pattern = _pattern(column)
            found[pattern] = (*found.get(pattern, ()), key)
        return found

    @cached_property
    def same_places(self) -> Mapping[frozenset[int], tuple[str, ...]]:
        """The figures that stand in just the same relations."""
        found: dict[frozenset[int], tuple[str, ...]] = {}
        for key, column in self.columns.items():
            found[frozenset(column)] = (*found.get(frozenset(column), ()), key)
        return found

    @cached_property
    def longest(self) -> int:
        """In how many relations a figure stands at most."""
        return max(map(len, self.columns.values()), default=0)

    def residuals(self, figures: Mapping[str, int]) -> Residuals:
        """What the relations come to that are not 0."""
        sums = (sum(factor * figures.get(key, 0) for key, factor in relation.items()) for relation in self.relations)
        return {number: value for number, value in enumerate(sums) if value}

    def without(self, unknown: Iterable[str]) -> System:
        """The relations that remain between the other figures when these are not known."""
        relations = list(self.relations)
        for key in unknown:
            pivot = next((relation for relation in relations if key in relation), None)
            if pivot is not None:
                relations = [_solved(r, pivot, key) for r in relations if r is not pivot]
        return System(tuple(relation for relation in relations if relation))

    def single(self, residuals: Residuals) -> Iterator[Explanation]:
        """Each figure that explains the residuals alone."""
        for key in self.alike.get(_pattern(residuals), ()) if residuals else ():
            amount = _amount(residuals, self.columns[key])
            if amount is not None:
                yield ((key, amount),)

    def pairs(self, residuals: Residuals) -> Iterator[Explanation]:
        """Each pair of figures that explains the residuals, once."""
        if not residuals or len(residuals) > 2 * self.longest:
            return
        seen: set[frozenset[str]] = set()
        touched = dict.fromkeys(key for number in residuals for key in self.relations[number])
        for key in touched:
            for amount in self._amounts(key, residuals):
                rest = _less(residuals, self.columns[key], amount)
                for ((other, others),) in self.single(rest):
                    if other != key and frozenset((key, other)) not in seen:
                        seen.add(frozenset((key, other)))
                        yield ((key, amount), (other, others))

    def _amounts(self, key: str, residuals: Residuals) -> set[int]:
        """What a figure may have too much if one other is wrong too.

        A relation with this figure alone tells it; if the other stands in the same relations, two of them do.
        """
        column = self.columns[key]
        found = {whole for n, factor in column.items() if (whole := _divided(residuals.get(n, 0), factor))}
        for other in self.same_places[frozenset(column)]:
            found |= set(_solve_two(column, self.columns[other], residuals))
        return found


def _solved(relation: Relation, pivot: Relation, key: str) -> Relation:
    """A relation with a figure put in from another one."""
    if key not in relation:
        return relation
    ours, theirs = relation[key], pivot[key]
    both = {name: relation.get(name, 0) * theirs - pivot.get(name, 0) * ours for name in {**relation, **pivot}}
    return {name: factor for name, factor in both.items() if factor}


def _pattern(column: Column) -> _Pattern:
    """A column up to a multiple: its factors in lowest terms, the first of them positive."""
    unit = gcd(*column.values()) * (1 if column[min(column)] > 0 else -1)
    return frozenset((number, factor // unit) for number, factor in column.items())


def _amount(residuals: Residuals, column: Column) -> int | None:
    number = next(iter(column))
    return _divided(residuals[number], column[number])


def _divided(residual: int, factor: int) -> int | None:
    """Exactly divided, None where that leaves a rest."""
    return residual // factor if residual % factor == 0 else None


def _less(residuals: Residuals, column: Column, amount: int) -> Residuals:
    rest = dict(residuals)
    for number, factor in column.items():
        value = rest.pop(number, 0) - factor * amount
        if value:
            rest[number] = value
    return rest


def _solve_two(one: Column, other: Column, residuals: Residuals) -> Iterator[int]:
    """The amount of ``one`` where both figures stand in the same relations, in different proportions."""
    first, *more = one
    for second in more:
        determinant = one[first] * other[second] - one[second] * other[first]
        if determinant:
            top = residuals.get(first, 0) * other[second] - residuals.get(second, 0) * other[first]
            if top and top % determinant == 0:
                yield top // determinant
            return
