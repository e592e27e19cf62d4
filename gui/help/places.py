"""Which topic of the manual speaks of a place of the program, for F1 and for the tests.

Each says so itself: a command by ``topic`` of its ``Action``, a dialog or a bar by ``help_topic`` of its class, a
message by its ``DialogTitle`` (``gui.basics.answers``).  Here is what is neither: pages and findings.  The topics are in
resources/manual.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from core.help.book import manual
from gui.panels.findings_panel import FindingsPanel
from gui.preview.panel import PreviewWindow
from gui.text.synced_edit import SyncedEdit

if TYPE_CHECKING:
    from core.report.findings import Finding
    from gui.work.workspace import Workspace

# A part of the report has the topic that is named as its key; one without has that of all of its kind.
PAGES: Mapping[str, str] = {"start": "start", "cover": "cover"}
_ANY_TABLE, _ANY_TEXT = "tables", "texts"
_COVER = ("", "title", "preamble", "agency")  # where the cursor may be on the cover
_PANEL, _CHECK = "findings", "check-"


def check_topic(finding_id: str) -> str:
    """The topic of a check."""
    return _CHECK + finding_id


def dialog_topic(dialog: QWidget) -> str:
    """What a dialog says is said of it (``help_topic``), "" where it says nothing."""
    return getattr(dialog, "help_topic", "")


def topic_here(workspace: Workspace, window: QWidget) -> str:
    """The topic of where one is: the dialog in front, the bar with the keyboard, the finding looked at, the page."""
    modal = QApplication.activeModalWidget()
    front = modal or QApplication.activeWindow()
    if modal is not None or isinstance(front, PreviewWindow):
        topic = dialog_topic(front) if front is not None else ""
        if topic:
            return topic
    if not workspace.report_shown:
        return PAGES["start"]
    return _bar_topic() or _finding_topic(workspace, window) or _page_topic(workspace)


def _bar_topic() -> str:
    """Of what stands beside the pages and has the keyboard (find bar, 口径), "" in a page."""
    around, topic = QApplication.focusWidget(), ""
    while around is not None and not topic:
        topic, around = dialog_topic(around), around.parentWidget()
    return topic


def _finding_topic(workspace: Workspace, window: QWidget) -> str:
    """Of the chosen finding, where the keyboard is in its list or the cursor where it leads."""
    panel = window.findChild(FindingsPanel)
    if panel is None:
        return ""
    focus, finding = QApplication.focusWidget(), panel.list.finding
    inside = focus is not None and panel.isAncestorOf(focus)
    if finding is not None and (inside or _is_at(workspace, finding)):
        return check_topic(finding.id)
    return _PANEL if inside else ""


def _is_at(workspace: Workspace, finding: Finding) -> bool:
    """The cursor is in a cell of it or at its words; in any place of its text where it means no words in particular."""
    here, edit = workspace.session.current, QApplication.focusWidget()
    if here in finding.cells or here != finding.place:
        return here in finding.cells
    if finding.span is None:
        return not finding.cells
    start, end = edit.selection() if isinstance(edit, SyncedEdit) else finding.span
    return start <= finding.span[1] and finding.span[0] <= end


def _page_topic(workspace: Workspace) -> str:
    session = workspace.session
    part = session.current.partition(".")[0]
    if part in _COVER or part in session.report.body:
        return PAGES["cover"]
    tables = {table.key for table in session.report.form.tables}
    return part if part in manual().by_id else _ANY_TABLE if part in tables else _ANY_TEXT
