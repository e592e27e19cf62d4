"""What stood in the file, beside the cell or text on show: the words, the place, what was made of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from core.markup import escape
from core.matching.reading import Note, Source
from gui.basics.theme import colours
from gui.importing.marks import COVER, CellMark, OpenedFile

_NOT_FOUND = "原文件里未找到这一格。"
_OWN = "这是本程序保存的文件，数据原样读入。"


class SourcePane(QTextBrowser):
    """Tells where the current cell comes from; words can be selected and copied."""

    def __init__(self, found: OpenedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("原文件内容")
        self.document().setDocumentMargin(8)

    def show_cell(self, key: str) -> None:
        """Tell about a cell of a table."""
        found, cell = self._found, self._found.form.cells[key]
        source = found.source(key)
        parts = [f"<b>{escape(cell.name)}</b>", self._state(key)]
        if source is None:
            parts.append(_NOT_FOUND if found.opened.reading else _OWN)
        else:
            parts += [_place(source), self._row(key, source)]
        if not found.notes(key) and found.mark(key) is not CellMark.MISSING:
            parts.append(f"{escape(found.made_of(key))}。")
        self._show(parts, found.notes(key))

    def show_part(self, part: str) -> None:
        """Tell about a text, or about a table in which the cursor stands nowhere."""
        found = self._found
        name = "封面与说明" if part == COVER else found.form.section(part).numbered
        told = self._of_table(part) if found.is_table(part) else self._of_text(part)
        self._show([f"<b>{escape(name)}</b>", told], found.notes_of_part(part))

    def _of_text(self, part: str) -> str:
        text = self._found.text(part)
        return f"识别出{len(''.join(text.split()))}字，{len(text.splitlines())}段。" if text else "未识别到文字。"

    def _of_table(self, part: str) -> str:
        if self._found.is_empty(part):
            return "未识别到数据。"
        return f"识别出数据{len(self._found.figures(part))}格。单击一格，此处显示原文件中的内容。"

    def _state(self, key: str) -> str:
        sign = self._found.mark(key).value
        ink = getattr(colours(self.palette()), sign.ink)
        return f"<span style='color:{ink}'><b>{escape(sign.shape)}</b> {escape(sign.word)}</span>"

    def _row(self, key: str, here: Source) -> str:
        """The file's row with this cell framed."""
        palette = colours(self.palette())
        cells = "".join(
            f"<td align='center' bgcolor='{palette.selection if source == here else palette.paper}'>"
            f"{escape(source.text.strip()) or '&nbsp;'}</td>"
            for source in self._found.row(key)
        )
        return f"这一行的数：<table border='1' cellspacing='0' cellpadding='3' width='100%'><tr>{cells}</tr></table>"

    def _show(self, parts: list[str], notes: tuple[Note, ...]) -> None:
        parts += [escape(note.message) for note in notes]
        self.setHtml("".join(f"<p style='margin:0 0 6px 0'>{part}</p>" for part in parts))


def _place(source: Source) -> str:
    where = f"原文件第{source.table + 1}张表，第{source.row + 1}行第{source.column + 1}列"
    text = source.text.strip()
    return f"{where}，写的是“{escape(text)}”。" if text else f"{where}，是空白。"
