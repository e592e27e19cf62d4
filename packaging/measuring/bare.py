"""A bare PySide6 program: the least that any program made this way takes.  Frozen and measured by build.py --measure.

bare --selfcheck DIR writes the moment its window could be seen, and its memory then, as the program's own self-check does.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication([])
window = QMainWindow()
window.show()
while not window.windowHandle().isExposed():
    application.processEvents()
application.processEvents()
shown = time.time()
from gui.selfcheck import process_facts  # noqa: E402 - not before the window is there: it is no part of a bare program

folder = Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
(folder / "selfcheck.json").write_text(json.dumps({"shown_at": shown, "memory": process_facts.memory()}), "utf-8")
