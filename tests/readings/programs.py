"""Kinds of files of further programs: XML of Word and Excel 2003, Flat OPC, ODS, CSV, mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from core.forms.spec import ABOVE, BELOW
from core.writers import html
from core.writers.docx import report as docx
from core.writers.layout.style import STYLES
from core.writers.xlsx import book
from tests.helpers.makers.odd_maker import page
from tests.helpers.makers.programs_maker import (
    Odd,
    archive,
    delimited,
    excel_2003,
    excel_archive,
    excel_page,
    flat_opc,
    mail,
    ods,
    word_2003,
    zipped,
)
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.sheets import NOTHING_SEEN, ZEROS_UNSEEN
from tests.readings.unseen import words

NOTHING = Odd()
PLAIN = truth_of(REPORT, quiet=True)
STRUCK = truth_of(REPORT, note="划去")
MARKED = truth_of(REPORT, note="注释符号")
UNSEEN = truth_of(REPORT, note="看不见")
ROWS = truth_of(REPORT, note="隐藏")


@kind("word-xml")
def _word() -> Iterator[Sample]:
    yield Sample("plain", ".xml", lambda: word_2003(REPORT), PLAIN)
    yield Sample("tracked deletions", ".xml", lambda: word_2003(REPORT, deleted="9"), PLAIN)
    yield Sample("struck", ".xml", lambda: word_2003(REPORT, Odd("7", "struck")), STRUCK)
    yield Sample("raised", ".xml", lambda: word_2003(REPORT, Odd("7", "raised")), MARKED)
    yield Sample("white", ".xml", lambda: word_2003(REPORT, Odd("7", "white")), UNSEEN)
    yield Sample("hidden", ".xml", lambda: word_2003(REPORT, Odd("7", "hidden")), UNSEEN)
    yield Sample("named docx", ".docx", lambda: word_2003(REPORT), PLAIN)
    headed = truth_of(REPORT, note="页眉、页脚未读入：“数据含下属单位”")
    yield Sample("words above each page", ".xml", lambda: word_2003(REPORT, head="数据含下属单位"), headed)
    yield Sample("by LibreOffice", ".xml", lambda: word_2003(REPORT, by_office=True), PLAIN)
    old = made_report(form="2019")
    yield Sample("by LibreOffice, 2019", ".xml", lambda: word_2003(old, by_office=True), truth_of(old, quiet=True))
    pieces = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="拼成")
    yield Sample(
        "by LibreOffice, hidden", ".xml", lambda: word_2003(REPORT, Odd("7", "hidden"), by_office=True), pieces
    )


@kind("flat-opc")
def _flat() -> Iterator[Sample]:
    for name, style in STYLES.items():
        yield Sample(name, ".xml", lambda s=style: flat_opc(docx.to_bytes(REPORT, s)), PLAIN)


@kind("excel-xml")
def _excel() -> Iterator[Sample]:
    yield Sample("plain", ".xml", lambda: excel_2003(REPORT), PLAIN)
    yield Sample("struck", ".xml", lambda: excel_2003(REPORT, Odd("7", "struck")), STRUCK)
    yield Sample("raised", ".xls", lambda: excel_2003(REPORT, Odd("7", "raised")), MARKED)
    yield Sample("hidden rows", ".xml", lambda: excel_2003(REPORT, Odd(hidden_rows=True)), ROWS)


@kind("ods")
def _ods() -> Iterator[Sample]:
    yield Sample("plain", ".ods", lambda: ods(REPORT), PLAIN)
    yield Sample("flat", ".fods", lambda: ods(REPORT, flat=True), PLAIN)
    for look, truth in (("struck", STRUCK), ("raised", MARKED), ("white", UNSEEN)):
        yield Sample(look, ".ods", lambda look=look: ods(REPORT, Odd("7", look)), truth)
    yield Sample("hidden rows", ".ods", lambda: ods(REPORT, Odd(hidden_rows=True)), ROWS)
    framed = '<table:table-cell table:style-name="framed" table:number-columns-repeated="1024"/>'
    tail = f'<table:table-row table:number-rows-repeated="1048000">{framed}</table:table-row>'
    yield Sample("framed to the end", ".ods", lambda: ods(REPORT, tail=tail), PLAIN)


@kind("csv")
def _csv() -> Iterator[Sample]:
    for name, separator, codec, padded in (
        ("utf-8", ",", "utf-8", True),
        ("utf-8 with mark", ",", "utf-8-sig", True),
        ("gb18030", ",", "gb18030", True),
        ("utf-16", "\t", "utf-16", True),
        ("utf-16 without mark", "\t", "utf-16-le", True),
        ("tabs", "\t", "utf-8", True),
        ("semicolons", ";", "gb18030", True),
        ("not padded", ",", "utf-8", False),
    ):
        made = lambda s=separator, c=codec, p=padded: delimited(REPORT, s, p).encode(c)  # noqa: E731
        yield Sample(name, ".csv", made, PLAIN)


@kind("mail")
def _mail() -> Iterator[Sample]:
    other = made_report("白石县财政局", 3)
    yield Sample("docx", ".eml", lambda: mail(("年报.docx", docx.to_bytes(REPORT))), PLAIN)
    yield Sample("xlsx", ".eml", lambda: mail(("年报.xlsx", book.to_bytes(REPORT))), PLAIN)
    yield Sample("page", ".eml", lambda: mail(("年报.html", html.page(REPORT).encode())), PLAIN)
    packed = lambda: mail(("年报.zip", zipped(("材料/年报.docx", docx.to_bytes(REPORT)))))  # noqa: E731
    yield Sample("in an archive", ".eml", packed, PLAIN)
    yield Sample("in the mail", ".eml", lambda: mail(page=html.page(REPORT)), PLAIN)
    beside = lambda: mail(("年报.docx", docx.to_bytes(REPORT)), ("照片.jpg", b"\xff\xd8\xff" * 99))  # noqa: E731
    yield Sample("another file", ".eml", beside, truth_of(REPORT, note="其他附件"))
    two = lambda: mail(("甲.docx", docx.to_bytes(REPORT)), ("乙.docx", docx.to_bytes(other)))  # noqa: E731
    yield Sample("two reports", ".eml", two, truth_of(REPORT, refusable=True, doubt="two reports"))


@kind("excel-pages")
def _excel_pages() -> Iterator[Sample]:
    for suffix in (".htm", ".mht"):

        def made(odd: Odd = NOTHING, suffix: str = suffix) -> bytes:
            page = excel_page(REPORT, odd)
            return page.encode("gb18030") if suffix == ".htm" else archive(("年报.htm", page))

        yield Sample(f"plain{suffix}", suffix, made, PLAIN)
        for look, truth in (("struck", STRUCK), ("raised", MARKED), ("white", UNSEEN), ("hidden", UNSEEN)):
            yield Sample(look + suffix, suffix, lambda look=look, made=made: made(Odd("7", look)), truth)
        yield Sample(f"hidden rows{suffix}", suffix, lambda made=made: made(Odd(hidden_rows=True)), UNSEEN)
    yield Sample("several sheets", ".mht", lambda: excel_archive(REPORT), PLAIN)
    old = "<tr><td>旧数据<td>1</tr>"
    yield Sample("a hidden sheet", ".mht", lambda: excel_archive(REPORT, old), truth_of(REPORT, note="隐藏的工作表"))


@kind("word-archive")
def _word_archive() -> Iterator[Sample]:
    """A head page with what Word draws above and below pages, which is no part of the report."""
    meta = "<meta name=ProgId content=Word.Document>"
    head = "<html><body><div style='mso-element:header'><p>页眉文字</p></div><table><tr><td>1<td>2</tr></table></html>"

    def made() -> bytes:
        return archive(
            ("年报.htm", html.page(REPORT).replace("<head>", f"<head>{meta}")), ("年报.files/header.htm", head)
        )

    yield Sample("head page", ".mht", made, PLAIN)


@kind("words-beside-tables")
def _words() -> Iterator[Sample]:
    """Words above and below a table inside its part, in every format."""
    report = REPORT.with_text(f"applications{BELOW}", "注：含上年度结转数量。")
    report = report.with_text(f"disclosure{ABOVE}", "本机关本年度主动公开情况如下表。")
    told = truth_of(report, quiet=True)
    made = {
        "docx": (".docx", docx.to_bytes),
        "page": (".html", lambda r: html.page(r).encode()),
        "workbook": (".xlsx", book.to_bytes),
        "word xml": (".xml", word_2003),
        "flat opc": (".xml", lambda r: flat_opc(docx.to_bytes(r))),
        "excel xml": (".xml", excel_2003),
        "ods": (".ods", ods),
        "csv": (".csv", lambda r: delimited(r).encode()),
        "mail": (".eml", lambda r: mail(("年报.docx", docx.to_bytes(r)))),
        "excel page": (".htm", lambda r: excel_page(r).encode("gb18030")),
    }
    for name, (suffix, write) in made.items():
        yield Sample(name, suffix, lambda write=write: write(report), told)


_ODF_INKS = {
    "white": '<number:number-style style:name="N1"><style:text-properties fo:color="#ffffff"/></number:number-style>',
    "white where 0": (
        '<number:number-style style:name="N2"><style:text-properties fo:color="#ffffff"/></number:number-style>'
        '<number:number-style style:name="N1"><style:map style:condition="value()=0" style:apply-style-name="N2"/>'
        "</number:number-style>"
    ),
    "red": '<number:number-style style:name="N1"><style:text-properties fo:color="#ff0000"/></number:number-style>',
}
_SS_INKS = {"white": "[White]0", "white where 0": "[=0][White]0;0", "red": "[Red]0"}


@kind("formats-in-white-by-other-programs")
def _inks() -> Iterator[Sample]:
    """A format that gives its numbers the colour of the paper, as ODS and Excel 2003 write it."""
    truths = {"white": NOTHING_SEEN, "white where 0": ZEROS_UNSEEN, "red": PLAIN}

    def as_ods(name: str) -> bytes:
        made = ods(REPORT, flat=True).decode()
        space = 'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'
        made = made.replace("<office:document ", f"<office:document {space} ", 1)
        made = made.replace("<office:automatic-styles>", f"<office:automatic-styles>{_ODF_INKS[name]}", 1)
        return made.replace('style:name="framed"', 'style:name="framed" style:data-style-name="N1"', 1).encode()

    def as_excel_2003(name: str) -> bytes:
        ink = f'<Style ss:ID="framed"><NumberFormat ss:Format="{_SS_INKS[name]}"/>'
        return excel_2003(REPORT).replace(b'<Style ss:ID="framed">', ink.encode(), 1)

    for name, truth in truths.items():
        yield Sample(f"{name}, ods", ".fods", lambda n=name: as_ods(n), truth)
        yield Sample(f"{name}, excel 2003", ".xml", lambda n=name: as_excel_2003(n), truth)


@kind("conditions-in-excel-xml")
def _conditions() -> Iterator[Sample]:
    """Looks under conditions, as Excel 2003 writes them; all figures of the sheet lie within their range."""
    white = "<Format Style='color:white'/>"
    struck = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="划去")
    hiding = {
        "white where 0": (f"<Qualifier>Equal</Qualifier><Value1>0</Value1>{white}", ZEROS_UNSEEN),
        "white below 1": (f"<Qualifier>Less</Qualifier><Value1>1</Value1>{white}", ZEROS_UNSEEN),
        "white by a formula": (f"<Value1>AND(ISNUMBER(RC),RC=0)</Value1>{white}", ZEROS_UNSEEN),
        "black on black where 0": (
            "<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='background:black'/>",
            ZEROS_UNSEEN,
        ),
        "white, always": (f"<Value1>ISNUMBER(RC)</Value1>{white}", NOTHING_SEEN),
        "struck": ("<Value1>ISNUMBER(RC)</Value1><Format Style='text-line-through:single'/>", struck),
        "red where 0": (
            "<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='color:red;background:#FFFF99'/>",
            PLAIN,
        ),
        "white on dark": (
            "<Qualifier>Equal</Qualifier><Value1>0</Value1><Format Style='color:white;background:navy'/>",
            PLAIN,
        ),
        "white where it never is": (f"<Value1>AND(ISNUMBER(RC),RC&gt;999999)</Value1>{white}", PLAIN),
    }

    def made(condition: str) -> bytes:
        group = '<ConditionalFormatting xmlns="urn:schemas-microsoft-com:office:excel"><Range>R1C1:R400C40</Range>'
        told = f"</Table>{group}<Condition>{condition}</Condition></ConditionalFormatting>"
        return excel_2003(REPORT).replace(b"</Table>", told.encode(), 1)

    for name, (condition, truth) in hiding.items():
        yield Sample(name, ".xml", lambda c=condition: made(c), truth)
    black, ground = "<Value1>ISNUMBER(RC)</Value1><Format Style='color:black'/>", "<Format Style='background:navy'/>"
    shown = {"black": black, "on a dark ground": f"<Value1>ISNUMBER(RC)</Value1>{ground}"}
    for name, condition in shown.items():
        made_white = lambda c=condition: made(c).replace(  # noqa: E731
            b'<Style ss:ID="framed">', b'<Style ss:ID="framed"><Font ss:Color="#FFFFFF"/>'
        )
        yield Sample(f"white, but {name}", ".xml", made_white, PLAIN)


SPECKS = {
    "no size": 'width="0" height="0"',
    "no height": 'style="height:0;border:0"',
    "no width by rule": 'width="600" style="max-width:0"',
    "a point": 'width="1" height="1"',
}


@kind("frames-in-archives")
def _frames() -> Iterator[Sample]:
    """Tables in frames stand where their frames do; a frame that nobody sees says nothing."""
    whole = page(REPORT)
    tables = re.findall(r"<table.*?</table>", whole, re.DOTALL)
    main = whole
    for number, table in enumerate(tables):
        main = main.replace(table, f'<iframe src="t{number}.htm"></iframe>')
    parts = [(f"t{number}.htm", f"<html><body>{table}</body></html>") for number, table in enumerate(tables)]
    yield Sample("tables", ".mht", lambda: archive(("main.htm", main), *parts), PLAIN)
    ad = whole.replace("</body>", '<iframe src="ad.htm" style="display:none"></iframe></body>')
    yield Sample("unseen", ".mht", lambda: archive(("main.htm", ad), ("ad.htm", "<p>欢迎关注，已有58人。</p>")), PLAIN)
    old = page(made_report("临江市财政局", 7)).replace("2023", "2022")
    yield Sample("unseen, another year", ".mht", lambda: archive(("main.htm", ad), ("ad.htm", old)), PLAIN)
    for name, size in SPECKS.items():
        none = whole.replace("</body>", f'<iframe src="ad.htm" {size}></iframe></body>')
        yield Sample(f"{name}, another year", ".mht", lambda m=none: archive(("main.htm", m), ("ad.htm", old)), PLAIN)
        in_page = whole.replace("</body>", f'<iframe srcdoc="{escape(old)}" {size}></iframe></body>')
        yield Sample(f"{name}, within the page", ".html", in_page.encode, PLAIN)
        beside = {"ad.htm": old.encode()}
        yield Sample(f"{name}, beside the page", ".html", none.encode, PLAIN, beside)
        told = truth_of(REPORT, note="看不见的“9”")
        within = lambda s, z=size: f"{s.text}<iframe srcdoc='<p>9</p>' {z}></iframe>"  # noqa: E731
        yield Sample(f"{name}, in cells", ".html", page(REPORT, words(within)).encode, told)
        alone = f'<html><body><iframe src="all.htm" {size}></iframe></body></html>'
        waits = truth_of(REPORT, note="打开时不显示")
        yield Sample(f"{name}, all of it", ".mht", lambda m=alone: archive(("main.htm", m), ("all.htm", whole)), waits)
    for size in ('width="0" style="width:100%" height="600"', 'height="0" style="min-height:300px"', 'width="100%"'):
        framed = f'<html><body><iframe src="all.htm" {size}></iframe></body></html>'
        yield Sample(f"seen: {size}", ".mht", lambda m=framed: archive(("main.htm", m), ("all.htm", whole)), PLAIN)
