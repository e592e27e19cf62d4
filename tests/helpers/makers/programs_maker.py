"""Reports as further programs write them: XML of Word and Excel 2003, Flat OPC, ODS, CSV, mail, web archives."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from core.report.report import Report
from core.writers.docx.report import to_bytes as docx
from core.writers.layout.blocks import FilledGrid, Heading, Paragraph, Title, blocks
from tests.helpers.makers.odt_maker import NAMES

WML = "http://schemas.microsoft.com/office/word/2003/wordml"


@dataclass(frozen=True)
class Cell:
    """A cell of a table at its place; ``figure`` says that it holds a number."""

    row: int
    column: int
    height: int
    width: int
    text: str
    figure: bool = False


@dataclass(frozen=True)
class Odd:
    """What stands behind every figure and how it looks (``struck``, ``raised``, ``white``, ``hidden``), and hidden rows."""

    words: str = ""
    look: str = ""
    hidden_rows: bool = False


Part = str | list[Cell]


def parts(report: Report, odd: Odd = Odd()) -> Iterator[Part]:
    """The report as lines and tables."""
    for block in blocks(report):
        match block:
            case Title(lines):
                yield "".join(lines)
            case Heading():
                yield block.text
            case Paragraph():
                yield block.text
            case FilledGrid():
                cells = [_cell(box, block.figures) for box in block.grid.boxes]
                yield _with_hidden(cells) if odd.hidden_rows else cells


def _cell(box, figures) -> Cell:
    text = figures.get(box.key, "") if box.key else box.label
    return Cell(box.row, box.column, box.height, box.width, text, bool(box.key))


HIDDEN = "88"  # what stands in hidden rows


def _with_hidden(cells: list[Cell]) -> list[Cell]:
    """The last row doubled above itself, with other figures; that one is to be hidden."""
    last = max(cell.row for cell in cells)
    row = [cell for cell in cells if cell.row == last and cell.height == 1]
    moved = [Cell(c.row + 1, c.column, 1, c.width, c.text, c.figure) for c in row]
    kept = [c for c in cells if c not in row]
    grown = [
        Cell(c.row, c.column, c.height + 1, c.width, c.text, c.figure) if c.row + c.height > last else c for c in kept
    ]
    false = [Cell(c.row, c.column, 1, c.width, HIDDEN if c.figure else c.text) for c in row]
    return [*grown, *false, *moved]


def hidden_row(cells: Sequence[Cell]) -> int:
    """The row that :func:`parts` doubled."""
    return max(cell.row for cell in cells) - 1


def rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        found.setdefault(cell.row, []).append(cell)
    return [found.get(row, []) for row in range(max(cell.row + cell.height for cell in cells))]


# Word 2003 XML and Flat OPC

_LOOKS = {
    "emptied": '<w:rStyle w:val="T1"/>',
    "struck": "<w:strike/>",
    "raised": '<w:vertAlign w:val="superscript"/>',
    "white": '<w:color w:val="FFFFFF"/>',
    "hidden": "<w:vanish/>",
}


_WORD_STYLES = '<w:styles><w:style w:styleId="T1" w:type="character"><w:name w:val="T1"/><w:rPr/></w:style></w:styles>'


def word_2003(
    report: Report, odd: Odd = Odd(), deleted: str = "", by_office: bool = False, head: str = "第1页"
) -> bytes:
    """A Word 2003 XML document; ``deleted`` stands behind every figure as a tracked deletion, ``head`` above each page.

    As LibreOffice writes it (``by_office``) it lacks covered cells, merges downwards and what marks hidden words.
    """
    written = parts(report)
    odd = replace(odd, look="emptied") if by_office and odd.look == "hidden" else odd
    body = "".join(
        _word_paragraph(p) if isinstance(p, str) else _word_table(p, odd, deleted, by_office) for p in written
    )
    editor = '<o:Editor xmlns:o="urn:schemas-microsoft-com:office:office">LibreOffice/7.4</o:Editor>' * by_office
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        f'<w:wordDocument xmlns:w="{WML}" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
        f' xmlns:aml="http://schemas.microsoft.com/aml/2001/core">{editor}<w:fonts/>{_WORD_STYLES}'
        f"<w:body><wx:sect>{body}<w:sectPr><w:hdr><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect>"
        "</w:body></w:wordDocument>"
    ).encode()


def _word_run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{_LOOKS.get(look, "")}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _word_paragraph(*runs: str) -> str:
    return "<w:p>" + "".join(run if run.startswith("<") else _word_run(run) for run in runs) + "</w:p>"


def _word_table(cells: Sequence[Cell], odd: Odd, deleted: str, by_office: bool = False) -> str:
    lines = ""
    columns = max(cell.column + cell.width for cell in cells)
    for row in range(max(cell.row + cell.height for cell in cells)):
        line, column = "", 0
        while column < columns:
            cell = next(c for c in cells if c.row <= row < c.row + c.height and c.column == column)
            runs = [_word_run(cell.text)] if cell.row == row else []
            if cell.figure:
                runs += [_word_run(odd.words, odd.look)] * bool(odd.words) + [_deleted(deleted)] * bool(deleted)
            merge = "" if cell.height == 1 else '<w:vmerge w:val="restart"/>' if cell.row == row else "<w:vmerge/>"
            if by_office and cell.row < row:
                column += cell.width
                continue
            merge = "" if by_office else merge
            line += f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.width}"/>{merge}</w:tcPr>{_word_paragraph(*runs)}</w:tc>'
            column += cell.width
        lines += f"<w:tr>{line}</w:tr>"
    grid = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{lines}</w:tbl>"


def _deleted(text: str) -> str:
    run = f"<w:r><w:delText>{text}</w:delText></w:r>"
    return f'<aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content>{run}</aml:content></aml:annotation>'


def flat_opc(package: bytes) -> bytes:
    """A DOCX as one XML file, as Word writes it."""
    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
                xml = content.decode().partition("?>")[2] if content.startswith(b"<?xml") else content.decode()
                inner = f"<pkg:xmlData>{xml.strip()}</pkg:xmlData>"
            else:
                inner = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
            pieces.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="x">{inner}</pkg:part>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + "".join(pieces)
        + "</pkg:package>"
    ).encode()


# Sheets: everything below each other on one

Sheet = list[tuple[int, list[Cell]]]


def sheet_rows(report: Report, odd: Odd = Odd()) -> tuple[list[Cell], list[int]]:
    """All cells of one sheet, and which rows are to be hidden."""
    cells: list[Cell] = []
    hidden: list[int] = []
    top = 0
    for part in parts(report, odd):
        if isinstance(part, str):
            cells.append(Cell(top, 0, 1, 1, part))
            top += 1
        else:
            cells += [Cell(c.row + top, c.column, c.height, c.width, c.text, c.figure) for c in part]
            hidden += [hidden_row(part) + top] if odd.hidden_rows else []
            top = max(cell.row + cell.height for cell in cells)
    return cells, hidden


_SS_LOOKS = {
    "struck": '<Font ss:StrikeThrough="1"/>',
    "raised": '<Font ss:VerticalAlign="Superscript"/>',
    "white": '<Font ss:Color="#FFFFFF"/>',
}
_SS_INLINE = {"struck": "S", "raised": "Sup"}


def excel_2003(report: Report, odd: Odd = Odd()) -> bytes:
    """An Excel 2003 XML workbook of one sheet."""
    cells, hidden = sheet_rows(report, odd)
    lines = ""
    for row, found in enumerate(rows(cells)):
        if found:
            told = ' ss:Hidden="1"' if row in hidden else ""
            lines += f'<Row ss:Index="{row + 1}"{told}>{"".join(_excel_cell(cell, odd) for cell in found)}</Row>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = "".join(f'<Style ss:ID="{name}">{look}</Style>' for name, look in _SS_LOOKS.items())
    frame = '<Style ss:ID="framed"><Borders><Border ss:Position="Left" ss:LineStyle="Continuous"/></Borders></Style>'
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}" xmlns:html="http://www.w3.org/TR/REC-html40">'
        f'<Styles><Style ss:ID="Default"/>{styles}{frame}</Styles>'
        f'<Worksheet ss:Name="Sheet1"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def _excel_cell(cell: Cell, odd: Odd) -> str:
    merge = f' ss:MergeAcross="{cell.width - 1}" ss:MergeDown="{cell.height - 1}"'
    place = f' ss:Index="{cell.column + 1}"{merge if cell.width + cell.height > 2 else ""}'
    if cell.figure and odd.words:
        tag = _SS_INLINE[odd.look]
        rich = f"{escape(cell.text)}<{tag}>{escape(odd.words)}</{tag}>"
        data = f'<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">{rich}</ss:Data>'
        return f'<Cell ss:StyleID="framed"{place}>{data}</Cell>'
    kind = "Number" if cell.figure and cell.text else "String"
    style = ' ss:StyleID="framed"' if cell.figure else ""
    return f'<Cell{style}{place}><Data ss:Type="{kind}">{escape(cell.text)}</Data></Cell>'


_ODF_LOOKS = {
    "struck": 'style:text-line-through-style="solid"',
    "raised": 'style:text-position="super 58%"',
    "white": 'fo:color="#ffffff"',
    "hidden": 'text:display="none"',
}


def ods(report: Report, odd: Odd = Odd(), flat: bool = False, tail: str = "") -> bytes:
    """An OpenDocument spreadsheet of one sheet; ``tail`` is put behind its rows."""
    cells, hidden = sheet_rows(report, odd)
    covered = {(c.row + d, c.column + r) for c in cells for d in range(c.height) for r in range(c.width)}
    lines, columns = "", max(cell.column + cell.width for cell in cells)
    for row, found in enumerate(rows(cells)):
        at = {cell.column: cell for cell in found}
        inner = "".join(
            _ods_cell(at[column], odd)
            if column in at
            else f"<table:{'covered-' if (row, column) in covered else ''}table-cell/>"
            for column in range(columns)
        )
        told = ' table:visibility="collapse"' if row in hidden else ""
        lines += (
            f"<table:table-row{told}>{inner}<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
        )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in _ODF_LOOKS.items()
    )
    frame = '<style:style style:name="framed" style:family="table-cell"><style:table-cell-properties fo:border="1pt solid"/></style:style>'
    body = f'<office:spreadsheet><table:table table:name="Sheet1">{lines}{tail}</table:table></office:spreadsheet>'
    inside = f"<office:automatic-styles>{styles}{frame}</office:automatic-styles><office:body>{body}</office:body>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    if flat:
        return f"<?xml version='1.0'?><office:document {NAMES} office:mimetype=\"{mime}\">{inside}</office:document>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", mime, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", f"<office:document-content {NAMES}>{inside}</office:document-content>")
    return out.getvalue()


def _ods_cell(cell: Cell, odd: Odd) -> str:
    spans = f'table:number-columns-spanned="{cell.width}" table:number-rows-spanned="{cell.height}"'
    words = escape(cell.text)
    if cell.figure and odd.words:
        words += f'<text:span text:style-name="{odd.look}">{escape(odd.words)}</text:span>'
        return f'<table:table-cell table:style-name="framed" {spans} office:value-type="string"><text:p>{words}</text:p></table:table-cell>'
    kind = f'office:value-type="float" office:value="{cell.text}"' if cell.figure and cell.text else ""
    style = ' table:style-name="framed"' if cell.figure else ""
    return f"<table:table-cell{style} {spans} {kind}><text:p>{words}</text:p></table:table-cell>"


def delimited(report: Report, separator: str = ",", padded: bool = True) -> str:
    """A text with separators, as spreadsheet programs save a sheet."""
    cells, _ = sheet_rows(report)
    columns = max(cell.column + cell.width for cell in cells)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    for found in rows(cells):
        line = [""] * columns
        for cell in found:
            line[cell.column] = cell.text
        if not padded:
            while line and not line[-1]:
                line.pop()
        writer.writerow(line)
    return out.getvalue()


# Mail and archives


def mail(*files: tuple[str, bytes], page: str = "<p>请查收。</p>") -> bytes:
    """A mail with files attached."""
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.cn", "b@example.cn", "年度报告"
    made.set_content("请查收。")
    made.add_alternative(page, subtype="html")
    for name, data in files:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return b"Received: from example.cn by example.cn\r\nX-Mailer: x\r\n" + made.as_bytes()


def zipped(*files: tuple[str, bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            package.writestr(name, content)
    return out.getvalue()


def archive(*pages: tuple[str, str]) -> bytes:
    """A web archive as office programs write it: the main page first, GB2312, quoted-printable."""
    from email.mime.multipart import MIMEMultipart
    from email.mime.nonmultipart import MIMENonMultipart
    from quopri import encodestring

    made = MIMEMultipart("related")
    for name, text in pages:
        part = MIMENonMultipart("text", "html", charset="gb2312")
        part["Content-Location"] = f"file:///C:/{name}"
        part["Content-Transfer-Encoding"] = "quoted-printable"
        part.set_payload(encodestring(text.encode("gb18030")).decode("ascii"))
        made.attach(part)
    return made.as_bytes()


def docx_of(report: Report) -> bytes:
    """Our own DOCX."""
    return docx(report)


def excel_page(report: Report, odd: Odd = Odd(), name: str = "Sheet1") -> str:
    """A page as Excel saves a sheet: one table with all that stands on it, empty cells too."""
    cells, hidden = sheet_rows(report, odd)
    covered = {(c.row + d, c.column + r) for c in cells for d in range(c.height) for r in range(c.width)}
    lines, columns = "", max(cell.column + cell.width for cell in cells)
    for row, found in enumerate(rows(cells)):
        at = {cell.column: cell for cell in found}
        inner = "".join(
            _page_cell(at[column], odd) if column in at else "" if (row, column) in covered else "<td></td>\n"
            for column in range(columns)
        )
        told = " style='display:none;mso-height-source:userset'" if row in hidden else ""
        lines += f" <tr height=18{told}>{inner}</tr>\n"
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Excel.Sheet>'
        "<style><!--\n.struck {text-decoration:line-through;}\n.raised {vertical-align:super;}\n"
        ".white {color:white;}\n.hidden {display:none;}\n--></style></head>"
        f"<body><table border=0><col width=72 span={columns}>\n{lines}</table></body></html>"
    )


def _page_cell(cell: Cell, odd: Odd) -> str:
    words = escape(cell.text)
    if cell.figure and odd.words:
        words += f"<font class={odd.look}>{escape(odd.words)}</font>"
    kind = " x:num" if cell.figure else ""
    return f"<td colspan={cell.width} rowspan={cell.height} class=xl65{kind}>{words}</td>\n"


def excel_archive(report: Report, hidden: str = "") -> bytes:
    """A workbook of several sheets as Excel saves it as a single file: texts on the first, a table on each other one."""
    texts = [part for part in parts(report) if isinstance(part, str)]
    tables = [part for part in parts(report) if not isinstance(part, str)]
    names = ["文字", *(f"Sheet{number}" for number in range(2, len(tables) + 2))]
    pages = ["".join(f"<tr><td>{escape(text)}</td></tr>" for text in texts), *map(_page_rows, tables)]
    if hidden:
        names.append("旧表")
        pages.append(hidden)
    sheets = "".join(
        f'<x:ExcelWorksheet><x:Name>{name}</x:Name>\n<x:WorksheetSource HRef="a.files/sheet{i:03}.htm"/></x:ExcelWorksheet>'
        for i, name in enumerate(names)
    )
    main = f"<html><head><meta name=ProgId content=Excel.Sheet><xml>{sheets}</xml></head><frameset><frame src=x></frameset></html>"
    told = "<xml><x:Visible>SheetHidden</x:Visible></xml>"
    return archive(
        ("a.htm", main),
        *(
            (
                f"a.files/sheet{i:03}.htm",
                f"<html><head>{told if names[i] == '旧表' else ''}</head><table>{page}</table></html>",
            )
            for i, page in enumerate(pages)
        ),
        (
            "a.files/tabstrip.htm",
            "<html><table><tr><td><a href=sheet000.htm>文字</a></td><td>Sheet2</td></tr></table></html>",
        ),
    )


def _page_rows(cells: Sequence[Cell]) -> str:
    return "".join(f"<tr>{''.join(_page_cell(cell, Odd()) for cell in found)}</tr>" for found in rows(cells))
