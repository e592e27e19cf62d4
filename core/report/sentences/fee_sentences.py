"""Sentences on fees for handling for section six, made from the fees of the year.

Amounts stand as plain text: fees are in no table.  Only the number of
applications dropped for unpaid fees is a figure of the tables, and is linked.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.patterns import lazy
from core.records import record
from core.report.calc import compute, figure
from core.report.fees import NOTICE, PAGES, PIECES, TARIFFS, Entry, Payment, total
from core.report.links import token
from core.report.numbers import Number, show
from core.report.report import Report

PLACE = Part.OTHER  # 收取信息处理费情况 is reported there (国办函〔2020〕109号)


@record
class Voice:
    """One way to word it.

    ``none``: nothing was charged; ``paid``: all that was charged was paid;
    ``open``: it was not, or not all; ``one`` and ``both``: by which way or ways;
    ``dropped``: applications no longer handled, ``{n}`` their number.
    """

    none: str
    paid: str
    open: str
    dropped: str
    one: str = "均为{way}计收"
    both: str = "其中按件计收{pieces}元、按量计收{pages}元"


VOICES = (
    Voice(
        none="本年度未收取信息处理费。",
        paid="本年度收取信息处理费{total}元，{ways}。",
        open="本年度应收信息处理费{total}元，{ways}；{got}。",
        dropped="申请人逾期未缴费的{n}，依规定不再处理。",
    ),
    Voice(
        none="{when}，本机关未向申请人收取政府信息公开信息处理费。",
        paid=f"{{when}}，本机关按照《政府信息公开信息处理费管理办法》（{NOTICE}）规定的标准收取信息处理费{{total}}元，{{ways}}。",
        open=f"{{when}}，本机关按照《政府信息公开信息处理费管理办法》（{NOTICE}）规定的标准应收信息处理费{{total}}元，{{ways}}；{{got}}。",
        dropped="申请人接到收费通知后逾期未缴费的{n}申请，本机关已依规定不再处理。",
    ),
    Voice(
        none="收取信息处理费情况：本年度未收取信息处理费。",
        paid="收取信息处理费情况：全年收费{count}笔、共{total}元，{ways}。",
        open="收取信息处理费情况：全年应收{count}笔、共{total}元，{ways}；{got}。",
        dropped="已发出收费通知、申请人逾期未缴费的{n}申请，不再处理。",
        both="其中按件计收{piece_count}笔、{pieces}元，按量计收{page_count}笔、{pages}元",
    ),
    Voice(
        none="全年未收取信息处理费。",
        paid="全年共收取信息处理费{total}元（{ways}）。",
        open="全年应收信息处理费{total}元（{ways}），{got}。",
        dropped="逾期未按收费通知缴费的{n}申请，不再处理。",
        one="{way}计收",
        both="按件计收{pieces}元、按量计收{pages}元",
    ),
)


def sentences(entries: tuple[Entry, ...], report: Report) -> tuple[str, ...]:
    """The same said in several ways; a linked figure stands as its token (``{applications.…}``)."""
    charged = tuple(entry for entry in entries if entry.charge.fee)
    return tuple(_said(voice, charged, report) for voice in VOICES)


def _said(voice: Voice, charged: tuple[Entry, ...], report: Report) -> str:
    whole = total(charged)
    wording = voice.none if not whole else voice.paid if whole == total(charged, payment=Payment.PAID) else voice.open
    head = wording.format(
        when=f"{report.year}年" if report.year else "本年度",
        total=whole,
        count=len(charged),
        ways=_ways(voice, charged),
        got=_got(charged),
    )
    return head + _dropped(voice, report)


def _ways(voice: Voice, charged: tuple[Entry, ...]) -> str:
    used = [tariff for tariff in TARIFFS if any(entry.tariff == tariff for entry in charged)]
    if len(used) == 1:
        return voice.one.format(way=used[0].name)
    return voice.both.format(
        pieces=total(charged, PIECES),
        pages=total(charged, PAGES),
        piece_count=sum(entry.tariff == PIECES for entry in charged),
        page_count=sum(entry.tariff == PAGES for entry in charged),
    )


def _got(charged: tuple[Entry, ...]) -> str:
    """How much came in, and what became of the rest."""
    whole = total(charged)
    paid, waiting, unpaid = (total(charged, payment=payment) for payment in Payment)
    if waiting == whole:
        return "均在缴费期限内，尚未缴纳"
    if unpaid == whole:
        return "均未在规定期限内缴纳，实际未收取"
    parts = [
        f"实际收取{paid}元" if paid else "实际未收取",
        f"{waiting}元尚在缴费期限内" if waiting else "",
        f"{unpaid}元逾期未缴" if unpaid else "",
    ]
    return "，".join(filter(None, parts))


def _dropped(voice: Voice, report: Report) -> str:
    """Said where the table has such applications; where only the entries have, :func:`hints` leads to the table."""
    return voice.dropped.format(n=f"{token(_unpaid(report))}件") if unpaid_in_table(report) else ""


def _some_unpaid(entries: tuple[Entry, ...]) -> bool:
    return any(entry.payment is Payment.UNPAID and entry.charge.fee for entry in entries)


def unpaid_in_table(report: Report) -> Number | None:
    """Applications no longer handled because a fee was not paid; None where the form has no such row."""
    return figure(_unpaid(report), report.values, compute(report.form, report.values))


def _unpaid(report: Report) -> str:
    return report.form.total_of(Concept.FEE_UNPAID)


_SPEAKS_OF_FEES = lazy("信息处理费|收费|收取")


def hints(entries: tuple[Entry, ...], report: Report) -> tuple[str, ...]:
    """Sentences where the fees and the report do not go together."""
    return (*_unpaid_hints(entries, report), *_text_hints(report))


def _unpaid_hints(entries: tuple[Entry, ...], report: Report) -> Iterator[str]:
    cell, counted = report.form.cells.get(_unpaid(report)), unpaid_in_table(report)
    if cell is None:
        return
    row = " ".join(head.label.partition("、")[0] for head in cell.row[-2:])
    if _some_unpaid(entries) and not counted:
        yield f"有逾期未缴的费用。逾期未缴费、不再处理的申请，计入“{row}”，目前该行总计为0。请核对表格，填好后语句中将写明件数。"
    elif counted and not _some_unpaid(entries):
        yield f"“{row}”有{show(counted)}件，此处没有逾期未缴的记录。请核对记录是否完整。"


def _text_hints(report: Report) -> Iterator[str]:
    key = report.form.key_of(PLACE)
    if _SPEAKS_OF_FEES.search(report.text(key)):
        yield f"“{report.form.section(key).numbered}”中已写明收费情况，插入后请核对，重复的请删去。"
