"""The manual in a window of its own: contents, search through all chapters, links, back and forward."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.help.book import ManualHit, folded, manual
from core.help.markup import HelpTopic
from core.paths import resources
from gui.basics.buttons import push_button
from gui.basics.theme import bold, colours
from gui.basics.widgets import fit_to_screen
from gui.help.page import page, style_sheet

_ID = Qt.ItemDataRole.UserRole
_SIZE = QSize(900, 680)
_CONTENTS, _READING = 230, 640  # px of the two columns at first
_ROOM = 40  # px that the page may become narrower by until its pictures are made so
_PAUSE = 150  # ms after a key until it is searched for


PICTURES = resources() / "manual"


class _Page(QTextBrowser):
    """Shows a page; a picture that has to be narrower is made so without losing thin strokes."""

    widest = 0
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image, ratio = QImage(str(PICTURES / QUrl(name).fileName())), self.devicePixelRatioF()
        if image.isNull() or image.width() <= self.widest:
            return image
        made = image.scaledToWidth(int(self.widest * ratio), Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(ratio)
        return made


class ManualWindow(QDialog):
    """Shows one topic at a time; ``save_asked`` is for the whole of it as a file."""

    help_topic = "manual"

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("手册")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._manual = manual()
        self._trail: list[str] = []  # topics that were read, and where in it we are
        self._place = -1
        self._hits: tuple[ManualHit, ...] = ()
        self._found: list[tuple[int, int]] = []  # where the searched words stand on this page
        self._at = -1
        self._make_parts()
        self._lay_out()
        self._connect()
        fit_to_screen(self, _SIZE)
        self.go_to(self._manual.topics[0].id)

    # -- set-up -------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("在手册中查找")
        self.search.setAccessibleName("在手册中查找")
        self.search.setClearButtonEnabled(True)
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("目录")
        self.results = QListWidget(self)
        self.results.setAccessibleName("查找结果")
        self.results.setWordWrap(True)
        self.results.setSpacing(4)
        self.text = _Page(self)
        self.text.setAccessibleName("手册内容")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(12)
        self.counted = QLabel(self)
        self.back = push_button(self, "返回", pressed=partial(self._walk, -1))
        self.forward = push_button(self, "前进", pressed=partial(self._walk, 1))
        self.before = push_button(self, "上一处", pressed=partial(self.step, -1))
        self.after = push_button(self, "下一处", pressed=partial(self.step, 1))
        self.save = push_button(self, "手册另存为 PDF…", pressed=self.save_asked.emit)
        self._fill_contents()

    def _fill_contents(self) -> None:
        self._items: dict[str, QTreeWidgetItem] = {}
        for chapter, *topics in self._manual.chapters:
            above = self._items[chapter.id] = QTreeWidgetItem(self.contents, [chapter.title])
            above.setData(0, _ID, chapter.id)
            above.setFont(0, bold(self.font()))
            for topic in topics:
                item = self._items[topic.id] = QTreeWidgetItem(above, [topic.title])
                item.setData(0, _ID, topic.id)
                item.setToolTip(0, topic.title)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for widget in (self.back, self.forward, self.search, self.counted, self.before, self.after, self.save):
            bar.addWidget(widget, 1 if widget is self.search else 0)
        self.left = QStackedWidget(self)
        self.left.addWidget(self.contents)
        self.left.addWidget(self.results)
        split = QSplitter(self)
        split.addWidget(self.left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        split.setSizes([_CONTENTS, _READING])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addLayout(bar)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.contents.currentItemChanged.connect(lambda item, _: item and self.go_to(item.data(0, _ID)))
        self.results.currentItemChanged.connect(lambda item, _: item and self.go_to(item.data(_ID)))
        self.text.anchorClicked.connect(self._follow)
        self.text.resized.connect(self._fit)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _: self._soon.start())
        self.search.returnPressed.connect(self._enter)
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._to_search),
            (QKeySequence.StandardKey.Back, partial(self._walk, -1)),
            (QKeySequence.StandardKey.Forward, partial(self._walk, 1)),
            (QKeySequence(Qt.Key.Key_F3), partial(self.step, 1)),
            (QKeySequence("Shift+F3"), partial(self.step, -1)),
            (QKeySequence(Qt.Key.Key_F6), self._change_sides),
            (QKeySequence(Qt.Key.Key_F1), partial(self.go_to, "manual")),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- topics -------------------------------------------------------------------------------

    @property
    def topic(self) -> HelpTopic:
        """What is on show."""
        return self._manual.by_id[self._trail[self._place]]

    def go_to(self, topic: str) -> None:
        """Show a topic; what was read before is a step back."""
        if topic not in self._manual.by_id or (self._trail and topic == self._trail[self._place]):
            return
        self._trail = [*self._trail[: self._place + 1], topic]
        self._place += 1
        self._show()

    def _walk(self, by: int) -> None:
        """Back or forward among what was read."""
        if 0 <= self._place + by < len(self._trail):
            self._place += by
            self._show()

    def _follow(self, link: QUrl) -> None:
        self.go_to(link.fragment())

    def _show(self) -> None:
        """Draw the page, mark what was searched for, and choose its line in the contents."""
        item = self._items[self.topic.id]
        self.contents.blockSignals(True)
        self.contents.setCurrentItem(item)
        self.contents.scrollToItem(item)
        self.contents.blockSignals(False)
        self._draw()
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place + 1 < len(self._trail))

    def _draw(self) -> None:
        self._drawn = self.text.viewport().width()
        self.text.document().setDefaultStyleSheet(style_sheet(colours(self.palette())))
        room = self._drawn - 2 * int(self.text.document().documentMargin()) - _ROOM // 2
        self.text.widest = max(room, 200)
        self.text.setHtml(page(self.topic, self._beneath(), PICTURES, self.text.widest))
        self._mark()

    def _beneath(self) -> tuple[HelpTopic, ...]:
        """The topics of the chapter that this one begins."""
        chapters = (rest for first, *rest in self._manual.chapters if first.id == self.topic.id)
        return tuple(next(chapters, ()))

    # -- search -------------------------------------------------------------------------------

    def look(self) -> None:
        """Search for what stands in the field; the topics found take the place of the contents."""
        self._soon.stop()
        asked = self.search.text().strip()
        self._hits = self._manual.search(asked)
        self.results.blockSignals(True)
        self.results.clear()
        for hit in self._hits:
            item = QListWidgetItem(f"{hit.topic.title}（{hit.count}处）\n{hit.excerpt}", self.results)
            item.setData(_ID, hit.topic.id)
        self.results.blockSignals(False)
        self.left.setCurrentWidget(self.results if asked else self.contents)
        if self._hits and self.topic.id not in self._topics_found():
            self.go_to(self._hits[0].topic.id)
        self._mark()

    def _topics_found(self) -> list[str]:
        return [hit.topic.id for hit in self._hits]

    def _enter(self) -> None:
        if self._soon.isActive():
            self.look()
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """To the next or the previous place; from the last of a page to the next topic that has one."""
        if 0 <= self._at + by < len(self._found):
            self._choose(self._at + by)
        elif self._hits:
            ids = self._topics_found()
            here = ids.index(self.topic.id) if self.topic.id in ids else -by
            self.go_to(ids[(here + by) % len(ids)])
            self._choose(0 if by > 0 else len(self._found) - 1)

    def _mark(self) -> None:
        """Mark the searched words on the page and go to the first."""
        self._found = sorted(self._spans())
        self._choose(0)

    def _spans(self) -> Iterator[tuple[int, int]]:
        text = folded(self.text.toPlainText())
        for word in set(folded(self.search.text()).split()):
            place = text.find(word)
            while place >= 0:
                yield place, place + len(word)
                place = text.find(word, place + len(word))

    def _choose(self, number: int) -> None:
        """Make one of the marked places the current one."""
        self._at = number
        palette = colours(self.palette())
        marks = [self._selection(span, palette.hint_pale) for span in self._found]
        if 0 <= number < len(self._found):
            marks[number] = self._selection(self._found[number], palette.selection)
            cursor = QTextCursor(marks[number].cursor)  # type: ignore[attr-defined]
            cursor.setPosition(self._found[number][0])
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()
        self.text.setExtraSelections(marks)
        self._count()

    def _selection(self, span: tuple[int, int], ground: str) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(ground))
        made.cursor, made.format = cursor, look  # type: ignore[attr-defined]
        return made

    def _count(self) -> None:
        asked = bool(self.search.text().strip())
        here = f"本页第{self._at + 1}处，共{len(self._found)}处" if self._found else "本页没有"
        self.counted.setText((here if self._hits else "未找到") if asked else "")
        for widget in (self.counted, self.before, self.after):
            widget.setVisible(asked)
        for button in (self.before, self.after):
            button.setEnabled(bool(self._hits))

    # -- keyboard and looks -------------------------------------------------------------------

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _change_sides(self) -> None:
        """F6 goes from the list to the page and back."""
        (self.left.currentWidget() if self.text.hasFocus() else self.text).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._trail:
            self._draw()

    def _fit(self) -> None:
        """Pictures are as wide as the page; a scroll bar more or less is no reason to draw it anew."""
        if self._trail and abs(self.text.viewport().width() - self._drawn) > _ROOM:
            self._draw()
