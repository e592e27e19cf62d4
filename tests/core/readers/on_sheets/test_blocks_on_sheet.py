"""Where tables begin and end on a sheet."""

import pytest
from openpyxl import Workbook

from core.notes import NoteCode
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Oddities, Sheet, SheetCell, sheet
from core.readers.on_sheets.seen import Hidden
from core.readers.raw import RawCell, RawParagraph
from core.readers.sheets import xlsx
from tests.helpers.core.sheet_books import GRID, SEEN, sheets
from tests.helpers.makers.workbook_maker import FRAME, book_of, fill, saved
from tests.helpers.raw_views import shape


def read(*rows: object, merges: tuple[str, ...] = (), framed: bool = False) -> list[object]:
    return shape(xlsx.document(book_of(*rows, merges=merges, framed=framed)))  # pyright: ignore[reportArgumentType]


LONG = "本单位认真贯彻落实条例，全年主动公开信息126条。"


@pytest.mark.parametrize(
    ("rows", "merges", "seen"),
    [
        ([["题目"], [], ["甲", "乙"], [1, 2]], (), ["题目", [["甲", "乙"], ["1", "2"]]]),
        ([["题目"], ["甲", "乙"], [1, 2]], ("A1:B1",), ["题目", [["甲", "乙"], ["1", "2"]]]),
        ([["某局", 2023, "年度报告"], [], ["甲", "乙"], [1, 2]], (), ["某局2023年度报告", [["甲", "乙"], ["1", "2"]]]),
        ([["填表人", "某人"], [], ["甲", "乙"], [1, 2]], (), [[["填表人", "某人"]], [["甲", "乙"], ["1", "2"]]]),
        ([["甲", "乙"], [1, 2], [], ["丙", "丁"]], (), [[["甲", "乙"], ["1", "2"]], [["丙", "丁"]]]),
        ([["甲", 1], ["二、标题"], ["乙", 2]], (), [[["甲", "1"]], "二、标题", [["乙", "2"]]]),
        ([["甲", 1], ["二、标题"], ["乙", 2]], ("A2:B2",), [[["甲", "1"]], "二、标题", [["乙", "2"]]]),
        # A heading as wide as the table above it, or above a wider one that it begins; a row head is narrower than both.
        (
            [["甲", 1], ["四、标题"], ["乙", 2, 3, 4]],
            ("A2:B2",),
            [[["甲", "1"]], "四、标题", [["乙", "2", "3", "4"]]],
        ),
        ([["四、标题"], ["乙", 2, 3, 4]], ("A1:B1",), ["四、标题", [["乙", "2", "3", "4"]]]),
        (
            [["项", "甲", "乙"], ["二、行", None, None], [1, 2, 3]],
            ("A2:B2",),
            [[["项", "甲", "乙"], ["二、行"], ["1", "2", "3"]]],
        ),
        ([["一、总体情况"], [LONG], ["一、甲", 1]], (), ["一、总体情况", LONG, [["一、甲", "1"]]]),
        ([["一、总体情况", LONG], ["五、问题", LONG]], (), ["一、总体情况", LONG, "五、问题", LONG]),
        ([["块一"], ["a", 1], ["块二"], ["b", 2]], ("A1:B1", "A3:B3"), [[["块一"], ["a", "1"], ["块二"], ["b", "2"]]]),
        (
            [["书名"], ["块一"], ["a", 1], ["块二"], ["b", 2]],
            (),
            ["书名", [["块一"], ["a", "1"], ["块二"], ["b", "2"]]],
        ),
        ([["长" * 46], ["a", 1]], (), ["长" * 46, [["a", "1"]]]),
    ],
)
def test_where_tables_begin_and_end(rows: list, merges: tuple[str, ...], seen: list[object]) -> None:
    assert read(*rows, merges=merges) == seen


def test_a_text_over_many_rows_is_one_paragraph() -> None:
    rows = [["一、总体情况"], [LONG], *([[]] * 8), ["二、表", None], ["a", 1]]
    assert read(*rows, merges=("A2:D10",)) == ["一、总体情况", LONG, "二、表", [["a", "1"]]]


def test_empty_cells_with_frames_belong_to_the_table() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    fill(sheet, [["a", "b"], [None, None], ["c", None], [None, None], [None, None]], framed=True)
    sheet["F20"].border = FRAME
    (table,) = xlsx.document(saved(book)).tables
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (0, 0, "a"), (0, 1, "b"), (1, 0, ""), (1, 1, ""), (2, 0, "c"), (2, 1, ""), (3, 0, ""), (3, 1, ""),
    ]  # fmt: skip


