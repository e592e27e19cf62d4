"""预览: the report's pages as they will be printed, kept up to date while one writes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QListWidget, QToolButton, QVBoxLayout, QWidget

from core.writers.layout.style import STYLES, Style, style_of
from core.writers.typesetting.typeset import about_unshown
from gui.basics.actions import keys_of
from gui.basics.icons import icon
from gui.basics.tones import TonedLabel
from gui.basics.widgets import fit_to_screen, help_key
from gui.preview.maker import PageMaker, PreviewPages
from gui.preview.pages import FIT_PAGE, FIT_WIDTH, PagesView
from gui.preview.search import SearchBar
from gui.work.session import Session


class PreviewWindow(QDialog):
    """Holds a PreviewPanel; stays open while one goes on writing, Esc closes it."""

    help_topic = "preview"

    def __init__(self, session: Session, parent: QWidget, style: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("预览")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.panel = PreviewPanel(session, self, style)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        help_key(self)
        fit_to_screen(self, QSize(900, 860))


_COMMANDS = (("print", "打印", "P", "printer"), ("export", "导出", "E", "file-output"))
PAUSE = 300  # ms after a change until the pages are made anew
_WORKING = "正在排版…"
_ZOOMS: tuple[tuple[str, str | float], ...] = (
    ("适合宽度", FIT_WIDTH),
    ("整页", FIT_PAGE),
    *((f"{percent}%", percent / 100) for percent in (50, 75, 100, 125, 150, 200, 300)),
)


class PreviewPanel(QWidget):
    """Shows the session's report in one of the styles; a click on a page goes to the field.

    Nothing is made while it is hidden.  ``style_changed`` tells the style chosen here.
    """

    style_changed = Signal(str)
    command_asked = Signal(str)  # a declared command of the window: print, export
    updated = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, style: str = "official") -> None:
        super().__init__(parent)
        self._session = session
        self._stale, self._busy = True, False
        self.maker = PageMaker(self)
        self.view = PagesView(self)
        self.search = SearchBar(self.view, self)
        self.pages = self._page_list()
        self.styles, self.zooms = self._style_box(style), self._zoom_box()
        self.page_label, self.note = QLabel(self), TonedLabel(self)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(8, 4, 8, 4)
        self.note.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()

    @property
    def style_key(self) -> str:
        """The style on show: official or document."""
        return str(self.styles.currentData())

    def _style(self) -> Style:
        return style_of(self.style_key, self._session.printed_as_draft)

    def refresh(self) -> None:
        """Make the pages anew, now if they are in sight and no work is under way, else when they are."""
        self._stale = True
        if self.isVisible() and not self._busy:
            self._stale, self._busy = False, True
            if not self.view.pages:
                self.page_label.setText(_WORKING)
            self.maker.make(self._session.printed_report, self._style())

    # -- set-up -----------------------------------------------------------------------------

    def _style_box(self, style: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("版式")
        for key, declared in STYLES.items():
            box.addItem(declared.name, key)
        box.setCurrentIndex(box.findData(style))
        return box

    def _zoom_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("显示比例")
        for name, zoom in _ZOOMS:
            box.addItem(name, zoom)
        return box

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        smaller = self._zoom_button("zoom_out", "缩小", "−", -1)
        larger = self._zoom_button("zoom_in", "放大", "+", 1)
        looks, sizes = self._label("版式(&B)", self.styles), self._label("显示比例(&Z)", self.zooms)
        for widget in (looks, self.styles, sizes, smaller, self.zooms, larger):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.page_label)
        for button in self._command_buttons():
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        middle = QHBoxLayout()
        middle.addWidget(self.pages)
        middle.addWidget(self.view, 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self.search)
        layout.addWidget(self.note)

    def _label(self, text: str, box: QComboBox) -> QLabel:
        """Words before a box, with the letter that leads to it."""
        made = QLabel(text, self)
        made.setBuddy(box)
        return made

    def _command_buttons(self) -> Iterator[QToolButton]:
        """Find, print, export, with a letter each and the keys that they have in the window."""
        commands = {name: partial(self.command_asked.emit, name) for name in ("print", "export")}
        shown = (("find", "查找", "F", "search", self.search.open),)
        shown += tuple((*told, commands[told[0]]) for told in _COMMANDS)
        for name, told, letter, picture, run in shown:
            button = QToolButton(self)
            button.setText(f"{told}(&{letter})")
            button.setIcon(icon(picture))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(f"{told}（{keys_of(name)}）")
            button.setAccessibleName(told)
            button.clicked.connect(lambda _checked=False, run=run: run())
            QShortcut(QKeySequence(keys_of(name)), self).activated.connect(button.click)
            yield button

    def _page_list(self) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName("页")
        made.setFixedWidth(self.fontMetrics().horizontalAdvance("第100页") + 24)
        made.currentRowChanged.connect(lambda row: self.view.go_to_page(row + 1) if row >= 0 else None)
        return made

    def _list_pages(self, count: int) -> None:
        if self.pages.count() != count:
            self.pages.blockSignals(True)
            self.pages.clear()
            self.pages.addItems([f"第{number}页" for number in range(1, count + 1)])
            self.pages.blockSignals(False)

    def _zoom_button(self, command: str, name: str, sign: str, step: int) -> QToolButton:
        """A step of the zoom, with the keys that the tables of the window have for it."""
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(f"{name}（{keys_of(command)}，Ctrl+滚轮）")
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.view.step_zoom(step))
        QShortcut(QKeySequence(keys_of(command)), self).activated.connect(button.click)
        return button

    def _connect(self) -> None:
        for signal in (self._session.edited, self._session.report_replaced):
            signal.connect(self._changed)
        self._pause.timeout.connect(self.refresh)
        self.maker.made.connect(self._show)
        self.maker.drawn.connect(self.view.put)
        self.maker.found.connect(self.search.show_hits)
        self.search.asked.connect(self._find)
        for keys, by in (("F3", 1), ("Shift+F3", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.search.step, by))
        self.maker.failed.connect(self._fail)
        self.view.draw_requested.connect(self.maker.draw)
        self.view.tab_changed.connect(self._name_page)
        self.view.zoomed.connect(self._name_zoom)
        self.view.place_clicked.connect(self._go)
        self.styles.currentIndexChanged.connect(self._restyle)
        self.zooms.activated.connect(lambda _: self.view.set_zoom(self.zooms.currentData()))

    # -- pages come and go --------------------------------------------------------------------

    def _changed(self) -> None:
        """Something was edited; while one types on, the pages still follow."""
        if not self._pause.isActive():
            self._pause.start()

    def _restyle(self) -> None:
        self.refresh()
        self.style_changed.emit(self.style_key)

    def _show(self, made: PreviewPages) -> None:
        self._busy = False
        self.view.set_pages(made.pages)
        self.search.ask()  # the words may stand elsewhere now
        self._say(about_unshown(made.unshown) + _about_fonts(made.substitutions), bad=bool(made.unshown))
        self.updated.emit()
        if self._stale:
            self.refresh()

    def _fail(self, sentence: str) -> None:
        """The last good pages stay; the sentence says that they are old."""
        self._busy = False
        self._say(sentence, bad=True)
        self._name_page(self.view.current_page, len(self.view.pages))

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        self.note.setText(sentence)
        self.note.set_tone("error" if bad else "quiet")
        self.note.setVisible(bool(sentence))

    def _name_page(self, number: int, count: int) -> None:
        self.page_label.setText(f"第{number}页，共{count}页" if count else "")
        self._list_pages(count)
        self.pages.blockSignals(True)  # the list follows the pages here, not the pages the list
        self.pages.setCurrentRow(number - 1)
        self.pages.blockSignals(False)

    def _name_zoom(self, zoom: float) -> None:
        """Show the zoom in use, wherever it came from: the list, the wheel or the buttons."""
        self.zooms.setPlaceholderText(f"{zoom:.0%}")
        self.zooms.setCurrentIndex(self.zooms.findData(self.view.mode))

    def _find(self, words: str) -> None:
        if words.strip():
            self.maker.find(self._session.printed_report, self._style(), words)
        else:
            self.search.show_hits(())

    def _go(self, place: str) -> None:
        """Put the cursor into the field that was clicked."""
        key, _, number = place.partition("#")
        in_text = number and key in self._session.report.form.text_keys
        start = _paragraph_start(self._session.report.text(key), int(number)) if in_text else None
        self._session.jump(key, None if start is None else (start, start))

    # -- Qt -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()


def _about_fonts(substitutions: list[tuple[str, str]]) -> str:
    """One sentence: which fonts this machine has not, and what is used instead."""
    used: dict[str, list[str]] = {}
    for wanted, stand_in in substitutions:
        used.setdefault(stand_in or "其他字体", []).append(wanted)
    parts = (f"{'、'.join(wanted)} 用 {stand_in} 代替" for stand_in, wanted in used.items())
    return f"本机没有版式要求的字体：{'；'.join(parts)}。" if used else ""


def _paragraph_start(text: str, number: int) -> int | None:
    """Where the paragraph of this number (from 0, empty lines not counted) begins in a text."""
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    filled = [start for start in starts if text[start:].split("\n", 1)[0].strip()]
    return filled[number] if number < len(filled) else None
