"""Reports and small tables as PDF; for the tests of the PDF reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.errors import UnusableInput
from core.forms.catalog import FORMS
from core.readers import registry
from core.readers.pdf import reader as pdf_reader
from core.report.calc import compute
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title
from tests.helpers.makers.pdf_maker import Maker

OVERVIEW = (
    "2022年，本机关依法依规推进政府信息公开，全年没有发生因政府信息公开工作引起的行政复议和行政诉讼败诉案件，主动公开的及时性和准确性都有提高。\n"
    "（一）主动公开。通过网站发布信息1271条，按栏目更新，政策解读与文件同步发布，群众关心的事项及时回应。\n"
    "（二）依申请公开。本年新收申请12件，都在法定期限内答复。\n（三）监督保障。开展培训与检查，把政府信息公开纳入年度考核，按季度通报。"
)


def report(figures: list[int], form: str = "2021", blanks: frozenset[int] = frozenset()) -> Report:
    typed = FORMS[form].typed
    values: dict[str, Number] = {key: figures[i % len(figures)] for i, key in enumerate(typed) if i not in blanks}
    totals = compute(FORMS[form], values)
    for key in FORMS[form].computed:  # nothing carried out may be negative
        if ".carried_out." in key and not key.endswith(".total") and totals[key].value < 0:
            new = key.replace("carried_out", "new")
            values[new] = values.get(new, 0) - totals[key].value
    texts = {
        "overview": OVERVIEW,
        "problems": "主要问题：解读形式单一。\n改进：丰富解读形式。",
        "other": "没有收取信息处理费。",
    }
    made = Report(form, 2022 if form == "2021" else 2020, {"agency": "临江市财政局"}, texts, values)
    return replace(made, texts={**texts, "title": generated_title(made), "preamble": generated_preamble(made)})


REPORT = report([3, 0, 17, 1, 0, 0, 260, 0, 5, 1048])


def small_table(maker: Maker, top: float, rows: list[list[str]], columns: tuple[float, ...] = (90, 190, 290)) -> None:
    for i, row in enumerate(rows):
        y = top + 20 * i
        for x0, x1, text in zip(columns, columns[1:], row, strict=False):
            maker.frame(x0, y, x1, y + 20)
            if text:
                maker.text(x0 + 5, y + 14, text)


def filler(maker: Maker) -> None:
    maker.text(90, 90, "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。")


def cells(data: bytes) -> list[list[tuple[int, int, int, int, str]]]:
    found = pdf_reader.document(data).tables
    return [[(c.row, c.column, c.height, c.width, c.text) for c in table.cells] for table in found]


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["pdf"].document(data)
    return str(caught.value)


def plain_page() -> Maker:
    maker = Maker()
    maker.page()
    filler(maker)
    return maker
