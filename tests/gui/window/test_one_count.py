"""How much is left is said with the same numbers everywhere, whatever state a report is in.

The verdict of the panel and of the status line, the headings of the findings, the tabs, the export, 定稿 and the 自查表.
"""

from __future__ import annotations

import random
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QLabel

from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.report.edits import Confirm, KeepHint, SetCells, SetText
from core.report.findings import Finding, Grade, Tally, state_of
from core.report.report import Report, still_unverified
from core.writers.docx.check_list import to_bytes
from gui.commands import finishing
from gui.commands.export_dialog import ExportDialog
from gui.panels.finding_groups import groups
from gui.window.main_window import MainWindow
from gui.work.session import Session
from tests.helpers.window_desk import Answers, begin

STATES = 40
COUNTS = re.compile(r"(\d+)(处错误|处提醒|处未填|段未核对)")


def numbers(words: str) -> dict[str, int]:
    """How much of each, as a sentence says it."""
    return {kind: int(count) for count, kind in COUNTS.findall(words)}


def change(session: Session, chance: random.Random) -> None:
    """What a clerk may do next."""
    report = session.report
    some = chance.sample(sorted(report.form.typed), chance.randint(1, 60))
    text = chance.choice(report.form.text_keys)
    waiting = [key for key in report.form.all_text_keys if still_unverified(report, key)]
    hints = [finding for finding in session.findings if finding.grade is Grade.HINT]
    act = chance.randrange(6)
    if act == 0:
        session.perform(SetCells({key: chance.choice((None, 0, 1, 3, 700)) for key in some}))
    elif act == 1:
        lines = report.text(text).split("\n")
        session.perform(SetText(text, "\n".join((*lines, chance.choice(lines), "收到申请99件。"))))
    elif act == 2 and waiting:
        session.perform(Confirm(chance.choice(waiting), ()))
    elif act == 3 and hints:
        session.perform(KeepHint(hints[0].key, "经核对无误"))
    elif act == 4:
        session.perform(SetText(text, ""))
    else:
        session.undo_stack.undo()


def of_groups(report: Report, findings: tuple[Finding, ...]) -> dict[str, int]:
    """The headings of the panel, added up; the group of errors names its number alone."""
    found: dict[str, int] = {}
    for group in groups(report, findings):
        told = numbers(group.heading)
        if wrong := re.fullmatch(r"错误（(\d+)）", group.heading):
            told = {"处错误": int(wrong[1])}
        for kind, count in told.items():
            found[kind] = found.get(kind, 0) + count
    return found


def of_tabs(window: MainWindow, left: Tally) -> None:
    """A tab with errors names them; the others name their blank cells, or that something is unread."""
    editor = window.editor
    texts = [editor.tabs.tabText(index) for index in range(editor.tabs.count())]
    assert sum(int(number) for text in texts for number in re.findall(r"!(\d+)", text)) == left.errors
    if not left.errors:
        cells = sum(int(number) for text in texts for number in re.findall(r" (\d+)$", text))
        unwritten = sum("未填写" in editor.tabs.tabToolTip(index) for index in range(editor.tabs.count()))
        nameless = not window.session.report.agency
        assert cells + unwritten - nameless == left.blanks
        assert bool(left.unverified) <= any("●" in text or re.search(r" \d+$", text) for text in texts)


def of_export(window: MainWindow) -> dict[str, int]:
    dialog = ExportDialog(window.session.report, window.session.findings, Path("a.docx"), parent=window)
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.deleteLater()
    return numbers(said)


def of_check_list(report: Report, findings: tuple[Finding, ...]) -> tuple[dict[str, int], list[str]]:
    """The 自查表 as a Word file: what its line says, and the grades of its rows, those kept left out."""
    made = docx.Document(BytesIO(to_bytes(report, findings, datetime(2026, 1, 5))))
    line = next(paragraph.text for paragraph in made.paragraphs if paragraph.text.startswith("自查结果"))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows[1:]]
    return numbers(line), [row[2] for row in rows if not row[4].startswith("保留")]


@pytest.mark.parametrize("seed", range(3))
def test_every_place_says_the_same(window: MainWindow, answers: Answers, seed: int) -> None:
    chance = random.Random(seed)
    draft = rollover.draft(open_any(resources() / "sample" / "last_year_2024.docx").report, 2025)
    # What arrived is filled in: only then too many results are an error.
    begin(window, draft.with_values({key: 0 for key in draft.form.typed if key.startswith("applications.new.")}))
    session = window.session
    seen: set[str] = set()
    for _ in range(STATES):
        change(session, chance)
        findings = session.current_findings()
        left = state_of(session.report, findings)
        told = numbers(left.counts())
        seen |= told.keys()
        window.editor.findings.refresh()
        assert window.editor.findings.verdict.text() == window.status.verdict.words == str(left)
        assert of_groups(session.report, findings) == told
        of_tabs(window, left)
        if left.errors or left.blanks or left.unverified:
            assert of_export(window) == told
            answers.choices.append("取消")
            finishing.finish(window.workspace, window)
            assert numbers(answers.said[-1]) == told
        line, grades = of_check_list(session.report, findings)
        assert line == told
        assert (grades.count("错误"), grades.count("提醒")) == (left.errors, left.hints)
        assert ("未填" in grades, "未核对" in grades) == (bool(left.blanks), bool(left.unverified))
    assert seen == {"处错误", "处提醒", "处未填", "段未核对"}  # all of it was met
