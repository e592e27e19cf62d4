"""Table three, 收到和处理政府信息公开申请情况: the forms of 2019 and 2021 share all but one row.

Labels: the templates of 国办公开办函〔2019〕60号 and 〔2021〕30号.  The guides (填报口径)
only point to articles of 政府信息公开条例 (国务院令第711号).
"""

from __future__ import annotations

from itertools import permutations

from core.forms.concepts import Concept
from core.forms.spec import Block, Head, Sum, Table

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
RESULTS = ("granted", "partly_granted", "refused", "unavailable", "not_processed", "other")

# Texts name the three in any order, and leave 申请 to the sentence: 信访投诉举报类 3 件.
_PETITIONS = tuple(
    f"{between.join(order)}类{ending}"
    for order in permutations(("信访", "举报", "投诉"))
    for between in ("", "、")
    for ending in ("", "申请")
)

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def applicant_columns() -> tuple[Head, ...]:
    """The seven columns of table three; 总计 is the sum of the other six."""
    organisations = Head(
        "法人或其他组织",
        spoken=("法人和其他组织", "法人及其他组织", "法人或者其他组织", "法人、其他组织", "法人组织"),
        children=(
            Head("商业企业", "business", spoken=("企业",), split=2),
            Head("科研机构", "research", split=2),
            Head("社会公益组织", "public_welfare"),
            Head("法律服务机构", "legal_service"),
            Head(
                "其他",
                "other_org",
                guide="法人和其他组织中，不属于前四类的，计入本列。",
                concept=Concept.OTHER_ORGANISATIONS,
            ),
        ),
    )
    total = Head(
        "总计",
        "total",
        aliases=("合计",),
        sum=Sum(APPLICANTS, check="T3"),
        guide="自动计算：自然人加法人或其他组织五列之和。",
    )
    return (
        Head("申请人情况", children=(Head("自然人", "natural_person", spoken=("公民", "个人")), organisations, total)),
    )


def result_rows(other: Head) -> Head:
    """三、本年度办理结果; the two forms differ only in （六）其他处理."""
    return Head(
        "三、本年度办理结果",
        guide="一件申请只计一种办理结果；（七）总计由各项办理结果自动相加。",
        children=(
            Head(
                "（一）予以公开",
                "granted",
                spoken=("同意公开", "予以全部公开", "全部公开"),
                concept=Concept.GRANTED,
                guide="条例第三十六条第（一）（二）项：已经主动公开的，告知获取的方式、途径；可以公开的，提供该信息，或者告知获取的方式、途径和时间。",
            ),
            Head(
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                "partly_granted",
                aliases=("（二）部分公开",),
                spoken=("予以部分公开", "部分予以公开"),
                concept=Concept.PARTLY_GRANTED,
                guide="条例第三十七条：含有不应当公开或者不属于政府信息的内容，但能够作区分处理的，提供可以公开的内容，并对不予公开的内容说明理由。只计本项，不再计入不予公开等其他情形。",
            ),
            _refused(),
            _unavailable(),
            _not_processed(),
            other,
            Head(
                "（七）总计",
                "processed_total",
                sum=Sum(RESULTS, check="T2"),
                concept=Concept.ALL_RESULTS,
                guide="自动计算：（一）至（六）各项办理结果之和。",
            ),
        ),
    )


def _refused() -> Head:
    return Head(
        "（三）不予公开",
        "refused",
        spoken=("不同意公开", "未予公开"),
        concept=Concept.WITH_GROUNDS,
        children=(*_must_not_be_disclosed(), *_need_not_be_disclosed()),
    )


def _must_not_be_disclosed() -> tuple[Head, ...]:
    """Regulation, articles 14 and 15."""
    return (
        Head(
            "1.属于国家秘密",
            "state_secret",
            spoken=("国家秘密", "涉及国家秘密"),
            guide="条例第十四条：依法确定为国家秘密的政府信息，不予公开。",
        ),
        Head(
            "2.其他法律行政法规禁止公开",
            "forbidden_by_law",
            spoken=("法律行政法规禁止公开", "法律法规禁止公开", "其他法律法规禁止公开"),
            guide="条例第十四条：法律、行政法规禁止公开的政府信息，不予公开。",
        ),
        Head(
            "3.危及“三安全一稳定”",
            "endangers_security",
            guide="条例第十四条：公开后可能危及国家安全、公共安全、经济安全、社会稳定的，不予公开。",
        ),
        Head(
            "4.保护第三方合法权益",
            "third_party",
            spoken=("第三方合法权益", "涉及第三方合法权益"),
            guide="条例第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的，不得公开；但第三方同意公开，或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。",
        ),
    )


