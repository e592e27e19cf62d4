"""The 检查 tab of the side panel: one-line verdict, the findings, and what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.report.checks.ready_sentences import ready
from core.report.checks.repairs import Repair, repairs
from core.report.edits import KeepHint
from core.report.findings import Finding, Grade, is_kept, kept_key, state_of
from gui.basics import dialogs
from gui.basics.actions import keys_of
from gui.basics.buttons import push_button
from gui.basics.icons import icon
from gui.basics.theme import bold
from gui.basics.tones import PictureLabel
from gui.basics.widgets import OfferButton
from gui.panels.finding_card import FINE, PICTURES
from gui.panels.finding_cells import cell_to_change, roles
from gui.panels.findings_list import FindingsList
from gui.work.session import Session

SOON_MS = 30
LATE_MS = 400  # of checking before the verdict says so
_NO_REPAIR = "本处需人工核对，没有可直接采用的修改建议。"
_COPY_ALL = "全部复制为文字"
FindingAct = Callable[[], object]


class FindingsPanel(QWidget):
    """Shows the session's findings; Enter or a click puts the cursor on the spot.

    ``sentence_asked`` carries what :func:`ready` has for the chosen finding.
    """

    sentence_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.picture = PictureLabel(self, side=self.fontMetrics().height())
        self.verdict = QLabel(self)
        self.verdict.setWordWrap(True)
        self.verdict.setFont(bold(self.verdict.font()))
        self.closed = QPushButton(icon("settings"), "", self)
        self.closed.setToolTip("查看和更改检查设置")
        self.closed.clicked.connect(lambda _: session.check_settings_asked.emit())
        self.list = FindingsList(self)
        self.list.chosen.connect(self._mark)
        self.list.wanted.connect(self._go)
        self.copy_button = push_button(self, _COPY_ALL, "copy", self._copy_all)
        self.copy_button.setFlat(True)
        self.offers = QVBoxLayout()
        self._offered: tuple[Finding | None, list[tuple[str, str]]] = (None, [])
        self._acts: dict[str, FindingAct] = {}
        self._arrange()
        # A little later than the totals, which have to follow the keystroke at once.
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._follow)
        for changed in (session.findings_changed, session.report_replaced, session.read_only_changed):
            changed.connect(lambda *_: self._soon.start())
        # Findings that come in a moment are not announced: it would only flicker.
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._say_verdict)
        session.checking_changed.connect(self._checking)
        self.refresh()

    def _follow(self) -> None:
        """Show what is new; findings of a moment ago, while they are looked for anew, are there already."""
        if not self._session.checking:
            self.refresh()

    def _checking(self, going_on: bool) -> None:
        if going_on:
            self._late.start()
        else:
            self._late.stop()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.picture)
        head.addWidget(self.verdict, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.addLayout(head)
        layout.addWidget(self.closed)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        layout.addLayout(foot)

    def _copy_all(self) -> None:
        self.list.copy_all()
        self._session.message.emit("检查结果已全部复制为文字。")

    def refresh(self) -> None:
        """Show the findings anew; the chosen one stays chosen if it is still there."""
        self._soon.stop()
        self._say_verdict()
        self.list.fill(self._session.report, self._session.findings)

    def _say_verdict(self) -> None:
        """How much is left, told by shape as well as words, and whether everything was asked."""
        session = self._session
        left = state_of(session.report, session.findings)
        line = str(left)
        picture, tone = FINE, "good"
        if left.errors:
            picture, tone = PICTURES[Grade.ERROR], "error"
        elif left.hints or left.unverified:
            picture, tone = PICTURES[Grade.HINT], "hint"
        elif left.blanks:  # not begun is not wrong
            picture, tone = "list-checks", "quiet"
        if session.checking and not self._late.isActive():
            line, picture, tone = "正在检查…", "list-checks", "quiet"
        self.picture.show_picture(picture, tone)
        self.verdict.setText(line)
        self.closed.setText(f"已关闭{len(session.checks_off)}项检查")
        self.closed.setVisible(bool(session.checks_off))

    # Going through the list

    def first(self) -> None:
        """Go to the first error; without errors, to the first blank or hint."""
        rows = self._rows()
        errors = [row for row, finding in rows.items() if finding.wrong]
        self._go_to_row(next(iter(errors or rows), None))

    def next(self) -> None:
        """Go to the finding after the chosen one, from the last back to the first."""
        rows = self._rows()
        after = (row for row in rows if row > self.list.currentRow())
        self._go_to_row(next(after, next(iter(rows), None)))

    def previous(self) -> None:
        """Go to the finding before the chosen one, from the first back to the last."""
        rows = sorted(self._rows(), reverse=True)
        before = (row for row in rows if row < self.list.currentRow())
        self._go_to_row(next(before, next(iter(rows), None)))

    def focus_list(self) -> None:
        """Put the keyboard into the list, on the chosen finding or the first."""
        rows = self._rows()
        if self.list.finding is None and rows:
            self.list.choose(min(rows))
        self.list.setFocus()

    def _rows(self) -> dict[int, Finding]:
        self._session.current_findings()
        if self._soon.isActive():
            self.refresh()
        return self.list.rows()

    def _go_to_row(self, row: int | None) -> None:
        if row is not None:
            self.list.choose(row)
            self._go(self.list.rows()[row])

    def _go(self, finding: Finding) -> None:
        """To the words meant, or a cell that can be typed in."""
        session = self._session
        if finding.span or not finding.cells:
            session.show_words(finding.place, finding.span)
        else:
            session.jump(cell_to_change(session.report.form, finding))

    # What can be done about the chosen finding

    def mend(self) -> None:
        """Take the first repair on offer for the chosen finding, and go on to what comes after it."""
        rows = self._rows()  # first: the finding may have gone with the figure typed a moment ago
        finding = self.list.finding
        repair = next(iter(self._repairs(finding)), None)
        if repair is None:
            self._session.message.emit(_NO_REPAIR if finding else f"请先按 {keys_of('next_finding')} 选择一处。")
            return
        following = {(other.key, other.place) for row, other in rows.items() if row > self.list.currentRow()}
        if self._session.perform(repair.edit):
            left = self._rows().items()
            self._go_to_row(next((row for row, other in left if (other.key, other.place) in following), None))

    def _repairs(self, finding: Finding | None) -> list[Repair]:
        if finding is None or self._session.read_only:
            return []
        offered = repairs(self._session.report, self._session.computed, (finding,))
        return [repair for repair in offered if repair.mends(finding)]

    def _mark(self) -> None:
        """Mark the cells of the chosen finding in the table, and offer what can be done."""
        finding = self.list.finding
        self._offer(finding)
        self._session.set_roles(roles(self._session.report.form, finding) if finding else {})

    def _offer(self, finding: Finding | None) -> None:
        """Buttons for what can be done, inside the card; those that are there already stay."""
        offered = list(self._offers(finding)) if finding is not None and not self._session.read_only else []
        names = [(name, key) for name, key, _ in offered]
        self._acts = {name: act for name, _, act in offered}
        if (finding, names) == self._offered and self.list.has_actions == bool(names):
            return
        self._offered = finding, names
        actions = QWidget()
        self.offers = QVBoxLayout(actions)
        self.offers.setContentsMargins(0, 0, 0, 0)
        self.offers.setSpacing(4)
        for name, key in names:
            button = OfferButton(name, key)
            button.clicked.connect(lambda _checked=False, name=name: self._act(name))
            self.offers.addWidget(button)
        self.list.set_actions(actions if names else None)
        if not names:
            actions.deleteLater()

    def _act(self, name: str) -> None:
        """Do what a button offers, where it is still on offer once all is checked that was typed."""
        finding = self.list.finding
        self._rows()
        if name in self._acts and self.list.finding == finding:
            self._acts[name]()

    def _offers(self, finding: Finding) -> Iterator[tuple[str, str, FindingAct]]:
        """Name, key and deed of all that can be done about a finding; the first repair has a key."""
        session = self._session
        for number, repair in enumerate(self._repairs(finding)):
            yield repair.name, "" if number else keys_of("mend"), partial(session.perform, repair.edit)
        if (found := ready(session.report, session.computed, finding)) is not None:
            name = "换成参考语句…" if found.replaces else "加入参考语句…"
            yield name, "", partial(self.sentence_asked.emit, found)
        if finding.id == "S2":
            yield "不再检查原文件标题", "", partial(session.set_headings, ())
        elif is_kept(session.report, finding):
            again = KeepHint(kept_key(session.report, finding) or "", "")
            yield "取消保留", "", partial(session.perform, again)
        elif finding.grade is Grade.HINT:
            yield "保留并说明…", keys_of("keep"), partial(self._keep, finding)

    def keep(self) -> None:
        """Keep the chosen hint with a reason, or say why that does not go."""
        self._rows()
        finding = self.list.finding
        if finding is None:
            self._session.message.emit(f"请先按 {keys_of('next_finding')} 选择一处。")
        elif finding.grade is not Grade.HINT or is_kept(self._session.report, finding):
            self._session.message.emit("只有尚未保留的提醒可以保留并说明；错误请改正。")
        else:
            self._keep(finding)

    def _keep(self, finding: Finding) -> None:
        from gui.panels.keep_dialog import KeepDialog

        dialog = KeepDialog(finding, self._session.report, self.window())
        if dialogs.run(dialog):
            self._session.perform(KeepHint(finding.key, dialog.reason()))
