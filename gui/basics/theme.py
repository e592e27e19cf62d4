"""One small palette, light and dark, and the fonts; every widget takes its colours here.

``colours(widget.palette())`` gives the set that fits the palette in use, so that
no widget keeps a colour of its own when the system changes over to dark.
"""

from __future__ import annotations

import sys
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget


class Colours(NamedTuple):
    """The colours of the program by what they mean, as ``#rrggbb``."""

    window: str  # around the form
    paper: str  # the form itself, fields to type in
    ink: str  # text and figures
    quiet: str  # second-rank text: last year's figures, provisional totals, hints
    faint: str  # the middle dot of a blank cell
    grid: str  # lines of the form
    frame: str  # around fields, boxes to tick and buttons: the style blends it with its surroundings
    head: str  # row and column heads
    block_head: str  # block heads of table two, as in the official blank form
    computed: str  # cells that are added up, not typed
    accent: str  # focus frame, links, linked figures
    selection: str  # background of what is selected
    visit: str  # bar at cells filled by import and not looked at
    error: str
    error_pale: str
    hint: str
    hint_pale: str
    good: str


LIGHT = Colours(
    window="#f4f5f7",
    paper="#ffffff",
    ink="#1d232b",
    quiet="#545e6c",
    faint="#7b8591",
    grid="#7f8995",
    frame="#6f7985",
    head="#eef0f3",
    block_head="#c6d9f1",
    computed="#e6edf5",
    accent="#1a57a3",
    selection="#cfe0f7",
    visit="#2470d0",
    error="#b32424",
    error_pale="#fbe9e9",
    hint="#855600",
    hint_pale="#fdf3dc",
    good="#236a35",
)

DARK = Colours(
    window="#1b1e23",
    paper="#23272e",
    ink="#e3e7ec",
    quiet="#a7b1bd",
    faint="#808b98",
    grid="#747f8d",
    frame="#8893a1",
    head="#2c3139",
    block_head="#31475f",
    computed="#2a3440",
    accent="#84b6f4",
    selection="#2b4361",
    visit="#5ba0f4",
    error="#f79a9a",
    error_pale="#45292b",
    hint="#e8b04e",
    hint_pale="#423720",
    good="#7fce94",
)

_FAMILIES = {
    "win32": ("Microsoft YaHei UI", "Microsoft YaHei", "SimSun"),
    "": ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei", "Sans Serif"),
}
_POINTS = {"win32": 9.0, "": 10.0}


_DARK = 128  # of 255
_in_force: list[Colours] = []  # the set of a system that forces its own colours, where it does


def colours(palette: QPalette) -> Colours:
    """The set that fits this palette: dark where its paper is dark, unless the system forces its own colours."""
    if _in_force:
        return _in_force[0]
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < _DARK else LIGHT


def is_dark(palette: QPalette) -> bool:
    """Whether light words stand on dark paper."""
    return QColor(colours(palette).paper).lightness() < _DARK


def forced(system: QPalette) -> Colours | None:
    """Colours made of the system's own where it forces a few strong ones (高对比度); None where it does not.

    Such a system has one ground for everything.  Marks that have a colour of their own elsewhere are told by their
    shape: here they have the colour of the text.
    """
    roles, groups = QPalette.ColorRole, QPalette.ColorGroup
    paper = system.color(roles.Base)
    if {system.color(roles.Window).rgb(), system.color(roles.Button).rgb()} != {paper.rgb()}:
        return None
    ink = system.color(roles.Text)
    selection = next(
        mixed
        for part in range(20, -1, -1)
        if contrast(ink, mixed := _mixed(paper, system.color(roles.Highlight), part / 20)) >= _READABLE or not part
    )
    offered = (system.color(roles.Link), system.color(roles.Highlight))
    readable = (one for one in offered if min(contrast(one, paper), contrast(one, selection)) >= _READABLE)
    disabled = system.color(groups.Disabled, roles.Text)
    faint = disabled if contrast(disabled, paper) >= _SEEN else ink
    ground, text = paper.name(), ink.name()
    return Colours(
        **dict.fromkeys(_GROUNDS, ground),
        **dict.fromkeys(_TEXTS, text),
        selection=selection.name(),
        accent=next(readable, ink).name(),
        faint=faint.name(),
    )