def _need_not_be_disclosed() -> tuple[Head, ...]:
    """Regulation, articles 16 and 36 (7)."""
    return (
        Head(
            "5.属于三类内部事务信息",
            "internal_affairs",
            spoken=("内部事务信息", "政府内部事务信息"),
            guide="条例第十六条第一款：人事管理、后勤管理、内部工作流程等方面的内部事务信息。",
        ),
        Head(
            "6.属于四类过程性信息",
            "deliberative",
            spoken=("过程性信息",),
            guide="条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告等过程性信息。",
        ),
        Head(
            "7.属于行政执法案卷",
            "enforcement_file",
            spoken=("行政执法案卷", "行政执法案卷信息"),
            guide="条例第十六条第二款：行政执法案卷信息。",
        ),
        Head(
            "8.属于行政查询事项",
            "inquiry",
            spoken=("行政查询事项",),
            guide="条例第三十六条第（七）项：工商、不动产登记资料等信息，法律、行政法规对获取有特别规定的，告知依照其规定办理。",
        ),
    )


def _unavailable() -> Head:
    return Head(
        "（四）无法提供",
        "unavailable",
        spoken=("不能提供",),
        concept=Concept.WITH_GROUNDS,
        children=(
            Head(
                "1.本机关不掌握相关政府信息",
                "not_held",
                spoken=(
                    "不掌握相关政府信息",
                    "本机关不掌握",
                    "本单位不掌握",
                    "本机关不掌握相关信息",
                    "不掌握相关信息",
                ),
                guide="条例第三十六条第（四）（五）项：经检索没有所申请公开信息的，或者所申请公开信息不属于本行政机关负责公开的。",
            ),
            Head(
                "2.没有现成信息需要另行制作",
                "must_create",
                spoken=("没有现成信息", "需要另行制作", "没有现成信息需另行制作"),
                guide="条例第三十八条：除能够作区分处理的外，需要对现有政府信息进行加工、分析的，可以不予提供。",
            ),
            Head(
                "3.补正后申请内容仍不明确",
                "unclear",
                spoken=("补正后仍不明确", "补正后内容仍不明确", "经补正仍不明确"),
                guide="条例第三十条：申请内容不明确的，自收到申请之日起7个工作日内一次性告知补正；补正后仍不明确的，计入本项。",
            ),
        ),
    )


def _not_processed() -> Head:
    return Head(
        "（五）不予处理",
        "not_processed",
        concept=Concept.WITH_GROUNDS,
        children=(
            Head(
                "1.信访举报投诉类申请",
                "petition",
                spoken=_PETITIONS,
                guide="条例第三十九条第一款：以政府信息公开申请的形式进行信访、投诉、举报等活动的，告知申请人不作为政府信息公开申请处理，并可以告知通过相应渠道提出。",
            ),
            Head(
                "2.重复申请",
                "duplicate",
                guide="条例第三十六条第（六）项：已就申请作出答复、申请人重复申请公开相同政府信息的，告知不予重复处理。",
            ),
            Head(
                "3.要求提供公开出版物",
                "publication",
                spoken=("提供公开出版物", "要求公开出版物"),
                guide="条例第三十九条第二款：要求提供政府公报、报刊、书籍等公开出版物的，可以告知获取的途径。",
            ),
            Head(
                "4.无正当理由大量反复申请",
                "excessive",
                spoken=("大量反复申请", "无正当理由大量反复"),
                guide="条例第三十五条：申请公开的数量、频次明显超过合理范围，要求说明理由而理由不合理的，告知不予处理。",
            ),
            Head(
                "5.要求行政机关确认或重新出具已获取信息",
                "reconfirm",
                spoken=("要求确认或重新出具已获取信息", "确认或重新出具已获取信息", "要求重新出具已获取信息"),
                guide="申请内容是要求确认已经获取的信息，或者重新出具已经获取的信息。",
                height=779,
            ),
        ),
    )


def applications(other: Head) -> Table:
    """Table three with the given row（六）; official widths in twips."""
    carried_out = Head(
        "四、结转下年度继续办理",
        "carried_out",
        concept=Concept.CARRIED_OUT,
        sum=Sum(("new", "carried_in"), ("processed_total",), check="T1"),
        guide="自动计算：一加二减（七）总计，即截至12月31日尚未办结的件数；应当等于下一年报告的第二项。",
    )
    rows = (
        Head(
            "一、本年新收政府信息公开申请数量",
            "new",
            concept=Concept.RECEIVED,
            guide="统计期限为1月1日至12月31日。条例第三十一条规定了收到申请之日如何确定。",
        ),
        Head(
            "二、上年结转政府信息公开申请数量",
            "carried_in",
            concept=Concept.CARRIED_IN,
            continues="carried_out",
            guide="应当等于上一年报告的第四项“结转下年度继续办理”。",
        ),
        result_rows(other),
        carried_out,
    )
    block = Block(rows, applicant_columns(), corner=CORNER)
    return Table("applications", (block,), (754, 921, 3271, 685, 685, 685, 685, 685, 685, 685))
