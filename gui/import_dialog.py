"""What was recognised in a file, before anything is changed; the clerk decides what it becomes."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.exchange.reading import Note
from core.opening import Opened
from core.report.calc import compute
from core.report.numbers import show
from core.report.report import Report, blanks
from gui.icons import icon
from gui.theme import colours


class Choice(StrEnum):
    """What to make of the file."""

    DRAFT = "draft"  # it is last year's: build this year's draft
    EDIT = "edit"  # it is the report to go on editing


class ImportDialog(QDialog):
    """Shows an :class:`Opened` file; afterwards ``choice``, ``report`` (as corrected) and ``draft_year``."""

    def __init__(self, opened: Opened, source: str, proposed_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("识别结果")
        self.resize(880, 560)
        self._opened = opened
        self.choice: Choice | None = None
        self.agency = QLineEdit(opened.report.agency, self)
        self.year = _year_box(opened.report.year or proposed_year, self)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels(["部分", "读到的内容"])
        self.tree.setWordWrap(True)
        self.tree.setColumnWidth(0, 310)
        self.tree.setAccessibleName("读到的内容")
        self._fill()
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(f"从“{source}”读到以下内容，请核对后再继续。现在还没有改动任何东西。", self))
        layout.addLayout(self._form())
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._buttons())
        self.year.valueChanged.connect(self._name_buttons)
        self._name_buttons()

    @property
    def report(self) -> Report:
        """The file's report with year and body as corrected here."""
        found = self._opened.report.with_body("agency", self.agency.text().strip())
        return Report(**{**found.__dict__, "year": self.year.value()})

    @property
    def draft_year(self) -> int:
        """The year of the draft: the one after the file's."""
        return self.year.value() + 1

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.addRow("机关全称", self.agency)
        form.addRow("报告年份", self.year)
        form.addRow("表格", QLabel(self._opened.report.form.name, self))
        return form

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.draft_button = QPushButton(icon("calendar-sync"), "", self)
        self.edit_button = QPushButton("作为本报告继续编辑", self)
        cancel = QPushButton("取消", self)
        self.draft_button.setDefault(True)
        self.draft_button.clicked.connect(lambda: self._choose(Choice.DRAFT))
        self.edit_button.clicked.connect(lambda: self._choose(Choice.EDIT))
        cancel.clicked.connect(self.reject)
        row.addStretch(1)
        for button in (self.draft_button, self.edit_button, cancel):
            row.addWidget(button)
        return row

    def _name_buttons(self) -> None:
        self.draft_button.setText(f"作为上年年报，生成 {self.draft_year} 年草稿")

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()

    def _fill(self) -> None:
        report = self._opened.report
        for key, name in (("title", "标题"), ("preamble", "说明")):
            self._add(name, _text_summary(self._opened.text(key)))
        for section in report.form.sections:
            if section.table is None:
                self._add(section.numbered, _text_summary(self._opened.text(section.key)))
            else:
                self._add(section.numbered, _table_summary(report, section.key))
        if self._opened.notes:
            self._add_notes(self._opened.notes)

    def _add(self, part: str, found: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [part, found])
        item.setToolTip(1, found)
        item.setTextAlignment(0, Qt.AlignmentFlag.AlignTop)
        return item

    def _add_notes(self, notes: tuple[Note, ...]) -> None:
        top = self._add("需要留意", f"{len(notes)} 处")
        top.setIcon(0, icon("triangle-alert", colours(self.palette()).hint))
        form = self._opened.report.form
        for note in notes:
            where = form.cells[note.cell].name if note.cell in form.cells else ""
            child = QTreeWidgetItem(top, [where, note.message])
            child.setToolTip(0, where)
            child.setToolTip(1, note.message)
        top.setExpanded(True)


def _year_box(year: int, parent: QWidget) -> QSpinBox:
    box = QSpinBox(parent)
    box.setRange(2008, 2099)
    box.setValue(year)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    box.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
    return box


def _text_summary(text: str) -> str:
    first = text.replace("\n", " ")
    return f"{len(''.join(text.split()))} 字：{first[:60]}{'…' if len(first) > 60 else ''}" if text else "没有读到"


def _table_summary(report: Report, table: str) -> str:
    typed = [key for key in report.form.typed if report.form.cells[key].table == table]
    empty = blanks(report, table)
    computed = compute(report.form, report.values)
    differing = [
        key for key, value in report.printed.items() if key.startswith(table + ".") and computed[key].value != value
    ]
    parts = [f"数据 {len(typed) - len(empty)} 项"]
    if empty:
        parts.append(f"空白 {len(empty)} 项")
    if differing:
        named = "；".join(
            f"{report.form.cells[key].name} 印的是 {show(report.printed[key])}，加起来是 {show(computed[key].value)}"
            for key in differing[:3]
        )
        parts.append(f"有 {len(differing)} 处合计与数据不符（{named}）")
    return "，".join(parts)
