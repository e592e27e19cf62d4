"""Kinds of number formats whose words or sections change what a figure means: 元, 万, 约; scaling from a size on; no digit for 0."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.forms.spec import Kind
from core.report.numbers import Value
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import excel_2003, ods
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.sheets import PLAIN, ZEROS_UNSEEN, book, formatted

DOUBT = "4.5万 in a column of 万元 is one or the other"
MONEY = [key for key in REPORT.form.typed if REPORT.form.cells[key].kind is Kind.MONEY]


def _values(change: Callable[[str, Value], object], note: str) -> Truth:
    values = {key: change(key, REPORT.value(key)) for key in REPORT.form.typed}
    return truth_of(REPORT, values=values, note=note)


def _only_money(code: str, factor: int) -> Callable[..., None]:
    """Amounts in this format and another unit, all else as it is."""

    def put(cell: object, slot: odd.Slot) -> None:
        figure = odd.figure(slot.text)
        is_money = slot.key in MONEY and isinstance(figure, int | float)
        cell.value = figure * factor if is_money else figure  # type: ignore[attr-defined]
        cell.number_format = code if is_money else "General"  # type: ignore[attr-defined]

    return put


@kind("formats-with-units")
def _units() -> Iterator[Sample]:
    """The unit stands in the format: 元 of amounts, 万 and 千 of counts."""
    for code in (
        '0"元"',
        '#,##0.00"元"',
        "0元",
        'General"元"',
        '_ * #,##0.00"元"_ ;_ * -#,##0.00"元"_ ;_ * "-"??_ ;_ @_ ',
    ):
        yield book(code, _only_money(code, 10_000), truth_of(REPORT, note="本列单位是万元"))
    for code in ('0.00"万元"', '0.00 "万元"'):
        yield book(code, _only_money(code, 1), truth_of(REPORT, note="万元"))
    for code in ("¥#,##0.00", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "[$¥-804]#,##0.00"):
        yield book(code, _only_money(code, 1), PLAIN)
    for unit, factor in (("万", 10_000), ("千件", 1000)):
        times = lambda key, value, f=factor: None if key in MONEY and value else value * f  # type: ignore[operator]  # noqa: E731
        yield book(f'0"{unit}"', formatted(f'0"{unit}"'), _values(times, "换算为"))


@kind("formats-that-doubt")
def _doubt() -> Iterator[Sample]:
    """What a format says beside the figure makes it less sure: about, more than, a foreign currency."""
    for code in ('"约"0', '0"余"', '"＞"0', '0"以上"', "[$$-409]0", '0"+"'):
        unsure = _values(lambda _, value: None if value else (0, None), "无法确定数值")
        yield book(code, formatted(code), unsure)


@kind("formats-of-two-scales")
def _scales() -> Iterator[Sample]:
    """Sections of their own for large figures: 4.5万 stands for 45355, and below all is as it is."""
    for code in ('[>=10000]0!.0,"万";0', '[<10000]0;0!.0,"万"', '[>=1000]0.0,"千";0', '[>99999999]0!.00,,"亿";0'):
        allowed = {key: (REPORT.value(key), None) if key in MONEY else REPORT.value(key) for key in REPORT.form.typed}
        yield book(code, formatted(code), truth_of(REPORT, values=allowed, doubt=DOUBT if "千" in code else ""))
        large = formatted(code, lambda value: value + 45_355 if isinstance(value, int) else value)
        counts = {
            key: (REPORT.value(key) + 45_355 if key not in MONEY else (REPORT.value(key) + 45_355, None))  # type: ignore[operator]
            for key in REPORT.form.typed
        }
        yield book(f"{code}, large", large, truth_of(REPORT, values=counts, doubt=DOUBT))


@kind("formats-without-a-digit-for-nothing")
def _sparse() -> Iterator[Sample]:
    """``#`` shows nothing of a 0; a fourth section without ``@`` shows nothing of words."""
    for code in ("#", "#,###", "####"):
        yield book(code, formatted(code), ZEROS_UNSEEN)
    unseen = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")
    for code in (";;;", "0;-0;0;", '0;-0;0;""'):
        yield book(f"as words, {code}", formatted(code, str), unseen)
    for code in ("0;-0;0", "0;-0;0;@", '0;"-"0;0;@'):
        yield book(f"words are shown, {code}", formatted(code, str), PLAIN)


