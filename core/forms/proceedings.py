"""Table four, 政府信息公开行政复议、行政诉讼情况: the forms of 2019 and 2021 share it word for word.

Labels: the templates of 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from __future__ import annotations

from core.forms.concepts import Concept
from core.forms.spec import Block, Head, Sum, Table

OUTCOMES = ("upheld", "corrected", "other", "pending")

# How decisions are called, by outcome; no regulation says where they go, so the words do not speak as one.
_REVIEW_OUTCOMES = (
    "一般包括：维持，驳回行政复议请求。",
    "一般包括：变更、撤销或部分撤销，确认违法或无效，责令履行。",
    "一般包括：不予受理，驳回行政复议申请，撤回、调解、和解后终止。",
    "，包括审理中和中止的",
)
_UPHELD = ("维持原行政行为", "维持原具体行政行为", "维持原答复", "予以维持", "被维持", "维持")
_PENDING = (
    *("未审结", "审理中", "办理中"),
    *(f"{still}{where}" for still in ("正在", "尚在", "仍在") for where in ("复议", "审理", "审查", "办理")),
    *(f"{still}{where}审理" for still in ("正在", "尚在", "仍在") for where in ("复议机关", "法院", "人民法院")),
)
_REVIEW_FIRST = (
    "行政复议法（2024年1月1日起施行）第二十三条第一款第（三）（四）项：认为行政机关未履行法定职责、申请政府信息公开而行政机关不予公开的，"
    "应当先申请行政复议，对复议决定不服的再起诉。"
)
_DIRECT = "2024年起，对不予公开不服的应当先申请行政复议；对无法提供、不予处理、公开的信息与申请不符等不服的，仍可以直接起诉（法释〔2025〕8号）。"


def _outcomes(path: str, upheld: str = "", corrected: str = "", other: str = "", open_: str = "") -> tuple[Head, ...]:
    """The four outcomes of a part and their 总计."""
    total = Sum(tuple(f"{path}.{key}" for key in OUTCOMES), check="T4")
    return (
        Head("结果维持", "upheld", aliases=("维持",), spoken=_UPHELD, guide=upheld),
        Head(
            "结果纠正",
            "corrected",
            aliases=("纠正",),
            spoken=("被纠正", "予以纠正", "纠正", "被纠错", "结果纠错"),
            guide=corrected,
            concept=Concept.CORRECTED,
        ),
        Head("其他结果", "other", aliases=("其他",), guide=other),
        Head(
            "尚未审结",
            "pending",
            aliases=("未审结",),
            spoken=_PENDING,
            guide=f"截至12月31日尚未审结的件数{open_}。",
            concept=Concept.PENDING,
        ),
        Head("总计", "total", aliases=("合计",), sum=total, guide="自动计算：四种情形之和。"),
    )


def proceedings() -> Table:
    """Table four: 行政复议 and the two kinds of 行政诉讼, each with outcome and 总计."""
    columns = (
        Head(
            "行政复议",
            "review",
            _outcomes("review", *_REVIEW_OUTCOMES),
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
                    _outcomes("suit_direct"),
                    aliases=("直接起诉",),
                    spoken=("未经复议直接提起行政诉讼", "未经复议直接提起诉讼", "直接提起行政诉讼", "直接起诉"),
                    guide=_DIRECT,
                    concept=Concept.SUIT_DIRECT,
                ),
                Head(
                    "复议后起诉",
                    "suit_after_review",
                    _outcomes("suit_after_review"),
                    spoken=("复议后提起行政诉讼", "复议后提起诉讼", "经复议提起行政诉讼"),
                    concept=Concept.SUIT_AFTER_REVIEW,
                ),
            ),
        ),
    )
    guide = "复议机关作共同被告的案件，只由作出原行政行为的机关统计。"
    block = Block((Head(""),), columns, guide=guide)
    return Table("proceedings", (block,), (649,) * 7 + (650,) * 8)
