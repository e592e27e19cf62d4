"""What a count in a text can stand for: figures of the form, found and named through its declaration; and the claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.forms.spec import Block, Form, Head, path_key
from core.patterns import lazy


@dataclass(frozen=True)
class Meaning:
    """One way to understand a count: the sum of ``cells``, called ``name`` (``第三部分“（一）予以公开”``)."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class NamedSum:
    """A row or column head, or a group of them, with the word a text would use and the cells to add up.

    ``of_which``: its cells are counted in another line already.
    """

    path: str
    word: str
    label: str
    cells: tuple[str, ...]
    of_which: bool = False


_NUMBERED = lazy(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)?(?:其中[：:]?)?")
_BRACKETED = lazy(r"（[^）]*）$")


def bare(label: str) -> str:
    """A label without the remark in brackets behind it: ``（二）部分公开（…）`` → ``（二）部分公开``."""
    return _BRACKETED.sub("", label)


def word_of(label: str) -> str:
    """A label without its number and its remark: ``（二）部分公开（…）`` → ``部分公开``."""
    return bare(_NUMBERED.sub("", label))


def _lines(heads: tuple[Head, ...], above: tuple[Head, ...] = ()) -> Iterator[tuple[str, Head, tuple[str, ...]]]:
    """Every labelled head with its path and the paths of the leaves below it."""
    for head in heads:
        chain = (*above, head)
        below = [leaf for leaf in head.paths(above) if leaf[-1].sum is None]
        leaves = tuple(path_key(leaf) for leaf in below if not any(h.of_which for h in leaf[len(chain) :]))
        yield path_key(chain), head, leaves or (path_key(chain),)
        yield from _lines(head.children, chain)


def _total(heads: tuple[Head, ...]) -> str:
    """Path of the column that adds up the others; "" where none does."""
    return next((path_key(chain) for head in heads for chain in head.paths() if chain[-1].sum is not None), "")


def _is_frame(head: Head) -> bool:
    """Whether a head only spans what has names and a total of its own: 申请人情况, 三、本年度办理结果."""
    return any(child.sum is not None for child in head.children)


def _block(form: Form, table: str) -> Block:
    """The one block of a table; an empty one where the form has no such table."""
    return next((block for found in form.tables if found.key == table for block in found.blocks), _NO_BLOCK)


_NO_BLOCK = Block(rows=(), columns=())


def result_lines(form: Form) -> tuple[NamedSum, ...]:
    """The results of handling, groups and single rows, in the column of totals (X6)."""
    block = _block(form, "applications")
    column = _total(block.columns)
    results = [child for head in block.rows if _is_frame(head) for child in head.children]
    return tuple(
        NamedSum(
            path,
            word_of(head.label),
            bare(head.label),
            tuple(f"applications.{p}.{column}" for p in leaves),
            head.of_which,
        )
        for path, head, leaves in _lines(tuple(results))
        if head.sum is None
    )


def column_lines(form: Form) -> tuple[NamedSum, ...]:
    """The kinds of applicants (X7); ``cells`` are paths of columns here, without the row."""
    block = _block(form, "applications")
    return tuple(
        NamedSum(path, word_of(head.label), head.label, leaves, head.of_which)
        for path, head, leaves in _lines(block.columns)
        if head.sum is None and not _is_frame(head)
    )


def proceeding_lines(form: Form) -> tuple[NamedSum, ...]:
    """Review, suits, and the kinds of suits, with their outcomes below (X9, X10)."""
    block = _block(form, "proceedings")
    return tuple(
        NamedSum(path, word_of(head.label), head.label, tuple(f"proceedings.{leaf}" for leaf in leaves), head.of_which)
        for path, head, leaves in _lines(block.columns)
        if head.sum is None
    )


def part_name(form: Form, table: str) -> str:
    """``第三部分``."""
    return f"第{form.section(table).number}部分"


def reading(form: Form, *keys: str) -> Meaning | None:
    """The sum of these figures of one table; None where the form has no such cell."""
    if any(key not in form.cells for key in keys):
        return None
    cells = [form.cells[key] for key in keys]
    labels = dict.fromkeys(bare(cell.row[-1].label) or cell.column_name for cell in cells)
    column = cells[0].column[-1]
    which = "" if column.sum is not None else column.label
    return Meaning(part_name(form, cells[0].table) + "加".join(f"“{label}”" for label in labels) + which, keys)


@lru_cache(maxsize=8)
def lines_of(form: Form) -> Mapping[str, tuple[NamedSum, ...]]:
    """All lines of a form, by family: ``results``, ``columns``, ``proceedings``."""
    return {"results": result_lines(form), "columns": column_lines(form), "proceedings": proceeding_lines(form)}


@dataclass(frozen=True)
class Claim:
    """A count in a text and what it can stand for: one of the ``readings`` must give ``number``.

    ``id`` is that of resources/docs/checks.md; ``span`` covers the number and its words in the
    original text, ``number_span`` the numeral alone (empty for a denial such as
    未收到申请).  ``if_zero`` names figures that must all be 0 for the claim to
    bind (of the new applications 11 were answered: says the total only without
    carried-over ones).  For a percentage ``bases`` holds, beside each reading,
    the whole it is a share of.  ``whole``: the count of all applications of which this
    tells a kind; it says which of the readings are meant.
    """

    id: str
    number: int | Decimal
    span: tuple[int, int]
    number_span: tuple[int, int]
    readings: tuple[Meaning, ...]
    if_zero: tuple[str, ...] = ()
    bases: tuple[Meaning, ...] = ()
    whole: Claim | None = None