def test_names_of_sheets_are_headings_where_nothing_else_is() -> None:
    document = sheets(
        ("主动公开", GRID),
        ("Sheet2", GRID),
        ("工作表3", GRID),
        ("空", []),
        ("总体情况", [[LONG]]),
        ("附", [["标题"], *GRID]),
    )
    assert shape(document) == ["主动公开", SEEN, SEEN, SEEN, "总体情况", LONG, "标题", SEEN]
    assert [table.index for table in document.tables] == [0, 1, 2, 3]
    assert document.items[0] == RawParagraph("主动公开", level=1)
    assert shape(sheets(("年报", GRID))) == [SEEN]


def test_tables_on_sheets_of_their_own_go_below_their_headings() -> None:
    texts = [["某局2021年报告"], ["一、总体情况"], [LONG], ["二、表甲"], ["三、表乙"], ["五、问题"], [LONG]]
    document = sheets(("文字", texts), ("三、表乙", GRID), ("表", [["二、 表甲"], *GRID]))
    assert shape(document) == [
        "某局2021年报告",
        "一、总体情况",
        LONG,
        "二、表甲",
        SEEN,
        "三、表乙",
        SEEN,
        "五、问题",
        LONG,
    ]
    assert [table.index for table in document.tables] == [0, 1]


def framed(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows(min_row=1, max_row=80, max_col=20):
        for cell in row:
            cell.border = FRAME


def test_titles_of_blocks_where_nothing_is_merged() -> None:
    """As in a text with separators: the first title is one where later ones begin with the same words."""

    def of(first: str, other: str) -> list[object]:
        texts = [[first], ["a", "1"], [other, ""], ["b", "2"]]
        cells = [RawCell(r, c, 1, 1, text) for r, row in enumerate(texts) for c, text in enumerate(row)]
        return shape(blocks_on_sheet.document([Sheet("甲", tuple(cells))]))

    first, other = "第二十条第（一）项", "第二十条第（五）项"
    assert of(first, other) == [[[first], ["a", "1"], [other, ""], ["b", "2"]]]
    assert of("单位：元", "规章") == ["单位：元", [["a", "1"], ["规章", ""], ["b", "2"]]]


def test_what_does_not_count_in_texts_is_told_with_them() -> None:
    left = ((NoteCode.STRUCK, "旧"),)
    text = RawCell(0, 0, 1, 1, LONG, left_out=left)
    alone = RawCell(1, 0, 1, 1, "", left_out=left)
    table = [RawCell(3, 0, 1, 1, "a"), RawCell(3, 1, 1, 1, "1", left_out=left), RawCell(5, 0, 1, 1, "", left_out=left)]
    document = blocks_on_sheet.document([Sheet("甲", (text, alone, *table))])
    told = [item.left_out for item in document.items if isinstance(item, RawParagraph) and item.left_out]
    assert told == [left, left, left]
    assert [cell.left_out for cell in document.tables[0].cells] == [(), left]


def _framed(*rows: tuple[object, ...], bare: tuple[int, ...]) -> list[object]:
    """What the rows of a sheet amount to where all cells but those of some rows have a frame."""
    found = [
        SheetCell(row, column, str(word), row not in bare)
        for row, words in enumerate(rows)
        for column, word in enumerate(words)
    ]
    return shape(blocks_on_sheet.document([sheet("甲", found, [], Hidden(), Oddities())]))


TABLE = (("平台", "件数"), ("网站", 8))


def test_a_text_without_a_frame_is_no_part_of_framed_rows() -> None:
    seen = [["平台", "件数"], ["网站", "8"]]
    assert _framed(*TABLE, ("（一）主动公开",), *TABLE, bare=(2,)) == [seen, "（一）主动公开", seen]
    assert _framed(*TABLE, ("4. 其他",), ("丙", 1), bare=(2,)) == [seen, "4. 其他", [["丙", "1"]]]
    # A row head with a frame, or on a sheet without any, is one.
    assert _framed(*TABLE, ("（一）主动公开",), *TABLE, bare=()) == [[*seen, ["（一）主动公开"], *seen]]
    assert _framed(*TABLE, ("（一）主动公开",), *TABLE, bare=(0, 1, 2, 3, 4)) == [[*seen, ["（一）主动公开"], *seen]]


def test_a_text_right_above_prose_is_its_heading() -> None:
    seen = [["平台", "件数"], ["网站", "8"]]
    everything = tuple(range(9))
    assert _framed(*TABLE, ("（一）主动公开",), (LONG,), bare=everything) == [seen, "（一）主动公开", LONG]
    assert _framed(*TABLE, ("合计",), ("二、其他",), bare=everything)[0] == [*seen, ["合计"]]
