"""What is made of the parts of a page where they end."""

from core.notes import NoteCode
from core.readers.html.building import PageParts
from core.readers.raw import RawParagraph
from tests.helpers.core.html_pages import read


def test_words_become_paragraphs() -> None:
    page = PageParts()
    page.pieces += ["甲 ", "乙"]
    page.end_paragraph()
    page.end_paragraph()
    assert page.items == [RawParagraph("甲 乙")] and not page.in_cell


def test_tables_end_with_the_page() -> None:
    page = PageParts()
    page.around.append(_element("table"))
    page.open_table_part("table", {}, {})
    for row in (("甲", "乙"), ("1", "2")):
        page.open_table_part("tr", {}, {})
        for word in row:
            page.open_table_part("td", {}, {})
            page.pieces.append(word)
    assert page.in_cell
    page.close()
    (table,) = page.items
    assert [cell.text for cell in table.cells] == ["甲", "乙", "1", "2"]  # type: ignore[union-attr]


def _element(tag: str):
    from core.readers.html.css.selectors import OpenElement

    return OpenElement(tag, {})


def test_columns_of_a_fixed_width_cut_off() -> None:
    def cut(table: str, sheet: str = "td{overflow:hidden;white-space:nowrap}") -> list[str]:
        cells = read(f"<style>{sheet}</style>{table}").tables[0].cells
        return [words for cell in cells for code, words in cell.left_out if code is NoteCode.CUT_WORDS]

    rows = "<tr><td>行<td>列<tr><td>甲<td>1234567</table>"
    fixed = "<table style='table-layout:fixed;width:{}px'>"
    assert cut(f"{fixed.format(60)}<col width=30><col width=30>{rows}") == ["1234567"]
    assert cut(f"{fixed.format(60)}<col style='width:30px' span=2>{rows}") == ["1234567"]
    assert cut(f"{fixed.format(300)}<col width=30><col width=30>{rows}") == []  # both grow
    assert cut(f"{fixed.format(300)}<col><col width=30>{rows}") == ["1234567"]  # the other grows
    assert cut(f"<table width=60><col width=30><col width=30>{rows}") == []  # as wide as its words
    assert cut(f"{fixed.format(60)}<col width=30><col width=30>{rows}", "td{color:red}") == []  # seen beyond the cell
    head = "<tr><td width=30>行<td width=30>列<tr><td>甲<td>1234567</table>"
    assert cut(f"{fixed.format(60)}{head}") == ["1234567"]
