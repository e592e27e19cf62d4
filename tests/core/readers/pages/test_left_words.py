"""What does not count on a page is told at the cell in which it stands, else for the file."""

import pytest

from core.notes import NoteCode
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.ofd import reader as ofd_reader
from core.readers.pages.document import document
from core.readers.pages.left_words import left_words, tell_pictures
from core.readers.pages.marks import NoteMark
from core.readers.pages.model import BLACK, Glyph, Ground, Page, RuledLine
from core.readers.pages.page_tables import table
from core.readers.pages.ruled_tables import Lattice, LatticeCell
from core.readers.pdf import reader as pdf_reader
from core.readers.raw import RawDocument
from tests.helpers.core.ofd_files import WORDS
from tests.helpers.makers.ofd_maker import OfdMaker, Ways, ofd
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.readings.judge import judge
from tests.readings.kinds import Sample, truth_of
from tests.readings.pages import REPORT

ACROSS = tuple(RuledLine(at, 50, 250) for at in (200, 220, 240))
DOWN = tuple(RuledLine(at, 200, 240) for at in (50, 150, 250))


def written(text: str, x: float, base: float, size: float = 10) -> list[Glyph]:
    return [Glyph(c, x + i * size, x + (i + 1) * size, base, size, "宋体", i) for i, c in enumerate(text)]


def white(glyphs: list[Glyph]) -> list[Glyph]:
    return [glyph._replace(colour=(255, 255, 255)) for glyph in glyphs]


def read(*glyphs: Glyph, more: tuple[RuledLine, ...] = ()) -> RawDocument:
    above = written(f"表格上面的文字，{WORDS[:30]}。", 50, 100)
    page = Page(600, 800, (*above, *written("甲", 60, 215), *written("乙", 60, 235), *glyphs), (*ACROSS, *more), DOWN)
    return document([page], "PDF")


def told(document: RawDocument) -> dict[str, object]:
    return {cell.text: cell.left_out for cell in document.tables[0].cells if cell.left_out}


def test_white_words_are_told_at_their_cells() -> None:
    found = read(*written("3", 160, 215), *white(written("88", 170, 215)), *white(written("9", 160, 235)))
    assert told(found) == {"3": ((NoteCode.HIDDEN, "88"),), "": ((NoteCode.HIDDEN, "9"),)}
    assert found.notes == ()


def test_struck_figures_and_marks_are_told_at_their_cells() -> None:
    line = RuledLine(212, 170, 180)
    found = read(*written("35", 160, 215), *written("4", 160, 235), *written("1", 170, 231, 6), more=(line,))
    assert told(found) == {"3": ((NoteCode.STRUCK, "5"),), "4": ((NoteCode.NOTE_MARK, "1"),)}
    assert found.notes == ()


def test_what_stands_in_no_table_is_told_for_the_file() -> None:
    found = read(*white(written("旧句", 50, 120)))
    assert [code for code, _ in found.notes] == [NoteCode.HIDDEN]
    assert "“旧句”" in found.notes[0][1]


def test_words_of_two_cells_on_one_line_are_apart() -> None:
    glyphs = [*written("12", 60, 215), *written("3", 160, 215)]
    found = left_words(glyphs, [NoteMark("1", "甲", 5, 6)], [replace_colour(glyphs[0])])
    assert [(word.words, word.told) for word in found] == [("12", "12"), ("3", "3"), ("1", "甲旁的1"), ("1", "1")]


def replace_colour(glyph: Glyph) -> Glyph:
    return glyph._replace(colour=BLACK)


@pytest.mark.parametrize("make", [pdf, ofd])
@pytest.mark.parametrize(("look", "code"), [(Look(unseen="7"), NoteCode.HIDDEN), (Look(mark="1"), NoteCode.NOTE_MARK)])
def test_every_figure_of_a_report_is_told(make, look: Look, code: NoteCode) -> None:  # pyright: ignore[reportMissingParameterType]
    def at_cells(opened):  # pyright: ignore[reportMissingParameterType]
        said = {note.cell for note in opened.notes if note.code == code}
        return [f"not told at {key}" for key in REPORT.form.typed if key not in said]

    suffix = f".{make.__name__}"
    sample = Sample("at cells", suffix, lambda: make(REPORT, look), truth_of(REPORT, note=".", extra=at_cells))
    assert not [why for why in judge(sample).why if "not told" in why]


