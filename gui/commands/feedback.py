"""反馈包: log and facts of the system as one archive, all of it shown first; the report only where that is ticked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.help import feedback
from core.help.feedback import FeedbackPart
from gui.basics import dialogs, patience
from gui.basics.answers import NOT_SAVED, DialogTitle
from gui.basics.buttons import foot, push_button
from gui.basics.widgets import fit_to_screen
from gui.help.system_facts import facts

if TYPE_CHECKING:
    from gui.work.workspace import Workspace

_SAID = (
    "反馈包含以下文件，保存以前可以逐个查看。路径中的用户名和电脑名已经隐去；日志不记录报告的数字和文字，但可能有报告的文件名。"
    "程序不连接网络，保存以后请自行交给维护人员。"
)
_SIZE = QSize(760, 480)
_LIST, _TEXT = 230, 530  # px of the two columns at first


def offer_feedback(workspace: Workspace, parent: QWidget) -> bool:
    """Show what would go into the archive, ask where to, and write it; whether it was written."""
    dialog = FeedbackDialog(report_part(workspace), parent)
    if not dialogs.run(dialog):
        return False
    path = dialogs.save_file(parent, "保存反馈包", _proposal(), "压缩文件 (*.zip)")
    if path is None:
        return False
    try:
        parts = dialog.parts()
        patience.beside(lambda: feedback.write(path, parts))
    except UserError as error:
        dialogs.say(parent, NOT_SAVED, str(error))
        return False
    dialogs.show_files(parent, DialogTitle("完成", "feedback"), "已保存反馈包，请交给维护人员", [path])
    return True


def report_part(workspace: Workspace) -> FeedbackPart | None:
    """The report that is open, as it would be saved now; None where there is none."""
    if not workspace.report_shown:
        return None
    from core.storage import codec

    return FeedbackPart(feedback.REPORT, codec.dumps(workspace.session.report))


def _proposal() -> Path:
    return Path.home() / f"政府信息公开年报反馈包_{datetime.now():%Y%m%d_%H%M}.zip"


class FeedbackDialog(QDialog):
    """The files of the archive, and what is in the chosen one; what it shows is what is written."""

    help_topic = "feedback"

    def __init__(self, report: FeedbackPart | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("反馈包")
        self._always = (feedback.facts_part(facts()), *feedback.log_parts())
        self._report = report
        said = QLabel(_SAID, self)
        said.setWordWrap(True)
        self.files = QListWidget(self)
        self.files.setAccessibleName("反馈包里的文件")
        self.content = QPlainTextEdit(self)
        self.content.setReadOnly(True)
        self.content.setTabChangesFocus(True)
        self.content.setAccessibleName("文件的内容")
        self.enclose = QCheckBox("附上正在填写的报告（含机关信息、全部数据和文字）", self)
        self.enclose.setEnabled(report is not None)
        self.enclose.toggled.connect(self._list)
        self.files.currentRowChanged.connect(self._show)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self._columns(), 1)
        layout.addWidget(self.enclose)
        layout.addLayout(self._buttons())
        fit_to_screen(self, _SIZE)
        self._list()

    def parts(self) -> tuple[FeedbackPart, ...]:
        """The files that are to be written."""
        added = (self._report,) if self._report is not None and self.enclose.isChecked() else ()
        return (*self._always, *added)

    def _columns(self) -> QSplitter:
        split = QSplitter(self)
        split.addWidget(self.files)
        split.addWidget(self.content)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST, _TEXT])
        return split

    def _buttons(self) -> QHBoxLayout:
        save = push_button(self, "保存反馈包…", "save", self.accept)
        return foot(save, push_button(self, "取消", "", self.reject))

    def _list(self) -> None:
        chosen = max(self.files.currentRow(), 0)
        self.files.clear()
        for part in self.parts():
            self.files.addItem(f"{part.name}（{_size(part)}）")
        self.files.setCurrentRow(
            self.files.count() - 1 if self.enclose.isChecked() else min(chosen, self.files.count() - 1)
        )

    def _show(self, row: int) -> None:
        parts = self.parts()
        self.content.setPlainText(parts[row].text if 0 <= row < len(parts) else "")


def _size(part: FeedbackPart) -> str:
    size = len(part.text.encode("utf-8"))
    return f"{size} 字节" if size < 1024 else f"{size / 1024:.0f} KB"
