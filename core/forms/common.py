"""Parts that the forms of 2019 and 2021 share word for word.

Labels: the templates of 国办公开办函〔2019〕60号 and 〔2021〕30号.  The guides
(填报口径) only point to articles of 政府信息公开条例 (国务院令第711号); the notices
define no more than the printed words.
"""

from __future__ import annotations

from core.forms.spec import Block, Concept, Head, Kind, Part, Section, Sum, Table

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_org")
OUTCOMES = ("upheld", "corrected", "other", "pending")
RESULTS = ("granted", "partly_granted", "refused", "unavailable", "not_processed", "other")

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def applicant_columns() -> tuple[Head, ...]:
    """The seven columns of table three; 总计 is the sum of the other six."""
    organisations = Head(
        "法人或其他组织",
        children=(
            Head("商业企业", "business", split=2),
            Head("科研机构", "research", split=2),
            Head("社会公益组织", "public_welfare"),
            Head("法律服务机构", "legal_service"),
            Head("其他", "other_org", guide="法人和其他组织中，不属于前四类的，计入本列。"),
        ),
    )
    total = Head(
        "总计",
        "total",
        aliases=("合计",),
        sum=Sum(APPLICANTS, check="T3"),
        guide="自动计算：自然人加法人或其他组织五列之和。",
    )
    return (Head("申请人情况", children=(Head("自然人", "natural_person"), organisations, total)),)


