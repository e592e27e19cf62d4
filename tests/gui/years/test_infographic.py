"""图解 in the window: the picture, what is left to do in the report, the file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.years.infographic import InfographicDialog
from tests.helpers.core.year_reports import table_of, year_report
from tests.helpers.window_desk import Answers


@pytest.mark.parametrize(
    ("suffix", "head"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), ("", b"\x89PNG")]
)
def test_shown_and_written(qtbot: QtBot, tmp_path: Path, answers: Answers, suffix: str, head: bytes) -> None:
    dialog = InfographicDialog(table_of(year_report(2024)), "未填3格", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.view.scene is not None and "2024年" in dialog.view.scene.title
    assert dialog.state.isVisible() and "未填3格" in dialog.state.text()
    answers.save = tmp_path / f"图解{suffix}"
    dialog.export()
    qtbot.waitUntil(lambda: not dialog.background.busy, timeout=20_000)
    assert (tmp_path / f"图解{suffix or '.png'}").read_bytes().startswith(head)
    assert "已导出图解" in answers.said[0]


def test_turning_back_and_a_full_report(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    dialog = InfographicDialog(table_of(year_report(2024)), "", tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.state.isVisible()
    dialog.export()
    assert not dialog.background.busy and not [*tmp_path.iterdir()]
