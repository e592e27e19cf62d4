"""Builds raw documents of a whole report for tests, from the form's own declaration."""

from collections.abc import Mapping

from core.forms.catalog import FORMS
from core.forms.layout import grid
from core.forms.spec import Form
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable

TITLE = "临江市财政局2021年政府信息公开工作年度报告"
PREAMBLE = "本报告依据《中华人民共和国政府信息公开条例》编制。统计期限为2021年1月1日至12月31日。"
TEXTS = {
    "overview": "2021年，我局推进政府信息公开。\n（一）主动公开。按栏目更新。",
    "problems": "主要问题：解读形式单一。\n改进：加强培训。",
    "other": "本年度没有收取信息处理费。",
}


def table(form: Form, key: str, figures: Mapping[str, str], index: int = 0) -> RawTable:
    """A table as the form prints it; cells not named hold 0."""
    boxes = grid(form.table(key)).boxes
    cells = (RawCell(b.row, b.column, b.height, b.width, figures.get(b.key, "0") if b.key else b.label) for b in boxes)
    return RawTable(index, tuple(cells))


def lines(text: str) -> list[RawParagraph]:
    return [RawParagraph(line) for line in text.split("\n")]


def parts(figures: Mapping[str, str] | None = None, form_key: str = "2021", **headings: str) -> dict[str, list]:
    """A report in parts, by name, for tests to change: title, preamble, then heading and content of each section."""
    form = FORMS[form_key]
    found: dict[str, list] = {"title": lines(TITLE), "preamble": lines(PREAMBLE)}
    index = 0
    for section in form.sections:
        found[section.key + "_heading"] = lines(headings.get(section.key, section.numbered))
        if section.table:
            found[section.key] = [table(form, section.key, figures or {}, index)]
            index += 1
        else:
            found[section.key] = lines(TEXTS.get(section.key, f"{section.heading}的内容。"))
    return found


def document(made: Mapping[str, list]) -> RawDocument:
    return RawDocument(tuple(item for part in made.values() for item in part))
