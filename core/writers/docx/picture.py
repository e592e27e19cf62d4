"""Pictures in paragraphs of their own (DrawingML, ECMA-376 part 1, 20.4): in line with the text, told for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from core.markup import escape
from core.writers.docx import wordml as x
from core.writers.docx.package import image_relation
from core.writers.docx.wordml import WordElement, node
from core.writers.layout.blocks import printable
from core.writers.layout.style import Align, Style
from core.writers.pictures.scene import Scene

_EMU = 12700  # English metric units to a point
_ABOVE = 240  # twips between two pictures
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_INLINE = (
    '<wp:inline xmlns:wp="{space}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" title="{title}" descr="{told}"/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{space}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="{space}/main"><a:graphicData uri="{space}/picture">'
    '<pic:pic xmlns:pic="{space}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
    '</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{relations}" r:embed="{relation}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline>"
)


def picture_paragraphs(rows: Iterable[Sequence[Scene]], style: Style) -> Iterator[WordElement]:
    """A paragraph for each row of pictures, which are counted from 1."""
    numbers = count(1)
    for row in rows:
        properties = node(
            "pPr", node("pStyle", val=x.TEXT), node("spacing", before=_ABOVE), node("ind", left=0, firstLine=0)
        )
        properties.extend((node("jc", val=Align.CENTER), node("textAlignment", val="top")))
        yield node("p", properties, *(node("r", _drawing(scene, next(numbers), style)) for scene in row))


def _drawing(scene: Scene, number: int, style: Style) -> WordElement:
    """The picture of this number, as large as drawn or as the page between its margins."""
    page = style.page
    room = page.text_width / 20 / scene.width, (page.height - page.top - page.bottom - _ABOVE) / 20 / scene.height
    share = min(1.0, *room)
    drawing = node("drawing")
    drawing.append(
        x.parsed(
            _INLINE.format(
                space=_DRAWING,
                relations=x.RELATIONS,
                relation=image_relation(number),
                number=number,
                name=f"图{number}",
                title=_attribute(scene.title),
                told=_attribute(scene.told),
                width=round(scene.width * share * _EMU),
                height=round(scene.height * share * _EMU),
            )
        )
    )
    return drawing


def _attribute(text: str) -> str:
    return escape(printable(text))
