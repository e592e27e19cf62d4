"""封面与说明: the body's data, and title and preamble made of them."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.edits import Confirm, SetText
from core.report.report import Finished, Report
from core.report.rollover import draft
from gui.basics import theme
from gui.tabs.cover_tab import CoverTab
from gui.text.figure_picker import FigurePopup
from gui.work.session import Session
from tests.helpers.gui.cover_desk import open_page, retype
from tests.helpers.hands import commit


def test_title_and_preamble_follow_the_agency_while_it_is_typed(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    page.go_to("agency")
    agency = page.fields["agency"]
    QTest.keyClick(agency, Qt.Key.Key_End)
    commit(agency, "本")
    commit(agency, "级")
    assert session.report.agency == "临江市财政局本级"
    assert page.texts["title"].editor.text() == "临江市财政局本级2025年政府信息公开工作年度报告"
    assert "临江市财政局本级办公室" in page.texts["preamble"].editor.text()
    assert session.undo_stack.count() == 1
    QTest.keyClick(agency, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert agency.text() == "临江市财政局"  # type: ignore[union-attr]
    assert page.texts["title"].editor.text() == "临江市财政局2025年政府信息公开工作年度报告"


def test_an_edited_title_stays_until_it_is_generated_again(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    title = page.texts["title"]
    assert title.state.text() == "自动生成，随上面的内容变化"
    assert not title.restore.isVisible()
    title.editor.go_to((6, 6))
    commit(title.editor, "关于")
    assert title.state.text() == "与自动生成的不同，不随上面的内容变化"
    retype(page, "agency", "临江市税务局")
    assert title.editor.text() == "临江市财政局关于2025年政府信息公开工作年度报告"
    QTest.mouseClick(title.restore, Qt.MouseButton.LeftButton)
    assert title.editor.text() == "临江市税务局2025年政府信息公开工作年度报告"
    assert title.state.text() == "自动生成，随上面的内容变化"
    session.undo_stack.undo()
    assert title.editor.text() == "临江市财政局关于2025年政府信息公开工作年度报告"
    assert title.restore.isVisible()


def test_restoring_words_equal_to_the_generated_ones_shows_at_once(qtbot: QtBot) -> None:
    title = "临江市财政局2025年政府信息公开工作年度报告"
    _, page = open_page(qtbot, texts={"title": title})
    QTest.mouseClick(page.texts["title"].restore, Qt.MouseButton.LeftButton)
    assert page.texts["title"].state.text() == "自动生成，随上面的内容变化"


def test_typing_and_deleting_leaves_the_title_generated(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    editor = page.texts["title"].editor
    editor.go_to((0, 0))
    QTest.keyClick(editor, Qt.Key.Key_X)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert "title" not in session.report.texts


def test_year_is_one_step_and_moves_texts_written_by_hand(qtbot: QtBot) -> None:
    texts = {"title": "关于2025年公开的报告", "preamble": "依据《2025年要点》编制。\n数据为2025年的。"}
    waiting = {"preamble": ("数据为2025年的。",)}
    session, page = open_page(qtbot, texts=texts, unverified=waiting)
    retype(page, "year", "２０２６年")
    assert session.report.year == 2026
    assert page.fields["year"].text() == "2026"  # type: ignore[union-attr]
    assert page.texts["title"].editor.text() == "关于2026年公开的报告"
    assert page.texts["preamble"].editor.text() == "依据《2025年要点》编制。\n数据为2026年的。"
    assert session.report.unverified == {"preamble": ("数据为2026年的。",)}
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.report.year == 2025
    assert session.report.texts == texts
    assert page.fields["year"].text() == "2025"  # type: ignore[union-attr]


def test_filing_day_hint_follows_the_kind(qtbot: QtBot) -> None:
    _, page = open_page(qtbot)
    day = page.fields["filing_day"]
    assert "1月31日" in day.placeholderText()  # type: ignore[union-attr]
    kind = page.fields["kind"]
    page.go_to("kind")
    QTest.keyClick(kind, Qt.Key.Key_End)
    assert "2月20日" in day.placeholderText()  # type: ignore[union-attr]


def test_tab_goes_through_everything_in_reading_order(qtbot: QtBot) -> None:
    _, page = open_page(qtbot)
    page.go_to()
    seen = []
    for _ in range(len(page.fields) + 2):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    labels = [field.accessibleName() for field in page.fields.values()]
    assert seen == [*labels, "标题", "说明"]


@pytest.mark.parametrize(("width", "columns"), [(1000, 2), (700, 1)])
def test_columns_fit_the_width_and_nothing_goes_sideways(qtbot: QtBot, width: int, columns: int) -> None:
    _, page = open_page(qtbot, width)
    lefts = {field.x() for field in page.fields.values()}
    assert len(lefts) == columns
    assert page.widget().width() <= page.viewport().width()
    assert page.horizontalScrollBar().maximum() == 0


def test_texts_are_as_high_as_their_words(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    editor = page.texts["preamble"].editor
    before = editor.height()
    retype(page, "site", "临江市人民政府网站政府信息公开专栏" * 5)
    qtbot.waitUntil(lambda: editor.height() > before and editor.verticalScrollBar().maximum() == 0)
    assert session.report.text("preamble") == editor.text()


def test_jump_into_the_texts(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    page.go_to("preamble", (0, 3))
    assert page.texts["preamble"].editor.selected_words() == "本报告"
    assert session.current == "preamble"
    page.select("title", (0, 3))
    assert page.texts["title"].editor.selected_words() == "临江市"
    assert session.current == "preamble"


def test_read_only_is_shown_and_kept(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, texts={"title": "手工标题"})
    session.set_read_only(True)
    said: list[str] = []
    session.message.connect(said.append)
    retype(page, "agency", "别的局")
    QTest.keyClicks(page.fields["telephone"], "5")
    assert said[-1] == session.why_read_only
    QTest.mouseClick(page.texts["title"].restore, Qt.MouseButton.LeftButton)
    assert session.report.agency == "临江市财政局"
    assert session.report.text("title") == "手工标题"
    assert not page.fields["kind"].isEnabled()


def test_another_report_fills_the_form_anew(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    session.open(Report(form_for_year(2025).key, 2024, {"agency": "南湖镇人民政府", "kind": "township"}))
    assert page.fields["agency"].text() == "南湖镇人民政府"  # type: ignore[union-attr]
    assert page.fields["kind"].currentData() == "township"  # type: ignore[union-attr]
    assert page.fields["year"].text() == "2024"  # type: ignore[union-attr]
    assert page.fields["contact"].text() == ""  # type: ignore[union-attr]
    assert page.texts["title"].editor.text() == "南湖镇人民政府2024年政府信息公开工作年度报告"


def test_the_line_that_is_typed_stays_in_sight_and_so_does_the_list_of_figures(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, 600)
    page.resize(600, 320)
    editor = page.texts["preamble"].editor
    end = len(editor.text())
    page.go_to("preamble", (end, end))
    for _ in range(15):
        QTest.keyClick(editor, Qt.Key.Key_Return)
        commit(editor, "说明")

    def line() -> QRect:
        spot = editor.cursorRect()
        return spot.translated(editor.viewport().mapTo(page.viewport(), QPoint()))

    qtbot.waitUntil(lambda: page.viewport().rect().contains(line()))
    commit(editor, "【")
    popup = page.findChild(FigurePopup)
    assert popup is not None and popup.isVisible()
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: popup.geometry().bottom() <= line().top())
    before, bar_before = line().top() - popup.y(), bar.value()
    bar.setValue(bar_before - 8)
    assert bar.value() == bar_before - 8 and line().top() - popup.y() == before


@pytest.mark.parametrize("kept", [(), (0,)])
def test_what_last_year_had_is_not_said_to_be_edited(qtbot: QtBot, kept: tuple[int, ...]) -> None:
    """A title and a preamble carried over, also those where the clerk kept last year's number, until one changes them."""
    texts = {"title": "关于2024年工作的报告", "preamble": "2024年1月1日起。"}
    last = Report("2021", 2024, {"agency": "临江市财政局"}, texts)
    session = Session(draft(last, 2025, dict.fromkeys(texts, kept)))
    page = CoverTab(session)
    qtbot.addWidget(page)
    title, preamble = page.texts["title"], page.texts["preamble"]
    assert title.state.text() == "沿用上年的文字，不随上面的内容变化"
    assert preamble.state.text() == "沿用上年的文字，未核对"
    session.perform(Confirm("preamble", ()))
    assert preamble.state.text() == "沿用上年的文字，不随上面的内容变化"
    for key, part in page.texts.items():
        session.perform(SetText(key, "另写。"))
        assert part.state.text() == "已修改，不随上面的内容变化"
    session.perform(SetText("preamble", None))
    assert preamble.state.text() == "自动生成，随上面的内容变化"


