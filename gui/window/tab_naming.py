"""What the tabs are called, kept up to date: measured and set only where what they tell of has changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.window import tab_state
from gui.window.tab_state import TabNames
from gui.work.session import Session

_AROUND_TAB = 28  # px that a tab takes beside its words
_LAYOUT = QEvent.Type.LayoutRequest.value


class TabNaming:
    """Names the ``tabs`` of the parts of the report, with whole names where there is room for all of them."""

    def __init__(self, session: Session, tabs: QTabWidget) -> None:
        self._session, self._tabs = session, tabs
        self.forget()

    def forget(self) -> None:
        """There are other tabs now."""
        self._names: list[TabNames] = []  # what is told of them …
        self._basis: tuple[object, ...] = ()  # … and what that is made of
        self._told: tuple[object, ...] = ()  # for what, and in which room and font, they were named
        self._named: list[tuple[str, str, str]] = []  # what they are called now

    def refresh(self, parts: Mapping[str, QWidget]) -> None:
        """Name the tabs of these parts."""
        basis = tab_state.basis(self._session)
        if basis != self._basis:
            self._basis, self._names = basis, list(tab_state.names(self._session, parts))
        told = self._names, self._tabs.width(), self._tabs.font()
        if told != self._told:
            self._told = told
            names = self._fitting()
            if names != self._named:
                self._named = names
                self._set(names)

    def _fitting(self) -> list[tuple[str, str, str]]:
        metrics = self._tabs.fontMetrics()
        wanted = sum(metrics.horizontalAdvance(tab.whole[0]) + _AROUND_TAB for tab in self._names)
        return [tab.whole if wanted <= self._tabs.width() else tab.short for tab in self._names]

    def _set(self, names: list[tuple[str, str, str]]) -> None:
        tabs, bar = self._tabs, self._tabs.tabBar()
        QCoreApplication.sendPostedEvents(tabs, _LAYOUT)
        before = bar.sizeHint()
        for index, (text, tip, spoken) in enumerate(names):
            if text != tabs.tabText(index):  # Qt lays out all tabs anew for each text it is given
                bar.setTabText(index, text)
            if tip != tabs.tabToolTip(index):
                tabs.setTabToolTip(index, tip)
            bar.setAccessibleTabName(index, spoken)
        if bar.sizeHint() == before:  # 108 has become 107: Qt would lay out the page below, and paint it anew
            QCoreApplication.removePostedEvents(tabs, _LAYOUT)
