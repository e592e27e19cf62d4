"""After a crash: what was not saved is offered, and never put over newer work without a question."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from core.records import record
from core.report.differences import DifferenceKind, changed_paragraphs, differences, summary
from core.report.report import Report
from core.storage.recovery import Pending
from core.storage.standing import Beside, Standing, beside
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, Answer, DialogTitle
from gui.basics.widgets import breakable, fit_to_screen
from gui.commands.list_dialogs import ListDialog

if TYPE_CHECKING:
    from gui.work.workspace import Workspace

RECOVER, GIVE_UP, LATER = Answer("恢复"), Answer("放弃"), Answer("稍后处理")
COMPARE, ANOTHER = Answer("与文件对比…"), Answer("恢复为另一份报告")
_TITLE = DialogTitle("恢复未保存的内容", "recovery")
_SENTENCE = (
    "上次程序未正常退出，下列内容尚未保存。“恢复”后可继续填写，保存后才写入文件；"
    "“放弃”将永久删除所选内容；“稍后处理”在下次启动时再次列出。"
)
_STATES = {
    Standing.DAMAGED: "已损坏，无法恢复",
    Standing.ALONE: "从未保存为文件",
    Standing.ONWARD: "文件尚未改动",
    Standing.AWRY: "文件已有其他改动",
    Standing.FILE_GONE: "找不到原文件",
}


@record
class RecoveryOffer:
    """A copy and how it stands to its file."""

    pending: Pending
    beside: Beside


def offer(workspace: Workspace, parent: QWidget) -> bool:
    """List what a crash left until the clerk has decided; True where she goes on with one."""
    copies = workspace.document.autosave.recovery
    while found := _found(workspace):
        dialog = listing(parent, found)
        dialogs.run(dialog)
        chosen = dialog.chosen()
        one = next((offer for offer in found if offer is chosen), found[0])
        if dialog.answer not in (RECOVER, COMPARE, GIVE_UP):
            return False
        if not copies.left_behind(one.pending.token):
            dialogs.say(parent, _TITLE, "这份内容已在另一个窗口中处理。")
        elif dialog.answer is COMPARE:
            compare(parent, one)
        elif dialog.answer is GIVE_UP:
            _give_up(workspace, parent, one)
        elif dialog.answer is RECOVER and _recover(workspace, parent, one):
            return True
    return False


def _found(workspace: Workspace) -> list[RecoveryOffer]:
    """What is left; where the file holds the same there is nothing to decide."""
    copies = workspace.document.autosave.recovery
    found = patience.beside(lambda: [RecoveryOffer(pending, beside(pending)) for pending in copies.pending()])
    for offer in found:
        if offer.beside.standing is Standing.SAVED:
            copies.clear(offer.pending.token)
    return [offer for offer in found if offer.beside.standing is not Standing.SAVED]


def listing(parent: QWidget | None, found: list[RecoveryOffer]) -> ListDialog:
    """The dialog: body, year, state, both times, path."""
    dialog = ListDialog(parent, _TITLE, _SENTENCE, ["机关", "年度", "恢复内容的时间", "文件的时间", "情况", "文件"])
    for offer in found:
        dialog.add(_row(offer), offer)
    note = QLabel(dialog)
    note.setWordWrap(True)
    dialog.put_below(note)
    dialog.finish(RECOVER, LATER, (GIVE_UP, COMPARE))
    recover, compare_with = dialog.buttons[RECOVER], dialog.buttons[COMPARE]

    def follow() -> None:
        chosen = dialog.chosen()
        if isinstance(chosen, RecoveryOffer):
            recover.setEnabled(chosen.pending.copy is not None)
            compare_with.setEnabled(chosen.pending.copy is not None and chosen.beside.report is not None)
            note.setText(breakable(_explain(chosen)))

    dialog.tree.currentItemChanged.connect(follow)
    follow()
    fit_to_screen(dialog, QSize(860, 420))
    return dialog


def _row(offer: RecoveryOffer) -> list[str]:
    pending, copy = offer.pending, offer.pending.copy
    return [
        (copy.report.agency or "（未填机关名称）") if copy else "（无法读取）",
        str(copy.report.year or "未填") if copy else "",
        _time(pending.when),
        _time(offer.beside.when),
        _STATES[offer.beside.standing],
        str(pending.path) if pending.path else "",
    ]


def _time(when: datetime | None) -> str:
    return when.strftime("%Y-%m-%d %H:%M:%S") if when else "—"


def _explain(offer: RecoveryOffer) -> str:
    """The chosen copy in a sentence."""
    pending, now = offer.pending, offer.beside
    name = f"“{pending.path.name}”" if pending.path else ""
    if now.standing is Standing.DAMAGED:
        return pending.error + (f"上次保存的内容仍在{name}中。" if now.when else "")
    if now.standing is Standing.FILE_GONE:
        return f"{name}已不在原来的位置。恢复后请用“另存为…”保存。"
    if now.standing is Standing.AWRY:
        return (
            f"{name}在这份内容之后又有改动。{_differs(offer)}恢复时可以先对比，或恢复为另一份报告；文件不会被直接覆盖。"
        )
    return _differs(offer)


def _differs(offer: RecoveryOffer) -> str:
    now = offer.beside
    if now.error:
        return f"文件现在无法读取：{now.error}"
    if now.report is None or offer.pending.copy is None:
        return ""
    counted = summary(differences(now.report, offer.pending.copy.report))
    return f"与文件的不同之处：{counted}。" if counted else ""


def compare(parent: QWidget | None, offer: RecoveryOffer) -> None:
    """Show which cells and paragraphs differ between the copy and the file."""
    copy, saved = offer.pending.copy, offer.beside.report
    if copy is not None and saved is not None:
        dialogs.run(comparison(parent, saved, copy.report))


def comparison(parent: QWidget | None, saved: Report, kept: Report) -> ListDialog:
    """The cells, paragraphs and lines that differ, side by side."""
    dialog = ListDialog(
        parent,
        DialogTitle("对比", _TITLE.topic),
        "恢复的内容与文件的不同之处：",
        ["位置", "恢复的内容", "文件中的内容"],
    )
    for found in differences(saved, kept):
        if found.kind is DifferenceKind.TEXT:
            for before, after in changed_paragraphs(found.before, found.after):
                dialog.add([found.name, after or "（没有这一段）", before or "（没有这一段）"])
        else:
            dialog.add([found.name, found.after or "未填", found.before or "未填"])
    fit_to_screen(dialog, QSize(860, 460))
    dialog.finish()
    return dialog


def _give_up(workspace: Workspace, parent: QWidget, offer: RecoveryOffer) -> None:
    copy = offer.pending.copy
    name = f"“{copy.report.text('title')}”未保存的内容" if copy else "这份已损坏的内容"
    if (
        dialogs.choose(
            parent, DialogTitle(GIVE_UP.words, _TITLE.topic), f"{name}将永久删除，无法撤销。", [CANCEL, GIVE_UP]
        )
        is GIVE_UP
    ):
        workspace.document.autosave.recovery.clear(offer.pending.token)


def _recover(workspace: Workspace, parent: QWidget, offer: RecoveryOffer) -> bool:
    """Go on with a copy, as the file it came from or, where that is another by now, as the clerk decides."""
    standing = offer.beside.standing
    while standing is Standing.AWRY:
        sentence = _explain(offer)
        answer = dialogs.choose(
            parent, DialogTitle("文件已有其他改动", _TITLE.topic), sentence, [*_ways(offer), CANCEL]
        )
        if answer is COMPARE:
            compare(parent, offer)
            continue
        if answer is GIVE_UP:
            _give_up(workspace, parent, offer)
        if answer is not ANOTHER:
            return False
        break
    said = workspace.document.recover(offer.pending, offer.beside.stamp if standing is Standing.ONWARD else None)
    if path := workspace.document.path:
        workspace.remember(path)
    workspace.show_editor()
    if offer.pending.copy is not None and offer.pending.copy.place:
        workspace.session.jump(offer.pending.copy.place)
    for sentence in (said, unfinished(workspace.session.report, offer)):
        if sentence:
            dialogs.say(parent, _TITLE, sentence)
    return True


def _ways(offer: RecoveryOffer) -> list[Answer]:
    return [COMPARE, ANOTHER, GIVE_UP] if offer.beside.report is not None else [ANOTHER, GIVE_UP]


def unfinished(report: Report, offer: RecoveryOffer) -> str:
    """What stood in an open field and is no figure, as a sentence; "" where there was nothing."""
    copy, cells = offer.pending.copy, report.form.cells
    if copy is None or not copy.unfinished:
        return ""
    names = {"year": "年份"}
    words = "；".join(
        f"{cells[place].name if place in cells else names.get(place, place)}“{words}”"
        for place, words in copy.unfinished.items()
    )
    return f"以下正在填写的内容不是数字，未能填入，请重新填写：{words}。"
