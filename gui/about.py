"""关于本程序."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core import paths
from core.version import VERSION
from gui import dialogs

_TEXT = "政府信息公开工作年度报告填报程序"
_LICENCES = "第三方许可"


def show(parent: QWidget) -> None:
    """Say what this program is, its version, where its data lies, and under which licences its parts are used."""
    detail = f"版本 {VERSION}\n报告默认保存在：{paths.documents_folder()}\n设置、备份和日志：{paths.data_folder()}\n本程序不连接网络。图标：Lucide（ISC 许可）。"
    # Run from source, every component has its licence where it is installed.
    licences = paths.resources() / f"{_LICENCES}.txt"
    if dialogs.say(parent, "关于本程序", _TEXT, detail, _LICENCES if licences.is_file() else ""):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(licences)))
