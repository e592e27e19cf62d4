"""整理文字: a list of what would change in the texts, each with a tick; nothing changes before it is agreed to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLabel, QTreeWidget, QVBoxLayout, QWidget

from core.report.report import Report, text_names
from core.report.texts.tidying import Tidying, counted, tidyings
from gui.basics.buttons import foot, push_button
from gui.basics.fitted_tree import FittedTree
from gui.basics.widgets import fit_to_screen

_SIZE = QSize(820, 520)
_AROUND = 10  # characters shown before and behind
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SIGNS = str.maketrans({" ": "␣", "\u3000": "□", "\xa0": "␣", "\t": "→", "\n": "↵"})
_INTRO = "只整理空格、换行和标点的全角半角，不改动文字。取消勾选的不整理；整理后可一步撤销。“␣”“□”为空格，“↵”为换行。"


class TidyDialog(QDialog):
    """Afterwards, where accepted, :meth:`chosen` are the changes that are ticked."""

    help_topic = "tidy"

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("整理文字")
        self._report = report
        self.found = tidyings(report)
        intro = QLabel(_INTRO, self)
        intro.setWordWrap(True)
        self.tree = self._tree()
        self.counted = QLabel(self)
        self.counted.setWordWrap(True)
        self.tidy_button = push_button(self, "整理", "check", self.accept)
        layout = QVBoxLayout(self)
        for part in (intro, self.tree):
            layout.addWidget(part)
        cancel = push_button(self, "取消", pressed=self.reject)
        layout.addLayout(foot(self.tidy_button, cancel, helping=(self.counted,)))
        self.tree.itemChanged.connect(self._count)
        self._count()
        fit_to_screen(self, _SIZE)

    def chosen(self) -> tuple[Tidying, ...]:
        """The changes that are ticked."""
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        ticked = [item is not None and item.checkState(0) == _ON for item in items]
        return tuple(one for one, on in zip(self.found, ticked, strict=True) if on)

    def _tree(self) -> QTreeWidget:
        tree = FittedTree(["事项", "位置", "现在", "整理后"], "可整理的内容", self)
        names = dict(text_names(self._report.form))
        for one in self.found:
            item = tree.add([one.kind, names[one.key], *_shown(self._report.text(one.key), one)])
            item.setCheckState(0, _ON if one.sure else _OFF)
        tree.setCurrentItem(tree.topLevelItem(0))
        return tree

    def _count(self) -> None:
        chosen = self.chosen()
        self.counted.setText(counted(chosen) or "未选择")
        self.tidy_button.setEnabled(bool(chosen))


def _shown(text: str, one: Tidying) -> tuple[str, str]:
    """The words around as they are and as they would be, blanks and breaks made visible where they change."""
    before = text[max(0, one.start - _AROUND) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + _AROUND].partition("\n")[0]
    return f"{before}{text[one.start : one.end].translate(_SIGNS)}{after}", f"{before}{one.words}{after}"
