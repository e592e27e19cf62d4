"""What a reader of the accepted text sees, for each of Word's ways to write it."""

from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.docx import reader as docx_reader
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.raw import RawDocument, RawParagraph, RawTable
from tests.helpers.makers.docx_maker import NAMES, W, body, cell, par, run, table, write
from tests.helpers.raw_views import boxes, texts

GRID = [["甲", "乙"], ["1", "2"]]


@pytest.fixture
def reading(tmp_path: Path):
    def read(*blocks: str, **parts: str) -> RawDocument:
        named = {f"word/{name}.xml": f"<w:{name} {NAMES}>{text}</w:{name}>" for name, text in parts.items()}
        return docx_reader.document(write(tmp_path / "a.docx", body(*blocks), named).read_bytes())

    return read


def test_runs_tabs_and_breaks(reading) -> None:
    block = par(run("1"), run("23"), "<w:r><w:tab/><w:t>4</w:t><w:br/><w:t>5</w:t><w:noBreakHyphen/></w:r>")
    assert texts(reading(block)) == ["123\t4\n5-"]


def test_merged_cells_are_boxes(reading) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = reading(
        table([[cell("头", 2), "总"], [cell("左", 1, down), "a", "b"], [cell("", 1, on), "c", "d"]]),
    )
    assert boxes(document) == [
        (0, 0, 1, 2, "头"),
        (0, 2, 1, 1, "总"),
        (1, 0, 2, 1, "左"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b"),
        (2, 1, 1, 1, "c"),
        (2, 2, 1, 1, "d"),
    ]


def test_a_merge_that_continues_nothing_is_a_cell(reading) -> None:
    assert boxes(reading(table([["a", "b"], [cell("c", 1, "<w:vMerge/>"), "d"]])))[2] == (1, 0, 1, 1, "c")


def test_old_horizontal_merge_and_cells_left_out(reading) -> None:
    row = [cell("头", 1, '<w:hMerge w:val="restart"/>'), cell("", 1, "<w:hMerge/>"), "尾"]
    document = reading(table([row, ["a", "b", "c"]]))
    assert boxes(document)[:2] == [(0, 0, 1, 2, "头"), (0, 2, 1, 1, "尾")]
    late = table([["a", "b"], ["c"]]).replace("<w:tr>", "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>", 2)
    assert boxes(reading(late))[2][:2] == (1, 1)


def test_absurd_span_is_bounded(reading) -> None:
    (only,) = reading(table([[cell("a", 999999999), "b"], ["c", "d"]])).tables
    assert only.columns < 100


def test_tracked_changes_are_accepted(reading) -> None:
    gone = (
        "<w:del><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
    )
    new = f"<w:ins>{run('新')}</w:ins><w:moveTo>{run('来')}</w:moveTo>"
    document = reading(par("文", gone, new), table([["a", "b"], [cell(par(gone, new)), "d"]]))
    assert texts(document) == ["文新来"]
    assert boxes(document)[2][4] == "新来"


def test_deleted_paragraph_end_joins_the_next(reading) -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    document = reading(par("前", properties=mark), par("后"), par("末", properties=mark), table(GRID))
    assert texts(document) == ["前后", "末"]
    (only,) = reading(table([["a", cell(par("1", properties=mark) + par("2"))], ["b", "c"]])).tables
    assert only.cells[1].text == "12"


def test_deleted_row_and_cell_are_gone(reading) -> None:
    text = table([["a", "b"], ["x", "y"], ["c", "d"]])
    parts = text.split("<w:tr>")
    parts[2] = "<w:trPr><w:del/></w:trPr>" + parts[2]
    assert [c[4] for c in boxes(reading("<w:tr>".join(parts)))] == ["a", "b", "c", "d"]
    assert [c[4] for c in boxes(reading(table([["a", cell("x", 1, "<w:cellDel/>"), "b"], ["c", "d"]])))] == list("abcd")


def test_fields_show_their_result(reading) -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = char("begin") + run("内码") + char("separate") + run("内果") + char("end")
    code = "<w:r><w:instrText>SUM(ABOVE)</w:instrText></w:r>"
    field = char("begin") + code + inner + char("separate") + run("12") + char("end")
    assert texts(reading(par("共", field, "件"))) == ["共12件"]
    assert texts(reading(par(f'<w:fldSimple w:instr="PAGE">{run("7")}</w:fldSimple>'))) == ["7"]


def test_links_and_content_controls(reading) -> None:
    link = f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{run('标')}</w:smartTag>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('8')}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{par('整段')}</w:sdtContent></w:sdt>"
    assert texts(reading(par(link, control, prompt), wrapped)) == ["链标8", "整段"]


