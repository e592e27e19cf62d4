"""Dialogs are deleted after use, and tell what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core import paths
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, OTHER_NAME, REPLACE, Answer, DialogTitle
from gui.basics.dialogs import show_files  # the function itself: in all other tests it only says that it was called
from gui.basics.message_dialog import LineDialog, MessageDialog
from gui.window.main_window import MainWindow
from tests.endurance.closing import settle
from tests.helpers.hands import words_of

OVERWRITE, GO_ON, SHOW = Answer("覆盖"), Answer("继续"), Answer("打开日志文件夹")


def test_a_dialog_is_read_and_then_deleted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    dialog, gone = QDialog(window), list[bool]()
    dialog.destroyed.connect(lambda: gone.append(True))
    assert dialogs.run(dialog)
    assert dialog.windowTitle() == "" and not gone  # still there for its caller
    settle()
    assert gone


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is pressed in the next message box; nothing: Esc."""
    wanted: list[str] = []

    def shown(box: MessageDialog) -> int:
        pressed = wanted.pop() if wanted else ""
        if pressed:
            next(button for button in box.buttons if words_of(button) == pressed).click()
        else:
            box.reject()
        return box.result()

    monkeypatch.setattr(MessageDialog, "exec", shown)
    return wanted


def test_telling_offers_at_most_one_thing_more(window: MainWindow, press: list[str]) -> None:
    assert not dialogs.say(window, DialogTitle("保存", "saving"), "已保存。")
    press.append("打开")
    assert dialogs.say(window, DialogTitle("保存", "saving"), "已保存。", "在桌面上。", "打开")
    press.append("确定")
    assert not dialogs.say(window, DialogTitle("保存", "saving"), "已保存。", more="打开")


@pytest.mark.parametrize(
    ("answers", "pressed", "given"),
    [
        ([OVERWRITE, CANCEL], "覆盖", OVERWRITE),
        ([OVERWRITE, CANCEL], "", CANCEL),  # Esc
        ([GO_ON, SHOW], "", GO_ON),  # where nothing can be cancelled
        ([GO_ON, SHOW], "打开日志文件夹", SHOW),
    ],
)
def test_a_choice_is_told_by_what_it_is(
    window: MainWindow, press: list[str], answers: list[Answer], pressed: str, given: Answer
) -> None:
    press += [pressed] if pressed else []
    assert dialogs.choose(window, DialogTitle("保存", "saving"), "文件已存在。", answers, "另一个程序改过它。") is given


def test_two_answers_of_the_same_words_are_two(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports of one file may be called the same; the second is not the first."""
    both = [Answer("临江市财政局 2024年"), Answer("临江市财政局 2024年")]
    monkeypatch.setattr(MessageDialog, "exec", lambda box: box.buttons[1].click())
    assert dialogs.choose(window, DialogTitle("选择报告", "open"), "请选择。", [*both, CANCEL]) is both[1]
    assert both[0] != both[1]


def test_the_systems_dialogs_tell_a_path_or_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("", str(tmp_path / "报告.json")):
        expected = Path(name) if name else None
        for function in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, function, lambda *_, name=name: (name, ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, name=name: name)
        assert dialogs.open_file(window, "打开", tmp_path, "*.json") == expected
        assert dialogs.save_file(window, "保存", tmp_path / "报告.json", "*.json") == expected
        assert dialogs.choose_folder(window, "选择", tmp_path) == expected


def test_what_reads_a_report_gets_ready_while_it_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(patience, "look_for_file", lambda: steps.append("ready"))
    for function, found in (("getOpenFileName", ""), ("getOpenFileNames", [])):
        monkeypatch.setattr(QFileDialog, function, lambda *_, found=found: steps.append("asked") or (found, ""))
    assert dialogs.open_report(window, "打开", tmp_path) is None
    assert dialogs.open_reports(window, "打开", tmp_path) == []
    assert steps == ["ready", "asked"] * 2


def test_no_folder_is_proposed_that_takes_no_file(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Told to choose another place, one is not shown the same folder again."""
    shown: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: shown.append(told[2]) or ("", ""))
    dialogs.save_file(window, "另存为", tmp_path / "拔出的U盘" / "报告.json", "*.json")
    assert shown == [str(paths.documents_folder() / "报告.json")]


def test_a_line_of_text_is_empty_or_not_given(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for answer, taken, expected in (("理由", 1, "理由"), ("理由", 0, None)):

        def write(dialog: LineDialog, answer: str = answer, taken: int = taken) -> int:
            dialog.line.setText(answer)
            return taken

        monkeypatch.setattr(LineDialog, "exec", write)
        assert dialogs.ask_text(window, DialogTitle("保留", "keep"), "理由") == expected


def test_printing_asks_for_the_pages_there_are(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    def accepted(dialog: QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage()))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accepted)
    assert dialogs.print_settings(window, QPrinter(), 7)
    assert asked == [(1, 7)]


def test_files_that_were_made_are_told_and_the_dialog_goes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(
        QDialog, "exec", lambda dialog: shown.extend(label.text() for label in dialog.findChildren(QLabel))
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    show_files(
        parent, DialogTitle("已导出", "export"), "已导出1个文件", [tmp_path / "报告.docx"], ("有一个字不能显示。",)
    )
    assert "已导出1个文件" in shown and any("有一个字不能显示" in words for words in shown)
    settle()
    assert not parent.findChildren(QDialog)


WORD, PAGES = "Word 文档 (*.docx)", "PDF 文件 (*.pdf)"


@pytest.mark.parametrize(
    ("chosen", "kind", "written"),
    [
        ("对照", WORD, "对照.docx"),
        ("对照", PAGES, "对照.pdf"),
        ("对照", "", "对照.docx"),
        ("对照.DOCX", WORD, "对照.DOCX"),
        ("2025.1.20", PAGES, "2025.1.20.pdf"),
        ("对照.docx", PAGES, "对照.pdf"),  # as proposed: the kind was chosen
        ("对照.pdf", WORD, "对照.pdf"),  # written on purpose
        ("对照.xlsx", "所有文件 (*)", "对照.xlsx"),
    ],
)
def test_a_file_is_of_the_kind_that_was_chosen(chosen: str, kind: str, written: str) -> None:
    assert dialogs.of_kind(Path(chosen), Path("对照.docx"), f"{WORD};;{PAGES}", kind) == Path(written)


def test_another_file_than_the_system_asked_about_is_not_replaced_unasked(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "对照.pdf").write_text("mine")
    given = [(str(tmp_path / "对照"), PAGES), (str(tmp_path / "另一份"), PAGES)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: given.pop(0))
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "choose", lambda *a: asked.append(a[2]) or OTHER_NAME)
    found = dialogs.save_file(window, "导出", tmp_path / "对照.docx", f"{WORD};;{PAGES}")
    assert found == tmp_path / "另一份.pdf" and given == []
    assert asked == ["文件夹里已有“对照.pdf”。"]
    given.append((str(tmp_path / "对照"), PAGES))
    monkeypatch.setattr(dialogs, "choose", lambda *a: REPLACE)
    assert dialogs.save_file(window, "导出", tmp_path / "对照.docx", f"{WORD};;{PAGES}") == tmp_path / "对照.pdf"


def test_the_kinds_of_a_file_to_write() -> None:
    assert dialogs.written_kinds({".docx": "Word 文档", ".pdf": "PDF 文件"}) == f"{WORD};;{PAGES}"
