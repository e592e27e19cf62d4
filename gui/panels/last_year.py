"""The 上年内容 pane of the side panel: last year's text, or figures, of the part the cursor is in."""

from __future__ import annotations

from core.markup import escape
from core.report.compare import difference
from core.report.report import Report, paragraphs, text_names
from core.report.texts.likeness import compare
from gui.panels.cursor_pane import paragraphs_html
from gui.work.session import Session

_NONE = "没有上年报告。请用“文件 → 用上年报告生成草稿”生成草稿后，此处显示上年的内容。"
_ELSEWHERE = "将光标移到文字部分或任意一格，此处显示上年的内容。"
_BESIDE = "上年文字已显示在本年文字右侧。"


def last_year_html(session: Session) -> str:
    """What last year's report has at the cursor."""
    last = session.report.last_year
    if last is None:
        return paragraphs_html(_NONE)
    place = session.current
    heading = f"<h3>{last.year}年{escape(_name(session.report, place))}</h3>"
    if place in session.report.form.cells:
        words = difference(place, session.figure(place), session.last)
        return heading + paragraphs_html(words or "上年报告没有这一项。")
    if session.last_text_shown and _is_section(session.report, place):
        return heading + paragraphs_html(_BESIDE)
    return heading + _text(session.report, last, place)


def _name(report: Report, place: str) -> str:
    if place in report.form.cells:
        return f" {report.form.cells[place].name}"
    headings = {section.key: section.numbered for section in report.form.sections}
    return {**headings, **dict(text_names(report.form))}.get(place, "")


def _is_section(report: Report, place: str) -> bool:
    return any(section.key == place and section.table is None for section in report.form.sections)


def _text(report: Report, last: Report, place: str) -> str:
    text = last.text(place) if place in last.form.text_keys else ""
    if not text:
        return paragraphs_html(_ELSEWHERE)
    now = report.text(place)
    alike = paragraphs_html(f"与上年文字的重复率为{compare(now, text).percent}%") if now.strip() else ""
    return alike + "".join(f'<p style="line-height:150%">　　{escape(line)}</p>' for line in paragraphs(text))
