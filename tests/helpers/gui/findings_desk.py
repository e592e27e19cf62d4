"""The list of findings with a report that has some; for its tests."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.report.findings import Finding
from core.report.report import Report
from gui.panels.findings_panel import FindingsPanel
from gui.work.session import Session

ASPECTS = "（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障"


def fine(**texts: str) -> Report:
    """A report with nothing to find, but for these texts."""
    own = {"overview": ASPECTS, "problems": "主要问题是解读单一，正在改进。", "other": "没有收取信息处理费。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {**own, **texts})
    return report.with_values(dict.fromkeys(report.form.typed, 0))


BAD = fine(overview=f"2024年，公开。\n2024年，印发。\n{ASPECTS}", problems="2023年解读单一，正在改进。，").with_values(
    {"applications.granted.business": 4, "applications.partly_granted.business": None}
)


class Desk:
    """The panel, and where it asked the window to go."""

    def __init__(self, qtbot: QtBot, report: Report) -> None:
        self.session = Session(report)
        self.panel = FindingsPanel(self.session)
        qtbot.addWidget(self.panel)
        self.panel.resize(320, 600)
        self.panel.show()
        self.went: list[tuple[str, tuple[int, int] | None]] = []
        self.roles: dict[str, str] = {}
        self.said: list[str] = []
        self.session.jump_requested.connect(lambda place, span: self.went.append((place, span)))
        self.session.roles_changed.connect(self._take_roles)
        self.session.message.connect(self.said.append)

    def _take_roles(self, roles: dict[str, str]) -> None:
        self.roles = roles

    def lines(self) -> list[str]:
        self.panel.refresh()
        return [self.panel.list.item(row).text() for row in range(self.panel.list.count())]

    def choose(self, key: str) -> Finding:
        """Go through the list until the first finding with this id."""
        self.panel.refresh()
        row, finding = next((row, found) for row, found in self.panel.list.rows().items() if found.id == key)
        self.panel.list.choose(row)
        return finding

    def offers(self) -> list[str]:
        buttons = (self.panel.offers.itemAt(index).widget() for index in range(self.panel.offers.count()))
        return [button.text() for button in buttons if isinstance(button, QPushButton)]

    def press(self, text: str) -> None:
        buttons = (self.panel.offers.itemAt(index).widget() for index in range(self.panel.offers.count()))
        next(b for b in buttons if isinstance(b, QPushButton) and b.text().startswith(text)).click()
