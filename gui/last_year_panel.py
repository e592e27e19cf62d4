"""The 上年 tab of the side panel: last year's text, or figures, of the part the cursor is in."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from core.report.compare import difference
from core.report.report import Report, paragraphs
from gui.session import Session

_NONE = "没有上年年报。用“文件 → 用上年年报开始”生成草稿后，这里会显示上年的内容。"


class LastYearPanel(QWidget):
    """Follows the cursor; text can be selected and copied from here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = QTextBrowser(self)
        self.view.setOpenLinks(False)
        self.view.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.view.setAccessibleName("上年年报")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        for signal in (session.current_changed, session.cells_changed, session.report_replaced):
            signal.connect(self.refresh)
        self._shown = ""
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show what last year's report has at the cursor."""
        html = self._html()
        if html != self._shown:  # keeps the reader's place while figures change
            self._shown = html
            self.view.setHtml(html)

    def _html(self) -> str:
        last = self._session.report.last_year
        if last is None:
            return f"<p>{escape(_NONE)}</p>"
        place = self._session.current
        heading = f"<h3>{last.year}年{escape(self._name(place))}</h3>"
        if place in self._session.report.form.cells:
            return heading + self._figure(place)
        return heading + self._text(last, place)

    def _name(self, place: str) -> str:
        form = self._session.report.form
        if place in form.cells:
            return f" {form.cells[place].name}"
        headings = {section.key: section.numbered for section in form.sections}
        return headings.get(place, {"title": "标题", "preamble": "说明"}.get(place, ""))

    def _figure(self, key: str) -> str:
        words = difference(key, self._session.figure(key), self._session.last)
        return f"<p>{escape(words or '上年没有这一项。')}</p>"

    @staticmethod
    def _text(last: Report, place: str) -> str:
        text = last.text(place) if place in last.form.text_keys else ""
        if not text:
            return "<p>把光标放到文字部分或任意一格，这里会显示上年的内容。</p>"
        return "".join(f'<p style="line-height:150%">　　{escape(line)}</p>' for line in paragraphs(text))
