"""Small formulas, as conditions of cells are made of them: comparisons, arithmetic, and a few functions.

Whatever is more raises Unknown.  Places move with the cell that is asked of, but
for those behind a ``$``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from core.patterns import lazy

CellValue: TypeAlias = "float | str"  # what a cell holds: a number, or words ("" where it is empty)

_LONGEST = 300
_TOKEN = lazy(
    r'\s*+(?:(\d++(?:\.\d++)?(?:[eE][+-]?\d{1,3})?)|"((?:[^"]|"")*+)"|(\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w(])'
    r"|([A-Za-z][A-Za-z0-9.]*+)|(<>|<=|>=|[-+*/^&=<>(),;%]))"
)
_PLACE = lazy(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_DEEPEST = 20


class Unknown(Exception):
    """A formula that is more than these."""


def reckoned(
    formula: str, cells: Mapping[tuple[int, int], CellValue], place: tuple[int, int], moved: tuple[int, int]
) -> CellValue:
    """The value of a formula for a cell (row and column from 0) that stands ``moved`` from the one it is written for.

    Raises Unknown.
    """
    return _FormulaReader(formula, cells, place, moved).whole()


class _FormulaReader:
    """Reads a formula from left to right, by the order of its operators."""

    def __init__(
        self, formula: str, cells: Mapping[tuple[int, int], CellValue], place: tuple[int, int], moved: tuple[int, int]
    ) -> None:
        self.cells, self.place, self.moved = cells, place, moved
        self.tokens = _tokens(formula.removeprefix("="))
        self.at = self.depth = 0

    def whole(self) -> CellValue:
        value = self.compared()
        if self.at < len(self.tokens):
            raise Unknown
        return value

    def next(self, *wanted: str) -> str:
        """The next token where it is one of these signs, which then is taken; "" else."""
        kind, token = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind != "sign" or token not in wanted:
            return ""
        self.at += 1
        return token

    def compared(self) -> CellValue:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Unknown
        value = self.joined()
        while sign := self.next("=", "<>", "<", ">", "<=", ">="):
            value = float(_compare(value, sign, self.joined()))
        self.depth -= 1
        return value

    def joined(self) -> CellValue:
        value = self.sum()
        while self.next("&"):
            value = _words(value) + _words(self.sum())
        return value

    def sum(self) -> CellValue:
        value = self.product()
        while sign := self.next("+", "-"):
            other = _number(self.product())
            value = _number(value) + (other if sign == "+" else -other)
        return value

    def product(self) -> CellValue:
        value = self.signed()
        while sign := self.next("*", "/"):
            other = _number(self.signed())
            if sign == "/" and not other:
                raise Unknown
            value = _number(value) * other if sign == "*" else _number(value) / other
        return value

    def signed(self) -> CellValue:
        if sign := self.next("-", "+"):
            value = _number(self.signed())
            return -value if sign == "-" else value
        value = self.single()
        return _number(value) / 100 if self.next("%") else value

    def single(self) -> CellValue:
        if self.next("("):
            value = self.compared()
            self.close()
            return value
        kind, token = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        self.at += 1
        match kind:
            case "number":
                return float(token)
            case "words":
                return token.replace('""', '"')
            case "place":
                return self.cells.get(self.meant(token), "")
            case "name":
                return self.function(token.upper())
            case _:
                raise Unknown

    def close(self) -> None:
        if not self.next(")"):
            raise Unknown

    def meant(self, token: str) -> tuple[int, int]:
        """The place that a cell's name means here."""
        found = _PLACE.fullmatch(token)
        assert found is not None
        column = column_of(found[2])
        return int(found[4]) - 1 + (not found[3]) * self.moved[0], column + (not found[1]) * self.moved[1]

    def function(self, name: str) -> CellValue:
        if name in ("TRUE", "FALSE"):
            if self.next("("):
                self.close()
            return float(name == "TRUE")
        if name not in _FUNCTIONS or not self.next("("):
            raise Unknown
        given: list[CellValue] = []
        if not self.next(")"):
            given.append(self.compared())
            while self.next(",", ";"):
                given.append(self.compared())
            self.close()
        if name in ("ROW", "COLUMN") and not given:
            return float(self.place[name == "COLUMN"] + 1)
        try:
            return _FUNCTIONS[name](given)
        except (IndexError, ZeroDivisionError, ValueError, OverflowError) as error:
            raise Unknown from error


def column_of(letters: str) -> int:
    """The column from 0 that letters name: A, B, …, Z, AA."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def _tokens(formula: str) -> list[tuple[str, str]]:
    kinds = ("number", "words", "place", "name", "sign")
    found: list[tuple[str, str]] = []
    at = 0
    formula = formula.strip()
    if len(formula) > _LONGEST:
        raise Unknown
    while at < len(formula):
        token = _TOKEN.match(formula, at)
        if token is None or token.end() == at:
            raise Unknown
        assert token.lastindex is not None
        found.append((kinds[token.lastindex - 1], token[token.lastindex]))
        at = token.end()
    return found


def _number(value: CellValue) -> float:
    if isinstance(value, float):
        return value
    if not value:
        return 0.0
    try:
        return float(value)
    except ValueError as error:
        raise Unknown from error


def _words(value: CellValue) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"


def _compare(one: CellValue, sign: str, other: CellValue) -> bool:
    if one == "" and isinstance(other, float):
        one = 0.0
    if other == "" and isinstance(one, float):
        other = 0.0
    a, b = (isinstance(one, str), _folded(one)), (isinstance(other, str), _folded(other))
    match sign:
        case "=":
            return a == b
        case "<>":
            return a != b
        case "<" | "<=":
            return a < b or (sign == "<=" and a == b)
        case _:
            return a > b or (sign == ">=" and a == b)


def _folded(value: CellValue) -> CellValue:
    return value.lower() if isinstance(value, str) else value


def _if(given: Sequence[CellValue]) -> CellValue:
    return given[1] if _number(given[0]) else given[2] if len(given) > 2 else 0.0


def _refuse(_: Sequence[CellValue]) -> CellValue:
    raise Unknown


_FUNCTIONS: dict[str, Callable[[Sequence[CellValue]], CellValue]] = {
    "AND": lambda given: float(all(map(_number, given))),
    "OR": lambda given: float(any(map(_number, given))),
    "NOT": lambda given: float(not _number(given[0])),
    "IF": _if,
    "LEN": lambda given: float(len(_words(given[0]))),
    "TRIM": lambda given: " ".join(_words(given[0]).split()),
    "ISBLANK": lambda given: float(given[0] == ""),
    "ISNUMBER": lambda given: float(isinstance(given[0], float)),
    "ISTEXT": lambda given: float(isinstance(given[0], str) and given[0] != ""),
    "ISERROR": lambda given: float(_words(given[0]).startswith("#")),
    "ISERR": lambda given: float(_words(given[0]).startswith("#")),
    "ISNA": lambda given: float(_words(given[0]) == "#N/A"),
    "MOD": lambda given: _number(given[0]) % _number(given[1]),
    "INT": lambda given: float(_number(given[0]) // 1),
    "ABS": lambda given: abs(_number(given[0])),
    "N": lambda given: _number(given[0]) if isinstance(given[0], float) else 0.0,
    "ROW": _refuse,
    "COLUMN": _refuse,
}
