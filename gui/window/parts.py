"""The tabs of the parts of the report, each made when it is first seen or asked for.

Six of seven pages are in nobody's sight while a report is begun, and with their fonts they
take as much memory as the program takes without any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from PySide6.QtWidgets import QTabWidget, QWidget

from core.forms.spec import Form
from gui.tabs.cover_tab import CoverTab
from gui.tabs.table_tab import TableTab
from gui.tabs.text_tab import TextTab
from gui.window import tab_state

EditorTab: TypeAlias = CoverTab | TableTab | TextTab


class PartTabs(Mapping[str, EditorTab]):
    """The tabs by the key of their part, in the order of the form; who looks one up has it made.

    In the place of one that has not been made stands an empty page.
    """

    def __init__(self, form: Form, tabs: QTabWidget, make: Callable[[str], EditorTab]) -> None:
        self._keys = [tab_state.COVER, *(section.key for section in form.sections)]
        self._tabs, self._make = tabs, make
        self._made: dict[str, EditorTab] = {}
        for _ in self._keys:
            tabs.addTab(QWidget(tabs), "")

    def __getitem__(self, key: str) -> EditorTab:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = tab = self._make(key)
            self._put(tab, self._keys.index(key))
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def made(self) -> list[EditorTab]:
        """Those that there are."""
        return list(self._made.values())

    def shown(self) -> EditorTab:
        """The one on show; it is made if it was not."""
        return self[self.key_shown]

    @property
    def key_shown(self) -> str:
        """The key of the one on show."""
        return self._keys[max(0, self._tabs.currentIndex())]

    def remove(self) -> None:
        """Take all of them out of the window."""
        for index in reversed(range(len(self._keys))):
            page = self._tabs.widget(index)
            self._tabs.removeTab(index)
            page.deleteLater()

    def _put(self, tab: EditorTab, index: int) -> None:
        """In the place of the empty page, under the same name."""
        tabs, bar = self._tabs, self._tabs.tabBar()
        empty, spoken, on_show = tabs.widget(index), bar.accessibleTabName(index), index == tabs.currentIndex()
        blocked = tabs.blockSignals(True)  # the page is another one, the part is the same
        tabs.insertTab(index, tab, tabs.tabText(index))
        tabs.setTabToolTip(index, tabs.tabToolTip(index + 1))
        bar.setAccessibleTabName(index, spoken)
        if on_show:
            tabs.setCurrentIndex(index)
        tabs.removeTab(index + 1)
        tabs.blockSignals(blocked)
        empty.deleteLater()
