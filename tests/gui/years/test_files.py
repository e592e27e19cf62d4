"""The list of files: by their years, with what is to be looked at, and why one is not among them."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.years.files import Awaited, FilesList, UnusedFile
from tests.helpers.core.year_reports import AGENCY, entry, year_report


def test_lines_in_order_with_their_words(qtbot: QtBot) -> None:
    files = FilesList()
    qtbot.addWidget(files)
    odd = replace(entry(year_report(2021)), remarks=("“甲”：可能是两个数。", "文件不完整。"))
    nameless = entry(year_report(2020, agency=""))
    files.show_lines([UnusedFile("坏.docx", "已损坏。"), odd, Awaited("等.pdf"), nameless])
    shown = [files.item(row).text() for row in range(files.count())]
    assert shown == [
        "2020年　2020.docx\n机关名称未识别",
        f"2021年　2021.docx\n{AGENCY}\n需要核对2处",
        "坏.docx\n未加入：已损坏。",
        "等.pdf\n正在读取…",
    ]
    assert "可能是两个数" in files.item(1).toolTip()


def test_the_current_line_stays(qtbot: QtBot) -> None:
    files = FilesList()
    qtbot.addWidget(files)
    one, other = entry(year_report(2021)), entry(year_report(2022))
    files.show_lines([one, other])
    files.setCurrentRow(1)
    files.show_lines([entry(year_report(2020)), one, other])
    assert files.chosen() == [other]
