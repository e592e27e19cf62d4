"""The tab of one text section: a slim bar above, the page below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from core.forms.spec import Section
from core.report.texts.clean_text import count_characters
from core.report.texts.waiting import missing_aspects
from gui.basics.actions import keys_of
from gui.basics.focus import LedFocus
from gui.basics.icons import icon
from gui.basics.tones import TonedLabel
from gui.tabs.last_year_text import LastYearText
from gui.tabs.link_button import LinkCounter
from gui.tabs.text_bar import TextBar
from gui.tabs.unverified_counter import UnverifiedCounter
from gui.text.editor import SectionEdit
from gui.text.typesetting import PAGE
from gui.work.session import Session
from gui.writing_aids import insert_sentence

_COMPARE = f"在右侧显示上年文字，并标出改动（{keys_of('last_text')}）"
_NO_LAST_YEAR = "没有上年报告。请先用“文件 → 用上年报告生成草稿”生成草稿，再在此处对照。"
_LEAST = 300  # px that either text keeps
_WIDE = 2000  # more px than either text gets: both the same share of what there is


class TextTab(LedFocus):
    """Edits one text section.  ``find_requested`` carries the selected words."""

    find_requested = Signal(str)

    def __init__(self, session: Session, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._session = session
        self._zoom = 100
        self.last_text: LastYearText | None = None  # made when first shown
        self._section = session.report.form.section(key)
        self.editor = SectionEdit(session, key, PAGE, self)
        self.editor.set_heading(self._section.numbered)
        self.editor.set_hint(_empty_state(self._section))
        self.count = TonedLabel(self)
        self.count.setToolTip("字数不含空格和换行")
        self.counter = UnverifiedCounter(session, key, self)
        self._bar = TextBar(self.count, self)
        self._add_tools()
        self._bar.finish(self.counter)
        self._panes = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self.led = self.editor
        session.text_changed.connect(self._text_changed)
        for signal in (session.report_replaced, session.read_only_changed):
            signal.connect(self.refresh)
        session.last_text_shown_changed.connect(self.refresh_comparison)
        session.report_replaced.connect(self.refresh_comparison)
        self.editor.selectionChanged.connect(self.refresh)
        self.refresh()
        self.refresh_comparison()

    def select(self, span: tuple[int, int]) -> None:
        """Select words of the text and bring them into sight; the focus stays where it is."""
        self.editor.select(span)

    def go_to(self, span: tuple[int, int] | None = None) -> None:
        """Put the focus into the text, and select words if any are given."""
        self.editor.go_to(span)

    def set_zoom(self, percent: int) -> None:
        """Show the page larger or smaller."""
        self._zoom = percent
        self.editor.set_zoom(percent)
        if self.last_text is not None:
            self.last_text.view.set_zoom(percent)

    def _text_changed(self, key: str) -> None:
        if key == self.key:
            self.refresh()

    def refresh(self, *_: object) -> None:
        """Count characters anew and allow what can be done."""
        number, limit = count_characters(self._session.report.text(self.key)), self._section.limit
        chosen = count_characters(self.editor.selected_text())
        over = f"，超出{number - limit}字" if limit and number > limit else ""
        picked = f"，选中{chosen}字" if chosen else ""
        self.count.setText((f"{number}/{limit}字{over}" if limit else f"{number}字") + picked)
        self.count.set_tone("hint" if over else "")
        for button in (self.figure_button, self.sentence_button, self.subheadings):
            button.setEnabled(not self._session.read_only)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "compare_button"):
            self.refresh()

    def refresh_comparison(self, *_: object) -> None:
        """Show last year's text beside this year's, where it is wanted and there is one."""
        there, shown = self._session.report.last_year is not None, self._session.last_text_shown
        self.compare_button.setEnabled(there)
        self.compare_button.setChecked(shown)
        self.compare_button.setToolTip(_COMPARE if there else _NO_LAST_YEAR)
        if shown and self.last_text is None:
            self.last_text = LastYearText(self._session, self.editor, self)
            self.last_text.setMinimumWidth(_LEAST)
            self.last_text.view.set_zoom(self._zoom)
            self._panes.addWidget(self.last_text)
            self._panes.setSizes([_WIDE, _WIDE])
        if self.last_text is not None:
            self.last_text.setVisible(shown)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        self._panes.setChildrenCollapsible(False)
        self.editor.setMinimumWidth(_LEAST)
        self._panes.addWidget(self.editor)
        layout.addWidget(self._panes, 1)

    def _add_tools(self) -> None:
        """The buttons of the bar, from the left."""
        add, editor = self._bar.add, self.editor
        self.figure_button = add(
            "插入数据",
            "hash",
            f"在光标处插入表格中的数字，随表格变化（{keys_of('insert_figure')}）",
            editor.figures.insert,
        )
        self.sentence_button = add(
            "插入语句",
            "text-quote",
            f"选择一句根据表格数据生成的语句插入（{keys_of('insert_sentence')}）",
            lambda: insert_sentence(self._session, editor),
        )
        self.subheadings = add("插入小标题", "list-plus", "在光标处插入小标题")
        self._add_subheadings()
        self.find_button = add(
            "查找",
            "search",
            f"在全部文字中查找和替换（{keys_of('find')}）",
            lambda: self.find_requested.emit(editor.selected_words()),
        )
        self.compare_button = add("与上年对照", "columns-2", _COMPARE)
        self.compare_button.setCheckable(True)
        self.compare_button.clicked.connect(self._session.show_last_text)
        self.link_button = add("联动", "link-2", "")
        self.links = LinkCounter(self._session, editor, self.link_button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.links.later()

    def _add_subheadings(self) -> None:
        button = self.subheadings
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setVisible(bool(self._section.aspects))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        text = self._session.report.text(self.key)
        missing = missing_aspects(self._section, text)
        for aspect in self._section.aspects:
            action = menu.addAction(aspect if aspect in missing else f"{aspect}\t已有")
            action.setIcon(icon("circle-alert" if aspect in missing else "check"))
            action.triggered.connect(lambda _=False, words=aspect: self.insert_subheading(words))
        menu.addSeparator()
        whole = menu.addAction("全部小标题（文字为空时）")
        whole.setEnabled(not text.strip())
        whole.triggered.connect(self.insert_skeleton)

    def insert_subheading(self, words: str) -> None:
        """Insert one sub-heading at the cursor as a paragraph of its own."""
        self.editor.insert_paragraphs((words,), "插入小标题")
        self.editor.setFocus()

    def insert_skeleton(self) -> None:
        """Set up an empty text: every sub-heading with an empty paragraph below, the cursor in the first."""
        aspects = self._section.aspects
        lines = tuple(line for aspect in aspects for line in (aspect, ""))
        self.editor.insert_paragraphs(lines, "插入小标题")
        first = len(aspects[0]) + 1
        self.editor.go_to((first, first))


def _empty_state(section: Section) -> str:
    first = "请先单击上方“插入小标题”，再逐段填写。" if section.aspects else "请从此处开始填写。"
    return f"{first}\n也可以从 Word 或网页复制后粘贴到此处，格式自动去除。\n\n{section.guide}"
