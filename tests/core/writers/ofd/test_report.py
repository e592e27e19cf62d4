"""Reports as OFD: the very pages of the PDF, read back equal by us and by another reader, nothing personal inside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path

import ofdkit
import pytest

from core import enclosed
from core.forms.catalog import FORMS
from core.opening import open_any
from core.readers.ofd import reader as ofd_reader
from core.readers.pages.model import Page
from core.readers.pdf import reader as pdf_reader
from core.report.report import Finished, Report
from core.writers.layout.style import DOCUMENT, OFFICIAL, STYLES, Style, style_of
from core.writers.ofd import report as ofd_report
from core.writers.typesetting import typeset
from core.writers.typesetting.drawing import Bookmark, DrawnDocument, DrawnPage, DrawnText, PlacedGlyph
from tests.helpers import ofd_audit

EVERY = [(form, style) for form in FORMS for style in STYLES.values()]
WHEN = datetime(2026, 1, 20, 9, 30)
LONG = "严格落实公开审查，全年发布信息126条，办理申请3件。" * 40
ADDRESS = "网址：https://www.example.gov.cn/" + "zwgk/" * 30 + "index.html，附件见该页。"


def filled(form: str = "2021") -> Report:
    texts = {
        "overview": f"（一）主动公开\n甲\t乙\u00a0丙\u3000丁  两空格，𠮷林。\n{LONG}\n{ADDRESS}",
        "problems": "问题：fi ffl é，——“引号”……㎡①。",
        "other": "无。",
    }
    report = Report(form, 2025, {"agency": "临江市财政局"}, texts)
    return report.with_values({key: number % 7 for number, key in enumerate(report.form.typed)})


@pytest.mark.parametrize(("form", "style"), EVERY)
def test_structure_by_the_standard(form: str, style: Style) -> None:
    report = filled(form)
    for data in ("", enclosed.data_of(report)):
        assert ofd_audit.faults(ofd_report.to_bytes(report, style, WHEN, data)) == []


def near(one: float, other: float) -> bool:
    return abs(one - other) < 0.05


def letters(page: Page) -> list[tuple[str, float, float, float]]:
    """What is seen and where, in an order that does not hang on the file's."""
    seen = [(round(g.base), round(g.x0), g.text, g.x0, g.base, g.size) for g in page.glyphs if g.text.strip()]
    return [(text, x, base, size) for _, _, text, x, base, size in sorted(seen)]


@pytest.mark.parametrize(("form", "style"), EVERY)
def test_pages_are_those_of_the_pdf(form: str, style: Style) -> None:
    """Letters on the same lines and places, rules and grounds, page for page; both as our readers find them."""
    report = filled(form)
    ofd = ofd_reader.pages(ofd_report.to_bytes(report, style, WHEN))
    pdf = pdf_reader.pages(typeset.pdf(report, style))
    assert len(ofd) == len(pdf) > 2
    for one, other in zip(ofd, pdf, strict=True):
        assert near(one.width, other.width) and near(one.height, other.height)
        pairs = list(zip(letters(one), letters(other), strict=True))
        assert all(a[0] == b[0] for a, b in pairs)
        # PDFium tells the box of a rare letter by its ink, and shares a ligature among its letters in its own way.
        assert all(near(a, b) for first, second in pairs for a, b in zip(first[2:], second[2:], strict=True))
        apart = [first[0] for first, second in pairs if abs(first[1] - second[1]) > 0.3]
        assert set(apart) <= set("fil—")
        assert all(near(a, b) for a, b in zip(rules(one), rules(other), strict=True))
        assert len(one.grounds) == len(other.grounds)


def rules(page: Page) -> list[float]:
    listed = sorted((round(r.start), round(r.end), r.at) for r in chain(page.across, page.down))
    return [at for *_, at in listed]


def test_another_reader_finds_the_words() -> None:
    report = filled()
    with ofdkit.open(ofd_report.to_bytes(report, OFFICIAL, WHEN)) as document:
        words = "".join(document.text().split())
        assert len(document.pages) == len(pdf_reader.pages(typeset.pdf(report)))
        assert document.info.title == "临江市财政局2025年政府信息公开工作年度报告"
    for key in ("overview", "problems"):
        for paragraph in report.text(key).split("\n"):
            assert "".join(paragraph.split()) in words


def test_the_same_report_gives_the_same_bytes() -> None:
    report = filled()
    one = ofd_report.to_bytes(report, OFFICIAL, WHEN, enclosed.data_of(report))
    assert one == ofd_report.to_bytes(report, OFFICIAL, WHEN.replace(hour=23), enclosed.data_of(report))
    other = report.with_text("problems", "另一句。")
    assert _identity(one) != _identity(ofd_report.to_bytes(other, OFFICIAL, WHEN))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def _identity(data: bytes) -> str:
    return parts(data)["OFD.xml"].split("DocID>")[1][:32]


