"""A bare PySide6 program: the least that any program made this way takes.  Frozen and measured by build.py --measure.

bare --selfcheck DIR writes the moment its window could be seen.
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
folder = Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
(folder / "selfcheck.json").write_text(json.dumps({"shown_at": shown}), "utf-8")
