"""Colours of a workbook as ``rrggbb``: written out, by number of the palette, or of the theme, made lighter or darker."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from core.readers.safe_xml import Element

_FIRST = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
# ECMA-376 part 1, 18.8.27: the palette where a file has none of its own.
_PALETTE = tuple(
    (
        f"{_FIRST} {_FIRST} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066"
        " FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99"
        " 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300"
        " 333300 993300 993366 333399 333333 000000 FFFFFF"
    ).split()
)
_THEME = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_OFFICE = [
    "FFFFFF",
    "000000",
    "EEECE1",
    "1F497D",
    "4F81BD",
    "C0504D",
    "9BBB59",
    "8064A2",
    "4BACC6",
    "F79646",
    "0000FF",
    "800080",
]


class XlsxColours:
    """The colours that a workbook's styles mean."""

    def __init__(self, styles: Element | None = None, theme: Element | None = None) -> None:
        own = () if styles is None else [node.get("rgb") or "" for node in styles.iter("{*}rgbColor")]
        self._palette = [colour[-6:].upper() for colour in own] or _PALETTE
        scheme = None if theme is None else theme.find(".//{*}clrScheme")
        self._theme = _OFFICE if scheme is None else [_of_scheme(scheme, name) for name in _THEME]

    def of(self, told: Element | None) -> str:
        """The colour that an element tells, "" where it tells none."""
        if told is None:
            return ""
        if rgb := told.get("rgb"):
            return rgb[-6:].upper()
        palette = self._palette if told.get("indexed") else self._theme if told.get("theme") else ()
        number = told.get("indexed") or told.get("theme") or ""
        if not number.isdecimal() or int(number[:4]) >= len(palette):
            return ""
        return _tinted(palette[int(number)], told.get("tint") or "")


def _of_scheme(scheme: Element, name: str) -> str:
    node = scheme.find(f"{{*}}{name}")
    told = next(iter(node), None) if node is not None else None
    return "" if told is None else (told.get("lastClr") or told.get("val") or "").upper()


def _tinted(colour: str, tint: str) -> str:
    """A colour made darker (below 0) or lighter by its part of 1 (18.8.19)."""
    try:
        share = max(-1.0, min(1.0, float(tint[:30]))) if tint else 0.0
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return colour if len(colour) == 6 else ""
    if not share:
        return colour
    hue, light, full = rgb_to_hls(red / 255, green / 255, blue / 255)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "".join(f"{round(255 * part):02X}" for part in hls_to_rgb(hue, light, full))
