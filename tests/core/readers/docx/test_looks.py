"""What a person does not read as part of the text: crossed out, hidden, marks of notes; and what only looks like it."""

from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.docx.reader import document, walked
from core.readers.raw import RawParagraph
from core.readers.safe_xml import parse
from tests.helpers.makers.docx_maker import W, body, par, table, write

STRUCK, HIDDEN, MARK = NoteCode.STRUCK, NoteCode.HIDDEN, NoteCode.NOTE_MARK
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GoneToo"><w:basedOn w:val="Gone"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Note"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="GonePar"><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Ring"><w:basedOn w:val="Ring"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""


def styled(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*runs: str, properties: str = "", paragraph: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(*runs, properties=paragraph)}</w:tc>"


def read(tmp_path: Path, *blocks: str):
    return document(write(tmp_path / "a.docx", body(*blocks), {"word/styles.xml": STYLES}).read_bytes())


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ("<w:strike/>", STRUCK),
        ("<w:dstrike/>", STRUCK),
        ('<w:rStyle w:val="Gone"/>', STRUCK),
        ('<w:rStyle w:val="GoneToo"/>', STRUCK),
        ("<w:vanish/>", HIDDEN),
        ('<w:rStyle w:val="Secret"/>', HIDDEN),
        ('<w:rStyle w:val="Ring"/>', HIDDEN),
        ('<w:color w:val="FFFFFF"/>', HIDDEN),
        ('<w:vertAlign w:val="superscript"/>', MARK),
        ('<w:vertAlign w:val="subscript"/>', MARK),
        ('<w:position w:val="6"/>', MARK),
        ('<w:rStyle w:val="Note"/>', MARK),
    ],
)
def test_what_does_not_count_is_kept_apart_and_told(tmp_path: Path, properties: str, code: NoteCode) -> None:
    found = read(tmp_path, table([["件数", cell("35", styled("7", properties))]])).tables[0].cells[1]
    assert (found.text, found.left_out) == ("35", ((code, "7"),))
    text = read(tmp_path, par("收到申请35件", styled("7", properties), "。"))
    assert text.items[0].text == "收到申请35件。"  # type: ignore[union-attr]
    assert [note[0] for note in text.notes] == [code]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((styled("35", '<w:vertAlign w:val="superscript"/>'),), "35"),  # a figure raised as a whole is a figure
        (("占地35m", styled("2", '<w:vertAlign w:val="superscript"/>')), "占地35m2"),
        (("35", styled("7", '<w:strike w:val="0"/>')), "357"),
        (("35", styled("7", '<w:rStyle w:val="Gone"/><w:strike w:val="false"/>')), "357"),
        (("35", styled("7", '<w:vertAlign w:val="baseline"/>')), "357"),
        (("35", styled("公开条例", '<w:vertAlign w:val="superscript"/>')), "35公开条例"),  # no mark of a note
        (("3", styled("5", '<w:color w:val="FF0000"/>')), "35"),
    ],
)
def test_what_only_looks_like_it_is_read(tmp_path: Path, runs: tuple[str, ...], text: str) -> None:
    found = read(tmp_path, table([["件数", cell(*runs)]])).tables[0].cells[1]
    assert (found.text, found.left_out) == (text, ())


