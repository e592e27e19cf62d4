"""Checks of figures that are possible but unlikely: T9–T12, T16."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.forms.spec import Kind
from core.patterns import lazy
from core.report.checks.base import Context, Rule, short_row
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.numbers import Number, Value, show

# Names with 县, 区 … of a county, or of a township; 自治区 and 特别行政区 are provinces.
_LOW_LEVEL = lazy(r"县|旗|(?<!自治)(?<!行政)区|镇|乡|街道")


def regulations_without_power(context: Context) -> Iterator[Finding]:
    """T9: rules of law entered by a body that cannot make any (立法法: cities with districts and above)."""
    report = context.report
    low = report.body.get("kind") == "township" or _LOW_LEVEL.search(report.agency)
    cells = tuple(key for key in context.form.cells_of(Concept.RULES_OF_LAW) if report.value(key))
    if low and cells:
        first = context.cell(cells[0])
        counts = "、".join(f"{context.cell(key).column[-1].label}（{context.shown(key)}）" for key in cells)
        message = say("T9", row=first.row_name, counts=counts, agency=report.agency or "乡镇、街道")
        yield Finding("T9", Grade.HINT, message, cells, first.table)


_TIMES, _LARGE = 100, 10_000


def money_in_wrong_unit(context: Context) -> Iterator[Finding]:
    """T10: an amount that looks like 元 where the form wants 万元."""
    for key in context.form.cells_of(Concept.CHARGES):
        cell, now, before = context.cell(key), context.figure(key), context.last.get(key)
        wording = _unit_doubted(context, now, before) if now and cell.kind is Kind.MONEY else ""
        if wording:
            message = say(wording, row=cell.row_name, now=show(now), last=show(before), times=_TIMES)
            yield Finding("T10", Grade.HINT, message, (key,), cell.table)


def _unit_doubted(context: Context, now: Number, before: Value) -> str:
    """Which wording says why an amount looks too large; "" where it does not."""
    if before and now > _TIMES * before:
        return "T10.times"
    whole = now >= _LARGE and now == int(now)
    return "T10.whole" if whole and not context.report.sums_up else ""


_SHARE = 20  # per cent


def many_others(context: Context) -> Iterator[Finding]:
    """T11: more than a fifth of all results under 3.其他."""
    rest, everything = map(context.form.total_of, (Concept.REST_OF_RESULTS, Concept.ALL_RESULTS))
    other, processed = context.settled(rest), context.settled(everything)
    if other and processed and other * 100 > _SHARE * processed:
        cell = context.cell(rest)
        message = say(
            "T11",
            row=short_row(cell),
            other=show(other),
            processed=show(processed),
            percent=f"{other * 100 / processed:.1f}",
            most=_SHARE,
        )
        yield Finding("T11", Grade.HINT, message, (rest, everything), cell.table)


_NOTICE = lazy(
    r"(?<!未)(?<!未发出)(?<!未制发)(?<!没有)(?<!没有发出)(?<!没有制发)(?:收费|缴费|收取[^。；\n]{0,12}费[^。；\n]{0,6})(?:通知|告知)"
    r"|通知[^。；\n]{0,20}(?:缴|交)(?:纳|费)|(?:逾期|未按)[^。；\n]{0,12}(?:缴|交|支付)"
)


def unpaid_without_notice(context: Context) -> Iterator[Finding]:
    """T12: applications dropped for unpaid fees, and section six does not speak of a fee notice."""
    total = context.form.total_of(Concept.FEE_UNPAID)
    unpaid = context.settled(total)
    key = context.form.key_of(Part.OTHER)
    text = context.report.text(key)
    if unpaid and text.strip() and not _NOTICE.search(text):
        cell = context.cell(total)
        section = context.form.section(key).numbered
        yield Finding(
            "T12",
            Grade.HINT,
            say("T12", row=short_row(cell), count=show(unpaid), section=section),
            (total,),
            cell.table,
        )


_REVIEW_FIRST = 2024  # 行政复议法 of 2023, in force since 2024-01-01


def corrected_without_review(context: Context) -> Iterator[Finding]:
    """T16: a suit without a review before it that was lost, though a refusal to disclose goes to review first."""
    if context.report.year < _REVIEW_FIRST:
        return
    for key in context.form.cells_of(Concept.SUIT_DIRECT, Concept.CORRECTED):
        cell, corrected = context.cell(key), context.figure(key)
        if corrected:
            names = {"suits": cell.column[-2].label, "outcome": cell.column[-1].label}
            yield Finding("T16", Grade.HINT, say("T16", count=show(corrected), **names), (key,), cell.table)


RULES: tuple[Rule, ...] = (
    Rule(("T9",), Grade.HINT, "规章填报机关", regulations_without_power, "立法法第九十一条、第九十三条"),
    Rule(("T10",), Grade.HINT, "收费金额以万元计", money_in_wrong_unit, "国办公开办函〔2021〕30号附件"),
    Rule(("T11",), Grade.HINT, "“其他”占比", many_others),
    Rule(("T12",), Grade.HINT, "未缴费的申请有收费通知", unpaid_without_notice, "国办函〔2020〕109号"),
    Rule(
        ("T16",),
        Grade.HINT,
        "直接起诉与复议前置",
        corrected_without_review,
        "行政复议法第二十三条第一款第（四）项、法释〔2025〕8号第十条",
    ),
)
