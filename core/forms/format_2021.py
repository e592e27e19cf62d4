"""The form of 国办公开办函〔2021〕30号, in force for reports on 2021 and later.

A form that comes after it is a module like this one.  What else it needs:

- its line in ``catalog.py`` (the only place that names the forms), with the year
  from which it is in force;
- its step in ``crosswalk.py``: what figures and texts became of those of the
  form before.  Without a step equal keys are the same figure.  A key is never
  used again for something else;
- for each head its label as printed, to the letter, a key, ``aliases`` where
  offices word it otherwise, ``guide`` for what counts there; for totals a
  ``Sum``; ``of_which`` for an 其中, which no total takes in; ``continues`` for a
  row that begins with a figure of last year;
- widths of a table that add up to those of the others, spans of the columns of
  each block that add up to the table's columns;
- ``part`` for the texts, ``concept`` for the rows and columns that checks, sentences
  and the fee calculator ask for;
- run ``packaging/making/make_keys.py`` and ``make_blank.py``; then the tests: all that
  go over ``FORMS`` take it up by themselves (tests/core/test_third_form.py is
  the list of what they prove).
"""

from __future__ import annotations

from core.forms.common import counted, money, sections
from core.forms.concepts import Concept
from core.forms.spec import Block, Form, Head, Table

_DECISIONS = "作出的处理决定，包括依法不予公开的；统计到12月31日。"

_DECIDED = Head("本年处理决定数量", "decisions", span=3, guide=_DECISIONS, concept=Concept.DECISIONS)

_ITEM_1 = Block(
    title="第二十条第（一）项",
    corner="信息内容",
    guide="条例第二十条第（一）项：行政法规、规章和规范性文件。",
    columns=(
        Head("本年制发件数", "issued", concept=Concept.ISSUED),
        Head("本年废止件数", "repealed", concept=Concept.REPEALED),
        Head("现行有效件数", "in_force", aliases=("现行有效件",), guide="统计到12月31日。", concept=Concept.IN_FORCE),
    ),
    rows=(
        counted(
            "规章",
            "regulations",
            "由依法享有规章制定权的机关填报。（填报提示：没有制定权的，一般填0。）",
            concept=Concept.RULES_OF_LAW,
        ),
        counted("行政规范性文件", "normative_documents", "", "规范性文件"),
    ),
)
_ITEM_5 = Block(
    title="第二十条第（五）项",
    corner="信息内容",
    guide="条例第二十条第（五）项：办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果。",
    columns=(_DECIDED,),
    rows=(counted("行政许可", "licensing"),),
)
_ITEM_6 = Block(
    title="第二十条第（六）项",
    corner="信息内容",
    guide="条例第二十条第（六）项：实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定。",
    columns=(_DECIDED,),
    rows=(counted("行政处罚", "penalties"), counted("行政强制", "coercion")),
)
_ITEM_8 = Block(
    title="第二十条第（八）项",
    corner="信息内容",
    guide="条例第二十条第（八）项：行政事业性收费项目及其依据、标准。信息处理费不在此处，在第六部分报告。",
    columns=(money("本年收费金额（单位：万元）", "amount", span=3),),
    rows=(Head("行政事业性收费", "fees", align="left", concept=Concept.CHARGES),),
)

_OTHER_RESULTS = Head(
    "（六）其他处理",
    "other",
    aliases=("（六）其他",),
    spoken=("作其他处理",),
    children=(
        Head(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "not_corrected",
            spoken=("逾期不补正", "逾期未补正", "无正当理由逾期不补正"),
            guide="条例第三十条：申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该申请。",
        ),
        Head(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "fee_unpaid",
            spoken=(
                "逾期未缴费",
                "逾期不缴费",
                "逾期未缴纳费用",
                "逾期未按收费通知缴费",
                "逾期未按收费通知缴纳费用",
                "逾期未按收费通知要求缴纳费用",
            ),
            concept=Concept.FEE_UNPAID,
            guide="国办函〔2020〕109号：申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其申请的。缴费期限和起算日以该办法原文为准。",
        ),
        Head("3.其他", "other", guide="不属于前面任何一种办理结果的。", concept=Concept.REST_OF_RESULTS),
    ),
)

FORM = Form(
    key="2021",
    name="2021年版",
    notice="国办公开办函〔2021〕30号",
    notice_title="国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
    first_year=2021,
    sections=sections(
        Table("disclosure", (_ITEM_1, _ITEM_5, _ITEM_6, _ITEM_8), (2435, 2435, 2435, 2435)),
        _OTHER_RESULTS,
        aspects=(
            "（一）主动公开",
            "（二）依申请公开",
            "（三）政府信息管理",
            "（四）政府信息公开平台建设",
            "（五）监督保障",
        ),
        limit=1000,
        guide="从主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面写，原则上不超过一千字。",
    ),
)
