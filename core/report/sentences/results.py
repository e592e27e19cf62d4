"""Results of handling applications in words: by block, and with the grounds that the table's rows give."""

from __future__ import annotations

from core.forms.concepts import Concept
from core.patterns import lazy
from core.report.phrases.targets import NamedSum, result_lines
from core.report.sentences.figures import Figures, Named, counted, given, listed

# What a row's label says beside the case itself: who applied, and that nothing more is done.
_BESIDES = lazy("^申请人(?:无正当理由)?|^属于|、行政机关不再处理.*$")
_MOST = 3
_LEAST = 3  # 其他 says nothing without its block


def _lines(figures: Figures) -> list[NamedSum]:
    """Every result once: what is counted in another row already (其中) is none of its own."""
    return [line for line in result_lines(figures.form) if not line.of_which]


def blocks(figures: Figures) -> tuple[Named, ...]:
    """The six results, those that are not 0, in printed order."""
    return given(figures.of(line) for line in _lines(figures) if line.outer)


def with_grounds(figures: Figures) -> str:
    """The same with the single rows: in brackets behind a block, or as its ground where there is only one."""
    lines = [line for line in _lines(figures) if figures.of(line).amount]
    return "、".join(_block(line, lines, figures) for line in lines if line.outer)


def _block(block: NamedSum, lines: list[NamedSum], figures: Figures) -> str:
    rows = [line for line in lines if line.path.startswith(f"{block.path}.")]
    if len(rows) == 1:
        return _only(rows[0], block, figures)
    return counted(figures.of(block)) + (f"（{_largest(rows, figures)}）" if rows else "")


def _largest(rows: list[NamedSum], figures: Figures) -> str:
    """All rows in printed order, of many the largest: section one has room for a thousand characters."""
    if len(rows) <= _MOST:
        return listed([_row(row, figures) for row in rows])
    largest = sorted((_row(row, figures) for row in rows), key=lambda row: -row.amount.value)
    return f"主要是{listed(largest[:_MOST])}"


def _only(row: NamedSum, block: NamedSum, figures: Figures) -> str:
    amount = figures.of(row).amount
    if block.concept is Concept.WITH_GROUNDS:
        ground = _BESIDES.sub("", row.word)
        return f"{block.word}{amount}件（{'均为' if amount.value > 1 else ''}{ground}）"
    return counted(Named(block.word, amount) if len(row.word) < _LEAST else _row(row, figures))


def _row(row: NamedSum, figures: Figures) -> Named:
    """A row as one of several: ``国家秘密``, ``重复申请``, ``逾期不补正``, ``其他情形``."""
    ending = "情形" if len(row.word) < _LEAST else ""
    return Named(f"{_BESIDES.sub('', row.word)}{ending}", figures.of(row).amount)
