"""规章、规范性文件: made, repealed, in force (first block of table two)."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.records import record
from core.report.sentences.figures import Amount, Figures, disclosed, row_word
from core.report.sentences.model import Sentence, Subject


@record
class _ColumnWords:
    """How a form's three columns are spoken of: their kinds, a verb for the first two, the stock before a number.

    ``of_stock`` goes before what is in stock.
    """

    columns: tuple[Concept, Concept, Concept]
    made: str
    changed: str
    stock: str
    of_stock: str


# The form of 2021 asks what was issued, repealed and is in force; that of 2019 what was made and published.
_WORDS = (
    _ColumnWords((Concept.ISSUED, Concept.REPEALED, Concept.IN_FORCE), "制发", "废止", "现行有效", "现行有效的"),
    _ColumnWords(
        (Concept.MADE, Concept.NEWLY_PUBLISHED, Concept.PUBLISHED), "制定", "新公开", "对外公开总数", "对外公开的"
    ),
)


@record
class _DocumentRow:
    """A row of the block; true where any of its figures is not 0."""

    name: str
    made: Amount
    changed: Amount
    stock: Amount

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.stock)


def _words(form: Form) -> _ColumnWords:
    """Those of the form; where it has no such columns, words of which no figure speaks."""
    return next((words for words in _WORDS if disclosed(form, words.columns[0])), _WORDS[0])


def _rows(figures: Figures, words: _ColumnWords) -> tuple[_DocumentRow, ...]:
    columns = [[figures.sum(cell.key) for cell in disclosed(figures.form, key)] for key in words.columns]
    return tuple(_DocumentRow(name, *row) for name, *row in zip(_names(figures.form), *columns, strict=True))


def _sentences(figures: Figures) -> Iterator[Sentence]:
    words = _words(figures.form)
    rows = tuple(row for row in _rows(figures, words) if row)
    if rows:
        yield Sentence("简要", f"本年度{'；'.join(_plain(row, words) for row in rows)}。")
        yield Sentence("先总后分", _stock_first(rows, words, _end_of(figures)))
        yield Sentence("逐类说明", f"{'；'.join(_by_kind(row, words) for row in rows)}。")
    else:
        yield from _none(_names(figures.form)[-1], words, _end_of(figures))


def _end_of(figures: Figures) -> str:
    """``截至2025年底``; without a year ``截至年底``."""
    return f"截至{figures.report.year}年底" if figures.report.year else "截至年底"


def _none(last: str, words: _ColumnWords, end: str) -> Iterator[Sentence]:
    """Only the kind of document that every office may issue: naming 规章 would mislead where it has no power to."""
    yield Sentence("简要", f"本年度未{words.made}、{words.changed}{last}。")
    yield Sentence("先总后分", f"{end}，无{words.of_stock}{last}；全年未{words.made}、{words.changed}{last}。")
    yield Sentence("逐类说明", f"全年未{words.made}{last}，未{words.changed}{last}。")


def _plain(row: _DocumentRow, words: _ColumnWords) -> str:
    """``制发规章1件，废止2件，现行有效9件``."""
    if not row.made and not row.changed:
        return f"未{words.made}、{words.changed}{row.name}，{words.stock}{row.stock}件"
    made = f"{words.made}{row.name}{row.made}件" if row.made else f"未{words.made}{row.name}"
    name = "" if row.made else row.name
    changed = f"，{words.changed}{name}{row.changed}件" if row.changed else ""
    stock = f"，{words.stock}{row.stock}件" if row.stock else ""
    return f"{made}{changed}{stock}"


def _stock_first(rows: tuple[_DocumentRow, ...], words: _ColumnWords, end: str) -> str:
    stock = "、".join(f"{row.name}共{row.stock}件" for row in rows if row.stock)
    there = f"{words.of_stock}{stock}" if stock else f"无{words.of_stock}{'和'.join(row.name for row in rows)}"
    return f"{end}，{there}；本年度{'，'.join(_done(row, words) for row in rows)}。"


def _done(row: _DocumentRow, words: _ColumnWords) -> str:
    """``制发规章1件，废止规章2件``."""
    made = f"{words.made}{row.name}{row.made}件" if row.made else f"未{words.made}{row.name}"
    return made + (f"，{words.changed}{row.name}{row.changed}件" if row.changed else "")


def _by_kind(row: _DocumentRow, words: _ColumnWords) -> str:
    """``规章方面，本年度制发1件、废止2件，现行有效9件``."""
    both = ((words.made, row.made), (words.changed, row.changed))
    done = "、".join(f"{verb}{amount}件" for verb, amount in both if amount)
    nothing = f"未{words.made}、{words.changed}"
    parts = (f"本年度{done or nothing}", f"{words.stock}{row.stock}件" if row.stock else "")
    return f"{row.name}方面，{'，'.join(part for part in parts if part)}"


def _cells(form: Form) -> tuple[str, ...]:
    return tuple(cell.key for key in _words(form).columns for cell in disclosed(form, key))


def _names(form: Form) -> tuple[str, ...]:
    return tuple(row_word(cell) for cell in disclosed(form, _words(form).columns[0]))


SUBJECT = Subject(Part.WORK, lambda form: "和".join(_names(form)), _cells, _sentences)
