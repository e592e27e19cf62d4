"""A drawn page as the content of an OFD page: numbers, distances, objects parted where readers differ."""

from itertools import count

import pytest

from core.writers.ofd.page import content, mm
from core.writers.typesetting.drawing import DrawnPage, DrawnPath, DrawnText, PlacedGlyph


def made(*items: DrawnText | DrawnPath) -> str:
    return content(DrawnPage(72, 144, items), count(1), lambda own: (7, own.endswith("Bold"))).split('Body">')[1]


def line(*texts: str, font: str = "SimSun", width: float = 10, **more: object) -> DrawnText:
    glyphs = tuple(PlacedGlyph(text, 10 + place * width, width) for place, text in enumerate(texts))
    return DrawnText(font, 10, 72, glyphs, **more)  # type: ignore[arg-type]


def codes(*texts: str) -> list[tuple[str, str]]:
    """The text codes of a line: distances and text."""
    parts = made(line(*texts)).split("<ofd:TextCode ")[1:]
    return [
        (part.partition(">")[0].partition("DeltaX=")[2].strip('"'), part.split(">")[1].split("<")[0]) for part in parts
    ]


@pytest.mark.parametrize(
    ("points", "expected"), [(72, "25.4"), (0, "0"), (-0.00001, "0"), (12, "4.2333"), (1440, "508")]
)
def test_millimetres(points: float, expected: str) -> None:
    assert mm(points) == expected


def test_text() -> None:
    assert made(line("一", "<")) == (
        '<ofd:TextObject ID="2" Boundary="3.5278 21.8722 7.4083 4.7625" Font="7" Size="3.5278">'
        '<ofd:TextCode X="0" Y="3.5278" DeltaX="3.5278">一&lt;</ofd:TextCode></ofd:TextObject>'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    bold = made(line("一", font="SimSun-Bold", colour=(255, 0, 0), outline=0.3))
    assert 'Weight="700" Stroke="true" LineWidth="0.1058"' in bold
    assert '<ofd:FillColor Value="255 0 0"/><ofd:StrokeColor Value="255 0 0"/>' in bold


def test_distances() -> None:
    assert codes(*"一二三四") == [("g 3 3.5278", "一二三四")]
    assert codes(*"一二三") == [("3.5278 3.5278", "一二三")]
    assert codes("一") == [("", "一")]


def test_one_glyph_for_several_letters() -> None:
    assert codes("fi", "一") == [("1.7639 1.7639", "fi一")]
    assert codes("e\u0301", "一") == [("3.5278 0", "e\u0301一")]
    assert codes("一", "", "二") == [("7.0556", "一二")]
    assert codes("⚕\ufe0f", "一") == [("0 3.5278", "⚕\ufe0f一")]  # unseen: where its letter begins


@pytest.mark.parametrize(
    ("texts", "parted"),
    [
        ("一𠮷二", ["一", "𠮷", "二"]),
        ("𠮷𠮷", ["𠮷", "𠮷"]),
        ("\u3000\u3000一 二 ", ["\u3000\u3000", "一 二", " "]),
        ("\u00a0", ["\u00a0"]),
        ("一  ", ["一", "  "]),
        ("一\x07\ufffe\ud800二", ["一二"]),
    ],
)
def test_objects_of_their_own(texts: str, parted: list[str]) -> None:
    assert [text for _, text in codes(*texts)] == parted


def test_a_line_of_nothing_leaves_nothing() -> None:
    assert "TextObject" not in made(line("\x07"), line(""))


def test_paths() -> None:
    area = DrawnPath((((0, 0), (72, 0), (72, 36), (0, 0)),), (1, 2, 3), None)
    assert made(area).startswith(
        '<ofd:PathObject ID="2" Boundary="0 0 25.4 12.7" Stroke="false" Fill="true"><ofd:FillColor Value="1 2 3"/>'
        "<ofd:AbbreviatedData>M 0 0 L 25.4 0 L 25.4 12.7 L 0 0</ofd:AbbreviatedData></ofd:PathObject>"
    )
    rule = DrawnPath((((10, 10), (10, 82)),), None, (0, 0, 0), 0.72)
    assert made(rule).startswith(
        '<ofd:PathObject ID="2" Boundary="3.4008 3.4008 0.254 25.654" LineWidth="0.254">'
        "<ofd:AbbreviatedData>M 0.127 0.127 L 0.127 25.527</ofd:AbbreviatedData>"
    )


def test_black_areas_are_black() -> None:
    assert "FillColor" not in made(line("一"))
    assert 'Fill="true"><ofd:FillColor Value="0 0 0"/>' in made(DrawnPath((((0, 0), (9, 9)),), (0, 0, 0), None))
