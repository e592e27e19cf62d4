"""Take the pictures of the window that the README shows; look at them afterwards.

    .venv/bin/python packaging/screenshots.py [FOLDER] [--dark]      (QT_SCALE_FACTOR=1.5 for 150 %)

The window shows the bundled sample as last year's report and a draft partly filled in.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XXGK_DATA"] = tempfile.mkdtemp()

from PySide6.QtWidgets import QApplication  # noqa: E402

from core.opening import open_any  # noqa: E402
from core.report import rollover  # noqa: E402
from core.report.edits import Confirm, SetCells, SetText  # noqa: E402
from gui import theme  # noqa: E402
from gui.app import make_application  # noqa: E402
from gui.import_dialog import ImportDialog  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"


def partly_filled(window: MainWindow) -> None:
    """A draft as it looks in the middle of the work."""
    last = open_any(SAMPLE).report
    draft = rollover.draft(last, 2025)
    window.document.start(draft, frozenset(draft.values))
    new = {key: value for key, value in last.values.items() if key not in draft.values}
    new |= {
        "applications.new.natural_person": 9,
        "applications.granted.natural_person": 6,
        "disclosure.licensing.decisions": 91,
    }
    left_blank = {key: None for key in new if key.startswith("proceedings.suit") or ".refused.enforcement" in key}
    window.session.perform(SetCells({**new, **left_blank}))
    window.session.perform(Confirm("other", ()))
    window.session.perform(SetText("problems", draft.text("problems").replace("不够及时", "较慢")))
    window.show_editor()


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--dark"]
    folder = Path(arguments[0]) if arguments else ROOT / "resources" / "docs"
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application([])
    if "--dark" in sys.argv:
        theme.apply(application, dark=True)
    window = MainWindow()
    width, height = (int(part) for part in os.environ.get("XXGK_SIZE", "1366x768").split("x"))
    window.resize(width, height)
    window.show()
    picture(window, folder / "start.png")
    partly_filled(window)
    for key, page in window.editor.pages.items():
        window.editor.tabs.setCurrentWidget(page)
        if key == "applications":
            window.editor.jump("applications.granted.natural_person")
            window.editor.side.setCurrentIndex(1)
        picture(window, folder / f"{key}.png")
        window.editor.side.setCurrentIndex(0)
    dialog = ImportDialog(open_any(SAMPLE), SAMPLE.name, 2024, window)
    dialog.show()
    picture(dialog, folder / "import.png")
    dialog.close()
    window.document._never_saved = False
    window.session.undo_stack.setClean()
    window.close()


def picture(widget: object, path: Path) -> None:
    for _ in range(5):
        QApplication.processEvents()
    widget.grab().save(str(path))  # type: ignore[attr-defined]
    print(path)


if __name__ == "__main__":
    main()
