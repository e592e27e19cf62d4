"""The preview and what is drawn in it; for its tests."""

from __future__ import annotations

from PySide6.QtGui import QImage

from core.report.report import Report
from gui.preview.panel import PreviewPanel


def filled() -> Report:
    texts = {"overview": "第一段。\n\n第二段。\n第三段。", "problems": "问题。", "other": "没有。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, texts)
    return report.with_values(dict.fromkeys(report.form.typed, 6))


def picture(panel: PreviewPanel) -> QImage:
    return panel.view.viewport().grab().toImage()


def is_drawn(panel: PreviewPanel) -> bool:
    """Whether anything black stands in sight: a page, not an empty sheet."""
    seen = picture(panel)
    return any(
        seen.pixelColor(x, y).lightness() < 60 for x in range(0, seen.width(), 2) for y in range(0, seen.height(), 2)
    )
