"""The undo stack: steps of one burst are one, and gone; what is garbage is ended in any order."""

import gc
import subprocess
import sys

from core.report.edits import SetText
from core.report.report import Report
from gui.work.session import Session
from gui.work.undo import EditCommand
from tests.helpers.places import ROOT

COLLECTED = """
import gc
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand
from gui.work.session import Session
app = QCoreApplication([])
gc.disable()
for _ in range(20):
    older = [QUndoCommand("step") for _ in range(50)]
    session = Session()
    session.itself = session
    for step in older:
        session.undo_stack.push(step)
    del older, session, step
    gc.collect()
print("ended")
"""


def test_a_session_that_is_garbage_with_its_steps_ends() -> None:
    """Steps older than their stack are ended before it; it does not clear them again."""
    run = subprocess.run([sys.executable, "-c", COLLECTED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "ended", "")


def test_a_step_that_goes_into_the_last_one_is_told_and_gone() -> None:
    """Each key in a text is one: what it held, the whole text before and after, would stay as long as the window."""
    session = Session(Report("2021", 2025))
    stack, told = session.undo_stack, list[int]()
    stack.indexChanged.connect(told.append)

    def held() -> int:
        gc.collect()
        return sum(isinstance(one, EditCommand) for one in gc.get_objects())

    before = held()
    for length in range(1, 30):
        session.perform(SetText("overview", "字" * length), "a burst")
    assert stack.count() == 1 and told == [1] * 29 and held() == before + 1
    stack.undo()
    assert session.report.text("overview") == "" and not stack.canUndo()
    stack.redo()
    assert session.report.text("overview") == "字" * 29
    session.perform(SetText("overview", "另一句"), "another burst")
    session.perform(SetText("overview", "又一句"))
    assert stack.count() == 3 and held() == before + 3
    stack.setClean()
    session.perform(SetText("overview", "再一句"), "a third burst")
    stack.setClean()
    session.perform(SetText("overview", "再一句。"), "a third burst")
    assert stack.count() == 5 and not stack.isClean(), "what is saved can be gone back to"


def test_a_step_after_one_taken_back_leaves_none_of_its_texts_behind() -> None:
    """There Qt puts steps together itself, and Qt for Python keeps what has gone into another: an empty one."""
    session = Session(Report("2021", 2025))
    stack = session.undo_stack
    session.perform(SetText("overview", "一"), "a burst")
    session.perform(SetText("problems", "二"))
    stack.undo()
    session.perform(SetText("overview", "一二三"), "a burst")
    assert stack.count() == 1 and session.report.text("overview") == "一二三"
    gc.collect()
    assert not any(isinstance(one, SetText) and one.text == "二" for one in gc.get_objects())
    assert sum(isinstance(one, SetText) and one.text == "一二三" for one in gc.get_objects()) == 1
    stack.undo()
    assert session.report.text("overview") == ""