@pytest.mark.parametrize("change", ['Visible="false" ', 'Alpha="0" '])
def test_objects_of_an_ofd_that_do_not_show(change: str) -> None:
    maker = OfdMaker(Ways())
    maker.page()
    maker.text(90, 90, WORDS)
    maker.text(90, 120, "旧句")
    maker.pages[-1][-1] = maker.pages[-1][-1].replace("TextObject ", f"TextObject {change}", 1)
    found = ofd_reader.document(maker.data())
    assert [item.text for item in found.items] == [WORDS]  # pyright: ignore[reportAttributeAccessIssue]
    assert "“旧句”" in found.notes[0][1]


def test_words_beside_the_page_of_an_ofd() -> None:
    maker = OfdMaker(Ways())
    maker.page()
    maker.text(90, 90, WORDS)
    maker.text(900, 120, "旧句")
    found = ofd_reader.document(maker.data())
    assert [code for code, _ in found.notes] == [NoteCode.HIDDEN]


def test_a_small_digit_below_a_figure_that_fills_its_line_is_not_its_end() -> None:
    def text(size: float, x: float = 152, first: str = "1234567", rest: str = "1") -> str:
        glyphs = [*written(first, 152, 215), *written(rest, x, 230, size)]
        above = written(f"表格上面的文字，{WORDS[:30]}。", 50, 100)
        down = tuple(RuledLine(at, 200, 240) for at in (50, 150, 225))
        page = Page(600, 800, (*above, *glyphs), (RuledLine(200, 50, 225), RuledLine(240, 50, 225)), down)
        return document([page], "PDF").tables[0].cells[1].text

    assert text(10) == "12345671"
    assert text(6) == "1234567\n1"
    assert text(10, x=157) == "1234567\n1"  # flush at neither side, nor in the middle
    assert text(10, first="123456", rest="1234567") == "123456\n1234567"  # the first line would have been filled


def test_words_beyond_the_edges_of_a_pdf_page() -> None:
    maker = Maker()
    maker.page()
    maker.text(90, 90, WORDS)
    maker.text(700, 100, "草稿勿传")
    maker.text(90, 900, "看不到的脚注")
    ((code, message),) = pdf_reader.document(maker.data()).notes
    assert code == NoteCode.HIDDEN and "草稿勿传" in message and "看不到的脚注" in message


def test_two_figures_in_the_middle_of_a_cell_with_room_are_two() -> None:
    glyphs = [*written("47", 177.5, 215), *written("8", 182.5, 232)]
    above = written(f"表格上面的文字，{WORDS[:30]}。", 50, 100)
    down = tuple(RuledLine(at, 200, 240) for at in (50, 165, 210))
    page = Page(600, 800, (*above, *glyphs), (RuledLine(200, 50, 210), RuledLine(240, 50, 210)), down)
    assert document([page], "PDF").tables[0].cells[1].text == "47\n8"


def test_a_picture_of_the_size_of_a_cell_is_told_there_unless_words_lie_over_it() -> None:
    """A figure may have been pasted as a picture; one behind a whole page, or under its figure, is a ground."""

    def with_picture(order: int, *glyphs: Glyph, width: float = 90) -> dict[str, object]:
        above = written(f"表格上面的文字，{WORDS[:30]}。", 50, 100)
        ground = Ground(155, 202, 155 + width, 218, None, order, False, picture=True)
        page = Page(
            600,
            800,
            (*above, *written("甲", 60, 215), *written("乙", 60, 235), *glyphs),
            ACROSS,
            DOWN,
            grounds=(ground,),
        )
        return told(document([page], "PDF"))

    assert with_picture(99) == {"": (IN_CELL_PICTURE,)}
    assert with_picture(-1, *written("3", 160, 215)) == {}
    assert with_picture(99, width=900) == {}


def test_figures_below_a_picture_of_which_nobody_knows_whether_it_hides_them_are_told() -> None:
    for order, unclear, told in ((9, True, True), (9, False, False), (-1, True, False)):
        lattice = Lattice((0, 50, 100), (0, 20), (LatticeCell(0, 0, 50, 20, 0, 1), LatticeCell(50, 0, 100, 20, 0, 1)))
        words = [([Glyph("7", 20, 25, 14, 10, "")], 22.5, 10.5), ([Glyph("8", 70, 75, 14, 10, "")], 72.5, 10.5)]
        made = table(lattice, words)
        tell_pictures(made, lattice, [Ground(-100, 0, 200, 20, None, order, False, True, unclear)])
        assert [bool(cell.left_out) for cell in made.cells] == [told, told]
