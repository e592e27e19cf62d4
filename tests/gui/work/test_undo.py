"""The undo stack: what is garbage is ended in any order."""

import subprocess
import sys

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
