"""The tags of tables: each figure names the heads of its row and of its column, and the title is shown."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from core.forms.catalog import FORMS
from core.forms.layout import Role, grid
from core.report.report import Report
from core.writers.layout.style import STYLES, Align, Style
from core.writers.listing import Listing, ListTable
from core.writers.typesetting import check_list as pages_check_list
from core.writers.typesetting import tags, typeset

EVERY = [(form, style) for form in FORMS for style in STYLES.values()]


def filled(form: str = "2021") -> Report:
    report = Report(form, 2025, {"agency": "临江市财政局"}, {"overview": "公开126条。"})
    return report.with_values(dict.fromkeys(report.form.typed, 5))


def cells_of(node: Any) -> list[dict[str, Any]]:
    """The cells below an element, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [cell for child in node for cell in cells_of(child)]
    if not isinstance(node, dict) or "/S" not in node:
        return []
    return [node] if node["/S"] in ("/TH", "/TD") else cells_of(node["/K"]) if "/K" in node else []


def root(data: bytes) -> Any:
    return PdfReader(BytesIO(data), strict=True).root_object


def attributes(cell: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in cell["/A"] if each["/O"] == "/Table")


@pytest.mark.parametrize(("form", "style"), EVERY)
def test_every_figure_names_the_heads_of_its_row_and_column(form: str, style: Style) -> None:
    report = filled(form)
    tree = root(typeset.to_bytes(report, style))["/StructTreeRoot"]
    cells = cells_of(tree["/K"])
    names = tree["/IDTree"]["/Names"]
    assert list(names[::2]) == sorted(names[::2])
    elements = {name: reference.get_object() for name, reference in zip(names[::2], names[1::2], strict=True)}
    boxes = [box for table in report.form.tables for box in sorted(grid(table).boxes, key=lambda b: (b.row, b.column))]
    assert len(cells) == len(boxes)
    for box, cell in zip(boxes, cells, strict=True):
        heads = [elements[name] for name in attributes(cell)["/Headers"]]
        scopes = {attributes(head)["/Scope"] for head in heads}
        assert cell["/S"] == ("/TH" if tags.scope(box) else "/TD")
        assert attributes(cell).get("/RowSpan", 1) == box.height
        assert attributes(cell).get("/ColSpan", 1) == box.width
        if box.role is Role.FIGURE:
            assert "/Column" in scopes
        if box.role is Role.ROW:
            assert attributes(cell)["/Scope"] == "/Row"
            assert elements[cell["/ID"]]["/K"] == cell["/K"]


def test_rows_and_columns_of_a_listing_are_headed() -> None:
    """Of 对照, 历年, 自查表: the first row and, where it says something, the first cell of each row."""
    aligns = (Align.LEFT, Align.LEFT)
    tables = (
        ListTable(("项目", "数"), (0, 60), aligns, (("甲", "1"), ("", "2"), ("丙", ""))),
        ListTable(("项目", "数"), (0, 60), aligns, tuple((f"第{number}项", "3") for number in range(90)), "长表"),
    )
    tree = root(pages_check_list.listing_pdf(Listing("对照", ("行",), tables)))["/StructTreeRoot"]
    cells = cells_of(tree["/K"])
    assert len(cells) == 2 * (4 + 91)
    names = tree["/IDTree"]["/Names"]
    elements = {name: reference.get_object() for name, reference in zip(names[::2], names[1::2], strict=True)}
    assert [cell["/S"][1:] for cell in cells[:8]] == ["TH", "TH", "TH", "TD", "TD", "TD", "TH", "TD"]
    scopes = [[attributes(elements[name])["/Scope"] for name in attributes(cell)["/Headers"]] for cell in cells]
    assert scopes[:8] == [
        [],
        [],
        ["/Column"],
        ["/Column", "/Row"],
        ["/Column"],
        ["/Column"],
        ["/Column"],
        ["/Column", "/Row"],
    ]
    assert all(cell["/S"] == "/TH" and attributes(cell)["/Scope"] == "/Row" for cell in cells[10::2])
    assert set(map(tuple, scopes[11::2])) == {("/Column", "/Row")}


def test_heads_of_a_figure_in_the_long_table() -> None:
    report = filled()
    boxes = next(grid(table) for table in report.form.tables if grid(table).head_columns > 1)
    labels = {box.key: [head.label for head in tags.heads_of(boxes, box)] for box in boxes.boxes if box.key}
    assert labels["applications.refused.state_secret.natural_person"][-1].startswith("1.属于国家秘密")
    assert any("不予公开" in label for label in labels["applications.refused.state_secret.natural_person"])
    assert "自然人" in labels["applications.refused.state_secret.natural_person"]


def test_a_block_is_not_headed_by_the_block_above() -> None:
    boxes = next(grid(table) for table in filled().form.tables if len(table.blocks) > 1)
    titles = {box.row: box for box in boxes.boxes if box.role is Role.TITLE}
    for box in (box for box in boxes.boxes if box.key):
        heads = tags.heads_of(boxes, box)
        assert [head for head in heads if head.role is Role.TITLE] == [titles[max(r for r in titles if r < box.row)]]


def test_the_title_is_shown_in_place_of_the_file_name() -> None:
    for data in (typeset.to_bytes(filled()), pages_check_list.check_list_pdf(filled(), ())):
        assert root(data)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_list_of_objects_is_true() -> None:
    """Every object stands where the list says, and its number with it."""
    data = typeset.to_bytes(filled())
    at = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[at:].startswith(b"xref\n0 ")
    for number, line in enumerate(data[at:].split(b"trailer")[0].splitlines()[2:]):
        if line.rstrip().endswith(b"n"):
            assert data[int(line[:10]) :].startswith(b"%d 0 obj" % number)


def test_a_table_alone_has_its_heads() -> None:
    report = filled()
    for table in report.form.tables:
        cells = cells_of(root(typeset.pdf(report, table=table.key))["/StructTreeRoot"]["/K"])
        assert len(cells) == len(grid(table).boxes)


def test_paragraphs_tell_their_texts_as_written() -> None:
    """Tabs, blanks that do not break, joiners: for those who listen, and for our reader."""
    text = "甲\t乙\xa0丙  丁👨\u200d👩\u200d👧。"
    data = typeset.to_bytes(filled().with_text("other", f"第一段。\n{text}"))
    told = [str(node["/ActualText"]) for node in elements(root(data)["/StructTreeRoot"]) if "/ActualText" in node]
    assert told[0] == filled().text("title") and told[-2:] == ["第一段。", text]
    assert not [
        node for node in elements(root(data)["/StructTreeRoot"]) if "/ActualText" in node and node["/S"] == "/H1"
    ]


def elements(node: Any) -> list[dict[str, Any]]:
    """All elements below one, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        return [found for child in node for found in elements(child)]
    if not isinstance(node, dict):
        return []
    return [*([node] if "/S" in node else []), *(elements(node["/K"]) if "/K" in node else [])]


def test_a_document_of_other_blocks_is_left_as_it_is() -> None:
    data = typeset.to_bytes(filled())
    assert b"/ActualText" not in tags.finish(data.replace(b"/ActualText", b"/Unheard111"), (), ("one of many",))
