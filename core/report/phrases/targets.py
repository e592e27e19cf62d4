"""What a count in a text can stand for: figures of the form, found and named through its declaration; and the claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from core.forms.concepts import Concept, Part
from core.forms.spec import Block, Form, Head, path_key
from core.numerals import COUNTED
from core.patterns import lazy
from core.records import record


@record
class Meaning:
    """One way to understand a count: the sum of ``cells``, which have these ``labels`` in a ``part`` of the report.

    ``of``: which of their figures (``数量``, ``结果维持``, a column).
    """

    part: str
    labels: tuple[str, ...]
    of: str
    cells: tuple[str, ...]

    @property
    def said(self) -> str:
        """``“（一）予以公开”加“（二）部分公开”``: the name where the part is known."""
        return "加".join(f"“{label}”" for label in self.labels) + self.of

    @property
    def name(self) -> str:
        """``第三部分“（一）予以公开”``."""
        return self.part + self.said


@record
class NamedSum:
    """A row or column head, or a group of them, with the word a text would use and the cells to add up.

    ``of_which``: its cells are counted in another line already.  ``spoken``: what a text calls it beside ``word``;
    ``outer``: no named head stands above it; ``concept`` as declared.
    """

    path: str
    word: str
    label: str
    cells: tuple[str, ...]
    of_which: bool = False
    spoken: tuple[str, ...] = ()
    outer: bool = True
    concept: Concept | None = None


_NUMBERED = lazy(rf"^(?:（[{COUNTED}]+）|[{COUNTED}]+、|\d+\.)?(?:其中[：:]?)?")  # of labels as the form declares them
_BRACKETED = lazy(r"（[^）]*）$")


def bare(label: str) -> str:
    """A label without the remark in brackets behind it: ``（二）部分公开（…）`` → ``（二）部分公开``."""
    return _BRACKETED.sub("", label)


def word_of(label: str) -> str:
    """A label without its number and its remark: ``（二）部分公开（…）`` → ``部分公开``."""
    return bare(_NUMBERED.sub("", label))


def _is_sum(head: Head) -> bool:
    return head.sum is not None


def _lines(
    heads: tuple[Head, ...],
    before: str = "",
    after: str = "",
    skipped: Callable[[Head], bool] = _is_sum,
    above: tuple[Head, ...] = (),
) -> Iterator[NamedSum]:
    """Every head but sums and those ``skipped``; its cells are the leaves below it, between ``before`` and ``after``."""
    for head in heads:
        chain = (*above, head)
        below = [leaf for leaf in head.paths(above) if leaf[-1].sum is None]
        leaves = tuple(path_key(leaf) for leaf in below if not any(h.of_which for h in leaf[len(chain) :]))
        if not _is_sum(head) and not skipped(head):
            yield NamedSum(
                path_key(chain),
                word_of(head.label),
                head.label,
                tuple(f"{before}{leaf}{after}" for leaf in leaves or (path_key(chain),)),
                head.of_which,
                head.spoken,
                all(map(skipped, above)),
                head.concept,
            )
        yield from _lines(head.children, before, after, skipped, chain)


def _total(heads: tuple[Head, ...]) -> str:
    """Path of the column that adds up the others; "" where none does."""
    return next((path_key(chain) for head in heads for chain in head.paths() if chain[-1].sum is not None), "")


def _is_frame(head: Head) -> bool:
    """Whether a head only spans what has names and a total of its own: 申请人情况, 三、本年度办理结果."""
    return any(child.sum is not None for child in head.children)


def _block(form: Form, part: Part) -> tuple[str, Block]:
    """Key and block of the one table of a part; an empty one where the form has no such table."""
    table = form.key_of(part)
    return table, next((block for found in form.tables if found.key == table for block in found.blocks), _NO_BLOCK)


_NO_BLOCK = Block(rows=(), columns=())


def result_lines(form: Form) -> tuple[NamedSum, ...]:
    """The results of handling, groups and single rows, in the column of totals (X6)."""
    table, block = _block(form, Part.APPLICATIONS)
    results = [child for head in block.rows if _is_frame(head) for child in head.children]
    lines = _lines(tuple(results), f"{table}.", f".{_total(block.columns)}")
    return tuple(replace(line, label=bare(line.label)) for line in lines)


def column_lines(form: Form) -> tuple[NamedSum, ...]:
    """The kinds of applicants (X7); ``cells`` are paths of columns here, without the row."""
    _, block = _block(form, Part.APPLICATIONS)
    return tuple(_lines(block.columns, skipped=_is_frame))


def proceeding_lines(form: Form) -> tuple[NamedSum, ...]:
    """Review, suits, and the kinds of suits, with their outcomes below (X9, X10)."""
    table, block = _block(form, Part.PROCEEDINGS)
    return tuple(_lines(block.columns, f"{table}."))


def part_name(form: Form, part: Part) -> str:
    """``第三部分``."""
    return _part_name(form, form.key_of(part))


def _part_name(form: Form, section: str) -> str:
    return f"第{form.section(section).number}部分"


def reading(form: Form, *keys: str) -> Meaning | None:
    """The sum of these figures of one table; None where the form has no such cell."""
    if any(key not in form.cells for key in keys):
        return None
    cells = [form.cells[key] for key in keys]
    labels = dict.fromkeys(bare(cell.row[-1].label) or cell.column_name for cell in cells)
    column = cells[0].column[-1]
    which = "" if column.sum is not None else column.label
    return Meaning(_part_name(form, cells[0].table), tuple(labels), which, keys)


def alike(cell: str, cells: Iterable[str]) -> tuple[str, ...]:
    """Those of the cells that hold the same outcome, of whatever part: their last heads have one key."""
    return tuple(one for one in cells if one.rpartition(".")[2] == cell.rpartition(".")[2])


@record
class Lines:
    """All lines of a form: results of applications, kinds of applicants, review and suits."""

    results: tuple[NamedSum, ...]
    columns: tuple[NamedSum, ...]
    proceedings: tuple[NamedSum, ...]


@lru_cache(maxsize=8)
def lines_of(form: Form) -> Lines:
    """The lines of a form, made once."""
    return Lines(result_lines(form), column_lines(form), proceeding_lines(form))


@record
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
