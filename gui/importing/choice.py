"""What the file becomes: this year's draft, the report itself, or figures for the open report."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.report.report import Report
from gui.basics.tones import TonedLabel
from gui.importing.marks import COVER, OpenedFile, part_name


class ImportAs(StrEnum):
    """What to make of the file."""

    DRAFT = "draft"  # it is last year's: build this year's draft
    EDIT = "edit"  # it is the report to go on editing
    INTO = "into"  # take its figures into the open report


_ONLY_FIGURES = "仅将数据导入当前报告"
_WITH_TEXTS = "将选中的部分导入当前报告"


class ChoiceBar(QWidget):
    """The three ways as radio buttons; for the third also which parts are accepted.

    ``changed`` tells that choice, parts or 仅导入数据 changed.
    """

    changed = Signal()

    def __init__(
        self, found: OpenedFile, current: Report | None, first: ImportAs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._found = found
        self._group = QButtonGroup(self)
        self.ways = {choice: QRadioButton(self) for choice in ImportAs}
        self.ways[ImportAs.EDIT].setText("打开这份报告继续填写")
        self.ways[ImportAs.INTO].setVisible(current is not None)
        for way in self.ways.values():
            self._group.addButton(way)
        self.figures = QCheckBox("仅导入数据，文字保持不变", self)
        self.figures.setChecked(True)
        self.parts = {part: self._part(part) for part in found.parts() if part != COVER}
        self.summary = TonedLabel(self)
        self.summary.setWordWrap(True)
        self._lay_out()
        self.ways[first].setChecked(True)
        self._group.buttonToggled.connect(lambda _, on: self._adapt() if on else None)
        for box in (self.figures, *self.parts.values()):
            box.toggled.connect(self._adapt)
        self._adapt()

    def _part(self, part: str) -> QCheckBox:
        box = QCheckBox(part_name(self._found.report, part), self)
        empty = self._found.is_empty(part)
        box.setChecked(not empty)
        box.setEnabled(not empty)
        box.setToolTip("文件里这一部分没有内容" if empty else "")
        return box

    def _lay_out(self) -> None:
        ways, parts, self._last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for way in self.ways.values():
            ways.addWidget(way)
            ways.addSpacing(12)
        ways.addStretch(1)
        self._accepted = QWidget(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.figures)
        parts.addSpacing(18)
        parts.addWidget(QLabel("导入：", self))
        for box in self.parts.values():
            parts.addWidget(box)
        parts.addStretch(1)
        self._accepted.setLayout(parts)
        self._last.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(ways)
        layout.addWidget(self._accepted)
        layout.addLayout(self._last)

    def add_foot(self, buttons: QHBoxLayout) -> None:
        """Put the buttons of the dialog at the end of the last row."""
        self._last.addLayout(buttons)

    def say(self, sentence: str, warning: bool) -> None:
        """Tell what the choice would do."""
        self.summary.setText(sentence)
        self.summary.set_tone("hint" if warning else "quiet")

    @property
    def choice(self) -> ImportAs:
        """The way chosen."""
        return next(choice for choice, way in self.ways.items() if way.isChecked())

    @property
    def figures_only(self) -> bool:
        """Whether texts are left alone."""
        return self.figures.isChecked()

    @property
    def sections(self) -> frozenset[str]:
        """Keys of the accepted parts."""
        return frozenset(part for part, box in self.parts.items() if box.isChecked() and not box.isHidden())

    def name_draft(self, year: int) -> None:
        """Name the year of the draft."""
        self.ways[ImportAs.DRAFT].setText(f"作为上年报告，生成{year}年草稿")

    def _adapt(self, *_: object) -> None:
        self.ways[ImportAs.INTO].setText(_ONLY_FIGURES if self.figures_only else _WITH_TEXTS)
        for part, box in self.parts.items():
            box.setVisible(not self.figures_only or self._found.is_table(part))
        self._accepted.setVisible(self.choice is ImportAs.INTO)
        self.changed.emit()
