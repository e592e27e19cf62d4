"""The start page remembers: every file saved, under what name ever, in which state, and where one was."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

from PySide6.QtWidgets import QApplication

from core import settings
from core.report.edits import SetBody, SetCells
from core.report.report import Report
from core.settings import Recent
from core.storage import files
from gui.basics.focus import framed
from gui.basics.theme import LIGHT
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin

CELL = "applications.granted.business"


def test_a_draft_saved_for_the_first_time_is_there_tomorrow(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    window = make_window()
    assert window.start_page.go_on.isHidden()
    assert window.start_page.first() is window.start_page.start
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    answers.save = tmp_path / "草稿.json"
    window.actions_by_name["save"].trigger()
    window.session.jump(CELL)
    window.session.set_current(CELL)
    window.actions_by_name["home"].trigger()
    assert not window.start_page.go_on.isHidden()
    tomorrow = make_window()
    card = tomorrow.start_page.go_on
    assert card.accessibleName() == "继续填写：临江市财政局2025年报告"
    assert "处未填" in card.accessibleDescription()
    assert str(tmp_path / "草稿.json") in card.accessibleDescription()
    assert tomorrow.start_page.first() is card
    card.click()
    assert tomorrow.session.report.agency == "临江市财政局"
    assert tomorrow.editor.table_key == "applications"  # back where it was left


def test_a_file_that_is_gone_is_not_offered(make_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    window = make_window()
    path = tmp_path / "报告.json"
    files.save(path, Report("2021", 2025, {"agency": "临江市财政局"}), None)
    window.opening.open_path(path)
    window.session.perform(SetCells({CELL: 3}))
    window.document.save()
    path.unlink()
    window.actions_by_name["home"].trigger()
    assert window.start_page.go_on.isHidden()


def test_states_from_a_damaged_file_are_left_out(tmp_path: Path) -> None:
    kept = settings.Settings(recent_files=("甲.json",), recent_states=(("甲.json", "甲局", "2025", "", "", ""),))
    settings.save(kept)
    assert settings.load() == kept
    settings.save(replace(kept, recent_states=(("甲.json", "甲局"),)))
    assert settings.load().recent_states == ()


def test_states_of_earlier_programs_have_no_bar(tmp_path: Path) -> None:
    path = tmp_path / "甲.json"
    kept = settings.Settings(recent_files=(str(path),), recent_states=((str(path), "甲局", "2025", "", "", ""),))
    settings.save(kept)
    (recent,) = settings.load().recent()
    assert (recent.body, recent.filled, recent.percent) == ("甲局", "", None)
    for said, percent in (("0", 0), ("61", 61), ("999", 100), ("二", None), ("-1", None), ("9" * 5000, None)):
        assert recent._replace(filled=said).percent == percent


RECENT = [Recent(f"/tmp/{body}.json", body, "2025", "2处错误", "1月12日9:30", "", "61") for body in "甲乙丙丁"]


def test_what_to_go_on_with_stands_beside_the_others_where_there_is_room(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    page = window.start_page
    page.show_recent(RECENT)
    for width, beside in ((1366, True), (911, True), (760, False)):
        window.resize(width, 600)
        window.show()
        QApplication.processEvents()
        card, others = (widget.mapTo(page, widget.rect().topLeft()) for widget in (page.go_on, page.recent))
        assert (others.x() > card.x() + page.go_on.width()) is beside
        assert beside or others.y() > card.y() + page.go_on.height()
        assert page.recent.verticalScrollBar().maximum() == 0  # all rows in sight


def test_the_page_fits_a_small_screen_at_150_percent(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    window.resize(911, 460)
    window.show()
    for count in (0, 1, 4, 2):
        window.start_page.show_recent(RECENT[:count])
        QApplication.processEvents()
        assert (window.width(), window.height()) == (911, 460)


def test_the_window_of_a_report_is_as_low_as_its_own_pages_allow(make_window: Callable[[], MainWindow]) -> None:
    """Bars of tools and of state come with it: no room is left on a small screen for what the start page wants."""
    window = make_window()
    window.resize(911, 460)
    window.show()
    window.start_page.show_recent(RECENT)
    QApplication.processEvents()
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    window.start_page.show_recent(RECENT)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (911, 460)
    window.resize(900, 420)
    QApplication.processEvents()
    assert window.height() == 420
    window.show_start()
    window.start_page.show_recent(RECENT)
    QApplication.processEvents()
    assert window.start_page.backups.geometry().bottom() < window.start_page.height()


def test_the_card_says_how_much_is_filled_and_draws_it(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    card = window.start_page.go_on
    window.resize(1366, 700)
    window.show()

    def accent(percent: str) -> int:
        """Points of the card in the colour of the bar."""
        window.start_page.show_recent([RECENT[0]._replace(filled=percent)])
        QApplication.processEvents()
        image = card.grab().toImage()
        points = product(range(image.width()), range(image.height()))
        return sum(image.pixelColor(x, y).name() in (LIGHT.accent, LIGHT.good) for x, y in points)

    drawn = [accent(percent) for percent in ("", "10", "60", "100")]
    assert drawn == sorted(drawn) and len(set(drawn)) == 4
    assert "已填100%" in card.accessibleDescription()


def test_of_two_files_of_one_report_each_is_named(make_window: Callable[[], MainWindow]) -> None:
    page = make_window().start_page
    page.show_recent([RECENT[0], RECENT[1], RECENT[1]._replace(path="/tmp/备份/乙.json")])
    assert [page.recent.item(row).text().splitlines()[1] for row in range(2)] == [
        "2处错误，1月12日9:30 · tmp/乙.json",
        "2处错误，1月12日9:30 · 备份/乙.json",
    ]


def test_a_card_with_the_keyboard_has_one_frame(make_window: Callable[[], MainWindow]) -> None:
    """It draws its own, along its round corners; the square one of other widgets stays away."""
    page = make_window().start_page
    page.start.setFocus()
    assert not framed(page.start) and framed(page.backups)


def test_after_a_kill_one_is_back_where_it_was_saved_last(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    """Two reports, one after the other, in a window that is never closed: each has a place of its own."""
    window = make_window()
    for name, place in (("甲", CELL), ("乙", "problems")):
        begin(window, Report("2021", 2025, {"agency": name}))
        answers.save = tmp_path / f"{name}.json"
        window.actions_by_name["save"].trigger()
        window.session.jump(place)
        window.session.perform(SetBody("telephone", "0793-1"))
        window.actions_by_name["save"].trigger()
    again = make_window()
    for name, place in (("甲", CELL), ("乙", "problems")):
        again.document.close()  # held by the window that was killed
        window.document.close()
        again.opening.open_path(tmp_path / f"{name}.json")
        assert again.session.report.agency == name
        assert again.session.current == place
