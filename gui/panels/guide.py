"""The 口径 pane of the side panel: what counts in the cell or text the cursor is in."""

from __future__ import annotations

from core.forms.spec import Cell
from core.markup import escape
from core.report.calc import arithmetic
from core.report.compare import difference
from core.report.numbers import show
from gui.panels.cursor_pane import paragraphs_html
from gui.work.session import Session

_EMPTY = "选中任意一格，此处显示填报说明。"
_SOURCE = "说明根据《中华人民共和国政府信息公开条例》和有关文件整理，供填报参考，以原文为准。"


def guide_html(session: Session) -> str:
    """Official name, how a total is made, what counts, last year's figure."""
    place, form = session.current, session.report.form
    if place in form.cells:
        parts = _cell(session, form.cells[place])
    elif place in {section.key for section in form.sections}:
        section = form.section(place)
        parts = [f"<h3>{escape(section.numbered)}</h3>", paragraphs_html(section.guide), _list(section.aspects)]
    else:
        parts = [paragraphs_html(_EMPTY)]
    return "".join(parts) + f"<p><small>{_SOURCE}</small></p>"


def _cell(session: Session, cell: Cell) -> list[str]:
    report = session.report
    parts = [f"<h3>{escape(cell.row_name or cell.column_name)}</h3>"]
    if cell.row_name:
        parts.append(paragraphs_html(f"列：{cell.column_name}"))
    if cell.formula:
        parts.append(paragraphs_html(f"计算：{arithmetic(report.form, cell.key, report.values, session.computed)}"))
    if last := difference(cell.key, session.figure(cell.key), session.last):
        parts.append(paragraphs_html(last))
    if cell.key in report.printed:
        parts.append(paragraphs_html(f"原文件合计：{show(report.printed[cell.key])}"))
    parts.append(paragraphs_html(cell.guide or "本项没有收录专门说明。有疑问的，请向政府信息公开工作主管部门核实。"))
    return parts


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>" if items else ""
