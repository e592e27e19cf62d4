"""The form of 国办公开办函〔2019〕60号, for reports on 2019 and 2020."""

from __future__ import annotations

from core.forms.common import counted, money, sections
from core.forms.concepts import Concept
from core.forms.spec import Block, Form, Head, Kind, Table


def _change(span: int = 1) -> Head:
    return Head("本年增/减", "items_change", span=span, kind=Kind.CHANGE, guide="增加填正数，减少填负数。")


def _items(title: str, rows: tuple[Head, ...]) -> Block:
    columns = (
        Head("上一年项目数量", "items_before"),
        _change(),
        Head("处理决定数量", "decisions", concept=Concept.DECISIONS),
    )
    return Block(rows, columns, title=title, corner="信息内容")


_ITEM_1 = Block(
    title="第二十条第（一）项",
    corner="信息内容",
    columns=(
        Head("本年新制作数量", "made", concept=Concept.MADE),
        Head("本年新公开数量", "published", concept=Concept.NEWLY_PUBLISHED),
        Head("对外公开总数量", "published_total", concept=Concept.PUBLISHED),
    ),
    rows=(
        counted("规章", "regulations", concept=Concept.RULES_OF_LAW),
        counted("规范性文件", "normative_documents", "", "行政规范性文件"),
    ),
)
_ITEM_5 = _items(
    "第二十条第（五）项",
    (counted("行政许可", "licensing"), counted("其他对外管理服务事项", "other_services")),
)
_ITEM_6 = _items("第二十条第（六）项", (counted("行政处罚", "penalties"), counted("行政强制", "coercion")))
_ITEM_8 = Block(
    title="第二十条第（八）项",
    corner="信息内容",
    columns=(Head("上一年项目数量", "items_before"), _change(span=2)),
    rows=(counted("行政事业性收费", "fees", concept=Concept.CHARGES),),
)
_ITEM_9 = Block(
    title="第二十条第（九）项",
    corner="信息内容",
    columns=(Head("采购项目数量", "projects"), money("采购总金额", "amount", span=2)),
    rows=(counted("政府集中采购", "procurement"),),
)

FORM = Form(
    key="2019",
    name="2019年版",
    notice="国办公开办函〔2019〕60号",
    notice_title="国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    first_year=2019,
    sections=sections(
        Table("disclosure", (_ITEM_1, _ITEM_5, _ITEM_6, _ITEM_8, _ITEM_9), (2435, 2435, 2435, 2435)),
        Head(
            "（六）其他处理", "other", aliases=("（六）其他",), spoken=("作其他处理",), guide="不属于前五类的办理结果。"
        ),
    ),
)
