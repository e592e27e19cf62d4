"""What is drawn over a sheet of an XLS, from records made by hand and as LibreOffice writes them."""

import struct

import pytest

from core.notes import NoteCode
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED
from core.readers.on_sheets.drawn_boxes import DrawnBox
from core.readers.raw import RawCell
from core.readers.sheets import xls
from core.readers.sheets.xls_drawings import drawn
from tests.helpers.places import DATA

ENDS = (2, 1, 0, 2, 0, 3, 5, 4, 0)  # B3 to D5, but not of the row of D5


def part(kind: int, content: bytes, head: int = 0) -> bytes:
    return struct.pack("<HHI", head, kind, len(content)) + content


def shape(*looks: tuple[int, int], ends: tuple[int, ...] = ENDS) -> tuple[int, bytes]:
    said = b"".join(struct.pack("<HI", name, value) for name, value in looks)
    whole = part(0xF00A, bytes(8)) + part(0xF00B, said, len(looks) << 4) + part(0xF010, struct.pack("<9H", *ends))
    return 0xEC, struct.pack("<HHI", 0xF, 0xF004, 9999) + whole


WORDS = ((0x1B6, b""), (0x3C, b"\x01" + "改为99".encode("utf-16-le")))


def test_boxes_on_their_cells() -> None:
    assert list(drawn([shape(), *WORDS]).boxes.values()) == [DrawnBox("改为99", (2, 2), True)]
    assert drawn([shape((0x1BF, 0x100000)), *WORDS]).boxes[2, 2].opaque is False
    assert drawn([shape((0x1BF, 0x100010)), *WORDS]).boxes[2, 2].opaque is True
    assert drawn([shape((0x3BF, 0x20002)), *WORDS]).rest() == []


def test_words_without_a_place_and_other_records() -> None:
    assert drawn([(0x1B6, b""), (0x3C, b"\x0099")]).rest() == ["99"]
    assert drawn([(0x1B6, b""), (5, b"xy")]).rest() == []
    assert drawn([(0x1B6, b"")]).rest() == []
    assert drawn([(0xEC, b"\0\0\0"), (0x5D, b"")]).rest() == []


def test_pictures() -> None:
    picture = (0x5D, struct.pack("<3H", 0x15, 18, 8))
    assert drawn([shape(), picture]).pictures == {(r, c) for r in (2, 3, 4) for c in (1, 2, 3)}
    assert drawn([picture, shape(), (0x5D, struct.pack("<3H", 0x15, 18, 6))]).pictures == set()


@pytest.mark.parametrize(
    ("name", "codes"), [("box", {NoteCode.HIDDEN, NoteCode.TEXT_BOX}), ("clear_box", {NoteCode.TEXT_BOX})]
)
def test_as_libreoffice_writes_them(name: str, codes: set[NoteCode]) -> None:
    document = xls.document((DATA / "workbooks" / f"{name}_over_figure.xls").read_bytes())
    cells: list[RawCell] = [cell for table in document.tables for cell in table.cells if cell.left_out]
    (only,) = cells
    assert {code for code, _ in only.left_out} == codes
    assert only.text == ("" if name == "box" else "98765")


def test_painted_rectangles() -> None:
    ends = (2, 1, 0, 2, 0, 3, 1000, 3, 0)  # B3 to D3, nearly to its right edge
    rectangle = (0x5D, struct.pack("<3H", 0x15, 18, 30))

    def of_form(form: int, *looks: tuple[int, int]) -> tuple[int, bytes]:
        kind, data = shape(*looks, ends=ends)
        return kind, data.replace(part(0xF00A, bytes(8)), part(0xF00A, bytes(8), form << 4), 1)

    assert drawn([of_form(1), rectangle]).hidden == {(2, 1), (2, 2), (2, 3)}
    for unseen in (
        (of_form(3), rectangle),  # an ellipse
        (of_form(1, (0x1BF, 0x100000)), rectangle),  # not filled
        (of_form(1, (0x182, 0x8000)), rectangle),  # half clear
        (of_form(1), (0x5D, struct.pack("<3H", 0x15, 18, 25))),  # a comment
    ):
        assert not drawn([*unseen]).hidden