def result_rows(other: Head) -> Head:
    """三、本年度办理结果; the two forms differ only in （六）其他处理."""
    return Head(
        "三、本年度办理结果",
        guide="一件申请只计一种办理结果；（七）总计由各项办理结果自动相加。",
        children=(
            Head(
                "（一）予以公开",
                "granted",
                guide="条例第三十六条第（一）（二）项：已经主动公开的，告知获取的方式、途径；可以公开的，提供该信息，或者告知获取的方式、途径和时间。",
            ),
            Head(
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                "partly_granted",
                aliases=("（二）部分公开",),
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
        children=(
            Head("1.属于国家秘密", "state_secret", guide="条例第十四条：依法确定为国家秘密的政府信息，不予公开。"),
            Head(
                "2.其他法律行政法规禁止公开",
                "forbidden_by_law",
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
                guide="条例第十五条：涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的，不得公开；但第三方同意公开，或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。",
            ),
            Head(
                "5.属于三类内部事务信息",
                "internal_affairs",
                guide="条例第十六条第一款：人事管理、后勤管理、内部工作流程等方面的内部事务信息。",
            ),
            Head(
                "6.属于四类过程性信息",
                "deliberative",
                guide="条例第十六条第二款：讨论记录、过程稿、磋商信函、请示报告等过程性信息。",
            ),
            Head("7.属于行政执法案卷", "enforcement_file", guide="条例第十六条第二款：行政执法案卷信息。"),
            Head(
                "8.属于行政查询事项",
                "inquiry",
                guide="条例第三十六条第（七）项：工商、不动产登记资料等信息，法律、行政法规对获取有特别规定的，告知依照其规定办理。",
            ),
        ),
    )


def _unavailable() -> Head:
    return Head(
        "（四）无法提供",
        "unavailable",
        children=(
            Head(
                "1.本机关不掌握相关政府信息",
                "not_held",
                guide="条例第三十六条第（四）（五）项：经检索没有所申请公开信息的，或者所申请公开信息不属于本行政机关负责公开的。",
            ),
            Head(
                "2.没有现成信息需要另行制作",
                "must_create",
                guide="条例第三十八条：除能够作区分处理的外，需要对现有政府信息进行加工、分析的，可以不予提供。",
            ),
            Head(
                "3.补正后申请内容仍不明确",
                "unclear",
                guide="条例第三十条：申请内容不明确的，自收到申请之日起7个工作日内一次性告知补正；补正后仍不明确的，计入本项。",
            ),
        ),
    )


def _not_processed() -> Head:
    return Head(
        "（五）不予处理",
        "not_processed",
        children=(
            Head(
                "1.信访举报投诉类申请",
                "petition",
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
                guide="条例第三十九条第二款：要求提供政府公报、报刊、书籍等公开出版物的，可以告知获取的途径。",
            ),
            Head(
                "4.无正当理由大量反复申请",
                "excessive",
                guide="条例第三十五条：申请公开的数量、频次明显超过合理范围，要求说明理由而理由不合理的，告知不予处理。",
            ),
            Head(
                "5.要求行政机关确认或重新出具已获取信息",
                "reconfirm",
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
        sum=Sum(("new", "carried_in"), ("processed_total",), check="T1"),
        guide="自动计算：一加二减（七）总计，即截至12月31日尚未办结的件数；应当等于下一年报告的第二项。",
    )
    rows = (
        Head(
            "一、本年新收政府信息公开申请数量",
            "new",
            guide="统计期限为1月1日至12月31日。条例第三十一条规定了收到申请之日如何确定。",
        ),
        Head(
            "二、上年结转政府信息公开申请数量",
            "carried_in",
            continues="carried_out",
            guide="应当等于上一年报告的第四项“结转下年度继续办理”。",
        ),
        result_rows(other),
        carried_out,
    )
    block = Block(rows, applicant_columns(), corner=CORNER)
    return Table("applications", (block,), (754, 921, 3271, 685, 685, 685, 685, 685, 685, 685))


# How decisions are called, by outcome; no regulation says where they go, so the words do not speak as one.
_REVIEW_OUTCOMES = (
    "一般包括：维持，驳回行政复议请求。",
    "一般包括：变更、撤销或部分撤销，确认违法或无效，责令履行。",
    "一般包括：不予受理，驳回行政复议申请，撤回、调解、和解后终止。",
    "，包括审理中和中止的",
)
_REVIEW_FIRST = (
    "行政复议法（2024年1月1日起施行）第二十三条第一款第（三）（四）项：认为行政机关未履行法定职责、申请政府信息公开而行政机关不予公开的，"
    "应当先申请行政复议，对复议决定不服的再起诉。"
)
_DIRECT = "2024年起，对不予公开不服的应当先申请行政复议；对无法提供、不予处理、公开的信息与申请不符等不服的，仍可以直接起诉（法释〔2025〕8号）。"


def proceedings() -> Table:
    """Table four: 行政复议 and the two kinds of 行政诉讼, each with outcome and 总计."""

    def outcomes(
        path: str, upheld: str = "", corrected: str = "", other: str = "", open_: str = ""
    ) -> tuple[Head, ...]:
        total = Sum(tuple(f"{path}.{key}" for key in OUTCOMES), check="T4")
        return (
            Head("结果维持", "upheld", aliases=("维持",), guide=upheld),
            Head("结果纠正", "corrected", aliases=("纠正",), guide=corrected, concept=Concept.CORRECTED),
            Head("其他结果", "other", aliases=("其他",), guide=other),
            Head("尚未审结", "pending", aliases=("未审结",), guide=f"截至12月31日尚未审结的件数{open_}。"),
            Head("总计", "total", aliases=("合计",), sum=total, guide="自动计算：四种情形之和。"),
        )

    columns = (
        Head(
            "行政复议",
            "review",
            outcomes("review", *_REVIEW_OUTCOMES),
            aliases=("复议",),
            guide=_REVIEW_FIRST,
            concept=Concept.REVIEW,
        ),
        Head(
            "行政诉讼",
            aliases=("诉讼",),
            children=(
                Head(
                    "未经复议直接起诉",
                    "suit_direct",
                    outcomes("suit_direct"),
                    aliases=("直接起诉",),
                    guide=_DIRECT,
                    concept=Concept.SUIT_DIRECT,
                ),
                Head(
                    "复议后起诉", "suit_after_review", outcomes("suit_after_review"), concept=Concept.SUIT_AFTER_REVIEW
                ),
            ),
        ),
    )
    guide = "复议机关作共同被告的案件，只由作出原行政行为的机关统计。"
    block = Block((Head(""),), columns, guide=guide)
    return Table("proceedings", (block,), (649,) * 7 + (650,) * 8)


def counted(label: str, key: str, guide: str = "", *aliases: str, concept: Concept | None = None) -> Head:
    """A row of table two."""
    return Head(label, key, guide=guide, aliases=aliases, concept=concept)


def money(label: str, key: str, span: int = 1) -> Head:
    """A column of table two that holds an amount in 万元."""
    return Head(label, key, span=span, kind=Kind.MONEY, guide="单位是万元，可以有小数。")


def text_sections(aspects: tuple[str, ...], limit: int, guide: str) -> dict[str, Section]:
    """The three text sections, which both forms print alike; of 总体情况 the notices do not say the same."""
    overview = Section(
        "overview",
        "一",
        "总体情况",
        "总体情况",
        placeholder="（文字描述）",
        aspects=aspects,
        limit=limit,
        guide=guide,
        aliases=("概述", "概况", "总体概况", "基本情况", "工作概况"),
        part=Part.WORK,
    )
    problems = Section(
        "problems",
        "五",
        "存在的主要问题及改进情况",
        "问题及改进",
        placeholder="（文字描述）",
        guide="条例第五十条第一款第（四）项：政府信息公开工作存在的主要问题及改进情况。",
        aliases=(
            "存在的主要问题和改进措施",
            "主要问题及整改措施",
            "存在问题及改进情况",
            "政府信息公开工作存在的主要问题及改进情况",
            "存在的问题及改进措施",
            "主要问题及改进情况",
        ),
        part=Part.PROBLEMS,
    )
    other = Section(
        "other",
        "六",
        "其他需要报告的事项",
        "其他事项",
        placeholder="（文字描述，收取信息处理费情况在此处报告。）",
        guide="收取信息处理费情况在此处报告（国办函〔2020〕109号）；没有收取也写明。",
        aliases=("需要报告的其他事项", "其他报告事项", "其他需要报告事项", "其他事项"),
        part=Part.OTHER,
    )
    return {"overview": overview, "problems": problems, "other": other}


def sections(
    disclosure: Table,
    other_row: Head,
    aspects: tuple[str, ...] = (),
    limit: int = 0,
    guide: str = "总体情况用文字描述。",
) -> tuple[Section, ...]:
    """All six sections; the forms differ in table two, in one row of table three, and in what 总体情况 must treat."""
    texts = text_sections(aspects, limit, guide)
    return (
        texts["overview"],
        Section("disclosure", "二", "主动公开政府信息情况", "主动公开", disclosure, aliases=("主动公开信息情况",)),
        Section(
            "applications",
            "三",
            "收到和处理政府信息公开申请情况",
            "申请办理",
            applications(other_row),
            aliases=("收到和处理政府信息公开的申请情况", "政府信息公开申请办理情况"),
        ),
        Section(
            "proceedings",
            "四",
            "政府信息公开行政复议、行政诉讼情况",
            "复议诉讼",
            proceedings(),
            aliases=(
                "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                "政府信息公开行政复议和行政诉讼情况",
            ),
        ),
        texts["problems"],
        texts["other"],
    )
