"""Rows of a page as glyphs; for the tests of page ends and tables of pages."""

from __future__ import annotations

from tests.helpers.makers.pdf_maker import Maker

X = (90.0, 150.0, 300.0, 400.0)


WORDS = "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。"


def row(maker: Maker, top: float, bottom: float, texts: dict[int, str], first: int = 1, closed: bool = True) -> None:
    """Cells with their upper borders and sides; the lower borders only where the row is closed."""
    maker.line(X[first], top, X[-1], top)
    for x in X[first:]:
        maker.line(x, top, x, bottom)
    if closed:
        maker.line(X[first], bottom, X[-1], bottom)
    for place, text in texts.items():
        maker.text(X[place] + 4, top + 14, text)