def test_rows_and_cells_in_content_controls(reading) -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{cell('a')}{control(cell('b'))}</w:tr>"
    document = reading(f"<w:tbl>{row}{control(row)}</w:tbl>")
    assert [c[4] for c in boxes(document)] == ["a", "b", "a", "b"]


def test_hidden_text_and_readings_above_characters(reading) -> None:
    hidden = (
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r>"
    )
    ruby = f"<w:r><w:ruby><w:rt>{run('pin')}</w:rt><w:rubyBase>{run('拼')}</w:rubyBase></w:ruby></w:r>"
    assert texts(reading(par(hidden, ruby))) == ["显拼"]


def test_text_box_is_read_once(reading) -> None:
    box = f"<w:txbxContent>{par('标题')}</w:txbxContent>"
    modern = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{modern}{old}</mc:AlternateContent></w:r>"
    assert texts(reading(par(both, "正文"))) == ["标题", "正文"]
    alone = f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>"
    assert texts(reading(par(alone))) == ["标题", ""]
    assert [c[4] for c in boxes(reading(table([["a", cell(par(both))], ["b", "c"]])))] == ["a", "标题\n", "b", "c"]


def test_pictures_are_counted(reading) -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    ((code, sentence),) = reading(par(picture, picture)).notes
    assert code == "picture"
    assert "2张图片" in sentence
    assert reading(par("字")).notes == ()


def test_layout_tables_are_dissolved(reading) -> None:
    one_cell = table([[cell(par("题") + table(GRID) + par("尾"))]])
    document = reading(one_cell)
    assert texts(document) == ["题", "尾"]
    assert [c[4] for c in boxes(document)] == ["甲", "乙", "1", "2"]
    beside = table([[cell("导航"), cell(par("题") + table([*GRID, ["3", "4"]]))]])
    assert texts(reading(beside)) == ["导航", "题"]
    assert texts(reading(table([["一行"], ["又一行"]]))) == ["一行", "又一行"]


def test_small_inner_table_stays_in_its_cell(reading) -> None:
    inner = cell(table([["1", "2"]]) + par(""))
    (only,) = reading(table([["a", "b", "c"], ["d", inner, "e"]])).tables
    assert only.cells[4].text == "1\n2\n"


LIST = """<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>"""