@kind("formats-with-units-elsewhere")
def _elsewhere() -> Iterator[Sample]:
    """The same in XML of Excel 2003 and in ODS, which keeps how a number is shown beside it."""
    about = _values(lambda _, value: None if value else (0, None), "无法确定数值")
    style = '<Style ss:ID="framed"><NumberFormat ss:Format="&quot;约&quot;0"/>'
    yield Sample("about, excel 2003", ".xml", lambda: excel_2003(REPORT).replace(b'<Style ss:ID="framed">', style.encode(), 1), about)  # fmt: skip
    for name, shown, truth in (
        ("about", "约{}", about),
        ("more", "{}余", about),
        ("ten thousands", "{}万", _values(lambda k, v: None if k in MONEY and v else v * 10_000, "换算为")),  # type: ignore[operator]
        ("as a fraction", "{}/1", PLAIN),
        ("with a counter", "共{}件", PLAIN),
    ):
        yield Sample(f"{name}, ods", ".fods", lambda s=shown: _shown(s), truth)


def _shown(how: str) -> bytes:
    text = ods(REPORT, flat=True).decode()
    return re.sub(
        r'(office:value="\d+"><text:p>)(\d+)<', lambda found: found[1] + how.format(found[2]) + "<", text
    ).encode()


@kind("formats-that-hide-ods")
def _hide_ods() -> Iterator[Sample]:
    """What LibreOffice keeps of figures that it does not show, or shows as a word: a blank, no zeros, dashes, numerals."""
    nothing = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")

    def changed(pattern: str, put: str) -> Callable[[], bytes]:
        return lambda: re.sub(pattern, put, ods(REPORT, flat=True).decode()).encode()

    figure = r'office:value-type="float" office:value="(\d+)"><text:p>\d+<'
    yield Sample("a blank", ".fods", changed(figure, r'office:value-type="float" office:value="\1"><text:p><text:s/><'), nothing)  # fmt: skip
    words = r'office:value-type="string" office:string-value="\1"><text:p><'
    yield Sample("words not shown", ".fods", changed(figure, words), nothing)
    setting = '<office:settings><item name="ShowZeroValues" type="boolean">false</item></office:settings><office:body>'
    yield Sample("no zeros", ".fods", changed("<office:body>", setting), ZEROS_UNSEEN)
    zero = r'office:value="0"><text:p>0<'
    yield Sample("dashes", ".fods", changed(zero, 'office:value="0"><text:p>-<'), PLAIN)
    yield Sample("numerals", ".fods", changed(r'value="1"><text:p>1<', 'value="1"><text:p>一<'), PLAIN)


@kind("numbers-that-their-format-cannot-show-so")
def _stale() -> Iterator[Sample]:
    """A text beside the number of a cell that no format made: programs show the number, whoever wrote the text."""
    figure = re.compile(r'(office:value="(\d+)"><text:p>)(\d+)<')
    for name, text in (
        ("a digit before", r"\g<1>9\3<"),
        ("a digit behind", r"\g<1>\g<3>5<"),
        ("another", r"\g<1>87654<"),
    ):
        made = lambda t=text: figure.sub(t, ods(REPORT, flat=True).decode()).encode()  # noqa: E731
        yield Sample(name, ".fods", made, truth_of(REPORT, note="另一种内容"))
    for name, text in (("with a fraction", r"\g<1>\g<3>.00<"), ("the same", r"\g<1>\g<3><")):
        made = lambda t=text: figure.sub(t, ods(REPORT, flat=True).decode()).encode()  # noqa: E731
        yield Sample(f"seen: {name}", ".fods", made, PLAIN)