def test_a_title_that_came_with_its_own_file_is_not_said_to_be_edited(qtbot: QtBot) -> None:
    """Nobody knows whose words they are; they are not those that the program makes."""
    _, page = open_page(qtbot, texts={"title": "关于2025年工作的报告"})
    assert page.texts["title"].state.text() == "与自动生成的不同，不随上面的内容变化"


def ground(field: QWidget) -> QColor:
    """What colour a field has near its right end, where no words stand."""
    picture = field.grab().toImage()
    ratio = picture.devicePixelRatio()
    return picture.pixelColor(picture.width() - round(6 * ratio), picture.height() // 2)


def test_fields_of_a_finished_report_have_no_paper_also_after_a_switch_to_dark(
    qtbot: QtBot, qapp: QApplication
) -> None:
    _, page = open_page(qtbot, finished=Finished("2026-01-20", "李明"))
    _, open_one = open_page(qtbot)
    try:
        for look in (theme.LIGHT, theme.DARK):
            theme.paint(qapp, look)
            qapp.processEvents()
            for shown, colour in ((page, look.window), (open_one, look.paper)):
                lines = [field for field in shown.fields.values() if isinstance(field, QLineEdit)]
                texts = [text.editor.viewport() for text in shown.texts.values()]
                assert len(lines) > 5
                assert {ground(part).name() for part in (*lines, *texts)} == {colour}
    finally:
        theme.paint(qapp, theme.LIGHT)