def item(text: str, level: int = 0, number: int = 1) -> str:
    return par(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_list_numbers_are_printed(reading) -> None:
    blocks = (
        item("a"),
        item("b"),
        item("c", 1),
        item("d", 1),
        item("e"),
        item("f", 1),
        item("g", 0, 2),
        item("h", 0, 9),
    )
    document = reading(*blocks, numbering=LIST)
    numbers = [i.number for i in document.items if isinstance(i, RawParagraph)]
    assert numbers == ["一、", "二、", "二.1", "二.2", "三、", "三.1", "五、", ""]


def test_numbers_and_levels_come_from_styles(reading) -> None:
    styles = """<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="t"><w:basedOn w:val="1"/></w:style><w:style w:styleId="r"><w:basedOn w:val="r"/></w:style>"""
    blocks = (par(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("1", "t", "r"))
    document = reading(*blocks, numbering=LIST, styles=styles)
    assert [(i.number, i.level) for i in document.items if isinstance(i, RawParagraph)] == [
        ("一、", 1),
        ("二、", 1),
        ("", 0),
    ]


@pytest.mark.parametrize(
    ("style", "first", "twelfth"),
    [
        ("decimal", "1", "12"),
        ("chineseCountingThousand", "一", "十二"),
        ("chineseLegalSimplified", "壹", "拾贰"),
        ("upperLetter", "A", "L"),
        ("lowerRoman", "i", "xii"),
        ("decimalEnclosedCircle", "①", "⑫"),
        ("decimalZero", "01", "12"),
    ],
)
def test_styles_of_numbers(reading, style: str, first: str, twelfth: str) -> None:
    numbering = LIST.replace("chineseCounting", style).replace("%1、", "%1")
    document = reading(*(item("x") for _ in range(12)), numbering=numbering)
    numbers = [i.number for i in document.items if isinstance(i, RawParagraph)]
    assert (numbers[0], numbers[11]) == (first, twelfth)


def test_refs_are_the_elements(reading) -> None:
    document = reading(par("段"), table(GRID))
    paragraph, raw = document.items
    assert isinstance(paragraph, RawParagraph)
    assert isinstance(raw, RawTable)
    assert getattr(paragraph.ref, "tag", "") == f"{{{W}}}p"
    assert {getattr(c.ref, "tag", "") for c in raw.cells} == {f"{{{W}}}tc"}


def test_strict_names_and_another_main_part(tmp_path: Path) -> None:
    strict = body(par("字")).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document = docx_reader.document(write(tmp_path / "a.docx", strict, main="word/document2.xml").read_bytes())
    assert texts(document) == ["字"]


def test_footnotes_are_told_in_full(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parting = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    note = f'<w:footnote w:id="2">{par(run("含上年度结转数量"))}</w:footnote>'
    parts = {"word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{parting}{note}</w:footnotes>'}
    document = docx_reader.document(write(tmp_path / "a.docx", body(par(run("收到9件"), mark)), parts).read_bytes())
    assert [item.text for item in document.items if isinstance(item, RawParagraph)] == ["收到9件"]
    assert [(code, "“含上年度结转数量”" in told) for code, told in document.notes] == [(NoteCode.FOOTNOTE, True)]


def in_math(inner: str) -> str:
    return f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{inner}</m:oMath>'


def math_run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def test_a_fraction_of_a_formula_is_no_whole_number(reading) -> None:
    """1 over 2 is not 12, and the 2 of m² no digit of the figure before it."""
    half = in_math(f"<m:f><m:num>{math_run('1')}</m:num><m:den>{math_run('2')}</m:den></m:f>")
    square = in_math(f"<m:sSup><m:e>{math_run('35')}</m:e><m:sup>{math_run('2')}</m:sup></m:sSup>")
    assert texts(reading(par(run("占"), half))) == ["占1/2"]
    (only,) = reading(table([["甲", "乙"], [cell(par(square)), "1"]])).tables
    assert only.cells[2].text == "35" and only.cells[2].left_out == ((NoteCode.NOTE_MARK, "2"),)


def test_what_is_written_for_newer_and_older_programs_is_read_once(reading) -> None:
    def twice(newer: str, older: str) -> str:
        choice = f"<mc:Choice Requires='wps'>{newer}</mc:Choice>"
        return f"<mc:AlternateContent>{choice}<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"

    assert texts(reading(twice(par("新"), par("旧")), twice("", par("只有旧的")))) == ["新", "只有旧的"]
    inside = cell("").replace(par(""), twice(par("12"), par("13")))
    assert boxes(reading(table([["甲", inside], ["1", "2"]])))[1][4] == "12"


def test_a_symbol_of_a_font_is_not_dropped(reading) -> None:
    ticked = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert texts(reading(par(run("依法公开"), ticked))) != ["依法公开"]


def test_a_picture_in_a_cell_is_told_there(reading) -> None:
    """It may be a figure that somebody pasted as a picture."""
    picture = cell("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>")
    (only,) = reading(table([["甲", "乙"], [picture, "1"]])).tables
    assert [c.left_out for c in only.cells] == [(), (), (IN_CELL_PICTURE,), ()]


def test_the_last_paragraph_of_a_cell_whose_end_was_deleted_is_there(reading) -> None:
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    found = cell(par(run("1")) + par(run("2"), properties=deleted))
    assert boxes(reading(table([["甲", found], ["1", "2"]])))[1][4] == "1\n2"


@pytest.mark.parametrize(
    "row",
    ["<w:trPr><w:hidden/></w:trPr>", "<w:trPr><w:trHeight w:val='15' w:hRule='exact'/></w:trPr>"],
    ids=["marked", "without height"],
)
def test_a_row_that_nobody_sees_is_told(reading, row: str) -> None:
    first, second, third = table([["甲", "乙"], ["7", "8"], ["1", "2"]]).split("</w:tr>", 2)
    found = reading("</w:tr>".join((first, second.replace("<w:tr>", f"<w:tr>{row}"), third)))
    assert [c[4] for c in boxes(found)] == ["甲", "乙", "1", "2"]
    assert [code for code, _ in found.notes] == [NoteCode.HIDDEN]


def test_a_row_that_is_not_hidden_after_all_counts(reading) -> None:
    shown = table([["甲", "乙"], ["7", "8"]]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden w:val='0'/></w:trPr>")
    assert [c[4] for c in boxes(reading(shown))] == ["甲", "乙", "7", "8"]


def test_rows_that_nobody_sees_in_tables_that_arrange_the_page_and_within_cells(reading) -> None:
    hidden, deleted = "<w:tr><w:trPr><w:hidden/></w:trPr>", "<w:tr><w:trPr><w:del/></w:trPr>"
    column = table([["甲"], ["乙"]])
    arranged = reading(column.replace("<w:tr>", hidden, 1))
    assert texts(arranged) == ["乙"] and [code for code, _ in arranged.notes] == [NoteCode.HIDDEN]
    assert texts(reading(column.replace("<w:tr>", deleted, 1))) == ["乙"]
    for mark, left in ((hidden, ((NoteCode.HIDDEN, "9"),)), (deleted, ())):
        inner = table([["9"], ["7"]]).replace("<w:tr>", mark, 1)
        found = reading(table([["行", "列"], ["甲", cell(inner + par("件"))]])).tables[0].cells[-1]
        assert (found.text.split(), found.left_out) == (["7", "件"], left)
