"""Three short hints for a first use, one a kind of tab; what is put away never comes back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from gui.basics.actions import CONFIRM_KEYS, keys_of

# By the kind of tab (see Editor): the name is what settings remember.
HINTS = {
    "cover": f"窗口下方的“下一步”始终指出接下来做什么，单击或按 {keys_of('next_step')} 直接转到。",
    "table": f"有底色的格自动合计，其余的格填写数字。未填不等于0：没有发生的请填0，可按 {keys_of('fill_zero')} 一次填好。",
    "text": f"左侧有灰条的段落沿用上年、未核对。核对后按 {CONFIRM_KEYS} 确认；修改过的段落不必再确认。",
}


class FirstHints(QFrame):
    """A slim line above the tabs; ``seen`` carries the names of all hints put away so far."""

    seen = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: tuple[str, ...] = tuple(HINTS)  # until settings are known
        self._kind = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.away = QPushButton("不再显示", self)
        self.away.setAutoDefault(False)
        self.away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.away.clicked.connect(self.put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.away)
        self.hide()

    def show_unless(self, seen: Sequence[str]) -> None:
        """These were put away before."""
        self._seen = tuple(seen)
        self.show_for(self._kind)

    def show_for(self, kind: str) -> None:
        """Show the hint of this kind of tab, unless it was put away."""
        self._kind = kind
        self.words.setText(HINTS.get(kind, ""))
        self.setVisible(kind in HINTS and kind not in self._seen)

    def put_away(self) -> None:
        """The hint on show is known now."""
        self._seen = (*self._seen, self._kind)
        self.hide()
        self.seen.emit(self._seen)
