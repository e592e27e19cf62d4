"""Blocks of cells to and from the system's clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from core.matching.paste.plan import PastePlan, plan, plan_fill
from core.readers import clipboard as readers_clipboard
from core.readers.raw import RawTable
from core.report.edits import SetCells
from core.writers import clipboard as writers_clipboard
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, Answer, DialogTitle
from gui.table.sheet import SheetView

_TITLE = DialogTitle("粘贴", "paste")
ONLY_KNOWN, PASTE_ANYWAY = Answer("仅粘贴可识别的内容"), Answer("仍然粘贴")
_SHOWN = 12  # lines of a question that fit a small screen


class TableClipboard:
    """Copies the selection of a view and pastes at its cursor."""

    def __init__(self, view: SheetView) -> None:
        self._view = view

    def copy(self) -> None:
        """Put the selection on the clipboard as text with tabs and as an HTML table."""
        area = self._view.selected_area()
        if area is None:
            return
        copied = writers_clipboard.copy(self._view.table.grid, area, self._view.table.shown)
        data = QMimeData()
        data.setText(copied.text)
        data.setHtml(copied.html)
        QApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Paste at the cursor; what does not fit is named before anything changes."""
        view, session = self._view, self._view.session
        box = view.box
        if box is None or not box.key:
            return
        data: QMimeData | None = QApplication.clipboard().mimeData()  # None on an empty clipboard
        html, text = (data.html(), data.text()) if data else ("", "")
        tables = patience.beside(lambda: readers_clipboard.parse(html, text))  # somebody may have copied a whole sheet
        if not tables:
            session.message.emit("剪贴板里没有可以粘贴的数字。请先复制表格再粘贴。")
        elif session.read_only:
            view.say_at(view.currentIndex(), view.table.why_closed(view.moves.first_typed().key))
        else:
            self._carry_out(self._plan(tables, box.key))

    def _plan(self, tables: Sequence[RawTable], cursor: str) -> PastePlan:
        """One copied cell fills the whole selection; a block goes to the cursor, the selection's first cell."""
        keys, report = self._view.selected_keys(), self._view.session.report
        (first, *others) = tables
        if not others and len(first.cells) == 1 and len(keys) > 1:
            return plan_fill(report.form, keys, first.cells[0].text)
        start = keys[0] if len(keys) > 1 else cursor
        return patience.beside(lambda: plan(report.form, start, tables, report.values))

    def _carry_out(self, made: PastePlan) -> None:
        session = self._view.session
        if not self._agreed(made):
            return
        changed = {key: value for key, value in made.values.items() if session.report.value(key) != value}
        marks = {key: mark for key, mark in made.kept_marks.items() if session.report.marks.get(key) != mark}
        if (changed or marks) and not session.perform(SetCells(changed, "粘贴", marks)):
            return
        self._view.select_keys(made.values)
        if made.values:
            session.message.emit(f"已粘贴{len(made.values)}格。{_remarks(made)}")

    def _agreed(self, made: PastePlan) -> bool:
        """Name what will not be pasted and totals that differ; True where the user goes on."""
        view = self._view
        detail = _listed([*(item.sentence for item in made.refused), *(item.sentence for item in made.totals)])
        if not made.values:
            if made.refused or made.totals:
                dialogs.say(view, _TITLE, "没有可以粘贴的数字，表格未改动。", detail)
            return False
        if not made.refused and not made.totals:
            return True
        words = [f"有{len(made.refused)}处不能粘贴"] if made.refused else []
        words += [f"有{len(made.totals)}个合计与自动合计不同（合计不粘贴）"] if made.totals else []
        go_on = ONLY_KNOWN if made.refused else PASTE_ANYWAY
        return dialogs.choose(view, _TITLE, "，".join(words) + "。", (go_on, CANCEL), detail) is go_on


def _remarks(made: PastePlan) -> str:
    """What was not pasted as it stood, for the line behind the number of cells."""
    counted = (
        (made.marks, "其中{}格是表示没有的符号，按空白粘贴。"),
        (made.covered, "合并的单元格，数字在它的第一格，其余{}格按空白粘贴。"),
        (made.left_out, "{}格里划去、隐藏的内容或注释符号未粘贴。"),
        (made.hidden, "隐藏的行或列里有{}格未粘贴。"),
    )
    turned = "粘贴内容的行和列是对调的，已按名称对位。" if made.turned else ""
    return turned + "".join(sentence.format(number) for number, sentence in counted if number)


def _listed(sentences: Sequence[str]) -> str:
    shown = "\n".join(sentences[:_SHOWN])
    return shown + (f"\n……共{len(sentences)}处" if len(sentences) > _SHOWN else "")