def test_nothing_personal_is_inside() -> None:
    report = replace(filled(), finished=Finished("2026-01-20", "李明"), extra={"path": "C:/Users/li/年报.json"})
    told = "".join(parts(ofd_report.to_bytes(report, OFFICIAL, WHEN, enclosed.data_of(report))).values())
    for private in ("李明", "C:/Users", str(Path.home())):
        assert private not in told
    assert "<ofd:CreationDate>2026-01-20</ofd:CreationDate>" in told


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_draft_mark_and_page_numbers(style: Style) -> None:
    with ofdkit.open(ofd_report.to_bytes(filled(), style_of(style.key, draft=True), WHEN)) as document:
        pages = [page.text() for page in document.pages]
    assert all("草稿" in page for page in pages)
    numbered = [f"— {number} —" in page for number, page in enumerate(pages, 1)]
    assert all(numbered) if style is DOCUMENT else not any(numbered)


def test_letters_that_some_readers_mistake() -> None:
    """Beyond U+FFFF, blanks at the ends, a mark above a letter: in objects and distances that all agree on."""
    report = Report("2021", 2025, {"agency": "𠮷林市局"}, {"problems": "\u3000\u3000首行𠮷𠮷行，e\u0301 fi。"})
    data = ofd_report.to_bytes(report, OFFICIAL, WHEN)
    assert ofd_audit.faults(data) == []
    with ofdkit.open(data) as document:
        words = document.text()
    assert "𠮷林市局" in words and "首行𠮷𠮷行，e\u0301 fi。" in words


def test_written_to_a_file(tmp_path: Path) -> None:
    report = filled()
    ofd_report.export(report, tmp_path / "年报.ofd", data=enclosed.data_of(report))
    again = open_any(tmp_path / "年报.ofd")
    assert (again.report.texts, again.report.values) == (report.texts, report.values)
    assert not again.notes


def test_letters_that_no_font_has_stay_themselves() -> None:
    """Set where the PDF has its stand-in, and written as they are: another computer may have the font."""
    report = Report("2021", 2025, {"agency": "\U000304a3林市局"}, {"problems": "甲\U000304a3乙〓丙\U00030edd。"})
    data = ofd_report.to_bytes(report, OFFICIAL, WHEN)
    assert ofd_audit.faults(data) == []
    with ofdkit.open(data) as document:
        words = "".join(document.text().split())
        assert (document.info.title or "").startswith("\U000304a3林市局")
    assert "甲\U000304a3乙〓丙\U00030edd。" in words and words.startswith("\U000304a3林市局")
    places = [[(round(g.x0), round(g.base)) for g in page.glyphs] for page in ofd_reader.pages(data)]
    pdf = [[(round(g.x0), round(g.base)) for g in page.glyphs] for page in pdf_reader.pages(typeset.pdf(report))]
    assert list(map(sorted, places)) == list(map(sorted, pdf))


LINE = DrawnText("SimSun", 10, 72, (PlacedGlyph("一", 10, 10),))
ABOUT = ofd_report.Described("甲<乙> & “丙”", '临江市"财政"局', date(2026, 1, 20))


def made_parts(drawn: DrawnDocument, data: str = "") -> dict[str, str]:
    """The parts of a file made of these pages."""
    made = ofd_report.package(drawn, ABOUT, data)
    assert ofd_audit.faults(made) == []
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_pages_each_of_its_own_size() -> None:
    made = made_parts(DrawnDocument((DrawnPage(72, 144, (LINE,)), DrawnPage(144, 72, (LINE, LINE)))))
    assert "<ofd:PhysicalBox>0 0 25.4 50.8</ofd:PhysicalBox>" in made["Doc_0/Document.xml"]
    assert "<ofd:PhysicalBox>0 0 50.8 25.4</ofd:PhysicalBox>" in made["Doc_0/Pages/Page_1/Content.xml"]
    assert made["Doc_0/PublicRes.xml"].count("<ofd:Font ") == 1


def test_an_empty_page() -> None:
    assert (
        'Type="Body"></ofd:Layer>'
        in made_parts(DrawnDocument((DrawnPage(72, 72, ()),)))["Doc_0/Pages/Page_0/Content.xml"]
    )


def test_what_it_says_of_itself() -> None:
    front = made_parts(DrawnDocument((DrawnPage(72, 72, (LINE,)),)))["OFD.xml"]
    assert '<ofd:Title>甲&lt;乙&gt; &amp; “丙”</ofd:Title><ofd:Author>临江市"财政"局</ofd:Author>' in front
    assert "<ofd:CreationDate>2026-01-20</ofd:CreationDate><ofd:ModDate>2026-01-20</ofd:ModDate>" in front


def test_headings() -> None:
    pages = (DrawnPage(72, 72, (LINE,)), DrawnPage(72, 72, (LINE,)))
    main = made_parts(DrawnDocument(pages, (Bookmark('一、"总体"', 1, 7.2, 36),)))["Doc_0/Document.xml"]
    assert '<ofd:Dest Type="XYZ" PageID="2" Left="2.54" Top="12.7"/>' in main


def test_attached() -> None:
    drawn = DrawnDocument((DrawnPage(72, 72, (LINE,)),))
    made = made_parts(drawn, '{"甲": "<乙>"}')
    assert made["Doc_0/Attachs/report-data.json"] == '{"甲": "<乙>"}'
    assert "Attach" not in "".join(made_parts(drawn))