OBJECT = (0x5D, struct.pack("<3H", 0x15, 18, 30))
ALONG = (2, 1, 100, 2, 128, 2, 500, 2, 130)  # through the middle of B3 and C3
SLOPE = (2, 1, 100, 2, 20, 2, 500, 2, 230)


def figure(
    form: int, ends: tuple[int, ...], *looks: tuple[int, int], flags: int = 0, more: bytes = b""
) -> tuple[int, bytes]:
    said = b"".join(struct.pack("<HI", name, value) for name, value in looks) + more
    own = part(0xF00A, struct.pack("<II", 1, flags), form << 4)
    return 0xEC, own + part(0xF00B, said, len(looks) << 4) + part(0xF010, struct.pack("<9H", *ends))


CLEAR, FILLED = (0x1BF, 0x100000), (0x1BF, 0x100010)


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        (figure(20, ALONG), LINE),
        (figure(32, SLOPE), SLANTED),
        (figure(32, SLOPE, flags=0x80), SLANTED),
        (figure(20, (2, 1, 100, 2, 4, 2, 500, 2, 4)), ""),  # along the upper edge
        (figure(20, ALONG, (0x3BF, 0x20002)), ""),  # hidden
        (figure(12, SLOPE), FIGURE),
        (figure(34, SLOPE, CLEAR), FIGURE),
        (figure(0xFFF, SLOPE, CLEAR, (0xC146, 8), more=b"\x06\x00\x06\x00\x02\x00\x00\x40"), FIGURE),
        (figure(0xFFF, SLOPE, CLEAR, (0xC146, 8), more=b"\x02\x00\x02\x00\x02\x00\x01\x60"), ""),  # closed
        (figure(3, SLOPE, CLEAR), ""),  # an ellipse around figures
        (figure(3, SLOPE, FILLED), PAINTED),
        (figure(1, SLOPE, FILLED), PAINTED),
    ],
)
def test_lines_and_figures_over_cells(drawing: tuple[int, bytes], told: str) -> None:
    assert drawn([drawing, OBJECT]).lines == (dict.fromkeys(((2, 1), (2, 2)), told) if told else {})


def test_what_has_words_or_is_no_drawing_strikes_nothing() -> None:
    assert drawn([figure(12, SLOPE), OBJECT, *WORDS]).lines == {}
    assert drawn([figure(20, ALONG), (0x5D, struct.pack("<3H", 0x15, 18, 25))]).lines == {}


def test_lines_in_groups_have_places_of_their_measure() -> None:
    """The group lies on B3 to C3 and measures itself as 1000 by 100."""
    own = part(0xF009, struct.pack("<4i", 0, 0, 1000, 100)) + part(0xF00A, struct.pack("<II", 1, 0x201))
    group = own + part(0xF010, struct.pack("<9H", 2, 1, 0, 2, 0, 3, 0, 3, 0))

    def inside(*place: int) -> tuple[int, bytes]:
        return 0xEC, part(0xF00A, struct.pack("<II", 2, 2), 20 << 4) + part(0xF00F, struct.pack("<4i", *place))

    for place, struck in (
        ((0, 50, 1000, 50), {(2, 1): LINE, (2, 2): LINE}),
        ((600, 50, 900, 50), {(2, 2): LINE}),
        ((0, 0, 1000, 0), {}),
    ):
        assert drawn([(0xEC, group), (0x5D, struct.pack("<3H", 0x15, 18, 0)), inside(*place), OBJECT]).lines == struck
    assert drawn([inside(0, 50, 1000, 50), OBJECT]).lines == {}  # without its group


def test_what_is_turned_lies_elsewhere() -> None:
    """A bar over two rows that is turned by a right angle: as Excel anchors it, and as LibreOffice does."""
    thing = (0x5D, struct.pack("<3H", 0x15, 18, 30))
    bar = (0, 1, 400, 2, 100, 1, 420, 4, 100)  # in column B, from row 3 to row 5
    form = lambda turn: shape((0x4, turn % 2**32), (0x1BF, 0x100010), ends=bar)  # noqa: E731
    assert set(drawn([form(0), thing]).lines) == {(2, 1), (3, 1), (4, 1)}
    turned = set(drawn([form(90 << 16), thing]).lines)
    assert turned == set(drawn([form(-90 << 16), thing]).lines) and (3, 1) in turned
