"""The 口径 tab of the side panel: what counts in the cell or text the cursor is in."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from core.forms.spec import Cell
from core.report.calc import arithmetic
from core.report.compare import difference
from core.report.numbers import show
from gui.session import Session

_EMPTY = "把光标放到任意一格，这里会说明该填什么。"
_SOURCE = "说明摘自《中华人民共和国政府信息公开条例》和国务院办公厅有关文件，以原文为准。"


class GuidePanel(QWidget):
    """Follows the cursor: official name, how a total is made, what counts, last year's figure."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.view.setAccessibleName("填报口径")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        session.current_changed.connect(self.refresh)
        session.cells_changed.connect(self.refresh)
        session.report_replaced.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say what counts at the cursor."""
        place, form = self._session.current, self._session.report.form
        if place in form.cells:
            parts = self._cell(form.cells[place])
        elif place in {section.key for section in form.sections}:
            section = form.section(place)
            parts = [f"<h3>{escape(section.numbered)}</h3>", _paragraphs(section.guide), _list(section.aspects)]
        else:
            parts = [_paragraphs(_EMPTY)]
        self.view.setHtml("".join(parts) + f"<p><small>{_SOURCE}</small></p>")

    def _cell(self, cell: Cell) -> list[str]:
        session = self._session
        parts = [f"<h3>{escape(cell.row_name or cell.column_name)}</h3>"]
        if cell.row_name:
            parts.append(_paragraphs(f"列：{cell.column_name}"))
        if cell.formula:
            sum_ = arithmetic(session.report.form, cell.key, session.report.values, session.computed)
            parts.append(_paragraphs(f"计算：{sum_}"))
        if last := difference(cell.key, session.figure(cell.key), session.last):
            parts.append(_paragraphs(last))
        if cell.key in session.report.printed:
            parts.append(_paragraphs(f"导入的文件里印的是 {show(session.report.printed[cell.key])}"))
        parts.append(_paragraphs(cell.guide or "国务院办公厅的文件对此没有另作说明，按字面理解填写。"))
        return parts


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>" if items else ""
