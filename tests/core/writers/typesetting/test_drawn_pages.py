"""What is drawn on typeset pages, read out of the PDF: held against what PDFium finds there, and small contents."""

import zlib

import pytest

from core.forms.catalog import FORMS
from core.readers.pages.model import without_radicals
from core.readers.pdf import reader as pdf_reader
from core.report.report import Report
from core.writers.layout.style import STYLES, Style
from core.writers.typesetting import typeset
from core.writers.typesetting.drawing import DrawnDocument, DrawnPath, DrawnText
from core.writers.typesetting.drawn_pages import drawn


def report(form: str = "2021") -> Report:
    texts = {"overview": "（一）主动公开\n甲\t乙\u00a0丙\u2f00\u4e00。(括号)\\", "other": "无。\n" * 90}
    made = Report(form, 2025, {"agency": "临江市财政局"}, texts)
    return made.with_values(dict.fromkeys(made.form.typed, 5))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_every_letter_that_pdfium_finds(form: str, style: Style) -> None:
    data = typeset.pdf(report(form), style)
    for mine, theirs in zip(drawn(data).pages, pdf_reader.pages(data), strict=True):
        glyphs = [(g.text, item.base) for item in mine.items if isinstance(item, DrawnText) for g in item.glyphs]
        found = sorted((without_radicals(text), round(base)) for text, base in glyphs if text.strip())
        assert found == sorted((g.text, round(g.base)) for g in theirs.glyphs if g.text.strip())


def test_headings_to_jump_to() -> None:
    found = drawn(typeset.pdf(report()))
    assert [mark.title[:2] for mark in found.bookmarks] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    for mark in found.bookmarks:
        bases = [
            item.base
            for item in found.pages[mark.page].items
            if isinstance(item, DrawnText) and "".join(g.text for g in item.glyphs) == mark.title
        ]
        assert bases and 0 < bases[0] - mark.top < 40


def small(content: bytes) -> DrawnDocument:
    """A PDF of one page with this content, as the compiler writes files."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Pages/Count 1/Kids[2 0 R]>>",
        b"<</Type/Page/Resources 3 0 R/MediaBox[0 0 200 100]/Parent 1 0 R/Contents 4 0 R>>",
        b"<</Font<</f0 5 0 R>>>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+SimSun-Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/DW 0/W[1 2 1000 3[500 250]]>>",
        b"<</Length 99>>\nstream\n1 beginbfchar\n<0001> <4E00>\n<0028> <4E8C>\n<0003> <D842DFB7>\nendbfchar\nendstream",
        b"<</Type/Catalog/Pages 1 0 R>>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += (
        b"xref\n0 9\n0000000000 65535 f \n"
        + listed
        + b"trailer\n<</Size 9/Root 8 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    )
    return drawn(data)


def test_strings_kerning_and_other_texts() -> None:
    content = rb"""q 1 0 0 -1 20 80 cm 1 0 0 scn 0.5 w BT 2 Tr/f0 10 Tf 1 0 0 -1 0 0 Tm
[(\000\001)-500<0028>(\000\050)]TJ/Span<</ActualText<FEFF00A0>>>BDC <0003> Tj EMC ET Q"""
    (item,) = small(content).pages[0].items
    assert isinstance(item, DrawnText)
    assert (item.font, item.size, item.base, item.colour, item.outline) == ("SimSun", 10, 20, (255, 0, 0), 0.5)
    assert [glyph.text for glyph in item.glyphs] == ["一", "二", "二", "\u00a0"]
    assert [glyph.x for glyph in item.glyphs] == [20, 35, 35, 35] and item.glyphs[-1].width == 5


def test_pieces_of_a_word_are_one_text() -> None:
    """The compiler draws those of a long word one by one, some a hair higher; readers look for the whole word."""
    texts = [
        "".join(glyph.text for glyph in item.glyphs)
        for item in small(
            rb"q BT/f0 10 Tf 1 0 0 1 5 50 Tm(\000\001)Tj ET Q q BT/f0 10 Tf 1 0 0 1 15 50.00001 Tm(\000\050)Tj ET Q "
            rb"BT/f0 10 Tf 1 0 0 1 30 50 Tm(\000\001)Tj ET BT/f0 9 Tf 1 0 0 1 40 50 Tm(\000\001)Tj ET "
            rb"BT/f0 9 Tf 1 0 0 1 49 52 Tm(\000\001)Tj ET"
        )
        .pages[0]
        .items
        if isinstance(item, DrawnText)
    ]
    assert texts == ["一二", "一", "一", "一"]


def test_letters_beyond_the_plane_and_escapes() -> None:
    (item,) = small(rb"BT/f0 10 Tf 1 0 0 1 5 50 Tm(\000\003\000\()Tj ET").pages[0].items
    assert isinstance(item, DrawnText)
    assert [glyph.text for glyph in item.glyphs] == ["𠮷", "二"]


def test_paths() -> None:
    content = (
        b"q 1 0 0 -1 10 90 cm 0.5 g 0 0 1 scn 0 0 m 30 0 l 30 10 l h f Q q 2 w 0 50 m 9 50 l S Q 1 2 3 4 re B 5 5 m n"
    )
    area, line, box = small(content).pages[0].items
    assert area == DrawnPath((((10, 10), (40, 10), (40, 20), (10, 10)),), (0, 0, 255), None)
    assert line == DrawnPath((((0, 50), (9, 50)),), None, (0, 0, 0), 2)
    assert isinstance(box, DrawnPath) and box.fill == box.stroke == (0, 0, 0)
    assert box.outlines[0][2] == (4, 94)
