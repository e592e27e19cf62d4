"""Builds an office's own template for tests: letter head, logo, title in a text box, signature, marks of editing."""

import io
import zipfile
from pathlib import Path

from core.forms.catalog import FORMS
from core.forms.layout import Box, grid
from tests.helpers.makers.docx_maker import W, body, par, write

FONT = (
    '<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>'
)
HEAD = '<w:rPr><w:rFonts w:ascii="黑体" w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr>'
KAI = '<w:rPr><w:rFonts w:ascii="楷体_GB2312" w:eastAsia="楷体_GB2312"/><w:sz w:val="32"/></w:rPr>'
FIGURE = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/><w:sz w:val="18"/></w:rPr>'
LOGO = '<w:r><w:drawing><a:blip r:embed="rId9" xmlns:r="urn:r"/></w:drawing></w:r>'
SIGNED = ("临江市财政局", "2022年1月20日", "附件：统计表.xlsx")


def styled(text: str, look: str = FONT, properties: str = "") -> str:
    """A paragraph of one run."""
    return par(f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>', properties=properties)


def figure_cell(figure: str) -> str:
    """The inside of a figure cell: a centred paragraph."""
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>{FIGURE}<w:t>{figure}</w:t></w:r></w:p>'


def cell(box: Box, inside: str, merge: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{1000 * box.width}" w:type="dxa"/><w:gridSpan w:val="{box.width}"/>{merge}</w:tcPr>'
        f"{inside}</w:tc>"
    )


def table(form_key: str, key: str, figures: dict[str, str] | None = None) -> str:
    """A table of the form; ``figures`` are the insides of figure cells by key, 7 in the others."""
    boxes = grid(FORMS[form_key].table(key)).boxes
    rows: list[list[tuple[int, str]]] = [[] for _ in range(max(box.row + box.height for box in boxes))]
    for box in boxes:
        inside = (figures or {}).get(box.key, figure_cell("7")) if box.key else par(box.label)
        for row in range(box.row, box.row + box.height):
            first = row == box.row
            merge = "" if box.height == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
            rows[row].append((box.column, cell(box, inside if first else par(), merge)))
    lines = ("".join(text for _, text in sorted(row)) for row in rows)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def parts(form_key: str = "2021", figures: dict[str, str] | None = None) -> dict[str, str]:
    """The pieces of a whole document by name, for tests to change."""
    form = FORMS[form_key]
    made = {
        "head": par(LOGO) + styled("临江市财政局文件", HEAD) + styled("临财字〔2022〕5号"),
        "title": styled("临江市财政局", HEAD) + styled("2021年政府信息公开工作年度报告", HEAD),
        "preamble": styled("本报告依据《中华人民共和国政府信息公开条例》编制，统计期限为2021年1月1日至12月31日。"),
    }
    for section in form.sections:
        made[section.key + "_heading"] = styled(section.numbered, HEAD)
        made[section.key] = (
            table(form_key, section.key, figures) if section.table else styled(f"去年的{section.heading}。")
        )
    made["signature"] = "".join(styled(text) for text in SIGNED)
    return made


def package(made: dict[str, str], folder: Path, **more: str) -> Path:
    """A DOCX of these pieces, with a header, core properties, and further parts by name."""
    files = {
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{par("临江市财政局2021年")}</w:hdr>',
        "word/media/image1.png": "\x89PNG not really",
        "docProps/core.xml": '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>旧标题</dc:title><dc:creator>张三</dc:creator></c:coreProperties>",
        **more,
    }
    return write(folder / "模板.docx", body(*made.values()), files)


def text_box(inside: str) -> str:
    """A text box as Word writes it: once for newer, once for older programs."""
    content = f"<w:txbxContent>{inside}</w:txbxContent>"
    return par(
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        + content
        + "</wps:txbx></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:textbox>" + content + "</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)
