"""What is asked first about a fault: version, system, screen, fonts, folders, room on the disk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from core import logs, paths
from core.version import VERSION
from gui.basics import patience

_MIB = 2**20


def folders() -> tuple[tuple[str, Path], ...]:
    """Where things lie, each with its name."""
    data = paths.data_folder()
    return (
        ("报告", paths.documents_folder()),
        ("备份", data / "backups"),
        ("设置", data),
        ("日志", logs.log_folder()),
    )


def facts() -> tuple[tuple[str, str], ...]:
    """Each fact by its name; nothing of a report."""
    return tuple(_facts())


def _facts() -> Iterator[tuple[str, str]]:
    yield "时间", datetime.now().astimezone().isoformat(timespec="seconds")
    yield "程序版本", f"{VERSION}（{_product()}）"
    yield "操作系统", f"{QSysInfo.prettyProductName()}，{QSysInfo.kernelVersion()}，{QSysInfo.currentCpuArchitecture()}"
    yield "Python 和 Qt", f"{sys.version.split()[0]}，{qVersion()}，{QGuiApplication.platformName()}"
    yield "语言", QLocale.system().name()
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        size = screen.size()
        yield f"屏幕{number}", f"{size.width()}×{size.height()}，缩放{screen.devicePixelRatio():.0%}"
    yield "界面字体", QFontInfo(QGuiApplication.font()).family()
    yield "打印机", "、".join(QPrinterInfo.availablePrinterNames()) or "无"
    yield "自带数据文件夹", "是" if paths.data_beside() else "否"
    yield from patience.beside(lambda: [(f"{name}文件夹", f"{one}（{_room(one)}）") for name, one in folders()])


def _product() -> str:
    return "产品" if getattr(sys, "frozen", False) else "从源代码运行"


def _room(folder: Path) -> str:
    """How much room is left where a folder lies, in words."""
    there = next((one for one in (folder, *folder.parents) if paths.is_folder(one)), None)
    try:
        free = shutil.disk_usage(there).free if there is not None else 0
    except OSError:
        return "无法查看"
    return f"剩余{free // _MIB} MB" if paths.is_folder(folder) else f"还没有建立，剩余{free // _MIB} MB"
