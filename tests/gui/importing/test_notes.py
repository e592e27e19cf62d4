"""The list 需要核对."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gui.importing.marks import CellMark
from tests.helpers.gui.import_preview import Key, click, current_cell, notes, show, table
from tests.helpers.makers.import_maker import ODD, A, opened, report_html


def test_clicked_note_goes_to_the_cell(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    assert notes(dialog)[0].startswith("需要决定") and notes(dialog)[1].startswith("?") and "3 4" in notes(dialog)[1]
    click(qtbot, dialog, "3 4")
    assert dialog.tabs.currentWidget() is dialog.pages[A]
    assert current_cell(dialog) == f"{A}.new.public_welfare"
    assert table(dialog, A).view.hasFocus()


def test_one_of_the_figures_is_taken_by_a_click_and_given_back(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    key = f"{A}.new.public_welfare"
    at = next(row for row, text in enumerate(notes(dialog)) if "3 4" in text)
    assert notes(dialog)[at + 1 : at + 4] == ["　用3", "　用4", "　用34"]
    click(qtbot, dialog, "用4")
    assert dialog.report.value(key) == 4 and notes(dialog)[at + 2] == "　✓ 已用4"
    assert current_cell(dialog) == key and dialog.found.mark(key) is CellMark.NORMALISED
    assert table(dialog, A).model.shown(key) == "4"
    for keys in (Key.Key_Down, Key.Key_Return):  # from the line that was clicked to the next
        qtbot.keyClick(dialog.notes, keys)
    assert dialog.report.value(key) == 34
    qtbot.keyClick(dialog.notes, Key.Key_Return)
    assert dialog.report.value(key) is None and dialog.found.mark(key) is CellMark.DOUBTFUL
    dialog.agency.setText("别的局")
    click(qtbot, dialog, "用3")
    assert dialog.report.value(key) == 3 and dialog.report.agency == "别的局"


def test_a_printed_total_is_compared_with_the_figure_that_was_taken(qtbot: QtBot):
    cells = {f"{A}.granted.business": "3 4", f"{A}.granted.total": "4"}
    dialog = show(qtbot, opened(report_html(cells)))
    click(qtbot, dialog, "用3")
    assert dialog.found.mark(f"{A}.granted.total") is CellMark.DIFFERS
    click(qtbot, dialog, "用4")
    assert dialog.found.mark(f"{A}.granted.total") is CellMark.AGREES


def test_notes_stand_below_what_they_ask(qtbot: QtBot):
    html = report_html({f"{A}.new.business": "3 4", f"{A}.new.research": "5件"})
    html = html.replace(">0</td>", ">0<sup>1</sup></td>", 3)
    told = notes(show(qtbot, opened(html)))
    heads = [text for text in told if text.endswith("）") and text.startswith(("需要决定", "请核对", "供了解"))]
    assert [head.partition("（")[0] for head in heads] == ["需要决定", "请核对", "供了解"]
    assert sum("注释符号" in text for text in told) == 1 and any("有3格带有注释符号" in text for text in told)


def test_many_alike_are_one_note_that_goes_round(qtbot: QtBot):
    keys = [f"{A}.granted.{column}" for column in ("business", "research", "public_welfare")]
    dialog = show(qtbot, opened(report_html(dict.fromkeys(keys, "/"))))
    assert sum("“/”" in text for text in notes(dialog)) == 1
    seen = []
    for _ in range(4):
        click(qtbot, dialog, "有3格")
        seen.append(current_cell(dialog))
    assert seen == [*keys, keys[0]]
    qtbot.keyClick(dialog.notes, Key.Key_Return)
    assert current_cell(dialog) == keys[1]
    assert dialog.result() == 0 and dialog.isVisible()


def test_note_on_a_text_goes_to_its_tab(qtbot: QtBot):
    html = report_html().replace("五、存在的主要问题及改进情况", "五、主要问题及整改措施")
    dialog = show(qtbot, opened(html))
    click(qtbot, dialog, "整改措施")
    assert dialog.tabs.currentWidget() is dialog.pages["problems"]
    assert "整改措施" in dialog.source.toPlainText()
