"""Fonts whose characters are signs: a person sees a tick or a folder where the file has a letter or a digit.

Office programs show what is below 256, and what lies in the private range, by the signs of such a font
(Wingdings, Webdings, …); Chinese characters come from another font.  Signs that cannot be named stand as “〓”.
"""

from __future__ import annotations

from functools import lru_cache

UNKNOWN = "〓"  # a sign that nobody can name without its font
_PRIVATE = range(0xF000, 0xF100)  # where symbol fonts keep their characters
_ASCII = range(0x20, 0x7F)
_FONTS = ("wingdings", "webdings", "zapf", "monotype sorts", "marlett", "mt extra", "bookshelf symbol")
_LETTER_FONTS = ("symbol", "times new roman", "arial", "calibri", "simsun", "宋体", "仿宋", "黑体")
_CIRCLED, _FILLED = "⓪①②③④⑤⑥⑦⑧⑨⑩", "⓿❶❷❸❹❺❻❼❽❾❿"
_WINGDINGS = {
    **{0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0x71: "□", 0xA1: "○"},
    **{0x6C: "●", 0x9F: "•", 0x6E: "■", 0xA7: "▪", 0x75: "◆", 0xD8: "➢", 0xE0: "→", 0x76: "❖"},
    **dict(enumerate(_CIRCLED, 0x80)),
    **dict(enumerate(_FILLED, 0x8B)),
}
_WINGDINGS_2 = {
    **{0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0xA3: "□", 0x97: "●"},
    **dict(enumerate(_CIRCLED, 0x69)),
    **dict(enumerate(_FILLED, 0x74)),
}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: "□", 0x67: "■", 0x6E: "●"}
_NONE: dict[int, str] = {}
_SIGNS = {"wingdings 2": _WINGDINGS_2, "wingdings 3": _NONE, "webdings": _WEBDINGS, "wingdings": _WINGDINGS}


@lru_cache(maxsize=256)
def sign_font(name: str | None) -> str:
    """The name of a font in small letters where its characters are signs, else ""."""
    told = (name or "").strip("'\" ").lower()
    return told if told.startswith(_FONTS) else ""


def sign(code: int, font: str) -> str:
    """The character of a font (in small letters) by its number: of a font of letters by its code, of signs the usual ones."""
    private = code in _PRIVATE
    code -= _PRIVATE.start if private else 0
    if sign_font(font):
        known = next((signs for name, signs in _SIGNS.items() if font.startswith(name)), _NONE)
        return known.get(code, UNKNOWN)
    if not private:
        return chr(code) if code < 0xD800 else UNKNOWN
    return chr(code) if code in _ASCII and font.startswith(_LETTER_FONTS) else UNKNOWN


def as_seen(words: str, font: str) -> str:
    """Words in a font of signs as a person sees them."""
    return "".join(sign(ord(one), font) if _is_in_font(one) else one for one in words)


def _is_in_font(character: str) -> bool:
    return (" " < character < "\u0100" and character != "\u00a0") or ord(character) in _PRIVATE
