"""关于本程序: version, licences, where things lie, and what the system is, to open or to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from core import paths
from core.version import VERSION
from gui.basics import dialogs, patience
from gui.basics.buttons import foot, push_button
from gui.basics.theme import bold, scaled
from gui.basics.widgets import ElidedLabel, fit_to_screen
from gui.help.system_facts import facts, folders

_NAME = "政府信息公开工作年度报告填报程序"
_SAID = "本程序不连接网络。按 MIT 许可使用；图标：Lucide（ISC 许可）；所带组件的许可见第三方许可。"
_SIZE = QSize(640, 430)
# Run from source, every component has its licence where it is installed: no list of them is there.
LICENCES = (("本程序的许可", "../LICENSE"), ("第三方许可", "第三方许可.txt"))


def show_about(_: QObject, parent: QWidget) -> None:
    """Say what this program is, its version, where its data lies, and under which licences its parts are used."""
    dialogs.run(AboutDialog(parent))


class AboutDialog(QDialog):
    """Tells; nothing is changed by it."""

    help_topic = "about"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于本程序")
        name = QLabel(_NAME, self)
        name.setFont(bold(scaled(name.font(), 1.2)))
        said = QLabel(f"版本 {VERSION}\n{_SAID}", self)
        said.setWordWrap(True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = QPlainTextEdit("\n".join(f"{name}：{value}" for name, value in facts()), self)
        self.facts.setReadOnly(True)
        self.facts.setTabChangesFocus(True)
        self.facts.setAccessibleName("系统情况")
        layout = QVBoxLayout(self)
        for part in (name, said):
            layout.addWidget(part)
        layout.addLayout(self._folders())
        layout.addWidget(self.facts, 1)
        layout.addLayout(self._buttons())
        fit_to_screen(self, _SIZE)

    def _folders(self) -> QGridLayout:
        """Each folder with its path, to open and to copy."""
        grid = QGridLayout()
        found = patience.beside(lambda: [(name, folder, paths.is_folder(folder)) for name, folder in folders()])
        for row, (name, folder, there) in enumerate(found):
            shown = ElidedLabel(self, Qt.TextElideMode.ElideMiddle)
            shown.say(str(folder))
            opened = push_button(self, "打开", "", lambda _checked=False, folder=folder: _open(folder))
            opened.setAccessibleName(f"打开{name}文件夹")
            opened.setEnabled(there)
            copied = push_button(self, "复制", "", lambda _checked=False, folder=folder: _copy(str(folder)))
            copied.setAccessibleName(f"复制{name}文件夹的位置")
            for column, widget in enumerate((QLabel(f"{name}文件夹", self), shown, opened, copied)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        licences = [
            push_button(self, name, "", lambda _checked=False, path=path: _open(path))
            for name, file in LICENCES
            if paths.is_file(path := (paths.resources() / file).resolve())
        ]
        copied = push_button(self, "复制系统情况", "", lambda: _copy(self.facts.toPlainText()))
        close = push_button(self, "关闭", "", self.accept)
        close.setFocus()
        return foot(leave=close, others=(copied,), helping=licences)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
