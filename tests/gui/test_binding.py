"""Qt's binding without what explains calls: nothing of it is loaded, and it explains the same as ever when asked."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LOADED = """
import sys
import gui.app
from gui.window.main_window import MainWindow
application = gui.app.make_application([])
window = MainWindow()
window.show()
application.processEvents()
print(sorted(name for name, module in sys.modules.items() if "shibokensupport" in name or "PySide6.support" in name))
print(__import__.__name__ == "__feature_import__")
"""

EXPLAINED = """
import sys, threading
if {ours}:
    import gui
import inspect
from PySide6.QtCore import QObject, QTimer, Qt, qVersion
from PySide6.QtGui import QColor
thing = QObject()
asked = {{
    "kind": lambda: thing.setObjectName(5),
    "which": lambda: QColor.fromRgb("a", []),
    "number": lambda: QObject(1, 2, 3, 4),
    "too few": lambda: thing.setParent(),
    "name": lambda: thing.setObjectNam("a"),
    "property": lambda: QObject(wrong=3),
    "keyword": lambda: QColor(r=3),
    "module": lambda: qVersion("3"),
    "static": lambda: QTimer.singleShot("a", "b", "c", "d"),
    "signal": lambda: thing.destroyed.connect(5),
    "enumeration": lambda: thing.setProperty(Qt.Key.Key_A, 3),
    "text of a class": lambda: QColor.__doc__,
    "text of a method": lambda: QColor.setRed.__doc__,
    "signature": lambda: inspect.signature(QObject.setObjectName),
}}

def ask(what):
    try:
        print(what, "=>", asked[what]())
    except Exception as error:
        print(what, "=>", type(error).__name__, error)

thread = threading.Thread(target=ask, args=({first!r},))
thread.start()
thread.join()
for what in asked:
    ask(what)
"""


def said(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_start_loads_nothing_that_explains_calls() -> None:
    # The one is the stand-in that the library looks into by its name.
    assert said(LOADED).splitlines() == ["['shibokensupport.signature.mapping']", "False"]


@pytest.mark.parametrize("first", ["kind", "property", "text of a class", "static"])
def test_calls_are_explained_as_by_the_binding_alone(first: str) -> None:
    alone = said(EXPLAINED.format(ours=False, first=first))
    assert alone.count("=>") == 15 and "Supported signatures" in alone
    assert said(EXPLAINED.format(ours=True, first=first)) == alone


def test_there_is_nothing_that_the_binding_would_mend_in_its_modules() -> None:
    from PySide6.support import deprecated

    assert not [name for name in vars(deprecated) if name.startswith("fix_for_")]


def test_where_qt_is_there_already_nothing_happens() -> None:
    late = "import PySide6.QtCore, sys; before = sys.modules['signature_bootstrap']; import gui; "
    assert said(late + "print(sys.modules['signature_bootstrap'] is before)").split() == ["True"]
