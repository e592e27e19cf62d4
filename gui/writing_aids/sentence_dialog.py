"""插入语句: sentences from the data, by topic; what a topic lacks is said, and a button leads there."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.forms.spec import Form
from core.report.sentences import Topic, offers
from gui.basics.buttons import Look, foot, push_button
from gui.basics.icons import icon
from gui.basics.tones import TintedList
from gui.basics.widgets import fit_to_screen
from gui.work.session import Session
from gui.writing_aids.sentence_list import SentenceList

_TOPIC = Qt.ItemDataRole.UserRole
_SIZE = QSize(880, 540)
_INTRO = "语句根据表格当前数据生成。蓝色点线数字为联动数据，插入后随表格变化；文字可以修改。"
_MOST_NAMED = 4


class SentenceDialog(QDialog):
    """Afterwards, where accepted, :meth:`chosen_template` is the paragraph to insert.

    Topics that belong to the text ``place`` come first; the one called ``topic`` is chosen at first.
    """

    help_topic = "sentences"

    def __init__(self, session: Session, place: str, parent: QWidget | None = None, topic: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("插入语句")
        self._session = session
        self.topics = TintedList(self)
        self.topics.setAccessibleName("内容")
        self.topics.setIconSize(QSize(1, 1) * self.fontMetrics().ascent())
        self.sentences = SentenceList(self)
        self.lacking = QLabel(self)
        self.lacking.setWordWrap(True)
        self.lacking.setTextFormat(Qt.TextFormat.PlainText)
        self.go_button = push_button(self, "", pressed=self._go)
        self.insert_button = push_button(self, "插入", "check", self.accept)
        self.cancel_button = push_button(self, "取消", pressed=self.reject)
        self.pages = QStackedWidget(self)
        self._lay_out()
        self._list(offers(session.report, session.computed), place)
        self._connect()
        rows = {self.topics.item(row).text(): row for row in range(1, self.topics.count())}
        self.topics.setCurrentRow(rows.get(topic, 1))  # the first is a heading
        (self.sentences if self.chosen_template() else self.topics).setFocus()

    def chosen_template(self) -> str:
        """The chosen paragraph as a text is stored, its linked figures as tokens; "" where there is none."""
        sentence = self.sentences.chosen()
        return sentence.template if sentence is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from list to list."""
        sides = {Qt.Key.Key_Left: self.topics, Qt.Key.Key_Right: self.sentences}
        side = sides.get(Qt.Key(event.key()))
        if side is None:
            super().keyPressEvent(event)
        elif side.isVisible():
            side.setFocus()

    def _list(self, topics: tuple[Topic, ...], place: str) -> None:
        """The topics under the headings of their texts, those of ``place`` first."""
        form = self._session.report.form
        order = {key: number for number, key in enumerate((place, *form.text_keys))} | {place: -1}
        for key, group in groupby(sorted(topics, key=lambda topic: order[topic.place]), lambda topic: topic.place):
            self.topics.add_heading(form.section(key).numbered)
            for topic in group:
                self._add(topic)
        wanted = self.topics.sizeHintForColumn(0) + 2 * self.topics.frameWidth() + self.fontMetrics().height()
        self.topics.setFixedWidth(wanted)

    def _add(self, topic: Topic) -> None:
        item = QListWidgetItem(topic.name, self.topics)
        item.setData(_TOPIC, topic)
        if topic.problem:
            item.setIcon(icon("triangle-alert", "error"))
        else:
            item.setIcon(icon("circle-slash", "quiet") if topic.missing else icon("check", "good"))

    def _topic(self) -> Topic | None:
        item = self.topics.currentItem()
        return item.data(_TOPIC) if item is not None else None

    def _show(self) -> None:
        topic = self._topic()
        variants = topic.variants if topic else ()
        self.sentences.offer(variants, self._session.report)
        self.pages.setCurrentIndex(0 if variants else 1)
        if topic and not variants:
            self.lacking.setText(topic.problem or _lacking(topic, self._session.report.form))
            self.go_button.setText("去核对" if topic.problem else "转到未填处")
        self.insert_button.setEnabled(bool(variants) and not self._session.read_only)
        self.insert_button.setToolTip(self._session.why_read_only)
        self.insert_button.setDefault(bool(variants))
        self.go_button.setDefault(not variants)

    def _go(self) -> None:
        """Close, and put the cursor into the first cell to fill or to mend."""
        topic = self._topic()
        self.reject()
        if topic:
            self._session.jump(topic.wrong or topic.blanks[0])

    def _connect(self) -> None:
        self.topics.currentItemChanged.connect(self._show)
        self.sentences.itemDoubleClicked.connect(self.insert_button.click)

    def _lay_out(self) -> None:
        intro = QLabel(_INTRO, self)
        intro.setWordWrap(True)
        self.pages.addWidget(self.sentences)
        self.pages.addWidget(self._lacking_page())
        panes = QHBoxLayout()
        panes.addWidget(self.topics)
        panes.addWidget(self.pages, 1)
        self.go_button.take_look(Look.FILLED)  # where there is nothing to insert
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addLayout(panes, 1)
        layout.addLayout(foot(self.insert_button, self.cancel_button))
        fit_to_screen(self, _SIZE)

    def _lacking_page(self) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addWidget(self.lacking)
        column.addLayout(row)
        column.addStretch(1)
        return page


def _lacking(topic: Topic, form: Form) -> str:
    """How many figures are blank, in which part, and the first of their rows."""
    section = form.section(form.cells[topic.blanks[0]].table).numbered
    rows = Counter(form.cells[key].row_name or name for key, name in zip(topic.blanks, topic.missing, strict=True))
    named = [name if count == 1 else f"{name}（{count}处）" for name, count in rows.items()]
    rest = ["……"] if len(named) > _MOST_NAMED else []
    told = "\n".join(f"　{line}" for line in (*named[:_MOST_NAMED], *rest))
    return f"“{section}”还有{len(topic.blanks)}处未填，填好后才能生成语句。没有发生的请填0。\n\n{told}"