@pytest.mark.parametrize(
    "ground",
    [
        {"properties": '<w:shd w:val="clear" w:fill="1F497D"/>'},
        {"paragraph": '<w:shd w:val="clear" w:fill="333333"/>'},
    ],
)
def test_white_figures_on_a_dark_ground_are_seen(tmp_path: Path, ground: dict[str, str]) -> None:
    white = styled("35", '<w:color w:val="FFFFFF"/>')
    assert read(tmp_path, table([["件数", cell(white, **ground)]])).tables[0].cells[1].text == "35"
    shaded = styled("35", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>')
    assert read(tmp_path, table([["件数", cell(shaded)]])).tables[0].cells[1].text == "35"


def test_a_paragraph_style_crosses_out_too(tmp_path: Path) -> None:
    found = read(tmp_path, table([["件数", cell("35", paragraph='<w:pStyle w:val="GonePar"/>')]])).tables[0].cells[1]
    assert (found.text, found.left_out) == ("", ((STRUCK, "35"),))


def test_marks_in_several_runs_are_one(tmp_path: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    found = read(tmp_path, table([["件数", cell("35", styled("1", raised), styled("2", raised))]])).tables[0].cells[1]
    assert (found.text, found.left_out) == ("35", ((MARK, "12"),))


def test_a_body_walked_without_its_styles_tells_hidden_words_alike() -> None:
    """As templates are walked: what hides itself is no text, and is told as anywhere else."""
    root = parse(body(par(styled("藏", "<w:vanish/>"), styled("显", ""), styled("也藏", "<w:specVanish/>"))).encode())
    found = walked(root)
    assert [item.text for item in found.items if isinstance(item, RawParagraph)] == ["显"]
    assert [code for code, _ in found.notes] == [HIDDEN]


def everywhere(look: str = "", usual: str = "", table: str = "") -> str:
    """Styles that hold for all words: of the document, of paragraphs, of tables."""
    return f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{usual}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="GoneToo"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="T"><w:rPr>{table}</w:rPr></w:style></w:styles>"""


def cells(tmp_path: Path, styles: str, *runs: str, properties: str = "") -> list[tuple[str, tuple[NoteCode, ...]]]:
    made = body(table([["件数", *(cell(run, paragraph=properties) for run in runs)]]))
    found = document(write(tmp_path / "a.docx", made, {"word/styles.xml": styles}).read_bytes()).tables[0].cells[1:]
    return [(one.text, tuple(code for code, _ in one.left_out)) for one in found]


@pytest.mark.parametrize(
    ("styles", "code"),
    [
        (everywhere("<w:strike/>"), STRUCK),
        (everywhere("<w:vanish/>"), HIDDEN),
        (everywhere('<w:color w:val="FFFFFF"/>'), HIDDEN),
        (everywhere(usual="<w:strike/>"), STRUCK),
        (everywhere(usual='<w:color w:val="auto" w:themeColor="background1"/>'), HIDDEN),
        (everywhere(table="<w:dstrike/>"), STRUCK),
    ],
)
def test_looks_that_all_words_have(tmp_path: Path, styles: str, code: NoteCode) -> None:
    plain = '<w:strike w:val="0"/><w:dstrike w:val="0"/><w:vanish w:val="0"/><w:color w:val="000000"/>'
    assert cells(tmp_path, styles, styled("5", ""), styled("5", plain)) == [("", (code,)), ("5", ())]


def test_one_level_of_styles_turns_round_what_another_says(tmp_path: Path) -> None:
    runs = (
        styled("5", ""),
        styled("5", '<w:rStyle w:val="GoneToo"/>'),
        styled("5", '<w:rStyle w:val="GoneToo"/><w:strike/>'),
    )
    struck = ("", (STRUCK,))
    assert cells(tmp_path, everywhere(), *runs, properties='<w:pStyle w:val="Gone"/>') == [struck, ("5", ()), struck]
    assert cells(tmp_path, everywhere(), *runs) == [("5", ()), struck, struck]
    assert cells(tmp_path, everywhere("<w:strike/>"), *runs, properties='<w:pStyle w:val="Gone"/>') == [struck] * 3


def test_a_style_that_the_file_lacks_is_the_one_that_all_have(tmp_path: Path) -> None:
    assert cells(tmp_path, everywhere(usual="<w:strike/>"), "5", properties='<w:pStyle w:val="None"/>') == [
        ("", (STRUCK,))
    ]


def test_what_holds_for_all_words_is_no_matter_where_nothing_is_said(tmp_path: Path) -> None:
    assert cells(tmp_path, everywhere('<w:sz w:val="21"/>'), "5") == [("5", ())]


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        ('<w:spacing w:val="-100"/>', False),
        ('<w:spacing w:val="-5pt"/>', False),
        ('<w:spacing w:val="-20"/>', True),
        ('<w:spacing w:val="-60"/><w:sz w:val="28"/>', True),
        ('<w:spacing w:val="-120"/><w:sz w:val="28"/>', False),
        ('<w:spacing w:val="100"/>', True),
        ('<w:color w:val="000000" w:themeColor="background1"/>', False),
        ('<w:color w:val="FFFFFF" w:themeColor="text1"/>', True),
        ('<w:color w:val="F2F2F2" w:themeColor="background1" w:themeShade="F2"/>', False),
    ],
)
def test_characters_over_one_another_and_colours_of_the_theme(tmp_path: Path, look: str, seen: bool) -> None:
    assert cells(tmp_path, everywhere(), styled("357", look)) == [("357", ()) if seen else ("", (HIDDEN,))]


def test_one_character_lies_over_none(tmp_path: Path) -> None:
    close = '<w:spacing w:val="-100"/>'
    assert cells(tmp_path, everywhere(), styled("5", close), styled("5", close) + styled("6", "")) == [
        ("5", ()),
        ("6", (HIDDEN,)),
    ]


def test_hollow_letters_are_seen(tmp_path: Path) -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    line = f'<w14:textOutline {w14} w14:w="9525"><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textOutline>'
    fill = f"<w14:textFill {w14}><w14:noFill/></w14:textFill>"
    assert cells(tmp_path, everywhere(), styled("5", line + fill), styled("5", fill)) == [("5", ()), ("", (HIDDEN,))]


DARK = '<w:tcPr><w:shd w:val="clear" w:fill="1F497D"/></w:tcPr>'


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("", False),
        (DARK, True),
        (f'<w:tblStylePr w:type="band1Horz">{DARK}</w:tblStylePr>', True),
        (f'<w:tblStylePr w:type="firstRow">{DARK}</w:tblStylePr>', False),
        ('<w:basedOn w:val="Dark"/>', True),
        ('<w:basedOn w:val="Own"/>', False),
    ],
)
def test_only_the_style_of_its_own_table_gives_a_cell_a_ground(tmp_path: Path, style: str, seen: bool) -> None:
    """Templates hold a hundred table styles, most of them with some dark ground."""
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="Own">{style}</w:style>
<w:style w:type="table" w:styleId="Dark">{DARK}</w:style></w:styles>"""
    rows = [["a", "b", "c"], ["d", cell(styled("357", '<w:color w:val="FFFFFF"/>')), "f"], ["g", "h", "i"]]
    made = body(table(rows)).replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Own"/></w:tblPr>')
    found = document(write(tmp_path / "a.docx", made, {"word/styles.xml": styles}).read_bytes()).tables[0].cells[4]
    assert (found.text, found.left_out) == (("357", ()) if seen else ("", ((HIDDEN, "357"),)))


def test_a_cell_at_the_edge_may_have_the_ground_of_the_edge(tmp_path: Path) -> None:
    styles = f"""<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="Own">
<w:tblStylePr w:type="firstRow">{DARK}</w:tblStylePr></w:style></w:styles>"""
    white = cell(styled("件数", '<w:color w:val="FFFFFF"/>'))
    made = body(table([["a", white, "c"], ["d", "e", "f"]])).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Own"/></w:tblPr>'
    )
    found = document(write(tmp_path / "a.docx", made, {"word/styles.xml": styles}).read_bytes()).tables[0].cells[1]
    assert found.text == "件数"
