"""Sentences to choose from, with their figures marked."""

from PySide6.QtGui import QColor, QTextDocument
from pytestqt.qtbot import QtBot

from gui.basics.theme import colours
from tests.helpers.gui.sentence_desk import opened, session


def test_paragraphs_wrap_and_show_linked_figures_in_their_colour(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session(**{"applications.new.business": 4}))
    view = dialog.sentences
    heights = [view.visualItemRect(view.item(row)).height() for row in range(view.count())]
    dialog.resize(dialog.minimumSizeHint())
    qtbot.waitUntil(lambda: view.visualItemRect(view.item(0)).height() > heights[0])
    assert view.visualItemRect(view.item(0)).width() <= view.viewport().width()
    dialog.resize(800, 500)
    picture = view.viewport().grab().toImage()
    accent = QColor(colours(dialog.palette()).accent)
    found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert accent.name() in found


def test_drawing_sentences_leaves_nothing_behind(qtbot: QtBot) -> None:
    dialog = opened(qtbot, session())
    for _ in range(3):
        dialog.sentences.viewport().repaint()
    assert not dialog.sentences.findChildren(QTextDocument)
