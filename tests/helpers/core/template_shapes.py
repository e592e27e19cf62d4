"""Templates in the shapes that offices make them; for the tests of filling a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core import opening
from core.matching.reading import Reading
from core.readers.docx.reader import walked as read_document
from core.readers.raw import RawDocument, RawParagraph
from core.report.report import Report
from tests.helpers.makers import template_maker as maker
from tests.helpers.makers.docx_maker import par
from tests.helpers.makers.template_maker import part, parts, styled, text_box

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


TEXTS = {
    "overview": "2025年，本机关依法公开政府信息。\n（一）主动公开\n全年公开126条，“三公”经费3条。\n（二）依申请公开。收到3件。",
    "problems": "主要问题：解读形式单一。\n改进情况：增加图解、视频。",
    "other": "本年度没有收取信息处理费。",
}


def sample(form_key: str = "2021") -> Report:
    body = {"agency": "临江市水务局", "contact": "办公室", "telephone": "0793-1234567"}
    year = 2025 if form_key == "2021" else 2020
    report = Report(form_key, year, body, {key: text.replace("2025", str(year)) for key, text in TEXTS.items()})
    return report.with_values({key: 7 * place % 97 for place, key in enumerate(report.form.typed)})


def xml(data: bytes) -> Any:
    return etree.fromstring(part(data))


def raw(data: bytes) -> RawDocument:
    return read_document(xml(data))


def lines(data: bytes) -> list[str]:
    return [item.text for item in raw(data).items if isinstance(item, RawParagraph)]


def reread(data: bytes, folder: Path) -> Reading:
    path = folder / "filled.docx"
    path.write_bytes(data)
    return opening.read_report(path)


def count(data: bytes, *names: str) -> list[int]:
    root = xml(data)
    return [sum(1 for _ in root.iter(W + name)) for name in names]


def made_with(**changed: str) -> dict[str, str]:
    return {**parts(), **changed}


ROW = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="15"/></w:tcPr>{}</w:tc></w:tr>'


def in_rows() -> dict[str, str]:
    """Headings and texts in rows of the last table."""
    made = parts()
    above = ROW.format(made["proceedings_heading"])
    below = [made.pop(key) for key in ("problems_heading", "problems", "other_heading", "other")]
    made["proceedings_heading"] = ""
    made["proceedings"] = made["proceedings"].replace("<w:tblGrid/>", "<w:tblGrid/>" + above)
    made["proceedings"] = made["proceedings"].removesuffix("</w:tbl>") + "".join(map(ROW.format, below)) + "</w:tbl>"
    return made


TITLE = "<w:t>临江市财政局</w:t><w:br/><w:t>2021年政府信息公开工作年度报告</w:t>"


PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
    + par('<w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:t>单击此处输入文字</w:t></w:r>')
    + "</w:sdtContent></w:sdt>"
)


SHAPES = {
    "title in a text box": made_with(title=text_box(parts()["title"])),
    "title with a break": made_with(title=par(f"<w:r>{maker.HEAD}{TITLE}</w:r>")),
    "title twice": made_with(head=styled("临江市财政局2021年政府信息公开工作年度报告") + styled("2022年1月")),
    "title as in the blank form": made_with(title=styled("政府信息公开工作年度报告格式模板")),
    "number and title in one": made_with(
        head="", title=par(f"<w:r><w:t>临财字〔2022〕5号</w:t><w:br/>{TITLE}<w:br/><w:t>2022年1月2日</w:t></w:r>")
    ),
    "no preamble": made_with(preamble=""),
    "empty text": made_with(overview=par()),
    "no text": made_with(overview="", problems="", other=""),
    "prompts": made_with(
        overview=styled("（文字描述）"), disclosure_heading=styled("二、主动公开政府信息情况") + styled("（文字描述）")
    ),
    "prompt control": made_with(overview=PROMPT),
    "run-in heading": made_with(
        overview_heading="", overview=styled("一、总体情况。去年的文字。") + styled("再一段。")
    ),
    "break below heading": made_with(
        overview_heading="",
        overview=par("<w:r><w:t>一、总体</w:t></w:r><w:r><w:t>情况</w:t><w:br/><w:t>去年。</w:t></w:r>"),
    ),
    "no heading of problems": made_with(problems_heading=""),
    "headings in rows": in_rows(),
    "layout table": {"all": f"<w:tbl><w:tr><w:tc>{''.join(parts().values())}</w:tc></w:tr></w:tbl>"},
    "tracked text": made_with(
        overview=par(
            "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties='<w:rPr><w:del w:id="1"/></w:rPr>'
        )
        + styled("接着。")
    ),
    "text box in a text": made_with(problems=styled("去年。") + text_box(styled("去年的图。"))),
    "table in a text": made_with(
        overview=styled("去年。")
        + "<w:tbl>"
        + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 2
        + "</w:tbl>"
        + par()
    ),
    "split words": made_with(
        overview=par("<w:r><w:t>去</w:t></w:r><w:proofErr/>", "<w:smartTag><w:r><w:t>年</w:t></w:r></w:smartTag>")
    ),
}