_GROUNDS = ("window", "paper", "head", "block_head", "computed", "error_pale", "hint_pale")
_TEXTS = ("ink", "quiet", "grid", "frame", "visit", "error", "hint", "good")
_READABLE, _SEEN = 4.6, 3.1  # contrasts of text and marks: what WCAG 2.2 asks for and a little, for names are rounded


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    """A colour that has so much of the other in it, 0 to 1."""
    pairs = ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()))
    return QColor.fromRgbF(*(a + (b - a) * part for a, b in pairs))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ui_font() -> QFont:
    """The font of the whole window; by point size, so that the system's scaling works."""
    font = QFont()
    font.setFamilies(list(_FAMILIES.get(sys.platform, _FAMILIES[""])))
    font.setPointSizeF(_POINTS.get(sys.platform, _POINTS[""]))
    return font


def figure_font(base: QFont) -> QFont:
    """A font for figures: like ``base``, all digits equally wide."""
    font = QFont(base)
    # PySide6 6.8.0, the newest for the glibc of domestic ARM systems, has no way to name a feature.
    # The Chinese fonts there have digits of one width without it.
    if (named := getattr(QFont.Tag, "fromString", None)) is not None:
        font.setFeature(named("tnum"), 1)
    return font


def scaled(font: QFont, factor: float) -> QFont:
    """The same font, larger or smaller."""
    copy = QFont(font)
    copy.setPointSizeF(max(1.0, font.pointSizeF() * factor))
    return copy


def bold(font: QFont) -> QFont:
    """The same font, bold."""
    copy = QFont(font)
    copy.setBold(True)
    return copy


def palette(of: Colours) -> QPalette:
    """A Qt palette made of these colours."""
    made = QPalette()
    roles = QPalette.ColorRole
    table = {
        roles.Window: of.window,
        roles.WindowText: of.ink,
        roles.Base: of.paper,
        roles.AlternateBase: of.head,
        roles.Text: of.ink,
        roles.PlaceholderText: of.quiet,
        roles.Button: of.head,
        roles.ButtonText: of.ink,
        roles.ToolTipBase: of.paper,
        roles.ToolTipText: of.ink,
        roles.Highlight: of.selection,
        roles.HighlightedText: of.ink,
        roles.Link: of.accent,
        roles.Accent: of.accent,
        roles.Mid: of.grid,
        roles.Light: of.paper,  # the style draws disabled words twice, once in it
        roles.Midlight: of.window,  # what lies around the form, in views too (see paint)
    }
    for role, colour in table.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(of.faint))
    return made


# The style draws frames and boxes to tick in its own shade of the window colour, too near to it to be seen by everybody.
_FRAMED = (
    "QAbstractButton",
    "QAbstractItemView",
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
    "QMenu",
    "QPlainTextEdit",
    "QTextEdit",
)
_SHADE = 140  # percent by which the style darkens the window colour for them


def paint(application: QApplication, of: Colours) -> None:
    """Give the application these colours; the frames of fields and the boxes to tick in one that is seen."""
    _in_force[:] = [] if of in (LIGHT, DARK) else [of]
    made = palette(of)
    application.setPalette(made)
    made.setColor(QPalette.ColorRole.Window, QColor(of.frame).lighter(_SHADE))
    for name in _FRAMED:
        application.setPalette(made, name)  # pyright: ignore[reportArgumentType] (the stubs say bytes)


# Arguments that have an application start with our style: one that is given later brings all of Qt's names
# for parts of widgets into Python, which takes as long as making the window's actions.
STYLE = ("-style", "Fusion")


def apply(application: QApplication, dark: bool | None = None) -> None:
    """Give the application style, font and palette; ``dark`` None follows the system, also later."""
    application.setStyle(STYLE[1])
    dress(application, dark)


def dress(application: QApplication, dark: bool | None = None) -> None:
    """What :func:`apply` does to an application that started with our style."""
    application.setFont(ui_font())
    hints = application.styleHints()

    def follow(scheme: Qt.ColorScheme) -> None:
        application.setPalette(QPalette())  # the system's own again
        paint(application, forced(application.palette()) or (DARK if scheme == Qt.ColorScheme.Dark else LIGHT))

    if dark is None:
        follow(hints.colorScheme())
        hints.colorSchemeChanged.connect(follow)
    else:
        paint(application, DARK if dark else LIGHT)


def explain(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that wraps; a screen reader says the words, not what makes them wrap."""
    widget.setToolTip(tooltip(text))
    widget.setAccessibleDescription(text)


def tooltip(text: str) -> str:
    """A plain text as a tooltip that wraps at a readable width; lines stay lines."""
    from core.markup import escape

    lines = escape(text).replace("\n", "<br>")
    return f"<p style='margin:2px'>{lines}</p>" if text else ""