@kind("formats-with-words-between-digits")
def _between() -> Iterator[Sample]:
    """12-34 is no 1234, whatever the cell holds; blanks, points and commas only part the digits of a number."""
    no_figure = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="无法确定数值")
    for code in ('00"-"00', "00-00", '0"之"0', "000-0000;-000-0000"):
        yield book(code, formatted(code), no_figure)
    for code in ("# ##0", "#\\,##0", '#" "##0', "#,##0", "#'##0"):
        yield book(f"seen: {code}", formatted(code), PLAIN)
    parted = _values(lambda _, value: None if value and value >= 10 else value, "无法确定数值")  # type: ignore[operator]
    text = re.compile(r'(office:value="\d+"><text:p>)(\d+)(\d)<')
    made = lambda: text.sub(r"\1\2-\3<", ods(REPORT, flat=True).decode()).encode()  # noqa: E731
    yield Sample("ods", ".fods", made, parted)


CHANGED = made_report(form="2019")
CHANGES = [key for key in CHANGED.form.typed if CHANGED.form.cells[key].kind is Kind.CHANGE]


@kind("formats-that-hide-a-sign")
def _unsigned() -> Iterator[Sample]:
    """A section of its own for numbers below nothing shows no sign unless it has one; red is a sign of its own."""
    report = CHANGED.with_values(dict.fromkeys(CHANGES, -5))
    above = truth_of(report, values={**_typed(report), **dict.fromkeys(CHANGES, 5)}, note="没有负号")
    red = truth_of(report, note="红色")
    signed = truth_of(report, quiet=True)
    worded = truth_of(report, note="负5")
    for truth, codes in (
        (above, ("0;0;0", "0;0", '0"件";0"件"')),
        (red, ("0;[Red]0", "0_ ;[红色]0")),
        (signed, ("0;-0", "0_);(0)", "0_ ;[Red]-0\\ ", '0;"-"0', "0")),
        (worded, ('0;"负"0', "0;负0", '0;"负 "0', '[>=0]0;"负"0', '0_ ;"负"#,##0_ ')),
    ):
        for code in codes:
            made = lambda c=code: odd.workbook(report, formatted(c))  # noqa: E731
            yield Sample(code, ".xlsx", made, truth)
    shown = lambda: ods(report, flat=True).replace(b"<text:p>-5<", b"<text:p>5<") if CHANGES else b""  # noqa: E731
    yield Sample("ods", ".fods", shown, above)


def _typed(report: Report) -> dict[str, Value]:
    return {key: report.value(key) for key in report.form.typed}


@kind("formats-that-show-something-else")
def _something_else() -> Iterator[Sample]:
    """A weekday, a year of an era, minutes, a power of ten with few digits, digits that fill the cell, words with more digits."""
    days = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="原文件这里")
    for code in ("aaaa", "[$-804]aaa;@", "[DBNum1][$-804]aaaa", "dddd", "ge", "e", "[mm]", "[h]", "yyyy"):
        yield book(code, formatted(code), days)
    for code in ("0E+00", "0.0E+00", "##0E+0"):
        yield book(code, formatted(code), truth_of(REPORT, note="小数位比实际的少"))
    yield book("seen: all digits of a power", formatted("0.0000000E+00"), PLAIN)
    filled = _values(lambda _, value: value * 10, "缩放显示")  # type: ignore[operator]
    yield book("filled with noughts", formatted("0*0"), filled)
    yield book("seen: filled from the front", formatted("*00"), PLAIN)
    worded = truth_of(REPORT, values={key: REPORT.value(key) * 10 for key in REPORT.form.typed})  # type: ignore[operator]
    yield book('words with a digit behind: @"0"', formatted('@"0"', str), worded)
    doubted = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="无法确定数值")
    yield book('words: 0;0;0;"约"@', formatted('0;0;0;"约"@', str), doubted)
