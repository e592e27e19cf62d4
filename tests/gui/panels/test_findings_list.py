"""The list of findings by keyboard: folds, copies, what is chosen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from core.report.findings import Finding
from gui.panels.finding_card import CARD, CardDelegate, FindingCard
from tests.helpers.gui.findings_desk import ASPECTS, BAD, Desk, fine


def test_arrow_keys_reach_every_finding_and_no_heading(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.focus_list()
    seen: list[Finding | None] = []
    for _ in range(desk.panel.list.count()):
        if desk.panel.list.finding not in seen:
            seen.append(desk.panel.list.finding)
        qtbot.keyClick(desk.panel.list, Qt.Key.Key_Down)
    assert seen == list(desk.panel.list.rows().values())
    assert set(seen) == set(desk.session.findings)


def test_the_chosen_finding_stays_chosen_while_others_go(desk: Desk) -> None:
    chosen = desk.choose("S7")
    desk.session.perform(SetCells({"applications.granted.business": 0, "applications.partly_granted.business": 0}))
    desk.panel.refresh()
    assert desk.panel.list.finding == chosen
    desk.session.open(replace(BAD, texts={}))
    desk.panel.refresh()
    assert desk.panel.list.finding is None
    assert desk.offers() == []


def test_what_can_be_done_stands_inside_the_chosen_card(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("Y1")
    qtbot.waitUntil(lambda: desk.panel.offers.itemAt(0).widget().isVisible())
    card = desk.panel.list.visualItemRect(desk.panel.list.currentItem())
    for number in range(desk.panel.offers.count()):
        button = desk.panel.offers.itemAt(number).widget()
        place = button.mapTo(desk.panel.list.viewport(), button.rect().center())
        assert card.contains(place)
        assert place.y() > card.top() + 3 * button.fontMetrics().height()  # below the words
    higher = card.height()
    desk.choose("S7")
    qtbot.waitUntil(lambda: desk.panel.list.visualItemRect(desk.panel.list.currentItem()).height() < higher)


def test_equal_hints_are_folded_and_keys_go_through_them(qtbot: QtBot) -> None:
    lines = "\n".join(f"2024年，印发第{number}份。" for number in range(4))
    desk = Desk(qtbot, fine(overview=f"{lines}\n{ASPECTS}"))
    shown = [row for row in range(desk.panel.list.count()) if not desk.panel.list.item(row).isHidden()]
    fold = "写的不是2025年，4处"
    assert [desk.panel.list.item(row).text() for row in shown] == ["一、总体情况（4处提醒）", fold]
    desk.panel.focus_list()
    assert desk.panel.list.finding is not None  # F6 chooses one, which opens the fold
    assert not any(desk.panel.list.item(row).isHidden() for row in range(desk.panel.list.count()))
    desk.panel.list.setCurrentRow(1)
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Left)
    assert desk.panel.list.item(2).isHidden()
    assert desk.panel.list.finding is None and desk.offers() == []
    desk.panel.next()
    assert not desk.panel.list.item(2).isHidden()
    assert desk.went[-1][0] == "overview"


def test_findings_are_copied_as_text(desk: Desk, qtbot: QtBot) -> None:
    total = desk.choose("T1")
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"错误：{total.message}"
    desk.panel.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines == desk.lines()
    assert all(any(finding.message in line for line in lines) for finding in desk.session.findings)


def test_the_bold_line_of_the_chosen_one_is_read_whole(desk: Desk) -> None:
    panel = desk.panel
    panel.resize(260, 600)
    rows = [row for row in range(panel.list.count()) if isinstance(panel.list.item(row).data(CARD), FindingCard)]
    delegate, card = CardDelegate(panel.list), panel.list.item(rows[0]).data(CARD)
    longer = replace(card, headline="本年制发件数多于现行有效件数与本年废止件数之和" * 2)
    assert delegate.height(longer, chosen=True) > delegate.height(card, chosen=True)
    assert delegate.height(longer, chosen=False) == delegate.height(card, chosen=False)


def test_how_high_rows_are_is_known_without_cutting_their_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As high as the lines that are drawn; at each key the view asks this of all rows."""
    delegate = desk.panel.list.itemDelegate()
    assert isinstance(delegate, CardDelegate)
    cards = [desk.panel.list.item(row).data(CARD) for row in desk.panel.list.rows()]
    longest = max(cards, key=lambda card: len(card.words))
    cards += [replace(longest, count=3), replace(longest, inside=True), replace(longest, headline=longest.words * 3)]
    both = [(card, chosen) for card in cards for chosen in (False, True)]
    lines = [len(delegate._headline(*one)) + len(delegate._lines(*one)) for one in both]
    with monkeypatch.context() as patch:
        patch.setattr("gui.panels.finding_card.QFontMetrics", None)
        heights = [delegate.height(*one) for one in both]
    line = desk.panel.list.fontMetrics().height()
    assert heights == [count * line + 12 for count in lines] and len(set(lines)) > 2
